"""Sheets: rows of text under a header, however the file keeps them."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field

import polars as pl

from alliance_network.errors import Fault, printable
from alliance_network.formats.table import ROW

__all__ = ["Sheet"]


@dataclass(frozen=True, kw_only=True)
class Sheet:
    """Rows of text under a header.

    Attributes
    ----------
    file
        File it comes from.
    name
        Sheet of a workbook; None if the file is one table.
    frame
        The column `ROW` (as a spreadsheet numbers rows, 1-based) and one column of clean text,
        null where empty, for each column that has a name or a cell. They are called as the header
        says; a name that is there already, or is empty, is told apart by its letter ("column D").
    """

    file: str
    frame: pl.DataFrame = field(repr=False)
    name: str | None = None

    @property
    def header(self) -> tuple[str, ...]:
        """Names of the columns, from the left."""
        return tuple(name for name in self.frame.columns if name != ROW)

    @classmethod
    def of(cls, file: str, columns: dict[str, Sequence[object]], *, name: str | None = None):
        """A sheet made from columns, its rows numbered as if a header stood above them.

        Parameters
        ----------
        file, name
            As of the sheet.
        columns
            Cells by name of the column; what is no text is written as one, None stays empty.
        """
        texts = {
            column: [None if cell is None or cell == "" else str(cell) for cell in cells]
            for column, cells in columns.items()
        }
        frame = pl.DataFrame(texts, schema=dict.fromkeys(texts, pl.String))
        numbered = frame.with_row_index(ROW, offset=2).with_columns(pl.col(ROW).cast(pl.Int64))
        return cls(file=file, name=name, frame=numbered)

    def fault(
        self,
        message: str,
        *,
        remedy: str,
        row: int | None = None,
        column: str | None = None,
        value: object = None,
    ) -> Fault:
        """A fault of this sheet."""
        return Fault(
            file=printable(self.file),
            sheet=self.name,
            row=row,
            column=column,
            value=None if value is None else printable(value),
            message=message,
            remedy=remedy,
        )
