"""The ties of an actor that a view does not have now: ended, later, or without any data."""

from __future__ import annotations

from dataclasses import dataclass

import polars as pl

from alliance_network.history import Interval, histories, state
from alliance_network.model.dates import first_day, last_day
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
    there = state(dataset, view.evidence, since=view.since, as_of=view.as_of)["key"]
    if view.compare_to is not None:
        before = state(dataset, view.evidence, as_of=view.compare_to)["key"]
        there = pl.concat([there, before])
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
    view, known = selection.view, histories(selection.dataset, selection.view.evidence)
    if view.as_of is None:
        return frozenset(known.ever["tie"].to_list())
    last = last_day(view.as_of)
    speaks = known.speaks(first_day(view.since) if view.since else last, last)
    return frozenset(speaks.nonzero()[0].tolist())


def _when(selection: Selection, intervals: tuple[Interval, ...]) -> str:
    view = selection.view
    if view.as_of is None:
        return "ended"
    first, last = first_day(view.since or view.as_of), last_day(view.as_of)
    if view.since is None:
        first = last
    before = any(one.last is not None and one.last.toordinal() < first for one in intervals)
    after = any(one.first is not None and one.first.toordinal() > last for one in intervals)
    if before and after:
        return "between"
    return "later" if after else "ended"
