"""Records: the rows of cells in a text with separators, one by one, within limits."""

from __future__ import annotations

import csv
import io
import threading
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from dataclasses import dataclass

__all__ = ["COLUMNS", "RECORD_CHARACTERS", "Broken", "last_record", "long_cells", "records"]

COLUMNS = 16_384
"""Most cells of a row, as many as a spreadsheet has columns."""
RECORD_CHARACTERS = 4_000_000
"""Longest row, in characters."""
BATCH, BATCH_CHARACTERS = 10_000, 1_000_000
"""Rows and characters that are read ahead, whichever is reached first."""

_limit = threading.Lock()


@dataclass(frozen=True, kw_only=True)
class Broken:
    """A row that cannot be read.

    Attributes
    ----------
    message, remedy
        What is wrong, and what would be right: whole sentences.
    last
        Whether nothing after it can be read either.
    """

    message: str
    remedy: str
    last: bool


class _TooLong(Exception):
    """A row is longer than `RECORD_CHARACTERS`."""


class _Lines:
    """The lines of a text; no row of them may grow too long."""

    def __init__(self, text: io.TextIOBase) -> None:
        self.text = text
        self.taken = 0

    def __iter__(self) -> Iterator[str]:
        return self

    def __next__(self) -> str:
        line = self.text.readline(RECORD_CHARACTERS + 1)
        if line == "":
            raise StopIteration
        self.taken += len(line)
        if self.taken > RECORD_CHARACTERS:
            raise _TooLong
        return line


def records(text: io.TextIOBase, *, separator: str = ",") -> Iterator[list[str] | Broken]:
    """The rows of a text, the first line's first; an empty line is a row without cells.

    Parameters
    ----------
    text
        Opened so that line ends come as they are.
    separator
        The sign between cells; a cell with it, a quotation mark or a line end stands in quotes.
    """
    lines = _Lines(text)
    reader = csv.reader(lines, delimiter=separator, strict=True)
    more = True
    while more:
        batch, more = _batch(reader, lines)
        yield from batch


def _batch(reader: Iterator[list[str]], lines: _Lines) -> tuple[list[list[str] | Broken], bool]:
    """The next few rows, and whether there may be more."""
    # Read ahead, as whoever takes the rows one by one may leave off and never come back, which
    # would leave the limit as it is for no other.
    found: list[list[str] | Broken] = []
    characters = 0
    with long_cells():
        line = reader.line_num
        try:
            for record in reader:
                found.append(record if len(record) <= COLUMNS else _too_wide(len(record)))
                characters += lines.taken
                if characters > BATCH_CHARACTERS or len(found) == BATCH:
                    return found, True
                lines.taken = 0
                line = reader.line_num
        except _TooLong:
            broken = Broken(
                message=f"The row has more than {RECORD_CHARACTERS:,} characters.",
                remedy="Check that the file is a table and its quotes are closed.",
                last=True,
            )
            return [*found, broken], False
        except csv.Error as error:
            # A broken row of one line is left out. One that ran on has swallowed an unknown number
            # of rows, and nothing after it could be numbered rightly.
            last = reader.line_num - line > 1 or "end of data" in str(error)
            return [*found, _quotes(str(error), last=last)], not last
        finally:
            lines.taken = 0
    return found, False


def last_record(text: str, *, separator: str = ",") -> tuple[int, list[str], list[str]]:
    """Where a text ends: the number of its last row, its first row and its last.

    Quotes may still be open there.
    """
    number, first, last = 0, [], []
    # One longer than a row may be is a fault of its own.
    with long_cells(), suppress(csv.Error):
        for record in csv.reader(io.StringIO(text, newline=""), delimiter=separator):
            number, last = number + 1, record
            if number == 1:
                first = record
    return number, first, last or [""]


@contextmanager
def long_cells() -> Iterator[None]:
    """Let Python's csv module read cells as long as a row may be.

    Not to be entered again within itself.
    """
    # The csv module gives up at a cell of 131,072 characters without a word about its column. Its
    # limit is one for the whole process, so it is raised for as short as can be, one at a time.
    with _limit:
        before = csv.field_size_limit(RECORD_CHARACTERS)
        try:
            yield
        finally:
            csv.field_size_limit(before)


def _too_wide(cells: int) -> Broken:
    return Broken(
        message=f"The row has {cells:,} cells.",
        remedy=f"Keep it to {COLUMNS:,}.",
        last=False,
    )


def _quotes(error: str, *, last: bool) -> Broken:
    if "end of data" in error:
        message = "A quotation mark opens a cell in this row and is never closed."
    elif "expected after" in error:
        message = "A quotation mark inside a cell of this row ends the cell too early."
    else:
        message = f"The row cannot be read ({error})."
    rest = " The rows after it were not checked." if last else ""
    remedy = 'Close the quotes; write a quotation mark inside a quoted cell twice, like "".'
    return Broken(message=message + rest, remedy=remedy, last=last)
