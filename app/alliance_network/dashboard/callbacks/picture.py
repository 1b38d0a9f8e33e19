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
from alliance_network.figures.style import THEMES, scale_for
from alliance_network.model.dataset import Dataset
from alliance_network.selection import Selection
from alliance_network.view import View
from alliance_network.words import is_plain

__all__ = ["dropped_place", "picture_data", "register"]

# The scale that a figure of a usual screen's size would have.
USUAL = 1.15

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
        a panel which opens beside the picture does not turn it.
    scheme : {"light", "dark"}
    known : collection of str
        Hashes of the layers that the browser keeps.
    """
    size = _size(place)
    # As drawn on a usual screen; larger on a large one, as in a large figure.
    scale = max(1.0, scale_for(size["width"], size["height"]) / USUAL)
    laid = plan(selection.dataset, selection.view, **size, scale=round(scale, 2))
    scene = network_scene(selection, laid, replace(laid.style, theme=THEMES[scheme]))
    meta = {
        "place": [scene.width, scene.height],
        "crowd": is_plain(selection),
        "about": dash.get_relative_path(f"/about/{selection.dataset.name}"),
    }
    known = frozenset(known)
    return {
        "frame": {**frame(scene), "meta": meta},
        "layers": [layer.sent(known) for layer in layers(scene)],
    }


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
