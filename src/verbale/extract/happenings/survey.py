"""Go through a report: every mention of something that happens, dated, placed, with what speaks for it."""

from bisect import bisect_left, bisect_right
from collections import defaultdict
from collections.abc import Sequence
from datetime import date, datetime

from spacy.tokens import Token

from verbale.extract.happenings.anchored import Said, date_eves, date_named
from verbale.extract.happenings.attach import give_times, mode_told, share_times
from verbale.extract.happenings.clause import antecedent, relative_of, subject
from verbale.extract.happenings.deeds import DEED, is_deed
from verbale.extract.happenings.find import mentions
from verbale.extract.happenings.joining import is_meeting, joiners
from verbale.extract.happenings.lend import lend_types
from verbale.extract.happenings.mention import Mention
from verbale.extract.happenings.naming import typed
from verbale.extract.happenings.off import call_off
from verbale.extract.happenings.places import is_there, place_of
from verbale.extract.happenings.status import age, status_of
from verbale.extract.happenings.table import EventsText, Happenings, happenings_of
from verbale.extract.happenings.weight import LEAST, confidence
from verbale.extract.reading import Reading
from verbale.extract.when.dated import SOME_DAY
from verbale.extract.when.table import TimesText, times_of
from verbale.extract.when.tense import Tense, tense_of
from verbale.parse.columns import morph
from verbale.record.event import When
from verbale.record.span import Span
from verbale.record.statement import StatementKind

AHEAD = frozenset({"age-soon", "age-ahead"})
STEM = 6  # letters that a verb and its noun share ("échanger", "l'échange")
HELPERS = 4  # tokens of a cue up to its verb
BY_SPEAKING = frozenset({"speech", "talk", "agreement", "vote", "justice"})  # what is done by saying so


def survey(reading: Reading) -> list[Mention]:
    """All mentions of the report, before any is left out; parties are not looked for yet."""
    parsed = reading.parsed
    words = happenings_of(parsed.language, parsed.overlays)
    tenses = times_of(parsed.language, parsed.overlays).text
    published = parsed.report.published
    today = published.date() if isinstance(published, datetime) else published
    times: dict[int, list[When]] = defaultdict(list)
    for when in reading.times:
        if (block := parsed.block_at(when.span.start)) is not None:
            times[block.number].append(when)
    cues = sorted(span for s in reading.statements for span in s.cue)
    sayers = {span.start: s.source[0] for s in reading.statements for span in s.cue if s.source}
    direct = sorted(span for s in reading.statements if s.kind is StatementKind.DIRECT for span in s.cue)
    everything: list[Mention] = []
    for block in parsed.prose:
        found = list(mentions(reading, block, words, tenses, times[block.number]))
        settle_senses(everything, found, words)
        call_off(found, words)
        give_times(found, block, times[block.number], words.text)
        leave_to_nouns([m for m in found if m.token.lemma_ not in words.text.plans], today, tenses)
        date_named(found, block, times[block.number])
        spoken = [Said(span, today) for span in cues if today and block.span.covers(span)]
        date_eves(found, block, times[block.number], spoken, words.text)
        share_times(found)
        found = without_former_plans(found, words)
        found = [m for m in found if not _is_standing(m)]
        found = [m for m in found if "dated" in m.facts or m.token.lemma_ not in words.text.when_dated or not m.is_verb]
        lend_types(found, words.text)
        found = [m for m in found if not _is_put_off(m, found)]
        joiners(block, found, next((m for m in reversed(everything) if is_meeting(m)), None), words.text)
        for mention in found:
            mention.place = place_of(mention, words) or mention.place
            mention.sayer = _sayer(mention, sayers)
            mention.facts |= _around(mention, cues) | _dating(mention, today) | _spoken_of(mention)
            mention.status = status_of(mention, today, tenses)
            mention.marks |= {DEED} if is_deed(mention, tenses) else set()
            if mention.place is None and is_there(mention, words.text):
                mention.place = _last_place(mention, [*everything, *found])
        found = [m for m in found if not (_is_cue(m, cues) if m.kind is None else _is_only_said(m, direct))]
        everything += [m for m in found if "awaited" not in m.facts or _tells(m, parsed.text, words.text)]
    return everything


def without_former_plans(found: Sequence[Mention], words: Happenings) -> list[Mention]:
    """Leave out the relative clause that tells for when something called off was planned; called off without a new
    time, it was to be then: "suspended the talks, *which were due to resume on Friday*"."""
    off = {m.token.i: m for m in found if not m.is_verb and m.facts & {"cancelled", "postponed"}}
    left_out: set[int] = set()
    for mention in found:
        clause = relative_of(mention.token) if mention.is_verb else None
        noun = off.get(antecedent(clause).i) if clause is not None else None
        noun = noun or next((m for m in off.values() if clause is not None and _holds(m, antecedent(clause))), None)
        if noun is None or mention.token.lemma_ not in words.text.happens | words.text.plans:
            continue
        left_out.add(id(mention))
        noun.place = place_of(mention, words)
        if noun.when is None and mention.when is not None and "postponed" not in noun.facts:
            noun.when = mention.when
            noun.facts.add("dated")
    return [m for m in found if id(m) not in left_out]


def leave_to_nouns(found: Sequence[Mention], today: date | None, tenses: TimesText) -> None:
    """Leave a day to come to the noun that it stands by, not to what was done: "agreed to a *round* from May 25"."""
    for act in found:
        when = act.when
        if not act.is_verb or when is None or "planned" in act.facts or age(when, today) not in AHEAD:
            continue
        nouns = [m for m in found if m.when is when and not m.is_verb and not {"happens", "cancelled"} & m.facts]
        if nouns and tense_of(act.token, tenses) is Tense.PAST:
            act.when = None
            act.facts.discard("dated")


def _is_put_off(mention: Mention, found: Sequence[Mention]) -> bool:
    """Whether who was expected puts off coming: "une mission, *attendue lundi*, a repoussé sa venue au 22 juin"."""
    if not mention.is_verb or "awaited" not in mention.facts or mention.token.dep_ != "acl":
        return False
    off = (m for m in found if m.is_verb and m is not mention and "postponed" in m.facts and m.when is not None)
    return any(subject(m.token) == mention.token.head for m in off)


def _holds(mention: Mention, noun: Token) -> bool:
    """Whether a mention is the part that a noun below it is counted by: "a round of talks, which …"."""
    return "part" in mention.marks and mention.token.i < noun.i and mention.token.is_ancestor(noun)


def settle_senses(earlier: Sequence[Mention], found: Sequence[Mention], words: Happenings) -> None:
    """Give a word of two senses, where its own sentence does not say which it has, the one that the report has told:
    "dockers walked out. … *The strike* is to last until Friday"."""
    told = [*earlier]
    for mention in found:
        alone = mention.is_verb or (found_as := typed(mention.token, words)) is None or found_as[1] == found_as[2]
        other = words.open_sense(mention.token) if mention.kind and alone else None
        if other is not None and mention.kind is not None and mention.kind is not other:
            kinds = {m.kind for m in told if confidence(m.facts) >= LEAST}
            stem = mention.token.lemma_[:STEM]
            same_word = any(m.kind is other and m.token.lemma_.startswith(stem) for m in told)
            if other in kinds and (same_word or mention.kind not in kinds):
                mention.facts = mention.facts - {f"type-{mention.kind.name}"} | {f"type-{other.name}"}
                mention.kind = other
        told.append(mention)


def _last_place(mention: Mention, told: Sequence[Mention]) -> str | None:
    """The place told before a mention in its sentence or the one before it."""
    first = mention.token.sent.start
    near = (m for m in reversed(told) if m.block is mention.block and m.token.i < mention.token.i)
    return next((m.place for m in near if m.place and m.token.sent.end >= first), None)


def _is_standing(mention: Mention) -> bool:
    """Whether something has gone on for years, or was on some day: "since 2006", "on a Tuesday" date no act of a
    report, and "the post *closed since January*" tells how things stand."""
    when = mention.when
    if when is None:
        return False
    since = when.note.startswith("since")
    if mention.kind is not None:
        return since and "bare-participle" in mention.facts and "lent" not in mention.facts
    return when.note == SOME_DAY or (since and when.granularity in ("year", "interval"))


def _tells(mention: Mention, text: str, words: EventsText) -> bool:
    """Whether what is expected is told with its time, its place, or how people come."""
    return "dated" in mention.facts or bool(mention.place) or mode_told(mention.evidence.words(text), words) is not None


def _is_only_said(mention: Mention, direct: list[Span]) -> bool:
    """Whether a verb that could tell an act brings somebody's own words: "« … », a lancé le ministre"."""
    of_words = mention.kind is not None and mention.kind.group in BY_SPEAKING
    return mention.is_verb and not of_words and _is_cue(mention, direct)


def _is_cue(mention: Mention, cues: list[Span]) -> bool:
    """Whether a verb only says that somebody speaks."""
    at = mention.block.at(mention.token).start
    place = bisect_right(cues, at, key=lambda span: span.start)
    return place > 0 and cues[place - 1].end > at


def _sayer(mention: Mention, sayers: dict[int, Span]) -> Token | None:
    """Who says it, where the clause of a mention is a cue: "…, a annoncé mercredi *le commissaire* lors d'un point"."""
    if mention.clause is None:
        return None
    near = range(mention.clause.i, max(-1, mention.clause.i - HELPERS), -1)  # a cue begins with its auxiliaries
    starts = (mention.block.at(mention.block.doc[i]).start for i in near)
    source = next((sayers[at] for at in starts if at in sayers), None)
    tokens = mention.block.tokens(source) if source is not None else None
    return tokens.root if tokens is not None and len(tokens) else None


def _around(mention: Mention, cues: list[Span]) -> set[str]:
    """Facts of what stands with a mention: a place, a speech cue, a doer with a name."""
    facts = {"placed"} if mention.place else set()
    first = bisect_left(cues, mention.evidence.start, key=lambda span: span.start)
    if first < len(cues) and cues[first].start < mention.evidence.end:
        facts.add("spoken")
    if mention.is_verb:
        doer = subject(mention.token)
        if doer is None:
            facts.add("no-doer")
        elif doer.pos_ == "PROPN" or any(t.pos_ == "PROPN" for t in doer.subtree):
            facts.add("named-doer")
    return facts


def _spoken_of(mention: Mention) -> set[str]:
    """Facts of how a noun is spoken of: as known, as new, or neither."""
    bare = not mention.definite and not mention.indefinite and "Plur" in morph(mention.token, "Number")
    if mention.is_verb or (bare and {"happens", "between"} <= mention.facts):
        return set()  # "will hold talks with X": the plural needs no article
    return {"definite" if mention.definite else "indefinite" if mention.indefinite else "no-article"}


def _dating(mention: Mention, today: date | None) -> set[str]:
    """Facts of a mention's time, or of what is left without one."""
    shape = "verb" if mention.is_verb else "carried-noun" if {"happens", "at", "apart"} & mention.facts else "bare-noun"
    where = "head" if {"headline", "lead"} & mention.facts else "body"
    typed = "typed" if mention.kind else "untyped"
    if "dated" in mention.facts:
        return {age(mention.when, today), f"dated-{shape}", f"dated-{typed}"}
    return {f"undated-{shape}-{where}", f"undated-{typed}-{where}"}
