"""What a person can do to a view: pure functions from an old view to a new one."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from typing import Any

from alliance_network.dashboard.actions.evidence import EVIDENCE
from alliance_network.dashboard.actions.time import TIME, two_dates
from alliance_network.dashboard.actions.values import toggled, whole
from alliance_network.errors import ViewError, shown
from alliance_network.history import histories
from alliance_network.model.actor import KINDS
from alliance_network.model.dataset import Dataset
from alliance_network.view import View, check, from_query, opening_view

__all__ = ["ACTIONS", "OF_NOTHING", "REPLACING", "act", "kinds_of", "most_tied"]

# What leaves no step to go back to: many of these make one intention.
REPLACING = frozenset({"as-of", "drop", "place"})

# What can be done without saying to what.
OF_NOTHING = frozenset(
    {
        "as-of",
        "compare",
        "credibility",
        "focus",
        "known-on",
        "place",
        "relations-all",
        "relations-none",
        "reset",
        "select",
        "since",
        "weight",
    }
)


def act(view: View, dataset: Dataset, *, do: str, of: Any = None) -> View:
    """The view after one action.

    Parameters
    ----------
    view : View
        Before.
    dataset : Dataset
        What the view looks at.
    do : str
        A key of `ACTIONS`.
    of : object, optional
        What it is done to: a text, for a drop a mapping with actor, x and y.

    Raises
    ------
    ViewError
        If there is no such action, or it leads to a view that the dataset does not have.
    """
    if do not in ACTIONS:
        raise ViewError(f"There is no action {shown(do)}; there are {', '.join(sorted(ACTIONS))}.")
    return check(ACTIONS[do](view, dataset, of), dataset)


def kinds_of(dataset: Dataset) -> tuple[str, ...]:
    """The kinds of actor that a dataset has, in the order of the key."""
    found = {actor.kind for actor in dataset.actors}
    return tuple(kind for kind in KINDS if kind in found)


def most_tied(dataset: Dataset) -> str:
    """The actor with the most ties (of several the first)."""
    latest = histories(dataset).latest
    ties = dict.fromkeys((actor.id for actor in dataset.actors), 0)
    for column in ("from", "to"):
        for actor in latest[column]:
            ties[actor] += 1
    return max(ties, key=ties.__getitem__)


# ---- what is shown ---- #
def _only(chosen: frozenset[str] | None, name: str) -> frozenset[str] | None:
    # "Only" a second time gives everything back.
    return None if chosen == frozenset([name]) else frozenset([name])


def _relations(dataset: Dataset) -> tuple[str, ...]:
    return tuple(relation.id for relation in dataset.relations)


def _relation(view: View, dataset: Dataset, of: str) -> View:
    return view.but(relations=toggled(view.relations, of, _relations(dataset)))


def _relation_only(view: View, dataset: Dataset, of: str) -> View:
    return view.but(relations=_only(view.relations, of))


def _relations_all(view: View, dataset: Dataset, of: str | None) -> View:
    return view.but(relations=None)


def _relations_none(view: View, dataset: Dataset, of: str | None) -> View:
    return view.but(relations=frozenset())


def _status(view: View, dataset: Dataset, of: str) -> View:
    return view.but(statuses=view.statuses ^ {of})


def _status_only(view: View, dataset: Dataset, of: str) -> View:
    statuses = _only(view.statuses, of)
    return view.but(statuses=opening_view(dataset).statuses if statuses is None else statuses)


def _kind(view: View, dataset: Dataset, of: str) -> View:
    return view.but(kinds=toggled(view.kinds, of, kinds_of(dataset)))


def _kind_only(view: View, dataset: Dataset, of: str) -> View:
    return view.but(kinds=_only(view.kinds, of))


def _memberships(view: View, dataset: Dataset, of: str) -> View:
    return view.but(memberships=of)


def _loners(view: View, dataset: Dataset, of: str) -> View:
    return view.but(loners=of)


def _drawn(view: View, dataset: Dataset, of: str) -> View:
    return view.but(drawn=whole("drawn", of))


def _focus(view: View, dataset: Dataset, of: str | None) -> View:
    return view.but(focus=of or None, steps=1)


def _steps(view: View, dataset: Dataset, of: str) -> View:
    return view.but(steps=whole("steps", of))


# ---- where it stands ---- #
def _layout(view: View, dataset: Dataset, of: str) -> View:
    if of != "rings":
        return view.but(layout=of, centre=None, places=())
    ids = dataset.actor_index
    wanted = (view.selected, view.focus)
    centre = next((actor for actor in wanted if actor in ids), None)
    return _rings(view, dataset, most_tied(dataset) if centre is None else centre)


def _rings(view: View, dataset: Dataset, of: str) -> View:
    return view.but(layout="rings", centre=of, places=())


def _drop(view: View, dataset: Dataset, of: Mapping[str, Any]) -> View:
    x, y = (round(min(1.0, max(0.0, float(of[axis]))), 4) for axis in ("x", "y"))
    places = {actor: (actor, *rest) for actor, *rest in view.places}
    places[of["actor"]] = (of["actor"], x, y)
    return view.but(places=tuple(places[actor] for actor in sorted(places)))


def _place(view: View, dataset: Dataset, of: str | None) -> View:
    """The picture got another size: the view stays, the answer has other coordinates."""
    return view


# ---- the rest ---- #
def _select(view: View, dataset: Dataset, of: str | None) -> View:
    return view.but(selected=of or None)


def _picture(view: View, dataset: Dataset, of: str) -> View:
    if of == "pair" and view.compare_to is None:
        return two_dates(view, dataset).but(picture=of)
    return view.but(picture=of)


def _theme(view: View, dataset: Dataset, of: str) -> View:
    return view.but(theme=of)


def _language(view: View, dataset: Dataset, of: str) -> View:
    return view.but(language=of)


def _view(view: View, dataset: Dataset, of: str) -> View:
    return from_query(of)


def _reset(view: View, dataset: Dataset, of: str | None) -> View:
    return opening_view(dataset).but(theme=view.theme, language=view.language)


ACTIONS: Mapping[str, Callable[[View, Dataset, Any], View]] = {
    "relation": _relation,
    "relation-only": _relation_only,
    "relations-all": _relations_all,
    "relations-none": _relations_none,
    "status": _status,
    "status-only": _status_only,
    "kind": _kind,
    "kind-only": _kind_only,
    "memberships": _memberships,
    "loners": _loners,
    "drawn": _drawn,
    "focus": _focus,
    "steps": _steps,
    "layout": _layout,
    "rings": _rings,
    "drop": _drop,
    "place": _place,
    "select": _select,
    "theme": _theme,
    "language": _language,
    "view": _view,
    "reset": _reset,
    "picture": _picture,
    **EVIDENCE,
    **TIME,
}
