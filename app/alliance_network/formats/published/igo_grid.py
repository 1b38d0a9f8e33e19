"""Memberships as a grid of years, in whichever layout, into spells.

A world of 500 organisations is millions of cells, so they are kept as a matrix and never as rows.
"""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np
import polars as pl

from alliance_network.formats.published.cells import MISSING

__all__ = ["ASSOCIATE", "FULL", "OBSERVER", "Grid", "Values", "values_of"]

NOT_COVERED, NONE, OBSERVER, ASSOCIATE, FULL = range(-1, 4)
"""Ranks of a cell; of two cells of the same two actors and year the higher one holds."""

_RANKS = {-9: NOT_COVERED, -1: NOT_COVERED, 0: NONE, 1: FULL, 2: ASSOCIATE, 3: OBSERVER}
"""Of the values of the source: missing, not in the system, none, full, associate, observer."""

_BAD = 127
_TABLE = np.full(256, _BAD, dtype=np.int8)
"""The rank of each whole number of eight bits, the negative ones counted from the end."""
_TABLE[list(_RANKS)] = list(_RANKS.values())


@dataclass(frozen=True, eq=False)
class Values:
    """A column of memberships: its ranks, and which of its cells are none (null: not covered)."""

    ranks: np.ndarray
    bad: pl.Series


def values_of(cells: pl.Series) -> Values:
    """The ranks of a column of texts ("1", "1.0", empty or NA)."""
    numbers = cells.cast(pl.Int8, strict=False)
    if numbers.null_count() != cells.null_count():
        # Not all are written as plain whole numbers.
        numbers = cells.cast(pl.Float64, strict=False)
        numbers = pl.select(pl.when(numbers == numbers.round()).then(numbers)).to_series()
        numbers = numbers.cast(pl.Int8, strict=False)
    ranks = _TABLE[numbers.fill_null(-1).to_numpy().astype(np.int16)]
    bad = pl.Series(ranks == _BAD)
    if numbers.null_count() != cells.null_count():
        bad |= numbers.is_null() & cells.is_not_null() & ~cells.is_in(MISSING).fill_null(False)
    return Values(ranks=ranks, bad=bad)


class Grid:
    """Memberships by year.

    Parameters
    ----------
    rows : pl.DataFrame
        actor, word (what the source calls it), year, accuracy (text or null), imputed.
    columns : pl.DataFrame
        actor, word.
    values
        Of each column its ranks, row by row.
    by
        Which end of a tie the rows are: "from" for states, "to" for organisations.
    """

    def __init__(
        self, *, rows: pl.DataFrame, columns: pl.DataFrame, values: list[np.ndarray], by: str
    ) -> None:
        self._by, self._across = (by, "to" if by == "from" else "from")
        order = rows.select(pl.arg_sort_by("actor", "year")).to_series()
        rows = rows[order]
        # Two numbers of one actor (West Germany, Germany) may both have a row for a year, and
        # two columns may be of one actor.
        starts = rows.select(pl.struct("actor", "year").rle_id().alias("id"))["id"]
        first = np.flatnonzero(np.diff(starts.to_numpy(), prepend=-1))
        self._rows = rows[first]
        self._row_words = _words(rows)
        self._column_words = _words(columns)
        self._columns = list(dict.fromkeys(columns["actor"]))
        self._ranks = np.full((len(self._columns), len(first)), NOT_COVERED, dtype=np.int8)
        places = {actor: place for place, actor in enumerate(self._columns)}
        for actor, column in zip(columns["actor"], values, strict=True):
            ranks = np.maximum.reduceat(column[order.to_numpy()], first)
            np.maximum(self._ranks[places[actor]], ranks, out=self._ranks[places[actor]])
        # Covered cells column by column, in the order of rows: by actor and year.
        self._cell = np.flatnonzero(self._ranks >= 0)

    @property
    def years(self) -> tuple[int, int]:
        """First and last year of the rows."""
        return self._rows["year"].min(), self._rows["year"].max()

    @property
    def actors(self) -> set[str]:
        """Those of whom anything is covered."""
        there = self._ranks >= 0
        columns = np.flatnonzero(there.any(axis=1))
        rows = np.flatnonzero(there.any(axis=0))
        return {*(self._columns[place] for place in columns), *self._rows["actor"].gather(rows)}

    def covered(self) -> pl.DataFrame:
        """The years in which a pair is covered: from, to, first, last."""
        year = self._years()
        starts = self._breaks(np.diff(year, prepend=0) != 1)
        return self._spells(starts).select("from", "to", "first", "last")

    def spells(self) -> pl.DataFrame:
        """The memberships: from, to, first, last, rank, from_word, to_word, accuracy, and how
        many of the years are imputed.

        A year that is not covered ends none.
        """
        ranks = self._ranks.ravel()[self._cell]
        return self._spells(self._breaks(np.diff(ranks, prepend=-1) != 0)).filter(
            pl.col("rank") > NONE
        )

    def _years(self) -> np.ndarray:
        return self._rows["year"].to_numpy()[self._cell % self._ranks.shape[1]]

    def _breaks(self, new: np.ndarray) -> np.ndarray:
        """Places of the first cell of each spell: where something is new or the pair is another."""
        column, row = np.divmod(self._cell, self._ranks.shape[1])
        actor = self._rows["actor"].rle_id().to_numpy().astype(np.int64)[row]
        return np.flatnonzero(
            new | (np.diff(column, prepend=-1) != 0) | (np.diff(actor, prepend=-1) != 0)
        )

    def _spells(self, starts: np.ndarray) -> pl.DataFrame:
        ends = np.append(starts[1:], len(self._cell)) - 1
        column, row = np.divmod(self._cell[starts], self._ranks.shape[1])
        last = self._cell[ends] % self._ranks.shape[1]
        imputed = np.concatenate(
            [[0], np.cumsum(self._rows["imputed"].to_numpy()[self._cell % self._ranks.shape[1]])]
        )
        years = self._rows["year"]
        across = pl.Series(self._columns, dtype=pl.String).gather(column)
        by = self._rows["actor"].gather(row)
        return pl.DataFrame(
            {
                self._by: by,
                self._across: across,
                f"{self._by}_word": by.replace_strict(self._row_words, return_dtype=pl.String),
                f"{self._across}_word": across.replace_strict(
                    self._column_words, return_dtype=pl.String
                ),
                "first": years.gather(row),
                "last": years.gather(last),
                "rank": self._ranks.ravel()[self._cell[starts]],
                "accuracy": self._rows["accuracy"].gather(row),
                "imputed": imputed[ends + 1] - imputed[starts],
            }
        )


def _words(named: pl.DataFrame) -> dict[str, str]:
    """What the source calls each actor, all its words if it has several."""
    return dict(
        named.group_by("actor").agg(pl.col("word").unique().sort().str.join("/")).iter_rows()
    )
