"""The intervals of all ties of a dataset as one table, found together without a loop over ties.

A tie's days fall into stretches between the days on which anything changes for it. Days of all
ties are put on one line, one tie after the other, so that sorted arrays answer for all at once.
"""

from __future__ import annotations

from collections.abc import Sequence

import numpy as np
import polars as pl

from alliance_network.history.days import LATEST
from alliance_network.history.periods import Periods
from alliance_network.history.status import judged

__all__ = ["INTERVALS", "interval_table", "joined"]

INTERVALS = {
    "tie": pl.Int64,
    "since": pl.Int64,
    "until": pl.Int64,
    "status": pl.String,
    "claims": pl.List(pl.UInt32),
    "publishers": pl.UInt32,
    "sampled": pl.Boolean,
    "first": pl.Int64,
    "last": pl.Int64,
}

# More days than there are, so that no day of one tie is one of the next.
_ROOM = LATEST + 2


def interval_table(
    ties: np.ndarray, spans: pl.DataFrame, spoken: pl.DataFrame, stances: pl.DataFrame, own: Periods
) -> pl.DataFrame:
    """Every tie's status over time.

    Parameters
    ----------
    ties
        (n,) the tie of each claim of the dataset.
    spans
        When claims count, as `Periods.spans`: only those of the claims that speak.
    spoken
        tie, first, last: days on which any source speaks of each tie (as `spoken_of` gives them).
    stances
        As `status.stances`, of all n claims.
    own
        The periods of all n claims.

    Returns
    -------
    pl.DataFrame
        Columns of `INTERVALS`, sorted by tie and since, none overlapping: tie, since, until
        (days as ordinals), status (null: no source speaks of these days), claims (rows that
        count, sorted), publishers, sampled (see `Interval`), first and last (days between which
        these claims' sources speak of it). Days between two rows of a tie are covered and without
        it.
    """
    if spans.is_empty():
        return pl.DataFrame(schema=INTERVALS)
    tie = ties[spans["claim"].to_numpy()]
    begins = tie * _ROOM + spans["since"].to_numpy()
    ends = tie * _ROOM + spans["until"].to_numpy() + 1
    edges = _edges(tie, begins, ends, spoken)
    of, day = np.divmod(edges, _ROOM)
    # Each edge opens a stretch up to the next edge of its tie; the last of a tie opens none.
    dark = _uncovered(edges, spoken)
    dark &= np.append(of[:-1] == of[1:], False)
    counting = _counting(edges, begins, ends, spans)
    stretch, claim = counting["stretch"].to_numpy(), counting["claim"].to_numpy()
    starts = np.flatnonzero(np.diff(stretch, prepend=-1))
    groups = judged(
        stances[claim].with_columns(
            pl.Series("group", stretch),
            counting["claim"],
            pl.Series("start", own.start[claim]),
            pl.Series("end", own.end[claim]),
            by_period=pl.lit(True),
        )
    ).with_columns(
        pl.Series("sampled", np.logical_or.reduceat(counting["sampled"].to_numpy(), starts)),
        pl.Series("first", np.minimum.reduceat(own.first[claim], starts)),
        pl.Series("last", np.maximum.reduceat(own.last[claim], starts)),
    )
    dark[groups["group"].to_numpy()] = False
    silent = pl.DataFrame({"group": np.flatnonzero(dark)}, schema={"group": pl.Int64})
    every = pl.concat([groups, silent], how="diagonal").sort("group")
    place = every["group"].to_numpy()
    stretches = every.select(
        pl.Series("tie", of[place]),
        pl.Series("since", day[place]),
        pl.Series("until", day[np.minimum(place + 1, len(day) - 1)] - 1),
        "status",
        pl.col("claims").cast(pl.List(pl.UInt32)).fill_null([]),
        pl.col("publishers").cast(pl.UInt32).fill_null(0),
        pl.col("sampled").fill_null(False),
        "first",
        "last",
    )
    same = ["tie", "status", "claims", "publishers", "sampled"]
    return joined(stretches, same).select(*INTERVALS)


def _edges(
    tie: np.ndarray, begins: np.ndarray, ends: np.ndarray, spoken: pl.DataFrame
) -> np.ndarray:
    """The days on which something changes for a tie, from its first claim's to its last's."""
    low = np.full(int(tie.max()) + 1, np.iinfo(np.int64).max)
    high = np.full(len(low), -1)
    np.minimum.at(low, tie, begins)
    np.maximum.at(high, tie, ends)
    speaks = spoken["tie"].to_numpy()
    seen = np.concatenate(
        [
            speaks * _ROOM + spoken["first"].to_numpy(),
            speaks * _ROOM + spoken["last"].to_numpy() + 1,
        ]
    )
    both = np.concatenate([speaks, speaks])
    inside = both < len(low)
    inside[inside] = (seen[inside] >= low[both[inside]]) & (seen[inside] <= high[both[inside]])
    edges = np.sort(np.concatenate([begins, ends, seen[inside]]))
    # Sorted and thinned: np.unique takes six times as long to hash them first.
    return edges[np.diff(edges, prepend=-1) > 0]


def _uncovered(edges: np.ndarray, spoken: pl.DataFrame) -> np.ndarray:
    """Which stretches, by the edge that opens them, no source speaks of."""
    tie = spoken["tie"].to_numpy()
    change = np.zeros(len(edges) + 1, dtype=np.int64)
    opens = np.searchsorted(edges, tie * _ROOM + spoken["first"].to_numpy())
    closes = np.searchsorted(edges, tie * _ROOM + spoken["last"].to_numpy() + 1)
    np.add.at(change, opens, 1)
    np.add.at(change, closes, -1)
    return np.cumsum(change)[:-1] == 0


def _counting(
    edges: np.ndarray, begins: np.ndarray, ends: np.ndarray, spans: pl.DataFrame
) -> pl.DataFrame:
    """Each claim once on each stretch on which it counts: stretch, claim, sampled; sorted."""
    low = np.searchsorted(edges, begins)
    number = np.searchsorted(edges, ends) - low
    row = np.repeat(np.arange(len(spans)), number)
    nth = np.arange(len(row)) - np.repeat(np.cumsum(number) - number, number)
    claim = spans["claim"].to_numpy()[row].astype(np.int64)
    both = (low[row] + nth) * (int(claim.max()) + 1) + claim
    order = np.argsort(both, kind="stable")
    both = both[order]
    once = np.flatnonzero(np.diff(both, prepend=-1))
    stretch, claim = np.divmod(both[once], int(claim.max()) + 1)
    # Where one of its source's coverages looks there all the time, that counts.
    sampled = np.logical_and.reduceat(spans["sampled"].to_numpy()[row][order], once)
    return pl.DataFrame({"stretch": stretch, "claim": claim.astype(np.uint32), "sampled": sampled})


def joined(stretches: pl.DataFrame, same: Sequence[str]) -> pl.DataFrame:
    """Stretches (columns since, until) that follow each other and are the same in some columns
    made one; of the others the first stays."""
    alike = pl.all_horizontal(
        pl.col("since") == pl.col("until").shift() + 1,
        *(pl.col(name).eq_missing(pl.col(name).shift()) for name in same),
    ).fill_null(False)
    return (
        stretches.with_columns(run=(~alike).cum_sum())
        .group_by("run", maintain_order=True)
        .agg(pl.exclude("until").first(), pl.col("until").last())
        .drop("run")
    )
