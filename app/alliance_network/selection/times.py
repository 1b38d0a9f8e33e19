"""The ties of an actor that a view does not have now: ended, later, or without any data."""

from __future__ import annotations

from dataclasses import dataclass

import polars as pl

from alliance_network.history import Interval, histories, state
from alliance_network.model.tie import TieKey
from alliance_network.selection import Selection

__all__ = ["WHEN", "OtherTime", "other_times"]

WHEN = ("ended", "later", "between", "unknown")
"""When a tie is that is not there now: before, after, before and after; or no source says."""


@dataclass(frozen=True, slots=True, kw_only=True)
class OtherTime:
    """A tie that is there at other times.

    Attributes
    ----------
    key, relation : str
    when : str
        Of `WHEN`.
    intervals : tuple of Interval
        Those with a status, by time.
    """

    key: TieKey
    relation: str
    when: str
    intervals: tuple[Interval, ...]


def other_times(selection: Selection, actor: str) -> tuple[OtherTime, ...]:
    """The ties of an actor that are there at no time of a selection's view, but at others.

    Of the view's relations and by its evidence, in the order of relations.
    """
    dataset, view = selection.dataset, selection.view
    known = histories(dataset, view.evidence)
    wanted = (pl.col("from") == actor) | (pl.col("to") == actor)
    if view.relations is not None:
        wanted &= pl.col("relation").is_in(list(view.relations))
    there = pl.concat(
        state(dataset, view.evidence, since=since, as_of=as_of)["key"]
        for since, as_of in view.times
    )
    ties = known.ever.filter(wanted & ~pl.col("key").is_in(there.implode()))
    silent = frozenset(ties["tie"].to_list()) - _spoken(selection)
    intervals = known.intervals_of(ties["key"])
    found = []
    for tie, key, relation in ties.select("tie", "key", "relation").iter_rows():
        own = tuple(one for one in intervals[key] if one.status is not None)
        when = "unknown" if tie in silent else _when(selection, own)
        found.append(OtherTime(key=key, relation=relation, when=when, intervals=own))
    return tuple(found)


def _spoken(selection: Selection) -> frozenset[int]:
    """The ties of which a source speaks at the view's time; without one, all."""
    known, days = histories(selection.dataset, selection.view.evidence), selection.view.days
    if days is None:
        return frozenset(known.ever["tie"].to_list())
    return frozenset(known.speaks(*days).nonzero()[0].tolist())


def _when(selection: Selection, intervals: tuple[Interval, ...]) -> str:
    days = selection.view.days
    if days is None:
        return "ended"
    first, last = days
    before = any(one.last is not None and one.last.toordinal() < first for one in intervals)
    after = any(one.first is not None and one.first.toordinal() > last for one in intervals)
    if before and after:
        return "between"
    return "later" if after else "ended"
