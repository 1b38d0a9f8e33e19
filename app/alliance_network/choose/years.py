"""A span of years out of a dataset: the claims that count in it, and coverage cut to it."""

from __future__ import annotations

from datetime import date

import numpy as np
import polars as pl

from alliance_network.errors import FieldError, UsageError, shown
from alliance_network.history.days import LATEST, add_months, whole_years
from alliance_network.history.periods import LOOK_BACK, Periods
from alliance_network.model.coverage import COVERAGE_SCHEMA
from alliance_network.model.dataset import Dataset
from alliance_network.model.dates import first_day, first_days, last_days

__all__ = ["counting_in", "cut_to", "days_of"]


def days_of(years: tuple[int, int]) -> tuple[int, int]:
    """First and last day of a span of years, as ordinals.

    Raises
    ------
    UsageError
        It is none.
    """
    first, last = years
    for year in years:
        if not date.min.year <= year <= date.max.year:
            raise UsageError(f"{shown(year)} is no year: write four digits, like 1990.")
    if first > last:
        raise UsageError(f"The years {first} to {last} run backwards: write {last}-{first}.")
    return date(first, 1, 1).toordinal(), date(last, 12, 31).toordinal()


def counting_in(dataset: Dataset, periods: Periods, *, days: tuple[int, int]) -> pl.Series:
    """Which claims count on any day of a span: one boolean a claim.

    An event counts here only where it happened, not for the months in which it is looked back on.
    """
    since = periods.spans["since"].to_numpy()
    until = periods.spans["until"].to_numpy()
    claim = periods.spans["claim"].to_numpy()
    events = [relation.id for relation in dataset.relations if relation.event]
    event = dataset.claims["relation"].is_in(events).to_numpy()[claim]
    happened = np.where(event & (until < LATEST), add_months(until + 1, -LOOK_BACK), until)
    there = np.zeros(dataset.claims.height, dtype=bool)
    there[claim[(since <= days[1]) & (happened >= days[0])]] = True
    return pl.Series(there)


def cut_to(coverage: pl.DataFrame, given: pl.DataFrame, *, years: tuple[int, int]) -> pl.DataFrame:
    """Coverage as far as it lies in a span of years.

    Parameters
    ----------
    coverage
        Columns of `COVERAGE_SCHEMA`.
    given
        The same rows as days (`Periods.given`).
    years
        The first and the last.

    Returns
    -------
    pl.DataFrame
        Rows that lie outside are left out. A source that samples keeps the sample before the
        first year, which it speaks from then. A row that is open at an end, of a source without
        any date, stays so.
    """
    first, last = days_of(years)
    frame = coverage.with_columns(
        first_day=first_days(coverage["first"]),
        last_day=last_days(coverage["last"]),
        within=(given["first"] <= last) & (given["last"] >= first),
    ).filter("within")
    plain = frame.filter(pl.col("every").is_null())
    # The samples of a row without a first day are counted from its last: it cannot be cut.
    uncut = frame.filter(pl.col("every").is_not_null() & pl.col("first").is_null())
    sampling = frame.filter(pl.col("every").is_not_null() & pl.col("first").is_not_null())
    early = pl.when(pl.col("first_day") < first).then(pl.lit(f"{years[0]:04}"))
    plain = plain.with_columns(early.otherwise("first").alias("first"))
    sampling = sampling.with_columns(_last_sample(sampling, first))
    late = pl.when(pl.col("last_day") > last).then(pl.lit(f"{years[1]:04}"))
    cut = pl.concat([plain, sampling]).with_columns(late.otherwise("last").alias("last"))
    return pl.concat([cut, uncut]).select(list(COVERAGE_SCHEMA))


def _last_sample(rows: pl.DataFrame, day: int) -> pl.Series:
    """The first days of rows that sample, moved on to their last sample not after a day."""
    since = rows["first_day"].to_numpy().astype(np.int64)
    every = rows["every"].to_numpy()
    taken = np.maximum(whole_years(since, np.full_like(since, day)) // every, 0) * every
    return pl.Series(
        "first",
        [_years_later(text, int(years)) for text, years in zip(rows["first"], taken, strict=True)],
        dtype=pl.String,
    )


def _years_later(text: str, years: int) -> str:
    moved = f"{int(text[:4]) + years:04}{text[4:]}"
    try:
        first_day(moved)
    except FieldError:  # The 29th of February is not there every year.
        return text
    return moved
