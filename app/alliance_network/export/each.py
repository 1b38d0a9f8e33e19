"""One figure for each relation, actor or year, instead of one of everything."""

from __future__ import annotations

from alliance_network.errors import UsageError, shown
from alliance_network.figures.panels import as_of, steps_of
from alliance_network.model.dataset import Dataset
from alliance_network.selection import select
from alliance_network.view import View
from alliance_network.words import listed

__all__ = ["EACH", "each"]

EACH = ("relation", "actor", "year")
"""What there can be one figure of each of."""


def each(dataset: Dataset, view: View, of: str) -> list[tuple[str, View]]:
    """The views that a view falls into: one for each relation, actor or year with a tie in it.

    Parameters
    ----------
    dataset : Dataset
    view : View
        Every other choice in it stays as it is.
    of : {"relation", "actor", "year"}
        The view of a relation shows its ties alone, that of an actor what is one tie away, that
        of a year what is there as of it; of a time too short for years, of each month or day.

    Returns
    -------
    list of (str, View)
        In the order of the dataset, each by the id of its relation or actor, or by its date: a
        slug that no other has, fit for the name of a file. None of them is without a tie.

    Raises
    ------
    UsageError
        `of` is none of these, the view shows no tie, or it is each year and nothing is dated.
    """
    if of not in EACH:
        raise UsageError(f"There is no figure for each {shown(of)}; use {listed(EACH, join='or')}.")
    if of == "year":
        steps = steps_of(dataset, view)
        if not steps:
            raise UsageError("Nothing in this network is dated, so no figure is of one year.")
        found = [(day, as_of(view, day)) for day in steps]
        found = [(name, one) for name, one in found if len(select(dataset, one).ties)]
        return _some(found)
    selection = select(dataset, view)
    if of == "relation":
        tied = set(selection.ties["relation"])
        found = [
            (relation.id, view.but(relations=frozenset([relation.id])))
            for relation in dataset.relations
            if relation.id in tied
        ]
        # What lies some steps from the focus may lie there by way of another relation alone.
        found = [(name, one) for name, one in found if len(select(dataset, one).ties)]
    else:
        found = [
            (actor, view.but(focus=actor, steps=1))
            for actor in selection.actors
            if actor not in selection.loners
        ]
    return _some(found)


def _some(found: list[tuple[str, View]]) -> list[tuple[str, View]]:
    if not found:
        raise UsageError("The view shows no tie, so there is nothing to draw one figure each of.")
    return found
