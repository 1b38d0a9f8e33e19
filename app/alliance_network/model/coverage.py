"""Coverage: what a source speaks about, and when."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from typing import Any

import polars as pl

from alliance_network.model.text import clean_columns

COVERAGE_SCHEMA = {
    "source": pl.String,
    "relation": pl.String,
    "from": pl.String,
    "to": pl.String,
    "first": pl.String,
    "last": pl.String,
    "every": pl.Int64,
}
"""Columns of coverage. A null relation, from or to is any; a null first or last is open; `every`
is the number of years between two samples, null if the source does not sample."""


def canonical_coverage(frame: pl.DataFrame, *, undirected: Iterable[str]) -> pl.DataFrame:
    """Coverage in its one form: these columns, clean, each row once, sorted by all fields.

    Parameters
    ----------
    frame
        Any of the columns of `COVERAGE_SCHEMA`; those left out are null.
    undirected
        Ids of the relations whose pairs are stored in sorted order.
    """
    frame = fitted(frame, schema=COVERAGE_SCHEMA).with_columns(sorted_pair(undirected))
    return frame.unique().sort(list(COVERAGE_SCHEMA), nulls_last=False)


def fitted(frame: pl.DataFrame, *, schema: Mapping[str, Any]) -> pl.DataFrame:
    """A table with exactly the columns of a schema: texts clean, those left out null."""
    if frame.is_empty():
        return pl.DataFrame(schema=schema)
    frame = frame.select(
        pl.col(name).cast(kind) if name in frame.columns else pl.lit(None, dtype=kind).alias(name)
        for name, kind in schema.items()
    )
    return clean_columns(frame, [name for name, kind in schema.items() if kind == pl.String])


def sorted_pair(undirected: Iterable[str]) -> list[pl.Expr]:
    """Columns `from` and `to`, exchanged where an undirected relation has them out of order."""
    swap = pl.col("relation").is_in(list(undirected)) & (pl.col("from") > pl.col("to"))
    return [
        pl.when(swap).then(pl.col("to")).otherwise(pl.col("from")).alias("from"),
        pl.when(swap).then(pl.col("from")).otherwise(pl.col("to")).alias("to"),
    ]
