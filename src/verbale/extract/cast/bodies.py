"""Organisations that no gazetteer knows: how far their name goes, and the short forms by which they are called."""

from collections import Counter

from verbale.extract.cast.acronyms import is_acronym, spells
from verbale.extract.cast.body_names import body_end
from verbale.extract.cast.body_tables import adjective_bodies, party_nouns
from verbale.extract.cast.chains import ORGANISATION, PERSON, Chain, named_by_noun, told_as_body
from verbale.extract.cast.inhabitants import inhabitant
from verbale.extract.cast.marks import Marks
from verbale.extract.cast.scene import Scene
from verbale.extract.cast.sheet import Sheet
from verbale.languages.words import fold, word_spans
from verbale.record.actors import ActorType, How

_NOMINAL = frozenset(("NOUN", "PROPN", "ADJ", "X"))
_BREAKS = frozenset(("(", ",", '"', ";", ":", "-", "–"))


class Bodies:
    """The organisations of one report by name, by acronym and by the first words of the name."""

    def __init__(self, scene: Scene) -> None:
        self.scene = scene
        self.names: dict[str, tuple[str, ...]] = {}  # actor -> folded words
        self.acronyms: dict[str, str] = {}

    def introduce(self) -> None:
        """Note the organisations after which the report gives their short form in brackets."""
        for marks in self.scene.marks.values():
            sheet = marks.sheet
            for chain in dict.fromkeys(marks.chain.values()):
                if chain.first not in sheet.owner and self._is_body(marks, chain):
                    last = self._extent(marks, chain)[1]
                    if last + 3 < len(sheet) and sheet.text[last + 1] == "(" and sheet.text[last + 3] == ")":
                        self.note(marks, chain)

    def run(self) -> None:
        """Note every organisation that the parser or its own words name."""
        for number, marks in self.scene.marks.items():
            tasks = self._tasks(number)
            for chain in dict.fromkeys(marks.chain.values()):
                if chain.first not in marks.sheet.owner | tasks and self._is_body(marks, chain):
                    self.note(marks, chain)

    def _tasks(self, number: int) -> dict[int, str]:
        """Tokens that tell what an office is for and name no body: "le ministre de | l'Intérieur"."""
        if self.scene.words.modifiers_first:
            return {}
        offices = self.scene.offices[number]
        inside = {k for o in offices for k in range(o.head + 1, o.last + 1)}
        return dict.fromkeys(inside - {k for o in offices for w in o.owners for k in range(w.first, w.last + 1)}, "")

    def again(self) -> None:
        """Names of one word again where the parser takes them for common words ("Ofwat is to go")."""
        firsts = Counter(own[0] for own in self.names.values())
        short = {own[0]: actor for actor, own in self.names.items() if len(own[0]) > 3 and firsts[own[0]] == 1}
        short = {word: actor for word, actor in short.items() if self._own_word(word)}
        for sheet in self.scene.sheets.values():
            for k, low in enumerate(sheet.low):
                if low not in short or k in sheet.owner or sheet.pos[k] not in _NOMINAL:
                    continue
                alone = k + 1 >= len(sheet) or sheet.starts[k + 1] or not sheet.text[k + 1][0].isupper()
                whole = len(self.names[short[low]]) == 1 or (sheet.pos[k] == "PROPN" and alone)
                if whole and sheet.text[k][0].isupper():
                    self.scene.mention(short[low], sheet.span(k, k), How.NAME, "name-again")
                    sheet.owner[k] = short[low]

    def _own_word(self, word: str) -> bool:
        """Whether the first word of a body's name is its own: no noun for bodies, no party, nobody's name."""
        words, known = self.scene.words, self.scene.known
        if word in words.bodies | words.generic | words.people or word in words.given or word in words.calendar:
            return False
        return not known.starting(word, self.scene.parsed.language) and not known.named(word)

    def _is_body(self, marks: Marks, chain: Chain) -> bool:
        sheet, words = marks.sheet, self.scene.words
        if inhabitant(sheet, chain.first, words) and chain.first == chain.last:
            return False
        if chain.label == ORGANISATION or any(sheet.low[k] in words.bodies for k in range(chain.first, chain.last + 1)):
            return True
        return chain.first == chain.last and chain.label != PERSON and is_acronym(sheet.text[chain.first])

    def note(self, marks: Marks, chain: Chain) -> str:
        """The organisation of a chain, with all that belongs to its name."""
        sheet = marks.sheet
        first, last = self._extent(marks, chain)
        keys = {key for k in range(first, last + 1) if k in marks.hit and (key := self.scene.one_key(marks.hit[k]))}
        party = self.scene.known.parties[keys.pop()] if len(keys) == 1 else None
        country = party.country or None if party and party.acts_through != party.key else None  # "House Democrats"
        actor = self.find(self.scene.text(sheet, first, last), country=country)
        self.scene.mention(actor, sheet.span(first, last), How.NAME, "organisation-name")
        self.scene.own(sheet, first, last, actor)
        self._acronym_after(sheet, last, actor)
        return actor

    def _extent(self, marks: Marks, chain: Chain) -> tuple[int, int]:
        sheet, words = marks.sheet, self.scene.words
        first, last = self._noun_before(marks, chain.first), chain.last
        named_to = self._named_to(marks, last)
        if any(sheet.low[k] in words.bodies for k in range(first, named_to + 1)):
            last = max(body_end(marks, last), named_to)
        elif not words.modifiers_first:
            last = max(named_to, told_as_body(sheet, words, last) or last, named_by_noun(sheet, words, last) or last)
        last += words.modifiers_first and chain.last == last and self.ministry_after(sheet, last)
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
            whole = hit and (hit.forms[0].states or sheet.label[hit.first] == "ORG" == sheet.label[first])
            if hit and whole and hit.entry in ("name", "demonym") and not sheet.starts[first]:
                first = hit.first
        return first, last

    def ministry_after(self, sheet: Sheet, last: int) -> bool:
        """Whether the small noun stands right behind what a ministry is for: "Russian Defence | ministry"."""
        k, words = last + 1, self.scene.words
        return k < len(sheet) and not sheet.starts[k] and sheet.low[k] in words.ministries & words.state_bodies

    def _noun_before(self, marks: Marks, first: int) -> int:
        """Where the noun of a body stands that a chain completes: "ministère saoudien des | Affaires étrangères"."""
        sheet, words, k = marks.sheet, self.scene.words, first - 1
        if words.modifiers_first or marks.chain[first].label == PERSON:
            return first
        if k > 0 and sheet.pos[k] == "DET" and sheet.text[k][0].isupper() and not sheet.starts[k]:
            return k  # "le journal parodique | Le Gorafi"
        while (
            k > 0 and k > first - 3 and sheet.pos[k] in ("ADP", "DET") and sheet.low[k] in words.links | words.definite
        ):
            k -= 1
        if k == first - 1:
            return first
        while k > 0 and k > first - 5 and sheet.pos[k] == "ADJ":
            k -= 1
        body = sheet.low[k] in words.bodies and sheet.pos[k] == "NOUN" and k not in sheet.owner
        return k if body and not any(j in sheet.owner and j not in marks.hit for j in range(k, first)) else first

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

    def find(
        self,
        name: str,
        kind: ActorType = ActorType.ORGANISATION,
        country: str | None = None,
        fresh: bool = False,
    ) -> str:
        """The organisation of that name, or the one of which it is a short form (not if ``fresh``); made if new."""
        words = tuple(w for w, _, _ in word_spans(name))
        if fresh and len(words) == 1:
            return self.scene.add(name, kind, None, country)
        if name in self.acronyms:
            return self.acronyms[name]
        for actor, own in self.names.items():
            if own == words or (is_acronym(name) and spells(name, own)):
                return actor
        if len(words) == 1 and (known := self._named_in_full(words[0])):
            return known
        if len(words) == 2 and (known := self._without_the_middle(words)):
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

    def _named_in_full(self, word: str) -> str | None:
        """The body that a capitalised noun alone means: one the report names in full, else one of the tables."""
        if known := self._in_gazetteer(word):
            return known
        full = [a for a, own in self.names.items() if word in own and len(own) > 1 and self._capital(a, word)]
        if full and word in self.scene.words.bodies:
            return full[-1]
        return self.of_known_party(word) or self._by_other_form(word)

    def _without_the_middle(self, words: tuple[str, ...]) -> str | None:
        """ "UN council": the body of the tables that the report names in full with these words and another between."""
        known = self._in_gazetteer(words[1]) if words[1] in self.scene.words.bodies else None
        forms = party_nouns(self.scene.overlays, self.scene.parsed.language)
        return known if known and words[0] in forms.get(self.scene.by_id[known].key or "", ()) else None

    def _capital(self, actor: str, word: str) -> bool:
        name = self.scene.by_id[actor].name or ""
        return any(w[0].isupper() and fold(w) == word for w in name.split())

    def _by_other_form(self, word: str) -> str | None:
        """The one body of the tables that the report names and of which another form holds a noun ("the alliance")."""
        if word not in self.scene.words.bodies or word in self.scene.words.generic:
            return None
        forms = party_nouns(self.scene.overlays, self.scene.parsed.language)
        named = (key for key, n in self.scene.state_counts.items() if n and word in forms.get(key, ()))
        keys = {key for key in named if not self._no_states(key, word)}
        return self.scene.party(keys.pop()) if len(keys) == 1 else None

    def of_known_party(self, word: str) -> str | None:
        """The body of the gazetteer that a word means where the report names its party: "the Commission" of Europe."""
        if word not in self.scene.words.bodies:
            return None
        parties, counts = self.scene.known.parties, self.scene.state_counts
        pairs = adjective_bodies(self.scene.overlays, self.scene.parsed.language).get(word, ())
        named = [(of, k) for of, k in pairs if counts[of] or (of in parties and counts[parties[of].acts_through])]
        keys = {key for of, key in named if counts[key] or not self._rivals(word, of, key)}
        return self.scene.party(keys.pop()) if len(keys) == 1 else None

    def _rivals(self, word: str, of: str, key: str) -> bool:
        """Whether the party has another body with that noun in its name: two of the Union's are a council."""
        parties = self.scene.known.parties
        owners = {of, parties[of].acts_through} & parties.keys() if of in parties else set()
        own = {w for owner in owners for name in parties[owner].names.values() for w in fold(name).split()}
        forms = party_nouns(self.scene.overlays, self.scene.parsed.language)
        return any(other != key and word in words and own & words for other, words in forms.items())

    def _in_gazetteer(self, word: str) -> str | None:
        """The organisation of the gazetteer, named in full in the report, that one of its words means."""
        for marks in self.scene.marks.values():
            for k, hit in marks.hit.items():
                if k == hit.first and hit.last > k and hit.entry in ("name", "seat") and word in hit.forms[0].words:
                    key = self.scene.one_key(hit)
                    state = key is None or self.scene.known.parties[key].type == "state"
                    if key and not state and not self._no_states(key, word):
                        return self.scene.party(key)
        return None

    def called(self, noun: str) -> str | None:
        """The organisation last named whose name or description holds a noun ("the department", "le collectif")."""
        fits = [a for a, own in self.names.items() if noun in own and len(own) > 1]
        return fits[-1] if fits else self._in_gazetteer(noun) or self._by_other_form(noun)

    def _no_states(self, key: str, noun: str) -> bool:
        """Whether "the army" would be rebels who call themselves one, and no state's."""
        return noun in self.scene.words.state_bodies and self.scene.known.parties[key].acts_through == key
