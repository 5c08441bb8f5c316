"""Who is in mind where: the mentions of a report in order, with what makes them likely owners of a pronoun."""

from bisect import bisect_left, bisect_right
from collections.abc import Iterator
from dataclasses import dataclass

from spacy.tokens import Token

from verbale.extract.cast.lexicon import match
from verbale.extract.cast.scene import Scene
from verbale.extract.cast.sheet import Sheet
from verbale.parse.columns import morph

_SUBJECT = frozenset(("nsubj", "nsubj:pass", "nsubjpass", "nsubj:caus", "csubj"))
_HANGING = frozenset(("advcl", "acl", "acl:relcl", "relcl", "ccomp", "csubj", "xcomp"))
_AFTER_VERB = frozenset(("obj", "dobj", "obl", "obl:arg", "obl:mod", "dep", "xcomp", "appos", "nmod", "npadvmod"))


@dataclass(frozen=True, slots=True)
class Candidate:
    """A mention that a later pronoun may take up.

    Attributes:
        sheet, token: Where its head stands.
        actor: Whom it speaks of; "" for a pronoun or a description, told when asked.
        sentence: Number of the sentence in the report.
        subject, speaker: Subject of its verb; subject of a verb of saying.
        quoted: Inside quote marks.
        joined: Heads of the other members of a coordination ("X et Y").
        opens: First of its sentence and under no preposition: its topic, even where the parse is wrong.
        nested: Subject of a clause that hangs on another one ("où Fillon renoncerait").
        gender, plural: Of the noun, as the parser tells; "" where it does not.
    """

    sheet: Sheet
    token: int
    actor: str
    sentence: int
    subject: bool
    speaker: bool
    quoted: bool
    joined: tuple[int, ...] = ()
    gender: str = ""
    plural: bool = False
    opens: bool = False
    nested: bool = False


class Salience:
    """Candidates by block, found when first asked for."""

    def __init__(self, scene: Scene) -> None:
        self.scene = scene
        self._found: dict[int, list[Candidate]] = {}
        self._offset: dict[int, int] = {}
        self._numbers = sorted(scene.sheets)
        total = 0
        for number, sheet in scene.sheets.items():
            self._offset[number] = total
            total += (sheet.sentence[-1] + 1) if len(sheet) else 0
        quotes = sorted(
            (s.start, s.end)
            for q in scene.parsed.quotations
            for s in q.outer
            if q.depth == 0 and _long(s.words(scene.parsed.text))
        )
        self._starts, self._ends = [s for s, _ in quotes], [e for _, e in quotes]
        spoken = sorted((s.start, s.end) for q in scene.parsed.quotations for s in q.outer if q.depth == 0)
        self._spoken = [(a, b) for a, b in spoken if " " in scene.parsed.text[a:b]]

    def sentence(self, sheet: Sheet, k: int) -> int:
        """Number of a token's sentence in the report."""
        return self._offset[sheet.block.number] + sheet.sentence[k]

    def quoted(self, sheet: Sheet, k: int) -> bool:
        """Whether a token stands inside quote marks."""
        at = bisect_right(self._starts, sheet.offset + sheet.start[k]) - 1
        return at >= 0 and sheet.offset + sheet.start[k] < self._ends[at]

    def quotes_between(self, sheet: Sheet, first: int, last: int) -> bool:
        """Whether a whole quotation stands between two tokens, neither of which is quoted."""
        begin, end = sheet.offset + sheet.start[first], sheet.offset + sheet.start[last]
        return any(begin <= a and b <= end for a, b in self._spoken)

    def before(self, sheet: Sheet, k: int, blocks: int = 6) -> Iterator[Candidate]:
        """Candidates before a token, the nearest first, at most so many blocks back; read as far as they are asked."""
        here = self.candidates(sheet)
        for at in range(bisect_left(here, k, key=lambda c: c.token) - 1, -1, -1):
            yield here[at]
        numbers = self._numbers
        first = bisect_left(numbers, sheet.block.number)
        for number in reversed(numbers[max(first - blocks, 0) : first]):
            yield from reversed(self.candidates(self.scene.sheets[number]))

    def candidates(self, sheet: Sheet) -> list[Candidate]:
        """The candidates of a block in order."""
        known = self._found.get(sheet.block.number)
        if known is None:
            known = self._found[sheet.block.number] = self._read(sheet)
        return known

    def _read(self, sheet: Sheet) -> list[Candidate]:
        heads: dict[int, str] = {}
        owned = sorted(sheet.owner)
        at = 0
        while at < len(owned):
            first = last = owned[at]
            actor = sheet.owner[first]
            while at + 1 < len(owned) and owned[at + 1] == last + 1 and sheet.owner[last + 1] == actor:
                at += 1
                last = owned[at]
            heads[_head(sheet, first, last)] = actor
            at += 1
        words = self.scene.words
        told = (o for o in self.scene.offices[sheet.block.number] if o.det in words.definite or words.modifiers_first)
        offices = {k for o in told for k in range(o.first, o.last + 1)}
        told_of = {k for k in range(1, len(sheet)) if k not in heads and self._told_of(sheet, k)}
        heads.update(dict.fromkeys(told_of, ""))
        for k, low in enumerate(sheet.low):
            topic = words.grammatical_gender and _topic(sheet, k)
            if k in heads or not (sheet.dep[k] in _SUBJECT or topic or self._acts(sheet, k)):
                continue
            pronoun = sheet.pos[k] == "PRON" and low.strip("-") in words.pronouns
            one = words.numerals.get(low) == 1 and any(sheet.low[c.i] in words.links for c in sheet.tokens[k].rights)
            last = any(match(words.nearest, sheet.low, j) for j in (k, k - 1) if j >= 0)
            described = sheet.pos[k] == "NOUN" and (low in words.described or k in offices)
            if pronoun or one or last or described:
                heads[k] = ""
        found: list[Candidate] = []
        opened = -1
        for k, actor in sorted(heads.items()):
            here = self.sentence(sheet, k)
            found.append(self._candidate(sheet, k, actor, here != opened and k not in told_of))
            opened = opened if k in told_of else here
        return found

    def _told_of(self, sheet: Sheet, k: int) -> bool:
        """Whether a noun for people is no subject, but acts, speaks or has an article: "le tour de | la mère"."""
        words = self.scene.words
        if sheet.low[k] not in words.people or sheet.pos[k] != "NOUN":
            return False
        if not words.grammatical_gender:  # "adopted by the farmer", "according to an engineer"
            by = sheet.head[k]
            told = sheet.dep[k] in ("dobj", "dative") and sheet.lemma[by] in words.speech  # "asked a guard"
            told = told and "Plur" not in morph(sheet.tokens[k], "Number")
            return told or sheet.dep[by] == "agent" or sheet.low[sheet.head[by]] in words.according
        return sheet.low[k - 1] in words.definite and sheet.dep[k] not in _SUBJECT and not _topic(sheet, k)

    def _candidate(self, sheet: Sheet, k: int, actor: str, opens: bool) -> Candidate:
        spoken = sheet.head[k] if sheet.dep[k] == "appos" and sheet.dep[sheet.head[k]] in _SUBJECT else k
        verb = sheet.head[spoken]  # "His deputy, Abbas Araghchi, was blunter"
        saying = sheet.lemma[verb] in self.scene.words.speech and sheet.pos[verb] in ("VERB", "AUX", "NOUN", "ADJ")
        subject = sheet.dep[spoken] in _SUBJECT or self._acts(sheet, spoken)
        if _topic(sheet, k) and self._misread(sheet, k):
            subject = saying = True
        if not subject and saying and verb < k <= verb + 6 and sheet.dep[k] in _AFTER_VERB and not _has_case(sheet, k):
            subject = True  # "a déclaré Emmanuel Macron", read as an object
        token = sheet.tokens[k]
        source = self._is_source(sheet, token)
        gender = (morph(token, "Gender") or [""])[0][:1].lower()
        joined = tuple(t.i for t in token.conjuncts if t.i > k) if subject else ()
        plural = "Plur" in morph(token, "Number") or sheet.low[k] in self.scene.words.quantities
        quoted = self.quoted(sheet, k)
        speaker = (subject and saying) or source
        return Candidate(
            sheet,
            k,
            actor,
            self.sentence(sheet, k),
            subject,
            speaker,
            quoted,
            joined,
            gender,
            plural,
            opens and not _has_case(sheet, k),
            subject and sheet.dep[verb] in _HANGING,
        )

    def _acts(self, sheet: Sheet, k: int) -> bool:
        """Whether a noun does what is told of a thing in the passive: "La demande a été rejetée par | le juge"."""
        if sheet.dep[k] not in ("obl:agent", "pobj") or sheet.pos[k] not in ("NOUN", "PROPN"):
            return False
        by = k if sheet.dep[k] == "obl:agent" else sheet.head[k]
        if by != k and sheet.dep[by] != "agent":
            return False
        verb = sheet.head[by]
        done = [t.i for t in sheet.tokens[verb].lefts if t.dep_ in ("nsubj:pass", "nsubjpass")]
        if not done:
            done = [sheet.head[verb]] if sheet.dep[verb] == "acl" else []  # "Des accusations rejetées par l'armée"
        things = [j for j in done if j not in sheet.owner and sheet.pos[j] == "NOUN"]
        return bool(things) and all(sheet.low[j] not in self.scene.words.described for j in things)

    def _misread(self, sheet: Sheet, k: int) -> bool:
        """Whether the verb of saying behind a noun is read as a noun: "La Ligue | juge le texte tardif"."""
        rights = (t for t in sheet.tokens[k].rights if t.pos_ == "NOUN" and not any(t.lefts))
        return any(f"{sheet.low[t.i]}r" in self.scene.words.speech for t in rights)

    def _is_source(self, sheet: Sheet, token: Token) -> bool:
        """Whether a name is given as a source: "selon X", "according to X"."""
        according = self.scene.words.according
        if any(sheet.low[c.i] in according for c in token.lefts):
            return True
        head = token.head
        return head.pos_ == "ADP" and (sheet.low[head.i] in according or sheet.low[head.head.i] in according)


def _topic(sheet: Sheet, k: int) -> bool:
    """Whether a noun with its article opens a sentence as its root, where the parser misses the verb behind it."""
    return sheet.dep[k] == "ROOT" and k > 0 and sheet.starts[k - 1] and sheet.pos[k - 1] == "DET"


def _long(quoted: str) -> bool:
    """Whether a quotation is more than a name or a term in quote marks."""
    return quoted.count(" ") >= 4


def _head(sheet: Sheet, first: int, last: int) -> int:
    for k in range(first, last + 1):
        outside = not first <= sheet.head[k] <= last or sheet.head[k] == k
        if outside and sheet.pos[k] not in ("DET", "ADP", "PUNCT", "PART"):
            return k
    return last


def _has_case(sheet: Sheet, k: int) -> bool:
    return any(c.dep_ in ("case", "prep") for c in sheet.tokens[k].lefts)
