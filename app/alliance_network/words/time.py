"""When: the date, span or dates that a view is of, and of what no source speaks then."""

from __future__ import annotations

import numpy as np

from alliance_network.history import as_last_day, histories, ties_of
from alliance_network.history.days import as_first_day
from alliance_network.model.dates import in_words
from alliance_network.selection import Selection
from alliance_network.view import View
from alliance_network.words.labels import counted, isolated, listed, quoted, when
from alliance_network.words.sources import LATEST, SHORT, reach

__all__ = ["as_of_words", "comparing", "date_words", "months", "no_data", "showing", "time_words"]

NAMED = 2
"""Most sources that are named as not speaking."""


def date_words(day: str | None) -> str:
    """A date; None is the latest that each source covers."""
    return LATEST if day is None else in_words(day)


def as_of_words(day: str | None) -> str:
    """A date that something is so at: "as of 2010"."""
    return f"as of {date_words(day)}"


def time_words(view: View) -> str:
    """When a view shows ties: "as of 2010", "at any time from 1995 to 2000"."""
    if view.since is None:
        return as_of_words(view.as_of)
    return f"at any time {when(view.since, view.as_of)}"


def months(number: int) -> str:
    """So many months: "3 years", "18 months"; "12 months", as a year begins in January."""
    years, left = divmod(number, 12)
    return counted(number, "month") if left or years == 1 else counted(years, "year")


# ---- the choices ---- #
def showing(selection: Selection) -> str:
    """When a selection shows ties; with no date the latest that its sources cover."""
    view = selection.view
    return (reach(selection) or LATEST) if view.as_of is None else time_words(view)


def comparing(selection: Selection) -> str:
    """What a selection is compared with."""
    day = selection.view.compare_to
    return "not compared" if day is None else f"compared with {date_words(day)}"


# ---- what no one chose ---- #
def no_data(selection: Selection) -> str | None:
    """Of how many ties no source speaks at a selection's time; None where there is none.

    "no data on 12 ties", and if those that speak of them at other times are few: "no data on 12
    ties, covered until 2017 by “UCDP External Support…”". Where two dates are compared, the
    comparison says it.
    """
    unknown = selection.unknown
    if not len(unknown) or selection.view.compare_to is not None:
        return None
    limits = _limits(selection, unknown)
    said = f"no data on {counted(len(unknown), 'tie')}"
    return f"{said}, covered {listed(limits)}" if 0 < len(limits) <= NAMED else said


def _limits(selection: Selection, unknown: np.ndarray) -> list[str]:
    """Until or from when each source of some ties speaks of them, if not at a selection's time.

    Nothing where one speaks both before and after it.
    """
    dataset, view = selection.dataset, selection.view
    since, until = view.days
    about = np.zeros(len(ties_of(dataset)), dtype=bool)
    about[unknown] = True
    rows = np.flatnonzero(about[ties_of(dataset).of_claims])
    days = histories(dataset, view.evidence).covered_by_source(rows)
    speaking = view.evidence.speaking(dataset)
    found = []
    for source in dataset.sources:
        if source.id not in days or source.id not in speaking:
            continue
        first, last = days[source.id]
        title = isolated(quoted(source.title, length=SHORT))
        if last is not None and last.toordinal() < since:
            found.append(f"until {in_words(as_last_day(last))} by {title}")
        elif first is not None and first.toordinal() > until:
            found.append(f"from {in_words(as_first_day(first))} by {title}")
        else:
            return []
    return found
