"""Who holds an office written without a name: told elsewhere, by the gazetteer on that day, or nobody."""

from verbale.extract.cast.era import LEADERS, same_office
from verbale.extract.cast.office import Office
from verbale.extract.cast.owners import STATE_CODES
from verbale.extract.cast.scene import Scene
from verbale.extract.cast.sheet import Sheet
from verbale.extract.cast.told import MIXED, Told
from verbale.extract.cast.unnamed import introduced_unnamed
from verbale.languages.words import fold
from verbale.record.actors import ActorType, How
from verbale.record.report import SectionRole

REPEATABLE = frozenset(["member", "scholar", "law", "military", "noble", "cleric", "relation", "lawmaker", "director"])
"""Offices that many hold of one party."""
PERSONAL = frozenset(["envoy"])
"""Offices of a state that are called somebody's: "the president's envoy"."""
HEADS = ("chief", "leader", "director", "secretary-general", "president")
"""Words for the head of an organisation that stand for one another ("the IAEA chief")."""


class Incumbents:
    """Answers who is meant by "le ministre", "the French president" alone."""

    def __init__(self, scene: Scene, told: Told) -> None:
        self.scene = scene
        self.told = told

    def holder(self, sheet: Sheet, office: Office, of: str | None) -> str | None:
        """The person whom an office without a name means; None where several or nobody."""
        found = self._holder(sheet, office, of)
        if found is None or not self.told.as_low(sheet, office, found):
            return None
        if self.told.otherwise(sheet, office, found):
            return None
        if self._other_gender(sheet, office, found) or self._other_task(sheet, office, found):
            return None
        return found

    def _holder(self, sheet: Sheet, office: Office, of: str | None) -> str | None:
        code = office.code
        if office.counterpart:
            code = self._counterpart_code(sheet, office)
        if of is not None:
            told = [
                a
                for a, c, p in self.told.held
                if p == of and same_office(c, code) and self.told.as_low(sheet, office, a)
            ]
            if told:
                return told[-1]
            found = None if self._narrower(sheet, office) else self._by_day(code, of)
            if found or self.scene.by_id[of].type is not ActorType.ORGANISATION:
                return found
            alone = {a for a, c, p in self.told.held if p == of and (c == code or (c in HEADS and code in HEADS))}
            return alone.pop() if len(alone) == 1 and office.det in self.scene.words.definite else None
        bare = not office.det and self.scene.words.modifiers_first and sheet.block.role is SectionRole.HEADLINE
        if (office.det not in self.scene.words.definite and not bare) or office.counterpart:
            return None
        if same := self._told_alike(sheet, office):
            return same
        marks = self.scene.marks[sheet.block.number]
        if any(k in marks.chain for k in range(office.head + 1, office.last + 1)):
            return None  # "le secrétaire du XYZ": of a party that nobody knows
        noun = sheet.low[office.head]
        if code == "leader" and (head := self._head_told()):
            return head
        told = [a for a, c, _ in self.told.held if c == code and c not in REPEATABLE and not self.told.apart(a, noun)]
        if code in MIXED or noun in self.scene.words.managing:
            told = [a for a in told if self.told.called(a, noun)]
        if told and code not in STATE_CODES and introduced_unnamed(self.scene, sheet, office.head):
            return None
        serving = [a for a in self.scene.people.names if self._serves(a, code)] if code in STATE_CODES else []
        if len({*told, *serving}) > 1 and (near := self._just_before(sheet, office, {*told, *serving})):
            return near
        if len({*told, *serving}) > 1 and (home := self._at_home(sheet, office, list({*told, *serving}))):
            return home[0]
        if not told and code in STATE_CODES:
            told = serving if len(serving) == 1 else self._at_home(sheet, office, serving)
        if not told and not introduced_unnamed(self.scene, sheet, office.head):
            told = [a for a, n in self.told.nouns if n == noun and self._whole_title(sheet, office, a)]
        return told[0] if len(set(told)) == 1 else self._in_focus(sheet, office, set(told))

    def _other_gender(self, sheet: Sheet, office: Office, actor: str) -> bool:
        """Whether an office in the feminine ("la chancelière") is asked for, and a man is found."""
        return self.scene.by_id[actor].gender == "m" and "Fem" in sheet.tokens[office.head].morph.get("Gender", [])

    def _other_task(self, sheet: Sheet, office: Office, actor: str) -> bool:
        """Whether the report tells another task of somebody: "le ministre du Travail" is not that of "la Mer"."""
        if self.scene.words.modifiers_first or office.code not in STATE_CODES:
            return False
        whose = {k for o in office.owners for k in range(o.first, o.last + 1)}
        task = {sheet.low[k] for k in range(office.head + 1, office.last + 1) if k not in whose}
        told = [set(fold(r.office).split()) for r in self.told.roles if r.actor == actor]
        noun = sheet.low[office.head]
        nouns = {noun, *self.scene.words.links, *self.scene.words.definite}
        shared = [words & task - nouns for words in told if noun in words and words - nouns]
        return bool(task - nouns) and bool(shared) and not any(shared)

    def _whole_title(self, sheet: Sheet, office: Office, actor: str) -> bool:
        """Whether somebody's office was told with all words of this one: "Trade Minister" is no "prime minister"."""
        heads = self.scene.marks[sheet.block.number].heads.items()
        title = next((sheet.low[a : b + 1] for a, (b, _) in heads if a <= office.head <= b), [])
        return any(set(title) <= set(fold(r.office).split()) for r in self.told.roles if r.actor == actor)

    def _told_alike(self, sheet: Sheet, office: Office) -> str | None:
        """The one person of whom the report told the same words with a task: "le ministre du Travail" again."""
        words = fold(self.scene.text(sheet, office.first, office.last))
        if office.last == office.head:
            return None
        told = {r.actor for r in self.told.roles if fold(r.office) == words}
        return told.pop() if len(told) == 1 else None

    def _narrower(self, sheet: Sheet, office: Office) -> bool:
        """Whether it is a lower office, or one of a part of the party ("la CGT du livre", "de l'ONU au Congo")."""
        if self.scene.words.lesser & set(sheet.low[office.first : office.last + 1]):
            return True
        hit = office.owners[0].hit if office.owners else None
        key = self.scene.one_key(hit) if hit and hit.entry == "name" else None
        if hit is None or key is None or hit.first < office.head or self.scene.known.parties[key].type == "state":
            return False
        marks, after = self.scene.marks[sheet.block.number], office.last + 1
        if after + 2 < len(sheet) and sheet.low[after] in self.scene.words.towards and not sheet.starts[after]:
            place = after + 2 if sheet.pos[after + 1] == "DET" else after + 1
            if place in marks.hit and not self.scene.words.modifiers_first:
                return True  # "le directeur de l'OMS pour l'Europe"
        return any(sheet.pos[k] in ("NOUN", "PROPN") for k in range(hit.last + 1, office.last + 1))

    def _head_told(self) -> str | None:
        """ "Le chef de l'Etat": the one president or monarch, else the one head of government, that is told."""
        for code in ("leader", "president", "monarch", "prime-minister"):
            told = {a for a, c, p in self.told.held if c == code and p and self._of_state(p)}
            if told:
                return told.pop() if len(told) == 1 else None
        return None

    def _of_state(self, party: str) -> bool:
        return self.scene.by_id[party].type is ActorType.STATE

    def _just_before(self, sheet: Sheet, office: Office, fits: set[str]) -> str | None:
        """The only one of several who is named before in the sentence ("Merz's office said the chancellor …")."""
        first = sheet.opening(office.begin)
        near = {a for k in range(first, office.begin) if (a := sheet.owner.get(k)) in fits}
        return near.pop() if len(near) == 1 else None

    def _in_focus(self, sheet: Sheet, office: Office, fits: set[str]) -> str | None:
        """The one of several whom two signs agree on: he alone is named in the last paragraph that names any of
        them, and he is named more than all the others together."""
        named = {a: [m.span.start for m in self.scene.by_id[a].mentions if m.how is How.NAME] for a in fits}
        here = sheet.span(office.begin, office.begin).start
        before = [(start, a) for a, starts in named.items() for start in starts if start < here]
        if not before:
            return None
        start, last = max(before)
        block = self.scene.parsed.block_at(start)
        alone = {a for at, a in before if block is None or at >= block.span.start} == {last}
        return last if alone and 2 * len(named[last]) > sum(map(len, named.values())) else None

    def _at_home(self, sheet: Sheet, office: Office, serving: list[str]) -> list[str]:
        """Of several presidents the one whose state a person named before in the sentence serves."""
        first = sheet.opening(office.begin)
        near = {a for k in range(first, office.begin) if (a := sheet.owner.get(k)) and a in self.scene.people.names}
        states = {self.told.state_of(a) for a in near} - {None}
        fits = [a for a in serving if self.told.state_of(a) in states]
        return fits if len(fits) == 1 else []

    def _serves(self, actor: str, code: str) -> bool:
        """Whether somebody whom the report names holds such an office in its time, by the gazetteer."""
        career = self.scene.known.careers.get(self.scene.by_id[actor].key or "", ())
        return any(t.office == code and self.scene.era.meets(t) for t in career)

    def _counterpart_code(self, sheet: Sheet, office: Office) -> str:
        """The office whose counterpart is meant: of the person named before in the sentence, else the head's."""
        before = [o for o in self.scene.offices[sheet.block.number] if o.last < office.first and not o.counterpart]
        if before:
            return before[-1].code
        for k in range(office.begin - 1, -1, -1):
            actor = sheet.owner.get(k)
            codes = [c for a, c, _ in self.told.held if a == actor]
            if codes:
                return codes[-1]
        return "president"

    def _by_day(self, code: str, of: str) -> str | None:
        """The only holder of an office of a party in the time of the report, else the only one whom it names."""
        scene = self.scene
        key = scene.by_id[of].key
        if key is None:
            return None
        codes: tuple[str, ...] = LEADERS if code == "leader" else (code,)
        if code in HEADS and scene.by_id[of].type is ActorType.ORGANISATION:
            codes = HEADS
        for tried in codes:
            found = scene.era.holders(tried, key)
            if len(found) == 1:
                return scene.people.from_key(found.pop())
            named = [a for a in scene.people.names if scene.by_id[a].key in found]
            if len(named) == 1:  # of two envoys the one whom the report names
                return named[0]
        ever = {t.person for tried in codes for t in scene.known.tenures.get((tried, key), ())}
        if scene.day is None or not scene.era.windows:
            named = [a for a in scene.people.names if scene.by_id[a].key in ever]
            return named[0] if len(named) == 1 else None
        return None
