"""Whom a pronoun or a possessive means, by gender, number and salience.

Subjects of the sentences before come first, those of verbs of saying above all; what stands inside quote
marks is not taken up outside of them. What fits at all stands in ``agreement`` and ``binding``, what is likeliest in
``weighing``.
"""

from collections.abc import Callable

from spacy.tokens import Token

from verbale.extract.cast.agreement import agrees, fits
from verbale.extract.cast.binding import dislocated, governor, may_precede, says
from verbale.extract.cast.lexicon import match
from verbale.extract.cast.salience import Candidate, Salience
from verbale.extract.cast.scene import Scene
from verbale.extract.cast.sheet import SUBJECTS, Sheet
from verbale.extract.cast.weighing import WEIGHTS, salient
from verbale.languages.names import PronounWord
from verbale.record.actors import ActorType, Membership

Describe = Callable[[Sheet, Token], "str | None"]
ON_THE_WAY = 8  # pronouns looked at for the sake of one
_RELATIVE_CLAUSES = frozenset(("acl:relcl", "relcl"))
_CONTENT_CLAUSES = frozenset(("acl", "ccomp"))
_MOST = 12  # sentences back


class Pronouns:
    """Resolves pronouns of one report; answers are kept in ``sheet.owner`` by who asks."""

    def __init__(self, scene: Scene) -> None:
        self.scene = scene
        self._salience: Salience | None = None
        self.describe: Describe | None = None
        self.second_of_two: Describe | None = None
        self._phrases: dict[tuple[int, int], bool] = {}
        self._asked: dict[tuple[int, int], str | None] | None = None  # pronouns met on the way to one answer

    @property
    def salience(self) -> Salience:
        """The candidates; read when first needed, after all names are known."""
        if self._salience is None:
            self._salience = Salience(self.scene)
        return self._salience

    def describing(self, describe: Describe) -> None:
        """From now on descriptions may be taken up too, and all names are known."""
        self.describe, self._salience = describe, None

    def resolve(self, sheet: Sheet, token: Token) -> str | None:
        """The actor behind a pronoun or "ce dernier"; None for another word, or where nobody or several fit.

        A pronoun may stand for a pronoun before it, and so on: each on the way is looked up once.
        """
        if self._asked is not None:
            return self._resolved(sheet, token)
        self._asked = {}
        try:
            return self._resolved(sheet, token)
        finally:
            self._asked = None

    def _resolved(self, sheet: Sheet, token: Token) -> str | None:
        k = token.i
        if token.pos_ == "PRON" and (
            "Rel" in token.morph.get("PronType", []) or sheet.low[k] in self.scene.words.relatives
        ):
            return self.antecedent(sheet, token)
        if token.dep_.startswith("expl") and token.head.lemma_.lower() in self.scene.words.impersonal:
            return None  # "il faudra", "il n'y aura pas"
        if self._nearest_phrase(sheet, k):
            second = self.second_of_two(sheet, token) if self.second_of_two else None
            return second or self._nearest(sheet, token)
        wanted = self.scene.words.pronouns.get(sheet.low[k].strip("-"))
        if wanted is None or token.pos_ not in ("PRON", "DET", "PROPN", "X", "NOUN"):
            return None
        if noun := dislocated(sheet, token):
            return sheet.owner.get(noun.i) or (self.describe(sheet, noun) if self.describe else None)
        if of_noun := self._of_noun(sheet, token, wanted):
            return of_noun
        return None if self._of_document(sheet, token, wanted) else self._best(sheet, token, wanted)

    def _of_document(self, sheet: Sheet, token: Token, wanted: PronounWord) -> bool:
        """Whether a pronoun for a thing takes up a report, and no body ("The study warns … It says …")."""
        words, k = self.scene.words, token.i
        if words.grammatical_gender or wanted.gender in ("m", "f"):
            return False
        before = [j for j in range(k) if sheet.sentence[k] - sheet.sentence[j] == 1 and sheet.dep[j] in SUBJECTS]
        owners = [self.scene.by_id[a].type for j in before if (a := sheet.owner.get(j))]
        if any(kind in (ActorType.ORGANISATION, ActorType.STATE) for kind in owners):
            return False
        return any(
            sheet.low[j] in words.documents
            or (sheet.low[j] == sheet.low[k] and self._of_document(sheet, sheet.tokens[j], wanted))
            for j in before
            if j not in sheet.owner
        )

    def owner_of(self, sheet: Sheet, k: int) -> str | None:
        """Whom a possessive belongs to: the subject before it in its sentence, else who is named first there."""
        if sheet.low[k] in self.scene.words.selves:
            heard = self.scene.heard.owner(sheet.offset + sheet.start[k])
            return heard[0] if len(heard) == 1 else None
        wanted = self.scene.words.possessives.get(sheet.low[k])
        first = None
        quoted = self.salience.quoted(sheet, k)
        for j in range(k - 1, -1, -1):
            if sheet.sentence[j] != sheet.sentence[k]:
                break
            if not quoted and self.salience.quoted(sheet, j):
                continue  # "« … à Matignon d'en faire un », a lancé sa secrétaire générale"
            actor = sheet.owner.get(j)
            if actor is None and sheet.pos[j] == "PRON" and sheet.dep[j].startswith("nsubj"):
                actor = self.resolve(sheet, sheet.tokens[j])
            if actor and wanted and not agrees(self.scene.by_id[actor], wanted):
                continue
            if actor and sheet.dep[j].startswith("nsubj"):
                return actor
            first = actor or first
        return first or (self._best(sheet, sheet.tokens[k], wanted) if wanted else None)

    # ------------------------------------------------------------------ by kind of pronoun

    def antecedent(self, sheet: Sheet, token: Token) -> str | None:
        """The noun that a relative clause hangs on."""
        verb = token.head
        while verb.dep_ not in _RELATIVE_CLAUSES and verb.head.i != verb.i:
            verb = verb.head
        noun = verb.head
        if verb.dep_ not in _RELATIVE_CLAUSES or noun.i >= token.i:
            before = token.i - 1 - (token.i > 0 and sheet.text[token.i - 1] == ",")
            return sheet.owner.get(before)
        return sheet.owner.get(noun.i) or (self.describe(sheet, noun) if self.describe else None)

    def _of_noun(self, sheet: Sheet, token: Token, wanted: PronounWord) -> str | None:
        """ "des signes de la Russie indiquant qu'ils veulent": the state of the noun that the clause hangs on."""
        if wanted.number != "p" or not token.dep_.startswith("nsubj"):
            return None
        verb = token.head
        while verb.dep_ in ("ccomp", "xcomp") and verb.head.pos_ in ("VERB", "AUX") and verb.head.i < token.i:
            verb = verb.head
        noun, words = verb.head, self.scene.words
        if verb.dep_ not in _CONTENT_CLAUSES or noun.pos_ not in ("NOUN", "PROPN") or noun.i >= token.i:
            return None
        if sheet.low[noun.i] in words.people | words.groups | words.bodies:
            return None
        of = {sheet.owner.get(k) for k in range(noun.i, min(verb.i, token.i))} - {None}
        actor = of.pop() if len(of) == 1 else None
        return actor if actor and self.scene.by_id[actor].type is ActorType.STATE else None

    def _nearest_phrase(self, sheet: Sheet, k: int) -> bool:
        """Whether a token stands in "ce dernier", "the latter"; asked often of the same tokens."""
        key = sheet.block.number, k
        if key not in self._phrases:
            found = (match(self.scene.words.nearest, sheet.low, j) for j in (k, k - 1) if j >= 0)
            self._phrases[key] = any(f is not None and f[0] >= k for f in found)
        return self._phrases[key]

    def _nearest(self, sheet: Sheet, token: Token) -> str | None:
        """The last one named before "ce dernier" of its gender and number, a person first."""
        told = self.scene.words.pronouns.get("".join(sheet.low[token.i : token.i + 3]))
        gender = told.gender if told else token.morph.get("Gender", [""])[0][:1].lower()  # "Celui | -ci" is cut in two
        plural = "Plur" in token.morph.get("Number", []) or sheet.low[token.i].endswith("niers")
        here = self.salience.sentence(sheet, token.i)
        for candidate in self.salience.before(sheet, token.i):
            if here - candidate.sentence > 2:
                return None
            wanted = PronounWord(gender, "p" if plural else "s")
            if not candidate.actor and sheet is candidate.sheet and candidate.sentence == here and candidate.subject:
                continue
            actor = self._actor(candidate, wanted)
            if actor and self._fits(candidate, actor, wanted) and self.scene.by_id[actor].type is not ActorType.STATE:
                return actor
        return None

    def _best(self, sheet: Sheet, token: Token, wanted: PronounWord) -> str | None:
        """The most salient candidate that fits."""
        here, quoted = self.salience.sentence(sheet, token.i), self.salience.quoted(sheet, token.i)
        same_excluded = says(self.scene.words, sheet, token)
        barred: set[str | None] = set(self.scene.heard.owner(sheet.offset + sheet.start[token.i]) if quoted else ())
        verb = governor(token)
        ranked: list[tuple[float, int, str]] = []
        seen = 0
        for candidate in self.salience.before(sheet, token.i):
            distance = here - candidate.sentence
            if distance > _MOST or seen >= 8:
                break
            if distance == 0 and same_excluded and not may_precede(self.salience, candidate, sheet, token):
                continue
            if (
                candidate.sheet is sheet
                and verb is not None
                and sheet.head[candidate.token] == verb
                and candidate.subject
            ):
                barred.add(self._actor(candidate, wanted))
                continue  # "X agreed with him": two people
            actor = self._actor(candidate, wanted)
            if actor is None or actor in barred or not self._fits(candidate, actor, wanted):
                continue
            seen += 1
            score = salient(self.scene.by_id[actor], candidate, wanted, distance, quoted)
            score += WEIGHTS["paragraph"] * (candidate.sheet is not sheet)
            ranked.append((score, -seen, actor))
        return max(ranked)[2] if ranked else None

    # ------------------------------------------------------------------ what fits

    def _actor(self, c: Candidate, wanted: PronounWord) -> str | None:
        if c.joined and wanted.number == "p":
            return self._together(c)
        if c.actor:
            return c.actor
        token = c.sheet.tokens[c.token]
        known = c.sheet.owner.get(c.token)
        if known:
            return known
        if self._nearest_phrase(c.sheet, c.token):
            found = self._once(c.sheet, token, self._nearest)
        elif token.pos_ == "PRON":
            own = self.scene.words.pronouns[c.sheet.low[c.token].strip("-")]
            if wanted.gender and own.gender and own.gender != wanted.gender:
                return None
            found = self._once(c.sheet, token, self.resolve)
        else:
            found = self.describe(c.sheet, token) if self.describe and c.plural == (wanted.number == "p") else None
        if found and self.describe:  # while offices are read, not all that a pronoun may take up is known
            c.sheet.owner[c.token] = found
        return found

    def _once(self, sheet: Sheet, token: Token, look: Describe) -> str | None:
        if self._asked is None:
            return look(sheet, token)
        key = id(sheet), token.i
        if key not in self._asked:
            if len(self._asked) >= ON_THE_WAY:
                return None
            self._asked[key] = None
            self._asked[key] = look(sheet, token)
        return self._asked[key]

    def _together(self, c: Candidate) -> str | None:
        """The members of a coordination as one group."""
        heads = (c.token, *c.joined)
        members = [c.sheet.owner.get(k) for k in heads]
        if not all(members):
            return c.actor or None
        names = [self.scene.by_id[m].name or "?" for m in members if m]
        group = self.scene.add(" + ".join(names), ActorType.GROUP, "together:" + ",".join(m for m in members if m))
        figure = self.scene.by_id[group]
        if not figure.plural:
            figure.plural, figure.size = True, len(heads)
            where = c.sheet.span(c.token, c.joined[-1])
            for member in members:
                if member:
                    self.scene.memberships.append(Membership(member, group, "member", (where,), "named-together"))
        return group

    def _fits(self, c: Candidate, actor: str, wanted: PronounWord) -> bool:
        return fits(self.scene.by_id[actor], c, wanted, self.scene.words.grammatical_gender)
