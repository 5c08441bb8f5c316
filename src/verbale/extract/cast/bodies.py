"""Organisations that no gazetteer knows: how far their name goes, and the short forms by which they are called."""

from verbale.extract.cast.chains import ORGANISATION, PERSON, Chain
from verbale.extract.cast.complements import body_end
from verbale.extract.cast.marks import Marks
from verbale.extract.cast.scene import Scene
from verbale.extract.cast.sheet import Sheet
from verbale.languages.words import word_spans
from verbale.record.actors import ActorType, How

_BREAKS = frozenset(("(", ",", '"', ";", ":", "-", "–"))


class Bodies:
    """The organisations of one report by name, by acronym and by the first words of the name."""

    def __init__(self, scene: Scene) -> None:
        self.scene = scene
        self.names: dict[str, tuple[str, ...]] = {}  # actor -> folded words
        self.acronyms: dict[str, str] = {}

    def run(self) -> None:
        """Note every organisation that the parser or its own words name."""
        for marks in self.scene.marks.values():
            for chain in dict.fromkeys(marks.chain.values()):
                if chain.first not in marks.sheet.owner and self._is_body(marks, chain):
                    self.note(marks, chain)

    def _is_body(self, marks: Marks, chain: Chain) -> bool:
        sheet, words = marks.sheet, self.scene.words
        if chain.label == ORGANISATION or any(sheet.low[k] in words.bodies for k in range(chain.first, chain.last + 1)):
            return True
        return chain.first == chain.last and chain.label != PERSON and _acronym(sheet.text[chain.first])

    def note(self, marks: Marks, chain: Chain) -> str:
        """The organisation of a chain, with all that belongs to its name."""
        sheet = marks.sheet
        first, last = self._extent(marks, chain)
        actor = self.find(self.scene.text(sheet, first, last))
        self.scene.mention(actor, sheet.span(first, last), How.NAME, "organisation-name")
        self.scene.own(sheet, first, last, actor)
        self._acronym_after(sheet, last, actor)
        return actor

    def _extent(self, marks: Marks, chain: Chain) -> tuple[int, int]:
        sheet, words = marks.sheet, self.scene.words
        first, last = chain.first, chain.last
        if any(sheet.low[k] in words.bodies for k in range(first, last + 1)):
            last = max(body_end(marks, last), self._named_to(marks, last))
        after = marks.hit.get(last + 1)
        if (
            after
            and after.first not in sheet.owner
            and sheet.label[after.first] == "ORG"
            and not sheet.starts[after.first]
        ):
            last = after.last
        if words.modifiers_first:
            hit = marks.hit.get(first - 1)
            if hit and hit.entry in ("name", "demonym") and not sheet.starts[first] and hit.forms[0].states:
                first = hit.first
        return first, last

    def _named_to(self, marks: Marks, last: int) -> int:
        """The last token of the name as the parser sees it: "Institute of Volcanology and Seismology (Phivolcs)"."""
        sheet = marks.sheet
        end = k = last
        while k + 1 < len(sheet) and sheet.label[k + 1] == "ORG" and not (sheet.opens[k + 1] or sheet.starts[k + 1]):
            k += 1
            if sheet.text[k] in _BREAKS or k in marks.heads:
                break
            if sheet.pos[k] in ("NOUN", "PROPN", "ADJ", "X"):
                end = k
        return end if sheet.label[last] == "ORG" else last

    def _acronym_after(self, sheet: Sheet, last: int, actor: str) -> None:
        """ "(ACLU)", "(TfL)", "(Phivolcs)": the short form in brackets right after a name."""
        if last + 3 < len(sheet) and sheet.text[last + 1] == "(" and sheet.text[last + 3] == ")":
            short = sheet.text[last + 2]
            if short[0].isupper() and sheet.pos[last + 2] in ("PROPN", "NOUN", "X") and len(short) > 1:
                self.acronyms[short] = actor
                sheet.owner[last + 2] = actor

    def find(self, name: str, kind: ActorType = ActorType.ORGANISATION, country: str | None = None) -> str:
        """The organisation of that name, or the one of which it is a short form; made if new."""
        words = tuple(w for w, _, _ in word_spans(name))
        if name in self.acronyms:
            return self.acronyms[name]
        for actor, own in self.names.items():
            if own == words or (_acronym(name) and _spells(name, own)):
                return actor
        if len(words) == 1 and (known := self._in_gazetteer(words[0])):
            return known
        starts = [a for a, own in self.names.items() if len(words) < len(own) and own[: len(words)] == words]
        if starts and len(words[0]) > 2 and words[0] not in self.scene.words.bodies:
            return starts[-1]
        longer = [a for a, own in self.names.items() if len(own) == 1 and len(words) > 1 and own[0] == words[0]]
        if longer and words[0] not in self.scene.words.bodies:
            return longer[-1]
        actor = self.scene.add(name, kind, None, country)
        self.names[actor] = words
        return actor

    def _in_gazetteer(self, word: str) -> str | None:
        """The organisation of the gazetteer, named in full in the report, that one of its words means."""
        for marks in self.scene.marks.values():
            for k, hit in marks.hit.items():
                if k == hit.first and hit.last > k and hit.entry in ("name", "seat") and word in hit.forms[0].words:
                    key = self.scene.one_key(hit)
                    if key and self.scene.known.parties[key].type != "state":
                        return self.scene.party(key)
        return None

    def called(self, noun: str) -> str | None:
        """The organisation last named whose name or description holds a noun ("the department", "le collectif")."""
        fits = [a for a, own in self.names.items() if noun in own and len(own) > 1]
        return fits[-1] if fits else self._in_gazetteer(noun)


def _spells(acronym: str, words: tuple[str, ...]) -> bool:
    """Whether the initials of a name, or of its first words, are the acronym ("PG&E": Pacific Gas and Electric)."""
    letters = "".join(c for c in acronym.casefold() if c.isalpha())
    initials = "".join(w[0] for w in words if len(w) > 3 or w[0].isdigit())
    return letters == initials or (len(letters) > 2 and initials.startswith(letters))


def _acronym(word: str) -> bool:
    return 2 <= len(word) <= 8 and word.isupper() and word.replace("&", "").replace("-", "").isalpha()
