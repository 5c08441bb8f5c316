"""Write an alternation so that it compiles quickly, with the same words matched.

A regular expression of some hundred branches that all end in the same large character class costs Python seconds to
compile, because each class is worked through anew. ``(?:pR)|(?:qR)`` matches where ``(?:(?:p)|(?:q))R`` does, so each
tail is written once.
"""

import re
from collections.abc import Iterator

LARGE = 300  # characters of a class that is worth sharing
_FLAGS = re.compile(r"\(\?[aiLmsux]+\)")
_PIECE = re.compile(r"\\.|\[\^?\]?(?:\\.|[^\]\\])*\]|.", re.DOTALL)


def factored(pattern: str) -> str:
    """An equal pattern: what it matches stays, the numbers of its groups do not.

    Branches that are not of the form ``(?:…)``, or hold no large class outside of brackets, stay as they are.
    """
    flags = _FLAGS.match(pattern)
    start = flags.end() if flags else 0
    heads: dict[str, list[str]] = {}  # tail -> what stands before it
    for branch in _branches(pattern[start:]):
        head, tail = _cut(branch)
        heads.setdefault(tail, []).append(head)
    shared = (f"(?:(?:{'|'.join(f'(?:{h})' for h in heads[tail])}){tail})" for tail in heads)
    return pattern[:start] + "|".join(shared)


def _branches(pattern: str) -> Iterator[str]:
    """The branches of an alternation, without a bracket that is around all of one."""
    start = 0
    for at, depth, piece in _pieces(pattern):
        if piece == "|" and depth == 0:
            yield _bare(pattern[start:at])
            start = at + 1
    yield _bare(pattern[start:])


def _bare(branch: str) -> str:
    if not branch.startswith("(?:"):
        return branch
    closing = next((at for at, depth, piece in _pieces(branch) if piece == ")" and depth == 0), None)
    return branch[3:-1] if closing == len(branch) - 1 else branch


def _cut(branch: str) -> tuple[str, str]:
    """A branch in two: before its first large class outside of brackets, and from there on."""
    pieces = list(_pieces(branch))
    if any(depth == 0 and piece == "|" for _, depth, piece in pieces):  # brackets are missing: no tail is shared
        return branch, ""
    at = next((at for at, depth, piece in pieces if depth == 0 and len(piece) > LARGE), len(branch))
    return branch[:at], branch[at:]


def _pieces(pattern: str) -> Iterator[tuple[int, int, str]]:
    """Each escape, class or character with its place and how many brackets are open around it."""
    depth = 0
    for found in _PIECE.finditer(pattern):
        if found[0] == ")":
            depth -= 1
        yield found.start(), depth, found[0]
        if found[0] == "(":
            depth += 1
