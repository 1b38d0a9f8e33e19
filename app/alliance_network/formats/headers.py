"""Headers: the row of a table that names its columns, under whatever stands above it."""

from __future__ import annotations

from collections.abc import Sequence

__all__ = ["SEARCHED", "column_letters", "column_names", "header_place"]

SEARCHED = 100
"""Rows in which a header is looked for, empty ones included."""


def header_place(rows: Sequence[Sequence[str]]) -> int | None:
    """The place (from 0) of the row that is the header, None if no row has a cell.

    A title, a note or an empty row above a table fills one or a few cells at the left. The header
    is the first row that fills at least two cells and half as many as the table has columns with
    anything in them; a row with a label like "Source:" is none. If there is no such row, the first
    one with a cell.

    Parameters
    ----------
    rows
        The first `SEARCHED` rows, cells without spaces round them.
    """
    filled = [sum(1 for cell in row if cell) for row in rows]
    used: set[int] = set()
    for row in rows:
        used.update(place for place, cell in enumerate(row) if cell)
    if not used:
        return None
    least = max(min(2, len(used)), (len(used) + 1) // 2)
    for place, row in enumerate(rows):
        if filled[place] >= least and not any(cell.endswith(":") for cell in row):
            return place
    return next(place for place, count in enumerate(filled) if count)


def column_names(header: Sequence[str], used: Sequence[bool]) -> dict[str, int]:
    """Names of columns to their places (from 0).

    Parameters
    ----------
    header
        Cells of the header, as many as there are columns.
    used
        Whether a column has a cell below the header.

    Returns
    -------
    dict of str to int
        Columns with a name or a cell. One without name, or with that of a column at its left, is
        called by its letter: "column D".
    """
    # A name over several lines of a narrow column is one all the same; a zero would name no column.
    cells = [" ".join(cell.replace("\0", "").split()) for cell in header]
    taken = set(cells)
    names: dict[str, int] = {}
    for place, cell in enumerate(cells):
        if cell == "" and not used[place]:
            continue
        if cell == "" or cell in names:
            cell = f"column {column_letters(place)}"
            while cell in taken:
                cell += "'"
            taken.add(cell)
        names[cell] = place
    return names


def column_letters(place: int) -> str:
    """How a spreadsheet calls a column: 0 is A, 26 is AA."""
    letters = ""
    place += 1
    while place:
        place, rest = divmod(place - 1, 26)
        letters = chr(ord("A") + rest) + letters
    return letters
