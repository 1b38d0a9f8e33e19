"""Claims into each tie's status over time: the only rules of when a claim counts and of status.

A claim counts on a day if its period and its source's coverage both hold that day; what does not
count says nothing, so outside coverage the answer is "no data", never "no tie".
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import date
from functools import cached_property
from typing import Any

import numpy as np
import polars as pl

from alliance_network.history.days import EARLIEST, EPOCH, LATEST, as_last_day, day, days_of
from alliance_network.history.evidence import EVERYTHING, ITSELF, Evidence, values_of
from alliance_network.history.periods import LOOK_BACK, Periods, claim_periods, spoken_of
from alliance_network.history.status import judged, stances
from alliance_network.history.table import interval_table
from alliance_network.history.ties import Ties, ties_of
from alliance_network.history.weights import weights_of
from alliance_network.model.dataset import Dataset
from alliance_network.model.relation import MEMBERSHIP
from alliance_network.model.remembered import remembered
from alliance_network.model.tie import Tie, TieKey

__all__ = [
    "EVERYTHING",
    "ITSELF",
    "LOOK_BACK",
    "Evidence",
    "Histories",
    "Interval",
    "Ties",
    "as_last_day",
    "days_of",
    "histories",
    "state",
    "tie_of",
    "ties_of",
    "values_of",
    "weights_of",
]


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
    """The histories of all ties of one dataset, as some of its claims tell them.

    Made by `histories`. Ties are numbered as in `ties_of`.
    """

    def __init__(self, dataset: Dataset, evidence: Evidence = EVERYTHING) -> None:
        self.dataset = dataset
        self.evidence = evidence

    @cached_property
    def latest(self) -> pl.DataFrame:
        """The state with no as-of: each claim judged on the latest day of its own coverage.

        Returns
        -------
        pl.DataFrame
            One row a tie, sorted by number: tie (its number), key, from, to, relation, status,
            claims (list of rows of the dataset's claims that count, asserting and denying),
            publishers (independent sources among the asserting ones), first, last (days its
            sources cover; null is no limit).
        """
        return self._judged(self.counting())

    def at(self, day: int) -> pl.DataFrame:
        """The state as of a day (an ordinal): ties that hold or are denied, as `latest`."""
        table = self.table
        there = (pl.col("since") <= day) & (day <= pl.col("until")) & pl.col("status").is_not_null()
        return self._named(table.filter(there))

    def during(self, first: int, last: int) -> pl.DataFrame:
        """The state of all days from one to another (ordinals): any overlap counts, as `latest`.

        A tie has there the status that its claims have together, with a denial contesting only
        what it overlaps. One day alone is as `at`.
        """
        return self._judged(self.counting((first, last)))

    def counting(self, days: tuple[int, int] | None = None) -> pl.DataFrame:
        """The claims that count on any of some days, first and last (ordinals).

        Without days each claim is looked at on the latest one of its own coverage. A row a claim,
        as `status.judged` takes them, each in the group of its tie.
        """
        spans, own = self._spans, self._periods
        row, since, until = (spans[name].to_numpy() for name in ("claim", "since", "until"))
        first, last = (own.last[row], own.last[row]) if days is None else days
        rows = np.unique(row[(since <= last) & (first <= until)])
        # The state of a thing that holds has no one day: a denial of any period contests it.
        holds = [relation.id for relation in self.dataset.relations if not relation.event]
        about = self.dataset.claims["relation"][rows]
        return self.stances[rows].with_columns(
            pl.Series("group", ties_of(self.dataset).of_claims[rows]),
            pl.Series("claim", rows, dtype=pl.UInt32),
            pl.Series("start", own.start[rows]),
            pl.Series("end", own.end[rows]),
            by_period=pl.lit(True) if days else ~about.is_in(holds),
        )

    @cached_property
    def table(self) -> pl.DataFrame:
        """All intervals of all ties (see `table.interval_table`)."""
        return interval_table(
            ties_of(self.dataset).of_claims, self._spans, self.spoken, self.stances, self._periods
        )

    @cached_property
    def spoken(self) -> pl.DataFrame:
        """The days on which any source speaks of each tie: tie, first, last (ordinals), sorted."""
        ties = ties_of(self.dataset)
        about = self.dataset.claims.select(
            pl.Series("tie", ties.of_claims),
            "relation",
            "from",
            "to",
            "source",
            claim=pl.int_range(pl.len(), dtype=pl.UInt32),
        )
        undirected = [one.id for one in self.dataset.relations if not one.directed]
        speaking = list(self.evidence.speaking(self.dataset))
        return spoken_of(self._periods, about, sources=speaking, undirected=undirected)

    def speaks(self, first: int, last: int) -> np.ndarray:
        """Of which ties any source speaks on some day from one to another: (m,) booleans."""
        spoken = self.spoken
        there = (spoken["first"].to_numpy() <= last) & (first <= spoken["last"].to_numpy())
        found = np.zeros(len(ties_of(self.dataset)), dtype=bool)
        found[spoken["tie"].to_numpy()[there]] = True
        return found

    @cached_property
    def ever(self) -> pl.DataFrame:
        """Every tie that holds or is denied at any time, as `latest`.

        With its latest state, or the last one it had; a membership that was ever asserted is.
        Sizes of actors and bends of ties are made from it, so that no date changes one.
        """
        table = self.table.filter(pl.col("status").is_not_null())
        before = self._named(table.group_by("tie", maintain_order=True).last())
        before = before.join(self.latest, on="tie", how="anti")
        member = table.filter(pl.col("status") == "asserted")["tie"].unique()
        return (
            pl.concat([self.latest, before])
            .sort("tie")
            .with_columns(
                pl.when((pl.col("relation") == MEMBERSHIP) & pl.col("tie").is_in(member.implode()))
                .then(pl.lit("asserted"))
                .otherwise("status")
                .alias("status")
            )
        )

    @cached_property
    def held(self) -> np.ndarray:
        """Which ties are in `ever`: (m,) booleans."""
        found = np.zeros(len(ties_of(self.dataset)), dtype=bool)
        found[self.ever["tie"].to_numpy()] = True
        return found

    @cached_property
    def placing(self) -> pl.DataFrame:
        """The ties that say who stands near whom, as `latest`.

        The latest ones, all memberships, and of pairs that have no tie any more those that ended:
        so nobody is without a place, and a tie that is long over pulls nobody away from now.
        """
        pair = [
            pl.min_horizontal("from", "to").alias("a"),
            pl.max_horizontal("from", "to").alias("b"),
        ]
        apart = self.ever.with_columns(pair).join(
            self.latest.select(pair), on=["a", "b"], how="anti"
        )
        now = pl.concat([self.latest, apart.drop("a", "b")])["tie"].implode()
        return self.ever.filter(pl.col("tie").is_in(now) | (pl.col("relation") == MEMBERSHIP))

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
        names = ties_of(self.dataset).frame.with_row_index("tie").select("tie", "key")
        asked = pl.DataFrame({"key": list(dict.fromkeys(keys))}, schema={"key": pl.String})
        found: dict[TieKey, list[Interval]] = {key: [] for key in asked["key"]}
        wanted = names.join(asked, on="key").with_columns(pl.col("tie").cast(pl.Int64))
        rows = self.table.join(wanted, on="tie", maintain_order="left")
        shown = ["key", "since", "until", "status", "claims", "publishers", "sampled"]
        for key, since, until, status, claims, publishers, sampled in rows.select(shown).rows():
            found[key].append(
                Interval(
                    first=day(since),
                    last=day(until),
                    status=status,
                    claims=tuple(claims),
                    publishers=publishers,
                    sampled=sampled,
                )
            )
        return {key: tuple(intervals) for key, intervals in found.items()}

    def covered(self, rows: np.ndarray) -> pl.DataFrame:
        """First and last day of the own coverage of these claims: first, last (null: no limit)."""
        return pl.DataFrame(
            {"first": self._periods.first[rows], "last": self._periods.last[rows]}
        ).select(_dates("first"), _dates("last"))

    def covered_by_source(self, rows: np.ndarray) -> dict[str, tuple[date | None, date | None]]:
        """First and last day that each source of these claims speaks of them, by its id.

        None is no limit: of a source that has none on one side of one of the claims.
        """
        ends = (
            self.covered(rows)
            .with_columns(source=self.dataset.claims["source"][rows])
            .group_by("source")
            .agg(
                pl.when(pl.col("first").null_count() == 0).then(pl.col("first").min()),
                pl.when(pl.col("last").null_count() == 0).then(pl.col("last").max()),
            )
        )
        return {source: (first, last) for source, first, last in ends.iter_rows()}

    @cached_property
    def stances(self) -> pl.DataFrame:
        """What of each claim decides a status: asserts, fact, publisher (see `status.stances`)."""
        return stances(self.dataset)

    @cached_property
    def _periods(self) -> Periods:
        return _periods(self.dataset, self.evidence.look_back)

    @cached_property
    def _spans(self) -> pl.DataFrame:
        """When the claims that speak count."""
        spans = self._periods.spans
        if self.evidence == Evidence(look_back=self.evidence.look_back):
            return spans
        kept = self.evidence.kept(self.dataset)
        return spans.filter(pl.Series(kept[spans["claim"].to_numpy()], dtype=pl.Boolean))

    def _judged(self, counting: pl.DataFrame) -> pl.DataFrame:
        """What claims that count add up to, tie by tie, as `latest`."""
        own, rows = self._periods, counting["claim"].to_numpy()
        days = counting.select("group").with_columns(
            pl.Series("first", own.first[rows]), pl.Series("last", own.last[rows])
        )
        reach = days.group_by("group").agg(pl.col("first").min(), pl.col("last").max())
        groups = judged(counting).join(reach, on="group")
        return self._named(groups.rename({"group": "tie"}).sort("tie"))

    def _named(self, found: pl.DataFrame) -> pl.DataFrame:
        names = ties_of(self.dataset).frame[found["tie"].to_numpy()]
        return pl.concat([found, names], how="horizontal").select(
            pl.col("tie").cast(pl.Int64),
            "key",
            "from",
            "to",
            "relation",
            "status",
            pl.col("claims").cast(pl.List(pl.UInt32)),
            pl.col("publishers").cast(pl.UInt32),
            _dates("first"),
            _dates("last"),
        )


def tie_of(row: Mapping[str, Any]) -> Tie:
    """The tie of one row of a state (columns as `Histories.latest`)."""
    last = row["last"]
    return Tie(
        key=row["key"],
        from_actor=row["from"],
        to_actor=row["to"],
        relation=row["relation"],
        status=row["status"],
        claims=tuple(row["claims"]),
        publishers=row["publishers"],
        covered_to=None if last is None else as_last_day(last),
    )


@remembered(32)
def histories(dataset: Dataset, evidence: Evidence = EVERYTHING) -> Histories:
    """The histories of a dataset's ties, kept for those used last.

    Parameters
    ----------
    dataset : Dataset
    evidence : Evidence, optional
        Which of its claims speak; all unless given.
    """
    return Histories(dataset, evidence)


@remembered(256)
def state(
    dataset: Dataset,
    evidence: Evidence = EVERYTHING,
    *,
    since: str | None = None,
    as_of: str | None = None,
) -> pl.DataFrame:
    """The ties that hold or are denied at a time, as `Histories.latest`.

    Parameters
    ----------
    dataset : Dataset
    evidence : Evidence, optional
    since, as_of : str, optional
        Dates: the last day of `as_of`, or with `since` any day from its first one to that; without
        both, each claim is judged on the latest day of its own coverage.
    """
    known, days = histories(dataset, evidence), days_of(since, as_of)
    if days is None:
        return known.latest
    return known.at(days[1]) if since is None else known.during(*days)


@remembered(32)
def _periods(dataset: Dataset, look_back: int) -> Periods:
    return claim_periods(dataset, look_back=look_back)


def _dates(name: str) -> pl.Expr:
    days = pl.col(name)
    there = (days > EARLIEST) & (days < LATEST)
    return pl.when(there).then(days - EPOCH).cast(pl.Int32).cast(pl.Date).alias(name)
