"""Under which key a party is known in every report, and whether two keys can name one person."""

from verbale.record.actors import Actor, party_key

TITLE = 3  # letters: shorter parts of a key are titles and initials ("m-ri", "mr-park")


def shared_key(actor: Actor) -> str | None:
    """The key across reports; None for an unnamed party, who is known in its own report alone."""
    key = party_key(actor)
    return key if actor.name and key != actor.id else None


def one_name(one: str, other: str) -> bool:
    """Whether one key is a part of the other's name: "merz" and "friedrich-merz", "m-ri" and "ri-yong-ho".

    Within one story only: elsewhere two people may well have one family name.
    """
    short, long = sorted((one.split("-"), other.split("-")), key=len)
    told = [part for part in short if len(part) >= TITLE] or short[-1:]
    return bool(told) and set(told) <= set(long) and not (one.isupper() or other.isupper())
