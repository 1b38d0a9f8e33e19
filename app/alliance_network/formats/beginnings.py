"""Beginnings: how a text table lies in its file, as its first lines show."""

from __future__ import annotations

import csv
import io
from collections.abc import Sequence
from dataclasses import dataclass
from itertools import islice

from alliance_network.formats.headers import SEARCHED, header_place
from alliance_network.formats.records import long_cells
from alliance_network.formats.separators import declared_separator, separator_of

__all__ = ["HEAD_BYTES", "Beginning", "beginning_of"]

HEAD_BYTES = 262_144
"""Of the beginning of a file, in which separator and header are looked for."""


@dataclass(frozen=True, kw_only=True)
class Beginning:
    """How a table lies in its file.

    Attributes
    ----------
    separator
        The sign between cells.
    start
        Byte at which the first row begins: after a line "sep=;".
    place
        Rows above the header; None if no row has a cell.
    header
        Cells of the header, as many as the table has columns.
    one_line_each
        Whether each row down to the header stands on one line that ends with a line feed.
    """

    separator: str
    start: int
    place: int | None
    header: tuple[str, ...]
    one_line_each: bool


def beginning_of(data: bytes) -> Beginning:
    """How the table in a text lies, given the text in UTF-8."""
    head = data[:HEAD_BYTES]
    lines = _lines(head, cut=len(data) > len(head))
    declared = declared_separator(lines[0]) if lines else None
    start = 0
    if declared is not None:
        start = len(lines.pop(0).encode())
    separator = declared or separator_of(lines)
    raw = _rows(lines, separator=separator)
    rows = [[cell.strip() for cell in row] for row in raw]
    place = header_place(_judged(rows, raw=raw))
    header = () if place is None else tuple(rows[place])
    above = 0 if place is None else place + 1
    if _has_row_names(header, [row for row in rows[above:] if any(row)]):
        header = ("", *header)
    return Beginning(
        separator=separator,
        start=start,
        place=place,
        header=header,
        one_line_each=all('"' not in line and not line.endswith("\r") for line in lines[:above]),
    )


def _lines(head: bytes, *, cut: bool) -> list[str]:
    """The first lines; one cut off at the end of what is looked at is left out."""
    text = io.TextIOWrapper(io.BytesIO(head), encoding="utf-8", errors="replace", newline="")
    lines = list(islice(text, SEARCHED))
    if cut and 1 < len(lines) < SEARCHED:
        lines.pop()
    return lines


def _rows(lines: Sequence[str], *, separator: str) -> list[list[str]]:
    with long_cells():
        return list(csv.reader(lines, delimiter=separator))


def _judged(rows: Sequence[list[str]], *, raw: Sequence[list[str]]) -> list[list[str]]:
    """The rows without titles and notes: those that are too short to be of the table, or of another
    length and with a space after a separator, as in a sentence."""
    # Spare separators at the end of a row make it no longer.
    widths = [max((p for p, cell in enumerate(row, start=1) if cell), default=0) for row in rows]
    filled = [width for width in widths if width > 0]
    usual = max(dict.fromkeys(filled), key=filled.count, default=0)
    is_spaced = [any(cell.startswith(" ") for cell in row[1:]) for row in raw]
    all_spaced = sum(is_spaced) * 2 > len(filled)
    return [
        row if width == usual or (width >= usual - 1 and (all_spaced or not spaced)) else []
        for row, width, spaced in zip(rows, widths, is_spaced, strict=True)
    ]


def _has_row_names(header: Sequence[str], rows: Sequence[Sequence[str]]) -> bool:
    """Whether each row begins with a name that has no header, as R writes tables."""
    names = [row[0] for row in rows]
    return (
        len(rows) > 0
        and all(header)
        and all(len(row) == len(header) + 1 for row in rows)
        and all(names)
        and len(set(names)) == len(names)
    )
