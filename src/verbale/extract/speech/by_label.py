"""Statements after a label: a transcript's line or a headline, a name and a colon, then what that person says."""

import re

from verbale.extract.speech.proposals import Candidate, Proposal, bucket
from verbale.extract.speech.subjects import Source
from verbale.extract.speech.view import MARKS, View
from verbale.record.report import SectionRole


def by_label(v: View) -> list[Proposal]:
    """A transcript's line or a headline: a name and a colon, then what that person says."""
    start = 0
    while start < len(v) and (v.pos[start] == "SPACE" or v.words[start] in MARKS):
        start += 1
    colon = next((i for i in range(start, min(len(v), start + 5)) if v.words[i] == ":"), 0)
    names = [v.token(i).text for i in range(start, colon)]
    if not names or max(map(len, names)) < 3:
        return []
    upper = all(n.isupper() or n in {".", "-"} for n in names)
    headline = v.block.role is SectionRole.HEADLINE
    if headline or not (upper or (len(names) > 1 and all(n[0].isupper() and v.known(start) for n in names))):
        person = all(n[0].isupper() for n in names) and _is_person(v, colon - 1)
        if not person or not any(map(v.finite, range(colon, len(v)))):
            return []
    if not _person_label(v, colon, upper) or _part_quoted(v, colon + 1):
        return []
    if upper and not headline and not _speaks(v, start, colon):
        return []
    last = len(v)
    while last > colon and (v.words[last - 1] in MARKS or v.pos[last - 1] == "SPACE"):
        last -= 1
    if last <= colon + 1:
        return []
    reading = Candidate("label", ((colon + 1, last),), [f"len:{bucket(last - colon)}"])
    source = Source(start, "inverted", colon, start)
    facts = [f"role:{v.block.role.value}", f"upper:{upper}", f"label-quote:{v.inside[colon + 1] >= 0}"]
    return [Proposal(v, (colon, colon), source, "label", facts, [reading])]


def _person_label(v: View, colon: int, upper: bool) -> bool:
    """Whether a label in capitals is no heading: none of its words is one that the report also has in small letters."""
    words = [v.words[i] for i in range(colon) if v.words[i].isalpha() and len(v.words[i]) > 2]
    if not upper:
        return True
    return not any(w in v.cues.silent or re.search(rf"\b{re.escape(w)}\b", v.parsed.text) for w in words)


def _speaks(v: View, start: int, colon: int) -> bool:
    """Whether a line is a transcript's, not a factbox's: somebody speaks in it, or its label comes back."""
    own = range(colon + 1, len(v))
    if v.inside[colon + 1 : colon + 2] != [-1] or any(v.words[i] == "?" for i in own):
        return True
    if any(v.inside[i] < 0 and not {"1", "2"}.isdisjoint(v.morph(i, "Person")) for i in own):
        return True
    name = re.escape(v.token(colon - 1).text)
    return len(re.findall(rf"^(?:[^\W\d_][\w.'’-]* ){{0,3}}{name} ?:", v.parsed.text, re.MULTILINE)) > 1


def _part_quoted(v: View, start: int) -> bool:
    """Whether a label is followed by a quotation that ends before the block does (Lund: "…" Berg: "…")."""
    if start >= len(v) or v.inside[start] < 0:
        return False
    end = v.quotes[v.inside[start]].end
    return any(v.pos[i] not in ("PUNCT", "SPACE") for i in range(end, len(v)))


def _is_person(v: View, i: int) -> bool:
    """Whether a name alone is a person's: the parser says so, or the report gives the first name elsewhere.

    A word that the report also has in small letters is a topic ("Otages : les pourparlers reprennent").
    """
    if re.search(rf"\b{re.escape(v.words[i])}\b", v.parsed.text):
        return False
    name = re.escape(v.token(i).text)
    if i > 0 and v.text_capital(i - 1) and v.pos[i - 1] != "SPACE":  # "Procès Lund : …" is no name
        whole = rf"{re.escape(v.token(i - 1).text)} {name}"
        return len(re.findall(rf"\b{whole}\b", v.parsed.text)) > 1 or v.token(i - 1).ent_type_ in ("PERSON", "PER")
    if v.pos[i] == "PROPN" and v.token(i).ent_type_ in ("PERSON", "PER"):
        return True
    return bool(re.search(rf"(?<![.!?] )\b[A-Z][\w'’-]+ {name}\b", v.parsed.text))
