"""Find time expressions: rules are tried around words that can be part of one, the longest match wins."""

from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache

from spacy.attrs import LOWER, SHAPE
from spacy.tokens import Doc
from spacy.vocab import Vocab

from verbale.extract.when.table import Rule, RuleText, Times

BEFORE = 5  # tokens before a trigger at which an expression may begin


@dataclass(frozen=True, slots=True)
class Found:
    """One matched expression: code points in the block's text, the rule, and the words of its fields."""

    start: int
    end: int
    rule: RuleText
    fields: dict[str, str]


def find(doc: Doc, text: str, times: Times) -> Iterator[Found]:
    """The expressions of a block whose readable text is ``text``, in order; they never overlap."""
    reached = 0
    for at in _starts(doc, times):
        if at < reached:
            continue
        found = _longest(text, at, times)
        if found:
            reached = found.end
            yield found


def _longest(text: str, at: int, times: Times) -> Found | None:
    best: Found | None = None
    if not times.some_rule.match(text, at):
        return None
    for rule in times.rules:
        match = rule.pattern.match(text, at)
        if match and (best is None or match.end() > best.end or (match.end() == best.end and _is_surer(rule, best))):
            fields = {k: v for k, v in match.groupdict().items() if v is not None}
            lead = fields.pop("lead", "")
            end = match.end() - (text[match.end() - 1] == ".")  # the full stop of a sentence
            best = Found(match.start() + len(lead), end, rule.text, fields)
    return best


def _is_surer(rule: Rule, best: Found) -> bool:
    """ "At noon" is a clock time rather than a part of the day."""
    return rule.text.kind == "clock" and best.rule.kind == "joined-part"


def _starts(doc: Doc, times: Times) -> list[int]:
    """Where an expression may begin: a few tokens before each trigger word or figure."""
    rows = doc.to_array([LOWER, SHAPE]).tolist()
    triggers = _trigger_ids(doc.vocab, times.triggers)
    figures = {shape for shape in {s for _, s in rows} if "d" in doc.vocab.strings[shape]}  # d: a digit
    hits = [i for i, (lower, shape) in enumerate(rows) if lower in triggers or shape in figures]
    wanted = {i for n in hits for i in range(max(0, n - BEFORE), n + 1)}
    return [doc[i].idx for i in sorted(wanted)]


@cache
def _trigger_ids(vocab: Vocab, triggers: frozenset[str]) -> frozenset[int]:
    return frozenset(vocab.strings.add(word) for word in sorted(triggers))
