"""Tables of somebody's own: a CSV, TSV or text file or a spreadsheet, into sheets."""

from __future__ import annotations

import io
from weakref import WeakKeyDictionary

import polars as pl
from python_calamine import CalamineError, CalamineWorkbook

from alliance_network.errors import DataError
from alliance_network.formats.delimited import delimited_header, delimited_sheet
from alliance_network.formats.file import File
from alliance_network.formats.sheet import Sheet
from alliance_network.formats.table import ROW
from alliance_network.model.numbers import decimal
from alliance_network.model.text import clean, clean_columns

__all__ = ["header_of", "sheets_of"]

ENDINGS = (".csv", ".tsv", ".tab", ".txt", ".xlsx", ".ods")
"""Of the files that are read as tables."""

_read: WeakKeyDictionary[File, tuple[Sheet, ...]] = WeakKeyDictionary()


def sheets_of(file: File) -> tuple[Sheet, ...]:
    """The sheets of a file; of a text file, one without name.

    Raises
    ------
    DataError
        It is no table, or a damaged one; with every fault.
    """
    if file not in _read:
        _read[file] = (
            _workbook(file) if file.content.startswith(b"PK") else (delimited_sheet(file),)
        )
    return _read[file]


def header_of(file: File) -> tuple[str, ...]:
    """Names of the columns of the first sheet; () if the file is no table."""
    if file.ending not in ENDINGS:
        return ()
    if file not in _read and not file.content.startswith(b"PK"):
        return delimited_header(file)
    try:
        return sheets_of(file)[0].header
    except DataError:
        return ()


def _workbook(file: File) -> tuple[Sheet, ...]:
    try:
        book = CalamineWorkbook.from_filelike(io.BytesIO(file.content))
        sheets = tuple(
            _sheet(
                file,
                name,
                [
                    [_cell(cell) for cell in row]
                    for row in book.get_sheet_by_name(name).to_python(skip_empty_area=False)
                ],
            )
            for name in book.sheet_names
        )
    except CalamineError:
        raise DataError(
            [file.fault("The workbook cannot be read.", remedy="Save it again as .xlsx.")]
        ) from None
    return sheets


def _cell(cell: object) -> str:
    if isinstance(cell, bool):
        return "true" if cell else "false"
    return decimal(cell) if isinstance(cell, float) else str(cell)


def _sheet(file: File, name: str | None, rows: list[list[str]]) -> Sheet:
    filled = [(number, row) for number, row in enumerate(rows, start=1) if any(row)]
    if not filled:
        raise DataError([file.fault("The file has no rows.", remedy="Give a table with rows.")])
    width = max(len(row) for _, row in filled)
    header = next(
        place for place, (_, row) in enumerate(filled) if sum(map(bool, row)) * 2 >= width
    )
    names: dict[str, int] = {}
    for column, cell in enumerate(filled[header][1]):
        called = clean(cell)
        if called == "" or called in names:
            called = f"column {_letters(column)}"
        names[called] = column
    below = filled[header + 1 :]
    frame = pl.DataFrame(
        {
            ROW: [number for number, _ in below],
            **{
                called: [row[column] if column < len(row) else None for _, row in below]
                for called, column in names.items()
            },
        },
        schema={ROW: pl.Int64, **dict.fromkeys(names, pl.String)},
    )
    return Sheet(file=file.name, name=name, frame=clean_columns(frame, list(names)))


def _letters(column: int) -> str:
    letters = ""
    column += 1
    while column:
        column, rest = divmod(column - 1, 26)
        letters = chr(65 + rest) + letters
    return letters
