"""Under which key a party is known in every report, and whether two keys can name one person."""

from verbale.record.actors import Actor, party_key

TITLE = 3  # letters of a first part that may be a title ("m-ri", "mrs-park")


def shared_key(actor: Actor) -> str | None:
    """The key across reports; None for an unnamed party, who is known in its own report alone."""
    key = party_key(actor)
    return key if actor.name and key != actor.id else None


def one_name(one: str, other: str) -> bool:
    """Whether one key is a part of the other's name: "merz" and "friedrich-merz", "m-ri" and "ri-yong-ho".

    Within one story only: elsewhere two people may well have one family name.
    """
    if one.isupper() or other.isupper():  # states
        return False
    short, long = sorted((one.split("-"), other.split("-")), key=len)
    bare = short[1:] if len(short[0]) <= TITLE and len(short) > 1 else short
    return any(len(told) < len(long) and set(told) <= set(long) for told in (short, bare))
