"""The ties of all times that a view lets through, for what shows time itself."""

from __future__ import annotations

from alliance_network.history.span import span_of
from alliance_network.selection import Selection, select

__all__ = ["of_all_times"]


def of_all_times(selection: Selection) -> Selection:
    """What a view without a date shows at any time, ended ties among them; any other as it is.

    Parameters
    ----------
    selection : Selection
        Where its view has a date, or compares two, that is a choice which stays.
    """
    view, span = selection.view, span_of(selection.dataset)
    if span is None or view.as_of is not None or view.compare_to is not None:
        return selection
    whole = view.but(since=span.steps[0], as_of=span.steps[-1])
    return select(selection.dataset, whole)
