"""Text tables of somebody's own: CSV, TSV and their kin, into a sheet."""

from __future__ import annotations

import io
from collections.abc import Sequence

import polars as pl

from alliance_network.errors import DataError, Fault, printable
from alliance_network.formats.beginnings import HEAD_BYTES, Beginning, beginning_of
from alliance_network.formats.encodings import Decoded, decoded
from alliance_network.formats.file import File
from alliance_network.formats.framed import unframed
from alliance_network.formats.grid import CELLS, ROWS, sheet_of
from alliance_network.formats.headers import column_names
from alliance_network.formats.lines import is_clean, sound_frame
from alliance_network.formats.records import COLUMNS, Broken, last_record, records
from alliance_network.formats.sheet import Sheet
from alliance_network.formats.table import FAULTS_EACH, ROW

__all__ = ["delimited_header", "delimited_sheet"]

CHUNK = 20_000
"""Rows that are held as Python objects at a time."""


def delimited_sheet(file: File) -> Sheet:
    """The one sheet of a text file.

    Raises
    ------
    DataError
        It is no text, no table or has rows of another length than its header; with every fault.
    """
    text = decoded(file.content)
    beginning = beginning_of(text.data)
    if text.message:
        raise DataError([_encoding_fault(file, text, beginning)])
    width = len(beginning.header)
    if beginning.place is None:
        remedy = "Give a file with a header and rows below it."
        raise DataError([file.fault("The file has no rows.", remedy=remedy)])
    if width > COLUMNS:
        message, remedy = f"The header has {width:,} cells.", f"Keep it to {COLUMNS:,}."
        raise DataError([file.fault(message, remedy=remedy, row=beginning.place + 1)])
    # Empty lines after the last row are none.
    data = text.data[beginning.start :].rstrip(b"\r\n")
    frame = _quick_frame(data, beginning)
    cleaned = frame is not None and is_clean(data, separator=beginning.separator)
    if frame is None:
        frame = _Careful(file, beginning).frame(data)
    return sheet_of(file, None, header=beginning.header, frame=frame, cleaned=cleaned)


def delimited_header(file: File) -> tuple[str, ...]:
    """Names of the columns of a text file, read from its beginning only.

    Returns
    -------
    tuple of str
        Without those that have only a name of ours; () if the file is no text or has no rows.
    """
    cut = len(file.content) > HEAD_BYTES
    text = decoded(file.content[:HEAD_BYTES], cut=cut)
    header = beginning_of(text.data).header
    return () if text.message else tuple(column_names(header, [False] * len(header)))


def _encoding_fault(file: File, text: Decoded, beginning: Beginning) -> Fault:
    # A sign put behind the text before it is in the cell and row where the wrong byte is.
    before = text.data[beginning.start : text.at].decode(errors="replace")
    row, _, cells = last_record(before + "x", separator=beginning.separator)
    column = len(cells) - 1
    named = beginning.place is not None and row > beginning.place + 1
    named = named and column < len(beginning.header) and beginning.header[column] != ""
    return Fault(
        file=printable(file.name),
        row=row,
        column=beginning.header[column] if named else None,
        value=printable(cells[-1][:-1] + text.data[text.at :][:20].decode(errors="replace")),
        message=text.message,
        remedy=text.remedy,
    )


def _too_large(file: File) -> DataError:
    return DataError(
        [
            file.fault(
                f"The file has more than {ROWS:,} rows or {CELLS:,} cells.",
                remedy="Choose the rows and columns that matter and save them as a smaller file.",
            )
        ]
    )


def _quick_frame(data: bytes, beginning: Beginning) -> pl.DataFrame | None:
    """The rows below the header if they are sound, None if they may not be."""
    width = len(beginning.header)
    if not beginning.one_line_each or beginning.place is None:
        return None
    at = 0
    for _ in range(beginning.place + 1):
        at = data.find(b"\n", at) + 1
        if at == 0:
            return None
    if (rows := data.count(b"\n", at)) >= ROWS or rows * width > CELLS:
        # They may be lines within cells.
        return None
    frame = sound_frame(data[at:], separator=beginning.separator, width=width)
    if frame is None:
        return None
    return frame.with_row_index(ROW, offset=beginning.place + 2).cast({ROW: pl.Int64})


class _Careful:
    """The rows below the header one by one, with what is wrong with them.

    Those of another length than the header are faults, unless what is too much is empty, or what
    is too little stands under no name.
    """

    def __init__(self, file: File, beginning: Beginning) -> None:
        self.file = file
        self.table = unframed("", file=printable(file.name))
        self.beginning = beginning
        self.width = len(beginning.header)
        self.least = max(
            (place + 1 for place, cell in enumerate(beginning.header) if cell), default=0
        )
        self.faults: list[Fault] = []
        self.wrong: list[int] = []
        self.frames: list[pl.DataFrame] = []
        self.numbers: list[int] = []
        self.rows: list[Sequence[str]] = []

    def frame(self, data: bytes) -> pl.DataFrame:
        """The rows; DataError with every fault."""
        text = io.TextIOWrapper(io.BytesIO(data), encoding="utf-8", newline="")
        above = 0 if self.beginning.place is None else self.beginning.place + 1
        for number, record in enumerate(records(text, separator=self.beginning.separator), start=1):
            if number > ROWS or number * self.width > CELLS:
                raise _too_large(self.file)
            if isinstance(record, Broken):
                self._wrong(number, record.message, record.remedy, always=record.last)
            elif number > above:
                self._take(number, record)
        self._flush()
        self.faults += self.table.more(None, self.wrong[FAULTS_EACH:])
        if self.faults:
            raise DataError(self.faults)
        return pl.concat(self.frames)

    def _take(self, number: int, record: list[str]) -> None:
        cells = len(record)
        if cells > self.width and not any(map(str.strip, record[self.width :])):
            record = record[: self.width]
        elif cells < self.width:
            if cells < self.least and not any(map(str.strip, record)):
                return
            if cells >= self.least:
                record = record + [""] * (self.width - cells)
        if len(record) != self.width:
            said = "1 cell" if cells == 1 else f"{cells:,} cells"
            self._wrong(
                number,
                f"The row has {said}, the header {self.width:,}.",
                "Add or remove separators; put a cell with a separator in it into quotes.",
            )
            return
        self.numbers.append(number)
        self.rows.append(record)
        if len(self.rows) == CHUNK:
            self._flush()

    def _wrong(self, number: int, message: str, remedy: str, *, always: bool = False) -> None:
        self.wrong.append(number)
        if always or len(self.wrong) <= FAULTS_EACH:
            self.faults.append(self.table.fault(message, remedy=remedy, row=number))

    def _flush(self) -> None:
        columns = zip(*self.rows, strict=True) if self.rows else [()] * self.width
        self.frames.append(
            pl.DataFrame(
                {ROW: self.numbers, **{str(place): cells for place, cells in enumerate(columns)}},
                schema={ROW: pl.Int64, **{str(place): pl.String for place in range(self.width)}},
            )
        )
        self.numbers, self.rows = [], []
