"""Records: the rows of cells in a text with separators, one by one, within limits."""

from __future__ import annotations

import csv
import io
import threading
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from dataclasses import dataclass

__all__ = ["COLUMNS", "RECORD_CHARACTERS", "Broken", "last_record", "records"]

COLUMNS = 16_384
"""Most cells of a row, as many as a spreadsheet has columns."""
RECORD_CHARACTERS = 4_000_000
"""Longest row, in characters."""

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
    with _long_cells():
        while True:
            line = reader.line_num
            try:
                for record in reader:
                    lines.taken = 0
                    line = reader.line_num
                    yield record if len(record) <= COLUMNS else _too_wide(len(record))
                return
            except _TooLong:
                yield Broken(
                    message=f"The row has more than {RECORD_CHARACTERS:,} characters.",
                    remedy="Check that the file is a table and its quotes are closed.",
                    last=True,
                )
                return
            except csv.Error as error:
                # A broken row of one line is left out. One that ran on has swallowed an unknown
                # number of rows, and nothing after it could be numbered rightly.
                lines.taken = 0
                last = reader.line_num - line > 1 or "end of data" in str(error)
                yield _quotes(str(error), last=last)
                if last:
                    return


def last_record(text: str, *, separator: str = ",") -> tuple[int, list[str], list[str]]:
    """Where a text ends: the number of its last row, its first row and its last.

    Quotes may still be open there.
    """
    number, first, last = 0, [], []
    # One longer than a row may be is a fault of its own.
    with _long_cells(), suppress(csv.Error):
        for record in csv.reader(io.StringIO(text, newline=""), delimiter=separator):
            number, last = number + 1, record
            if number == 1:
                first = record
    return number, first, last or [""]


@contextmanager
def _long_cells() -> Iterator[None]:
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
