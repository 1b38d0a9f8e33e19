"""A tie's dossier in words: its state at the view's time, its history, who says it and how."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date

import numpy as np

from alliance_network.history import (
    Interval,
    as_last_day,
    days_of,
    histories,
    state,
    tie_of,
    ties_of,
)
from alliance_network.history.days import as_first_day
from alliance_network.model.dataset import Dataset
from alliance_network.model.dates import in_words
from alliance_network.model.source import Source
from alliance_network.model.tie import Tie, TieKey
from alliance_network.view import View
from alliance_network.words.histories import history_words
from alliance_network.words.labels import quoted, when
from alliance_network.words.sources import SHORT
from alliance_network.words.time import as_of_words, time_words

__all__ = [
    "Standing",
    "Voice",
    "known_words",
    "source_limits",
    "standings",
    "tie_at",
    "times_of",
    "voice",
]


@dataclass(frozen=True, slots=True, kw_only=True)
class Standing:
    """What a tie is at a time.

    Attributes
    ----------
    status : str or None
        None: not there, or nothing is known of it.
    said : str
        "asserted", "not claimed", "no data": what a reader sees first.
    when : str
        "as of 2010", "at any time from 1995 to 2000".
    """

    status: str | None
    said: str
    when: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Voice:
    """Who says a claim and how: "Beijing" "says so, which the source holds probable"."""

    who: str
    says: str


def tie_at(dataset: Dataset, view: View, key: TieKey) -> Tie | None:
    """A tie as it is at a view's time and by its evidence, shown or not; None if it is not there.

    Where the view compares two dates and the tie is there only at the earlier one, as it was.
    """
    for since, as_of in view.times:
        there = state(dataset, view.evidence, since=since, as_of=as_of)
        row = there["key"].index_of(key)
        if row is not None:
            return tie_of(there.row(row, named=True))
    return None


def standings(dataset: Dataset, view: View, key: TieKey) -> tuple[Standing, ...]:
    """What a tie is at a view's time; of two compared dates at each, by the view's order."""
    found = []
    for since, as_of in view.times:
        there = state(dataset, view.evidence, since=since, as_of=as_of)
        row = there["key"].index_of(key)
        status = None if row is None else there["status"][row]
        said = status or ("not claimed" if _speaks(dataset, view, key, since, as_of) else "no data")
        words = as_of_words(as_of) if since is None else time_words(view)
        last = None if as_of or row is None else there["last"][row]
        if last is not None:
            words = f"{as_of_words(as_last_day(last))}, the latest its sources cover"
        found.append(Standing(status=status, said=said, when=words))
    return tuple(found)


def times_of(
    intervals: Sequence[Interval],
) -> list[tuple[str | None, date | None, date | None]]:
    """A tie's statuses over time, whatever claims make them: status, first and last day."""
    found: list[tuple[str | None, date | None, date | None]] = []
    for one in intervals:
        if found and one.first is not None:
            status, first, last = found[-1]
            follows = last is not None and last.toordinal() + 1 == one.first.toordinal()
            if follows and status == one.status:
                found[-1] = status, first, one.last
                continue
        found.append((one.status, one.first, one.last))
    return found


def known_words(intervals: Sequence[Interval]) -> str | None:
    """The first and last day that a tie is known from: "known from 1990 to 2017"."""
    known = [one for one in intervals if one.status is not None]
    if not known or (known[0].first is None and known[-1].last is None):
        return None
    return history_words([("known", known[0].first, known[-1].last)])


def source_limits(dataset: Dataset, key: TieKey) -> tuple[tuple[Source, str], ...]:
    """The sources of the claims about a tie, each with how far it speaks of it.

    "speaks of it from 1990 to 2017", "speaks of it, without a date".
    """
    ties = ties_of(dataset)
    rows = np.flatnonzero(ties.of_claims == ties.number(key))
    days = histories(dataset).covered_by_source(rows)
    return tuple(
        (source, _limits(*days[source.id])) for source in dataset.sources if source.id in days
    )


def voice(dataset: Dataset, row: int) -> Voice:
    """Who says a claim and how sure: a claimant, or else who published the source."""
    claim = dataset.claim(row)
    source = dataset.source(claim.source)
    who = claim.claimant or source.publisher or quoted(source.title, length=SHORT)
    if claim.claimant is not None:
        says = "denies it" if claim.stance == "denies" else "says so"
        held = f", which the source holds {claim.credibility}" if claim.credibility else ""
        return Voice(who=who, says=f"{says}{held}")
    if claim.stance == "denies":
        held = f", held {claim.credibility}" if claim.credibility else ""
        return Voice(who=who, says=f"denies it{held}")
    says = f"holds it {claim.credibility}" if claim.credibility else "states it as a fact"
    return Voice(who=who, says=says)


def _speaks(
    dataset: Dataset, view: View, key: TieKey, since: str | None, as_of: str | None
) -> bool:
    days = days_of(since, as_of)
    if days is None:
        return True
    spoken = histories(dataset, view.evidence).speaks(*days)
    return bool(spoken[ties_of(dataset).number(key)])


def _limits(first: date | None, last: date | None) -> str:
    if first is None and last is None:
        return "speaks of it, without a date"
    start = None if first is None else as_first_day(first)
    end = None if last is None else as_last_day(last)
    if start is None or end is None:
        side = f"until {in_words(end)}" if start is None else f"since {in_words(start)}"
        return f"speaks of it {side}"
    return f"speaks of it {when(start, end)}"
