"""Goals: expressions over acts and facts, and the nodes that say whether they stand.

    goal  = all { "or" all }          all = one { "and" one }
    one   = "not" one | "(" goal ")" | count | name [ "by" DATE ]
    count = "at least" NUMBER "of" name { "," name } [ ":" act ]

A name is any run of other words, or words in quote marks; what it means is asked of ``resolve``. Of a count with an
act after the colon each name is a party: ``at least 2 of France, Belgium: deploy-forces``.
"""

import re
from collections.abc import Callable
from dataclasses import dataclass

from verbale.reason.evaluate import Value, value
from verbale.reason.state import State
from verbale.reason.wiring import Wiring
from verbale.record.condition import All, AnyOf, AtLeast, Atom, By, Condition, Not
from verbale.record.errors import QuestionError

TOKEN = re.compile(r"""\s*(?:(?P<quoted>"[^"]*")|(?P<mark>[(),:])|(?P<word>[^\s(),:"]+(?::[^\s(),:"]+)*))""")
DAY = re.compile(r"\d{4}-\d\d-\d\d")
DEEPEST = 100  # nested brackets and negations

Resolve = Callable[[str, str | None], str]
"""From a name, and the act asked of it (after a colon), to the key of an atom. Raises QuestionError."""
Members = Callable[[str, str], tuple[str, ...]]
"""From the name of a group and an act to the keys of that act of its members; none for what is no group."""


@dataclass(frozen=True, slots=True)
class Token:
    """A word, a quoted name or a mark, and where it starts in the expression."""

    text: str
    at: int
    quoted: bool = False

    def is_(self, *words: str) -> bool:
        """Whether it is one of these words, unquoted."""
        return not self.quoted and self.text.lower() in words


def parse(text: str, resolve: Resolve, members: Members | None = None) -> Condition:
    """The condition that an expression asks for; in a count the name of a group stands for its members.

    Raises:
        QuestionError: the expression cannot be read; the message shows the place.
    """
    return _Parser(text, resolve, members or (lambda name, act: ())).whole()


class _Parser:
    def __init__(self, text: str, resolve: Resolve, members: Members) -> None:
        self.text, self.resolve, self.members = text, resolve, members
        self.tokens, self.next, self.depth = self._tokens(), 0, 0

    def _tokens(self) -> list[Token]:
        found, at = [], 0
        while at < len(self.text.rstrip()):
            match = TOKEN.match(self.text, at)
            if match is None:
                at += len(self.text[at:]) - len(self.text[at:].lstrip())
                raise self.refuse(at, "a quote mark that is not closed")
            kind = match.lastgroup or "word"
            found.append(Token(match[kind].strip('"'), match.start(kind), kind == "quoted"))
            at = match.end()
        return found

    def refuse(self, at: int, found: str, expected: str = "") -> QuestionError:
        hint = f"; expected {expected}" if expected else ""
        return QuestionError(f"cannot read the expression at {at + 1}: {found}{hint}\n  {self.text}\n  {' ' * at}^")

    def whole(self) -> Condition:
        if not self.tokens:
            raise self.refuse(0, "nothing", 'a name, e.g. "ceasefire" or "deploy-forces by France"')
        goal = self.any_of()
        if self.next < len(self.tokens):
            token = self.tokens[self.next]
            raise self.refuse(token.at, f"{token.text!r}", "'and', 'or' or the end")
        return goal

    def sees(self, *words: str) -> bool:
        return self.next < len(self.tokens) and self.tokens[self.next].is_(*words)

    def take(self, *words: str) -> bool:
        seen = self.sees(*words)
        self.next += seen
        return seen

    def wanted(self, *words: str) -> None:
        if not self.take(*words):
            raise self.missing(" or ".join(map(repr, words)))

    def missing(self, expected: str) -> QuestionError:
        if self.next < len(self.tokens):
            token = self.tokens[self.next]
            return self.refuse(token.at, f"{token.text!r}", expected)
        return self.refuse(len(self.text), "the end", expected)

    def any_of(self) -> Condition:
        parts = [self.all_of()]
        while self.take("or", "|"):
            parts.append(self.all_of())
        return parts[0] if len(parts) == 1 else AnyOf(tuple(parts))

    def all_of(self) -> Condition:
        parts = [self.one()]
        while self.take("and", "&"):
            parts.append(self.one())
        return parts[0] if len(parts) == 1 else All(tuple(parts))

    def one(self) -> Condition:
        self.depth += 1
        if self.depth > DEEPEST:
            raise self.missing(f"at most {DEEPEST} brackets and negations inside each other")
        try:
            if self.take("not", "!"):
                return Not(self.one())
            if self.take("("):
                inner = self.any_of()
                self.wanted(")")
                return inner
            return self.count() if self._counts() else self.named()
        finally:
            self.depth -= 1

    def _counts(self) -> bool:
        return self.sees("at") and self.next + 1 < len(self.tokens) and self.tokens[self.next + 1].is_("least")

    def count(self) -> Condition:
        self.next += 2
        if self.next == len(self.tokens) or not self.tokens[self.next].text.isdecimal():
            raise self.missing("a number")
        number = self.tokens[self.next]
        self.next += 1
        self.wanted("of")
        names = [self.name()]
        while self.take(","):
            names.append(self.name())
        act = self.name().text if self.take(":") else None
        parts = tuple(dict.fromkeys(atom for name in names for atom in self.atoms(name, act)))
        if not 1 <= int(number.text) <= len(parts):
            raise self.refuse(number.at, f"at least {number.text} of {len(parts)}", f"a number from 1 to {len(parts)}")
        return AtLeast(int(number.text), parts)

    def atoms(self, name: Token, act: str | None) -> list[Atom]:
        """The atom of a name, or those of a group's members."""
        keys = self.members(name.text, act) if act is not None else ()
        return [Atom(key) for key in keys] or [self.atom(name, act)]

    def named(self) -> Condition:
        atom: Condition = self.atom(self.name(), None)
        if self.sees("by") and DAY.fullmatch(self.tokens[self.next + 1].text if self._more() else ""):
            self.next += 2
            return By(self.tokens[self.next - 1].text, atom)
        return atom

    def _more(self) -> bool:
        return self.next + 1 < len(self.tokens)

    def name(self) -> Token:
        """The words up to the next mark, keyword or day."""
        start = self.next
        while self.next < len(self.tokens) and not self._ends():
            self.next += 1
        if start == self.next:
            raise self.missing("a name")
        taken = self.tokens[start : self.next]
        return Token(" ".join(t.text for t in taken), taken[0].at, taken[0].quoted and len(taken) == 1)

    def _ends(self) -> bool:
        token = self.tokens[self.next]
        if token.is_("by") and self._more():
            return bool(DAY.fullmatch(self.tokens[self.next + 1].text))
        return token.is_("and", "or", "not", "(", ")", ",", ":", "&", "|", "!")

    def atom(self, name: Token, act: str | None) -> Atom:
        try:
            return Atom(self.resolve(name.text, act))
        except QuestionError as error:
            raise QuestionError(f"{error}\n  {self.text}\n  {' ' * name.at}^") from error


def goal_node(wiring: Wiring, goal: Condition) -> int:
    """The node that is lit when a goal stands: facts by their lamps, acts when done or standing."""
    match goal:
        case Atom(key):
            stands = [wiring.at["stands", key]] if ("stands", key) in wiring.at else []
            return wiring.gate(("goal", key), [wiring.lamp(key, True), *stands], 1)
        case Not(Atom(key)):
            return wiring.lamp(key, False)
        case Not(part):
            return _opposite(wiring, part)
        case By(_, part):
            return goal_node(wiring, part) if goal not in wiring.settled else wiring.established(goal)
        case All(parts):
            return wiring.gate(("goal", goal), [goal_node(wiring, p) for p in parts])
        case AnyOf(parts):
            return wiring.gate(("goal", goal), [goal_node(wiring, p) for p in parts], 1)
        case AtLeast(k, parts, weights):
            return wiring.gate(("goal", goal), [goal_node(wiring, p) for p in parts], k, weights)


def _opposite(wiring: Wiring, part: Condition) -> int:
    """De Morgan, down to atoms: that an act does *not* stand is only ever established by a fact."""
    match part:
        case Not(inner):
            return goal_node(wiring, inner)
        case All(parts):
            return goal_node(wiring, AnyOf(tuple(map(Not, parts))))
        case AnyOf(parts):
            return goal_node(wiring, All(tuple(map(Not, parts))))
        case AtLeast(k, parts, weights):
            given = weights or (1,) * len(parts)
            return goal_node(wiring, AtLeast(sum(given) - k + 1, tuple(map(Not, parts)), given))
        case By(_, inner) if part not in wiring.settled:
            return goal_node(wiring, Not(inner))
        case _:
            return wiring.established(part, False)


def worth(now: State, goal: Condition) -> Value:
    """What a goal is worth in a state."""

    def lamp(atom: str) -> Value:
        return Value.YES if now.lit("stands", atom) else now.lamp(atom)

    return value(goal, lamp, now.wiring.settled)
