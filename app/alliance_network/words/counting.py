"""Why a claim does not count in a view: recorded later, not chosen, of another time."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date

import numpy as np

from alliance_network.history import Evidence, as_last_day, histories, state, ties_of
from alliance_network.history.days import EARLIEST, LATEST, as_first_day
from alliance_network.model.claim import Claim
from alliance_network.model.dataset import Dataset
from alliance_network.model.dates import first_day, in_words, last_day
from alliance_network.model.tie import TieKey
from alliance_network.view import View
from alliance_network.words.time import date_words, months

__all__ = ["claims_of", "counting", "set_aside"]


def claims_of(dataset: Dataset, key: TieKey) -> tuple[int, ...]:
    """All claims about a tie, as rows of the dataset's."""
    ties = ties_of(dataset)
    return tuple(np.flatnonzero(ties.of_claims == ties.number(key)).tolist())


def counting(dataset: Dataset, view: View, key: TieKey) -> frozenset[int]:
    """The claims about a tie that count in a view; of two compared dates, at either."""
    found: set[int] = set()
    for since, as_of in view.times:
        there = state(dataset, view.evidence, since=since, as_of=as_of)
        row = there["key"].index_of(key)
        if row is not None:
            found.update(there["claims"][row])
    return frozenset(found)


def set_aside(dataset: Dataset, view: View, key: TieKey) -> Mapping[int, str]:
    """The claims about a tie that do not count in a view, each with the reason.

    {4: "its period ended in 2005"}, {7: "recorded later, in 2024"}.
    """
    counts = counting(dataset, view, key)
    rows = [row for row in claims_of(dataset, key) if row not in counts]
    if not rows:
        return {}
    covered = histories(dataset, view.evidence).covered(np.array(rows))
    found = {}
    for row, (first, last) in zip(rows, covered.iter_rows(), strict=True):
        reason = _not_chosen(dataset, view.evidence, row)
        found[row] = reason or _of_another_time(dataset, view, row, first=first, last=last)
    return found


def _not_chosen(dataset: Dataset, evidence: Evidence, row: int) -> str | None:
    """Which choice of evidence leaves a claim out."""
    claim = dataset.claim(row)
    reasons = {
        "known_on": _recorded(dataset, claim),
        "sources": "of a source that is not chosen",
        "claimants": "of a claimant that is not chosen",
        "credibility": f"not held {_at_least(evidence.credibility)}",
        "forms": "without a chosen form",
    }
    for field, reason in reasons.items():
        chosen = getattr(evidence, field)
        if chosen is not None and not Evidence(**{field: chosen}).kept(dataset)[row]:
            return reason
    return None


def _recorded(dataset: Dataset, claim: Claim) -> str:
    if claim.recorded is not None:
        return f"recorded later, {_on(claim.recorded)}"
    written = dataset.source(claim.source).date
    return "recorded later" if written is None else f"its source is of {in_words(written)}"


def _at_least(credibility: str | None) -> str:
    return "confirmed" if credibility == "confirmed" else f"at least {credibility}"


@dataclass(frozen=True, slots=True)
class _Days:
    """The days that a claim is looked at on, and those it and its source speak of: ordinals."""

    since: int
    until: int
    start: int
    end: int
    first: int
    last: int


def _of_another_time(
    dataset: Dataset, view: View, row: int, *, first: date | None, last: date | None
) -> str:
    """Which time keeps a claim from counting."""
    claim = dataset.claim(row)
    event = dataset.relation(claim.relation).event
    covered = (
        EARLIEST if first is None else first.toordinal(),
        LATEST if last is None else last.toordinal(),
    )
    since, until = view.days or (covered[1], covered[1])
    days = _Days(
        since=since,
        until=until,
        start=EARLIEST if claim.start is None else first_day(claim.start),
        end=LATEST if claim.end is None else last_day(claim.end),
        first=covered[0],
        last=covered[1],
    )
    if days.until < days.start:
        return f"{'it happened' if event else 'its period begins'} later, {_on(str(claim.start))}"
    if days.end < days.since and event:
        return f"it happened more than {months(view.look_back)} before, {_on(str(claim.end))}"
    if days.end < days.since:
        if view.as_of is None and last is not None:
            until = in_words(as_last_day(last))
            return f"its period ended {_on(str(claim.end))}, its source goes on until {until}"
        return f"its period ended {_on(str(claim.end))}"
    if first is not None and days.until < days.first:
        return f"its source speaks of this only since {in_words(as_first_day(first))}"
    if last is not None and days.last < days.since:
        return f"its source speaks of this only until {in_words(as_last_day(last))}"
    return f"its source does not speak of this at {date_words(view.as_of)}"


def _on(day: str) -> str:
    return f"{'on' if len(day) == 10 else 'in'} {in_words(day)}"
