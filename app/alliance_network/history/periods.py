"""When each claim counts: its own period, and the days on which its source speaks of it."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np
import polars as pl

from alliance_network.history.days import EARLIEST, LATEST, add_months, whole_years
from alliance_network.model.dataset import Dataset
from alliance_network.model.dates import first_days, last_days
from alliance_network.model.source import Source

LOOK_BACK = 12
"""Months for which an event counts after it happened."""

_ABOUT = ("relation", "from", "to")


@dataclass(frozen=True, eq=False)
class Periods:
    """Periods of the n claims of a dataset; days are proleptic ordinals.

    Attributes
    ----------
    start, end
        (n,) the claim's own period; what it does not date goes as far as its coverage.
    first, last
        (n,) first and last day of the claim's own coverage.
    spans
        One row for each stretch of days on which a claim counts: claim (row), since, until
        (as-of days, so an event's look-back is in it), sampled (whether the source only samples
        there). Stretches of one claim may overlap.
    given, implied
        What sources speak about. `given` is the dataset's coverage as days (relation, from and
        to null: any); `implied` has a row (claim, first, last) for each claim of a source that
        says nowhere whether it covers that tie.
    """

    start: np.ndarray
    end: np.ndarray
    first: np.ndarray
    last: np.ndarray
    spans: pl.DataFrame
    given: pl.DataFrame
    implied: pl.DataFrame


def claim_periods(dataset: Dataset, *, look_back: int = LOOK_BACK) -> Periods:
    """When the claims of a dataset count; events for `look_back` months after they happened."""
    claims = dataset.claims.select(
        pl.int_range(pl.len(), dtype=pl.UInt32).alias("claim"), "source", *_ABOUT
    )
    start = first_days(dataset.claims["start"]).fill_null(EARLIEST).to_numpy().astype(np.int64)
    end = last_days(dataset.claims["end"]).fill_null(LATEST).to_numpy().astype(np.int64)
    named = named_days(dataset.claims, dataset.sources)
    given = coverage_days(dataset.coverage, named)
    undirected = [relation.id for relation in dataset.relations if not relation.directed]
    matched = _matched(claims, given, undirected)
    implied = claims.join(matched, on="claim", how="anti").join(named, on="source", how="left")
    implied = implied.select("claim", first="earliest", last="latest")
    spoken = pl.concat(
        [
            matched,
            implied.with_columns(
                sample_first=pl.lit(None, pl.Int64),
                sample_last=pl.lit(None, pl.Int64),
                every=pl.lit(None, pl.Int64),
            ),
        ]
    ).filter(pl.col("first") <= pl.col("last"))
    row = spoken["claim"].to_numpy()
    first, last = spoken["first"].to_numpy(), spoken["last"].to_numpy()
    events = [relation.id for relation in dataset.relations if relation.event]
    event = dataset.claims["relation"].is_in(events).to_numpy()
    sampled = spoken["every"].is_not_null().to_numpy() & ~event[row]

    reach = end[row]
    reach[sampled] = _until_next_sample(spoken.filter(pl.Series(sampled)), reach[sampled])
    since, until = np.maximum(start[row], first), np.minimum(reach, last)
    counts = since <= until
    until = np.where(event[row], add_months(until, look_back) - 1, until)
    until = np.where(np.minimum(reach, last) >= LATEST, LATEST, until)

    covered_from = np.full(len(claims), LATEST)
    covered_to = np.full(len(claims), EARLIEST)
    np.minimum.at(covered_from, row, first)
    np.maximum.at(covered_to, row, last)
    longest = end.copy()
    np.maximum.at(longest, row, reach)
    spans = pl.DataFrame({"claim": row, "since": since, "until": until, "sampled": sampled})
    return Periods(
        start=np.where(start == EARLIEST, covered_from, start),
        end=np.where(longest == LATEST, covered_to, longest),
        first=covered_from,
        last=covered_to,
        spans=spans.filter(pl.Series(counts)),
        given=given,
        implied=implied,
    )


def named_days(claims: pl.DataFrame, sources: Sequence[Source]) -> pl.DataFrame:
    """The days between which a source speaks that does not say what it covers.

    Parameters
    ----------
    claims
        Columns source, start, end, recorded.
    sources

    Returns
    -------
    pl.DataFrame
        One row a source, in their order: source, earliest, latest (days as ordinals; `EARLIEST`
        and `LATEST` of one that names no day).
    """
    dates = ["start", "end", "recorded"]
    # Dates sort as texts, by first day as they are and by last day with a late sign after them,
    # so that only two of a source have to be read.
    named = (
        claims.group_by("source")
        .agg(pl.col(dates).min().name.prefix("min_"), (pl.col(dates) + "~").max())
        .select(
            "source",
            earliest=pl.min_horizontal(pl.col("^min_.*$")),
            latest=pl.max_horizontal(dates).str.strip_chars_end("~"),
        )
        .with_columns(
            pl.col("earliest").map_batches(first_days, return_dtype=pl.Int32),
            pl.col("latest").map_batches(last_days, return_dtype=pl.Int32),
        )
    )
    own = pl.Series([source.date for source in sources], dtype=pl.String)
    dated = pl.DataFrame(
        {
            "source": pl.Series([source.id for source in sources], dtype=pl.String),
            "date_first": first_days(own),
            "date_last": last_days(own),
        }
    )
    return (
        dated.join(named, on="source", how="left", maintain_order="left")
        .select(
            "source",
            pl.min_horizontal("earliest", "date_first").fill_null(EARLIEST).cast(pl.Int64),
            pl.coalesce("date_last", "latest").fill_null(LATEST).cast(pl.Int64),
        )
        .rename({"date_last": "latest"})
    )


def coverage_days(coverage: pl.DataFrame, named: pl.DataFrame) -> pl.DataFrame:
    """Coverage with its days as numbers; a source that samples speaks until its next is due.

    Parameters
    ----------
    coverage
        Columns of `COVERAGE_SCHEMA`.
    named
        Of the sources, as `named_days` gives them.

    Returns
    -------
    pl.DataFrame
        As `Periods.given`, its rows in the order of `coverage`.
    """
    frame = coverage.select(
        "source",
        *_ABOUT,
        first=first_days(coverage["first"]).cast(pl.Int64),
        last=last_days(coverage["last"]).cast(pl.Int64),
        # Samples are counted from the first; the unit of its date is the time one takes.
        sample_first=pl.coalesce(first_days(coverage["first"]), first_days(coverage["last"])).cast(
            pl.Int64
        ),
        sample_last=pl.when(coverage["first"].is_not_null())
        .then(last_days(coverage["first"]))
        .otherwise(last_days(coverage["last"]))
        .cast(pl.Int64),
        every="every",
    )
    frame = frame.join(named, on="source", how="left", maintain_order="left").with_columns(
        pl.coalesce("first", "earliest").alias("first"),
        pl.coalesce("last", "latest").alias("last"),
        # Without any day of its own the coverage row holds no sample to count from.
        pl.when(pl.col("sample_first").is_not_null()).then("every").alias("every"),
    )
    sampling = frame["every"].is_not_null().to_numpy()
    if sampling.any():
        last = frame["last"].to_numpy().copy()
        samples = frame.filter(pl.Series(sampling))
        dated = last[sampling] < LATEST
        due = _next_sample(samples, np.where(dated, last[sampling], EARLIEST + 1))
        last[sampling] = np.where(dated, np.maximum(last[sampling], due - 1), last[sampling])
        frame = frame.with_columns(pl.Series("last", last))
    return frame.drop("earliest", "latest")


def _next_sample(samples: pl.DataFrame, day: np.ndarray) -> np.ndarray:
    """The day on which the first sample after `day` is due."""
    since, every = samples["sample_first"].to_numpy(), samples["every"].to_numpy()
    taken = np.maximum(whole_years(since, day) // every, 0)
    return add_months(since, 12 * (taken + 1) * every)


def _until_next_sample(samples: pl.DataFrame, end: np.ndarray) -> np.ndarray:
    """Ends of claims, those at a sample moved on to the day before the next is due.

    What a source saw at a sample and not yet looked at again, it still says; an end between two
    samples is something it knows and stays.
    """
    dated = end < LATEST
    day = np.where(dated, end, EARLIEST + 1)
    since, every = samples["sample_first"].to_numpy(), samples["every"].to_numpy()
    months = 12 * (whole_years(since, day) // every) * every
    opens = add_months(since, months)
    closes = add_months(samples["sample_last"].to_numpy(), months)
    at_sample = dated & (day >= since) & (day >= closes) & (day < add_months(opens, 12))
    due = add_months(since, months + 12 * every)
    return np.where(at_sample, np.maximum(day, due - 1), end)


def _matched(claims: pl.DataFrame, given: pl.DataFrame, undirected: list[str]) -> pl.DataFrame:
    """Each claim with each row of its source's coverage that speaks of it."""
    columns = ["claim", "first", "last", "sample_first", "sample_last", "every"]
    turned = claims.filter(pl.col("relation").is_in(undirected)).select(
        "claim", "source", "relation", pl.col("to").alias("from"), pl.col("from").alias("to")
    )
    found = [claims.clear().join(given.clear(), on="source").select(columns)]
    for told, rows in _by_pattern(given):
        found.append(claims.join(rows, on=["source", *told]).select(columns))
        # The pair of an undirected relation has no first and second.
        if "from" in told or "to" in told:
            found.append(turned.join(rows, on=["source", *told]).select(columns))
    return pl.concat(found)


def spoken_of(
    periods: Periods, ties: pl.DataFrame, *, sources: list[str], undirected: list[str]
) -> pl.DataFrame:
    """The days on which any of some sources speaks of each of some ties.

    Parameters
    ----------
    periods
        Of the dataset.
    ties
        A row for each claim of each tie: tie (a number), relation, from, to, source, claim (row).
    sources
        Ids of those asked.
    undirected
        Ids of the relations whose pair has no first and second.

    Returns
    -------
    pl.DataFrame
        tie, first, last (days as ordinals), sorted by all three.
    """
    asked = pl.col("source").is_in(sources)
    implied = ties.filter(asked).join(periods.implied, on="claim").select("tie", "first", "last")
    once = ties.unique("tie")
    turned = once.filter(pl.col("relation").is_in(undirected)).rename({"from": "to", "to": "from"})
    found = [implied]
    for told, rows in _by_pattern(periods.given.filter(asked)):
        days = rows.select(*told, "first", "last").unique()
        # The pair of an undirected relation has no first and second.
        for pairs in (once, turned) if {"from", "to"} & set(told) else (once,):
            joined = pairs.join(days, on=told) if told else pairs.join(days, how="cross")
            found.append(joined.select("tie", "first", "last"))
    both = pl.concat(found)
    return both.filter(pl.col("first") <= pl.col("last")).unique().sort("tie", "first", "last")


def _by_pattern(given: pl.DataFrame) -> list[tuple[list[str], pl.DataFrame]]:
    """Rows of coverage by which of relation, from and to they name."""
    patterns = given.select(pl.col(name).is_not_null() for name in _ABOUT).unique().rows()
    found = []
    for pattern in sorted(patterns):
        told = [name for name, there in zip(_ABOUT, pattern, strict=True) if there]
        rows = given.filter(
            pl.col(name).is_not_null() == there for name, there in zip(_ABOUT, pattern, strict=True)
        )
        found.append((told, rows))
    return found
