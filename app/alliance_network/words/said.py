"""What is chosen to be shown and how it is drawn, each choice as a phrase."""

from __future__ import annotations

from collections.abc import Sequence

from alliance_network.model.actor import KINDS
from alliance_network.model.tie import STATUSES
from alliance_network.selection import Selection
from alliance_network.view import View
from alliance_network.words.labels import counted, isolated, kind_label, language_name, listed


def _some(chosen: Sequence[str], every: Sequence[str], *, none: str, all_: str) -> str:
    """A choice among words, by what it takes or, where that is shorter, by what it leaves out."""
    left = [word for word in every if word not in chosen]
    if not chosen:
        return none
    if not left:
        return all_
    if len(left) <= 2 and len(left) < len(chosen):
        return f"all but {listed(left)}"
    return listed(chosen)


def relations(selection: Selection) -> str:
    chosen = selection.view.relations
    every = selection.dataset.relations
    return _some(
        [r.label for r in every if chosen is None or r.id in chosen],
        [r.label for r in every],
        none="no relation",
        all_="all relations",
    )


def statuses(selection: Selection) -> str:
    chosen, plain = selection.view.statuses, View().statuses
    if chosen == plain:
        return "denied ones left out"
    if chosen == frozenset(STATUSES):
        return "denied ones too"
    if not chosen:
        return "no status"
    return f"only {listed([status for status in STATUSES if status in chosen])} ones"


def kinds(selection: Selection) -> str:
    chosen = selection.view.kinds
    there = {actor.kind for actor in selection.dataset.actors}
    every = [kind for kind in KINDS if kind in there]
    return _some(
        [kind_label(kind, 2) for kind in every if chosen is None or kind in chosen],
        [kind_label(kind, 2) for kind in every],
        none="no kind of actor",
        all_="all kinds of actor",
    )


def focus(selection: Selection) -> str:
    view = selection.view
    if view.focus is None:
        return "the whole network"
    return f"around {_name(selection, view.focus)}, {counted(view.steps, 'step')}"


def loners(selection: Selection) -> str:
    kept = selection.view.loners == "faded"
    return "actors without ties kept" if kept else "actors without ties hidden"


def drawn(selection: Selection) -> str:
    if selection.undrawn:
        return (
            f"the {selection.view.drawn:,} strongest drawn, "
            f"{counted(selection.undrawn, 'tie')} left out of the picture"
        )
    return f"at most {selection.view.drawn:,} ties drawn"


def memberships(selection: Selection) -> str:
    return f"memberships as {'areas' if selection.view.memberships == 'area' else 'ties'}"


def layout(selection: Selection) -> str:
    view = selection.view
    text = {
        "organic": "in the usual layout",
        "circle": "in a circle",
        "kinds": "laid out by kind",
        "rings": "in rings",
    }[view.layout]
    if view.layout == "rings" and view.centre is not None:
        text += f" round {_name(selection, view.centre)}"
    return f"{text}, start {view.seed}" if view.seed else text


def places(selection: Selection) -> str:
    moved = len(selection.view.places)
    return f"{counted(moved, 'actor')} moved by hand" if moved else "no actor moved by hand"


def language(selection: Selection) -> str:
    return f"names in {language_name(selection.view.language)}"


def _name(selection: Selection, actor: str) -> str:
    return isolated(selection.dataset.actor(actor).name_in(selection.view.language))
