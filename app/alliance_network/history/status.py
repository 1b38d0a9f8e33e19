"""What claims that count together add up to: the only rules of status."""

from __future__ import annotations

import polars as pl

from alliance_network.model.dataset import Dataset


def stances(dataset: Dataset) -> pl.DataFrame:
    """What of each claim decides a status, one row a claim, in the dataset's order.

    Columns
    -------
    asserts
        Whether it asserts or denies.
    fact
        Whether its source states it as a fact: nobody is quoted and no doubt is told, or it is
        held to be confirmed.
    publisher
        Number of who published it; two sources of one publisher are not independent.
    """
    names: dict[str, int] = {}
    publisher = {}
    for source in dataset.sources:
        # A source without a publisher stands for itself; no publisher's name holds a null.
        name = f"\0{source.id}" if source.publisher is None else source.publisher.casefold()
        publisher[source.id] = names.setdefault(name, len(names))
    simply = pl.col("claimant").is_null() & pl.col("credibility").is_null()
    return dataset.claims.select(
        asserts=pl.col("stance") == "asserts",
        fact=simply | (pl.col("credibility") == "confirmed").fill_null(False),
        publisher=pl.col("source").replace_strict(publisher, return_dtype=pl.UInt32),
    )


def judged(counting: pl.DataFrame) -> pl.DataFrame:
    """The status of each group of claims that count together.

    Parameters
    ----------
    counting
        One row for each claim that counts in a group: group, claim (row), asserts, fact,
        publisher (see `stances`), start, end (the claim's period, days as numbers), by_period
        (whether a denial contests only what it overlaps in time).

    Returns
    -------
    pl.DataFrame
        One row a group, in the order of their first claims: group, status, claims (list),
        publishers (number of independent sources that assert it).
    """
    denials = counting.filter(~pl.col("asserts")).select(
        "group", denied_from="start", denied_to="end"
    )
    contested = (
        counting.filter("asserts")
        .join(denials, on="group")
        .filter(
            ~pl.col("by_period")
            | (pl.col("start") <= pl.col("denied_to")) & (pl.col("denied_from") <= pl.col("end"))
        )
        .select("group", "claim", contested=pl.lit(True))
        .unique()
    )
    counting = counting.join(
        contested, on=["group", "claim"], how="left", maintain_order="left"
    ).with_columns(free=pl.col("asserts") & pl.col("contested").is_null())
    groups = counting.group_by("group", maintain_order=True).agg(
        pl.col("claim").alias("claims"),
        pl.col("publisher").filter("asserts").n_unique().alias("publishers"),
        pl.col("asserts").any(),
        pl.col("free").any(),
        (pl.col("free") & pl.col("fact")).any().alias("fact"),
    )
    return groups.select(
        "group",
        pl.when(~pl.col("asserts"))
        .then(pl.lit("denied"))
        .when(~pl.col("free"))
        .then(pl.lit("disputed"))
        .when("fact")
        .then(pl.lit("asserted"))
        .otherwise(pl.lit("reported"))
        .alias("status"),
        "claims",
        "publishers",
    )
