"""Find verbs that may report speech: the verb group, its form, and the table entries that fit."""

import re
from dataclasses import dataclass, replace

from verbale.extract.speech.cues import Entry, form_lemmas, verb_entries
from verbale.extract.speech.view import BREAKS, FINAL, View

OTHER = Entry((), ("go-on",), frozenset({"after"}))  # any verb that stands where a cue would
REACH = 10  # tokens before the verb within which its auxiliary stands ("a, pour sa part, réclamé")
BEHIND = 6  # tokens behind a quotation within which such a verb stands


@dataclass(frozen=True, slots=True)
class Cue:
    """A verb that may report speech.

    Attributes:
        verb: Token index of the verb.
        start, end: The verb group, with its auxiliaries and fixed words.
        form: ``finite · participle`` (present) ``· passive · past`` (a bare past participle) ``· infinitive``.
        clitic: Token index of a subject pronoun after the verb or its auxiliary ("a-t-il dit"); -1: none.
        reflexive: "s'est dit".
        negated: "n'a pas confirmé".
    """

    verb: int
    start: int
    end: int
    entry: Entry
    form: str
    clitic: int = -1
    reflexive: bool = False
    negated: bool = False

    def takes(self, frame: str) -> bool:
        """Whether the entry allows the frame."""
        return frame in self.entry.frames


def find_cues(v: View) -> list[Cue]:
    """All cue verbs of a block, in order."""
    given = (v.parsed.language, v.parsed.overlays)
    entries, forms = verb_entries(*given), form_lemmas(*given)
    found = []
    for i, lemma in enumerate(v.lemmas):
        if lemma not in entries:
            if v.words[i] not in forms:
                continue
            lemma = forms[v.words[i]]
        if v.pos[i] not in ("VERB", "AUX") and not _misread(v, i, forms):
            continue
        for entry in entries[lemma]:
            end = _tail(v, i, entry)
            if end:
                cue = _cue(v, i, end, entry)
                if cue.reflexive and "judge" in entry.classes:  # "se trouvait", "s'estime lésé"
                    cue = replace(cue, entry=replace(entry, frames=entry.frames & {"self"}))
                found.append(cue)
                break
    taken = {i for c in found for i in range(c.start, c.verb + 1)}
    return sorted([*found, *_quotatives(v, taken)], key=lambda c: c.verb)


def _quotatives(v: View, taken: set[int]) -> list[Cue]:
    """Other verbs right behind a quotation that ends a sentence or has a comma, with no more than a subject between.

    "…," he scoffed; « … », rage-t-il; "…!" grinned Hansen.
    """
    found = []
    for q in v.quotes:
        comma = v.words[q.last - 1] == "," or (q.end < len(v) and v.words[q.end] == ",")
        if not comma and v.words[q.last - 1] not in FINAL:
            continue
        at = q.end + (q.end < len(v) and v.words[q.end] == ",")
        stop = min(v.unit(q.start)[1], at + BEHIND)
        verb = next((i for i in range(at, stop) if v.words[i] in BREAKS or v.inside[i] >= 0 or v.finite(i)), stop)
        if verb < stop and verb not in taken and v.finite(verb) and v.pos[verb] == "VERB" and v.inside[verb] < 0:
            cue = _cue(v, verb, verb + 1, OTHER)
            if cue.clitic >= 0 or verb == at or v.pos[verb - 1] in ("PRON", "PROPN", "NOUN"):
                found.append(cue)
    return found


def _misread(v: View, i: int, forms: dict[str, str]) -> bool:
    """Whether a cue verb may have been taken for a noun or adjective: no article, adjective or preposition before."""
    after = v.words[i + 1] if i + 1 < len(v) else ""
    if after.startswith("-") and _clitic_word(after) in v.cues.clitics:
        return True
    if i and v.pos[i - 1] == "VERB" and v.dep[i] in ("dobj", "obj"):
        return False  # "denied reports that"
    return v.words[i] in forms and not (i and v.pos[i - 1] in ("DET", "ADJ", "ADP", "NUM")) and v.dep[i] != "amod"


def _tail(v: View, i: int, entry: Entry) -> int:
    """End of the verb with its fixed words; 0 where they are not there."""
    at = i + 1
    for word in entry.tail:
        while at < len(v) and v.words[at] != word and (v.pos[at] == "ADV" or v.words[at].startswith("-")):
            at += 1  # "fait-il aussi remarquer"
        if at >= len(v) or v.words[at] != word:
            return 0
        at += 1
    return at


def _clitic_word(word: str) -> str:
    return re.sub(r"^-?(t-)?", "", word)


def _clitic(v: View, i: int) -> int:
    """Index of the subject pronoun hung onto token ``i``; -1: none."""
    for j in range(i + 1, i + 4):
        if j >= len(v):
            return -1
        word = v.words[j]
        if word.startswith("-") and _clitic_word(word) in v.cues.clitics:
            return j
        if word not in {"-t", "-", "t", "-t-"} and not (v.words[j - 1] == "-" and word in v.cues.clitics):
            return -1
        if word in v.cues.clitics:
            return j
    return -1


def _cue(v: View, i: int, end: int, entry: Entry) -> Cue:
    start, at, clitic, reflexive, negated, passive = i, i - 1, _clitic(v, i), False, False, False
    has_aux = False
    while at >= 0 and v.inside[at] == v.inside[i]:
        word, lemma = v.words[at], v.lemmas[at]
        if lemma in v.cues.auxiliaries and v.pos[at] in ("AUX", "VERB") and not _predicate(v, at, i):
            start, has_aux = at, True
            passive = passive or (lemma in v.cues.passive_auxiliaries and not _progressive(v, i))
            if clitic < 0:
                clitic = _clitic(v, at)
        elif word in v.cues.reflexives and v.dep[at] != "nsubj":
            start, reflexive = at, True
        elif v.dep[at] == "neg" or word in {"n'", "ne", "not", "n't", "neither", "nor", "ni"}:
            negated = True
        elif word == "," and at == i - 1 and (opened := _past_aside(v, i)) >= 0:
            at = opened
            continue
        elif not (v.pos[at] in ("ADV", "PART") or word.startswith("-") or (v.pos[at] == "PRON" and has_clitic(v, at))):
            break
        at -= 1
    if not has_aux:
        start, has_aux, passive = _distant(v, i, start)
    form = _form(v, i, has_aux, passive and not reflexive)
    led = _led(v, start) if form == "infinitive" else -1
    if led >= 0:
        start, form, clitic = led, "finite", _clitic_in(v, led, i)
    if form == "past" and (clitic >= 0 or closes_quotation(v, start)):
        form = "finite"  # "dit" and "écrit" are both
    if form == "past" and any(v.dep[k] == "nsubj" and k < i for k in v.kids[i]):
        form = "finite"  # "announced" is both
    return Cue(i, start, max(end, clitic + 1), entry, form, clitic, reflexive, negated)


def _distant(v: View, i: int, start: int) -> tuple[int, bool, bool]:
    """An auxiliary with more than adverbs before its verb ("a par exemple affirmé"): where, whether, of the passive."""
    for k in v.kids[i]:
        if i - REACH <= k < i and v.dep[k].startswith("aux") and v.lemmas[k] in v.cues.auxiliaries:
            return k, True, v.dep[k] in ("aux:pass", "auxpass")
    return start, False, False


def _led(v: View, start: int) -> int:
    """Where the group starts of a finite verb right behind a quotation that leads an infinitive; -1: none does.

    "« … », se borne à indiquer un porte-parole", "« … », a tenu à rappeler Lund".
    """
    at = start - 1
    if at < 1 or v.words[at] not in v.cues.infinitive_markers:
        return -1
    at -= 1
    while at > 0 and (v.pos[at] == "ADV" or v.words[at].startswith("-") or v.words[at] in v.cues.clitics):
        at -= 1
    if v.pos[at] != "VERB":
        return -1
    while at > 0 and (
        v.pos[at - 1] in ("ADV", "AUX") or v.words[at - 1] in v.cues.reflexives or v.words[at - 1].startswith("-")
    ):
        at -= 1
    return at if closes_quotation(v, at) else -1


def _clitic_in(v: View, start: int, stop: int) -> int:
    """The subject pronoun hung onto a verb of a group ("se contente-t-il de dire"); -1: none."""
    return next((c for i in range(start, stop) if v.pos[i] in ("VERB", "AUX") and (c := _clitic(v, i)) >= 0), -1)


def closes_quotation(v: View, start: int) -> bool:
    """Whether a quotation, or one and a comma, ends right before the verb group."""
    before = start - 1
    if before > 0 and v.words[before] == ",":
        before -= 1
    return before >= 0 and v.inside[before] >= 0 and v.inside[before] != v.inside[start]


def has_clitic(v: View, at: int) -> bool:
    """Whether a pronoun is an object one that stands inside the verb group ("lui a dit", "l'a dit")."""
    return v.dep[at] in ("iobj", "obj", "obl:arg", "expl:comp", "expl:pass", "expl:subj")


def _past_aside(v: View, i: int) -> int:
    """The auxiliary before a participle and an adverbial between commas ("a, pour sa part, réclamé"); -1: none."""
    if "Part" not in v.morph(i, "VerbForm"):
        return -1
    opened = next((j for j in range(i - 2, max(0, i - REACH), -1) if v.words[j] == ","), 0)
    before = opened - 1
    return before if opened and v.lemmas[before] in v.cues.auxiliaries and v.finite(before) else -1


def _predicate(v: View, at: int, i: int) -> bool:
    """Whether an infinitive is what the copula before it tells of ("c'est peu dire que …")."""
    bare = v.lemmas[at] in v.cues.passive_auxiliaries and v.words[i - 1] not in v.cues.infinitive_markers
    return bare and "Inf" in v.morph(i, "VerbForm")


def _progressive(v: View, i: int) -> bool:
    return "Prog" in v.morph(i, "Aspect")


def _form(v: View, i: int, has_aux: bool, passive: bool) -> str:
    shape, tense, aspect = v.morph(i, "VerbForm"), v.morph(i, "Tense"), v.morph(i, "Aspect")
    if "Inf" in shape and not has_aux:
        misread = i and v.words[i - 1] == "," and v.dep[i] in ("acl", "advcl")  # "…, accusant Malmö de"
        return "participle" if misread else "infinitive"
    if has_aux:
        return "passive" if passive and "Part" in shape and "Prog" not in aspect else "finite"
    if "Part" in shape:
        return "participle" if "Pres" in tense or "Prog" in aspect else "past"
    return "finite"
