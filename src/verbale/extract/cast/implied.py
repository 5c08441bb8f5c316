"""Whose an office is where the report leaves it to the reader: "In Ottawa, Trade Minister X", "le PDG, X".

Read last, when all parties are known. A minister's is the state that alone has such a title, or the one from whose
capital the report comes, if it alone acts or speaks before in his paragraph: never one that only stands near or is
named most. A manager's is the body that the whole report is about. Anything else stays open.
"""

from collections import Counter
from dataclasses import replace

from verbale.extract.cast.holders import Holders
from verbale.extract.cast.office import Office
from verbale.extract.cast.owners import STATE_CODES
from verbale.extract.cast.scene import Scene
from verbale.extract.cast.sheet import Sheet
from verbale.languages.words import fold
from verbale.record.actors import ActorType, How

_MINISTERS = STATE_CODES - {"president", "vice-president", "monarch", "leader"}
_OPENING = 2  # paragraphs in which a report tells what it is about
_OFTEN = 3  # mentions of what a report is about


class Implied:
    """Gives the offices beside a name that have no party theirs."""

    def __init__(self, scene: Scene, holders: Holders) -> None:
        self.scene = scene
        self.told = holders.told
        self.home = holders.owners.home
        self.salience = holders.owners.pronouns.salience

    def run(self) -> None:
        """Complete the roles of which no party is told, in order."""
        open_roles = {r.evidence[0].start: n for n, r in enumerate(self.told.roles) if r.of is None}
        for number, offices in self.scene.offices.items():
            sheet = self.scene.sheets[number]
            for office in offices if open_roles else ():
                if office.name is None or office.former or office.counterpart:
                    continue
                role = open_roles.get(sheet.span(min(office.first, office.name.first), office.end).start)
                if role is not None and (of := self._whose(sheet, office)):
                    self._settle(role, office, of)

    def _settle(self, number: int, office: Office, of: str) -> None:
        role = self.told.roles[number]
        self.told.roles[number] = replace(role, of=of, rule="office-implied", confidence=0.7)
        self.told.held.append((role.actor, office.code, of))
        figure = self.scene.by_id[role.actor]
        if figure.country is None:
            figure.country = self.scene.by_id[of].country

    def _whose(self, sheet: Sheet, office: Office) -> str | None:
        words = self.scene.words
        bare = not office.det and words.modifiers_first
        if not bare and (office.det not in words.definite or office.det in words.possessives):
            return None
        if office.code == "secretary":
            return self._by_title(sheet, office)
        if office.code in _MINISTERS:
            return self._by_title(sheet, office) or self._federal(sheet, office) or self._state_before(sheet, office)
        spoken = set(sheet.low[office.first : office.last + 1])
        manages = office.code == "director" or (office.code == "chief" and bool(spoken & words.managing))
        plain = office.code == "chief" and not bare and office.first == office.last
        if bare and not spoken & words.managing:
            return None  # "port director X", "Captain X"
        return self._body(sheet, office) if manages or plain else None

    # ------------------------------------------------------------------ of a state

    def _by_title(self, sheet: Sheet, office: Office) -> str | None:
        """The state that alone has such a title, of those that the report speaks of: "Home Secretary"."""
        title = " ".join(sheet.low[office.first : office.last + 1])
        titles = self.scene.words.names.national
        states = [key for key, own in titles.items() if title in own and self.scene.countries[key]]
        return self.scene.party(states[0]) if len(states) == 1 else None

    def _federal(self, sheet: Sheet, office: Office) -> str | None:
        """The state of "le ministre fédéral": the one that the report and the parts it names are of."""
        if not self.scene.words.names.federal & set(sheet.low[office.first : office.last + 1]):
            return None
        top = self.scene.countries.most_common(1)
        return self.scene.party(top[0][0]) if top and 2 * top[0][1] > self.scene.countries.total() else None

    def _state_before(self, sheet: Sheet, office: Office) -> str | None:
        """The only power that acts before in the paragraph, or in whose capital the sentence is set."""
        if seat := self._set_in(sheet, office.begin):
            return seat if self._comes_from(seat) else None
        found: set[str] = set()
        for c in self.salience.before(sheet, office.begin, blocks=0):
            figure = self.scene.by_id.get(c.actor)
            if figure is None or c.quoted or not (c.subject or c.opens):
                continue
            if figure.type is ActorType.STATE:
                found.add(c.actor)
            elif figure.type is ActorType.PERSON and (state := self.home.served(c.actor)):
                found.add(state)
        return found.pop() if len(found) == 1 and self._comes_from(*found) else None

    def _set_in(self, sheet: Sheet, k: int) -> str | None:
        """The state in whose capital a sentence is set: "In Ottawa, Trade Minister X told parliament"."""
        first = sheet.opening(k)
        hit = self.scene.marks[sheet.block.number].hit.get(first + 1)
        placed = sheet.low[first] in self.scene.words.places and hit is not None and hit.entry == "capital"
        key = self.scene.one_key(hit) if placed and hit and hit.last < k else None
        return self.scene.party(key) if key else None

    def _comes_from(self, state: str) -> bool:
        """Whether the dateline of the report is the capital of a state."""
        return self.scene.by_id[state].key in self.scene.datelines

    # ------------------------------------------------------------------ of a body

    def _body(self, sheet: Sheet, office: Office) -> str | None:
        """The body that the report is about, if no other one acts before in the paragraph."""
        body = self._main_body()
        for c in self.salience.before(sheet, office.begin, blocks=0) if body else ():
            figure = self.scene.by_id.get(c.actor)
            other = figure is not None and figure.type is ActorType.ORGANISATION and c.actor != body
            if other and (c.subject or c.opens) and not c.quoted:
                return None
        return body

    def _main_body(self) -> str | None:
        """The body named more often than any other, first of all in the opening."""
        numbers = sorted(self.scene.sheets)[: _OPENING + 1]
        opening = max((self.scene.sheets[n].block.span.end for n in numbers), default=0)
        times: Counter[str] = Counter()
        for actor, figure in self.scene.by_id.items():
            if figure.type is ActorType.ORGANISATION and figure.name and figure.mentions:
                times[actor] = sum(m.how is not How.PRONOUN for m in figure.mentions)
        top = times.most_common(2)
        if not top or top[0][1] < _OFTEN or (len(top) > 1 and top[1][1] == top[0][1]):
            return None
        body = self.scene.by_id[top[0][0]]
        named = any(w[0].isupper() for w in (body.name or "").split())
        words = self.scene.words
        institution = set(fold(body.name or "").split()) & (words.bodies - words.generic)  # a league, a court
        return body.id if named and not institution and min(m.span.start for m in body.mentions) < opening else None
