"""How many ties a view shows at each step of time."""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np

from alliance_network.history.span import Span, span_of
from alliance_network.model.dataset import Dataset
from alliance_network.model.dates import last_day
from alliance_network.model.remembered import remembered
from alliance_network.selection.codes import codes_of, state_of
from alliance_network.view import LOOKS, View

__all__ = ["Tallies", "tallies", "tallies_of"]


@dataclass(frozen=True, eq=False, kw_only=True)
class Tallies:
    """Ties by step and relation.

    Attributes
    ----------
    span : Span
        Its `steps` are the rows.
    by_relation : (steps, relations) int array
        Ties shown as of each step, relations in the dataset's order.
    unknown : (steps,) int array
        Ties of which no source speaks there, as `Selection.unknown`.
    """

    span: Span
    by_relation: np.ndarray
    unknown: np.ndarray


def tallies(dataset: Dataset, view: View) -> Tallies | None:
    """How many ties a view shows as of each step, whatever time it has itself.

    Parameters
    ----------
    dataset : Dataset
    view : View

    Returns
    -------
    Tallies or None
        None if nothing in the dataset is dated.
    """
    return None if span_of(dataset) is None else _tallies(dataset, _timeless(view), None)


def tallies_of(dataset: Dataset, view: View, actor: str) -> Tallies | None:
    """As `tallies`, of the ties of one actor alone.

    Parameters
    ----------
    dataset : Dataset
    view : View
    actor : str
        Its id.
    """
    return None if span_of(dataset) is None else _tallies(dataset, _timeless(view), actor)


def _timeless(view: View) -> View:
    return view.without(*LOOKS, "since", "as_of", "compare_to")


@remembered(128)
def _tallies(dataset: Dataset, view: View, actor: str | None) -> Tallies:
    codes, span = codes_of(dataset), span_of(dataset)
    touching = np.ones(len(codes.start), dtype=bool)
    if actor is not None:
        number = codes.actor_index[actor]
        touching = (codes.start == number) | (codes.end == number)
    by_relation = np.zeros((len(span.steps), len(codes.relations)), dtype=np.int64)
    unknown = np.zeros(len(span.steps), dtype=np.int64)
    for place, step in enumerate(span.steps):
        there = state_of(dataset, view.evidence, since=None, as_of=step)
        _, shown = codes.shown(view, there)
        ties = there.tie[shown & touching[there.tie]]
        by_relation[place] = np.bincount(codes.relation[ties], minlength=len(codes.relations))
        day = last_day(step)
        nothing = codes.unknown(view, there.tie[shown], (day, day))
        unknown[place] = touching[nothing].sum()
    return Tallies(span=span, by_relation=by_relation, unknown=unknown)
