"""Conditions and entries in a line of the reader's language."""

from collections.abc import Callable

from verbale.record.condition import All, AnyOf, AtLeast, Atom, By, Condition, Not
from verbale.serve.language import Strings
from verbale.serve.names import called

Naming = Callable[[Atom], str]
"""What to call an atom, in the reader's language."""


def condition_words(condition: Condition | None, t: Strings, name: Naming | None = None) -> str:
    """A condition in words: its own where the report gives them, else the name of its atom; "" for none.

    ``name``: what to call atoms that have no words of their own any more, as those of the reasoning.
    """
    called_so = name or (lambda atom: t.texts.get(f"atom.{atom.key}") or atom.text or _plain(atom.key, t))
    return "" if condition is None else _words(condition, t, called_so)


def _words(condition: Condition, t: Strings, name: Naming) -> str:
    match condition:
        case Atom():
            return name(condition)
        case Not(part):
            return t("condition.not", part=_words(part, t, name))
        case By(day, part):
            return t("condition.by", part=_words(part, t, name), day=t.day(day))
        case All(parts):
            return f" {t('condition.and')} ".join(_words(part, t, name) for part in parts)
        case AnyOf(parts):
            return f" {t('condition.or')} ".join(_words(part, t, name) for part in parts)
        case AtLeast(k, parts):
            return t("condition.at_least", k=k, parts=", ".join(_words(part, t, name) for part in parts))


def _plain(key: str, t: Strings) -> str:
    """The name of a fact or of a party's act for which the report gives no words."""
    party, _, act = key.partition(".")
    if act:
        return t("whatif.act_of", who=called(party, party, t), act=t.name("act", act))
    return key.removeprefix("words:").replace("-", " ")
