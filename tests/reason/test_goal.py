"""Expressions: what is read, and where a syntax error is shown."""

import pytest

from verbale.reason.goal import parse
from verbale.record.condition import All, AnyOf, AtLeast, Atom, By, Not
from verbale.record.errors import QuestionError


def resolve(name, act):
    if name == "nonsense":
        raise QuestionError("no such name")
    return f"{name}.{act}" if act else name


A, B, C = Atom("a"), Atom("b"), Atom("c")


@pytest.mark.parametrize(
    ("text", "goal"),
    [
        ("a", A),
        ("not a", Not(A)),
        ("a and b or c", AnyOf((All((A, B)), C))),
        ("a and (b or c)", All((A, AnyOf((B, C))))),
        ("deploy-forces by France", Atom("deploy-forces by France")),
        ("a by 2025-10-01", By("2025-10-01", A)),
        ('"a and b"', Atom("a and b")),
        ("at least 2 of a, b, c", AtLeast(2, (A, B, C))),
        (
            "at least 1 of France, United Kingdom: deploy",
            AtLeast(1, (Atom("France.deploy"), Atom("United Kingdom.deploy"))),
        ),
        ("words:peace", Atom("words:peace")),
        ("A AND NOT b", All((Atom("A"), Not(B)))),
    ],
)
def test_read(text, goal):
    assert parse(text, resolve) == goal


@pytest.mark.parametrize(
    ("text", "column", "message"),
    [
        ("", 1, "nothing"),
        ("a and", 6, "the end; expected a name"),
        ("a b) or c", 4, "')'; expected 'and', 'or' or the end"),
        ("(a or b", 8, "the end; expected ')'"),
        ("at least two of a", 10, "'two'; expected a number"),
        ("at least 3 of a, b", 10, "at least 3 of 2; expected a number from 1 to 2"),
        ("at least 2 a, b", 12, "'a'; expected 'of'"),
        ('a and "b', 7, "a quote mark that is not closed"),
        ("or a", 1, "'or'; expected a name"),
        ("a and nonsense", 7, "no such name"),
        ("(" * 150 + "a", 101, "at most 100 brackets"),
    ],
)
def test_syntax_errors_show_the_place(text, column, message):
    with pytest.raises(QuestionError) as raised:
        parse(text, resolve)
    assert message in str(raised.value)
    assert str(raised.value).splitlines()[-1] == "  " + " " * (column - 1) + "^"


def test_in_a_count_a_group_stands_for_its_members():
    def members(name, act):
        return (f"x.{act}", f"y.{act}") if name == "the group" else ()

    found = parse("at least 2 of the group, z: go", resolve, members)
    assert found == AtLeast(2, (Atom("x.go"), Atom("y.go"), Atom("z.go")))
    with pytest.raises(QuestionError, match="a number from 1 to 2"):
        parse("at least 3 of the group: go", resolve, members)
