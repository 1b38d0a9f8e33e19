"""From when until when the shown ties are known, at the time that a view looks at."""

from __future__ import annotations

import polars as pl

from alliance_network.history import Histories, days_of, histories
from alliance_network.history.days import EPOCH, LATEST
from alliance_network.history.table import joined
from alliance_network.selection import Selection

__all__ = ["known_days"]


def known_days(selection: Selection) -> pl.DataFrame:
    """The days on which each shown tie is known, round the view's time.

    Returns
    -------
    pl.DataFrame
        tie, since, until (days as ordinals; `EARLIEST` and `LATEST` are no limit), a row a tie, in
        no order.

        Of what holds the days without a break on which it is asserted, reported or disputed, or
        of a denied tie those on which it is denied: round the view's date, or the last day that
        its sources cover; of a span of time from the first to the last that touch it. Of two dates
        those round the later one, and of a tie that is not there any more those round the earlier.

        Of events from the first to the last that count: that they count for a while longer is no
        time in which they are known to have happened.
    """
    dataset, view = selection.dataset, selection.view
    ties = selection.ties.with_columns(denied=pl.col("status") == "denied")
    events = pl.col("relation").is_in([one.id for one in dataset.relations if one.event])
    known = histories(dataset, view.evidence)
    own = (pl.col("last").cast(pl.Int64) + EPOCH).fill_null(LATEST)
    lasting = ties.filter(~events).select("tie", "denied", own=own)
    runs = _runs(known).join(lasting, on=["tie", "denied"])
    # The more important last.
    times = [days_of(*time) for time in reversed(view.times)]
    rank = pl.lit(0)
    for place, days in enumerate(times):
        first, last = (pl.col("own"),) * 2 if days is None else map(pl.lit, days)
        there = (pl.col("since") <= last) & (first <= pl.col("until"))
        rank = pl.when(there).then(place + 1).otherwise(rank)
    ranked = runs.with_columns(rank=rank).filter(pl.col("rank") == pl.col("rank").max().over("tie"))
    # What no claim says of the last day covered was known last in its latest days.
    since = pl.when(pl.col("rank").first() > 0).then(pl.col("since").min())
    held = ranked.group_by("tie").agg(
        since.otherwise(pl.col("since").max()).alias("since"), pl.col("until").max()
    )
    counting = pl.concat([known.counting(days) for days in times]).unique("claim")
    happened = (
        ties.filter(events)
        .select("tie", "denied", "claims")
        .explode("claims")
        .join(counting, left_on="claims", right_on="claim")
        .filter(pl.col("asserts") != pl.col("denied"))
        .group_by("tie")
        .agg(since=pl.col("start").min(), until=pl.col("end").max())
    )
    return pl.concat([held, happened])


def _runs(known: Histories) -> pl.DataFrame:
    """Days without a break on which ties hold, or are denied: tie, denied, since, until."""
    table = known.table.filter(pl.col("status").is_not_null()).select(
        "tie", "since", "until", denied=pl.col("status") == "denied"
    )
    return joined(table, ["tie", "denied"])
