"""Spreadsheets (.xlsx and .ods) into grids of text."""

from __future__ import annotations

import datetime
import io
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from itertools import islice

import polars as pl
from python_calamine import (
    CalamineError,
    CalamineSheet,
    CalamineWorkbook,
    SheetTypeEnum,
    SheetVisibleEnum,
)

from alliance_network.errors import DataError
from alliance_network.formats.cell_scan import OddCell
from alliance_network.formats.file import File
from alliance_network.formats.grid import ROWS
from alliance_network.formats.sheet_parts import workbook_of
from alliance_network.formats.table import ROW
from alliance_network.model.numbers import decimal

__all__ = ["Grid", "grids_of", "odd_cell"]

BOOK_CELLS = 20_000_000
"""Most cells that all sheets together may reach over."""
SHEETS = 200
"""Most sheets of a workbook."""
CHUNK = 20_000
"""Rows that are held as Python objects at a time."""


@dataclass(frozen=True, kw_only=True)
class Grid:
    """The cells of one sheet as they lie.

    Attributes
    ----------
    name
        Of the sheet.
    frame
        `ROW` (each from 1 on, empty ones too) and columns of text "0", "1" ... from column A on,
        null or empty where a cell is.
    odd
        Cells without a value of their own, which are empty in `frame`.
    hidden
        Whether a spreadsheet does not show it.
    """

    name: str
    frame: pl.DataFrame = field(repr=False)
    odd: Sequence[OddCell] = ()
    hidden: bool = False


def grids_of(file: File) -> tuple[Grid, ...]:
    """The sheets of a workbook that have a cell, in its order.

    Numbers are written as short as can be ("1990", "0.25"), dates as 2023-11-17, with the time
    after it if there is one, truths as true and false.

    Raises
    ------
    DataError
        It cannot be read, or is too large.
    """
    book = workbook_of(file)
    try:
        with CalamineWorkbook.from_filelike(io.BytesIO(book.content)) as opened:
            return _grids(file, opened, odd=book.odd)
    except CalamineError:
        pass
    except BaseException as error:
        # What its reader is written in has an exception of its own for "this cannot be".
        if type(error).__name__ != "PanicException":
            raise
    raise DataError(
        [
            file.fault(
                "The workbook is damaged, or written in a way that is not read.",
                remedy="Open it in a spreadsheet and save it again as .xlsx, or as CSV.",
            )
        ]
    )


def odd_cell(cell: OddCell) -> tuple[str, str]:
    """What is wrong with a cell without a value of its own, and what would be right."""
    if cell.text:
        message = "The cell holds an error of the spreadsheet."
        return message, "Correct its formula, or empty it."
    message = "The cell holds a formula without a result."
    return message, "Open the workbook in a spreadsheet and save it, or write the value itself."


def _grids(
    file: File, book: CalamineWorkbook, *, odd: Mapping[str, Sequence[OddCell]]
) -> tuple[Grid, ...]:
    grids = []
    cells = 0
    if len(book.sheets_metadata) > SHEETS:
        message, remedy = "The workbook has too many sheets.", f"Keep it to {SHEETS:,}."
        raise DataError([file.fault(message, remedy=remedy)])
    for place, about in enumerate(book.sheets_metadata):
        if about.typ != SheetTypeEnum.WorkSheet:
            continue
        sheet = book.get_sheet_by_index(place)
        found = odd.get(about.name, ())
        if sheet.start is None:
            continue
        rows, columns = (place + 1 for place in sheet.end)
        cells += rows * columns
        if rows > ROWS or cells > BOOK_CELLS:
            message = f"The workbook has more than {ROWS:,} rows or {BOOK_CELLS:,} cells."
            remedy = "Save the rows that matter as a smaller workbook, or as CSV."
            raise DataError([file.fault(message, remedy=remedy)])
        grids.append(
            Grid(
                name=about.name,
                frame=_frame(sheet),
                odd=found,
                hidden=about.visible != SheetVisibleEnum.Visible,
            )
        )
    return tuple(grids)


def _frame(sheet: CalamineSheet) -> pl.DataFrame:
    left, width = sheet.start[1], sheet.end[1] + 1
    schema = {str(place): pl.String for place in range(width)}
    rows = sheet.iter_rows()
    frames = [pl.DataFrame(schema=schema)]
    # It begins with the first row, but with the first column that has a cell.
    while chunk := list(islice(rows, CHUNK)):
        columns = zip(*chunk, strict=True)
        texts = {str(place): _texts(cells) for place, cells in enumerate(columns, start=left)}
        blank = {str(place): pl.repeat(None, len(chunk), dtype=pl.String) for place in range(left)}
        frames.append(pl.DataFrame(texts).select(**blank, **{name: pl.col(name) for name in texts}))
    return pl.concat(frames).with_row_index(ROW, offset=1).cast({ROW: pl.Int64})


def _texts(cells: Sequence[object]) -> pl.Series:
    kinds = set(map(type, cells))
    if kinds == {str}:
        return pl.Series(cells, dtype=pl.String)
    if bool in kinds:
        # True and 1 are the same key.
        return pl.Series([_text(cell) for cell in cells], dtype=pl.String)
    texts = {cell: _text(cell) for cell in set(cells)}
    return pl.Series([texts[cell] for cell in cells], dtype=pl.String)


def _text(cell: object) -> str:
    match cell:
        case str():
            return cell
        case bool():
            return "true" if cell else "false"
        case float() | int():
            return decimal(cell)
        case datetime.datetime():
            return cell.isoformat(" ") if cell.time() != datetime.time() else f"{cell.date()}"
        case datetime.timedelta():
            minutes, seconds = divmod(round(cell.total_seconds()), 60)
            hours, minutes = divmod(minutes, 60)
            return f"{hours}:{minutes:02}:{seconds:02}"
        case _:
            return str(cell)
