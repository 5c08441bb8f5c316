"""What can go wrong, as one tree.

VerbaleError
├── ReportError      one report cannot be read; the rest of the batch goes on
├── RecordError      an interchange record that is not of the form it claims
├── LanguageError    a language file or a gazetteer with a fault: file, key, line
├── DossierError     the store cannot be opened, is locked, damaged or of another version
├── QuestionError    a question that cannot be answered as put (unknown name, syntax error)
└── SettingError     a setting that cannot be used: stops the program, naming key and value

A message says where, what was found, what was expected and what to do next.
"""

from collections.abc import Mapping
from types import MappingProxyType
from typing import Self


class VerbaleError(Exception):
    """Root of all errors that verbale raises on purpose.

    Attributes:
        code: Short name of what went wrong, by which an interface finds its own words for it; "" for none.
        facts: What these words name.
    """

    code: str = ""
    facts: Mapping[str, object] = MappingProxyType({})

    def told(self, code: str, **facts: object) -> Self:
        """The same error with a code and the facts of its message."""
        self.code, self.facts = code, facts
        return self


class ReportError(VerbaleError):
    """One report cannot be read.

    Attributes:
        origin: Path, address or ``-`` of the report.
        reason: One word of a closed list, under which the skip is counted.
    """

    def __init__(self, origin: str, reason: str, message: str) -> None:
        super().__init__(f"{origin}: {message}")
        self.origin = origin
        self.reason = reason
        self.message = message

    def __reduce__(self) -> tuple[type, tuple[str, str, str]]:
        return type(self), (self.origin, self.reason, self.message)


class RecordError(VerbaleError):
    """An interchange record that is not of the form it claims."""


class LanguageError(VerbaleError):
    """A language file or gazetteer with a fault.

    Attributes:
        path: The file.
        line: Line in it, from 1; 0 where the fault belongs to the whole file.
    """

    def __init__(self, path: object, line: int, message: str) -> None:
        super().__init__(f"{path}, line {line}: {message}" if line else f"{path}: {message}")
        self.path = str(path)
        self.line = line
        self.message = message

    def __reduce__(self) -> tuple[type, tuple[str, int, str]]:
        return type(self), (self.path, self.line, self.message)


class DossierError(VerbaleError):
    """A dossier that cannot be opened, is locked, damaged, or of another version."""


class QuestionError(VerbaleError):
    """A question that cannot be answered as put; the message lists the candidates."""


class SettingError(VerbaleError):
    """A setting that cannot be used."""
