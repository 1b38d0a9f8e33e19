"""Yearly rows into spells: years that follow one another are one."""

from __future__ import annotations

from collections.abc import Sequence

import polars as pl

__all__ = ["spells", "years_of"]


def spells(
    rows: pl.DataFrame,
    *,
    by: Sequence[str],
    covered: pl.DataFrame | None = None,
    keep: Sequence[pl.Expr] = (),
) -> pl.DataFrame:
    """Yearly rows joined where nothing lies between them.

    Parameters
    ----------
    rows : pl.DataFrame
        One row for a year in which something holds: columns `by` and `year` (integer). A year
        may be there several times.
    by : sequence of str
        What makes it the same thing: ("from", "to", "relation", "form").
    covered : pl.DataFrame, optional
        The years in which the source speaks at all: `year`, and any of the columns `by` that it
        depends on. A year in it, between two of a thing and without it, ends the first spell; one
        that is not in it does not. Unless given, the source speaks of every year.
    keep : sequence of pl.Expr
        Further columns, aggregated over the rows of a spell.

    Returns
    -------
    pl.DataFrame
        One row a spell: `by`, `first`, `last` (years) and what was kept, sorted by `by`, `first`.

    Notes
    -----
    Every year of `rows` must be among those covered; those that are not are dropped.
    """
    numbered = rows.with_columns(pl.col("year").cast(pl.Int64))
    if covered is None:
        numbered = numbered.with_columns(place="year")
    else:
        of = [name for name in covered.columns if name != "year"]
        place = pl.col("year").rank("dense").cast(pl.Int64)
        places = (
            covered.with_columns(pl.col("year").cast(pl.Int64))
            .unique()
            .with_columns(place=place.over(of) if of else place)
        )
        numbered = numbered.join(places, on=[*of, "year"], how="inner", nulls_equal=True)
    # Within a thing, places that follow one another are as far apart as their ranks.
    spell = pl.col("place") - pl.col("place").rank("dense").over(list(by)).cast(pl.Int64)
    return (
        numbered.with_columns(spell=spell)
        .group_by(*by, "spell")
        .agg(pl.col("year").min().alias("first"), pl.col("year").max().alias("last"), *keep)
        .drop("spell")
        .sort(*by, "first", nulls_last=True)
    )


def years_of(rows: pl.DataFrame, *, by: Sequence[str]) -> pl.DataFrame:
    """The years covered, as spells: `by`, `first`, `last`, for rows of coverage."""
    return spells(rows, by=by)
