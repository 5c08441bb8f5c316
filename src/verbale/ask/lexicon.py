"""Understand names of facts and acts as people write them in a question, in every language that has data.

Tried in this order: a key of the record, a known name, words of the reports, the beginning of exactly one name.
Nothing is guessed: where several fit, the candidates are listed.
"""

from collections.abc import Callable, Iterable, Iterator

from verbale.ask.case import Loaded
from verbale.ask.names import SEVERAL, one
from verbale.languages.facts import articles, by_words, called
from verbale.reason.case import Word, party_of
from verbale.record.actors import folded
from verbale.record.condition import atoms
from verbale.record.errors import QuestionError
from verbale.record.position import UNNAMED

OWN = f"{UNNAMED}:"  # begins the code of an act that is on no list; its words follow
Parties = Callable[[str], str]
"""From the name of a party to its key. Raises QuestionError."""


class Lexicon:
    """The names of one case.

    Args:
        loaded: The case.
        parties: How names of parties are understood.
    """

    def __init__(self, loaded: Loaded, parties: Parties) -> None:
        self.loaded, self._parties = loaded, parties
        case = loaded.case
        said = list(loaded.sayings())
        keys = {w.act for w in said} | {a.key for w in said for a in atoms(w.condition)}
        keys |= {f.atom for f in case.facts} | {k for x in case.links for k in (x.atom, x.counts_as)}
        self.acts = sorted(k for k in keys if party_of(k))
        self.facts = sorted({k for k in keys if not party_of(k)} | set(called("facts")))
        self.codes = sorted({code_of(k) for k in self.acts})
        self._own: dict[str, set[str]] = {}
        for key, texts in loaded.acts.items():
            if code_of(key).startswith(OWN):
                self._own.setdefault(code_of(key), set()).update(texts)
        self.said = {key: {folded(t) for t in texts} for key, texts in loaded.phrases.items()}

    def parties(self, name: str) -> str:
        """The key of the party that a name stands for, with or without its article ("la Belgique").

        Raises:
            QuestionError: none or several fit.
        """
        words = folded(name).split("-")
        if len(words) > 1 and words[0] in articles():
            try:
                return self._parties(" ".join(words[1:]))
            except QuestionError:
                pass  # the article may be part of the name after all: say what is wrong with the name as given
        return self._parties(name)

    def label(self, key: str) -> str:
        """What to call an atom: "deploy-forces by France", or the words of the report."""
        if key.startswith("words:"):
            return next(iter(self.loaded.phrases.get(key, ())), key.removeprefix("words:"))
        party = party_of(key)
        if not party:
            return key
        code = code_of(key)
        shown = next(iter(self.loaded.acts.get(key, ())), code) if code.startswith(OWN) else code
        return f"{shown} by {self.loaded.parties.get(party, party)}"

    def atom(self, name: str, act: str | None = None) -> str:
        """The key of the fact or act that a name stands for; with ``act``, the name is that of its party.

        Raises:
            QuestionError: none or several fit.
        """
        if act is not None:
            return f"{self.parties(name)}.{self.code(act)}"
        exact = [k for k in (*self.acts, *self.facts) if k.lower() == name.lower()]
        if exact:
            return exact[0]
        wanted = folded(name)
        known = self._facts_named(lambda n: n == wanted)
        if known:
            return one(name, "fact", known, self._labels(known))
        acts = self._acts_named(name)
        if acts:
            return one(name, "act", acts, self._labels(acts))
        begun = self._facts_named(lambda n: n.startswith(wanted)) | {k for k in self.acts if k.startswith(name)}
        return one(name, "fact or act", begun if wanted else (), self._labels((*self.acts, *self.facts)))

    def members(self, name: str, act: str) -> tuple[str, ...]:
        """The keys of an act of those whom reports name as members of a group; none for what is no group."""
        party = self._party(name)
        return tuple(f"{m}.{self.code(act)}" for m in self.loaded.members.get(party or "", ()))

    def code(self, name: str) -> str:
        """The code of the act that a name stands for."""
        return one(name, "act", self._codes_named(name), {c: c for c in self.codes})

    def selected(self, name: str | None) -> frozenset[str] | None:
        """The acts of a party, of a code, the one act that a name stands for, or those that wait for a fact.

        None: all of them.

        Raises:
            QuestionError: nothing in the record has the name.
        """
        if name is None:
            return None
        codes = self._codes_named(name)
        if codes:
            return frozenset(k for k in self.acts if code_of(k) in codes)
        try:
            party = self.parties(name)
        except QuestionError as no_party:
            key = self._named_else(name, no_party)
            return frozenset({key} if party_of(key) else {w.act for w in self.loaded.sayings() if _names(w, key)})
        return frozenset(k for k in self.acts if party_of(k) == party)

    def _named_else(self, name: str, no_party: QuestionError) -> str:
        """The fact or act of a name that is no party's; where it is none either, both are said."""
        try:
            return self.atom(name)
        except QuestionError as no_atom:
            if no_party.code == SEVERAL:
                raise no_party from no_atom
            hint = "; 'verbale show actors' lists the parties, 'verbale stand' the acts"
            told = str(no_atom).replace("fact or act", "party, fact or act", 1)
            raise QuestionError(told if "did you mean" in told else told + hint) from no_atom

    def _facts_named(self, fits: Callable[[str], bool]) -> set[str]:
        names = called("facts")
        return {k for k in self.facts if any(fits(n) for n in {k, *names.get(k, ()), *self.said.get(k, ())})}

    def _codes_named(self, name: str) -> set[str]:
        wanted = folded(name)
        exact = {c for c in self.codes if wanted in {c, folded(c), *self._called(c)}}
        begun = {c for c in self.codes if wanted and any(n.startswith(wanted) for n in {c, *self._called(c)})}
        return exact or begun

    def _called(self, code: str) -> set[str]:
        """Names of an act, folded; of one that is on no list, its words: the name under which answers show it."""
        return {folded(words) for words in self._own.get(code, ())} | set(called("acts").get(code, ()))

    def _acts_named(self, name: str) -> set[str]:
        """Acts whose party and code the words name, in either order; or the acts of a code."""
        found: set[str] = set()
        for party, act in _splits(name):
            codes = self._codes_named(act)
            if codes:
                found |= {k for k in self.acts if code_of(k) in codes and party_of(k) == self._party(party)}
        return found or {k for k in self.acts if code_of(k) in self._codes_named(name)}

    def _party(self, name: str) -> str | None:
        try:
            return self.parties(name)
        except QuestionError:
            return None

    def _labels(self, keys: Iterable[str]) -> dict[str, str]:
        return {key: self.label(key) for key in keys}


def _names(word: Word, atom: str) -> bool:
    return any(a.key == atom for a in atoms(word.condition))


def code_of(act: str) -> str:
    """The code in an act's key."""
    return act.removeprefix(f"{party_of(act)}.")


def _splits(name: str) -> Iterator[tuple[str, str]]:
    """Ways to read words as a party and an act: "act by party" first, then "party act"."""
    words, joins = folded(name).split("-"), by_words()
    for i in range(1, len(words) - 1):
        if words[i] in joins:
            yield " ".join(words[i + 1 :]), " ".join(words[:i])
    for i in range(1, len(words)):
        yield " ".join(words[:i]), " ".join(words[i:])
