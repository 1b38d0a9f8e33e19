"""Which small networks stand beside one another: two dates, one a year, or one a relation."""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np

from alliance_network.history.span import span_of
from alliance_network.model.dataset import Dataset
from alliance_network.model.dates import first_day, in_words, last_day
from alliance_network.model.remembered import remembered
from alliance_network.selection import Selection, select
from alliance_network.selection.lasting import of_all_times
from alliance_network.selection.tallies import tallies
from alliance_network.view import View
from alliance_network.words.labels import capital
from alliance_network.words.multiples import choice_words
from alliance_network.words.time import date_words

__all__ = [
    "MOST_PANELS",
    "PANELLED",
    "Panel",
    "as_of",
    "at_any_time",
    "chosen_words",
    "panels_of",
    "pictured",
    "steps_of",
]

PANELLED = ("pair", "years", "relations")
"""The kinds of picture that are several networks."""

MOST_PANELS = 12
"""More than this are too small to be read beside one another."""

_OF_TIMES = ("pair", "years", "timeline")

# The title of the one network where there are no others.
_NONE = {"years": "Not dated", "relations": "No tie"}


@dataclass(frozen=True, slots=True, eq=False)
class Panel:
    """One of several small networks.

    `title` is its date or relation in words.
    """

    title: str
    selection: Selection


def panels_of(selection: Selection) -> tuple[Panel, ...]:
    """The networks that a selection's view asks for beside one another; none for one alone.

    The two dates that are compared, the earlier first; with one date that alone. A network for
    each year of the time chosen, else of that with ties, or for each month or day where that is
    its step; of more than `MOST_PANELS` so many, evenly chosen, the first and the last among
    them. A network for each shown relation, or for those with the most ties.
    """
    view = selection.view
    if view.picture not in PANELLED:
        return ()
    return _panels(selection.dataset, view) or (Panel(_NONE[view.picture], selection),)


def pictured(selection: Selection) -> Selection:
    """What a selection's picture shows as a whole: what its sentence, sources and data are of.

    Several years are the time from the first to the last; a timeline is of all its ties.
    """
    view = selection.view
    if view.picture == "timeline":
        return of_all_times(selection)
    steps = steps_of(selection.dataset, view) if view.picture == "years" else ()
    if not steps:
        return selection
    whole = view.but(since=steps[0], as_of=steps[-1], compare_to=None)
    return select(selection.dataset, whole)


def at_any_time(selection: Selection) -> Selection:
    """What a selection's view lets through at any time, so that no date moves a network."""
    view = selection.view
    return of_all_times(
        select(selection.dataset, view.but(as_of=None, since=None, compare_to=None))
    )


def chosen_words(selection: Selection) -> str | None:
    """Which of all networks a picture of several shows; None where that needs no words."""
    dataset, view = selection.dataset, selection.view
    if view.picture not in PANELLED:
        return None
    every = len(steps_of(dataset, view))
    if view.picture == "relations":
        every = selection.ties["relation"].n_unique()
    span = span_of(dataset)
    unit = "" if span is None else span.unit
    return choice_words(view.picture, len(panels_of(selection)), every, unit)


@remembered(16)
def _panels(dataset: Dataset, view: View) -> tuple[Panel, ...]:
    if view.picture == "pair":
        days = [view.as_of] if view.compare_to is None else [view.compare_to, view.as_of]
        days.sort(key=lambda day: (day is None, 0 if day is None else last_day(day)))
        return tuple(
            Panel(capital(date_words(day)), select(dataset, as_of(view, day))) for day in days
        )
    if view.picture == "years":
        return tuple(
            Panel(in_words(step), select(dataset, as_of(view, step)))
            for step in _evenly(steps_of(dataset, view))
        )
    if view.picture == "relations":
        counts = dict(select(dataset, view).ties["relation"].value_counts().iter_rows())
        most = sorted(counts, key=lambda relation: (-counts[relation], relation))[:MOST_PANELS]
        return tuple(
            Panel(
                capital(relation.label),
                select(dataset, view.but(relations=frozenset([relation.id]))),
            )
            for relation in dataset.relations
            if relation.id in most
        )
    return ()


def as_of(view: View, day: str | None) -> View:
    """A view of one date alone, as one picture."""
    picture = "network" if view.picture in _OF_TIMES else view.picture
    return view.but(as_of=day, since=None, compare_to=None, picture=picture)


def steps_of(dataset: Dataset, view: View) -> tuple[str, ...]:
    """The steps of the time that a view has chosen, by a span or two dates.

    With none chosen those from the first to the last with a tie; none where nothing is dated.
    """
    span = span_of(dataset)
    if span is None:
        return ()
    begins = view.since or view.compare_to
    if begins is None:
        tied = np.flatnonzero(tallies(dataset, view).by_relation.sum(axis=1))
        return span.steps[tied[0] : tied[-1] + 1] if len(tied) else span.steps
    first, last = first_day(begins), span.last.toordinal()
    if view.as_of is not None:
        first, last = sorted((first, last_day(view.as_of)))
    within = [step for step in span.steps if last_day(step) >= first and first_day(step) <= last]
    return tuple(within) or span.steps


def _evenly(steps: tuple[str, ...]) -> tuple[str, ...]:
    if len(steps) <= MOST_PANELS:
        return steps
    chosen = np.linspace(0, len(steps) - 1, MOST_PANELS).round().astype(int)
    return tuple(steps[place] for place in chosen)
