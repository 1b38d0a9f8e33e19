"""Tables of somebody's own: a CSV, TSV or text file or a spreadsheet, into sheets."""

from __future__ import annotations

from weakref import WeakKeyDictionary

import polars as pl

from alliance_network.errors import DataError, Fault
from alliance_network.formats.delimited import delimited_header, delimited_sheet
from alliance_network.formats.file import File
from alliance_network.formats.grid import sheet_of
from alliance_network.formats.headers import SEARCHED, column_letters, column_names, header_place
from alliance_network.formats.sheet import Sheet
from alliance_network.formats.sheet_parts import is_spreadsheet
from alliance_network.formats.spreadsheet import Grid, grids_of, odd_cell
from alliance_network.formats.table import FAULTS_EACH, ROW
from alliance_network.formats.unzipped import is_zip
from alliance_network.model.text import clean

__all__ = ["TEXT_ENDINGS", "header_of", "sheets_of"]

TEXT_ENDINGS = (".csv", ".tsv", ".tab", ".txt", "")
"""Of the text files that are read as tables; a workbook is known by what is in it."""

_read: WeakKeyDictionary[File, tuple[Sheet, ...] | tuple[Fault, ...]] = WeakKeyDictionary()
"""What was read of a file as long as that is there, so that asking first costs nothing."""
_headers: WeakKeyDictionary[File, tuple[str, ...]] = WeakKeyDictionary()


def sheets_of(file: File) -> tuple[Sheet, ...]:
    """The sheets of a file: of a workbook those that are shown and have a cell, else one.

    The header is found under titles, notes and empty rows, rows and columns without a cell are
    left out, and rows keep the numbers that a spreadsheet shows.

    Raises
    ------
    DataError
        It is no table, or a damaged one; with every fault.
    """
    if file not in _read:
        try:
            _read[file] = _sheets(file)
        except DataError as error:
            _read[file] = error.faults
    found = _read[file]
    if isinstance(found[0], Fault):
        raise DataError(found)
    return found


def header_of(file: File) -> tuple[str, ...]:
    """Names of the columns of the first sheet; () if the file is no table. Never an error.

    Of a text file only the beginning is read.
    """
    if file not in _headers:
        _headers[file] = _header(file)
    return _headers[file]


def _header(file: File) -> tuple[str, ...]:
    if file not in _read and not is_zip(file):
        return delimited_header(file) if _may_be_text(file) else ()
    try:
        return sheets_of(file)[0].header
    except DataError:
        return ()


def _may_be_text(file: File) -> bool:
    start = file.head.removeprefix(b"\xef\xbb\xbf").lstrip()[:1]
    return file.ending in TEXT_ENDINGS and start not in (b"<", b"{") and not is_spreadsheet(file)


def _sheets(file: File) -> tuple[Sheet, ...]:
    if not is_spreadsheet(file):
        if is_zip(file) or not _may_be_text(file):
            message = "The file is no table."
            raise DataError([file.fault(message, remedy="Save the table as .csv or .xlsx.")])
        return (delimited_sheet(file),)
    faults: list[Fault] = []
    sheets = []
    for grid in grids_of(file):
        if not grid.hidden:
            sheet, wrong = _sheet(file, grid)
            sheets.append(sheet)
            faults += wrong
    if not sheets:
        message, remedy = "The workbook shows no cells.", "Give a header and rows below it."
        raise DataError([file.fault(message, remedy=remedy)])
    if faults:
        raise DataError(faults)
    return tuple(sheets)


def _sheet(file: File, grid: Grid) -> tuple[Sheet, list[Fault]]:
    """The sheet in a grid, and faults of its cells without a value of their own."""
    cells = grid.frame.drop(ROW)
    filled = cells.select(pl.any_horizontal(pl.all() != "")).to_series().arg_true()
    start = int(filled[0]) if len(filled) else 0
    head = [[clean(cell or "") for cell in row] for row in cells.slice(start, SEARCHED).iter_rows()]
    place = start + (header_place(head) or 0)
    header = head[place - start]
    sheet = sheet_of(file, grid.name, header=header, frame=grid.frame.slice(place + 1))
    names = {at: called for called, at in column_names(header, [True] * len(header)).items()}
    faults = []
    odd = [cell for cell in grid.odd if cell.row > place]
    for cell in odd[:FAULTS_EACH]:
        message, remedy = odd_cell(cell)
        faults.append(
            sheet.fault(
                message,
                remedy=remedy,
                row=cell.row,
                column=names.get(cell.place, f"column {column_letters(cell.place)}"),
                value=cell.text or None,
            )
        )
    if len(odd) > FAULTS_EACH:
        message = f"The same is wrong in {len(odd) - FAULTS_EACH:,} more cells."
        remedy = "Correct them alike."
        faults.append(sheet.fault(message, remedy=remedy, row=odd[FAULTS_EACH].row))
    return sheet, faults
