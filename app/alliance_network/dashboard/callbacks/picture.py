"""The picture's data for the browser, and the one script-side callback that shows it."""

from __future__ import annotations

from collections.abc import Collection, Mapping
from dataclasses import replace
from typing import Any

import dash
from dash import ClientsideFunction, Input, Output

from alliance_network.dashboard.ids import Id
from alliance_network.figures.network import network_scene
from alliance_network.figures.plan import plan, unit_place
from alliance_network.figures.plotly import frame, layers
from alliance_network.figures.style import THEMES, Style, scale_for
from alliance_network.model.dataset import Dataset
from alliance_network.model.remembered import remembered
from alliance_network.selection import Selection
from alliance_network.view import View
from alliance_network.words import is_plain

__all__ = ["dropped_place", "picture_data", "register"]

# The scale that a figure of a usual screen's size would have.
USUAL = 1.15

# Heights of a name in a hall, to the picture's, the first that leaves no name out; what stands in
# a picture of more actors is too close for it.
HALL = (0.022, 0.019, 0.016)
MOST_IN_HALL = 200

# Smallest and largest side of a picture, px.
LEAST, MOST = 160, 8000


def picture_data(
    selection: Selection,
    *,
    place: Mapping[str, float],
    scheme: str,
    known: Collection[str],
) -> dict:
    """The layers of a selection's picture for a place; content only of those not `known`.

    Parameters
    ----------
    place : mapping
        "w" and "h" of the picture's place, CSS px; "upright": whether the window is, so that
        a panel which opens beside the picture does not turn it; "presenting": whether it is
        read from the last row of a hall.
    scheme : {"light", "dark"}
    known : collection of str
        Hashes of the layers that the browser keeps.
    """
    size = _size(place)
    # As drawn on a usual screen; larger on a large one, as in a large figure.
    scale = round(max(1.0, scale_for(size["width"], size["height"]) / USUAL), 2)
    if place.get("presenting"):
        scale = _hall_scale(selection.dataset, selection.view.language, scale, **size)
    laid = plan(selection.dataset, selection.view, **size, scale=scale)
    scene = network_scene(selection, laid, replace(laid.style, theme=THEMES[scheme]))
    meta = {
        "place": [scene.width, scene.height],
        "crowd": is_plain(selection),
    }
    known = frozenset(known)
    return {
        "frame": {**frame(scene), "meta": meta},
        "layers": [layer.sent(known) for layer in layers(scene)],
        # So that the page can mark what a step in time changed.
        "time": [selection.view.since, selection.view.as_of],
    }


@remembered(64)
def _hall_scale(
    dataset: Dataset, language: str, usual: float, *, width: float, height: float, upright: bool
) -> float:
    """The largest scale of `HALL` at which every name has a place; at least the usual one.

    Found for the dataset as it is laid out, so that it is the same in all steps of a story.
    """
    if len(dataset.actors) <= MOST_IN_HALL:
        size = {"width": width, "height": height, "upright": upright}
        for share in HALL:
            scale = round(share * height / Style().label, 2)
            if scale <= usual:
                break
            if not plan(dataset, View(language=language), **size, scale=scale).names.spare:
                return scale
    return usual


def dropped_place(
    dataset: Dataset, view: View, drop: Mapping, place: Mapping[str, float]
) -> tuple[str, float, float]:
    """Where an actor was dropped (px of the place), as the View keeps it."""
    x, y = unit_place(float(drop["x"]), float(drop["y"]), **_size(place))
    return drop["actor"], x, y


def _size(place: Mapping[str, Any]) -> dict[str, Any]:
    """The place as `plan` takes it; whatever a browser says, there is room for a picture."""
    width, height = (float(min(max(place[side], LEAST), MOST)) for side in ("w", "h"))
    return {"width": width, "height": height, "upright": bool(place.get("upright"))}


def register(app: dash.Dash) -> None:
    """Let the browser make the figure of the layers it was sent."""
    app.clientside_callback(
        ClientsideFunction("picture", "compose"),
        Output(Id.PICTURE, "figure"),
        Output(Id.KNOWN, "data"),
        Input(Id.LAYERS, "data"),
        prevent_initial_call=True,
    )
