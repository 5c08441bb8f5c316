"""Whose "son président" and "its prime minister" are: of the subject or the topic before, else open.

Narrower than for other possessives: an office must not go to whoever stands nearest, nor past a subject that
nothing resolves ("Les élus attendent la Russie. Le comité menace. Son président …": the committee's or nobody's).
"""

from verbale.extract.cast.pronouns import ON_THE_WAY, Pronouns
from verbale.extract.cast.salience import Candidate
from verbale.extract.cast.scene import Scene
from verbale.extract.cast.sheet import SUBJECTS, Sheet

_PARAGRAPHS = 2  # back to whom a possessive may take up


class Possessors:
    """Answers for possessives before an office."""

    def __init__(self, scene: Scene, pronouns: Pronouns) -> None:
        self.scene = scene
        self.pronouns = pronouns
        self._nested = 0

    def of(self, sheet: Sheet, k: int) -> str | None:
        """The actor that a possessive means; None where unclear, and after so many looked up for one another."""
        if self._nested >= ON_THE_WAY:
            return None
        self._nested += 1
        try:
            found = self.pronouns.owner_of(sheet, k)
            return found if found and self._told(found, sheet, k) else None
        finally:
            self._nested -= 1

    def _told(self, actor: str, sheet: Sheet, k: int) -> bool:
        """Whether somebody is the last told of in a place that a possessive takes up."""
        salience = self.pronouns.salience
        inside, here = salience.quoted(sheet, k), salience.sentence(sheet, k)
        for c in salience.before(sheet, k, blocks=_PARAGRAPHS):
            if actor not in (c.actor, c.sheet.owner.get(c.token)) or (c.quoted and not inside):
                continue
            if c.subject or c.opens or c.speaker or (c.sentence == here and not _addressed(sheet, c.token, k)):
                return not self._other_subject(c, sheet, k)
        return False

    def _other_subject(self, c: Candidate, sheet: Sheet, k: int) -> bool:
        """Whether a singular noun that nothing resolves is the subject of a sentence in between."""
        for number in range(c.sheet.block.number, sheet.block.number + 1):
            if between := self.scene.sheets.get(number):
                first = c.token + 1 if between is c.sheet else 0
                last = sheet.opening(k) if between is sheet else len(between)
                if any(self._unresolved(between, j) for j in range(first, last)):
                    return True
        return False

    def _unresolved(self, sheet: Sheet, j: int) -> bool:
        if sheet.dep[j] not in SUBJECTS or sheet.pos[j] != "NOUN" or j in sheet.owner:
            return False
        if sheet.dep[sheet.head[j]] != "ROOT" or "Plur" in sheet.tokens[j].morph.get("Number", []):
            return False
        return not self.pronouns.salience.quoted(sheet, j)


def _addressed(sheet: Sheet, k: int, possessive: int) -> bool:
    """Whether a name is to whom the holder himself speaks ("a dit à Reuters | son chef politique")."""
    has_case = any(sheet.dep[j] in ("case", "prep") and sheet.head[j] == k for j in range(max(k - 3, 0), k))
    return has_case and sheet.head[k] == sheet.head[sheet.head[possessive]]
