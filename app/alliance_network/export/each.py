"""One figure for each relation or each actor, instead of one of everything."""

from __future__ import annotations

from alliance_network.errors import UsageError, shown
from alliance_network.model.dataset import Dataset
from alliance_network.selection import select
from alliance_network.view import View

__all__ = ["EACH", "each"]

EACH = ("relation", "actor")
"""What there can be one figure of each of."""


def each(dataset: Dataset, view: View, of: str) -> list[tuple[str, View]]:
    """The views that a view falls into: one for each relation or actor with a tie in it.

    Parameters
    ----------
    dataset : Dataset
    view : View
        Every other choice in it stays as it is.
    of : {"relation", "actor"}
        The view of a relation shows its ties alone, that of an actor what is one tie away.

    Returns
    -------
    list of (str, View)
        In the order of the dataset, each by the id of its relation or actor: a slug that no
        other has, fit for the name of a file. None of them is without a tie.

    Raises
    ------
    UsageError
        `of` is neither, or the view shows no tie.
    """
    if of not in EACH:
        raise UsageError(f"There is no figure for each {shown(of)}; use {' or '.join(EACH)}.")
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
    if not found:
        raise UsageError("The view shows no tie, so there is nothing to draw one figure each of.")
    return found
