"""Lists in parts: a database takes only so many values in one statement."""

from collections.abc import Iterator, Sequence
from typing import TypeVar

T = TypeVar("T")


def chunks(values: Sequence[T], size: int) -> Iterator[Sequence[T]]:
    """The values in order, at most ``size`` at a time."""
    return (values[at : at + size] for at in range(0, len(values), size))
