"""When: the date, span or dates that a view is of, in words."""

from __future__ import annotations

from alliance_network.model.dates import in_words
from alliance_network.view import View
from alliance_network.words.labels import counted, when

__all__ = ["as_of_words", "date_words", "months", "time_words"]

LATEST = "the latest each source covers"


def date_words(day: str | None) -> str:
    """A date, or None for the latest that each source covers."""
    return LATEST if day is None else in_words(day)


def as_of_words(day: str | None) -> str:
    """ "as of 2010", "as of the latest each source covers"."""
    return f"as of {date_words(day)}"


def time_words(view: View) -> str:
    """When a view shows ties: "as of 2010", "at any time from 1995 to 2000"."""
    if view.since is None:
        return as_of_words(view.as_of)
    return f"at any time {when(view.since, view.as_of)}"


def months(number: int) -> str:
    """ "3 years", "12 months": one year is told in months, as it is no calendar year."""
    whole, left = divmod(number, 12)
    return counted(number, "month") if left or whole == 1 else counted(whole, "year")
