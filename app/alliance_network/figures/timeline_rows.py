"""What a timeline has to say: a row a tie, with the bars, and how sure their ends are."""

from __future__ import annotations

from collections.abc import Collection, Iterator, Sequence
from dataclasses import dataclass
from itertools import pairwise

import numpy as np
import polars as pl

from alliance_network.history import Evidence, Interval, histories, ties_of
from alliance_network.history.days import EARLIEST, LATEST
from alliance_network.model.dataset import Dataset
from alliance_network.model.dates import first_day, last_day
from alliance_network.model.tie import TieKey, split_key
from alliance_network.selection import Selection

__all__ = [
    "DATED",
    "OPEN",
    "Bar",
    "End",
    "Row",
    "chosen_actor",
    "rows_about",
    "rows_of",
    "ties_by_strength",
]

_DAY = 10  # letters of a date to the day


@dataclass(frozen=True, slots=True)
class End:
    """How sure the beginning or the end of a bar is.

    "dated" to the day, or by a claim that is about just that year or month; "within" the days
    from `first` to `last` (ordinals), since the date says only the year or month; "open" where no
    source gives it: undated, or the source does not look beyond.
    """

    kind: str
    first: int = 0
    last: int = 0


DATED, OPEN = End("dated"), End("open")


@dataclass(frozen=True, slots=True)
class Bar:
    """Days (ordinals) on which a tie has one status; `EARLIEST` and `LATEST` are no limit."""

    first: int
    last: int
    status: str
    start: End
    end: End


@dataclass(frozen=True, slots=True)
class Row:
    """One tie over time.

    Attributes
    ----------
    key, relation : str
    bars : tuple of Bar
        By time, none overlapping. Of an event: when it happened, without the months it is
        looked back at.
    sampled : tuple of (int, int)
        First and last days on which a source speaks between two looks.
    silent : tuple of (int, int)
        First and last days of which no source speaks ("no data").
    """

    key: TieKey
    relation: str
    bars: tuple[Bar, ...]
    sampled: tuple[tuple[int, int], ...]
    silent: tuple[tuple[int, int], ...]


def chosen_actor(selection: Selection) -> str | None:
    """The actor whose ties alone are looked at."""
    chosen = selection.view.selected
    return chosen if chosen in selection.actors else None


def ties_by_strength(selection: Selection) -> list[tuple[TieKey, str]]:
    """Keys and relations of a selection's ties, or of its chosen actor's, the strongest first.

    A chosen tie goes before all.
    """
    ties = selection.ties
    actor = chosen_actor(selection)
    wanted = np.ones(len(ties), dtype=bool)
    if actor is not None:
        wanted = ((ties["from"] == actor) | (ties["to"] == actor)).to_numpy()
    rank = selection.strength.astype(np.int64)
    rank[(ties["key"] == (selection.view.selected or "")).to_numpy()] = -1
    places = np.flatnonzero(wanted)
    places = places[np.argsort(rank[places], kind="stable")]
    return ties.select("key", "relation")[places].rows()


def rows_of(selection: Selection, keys: Collection[TieKey]) -> tuple[Row, ...]:
    """A row for each of these ties of a selection, by relation and actors."""
    wanted = selection.ties.filter(pl.col("key").is_in(list(keys)))["key"].to_list()
    return rows_about(selection.dataset, selection.view.evidence, wanted)


def rows_about(dataset: Dataset, evidence: Evidence, keys: Sequence[TieKey]) -> tuple[Row, ...]:
    """A row for each of these ties, in their order, as some claims tell them."""
    known = histories(dataset, evidence)
    spoken = _spoken(dataset, known.spoken, keys)
    intervals = known.intervals_of(keys)
    events = {relation.id for relation in dataset.relations if relation.event}
    dates = dataset.claims["start"].to_list(), dataset.claims["end"].to_list()
    rows = []
    for key in keys:
        relation = split_key(key)[2]
        event = relation in events
        own = intervals[key]
        bars = _events(own, dates) if event else _held(own, dates, spoken[key])
        sampled = [(_first(one), _last(one)) for one in own if one.sampled]
        rows.append(
            Row(
                key=key,
                relation=relation,
                bars=tuple(bars),
                sampled=tuple(_joined(sampled)),
                silent=tuple(_gaps(spoken[key])),
            )
        )
    return tuple(rows)


def _spoken(
    dataset: Dataset, spoken: pl.DataFrame, keys: Sequence[TieKey]
) -> dict[TieKey, list[tuple[int, int]]]:
    """The days on which any source speaks of each of some ties."""
    names = ties_of(dataset).frame.with_row_index("tie").select(pl.col("tie").cast(pl.Int64), "key")
    named = names.join(pl.DataFrame({"key": keys}, schema={"key": pl.String}), on="key")
    days = spoken.with_columns(pl.col("tie").cast(pl.Int64)).join(named, on="tie")
    found: dict[TieKey, list[tuple[int, int]]] = {key: [] for key in keys}
    for key, first, last in days.select("key", "first", "last").sort("key", "first").iter_rows():
        found[key].append((first, last))
    return {key: _joined(own) for key, own in found.items()}


def _joined(spans: list[tuple[int, int]]) -> list[tuple[int, int]]:
    """Spans of days, by their first, those that touch made one."""
    found: list[tuple[int, int]] = []
    for first, last in spans:
        if found and first <= found[-1][1] + 1:
            found[-1] = found[-1][0], max(found[-1][1], last)
        else:
            found.append((first, last))
    return found


def _gaps(spans: list[tuple[int, int]]) -> Iterator[tuple[int, int]]:
    """What lies before, between and after some spans."""
    edges = [(EARLIEST, EARLIEST), *spans, (LATEST, LATEST)]
    for (_, before), (after, _) in pairwise(edges):
        first = before if before == EARLIEST else before + 1
        last = after if after == LATEST else after - 1
        if first < last or EARLIEST < first == last < LATEST:
            yield first, last


def _first(interval: Interval) -> int:
    return EARLIEST if interval.first is None else interval.first.toordinal()


def _last(interval: Interval) -> int:
    return LATEST if interval.last is None else interval.last.toordinal()


# ---- what holds ----------------------------------------------------------------------- #

_Dates = tuple[list[str | None], list[str | None]]


def _held(
    intervals: Sequence[Interval], dates: _Dates, spoken: list[tuple[int, int]]
) -> Iterator[Bar]:
    """Intervals of one status that follow each other, as one bar."""
    ends = {last for _, last in spoken}
    runs: list[list[Interval]] = []
    for one in intervals:
        if one.status is None:
            continue
        last = runs[-1][-1] if runs else None
        if last is not None and last.status == one.status and _last(last) + 1 == _first(one):
            runs[-1].append(one)
        else:
            runs.append([one])
    for place, run in enumerate(runs):
        first, last = _first(run[0]), _last(run[-1])
        start, end = _start(run[0], first, dates), _end(run[-1], last, dates)
        if last in ends:
            # Whether it ended that day, or goes on, the source cannot know.
            end = OPEN
        if place and _last(runs[place - 1][-1]) + 1 == first:
            start = DATED
        if place + 1 < len(runs) and last + 1 == _first(runs[place + 1][0]):
            end = DATED
        yield Bar(first, last, run[0].status, start, end)


def _start(interval: Interval, first: int, dates: _Dates) -> End:
    given = [(dates[0][row], dates[1][row]) for row in interval.claims]
    said = [(start, end) for start, end in given if start and first_day(start) == first]
    return _sure(said, 0)


def _end(interval: Interval, last: int, dates: _Dates) -> End:
    given = [(dates[0][row], dates[1][row]) for row in interval.claims]
    said = [(start, end) for start, end in given if end and last_day(end) == last]
    if not said and interval.sampled:
        # Seen the last time it was looked at; it ended before the next.
        seen = [last_day(end) for _, end in given if end]
        return End("within", max(seen) + 1, last) if seen and max(seen) < last else OPEN
    return _sure(said, 1)


def _sure(said: list[tuple[str | None, str | None]], side: int) -> End:
    """How sure a day is that these claims (start, end) begin or end with."""
    if not said:
        return OPEN
    # A claim about one year or month is about all of it.
    if any(start == end or len(str((start, end)[side])) == _DAY for start, end in said):
        return DATED
    finest = max((str(dates[side]) for dates in said), key=len)
    return End("within", first_day(finest), last_day(finest))


# ---- what happened -------------------------------------------------------------------- #


def _events(intervals: Sequence[Interval], dates: _Dates) -> list[Bar]:
    """When its claims say that it happened; with the status it has had from then on."""
    found: dict[int, Bar] = {}
    for one in intervals:
        for row in one.claims:
            if row in found:
                continue
            start, end = dates[0][row], dates[1][row]
            found[row] = Bar(
                first_day(start) if start else _first(one),
                last_day(end) if end else _last(one),
                str(one.status),
                _sure([(start, end)], 0) if start else OPEN,
                _sure([(start, end)], 1) if end else OPEN,
            )
    bars: list[Bar] = []
    for bar in sorted(found.values(), key=lambda one: (one.first, one.last)):
        last = bars[-1] if bars else None
        if last is None or bar.first > last.last + 1:
            bars.append(bar)
        elif bar.status == last.status:
            longer = bar if bar.last > last.last else last
            bars[-1] = Bar(last.first, longer.last, last.status, last.start, longer.end)
        elif bar.last > last.last:
            bars.append(Bar(last.last + 1, bar.last, bar.status, DATED, bar.end))
    return bars
