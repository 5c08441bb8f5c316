"""Conditions and entries in a line of the reader's language."""

from verbale.record.condition import All, AnyOf, AtLeast, Atom, By, Condition, Not
from verbale.serve.language import Strings
from verbale.serve.names import called


def condition_words(condition: Condition | None, t: Strings) -> str:
    """A condition in words: its own where the report gives them, else the name of its atom; "" for none."""
    match condition:
        case None:
            return ""
        case Atom(key, text):
            return t.texts.get(f"atom.{key}") or text or _plain(key, t)
        case Not(part):
            return t("condition.not", part=condition_words(part, t))
        case By(day, part):
            return t("condition.by", part=condition_words(part, t), day=day)
        case All(parts):
            return _joined(parts, "condition.and", t)
        case AnyOf(parts):
            return _joined(parts, "condition.or", t)
        case AtLeast(k, parts):
            return t("condition.at_least", k=k, parts=", ".join(condition_words(p, t) for p in parts))


def _joined(parts: tuple[Condition, ...], key: str, t: Strings) -> str:
    return f" {t(key)} ".join(condition_words(part, t) for part in parts)


def _plain(key: str, t: Strings) -> str:
    """The name of a fact or of a party's act for which the report gives no words."""
    party, _, act = key.partition(".")
    if act:
        return t("whatif.act_of", who=called(party, party, t), act=t.name("act", act))
    return key.removeprefix("words:").replace("-", " ")
