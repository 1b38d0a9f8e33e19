"""What a person can do about time: as of when, since when, known on, compared with."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from typing import Any

from alliance_network.errors import FieldError, ViewError
from alliance_network.history.span import span_of
from alliance_network.model.dataset import Dataset
from alliance_network.model.dates import first_day, last_day
from alliance_network.selection.tallies import tallies
from alliance_network.view import View

__all__ = ["TIME", "two_dates"]


def _as_of(view: View, dataset: Dataset, of: str | None) -> View:
    """As of a date; of none, the latest that each source knows."""
    return view.but(as_of=of or None, since=view.since if of and _ordered(view.since, of) else None)


def _since(view: View, dataset: Dataset, of: str | None) -> View:
    """At any time since a date, up to the one looked at or the last that there is."""
    if not of:
        return view.but(since=None)
    last = view.as_of or _last(dataset) or of
    return view.but(since=of, as_of=last if _ordered(of, last) else of, compare_to=None)


def _compare(view: View, dataset: Dataset, of: str | None) -> View:
    """Compared with a date; of none, with nothing."""
    if not of:
        # Two pictures of one date are one.
        picture = "network" if view.picture == "pair" else view.picture
        return view.but(compare_to=None, picture=picture)
    return view.but(compare_to=of, since=None)


def two_dates(view: View, dataset: Dataset) -> View:
    """The view's date, else the last with a tie that it shows, compared with the first such."""
    found = tallies(dataset, view)
    if found is None:
        raise ViewError("Nothing in this network is dated, so there are no two dates to compare.")
    shown = found.by_relation.sum(axis=1)
    steps = [step for step, ties in zip(found.span.steps, shown, strict=True) if ties]
    first, last = (steps or found.span.steps)[0], (steps or found.span.steps)[-1]
    as_of = view.as_of if view.as_of and last_day(view.as_of) > last_day(first) else last
    return view.but(compare_to=first, as_of=as_of, since=None)


def _known_on(view: View, dataset: Dataset, of: str | None) -> View:
    return view.but(known_on=of or None)


def _ordered(since: str | None, as_of: str | None) -> bool:
    """Whether these are a span; a date that is none is left to the view to refuse."""
    try:
        return not (since and as_of) or first_day(since) <= last_day(as_of)
    except FieldError:
        return True


def _last(dataset: Dataset) -> str | None:
    span = span_of(dataset)
    return None if span is None else span.steps[-1]


TIME: Mapping[str, Callable[[View, Dataset, Any], View]] = {
    "as-of": _as_of,
    "since": _since,
    "compare": _compare,
    "known-on": _known_on,
}
