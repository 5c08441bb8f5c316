"""Whether a mention speaks of what was told before it, or of another happening."""

from collections.abc import Sequence

from verbale.extract.happenings.days import day_of, is_ahead
from verbale.extract.happenings.mention import HEADS, Mention, group_of
from verbale.record.event import EventStatus
from verbale.record.report import SectionRole

DECREE, JUSTICE = "decree", "justice"
HARM = "attack"  # its verbs tell who was hit and how, one after the other


def looks_back(group: Sequence[Mention], new: Mention) -> bool:
    """Whether an undated mention, or one that dates what was told before, speaks of the same happening."""
    if any(m.number & new.number for m in group):
        return True  # "a second summit", told again
    if day_of(new) is not None and any(day_of(m) is not None for m in group):
        alike = new.token.lemma_ in {m.token.lemma_ for m in group} and {a for m in group for a in m.known}
        return bool(alike and alike & set(new.known)) and any(day_of(m) == day_of(new) for m in group)
    if day_of(new) is not None and all("apart" in m.facts and not _is_headline(m) for m in group):
        return False  # "after the summit of last year": another one
    if all({"apart", "another"} <= m.facts for m in group) and new.token.lemma_ not in {m.token.lemma_ for m in group}:
        return False  # "after a similar meeting last year": not the conference that is told of
    shared = {actor for m in group for actor in m.known} & set(new.known)
    if new.known and "between" in new.facts and not shared and not new.is_verb:
        return False
    if "another" in new.facts and new.block.role not in HEADS and not _is_last_of(group, new):
        return False
    known = {actor for m in group for actor in m.who} & set(new.who)
    if "named" in new.facts and not new.is_verb and not known and new.block.role not in HEADS:
        return False
    if new.indefinite and is_ahead(new) and any("wears-on" in m.marks for m in group):
        return False  # what is under way is not what is newly planned
    if "wears-on" in new.marks and not new.definite and not shared and all(m.is_verb and m.known for m in group):
        return False  # "He met X. Talks were interrupted …": the talks of all
    told = {m.status for m in group if m.is_verb and "headline" not in m.facts}
    if new.is_verb and told and new.status not in told and new.status is not EventStatus.CANCELLED:
        return False
    if new.indefinite and "between" in new.facts and new.block.role not in HEADS and day_of(new) is not None:
        return False  # one of several
    if new.indefinite and all(m.status is not new.status and m.block.role is not SectionRole.HEADLINE for m in group):
        return False
    if all(m.block.role in HEADS for m in group) and any("headline" in m.facts or day_of(m) is None for m in group):
        return True
    if not new.is_verb:
        return new.definite or bool(shared) or not new.indefinite
    near = "lent" not in new.facts and new.block.number - group[-1].block.number <= 1
    near = near and (day_of(new) is None or group[-1].block.role in HEADS)
    harm = near and group_of(new) == HARM and new.status is group[-1].status
    return harm or bool(shared) or new.token.lemma_ in {m.token.lemma_ for m in group}


def _is_last_of(group: Sequence[Mention], new: Mention) -> bool:
    """Whether the headline tells of one that came to nothing as the text does: "talks collapse … a last round of talks
    broke up"."""
    ends = "wears-on" in new.marks and new.status is EventStatus.OCCURRED
    return ends and any("wears-on" in m.marks for m in group) and all(_is_headline(m) for m in group)


def _is_headline(mention: Mention) -> bool:
    """Whether a headline without a day tells it: what the report goes on to tell."""
    return "headline" in mention.facts and day_of(mention) is None


def told_anew(old: Mention, new: Mention) -> bool:
    """Whether one is told as another one than that before it in its paragraph ("un nouvel essai"), or as another act:
    decrees are many on one day."""
    anew = ("another" in new.facts and new.indefinite) or "anew" in new.marks
    if anew and old.block is new.block and not old.number & new.number:
        return True
    return group_of(old) == group_of(new) == DECREE and old.clause != new.clause and not _same_noun(old, new)


def other_step(a: Mention, b: Mention) -> bool:
    """Whether two are steps of justice that different people see, or one after the other: "was arrested … and is to
    appear before a magistrate"."""
    if a.kind is None or b.kind is None or a.kind is b.kind or not group_of(a) == group_of(b) == JUSTICE:
        return False
    return a.is_verb and b.is_verb and (a.status is not b.status or not set(a.who) & set(b.who))


def _same_noun(a: Mention, b: Mention) -> bool:
    return a.block.role in HEADS or b.block.role in HEADS or (a.token.lemma_ == b.token.lemma_ and day_of(b) is None)


def one_speech(group: Sequence[Mention], new: Mention) -> bool:
    """Whether one speaks at both: people speak often on one day."""
    shared = {actor for m in group for actor in m.known} & set(new.known)
    return bool(shared) or any(m.clause == new.clause and m.block is new.block for m in group)


def at_odds(group: Sequence[Mention], new: Mention) -> bool:
    """Whether one is only thought of and the other has a day or has happened; a definite noun may be either."""
    thought, off = EventStatus.HYPOTHETICAL, EventStatus.CANCELLED
    if new.status is off and all(m.status is EventStatus.OCCURRED for m in group):
        return True
    if any(m.number & new.number and m.status is not EventStatus.OCCURRED for m in group):
        return False
    return not new.definite and (new.status is thought) != any(m.status is thought for m in group)
