"""Rows about two states by their Correlates of War numbers: which actors, and which pair."""

from __future__ import annotations

import difflib
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field

import polars as pl

from alliance_network.errors import FieldError, shown
from alliance_network.formats.file import File
from alliance_network.formats.published.cells import Cells, sheet_with
from alliance_network.model.actor import Actor
from alliance_network.model.text import ID_LENGTH
from alliance_network.states import STATES, State, actor_of, by_cow

__all__ = [
    "CODES",
    "Dyads",
    "cells_of",
    "claim_id",
    "dyads_of",
    "in_order",
    "in_words",
    "rows_of_years",
    "whole_coverage",
]

CODES = ("ccode1", "ccode2")
"""The columns of the two states' numbers."""


@dataclass(frozen=True, kw_only=True)
class Dyads:
    """Who the rows are about.

    Attributes
    ----------
    actors
        Each once, sorted by id.
    frame
        A line for each row: `from` and `to`, places in `actors` with the smaller first;
        `swapped`, whether the row has them the other way round; and `pair`, one number for the
        two numbers of the row in either order (two numbers can be one actor).
    """

    actors: tuple[Actor, ...]
    frame: pl.DataFrame = field(repr=False)

    def id(self, column: str) -> pl.Expr:
        """Ids for a column of places."""
        return self._text(column, [actor.id for actor in self.actors])

    def name(self, column: str) -> pl.Expr:
        """Names for a column of places."""
        return self._text(column, [actor.name for actor in self.actors])

    def _text(self, column: str, texts: list[str]) -> pl.Expr:
        return pl.col(column).replace_strict(
            list(range(len(texts))), texts, return_dtype=pl.String, default=None
        )


def cells_of(file: File, *, needed: Sequence[str], also: Sequence[str] = ()) -> Cells:
    """The columns of a file's sheet, as `Cells` has them, with -9 for what it means: missing.

    Raises
    ------
    DataError
        The file is no table, a column is missing, or there are no rows.
    """
    cells = Cells(sheet_with(file, needed), needed=needed, also=also)
    # A minus sorts before every digit, so columns of nothing but numbers need no closer look.
    least = cells.frame.select(pl.col(*needed, *also).min()).row(0, named=True)
    doubtful = [name for name, text in least.items() if text is not None and text < "0"]
    cells.frame = cells.frame.with_columns(
        pl.when(~pl.col(name).is_in(["-9", "-9.0"])).then(pl.col(name)).alias(name)
        for name in doubtful
    )
    return cells


def dyads_of(cells: Cells, *, others: Mapping[int, State] | None = None) -> Dyads:
    """Who the rows of a sheet are about; numbers that no state has are gathered as faults.

    Parameters
    ----------
    cells
        With the columns `CODES`.
    others
        States of numbers that only this data set gives.

    Raises
    ------
    DataError
        A number is no state's, or a row ties a state to itself; with every fault so far.
    """
    others = {} if others is None else others
    numbers = [cells.numbers(column, least=1, most=9_999) for column in CODES]
    known = {}
    for number in pl.concat(numbers).unique().drop_nulls():
        state = by_cow(number) or others.get(number)
        if state is not None:
            known[number] = state
    for column, series in zip(CODES, numbers, strict=True):
        unknown = series.is_not_null() & ~series.is_in(list(known))
        cells.blame(column, unknown, lambda text: _unknown_number(text, others))
    states = sorted({state.id: state for state in known.values()}.values(), key=lambda s: s.id)
    place = {state.id: index for index, state in enumerate(states)}
    first, second = (
        series.replace_strict(
            list(known),
            [place[state.id] for state in known.values()],
            return_dtype=pl.UInt16,
            default=None,
        )
        for series in numbers
    )
    cells.blame(CODES[1], first == second, _self_tie)
    cells.check()
    frame = pl.DataFrame(
        {"first": first, "second": second, "one": numbers[0], "other": numbers[1]}
    ).select(
        pl.min_horizontal("first", "second").alias("from"),
        pl.max_horizontal("first", "second").alias("to"),
        swapped=pl.col("first") > pl.col("second"),
        pair=pl.min_horizontal("one", "other") * 10_000 + pl.max_horizontal("one", "other"),
    )
    return Dyads(actors=tuple(actor_of(state) for state in states), frame=frame)


def in_order(names: Iterable[str]) -> list[pl.Expr]:
    """Columns `x_from` and `x_to` out of the columns `x1` and `x2` of the two states of a row."""
    found = []
    for name in names:
        one, two = pl.col(f"{name}1"), pl.col(f"{name}2")
        found += [
            pl.when("swapped").then(two).otherwise(one).alias(f"{name}_from"),
            pl.when("swapped").then(one).otherwise(two).alias(f"{name}_to"),
        ]
    return found


def in_words(column: str, texts: Mapping[int, str]) -> pl.Expr:
    """Words for a column of codes; null for what has none."""
    return pl.col(column).replace_strict(
        list(texts), list(texts.values()), default=None, return_dtype=pl.String
    )


def rows_of_years() -> pl.Expr:
    """Where the years `first` to `last` of a spell stand: "rows of 1990-2006", "row of 1990"."""
    several = pl.col("first") != pl.col("last")
    return (
        pl.when(several)
        .then(pl.format("rows of {}-{}", "first", "last"))
        .otherwise(pl.format("row of {}", "first"))
    )


def claim_id(template: str, *parts: str | pl.Expr) -> pl.Expr:
    """Ids out of what tells claims apart; null, so made from the content, where one is too long
    or two rows of a damaged file would have the same."""
    id_ = pl.format(template, *parts)
    return pl.when((id_.str.len_chars() <= ID_LENGTH) & ~id_.is_duplicated()).then(id_).alias("id")


def whole_coverage(
    *, source: str, relation: str, first: int | None, last: int | None
) -> pl.DataFrame:
    """The one row of coverage of a source that speaks of every pair from a year to a year."""
    return pl.DataFrame(
        {
            "source": [source],
            "relation": [relation],
            "first": [None if first is None else str(first)],
            "last": [None if last is None else str(last)],
        }
    )


def _self_tie(text: str) -> FieldError:
    return FieldError(
        f"{shown(text)} and the other number of the row are one state.",
        remedy="Correct one of the two.",
    )


def _unknown_number(text: str, others: Mapping[int, State]) -> FieldError:
    names = {str(number): state.name for number, state in _numbered(others)}
    number = text.removesuffix(".0")
    near = [f"{code} ({names[code]})" for code in difflib.get_close_matches(number, names, n=3)]
    hint = f"Near to it are {', '.join(near)}. " if near else ""
    return FieldError(
        f"{shown(text)} is the Correlates of War number of no state that is known here.",
        remedy=f"{hint}Correct the number.",
    )


def _numbered(others: Mapping[int, State]) -> Iterable[tuple[int, State]]:
    for state in STATES:
        for number in (state.cow, *state.cow_also):
            if number is not None:
                yield number, state
    yield from others.items()
