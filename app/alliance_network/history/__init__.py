"""Claims into each tie's status over time: the only rules of when a claim counts and of status.

A claim counts on a day if its period and its source's coverage both hold that day; what does not
count says nothing, so outside coverage the answer is "no data", never "no tie".
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace
from datetime import date
from functools import cached_property

import numpy as np
import polars as pl

from alliance_network.history.days import EARLIEST, EPOCH, LATEST, as_last_day, day
from alliance_network.history.periods import LOOK_BACK, Periods, claim_periods, spoken_of
from alliance_network.history.status import judged, stances
from alliance_network.model.dataset import Dataset
from alliance_network.model.remembered import remembered
from alliance_network.model.tie import TieKey, split_key

__all__ = ["LOOK_BACK", "Histories", "Interval", "as_last_day", "histories"]


@dataclass(frozen=True, kw_only=True)
class Interval:
    """Days on which a tie has one status, made by the same claims.

    Attributes
    ----------
    first, last
        Both belong to it; None is no limit (a source without any date).
    status
        One of `STATUSES`, or None: no source speaks of these days ("no data").
    claims
        Rows of the dataset's claims that count on these days.
    publishers
        Number of independent sources that assert it.
    sampled
        Whether one of the sources looks only every few years, so that it speaks here of days
        between its samples.
    """

    first: date | None
    last: date | None
    status: str | None
    claims: tuple[int, ...] = ()
    publishers: int = 0
    sampled: bool = False


class Histories:
    """The histories of all ties of one dataset. Made by `histories`."""

    def __init__(self, dataset: Dataset) -> None:
        self.dataset = dataset

    @cached_property
    def latest(self) -> pl.DataFrame:
        """The state with no as-of: each claim judged on the latest day of its own coverage.

        Returns
        -------
        pl.DataFrame
            One row a tie, by order of relations, from, to: key, from, to, relation, status, claims
            (list of rows of the dataset's claims that count, asserting and denying), publishers
            (independent sources among the asserting ones), first, last (days its sources
            cover; null is no limit).
        """
        periods = self._periods
        row, since, until = (periods.spans[c].to_numpy() for c in ("claim", "since", "until"))
        now = periods.last[row]
        rows = np.unique(row[(since <= now) & (now <= until)])
        order = {relation.id: place for place, relation in enumerate(self.dataset.relations)}
        holds = [relation.id for relation in self.dataset.relations if not relation.event]
        about = self.dataset.claims[rows].select(
            "from", "to", "relation", key=pl.format("{}>{}:{}", "from", "to", "relation")
        )
        counting = self._counting(rows).with_columns(
            about["key"].alias("group"),
            # The state of a thing that holds has no one day: a denial of any period contests it.
            by_period=~about["relation"].is_in(holds),
        )
        groups = judged(counting).rename({"group": "key"})
        days = pl.DataFrame({"first": periods.first[rows], "last": periods.last[rows]})
        named = (
            pl.concat([about, days], how="horizontal")
            .group_by("key")
            .agg(
                pl.col("from", "to", "relation").first(),
                _dates(pl.col("first").min()),
                _dates(pl.col("last").max()),
            )
        )
        return (
            named.join(groups, on="key")
            .with_columns(
                place=pl.col("relation").replace_strict(order, return_dtype=pl.UInt32),
                claims=pl.col("claims").cast(pl.List(pl.UInt32)),
                publishers=pl.col("publishers").cast(pl.UInt32),
            )
            .sort("place", "from", "to")
            .select(
                "key", "from", "to", "relation", "status", "claims", "publishers", "first", "last"
            )
        )

    def intervals(self, key: TieKey) -> tuple[Interval, ...]:
        """A tie's status over time.

        Parameters
        ----------
        key
            Of a tie; one that no claim is about has no interval.

        Returns
        -------
        tuple of Interval
            By time, none overlapping. Days between two of them are covered and without a tie;
            those that no source covers are an interval without status. Before the first and after
            the last nothing is said here: there the tie is not claimed, or there is no data.
        """
        return self.intervals_of([key])[key]

    def intervals_of(self, keys: Iterable[TieKey]) -> dict[TieKey, tuple[Interval, ...]]:
        """The intervals of several ties, each as in `intervals`, found together: far quicker."""
        found: dict[TieKey, tuple[Interval, ...]] = dict.fromkeys(keys, ())
        named = list(found)
        rows = self._claims_of(named)
        spans = self._periods.spans.join(rows, on="claim").sort("tie", "claim", "since")
        undirected = [one.id for one in self.dataset.relations if not one.directed]
        spoken = spoken_of(self._periods, rows, undirected=undirected)
        covered = spoken.select("first", "last").to_numpy()
        since, until = spans["since"].to_numpy(), spans["until"].to_numpy()
        ties = np.unique(spans["tie"].to_numpy())
        # Where the rows of each tie begin and end, in both tables.
        of_spans = _borders(spans["tie"], ties)
        of_covered = _borders(spoken["tie"], ties)
        edges = [
            _edges(since[a:b], until[a:b], covered[c:d])
            for (a, b), (c, d) in zip(of_spans, of_covered, strict=True)
        ]
        stretches = self._stretches(spans, ties, edges)
        for place, (tie, days) in enumerate(zip(ties.tolist(), edges, strict=True)):
            first, last = covered[slice(*of_covered[place])].T
            seen = (first <= days[:-1, None]) & (days[:-1, None] <= last)
            dark = (~seen.any(axis=1)).tolist()
            found[named[tie]] = _joined(days, stretches[place], dark)
        return found

    def covered(self, rows: np.ndarray) -> pl.DataFrame:
        """First and last day of the own coverage of these claims: first, last (null: no limit)."""
        return pl.DataFrame(
            {"first": self._periods.first[rows], "last": self._periods.last[rows]}
        ).select(_dates(pl.col("first")), _dates(pl.col("last")))

    @cached_property
    def stances(self) -> pl.DataFrame:
        """What of each claim decides a status: asserts, fact, publisher (see `status.stances`)."""
        return stances(self.dataset)

    @cached_property
    def _periods(self) -> Periods:
        return claim_periods(self.dataset)

    def _counting(self, rows: np.ndarray) -> pl.DataFrame:
        return self.stances[rows].with_columns(
            pl.Series("claim", rows, dtype=pl.UInt32),
            pl.Series("start", self._periods.start[rows]),
            pl.Series("end", self._periods.end[rows]),
        )

    def _claims_of(self, keys: Sequence[TieKey]) -> pl.DataFrame:
        """All claims about some ties, whenever they count: tie (its place), relation, from, to,
        claim (row)."""
        ties = pl.DataFrame(
            [(*split_key(key), place) for place, key in enumerate(keys)],
            schema={"from": pl.String, "to": pl.String, "relation": pl.String, "tie": pl.Int64},
            orient="row",
        )
        about = self.dataset.claims.select(
            "from", "to", "relation", claim=pl.int_range(pl.len(), dtype=pl.UInt32)
        )
        found = about.join(ties, on=["from", "to", "relation"])
        return found.select("tie", "relation", "from", "to", "claim")

    def _stretches(
        self, spans: pl.DataFrame, ties: np.ndarray, edges: Sequence[np.ndarray]
    ) -> list[dict[int, Interval]]:
        """For each tie, the status of each stretch between two of its edges on which one counts."""
        number = [len(days) - 1 for days in edges]
        starts = np.concatenate([days[:-1] for days in edges]) if edges else np.empty(0, int)
        ends = np.concatenate([days[1:] for days in edges]) if edges else np.empty(0, int)
        first = np.concatenate([[0], np.cumsum(number)]).astype(int)
        of = np.repeat(np.arange(len(ties)), number)
        days = pl.DataFrame({"group": np.arange(len(starts)), "day": starts, "tie": ties[of]})
        counting = (
            spans.join(days, on="tie")
            .filter((pl.col("since") <= pl.col("day")) & (pl.col("day") <= pl.col("until")))
            .group_by("group", "claim")
            .agg(pl.col("sampled").all())
            .sort("group", "claim")
        )
        sampled = dict(counting.group_by("group").agg(pl.col("sampled").any()).iter_rows())
        frame = self._counting(counting["claim"].to_numpy()).with_columns(
            counting["group"], by_period=pl.lit(True)
        )
        found: list[dict[int, Interval]] = [{} for _ in edges]
        for group, status, claims, publishers in judged(frame).iter_rows():
            place = of[group]
            found[place][int(group - first[place])] = Interval(
                first=day(int(starts[group])),
                last=day(int(ends[group]) - 1),
                status=status,
                claims=tuple(claims),
                publishers=publishers,
                sampled=sampled[group],
            )
        return found


@remembered(32)
def histories(dataset: Dataset) -> Histories:
    """The histories of a dataset's ties, kept for the datasets used last."""
    return Histories(dataset)


def _dates(days: pl.Expr) -> pl.Expr:
    there = (days > EARLIEST) & (days < LATEST)
    return pl.when(there).then(days - EPOCH).cast(pl.Int32).cast(pl.Date)


def _borders(column: pl.Series, ties: np.ndarray) -> np.ndarray:
    """First row of each tie and the one after its last, in a sorted column: (n, 2)."""
    rows = column.to_numpy()
    return np.column_stack([np.searchsorted(rows, ties, side) for side in ("left", "right")])


def _edges(since: np.ndarray, until: np.ndarray, covered: np.ndarray) -> np.ndarray:
    """The days on which something changes for a tie, from its first claim's to its last's."""
    edges = np.unique(np.concatenate([since, until + 1, covered[:, 0], covered[:, 1] + 1]))
    return edges[(edges >= since.min()) & (edges <= until.max() + 1)]


def _joined(
    edges: np.ndarray, stretches: dict[int, Interval], dark: list[bool]
) -> tuple[Interval, ...]:
    """Stretches in order, those alike made one, those that no source covers as "no data"."""
    found: list[Interval] = []
    joins = False
    for place, unseen in enumerate(dark):
        last = day(int(edges[place + 1]) - 1)
        stretch = stretches.get(place)
        if stretch is None and unseen:
            stretch = Interval(first=day(int(edges[place])), last=last, status=None)
        if stretch is None:
            joins = False
        elif joins and stretch == replace(found[-1], first=stretch.first, last=stretch.last):
            found[-1] = replace(found[-1], last=last)
            joins = True
        else:
            found.append(stretch)
            joins = True
    return tuple(found)
