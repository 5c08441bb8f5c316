"""Mentions that tell one happening by how they hang together: a noun in its verb's words, a part, a detail."""

from spacy.tokens import Token

from verbale.extract.happenings.days import day_of, days_differ
from verbale.extract.happenings.mention import Mention, group_of
from verbale.parse.columns import morph

SPEECH, MEASURE, VOTE = "speech", "sanction", "vote"


def inside(old: Mention, new: Mention) -> bool:
    """A noun and the verb that carries it ("ont signé un accord", "held talks"), or one evidence."""
    if old.block is not new.block:
        return False
    if "apart" in old.facts | new.facts:
        return False
    if "lent" in old.facts | new.facts and old.clause == new.clause and old.evidence.overlaps(new.evidence):
        return True
    noun = new if old.is_verb else old
    ties = {"happens", "at"} if group_of(new) == group_of(old) == SPEECH else {"happens"}
    verb = old if old.is_verb else new
    held = bool(ties & noun.facts) or (noun.token.head == verb.token and group_of(new) == group_of(old))
    carried = old.clause == new.clause and old.is_verb != new.is_verb and held
    return carried and not days_differ(old, new) and old.evidence.overlaps(new.evidence)


def one_phrase(a: Mention, b: Mention) -> bool:
    """Whether one noun stands for a part of the other: "a second *round* of *talks*"."""
    if a.is_verb or b.is_verb or a.block is not b.block or a.evidence == b.evidence:
        return False
    return _above(b.token) == a.token and group_of(a) == group_of(b) and "part" in a.marks


def one_vote(old: Mention, new: Mention) -> bool:
    """Whether a clause tells why a vote of its sentence failed: "failed to renew it *after X vetoed a text*"."""
    if old.block is not new.block or not group_of(old) == group_of(new) == VOTE or days_differ(old, new):
        return False
    clause, main = new.clause, old.clause
    return clause is not None and main is not None and clause.dep_ == "advcl" and clause.head == main and old.is_verb


def _above(noun: Token) -> Token:
    return noun.head.head if noun.head.pos_ == "ADP" else noun.head


def part_of(inner: Mention, outer: Mention) -> bool:
    """An undated mention within the words of another one of the same sentence is a detail of it."""
    if inner is outer or inner.block is not outer.block or day_of(inner) is not None:
        return False
    if "between" in inner.facts and (group_of(inner) != group_of(outer) or inner.status is not outer.status):
        return False  # "Zelensky, qui s'est entretenu avec X, tiendra une conférence": a meeting of its own
    return outer.evidence.covers(inner.evidence) and len(outer.evidence) > len(inner.evidence)


def follows_from(act: Mention, other: Mention) -> bool:
    """Whether an act without time, and of no type or of a measure, only says what came of another one: "walked out,
    *shutting the port*"."""
    adverbial = act.token.dep_ == "advcl" and "Part" in morph(act.token, "VerbForm")
    return (
        adverbial
        and (act.kind is None or act.kind.group == MEASURE)
        and day_of(act) is None
        and other.is_verb
        and act.token.head == other.token
    )
