"""Tables: rows of text as a file holds them, each with the row a spreadsheet shows."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass

import polars as pl

from alliance_network.errors import Fault, FieldError, printable, shown

FAULTS_EACH = 100
"""Faults that one check of one column spells out; the rest are counted."""

ROW = "\0row"
"""Column of a frame that holds the row number; no header can be called so."""


@dataclass(frozen=True, kw_only=True)
class Table:
    """One table of a network as it was read.

    Attributes
    ----------
    name
        Which table: "actors", "claims" ...
    file
        File it comes from.
    sheet
        Sheet of a workbook.
    frame
        Columns of clean text, null where empty, and `ROW` (1-based, the header is row 1).
    stray_ids
        Ids of rows that could not be read whole: they are known, so that what refers to them is no
        further fault.
    whole
        Whether all rows were read; if not, an id that is not there may still be meant.
    """

    name: str
    file: str
    frame: pl.DataFrame
    sheet: str | None = None
    stray_ids: frozenset[str] = frozenset()
    whole: bool = True

    @property
    def called(self) -> str:
        """How a sentence calls it: its file, or its sheet of a workbook."""
        return self.file if self.sheet is None else f"the sheet {shown(self.sheet)}"

    def fault(
        self,
        message: str,
        *,
        remedy: str,
        row: int | None = None,
        column: str | None = None,
        value: object = None,
    ) -> Fault:
        """A fault of this table."""
        return Fault(
            file=self.file,
            sheet=self.sheet,
            row=row,
            column=column,
            value=None if value is None else printable(value),
            message=message,
            remedy=remedy,
        )

    def faults(
        self,
        column: str,
        bad: pl.Series,
        says: Callable[..., FieldError],
        *,
        beside: Sequence[str] = (),
    ) -> list[Fault]:
        """One fault for each bad row of a column, the first `FAULTS_EACH` in full.

        Parameters
        ----------
        column
            Name of the column.
        bad
            Which rows are bad (booleans; null is not bad).
        says
            What is wrong with a cell, given its text (an empty one is "") and those of the columns
            `beside` it.
        beside
            Names of further columns that the sentence needs.
        """
        if not bad.any():
            return []
        found = self.frame.select(ROW, column, *beside).filter(bad.fill_null(False))
        faults = []
        errors: dict[tuple[str, ...], FieldError] = {}
        for row, *cells in found.head(FAULTS_EACH).iter_rows():
            texts = tuple("" if cell is None else cell for cell in cells)
            if texts not in errors:
                errors[texts] = says(*texts)
            error = errors[texts]
            faults.append(
                self.fault(
                    error.message, remedy=error.remedy, row=row, column=column, value=cells[0]
                )
            )
        return faults + self.more(column, found[ROW][FAULTS_EACH:])

    def more(self, column: str | None, rows: pl.Series | Sequence[int]) -> list[Fault]:
        """One fault that counts the rows beyond those spelt out, if there are any."""
        if len(rows) == 0:
            return []
        return [
            self.fault(
                f"The same is wrong in {len(rows):,} more rows, up to row {rows[-1]:,}.",
                remedy="Correct them alike.",
                row=rows[0],
                column=column,
            )
        ]
