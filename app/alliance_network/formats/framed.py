"""Rows of cells into a table of a network: its header, and rows as long as that."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

import polars as pl

from alliance_network.errors import Fault, shown
from alliance_network.formats.near import NearNames
from alliance_network.formats.table import FAULTS_EACH, ROW, Table
from alliance_network.model.schema import columns, is_column
from alliance_network.model.text import clean, clean_columns

__all__ = ["framed", "unframed"]


def unframed(name: str, *, file: str, sheet: str | None = None) -> Table:
    """A table of which nothing is read yet, to tell faults of."""
    return Table(name=name, file=file, sheet=sheet, frame=pl.DataFrame(schema={ROW: pl.Int64}))


def framed(
    table: Table, rows: Sequence[Sequence[str]], *, whole: bool
) -> tuple[Table | None, list[Fault]]:
    """The table that rows of cells hold.

    Parameters
    ----------
    table
        Which table it is to be: see `unframed`.
    rows
        The header first; a row that could not be read has no cells.
    whole
        Whether all of them could be read.

    Returns
    -------
    Table or None
        None if there is not even a header.
    list of Fault
        What is wrong with the header and with rows of another length.
    """
    header = [clean(cell) for cell in rows[0]] if rows else []
    place = "file" if table.sheet is None else "sheet"
    example = ",".join(column.name for column in columns(table.name))
    remedy = f"Begin the {place} with a header: {example}"
    if not any(header):
        return None, [table.fault(f"The {place} has no header.", remedy=remedy, row=1)]
    if not any(is_column(table.name, column) for column in header):
        message = f"The first row holds no name of a column of {table.name}."
        return None, [table.fault(message, remedy=remedy, row=1, value=",".join(header))]
    read, ragged = _table(table, header, rows, whole=whole)
    return read, _header_faults(table, header, rows[1:]) + ragged


def _table(
    table: Table, header: list[str], rows: Sequence[Sequence[str]], *, whole: bool
) -> tuple[Table, list[Fault]]:
    """The rows below the header as a frame; those of a wrong length are faults and left out."""
    width = len(header)
    kept, numbers, faults, stray = [], [], [], []
    ids = header.index("id") if "id" in header else None
    wrong: list[tuple[int, int]] = []
    for number, row in enumerate(rows[1:], start=2):
        # An empty line is a row without cells; spare commas at the end hold nothing.
        if len(row) > width and not any(cell.strip() for cell in row[width:]):
            row = row[:width]
        if len(row) == width:
            kept.append(row)
            numbers.append(number)
        elif any(cell.strip() for cell in row):
            wrong.append((number, len(row)))
            if ids is not None and ids < len(row):
                stray.append(clean(row[ids]))
    for number, length in wrong[:FAULTS_EACH]:
        cells = "1 cell" if length == 1 else f"{length:,} cells"
        faults.append(
            table.fault(
                f"The row has {cells}, the header {width:,}.",
                remedy="Add or remove commas; put a cell with a comma in it into quotes.",
                row=number,
            )
        )
    faults += table.more(None, [number for number, _ in wrong[FAULTS_EACH:]])
    cells = dict(zip(reversed(header), reversed(list(zip(*kept, strict=True))), strict=False))
    names = [name for name in dict.fromkeys(header) if is_column(table.name, name)]
    frame = pl.DataFrame(
        {ROW: numbers, **{name: cells.get(name, ()) for name in names}},
        schema={ROW: pl.Int64, **dict.fromkeys(names, pl.String)},
    )
    frame = clean_columns(frame, names)
    if names:
        frame = frame.filter(~pl.all_horizontal(pl.col(name).is_null() for name in names))
    read = replace(table, frame=frame, stray_ids=frozenset(stray), whole=whole)
    return read, faults


def _header_faults(table: Table, header: list[str], rows: Sequence[Sequence[str]]) -> list[Fault]:
    known = [column.name for column in columns(table.name)]
    near = NearNames([name for name in known if name not in header])
    faults = []
    for place, name in enumerate(header):
        if name == "":
            if any(place < len(row) and row[place].strip() for row in rows):
                message = f"Column {place + 1} has cells but no name."
                remedy = "Name it in the header, or delete it."
                faults.append(table.fault(message, remedy=remedy, row=1))
        elif name in header[:place]:
            faults.append(
                table.fault(
                    f"The column {shown(name)} is there twice.",
                    remedy="Delete one of them.",
                    row=1,
                    column=name,
                    value=name,
                )
            )
        elif not is_column(table.name, name):
            faults.append(
                table.fault(
                    f"{shown(name)} is no column of {table.name}.",
                    remedy=f"{near.hint(name)}Correct the name or delete the column; "
                    f"there may be {', '.join(known)}.",
                    row=1,
                    column=name,
                    value=name,
                )
            )
    faults += [
        table.fault(
            f"The column {shown(column.name)} is missing.",
            remedy=f"Add it: {column.about[0].lower()}{column.about[1:]}.",
            row=1,
            column=column.name,
        )
        for column in columns(table.name)
        if column.needed and column.name not in header
    ]
    return faults
