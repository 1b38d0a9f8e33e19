"""Several small networks in one picture, every actor at the same place in each."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

import numpy as np

from alliance_network.figures.grid import Grid
from alliance_network.figures.moved import moved, zoomed
from alliance_network.figures.network import network_scene
from alliance_network.figures.panel_headings import headed_grid
from alliance_network.figures.panel_names import named_parts
from alliance_network.figures.panels import Panel, at_any_time, panels_of, pictured
from alliance_network.figures.plan import Plan, plan
from alliance_network.figures.scene import Part, Rule, Scene, Text
from alliance_network.figures.style import DIMMED, DIMMED_TEXT, Style, scale_for
from alliance_network.layout.bends import along_curves
from alliance_network.selection import Selection
from alliance_network.words import described
from alliance_network.words.multiples import count_words

__all__ = ["panels_scene"]

# A network is planned as for a place so wide or high, and never less, and drawn smaller: the
# margins that names need in a large place would leave little of a small one.
PLANNED, LEAST = (420.0, 320.0), (120.0, 110.0)

# The part of a network that is shown is drawn larger, up to so many times and so often tried; x
# and y apart at most so much.
MOST_LARGER, ROUNDS = 4.0, 3
MOST_STRETCH = 1.6

# The margin for names at the sides, and above and below: in shares of a network's place, and at
# least in sizes of their type.
MARGIN = np.array([0.11, 0.07])
NAMES = np.array([3.5, 1.9])


def panels_scene(
    selection: Selection, *, width: float, height: float, style: Style, scrolls: bool = False
) -> Scene:
    """Draw the networks that a selection's view asks for beside one another.

    Parameters
    ----------
    selection : Selection
        What is shown; of each network again what its own view lets through.
    width, height : float
        Of the place, px.
    style : Style
        Theme, scale and smallest type.
    scrolls : bool
        Whether the scene may be higher than its place, as on a page.

    Returns
    -------
    Scene
        With a part "picture" of what all have together, their titles, and one part a network.
    """
    panels = panels_of(selection)
    counts = [count_words(panel.selection) for panel in panels]
    titles = [panel.title for panel in panels]
    made, headings = headed_grid(titles, counts, width, height, style, scrolls=scrolls)
    texts: list[Text] = []
    rules: list[Rule] = []
    parts: list[Part] = []
    networks = _networks(selection, panels, made, style, upright=made.upright)
    for number, (words, part) in enumerate(zip(headings, networks, strict=True)):
        x, y = made.place(number)
        texts += (replace(one, x=one.x + x, y=one.y + y) for one in words)
        rules.append(Rule(x, y, x + made.width, y, style.theme.rule))
        parts.append(moved(part, x, y + made.heading))
    named = {text.of for part in parts for text in part.texts}
    shown = {symbol.actor for part in parts for symbol in part.symbols}
    return Scene(
        width=width,
        height=made.total(len(panels)) if scrolls else height,
        paper=style.theme.paper,
        dimmed=DIMMED,
        dimmed_text=DIMMED_TEXT,
        glow=style.theme.glow,
        parts=(Part("picture", texts=tuple(texts), rules=tuple(rules)), *parts),
        title=selection.dataset.title,
        description=_described(selection, panels, counts),
        left_out=tuple(
            actor.id
            for actor in selection.dataset.actors
            if actor.id in shown and actor.id not in named
        ),
    )


def _networks(
    selection: Selection, panels: Sequence[Panel], made: Grid, style: Style, *, upright: bool
) -> list[Part]:
    """Each network with its names, from (0, 0) on."""
    room = np.array([made.width, made.height])
    zoom = min(1.0, (room / PLANNED).max(), (room / LEAST).min())
    sides = room / zoom
    selections = [panel.selection for panel in panels]
    shown = [at_any_time(selection), *selections]
    scale = min(scale_for(made.width, made.height) * style.scale / zoom, 1.0)
    measures = {"scale": scale, "smallest": style.smallest / zoom, "upright": upright}
    laid, corner = _close(shown, sides, measures)
    worn = replace(laid.style, theme=style.theme)
    drawn = [moved(network_scene(one, laid, worn).part("picture"), *-corner) for one in selections]
    width, height = sides.tolist()
    parts = named_parts(drawn, selections, laid, worn, width=width, height=height)
    return [
        zoomed(replace(part, name=panel.title), zoom)
        for part, panel in zip(parts, panels, strict=True)
    ]


def _close(
    shown: Sequence[Selection], sides: np.ndarray, measures: dict[str, float]
) -> tuple[Plan, np.ndarray]:
    """The plan in which what some selections show is as large as there is room.

    Returns
    -------
    tuple of (Plan, (2,) array)
        And the left top corner of the piece of it that is seen.
    """
    larger = np.ones(2)
    for _ in range(ROUNDS):
        width, height = (sides * larger).round(1).tolist()
        laid = plan(shown[0].dataset, shown[0].view, width=width, height=height, **measures)
        low, high = _extent(shown, laid)
        margin = np.minimum(np.maximum(sides * MARGIN, laid.style.label * NAMES), sides / 4)
        more = (sides - 2 * margin) / np.maximum(high - low, 1.0)
        wanted = np.clip(larger * more, 1.0, MOST_LARGER)
        wanted = np.minimum(wanted, wanted.min() * MOST_STRETCH)
        if np.abs(wanted / larger - 1).max() < 0.04:
            break
        larger = wanted
    return laid, (low + high - sides) / 2


def _extent(shown: Sequence[Selection], laid: Plan) -> tuple[np.ndarray, np.ndarray]:
    """The corners of what some selections show, names left out."""
    index = shown[0].dataset.actor_index
    actors = sorted({index[actor] for one in shown for actor in one.actors})
    rows = np.unique(np.concatenate([one.rows for one in shown]))
    at, radii = laid.positions[actors], laid.radii[actors][:, None]
    curves = along_curves(laid.curves[rows], np.linspace(0, 1, 9)).reshape(-1, 2)
    points = np.concatenate([at - radii, at + radii, curves])
    if not len(points):
        return np.zeros(2), np.array([laid.width, laid.height])
    return points.min(axis=0), points.max(axis=0)


def _described(selection: Selection, panels: Sequence[Panel], counts: Sequence[str]) -> str:
    each = "; ".join(f"{panel.title}: {count}" for panel, count in zip(panels, counts, strict=True))
    return f"{described(pictured(selection))} {each}."
