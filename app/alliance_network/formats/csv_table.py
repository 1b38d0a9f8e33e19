"""A CSV file into a table of text, with every fault of its form.

Rows are counted as a spreadsheet shows them: a row is a record, however many lines its quoted
cells run over, and an empty line is a row too.
"""

from __future__ import annotations

import io
from dataclasses import dataclass

from alliance_network.errors import Fault
from alliance_network.formats.decoding import decode
from alliance_network.formats.framed import framed, unframed
from alliance_network.formats.records import Broken, last_record, records
from alliance_network.formats.table import FAULTS_EACH, Table
from alliance_network.model.text import clean

ROWS = {"claims": 1_000_000, "coverage": 1_000_000}
OTHER_ROWS = 100_000
"""Most rows a table may have, without its header."""


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
    empty = unframed(name, file=file)
    text, wrong = decode(data)
    faults = []
    if wrong is not None:
        faults.append(_encoding_fault(empty, text, wrong.message, at=wrong.at))
    read = _records(empty, text, limit=ROWS.get(name, OTHER_ROWS))
    faults += read.faults
    delimiter = _other_delimiter(read.rows[0]) if read.rows else None
    if delimiter is not None:
        faults.append(
            empty.fault(
                f"Its columns are separated by {delimiter}, not by commas.",
                remedy="Save it as CSV with commas.",
                row=1,
            )
        )
        return None, faults
    table, found = framed(empty, read.rows, whole=read.whole)
    return table, faults + found


def _encoding_fault(table: Table, text: str, message: str, *, at: int | None) -> Fault:
    remedy = 'Save it as "CSV UTF-8".'
    if at is None:
        return table.fault(message, remedy=remedy)
    # A sign put behind the text before it is in the cell and row where the wrong byte is.
    row, header, cells = last_record(text[:at] + "x")
    column = len(cells) - 1
    return table.fault(
        message,
        remedy=remedy,
        row=row,
        column=clean(header[column]) if row > 1 and column < len(header) else None,
        value=cells[-1][:-1] + text[at : at + 20].splitlines()[0],
    )


def _records(table: Table, text: str, *, limit: int) -> _Records:
    rows: list[list[str]] = []
    faults = []
    broken: list[int] = []
    whole = True
    for record in records(io.StringIO(text, newline="")):
        if isinstance(record, Broken):
            whole = not record.last
            rows.append([])
            broken.append(len(rows))
            if len(broken) <= FAULTS_EACH or not whole:
                faults.append(table.fault(record.message, remedy=record.remedy, row=len(rows)))
        else:
            rows.append(record)
        if len(rows) > limit + 1:
            remedy = f"Keep it to {limit:,} rows, or make several networks of it."
            faults.append(table.fault("The file has too many rows.", remedy=remedy))
            return _Records(rows=rows, faults=faults, whole=False)
    faults += table.more(None, broken[FAULTS_EACH:])
    return _Records(rows=rows, faults=faults, whole=whole)


def _other_delimiter(header: list[str]) -> str | None:
    if len(header) == 1:
        for sign, name in ((";", "semicolons"), ("\t", "tabs")):
            if sign in header[0]:
                return name
    return None
