"""Every exception of ours.

    AllianceNetworkError
    ├── FieldError (ValueError)   one value is not what its field takes
    ├── DataError (ValueError)    a network cannot be read; carries every fault found
    ├── MappingError (ValueError) somebody has to say what the columns of a table mean
    ├── ViewError (ValueError)    a view or its address makes no sense
    └── UsageError                what was asked for cannot be done as asked

A message says what failed, for which name, the value given, what would be right and what to do
next, in whole sentences.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass

SHOWN_LENGTH = 60
"""Longest piece of a value that a message repeats, in characters."""


def printable(value: object) -> str:
    """A value made short and printable.

    What cannot be printed is escaped, so that no message carries a control character on; a text
    longer than `SHOWN_LENGTH` is cut, with … at its end.
    """
    text = str(value)
    cut = "".join(
        c if c.isprintable() else c.encode("unicode_escape").decode("ascii")
        for c in text[:SHOWN_LENGTH]
    )
    return cut if len(text) <= SHOWN_LENGTH else f"{cut}…"


def shown(value: object) -> str:
    """A value as a message repeats it: in quotes, printable and short, with its length if cut."""
    length = len(str(value))
    quoted = f'"{printable(value)}"'
    return quoted if length <= SHOWN_LENGTH else f"{quoted} ({length:,} characters)"


@dataclass(frozen=True, kw_only=True)
class Fault:
    """One thing wrong with the files of a network or a story, and what to do about it.

    Attributes
    ----------
    file
        Name of the file.
    sheet
        Sheet of a workbook.
    row
        Row as a spreadsheet numbers it: the header is row 1.
    column
        Name of the column, or of the property of `datapackage.json`.
    step
        Step of a story, from 1.
    field
        Field of a story or a step.
    value
        The value, shortened to something printable.
    message, remedy
        What is wrong, and what would be right: whole sentences.
    """

    file: str
    message: str
    remedy: str
    sheet: str | None = None
    row: int | None = None
    column: str | None = None
    step: int | None = None
    field: str | None = None
    value: str | None = None

    @property
    def where(self) -> str:
        """The place in words: `claims.csv, row 12, column "from"`."""
        parts = [self.file]
        if self.sheet is not None:
            parts.append(f"sheet {shown(self.sheet)}")
        if self.row is not None:
            parts.append(f"row {self.row:,}")
        if self.column is not None:
            parts.append(f"column {shown(self.column)}")
        if self.step is not None:
            parts.append(f"step {self.step:,}")
        if self.field is not None:
            parts.append(f"field {shown(self.field)}")
        return ", ".join(parts)

    def __str__(self) -> str:
        return f"{self.where}: {self.message} {self.remedy}"


class AllianceNetworkError(Exception):
    """Any error of this package that a person can do something about."""


class FieldError(AllianceNetworkError, ValueError):
    """One value is not what its field takes.

    Attributes
    ----------
    message, remedy
        What is wrong, and what would be right: whole sentences.
    """

    def __init__(self, message: str, *, remedy: str) -> None:
        super().__init__(f"{message} {remedy}")
        self.message = message
        self.remedy = remedy


class DataError(AllianceNetworkError, ValueError):
    """A network cannot be read.

    Attributes
    ----------
    faults
        Every fault found, in the order of the files and rows.
    """

    def __init__(self, faults: Iterable[Fault]) -> None:
        self.faults = tuple(faults)
        super().__init__("\n".join(str(fault) for fault in self.faults))


class MappingError(AllianceNetworkError, ValueError):
    """Somebody has to say what the columns of a table mean.

    Attributes
    ----------
    question
        What is asked: a `formats.mapping.Question`.
    """

    def __init__(self, message: str, *, question: object) -> None:
        super().__init__(message)
        self.question = question


class ViewError(AllianceNetworkError, ValueError):
    """A view, or the address it is read from, makes no sense for the network."""


class UsageError(AllianceNetworkError):
    """What was asked for cannot be done as it was asked."""
