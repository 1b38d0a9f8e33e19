"""Grids: cells as they lie in a file, into a sheet under its header."""

from __future__ import annotations

from collections.abc import Sequence

import polars as pl

from alliance_network.formats.file import File
from alliance_network.formats.headers import column_names
from alliance_network.formats.sheet import Sheet
from alliance_network.formats.table import ROW
from alliance_network.model.text import clean, clean_columns

__all__ = ["CELLS", "ROWS", "sheet_of"]

ROWS = 1_000_000
"""Most rows of a table, with those above its header."""
CELLS = 40_000_000
"""Most cells of a table."""


def sheet_of(
    file: File,
    name: str | None,
    *,
    header: Sequence[str],
    frame: pl.DataFrame,
    cleaned: bool = False,
) -> Sheet:
    """A sheet out of the cells below its header.

    Parameters
    ----------
    file, name
        As of the sheet.
    header
        Cells of the header.
    frame
        `ROW` and columns of text "0", "1" ..., as many as the header has cells. Rows and columns
        without any text are dropped; a column that has a name stays.
    cleaned
        Whether the texts are clean already.
    """
    places = [str(place) for place in range(len(header))]
    frame = frame if cleaned else clean_columns(frame, places)
    filled = frame.select(pl.col(places).is_not_null().any()).row(0) if places else ()
    names = column_names([clean(cell) for cell in header], filled)
    kept = [str(place) for place in names.values()]
    # Row by row only if a row can be empty: if the first column is full, none is.
    if kept and frame[kept[0]].null_count():
        frame = frame.filter(pl.any_horizontal(pl.col(kept).is_not_null()))
    return Sheet(
        file=file.name,
        name=name,
        frame=frame.select(ROW, **{called: pl.col(str(place)) for called, place in names.items()}),
    )
