"""A refusal with a code, and errors in the words of the interface's language."""

from collections.abc import Mapping

from starlette.exceptions import HTTPException

from verbale.record.errors import VerbaleError
from verbale.serve.language import Strings


class Refusal(HTTPException):
    """An HTTP error of ours.

    Attributes:
        code: Its short name; its words in a language are the string ``fault.<code>``, else ``detail``.
        facts: What these words name; a pair is the group and value of an open list, shown by its label.
    """

    def __init__(
        self, status: int, code: str, detail: str, headers: Mapping[str, str] | None = None, **facts: object
    ) -> None:
        super().__init__(status, detail, dict(headers or {}))
        self.code = code
        self.facts = facts


def worded(error: VerbaleError | Refusal, t: Strings) -> tuple[str, str]:
    """What an error says and in which language: the interface's where it has words for it, else English."""
    if not t.has("fault", error.code):
        return (error.detail if isinstance(error, Refusal) else str(error)), "en"
    shown = {name: t.name(*value) if isinstance(value, tuple) else value for name, value in error.facts.items()}
    return t(f"fault.{error.code}", **shown), t.code
