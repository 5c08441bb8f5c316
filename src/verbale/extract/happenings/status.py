"""Whether what a mention tells has happened, happens, is to come, is off, or is only thought of."""

from datetime import date

from verbale.extract.happenings.mention import Mention
from verbale.extract.when.days import Value, last_day
from verbale.extract.when.table import TimesText
from verbale.extract.when.tense import Tense, auxiliaries, tense_of
from verbale.parse.columns import morph
from verbale.record.event import EventStatus, When

PROTEST = "protest"


def status_of(mention: Mention, today: date | None, tenses: TimesText) -> EventStatus:
    """The status, from what governs the mention, its date seen from the day of publication, and its tense."""
    facts, marks = mention.facts, mention.marks
    side = _side(mention, today)
    tense = tense_of(mention.clause, tenses) if mention.clause is not None else Tense.NONE
    if "cancelled" in facts:
        return EventStatus.SCHEDULED if "postponed" in facts and side > 0 else EventStatus.CANCELLED
    if facts & {"if", "depends"} and not (mention.definite and marks & {"wears-on", "off-wished"}):
        return EventStatus.HYPOTHETICAL
    if "off-wished" in marks and side > 0:
        return EventStatus.SCHEDULED
    if marks & {"wears-on", "off-wished"} and mention.definite and side >= 0 and facts & {"if", "depends", "wished"}:
        return EventStatus.ONGOING  # "if the talks collapse", "if they call off the strike": there are talks, a strike
    if "wished" in facts and side >= 0:
        return EventStatus.HYPOTHETICAL
    if side > 0:
        return EventStatus.SCHEDULED
    if side < 0 or "heard" in facts:
        return EventStatus.OCCURRED
    if _goes_on_since(mention, tense):
        return EventStatus.ONGOING
    if "lasts" in marks and not mention.indefinite and tense is not Tense.PAST:
        return EventStatus.ONGOING  # "la trêve tiendrait jusqu'à dimanche"
    if "planned" in facts:
        return EventStatus.SCHEDULED
    if not mention.is_verb and "happens" not in facts:
        known = "at" in facts or "over" in marks
        return EventStatus.OCCURRED if known or tense is not Tense.FUTURE else EventStatus.SCHEDULED
    if "over" in marks:
        return EventStatus.OCCURRED  # "ont atterri à Mascate, avant de s'envoler"
    if tense is Tense.CONDITIONAL and mention.clause is not None and mention.clause.dep_ == "ROOT":
        return EventStatus.HYPOTHETICAL if "spoken" not in facts else EventStatus.SCHEDULED
    if tense in (Tense.FUTURE, Tense.CONDITIONAL, Tense.INFINITIVE):
        return EventStatus.SCHEDULED
    if tense is Tense.PRESENT and "headline" not in facts:
        open_day = mention.when is not None and mention.when.start is None and mention.when.granularity == "day"
        return EventStatus.SCHEDULED if open_day else EventStatus.ONGOING
    return EventStatus.OCCURRED


def _goes_on_since(mention: Mention, tense: Tense) -> bool:
    """Whether people have protested since a day: "have occupied the faculty since last week"."""
    since = mention.when is not None and mention.when.note.startswith("since")
    protest = mention.kind is not None and mention.kind.group == PROTEST and mention.is_verb
    helped = any("Pres" in morph(h, "Tense") for h in auxiliaries(mention.token))
    return since and protest and (tense is Tense.PRESENT or (tense is Tense.PAST and helped))


def _side(mention: Mention, today: date | None) -> int:
    """-1: its time is over on the day of publication, 1: it is to come, 0: that day, or not known."""
    when = mention.when
    if when is None or when.start is None or today is None:
        return 0
    if when.note.startswith("since") and when.start[:10] <= today.isoformat()[: len(when.start)]:
        return 0  # it goes on
    end = last_day(Value(when.start[:10], when.end[:10] if when.end else None, when.granularity))
    if end is not None and end < today:
        return -1
    return 1 if when.start[:10] > today.isoformat()[: len(when.start)] else 0


def age(when: When | None, today: date | None) -> str:
    """The fact that tells how far a mention's time is from the day of publication."""
    if when is None or when.start is None or today is None:
        return "age-open"
    if when.granularity == "year":
        return "age-year"
    parts = [int(p) for p in when.start[:10].split("-")]
    days = (date(parts[0], parts[1] if len(parts) > 1 else 7, parts[2] if len(parts) > 2 else 15) - today).days
    limits = ((-60, "age-old"), (-8, "age-weeks"), (-1, "age-week"), (0, "age-today"), (10, "age-soon"))
    return next((name for limit, name in limits if days <= limit), "age-ahead")
