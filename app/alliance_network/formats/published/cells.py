"""Cells of a published sheet: columns by name, numbers, flags, and what is wrong with them."""

from __future__ import annotations

from collections.abc import Callable, Sequence

import polars as pl

from alliance_network.errors import DataError, FieldError, printable, shown
from alliance_network.formats.file import File
from alliance_network.formats.near import NearNames
from alliance_network.formats.sheet import Sheet
from alliance_network.formats.table import ROW, Table
from alliance_network.formats.tables import sheets_of
from alliance_network.model.text import (
    BREAK_PATTERN,
    LINE_LENGTH,
    UNPRINTABLE_PATTERN,
    broken,
    too_long,
    unprintable,
)
from alliance_network.states import near_states

__all__ = ["Cells", "has_columns", "sheet_with", "unknown_state", "wrong_line"]

MISSING = ("NA", "N/A", "#N/A", "NaN", "nan", "NULL", ".")
"""What programs write in a cell that holds nothing."""


def has_columns(header: Sequence[str], columns: Sequence[str]) -> bool:
    """Whether all of these columns are there, however large or small their letters."""
    there = {name.casefold() for name in header}
    return all(column in there for column in columns)


def sheet_with(file: File, columns: Sequence[str]) -> Sheet:
    """The first sheet of a file that has all of these columns, else its first.

    Raises
    ------
    DataError
        The file is no table, or a damaged one.
    """
    sheets = sheets_of(file)
    fitting = (sheet for sheet in sheets if has_columns(sheet.header, columns))
    return next(fitting, sheets[0])


class Cells:
    """The columns of a sheet by name in small letters; what is wrong with them is gathered.

    Parameters
    ----------
    sheet
        As it was read.
    needed
        Columns that must be there; those that are not are a fault each.
    also
        Columns that are taken where they are there, and are null where they are not.
    wide
        Further columns, called as in the header, that are left as they are.

    Raises
    ------
    DataError
        A column is missing, or the sheet has no rows.
    """

    def __init__(
        self,
        sheet: Sheet,
        *,
        needed: Sequence[str],
        also: Sequence[str] = (),
        wide: Sequence[str] = (),
    ) -> None:
        called: dict[str, str] = {}
        for name in sheet.header:
            called.setdefault(name.casefold(), name)
        self._table = Table(
            name=printable(sheet.file),
            file=printable(sheet.file),
            sheet=sheet.name,
            frame=sheet.frame.select(
                ROW,
                *(
                    pl.col(called[name]).alias(name)
                    if name in called
                    else pl.lit(None, dtype=pl.String).alias(name)
                    for name in (*needed, *also)
                ),
                *wide,
            ),
        )
        near = NearNames(called)
        self.faults = [
            self._table.fault(
                f"The column {shown(name)} is missing.",
                remedy=f"{near.hint(name)}Give the file as it is published.",
                row=1,
                column=name,
            )
            for name in needed
            if name not in called
        ]
        if not self.faults and len(sheet.frame) == 0:
            self.faults = [
                self._table.fault(
                    "There are no rows below the header.",
                    remedy="Give the file as it is published.",
                )
            ]
        self.check()
        self.frame = self._table.frame.with_columns(
            pl.when(pl.col(name).is_in(MISSING)).then(None).otherwise(pl.col(name)).alias(name)
            for name in (*needed, *also)
        )

    @property
    def line(self) -> pl.Series:
        """Numbers of the rows from 0, called "line", to join them by."""
        return pl.Series("line", range(len(self.frame)), dtype=pl.UInt32)

    def check(self) -> None:
        """Raise what has been gathered, if anything.

        Raises
        ------
        DataError
            With every fault.
        """
        if self.faults:
            raise DataError(self.faults)

    def blame(self, column: str, bad: pl.Series, says: Callable[[str], FieldError]) -> None:
        """Gather a fault for each bad row of a column; `says` is told the text of the cell."""
        self.faults += self._table.faults(column, bad, says)

    def words(self, column: str, *, needed: bool = True, length: int = LINE_LENGTH) -> pl.Series:
        """A column of texts of one line; those that are needed may not be empty."""
        cells = self.frame[column]
        texts = cells.unique().drop_nulls()
        strange = texts.filter(
            (texts.str.len_chars() > length)
            | texts.str.contains(UNPRINTABLE_PATTERN)
            | texts.str.contains(BREAK_PATTERN)
        )

        def says(text: str) -> FieldError:
            return wrong_line(text, length=length) or _empty()

        bad = cells.is_in(strange.to_list())
        self.blame(column, bad | cells.is_null() if needed else bad, says)
        return cells

    def numbers(self, column: str, *, least: int, most: int, needed: bool = True) -> pl.Series:
        """A column of whole numbers between two limits; "1990.0" is one."""
        cells = self.frame[column]
        values = cells.cast(pl.Float64, strict=False)
        sound = values.is_between(least, most) & (values == values.floor())
        bad = cells.is_not_null() & ~sound.fill_null(False)

        def says(text: str) -> FieldError:
            if text == "":
                return _empty()
            return FieldError(
                f"{shown(text)} is no whole number from {least:,} to {most:,}.",
                remedy="Give the file as it is published.",
            )

        self.blame(column, bad | cells.is_null() if needed else bad, says)
        return pl.select(pl.when(~bad).then(values)).to_series().cast(pl.Int64).alias(column)

    def years(self, column: str) -> pl.Series:
        """A column of years."""
        return self.numbers(column, least=1000, most=2999)

    def flags(self, column: str) -> pl.Series:
        """A column of 0 and 1 as booleans; an empty cell is neither."""
        return self.numbers(column, least=0, most=1, needed=False) == 1


def wrong_line(text: str, *, length: int = LINE_LENGTH) -> FieldError | None:
    """What is wrong with a text of one line, None if nothing is."""
    return too_long(text, length=length) or unprintable(text) or broken(text)


def _empty() -> FieldError:
    return FieldError("The cell is empty.", remedy="Give the file as it is published.")


def unknown_state(name: str) -> FieldError:
    """What is wrong with a name or code that is no state's, with the nearest known ones."""
    near = near_states(name)
    hint = f"Did you mean {' or '.join(shown(other) for other in near)}? " if near else ""
    return FieldError(
        f"{shown(name)} is no state that is known here.",
        remedy=f"{hint}Write its name in English, or its code.",
    )
