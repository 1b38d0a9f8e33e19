"""Coverage written out: what a source leaves to the dates it names, said by rows of its own.

A source that does not say what it covers speaks between the days its claims name. Where claims
are left out or another network's are added, those days would move: written out, they stay.
"""

from __future__ import annotations

from collections.abc import Callable, Collection
from datetime import date

import polars as pl

from alliance_network.history.days import EARLIEST, LATEST, as_first_day, as_last_day
from alliance_network.history.periods import Periods, named_days
from alliance_network.model.coverage import COVERAGE_SCHEMA
from alliance_network.model.dataset import Dataset

__all__ = ["written_out"]


def written_out(dataset: Dataset, periods: Periods, *, sources: Collection[str]) -> pl.DataFrame:
    """A dataset's coverage, with nothing of some sources left to the dates they name.

    Every claim counts on the same days with it as with the coverage as it was, also among other
    claims of its source.

    Parameters
    ----------
    dataset : Dataset
    periods : Periods
        Of the dataset.
    sources : collection of str
        Ids; the coverage of all others stays as it is.

    Returns
    -------
    pl.DataFrame
        Columns of `COVERAGE_SCHEMA`.

    Notes
    -----
    A source without any date has no days to be written out, and speaks of every day. The samples
    of a row without a first day are counted from its last, so such a row stays as it is.
    """
    days = named_days(dataset.claims, dataset.sources)
    named = pl.DataFrame(
        {
            "source": days["source"],
            "since": _texts(days["earliest"], as_first_day),
            "until": _texts(days["latest"], as_last_day),
        },
        schema=dict.fromkeys(("source", "since", "until"), pl.String),
    )
    about = list(COVERAGE_SCHEMA)
    chosen = pl.col("source").is_in(list(sources))
    fixed = pl.col("every").is_not_null() & pl.col("first").is_null() & pl.col("last").is_not_null()
    open_ = chosen & ~fixed
    given = dataset.coverage.join(named, on="source", how="left").select(
        "source",
        "relation",
        "from",
        "to",
        pl.when(open_).then(pl.coalesce("first", "since")).otherwise("first").alias("first"),
        pl.when(open_).then(pl.coalesce("last", "until")).otherwise("last").alias("last"),
        # Without any day of its own a row has no sample to count from.
        pl.when(~chosen | pl.col("first").is_not_null() | pl.col("last").is_not_null())
        .then("every")
        .alias("every"),
    )
    implied = (
        dataset.claims.select("source", "relation", "from", "to")[periods.implied["claim"]]
        .filter(chosen)
        .unique()
        .join(named, on="source")
        .filter(pl.col("since").is_not_null())
        .rename({"since": "first", "until": "last"})
        .with_columns(every=pl.lit(None, COVERAGE_SCHEMA["every"]))
    )
    return pl.concat([given, implied.select(about)])


def _texts(days: pl.Series, text: Callable[[date], str]) -> list[str | None]:
    return [text(date.fromordinal(d)) if EARLIEST < d < LATEST else None for d in days]
