"""A CSV file into a table of text, with every fault of its form.

Rows are counted as a spreadsheet shows them: a row is a record, however many lines its quoted
cells run over, and an empty line is a row too.
"""

from __future__ import annotations

import csv
import io
import threading
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, replace

import polars as pl

from alliance_network.errors import Fault, shown
from alliance_network.formats.decoding import decode
from alliance_network.formats.near import NearNames
from alliance_network.formats.table import FAULTS_EACH, ROW, Table
from alliance_network.model.schema import columns, is_column
from alliance_network.model.text import clean, clean_columns

FILE_BYTES = 256_000_000
"""Largest file that is read, in bytes."""
ROWS = {"claims": 1_000_000}
OTHER_ROWS = 100_000
"""Most rows a table may have, without its header."""

_limit = threading.Lock()


@dataclass(frozen=True, kw_only=True)
class _Records:
    """Rows of cells, the header first; a row that could not be read has none."""

    rows: list[list[str]]
    faults: list[Fault]
    whole: bool


def csv_table(name: str, *, file: str, data: bytes) -> tuple[Table | None, list[Fault]]:
    """The table that a CSV file holds.

    Parameters
    ----------
    name
        Which table it is to be: "actors", "claims" ...
    file
        Name of the file, for the faults.
    data
        Its bytes.

    Returns
    -------
    Table or None
        None if there is not even a header.
    list of Fault
        What is wrong with the form of the file: encoding, header, ragged rows.
    """
    empty = Table(name=name, file=file, frame=pl.DataFrame(schema={ROW: pl.Int64}))
    text, wrong = decode(data)
    faults = []
    with _long_cells():
        if wrong is not None:
            faults.append(_encoding_fault(empty, text, wrong.message, at=wrong.at))
        records = _records(empty, text, limit=ROWS.get(name, OTHER_ROWS))
    faults += records.faults
    header = [clean(cell) for cell in records.rows[0]] if records.rows else []
    remedy = f"Begin the file with a header: {_header_example(name)}"
    if not any(header):
        return None, [*faults, empty.fault("The file has no header.", remedy=remedy, row=1)]
    delimiter = _other_delimiter(header)
    if delimiter is not None:
        faults.append(
            empty.fault(
                f"Its columns are separated by {delimiter}, not by commas.",
                remedy="Save it as CSV with commas.",
                row=1,
            )
        )
        return None, faults
    if not any(is_column(name, column) for column in header):
        message = f"The first row holds no name of a column of {name}."
        return None, [*faults, empty.fault(message, remedy=remedy, row=1, value=",".join(header))]
    table, ragged = _table(empty, header, records)
    return table, faults + _header_faults(empty, header, records.rows[1:]) + ragged


@contextmanager
def _long_cells() -> Iterator[None]:
    # The csv module gives up at a cell of 131,072 characters without a word about its column. Its
    # limit is one for the whole process, so it is raised for as short as can be, one at a time.
    with _limit:
        before = csv.field_size_limit(FILE_BYTES)
        try:
            yield
        finally:
            csv.field_size_limit(before)


def _encoding_fault(table: Table, text: str, message: str, *, at: int | None) -> Fault:
    remedy = 'Save it as "CSV UTF-8".'
    if at is None:
        return table.fault(message, remedy=remedy)
    # A sign put behind the text before it is in the cell and row where the wrong byte is.
    records = list(csv.reader(io.StringIO(text[:at] + "x", newline="")))
    column = len(records[-1]) - 1
    named = column < len(records[0]) and len(records) > 1
    return table.fault(
        message,
        remedy=remedy,
        row=len(records),
        column=clean(records[0][column]) if named else None,
        value=records[-1][column][:-1] + text[at : at + 20].splitlines()[0],
    )


def _records(table: Table, text: str, *, limit: int) -> _Records:
    reader = csv.reader(io.StringIO(text, newline=""), strict=True)
    rows: list[list[str]] = []
    faults = []
    broken: list[int] = []
    whole = True
    while whole:
        line = reader.line_num
        try:
            for record in reader:
                rows.append(record)
                line = reader.line_num
                if len(rows) > limit + 1:
                    remedy = f"Keep it to {limit:,} rows, or make several networks of it."
                    faults.append(table.fault("The file has too many rows.", remedy=remedy))
                    return _Records(rows=rows, faults=faults, whole=False)
            break
        except csv.Error as error:
            # A broken row of one line is left out. One that ran on has swallowed an unknown number
            # of rows, and nothing after it could be numbered rightly.
            whole = reader.line_num - line <= 1 and "end of data" not in str(error)
            rows.append([])
            broken.append(len(rows))
            if len(broken) <= FAULTS_EACH or not whole:
                faults.append(_quote_fault(table, str(error), row=len(rows), whole=whole))
    faults += table.more(None, broken[FAULTS_EACH:])
    return _Records(rows=rows, faults=faults, whole=whole)


def _quote_fault(table: Table, error: str, *, row: int, whole: bool) -> Fault:
    if "end of data" in error:
        message = "A quotation mark opens a cell in this row and is never closed."
    elif "expected after" in error:
        message = "A quotation mark inside a cell of this row ends the cell too early."
    else:
        message = f"The row cannot be read ({error})."
    rest = "" if whole else " The rows after it were not checked."
    remedy = 'Close the quotes; write a quotation mark inside a quoted cell twice, like "".'
    return table.fault(message + rest, remedy=remedy, row=row)


def _table(table: Table, header: list[str], records: _Records) -> tuple[Table, list[Fault]]:
    """The rows below the header as a frame; those of a wrong length are faults and left out."""
    width = len(header)
    rows, numbers, faults, stray = [], [], [], []
    ids = header.index("id") if "id" in header else None
    wrong: list[tuple[int, int]] = []
    for number, row in enumerate(records.rows[1:], start=2):
        # An empty line is a row without cells; spare commas at the end hold nothing.
        if len(row) > width and not any(cell.strip() for cell in row[width:]):
            row = row[:width]
        if len(row) == width:
            rows.append(row)
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
    cells = dict(zip(reversed(header), reversed(list(zip(*rows, strict=True))), strict=False))
    names = [name for name in dict.fromkeys(header) if is_column(table.name, name)]
    frame = pl.DataFrame(
        {ROW: numbers, **{name: cells.get(name, ()) for name in names}},
        schema={ROW: pl.Int64, **dict.fromkeys(names, pl.String)},
    )
    frame = clean_columns(frame, names)
    if names:
        frame = frame.filter(~pl.all_horizontal(pl.col(name).is_null() for name in names))
    read = replace(table, frame=frame, stray_ids=frozenset(stray), whole=records.whole)
    return read, faults


def _header_faults(table: Table, header: list[str], rows: list[list[str]]) -> list[Fault]:
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


def _other_delimiter(header: list[str]) -> str | None:
    if len(header) == 1:
        for sign, name in ((";", "semicolons"), ("\t", "tabs")):
            if sign in header[0]:
                return name
    return None


def _header_example(name: str) -> str:
    return ",".join(column.name for column in columns(name))
