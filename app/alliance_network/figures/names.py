"""The names of actors and areas: their words, sizes and free places."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np

from alliance_network.figures.fonts import text_width
from alliance_network.figures.style import Style
from alliance_network.layout.labels import GAP, name_box, place_area_names, place_labels
from alliance_network.layout.network import Network
from alliance_network.model.dataset import Dataset

__all__ = ["Label", "Names", "place_names"]

# From this share of the most tied actor's ties on, a name is set larger and bolder.
STRONG = 0.29

# How far the middle of a line of text lies above its baseline, and how high it is, in type sizes.
MIDDLE = 0.35
HEIGHT = 1.2

# A name longer than this is cut: it would push every other name out of the picture.
LONGEST = 48


@dataclass(frozen=True, slots=True)
class Label:
    """A name and the place found for it: anchor on the baseline, px."""

    text: str
    x: float
    y: float
    size: float
    weight: int
    anchor: str
    width: float


@dataclass(frozen=True, slots=True)
class Names:
    """Where the names of a plan stand.

    Attributes
    ----------
    actors : dict of str to Label
        Names beside their symbols, by actor.
    areas : dict of str to Label
        Names of the organisations drawn as areas.
    spare : dict of str to Label
        Names that found no free place, where they would stand if there were room: they
        come back when one zooms in.
    """

    actors: dict[str, Label]
    areas: dict[str, Label]
    spare: dict[str, Label]


def place_names(
    dataset: Dataset,
    network: Network,
    style: Style,
    *,
    language: str,
    positions: np.ndarray,
    radii: np.ndarray,
    curves: np.ndarray,
    marks: np.ndarray,
    outlines: Sequence[np.ndarray],
    width: float,
    height: float,
) -> Names:
    """Places for the names of all actors, and of the organisations drawn as areas.

    Parameters
    ----------
    curves, marks : (m, 6) and (b, 2) arrays
        Ties and rings that names avoid.
    outlines : sequence of (k, 2) arrays
        Borders of the network's areas in its order; empty where memberships are ties.
    """
    most = _most(network)
    strong = network.degree >= max(STRONG * most, 2)
    sizes = np.where(strong, style.label_strong, style.label)
    weights = np.where(strong, 600, 400)
    texts = [_short(actor.name_in(language)) for actor in dataset.actors]
    widths = _widths(texts, sizes, weights)
    heights = sizes * HEIGHT

    organisations = network.organisations if len(outlines) else ()
    symbols = np.setdiff1d(np.arange(len(texts)), organisations)
    labels: dict[str, Label] = {}
    area_names: dict[str, Label] = {}
    spare: dict[str, Label] = {}
    taken = []
    if organisations:
        area_size = style.area_name
        area_widths = _widths(
            [texts[actor] for actor in organisations],
            np.full(len(organisations), area_size),
            np.full(len(organisations), 400),
        )
        spots = place_area_names(
            area_widths,
            [area_size * HEIGHT] * len(organisations),
            outlines,
            positions[symbols],
            radii[symbols],
            width=width,
            height=height,
            spots=[tuple(positions[actor]) for actor in organisations],
            curves=curves,
            badges=marks,
            names=(widths[symbols], heights[symbols]),
        )
        for actor, spot, wide in zip(organisations, spots, area_widths, strict=True):
            # Should its area be switched off, the organisation is a symbol under its name.
            above = float(positions[actor][1] - radii[actor]) - GAP - 2
            labels[dataset.actors[actor].id] = Label(
                texts[actor],
                float(positions[actor][0]),
                above,
                area_size,
                400,
                "middle",
                float(wide),
            )
            if spot is None:
                continue
            taken.append(name_box(spot, wide, area_size * HEIGHT))
            x, y = spot
            area_names[dataset.actors[actor].id] = Label(
                texts[actor], x, y + MIDDLE * area_size, area_size, 400, "middle", float(wide)
            )
    placed = place_labels(
        widths[symbols],
        heights[symbols],
        positions[symbols],
        radii[symbols],
        width=width,
        height=height,
        curves=curves,
        badges=marks,
        priority=network.degree[symbols],
        outlines=outlines,
        taken=np.array(taken) if taken else None,
    )
    for actor, found in zip(symbols, placed, strict=True):
        size = float(sizes[actor])
        if found is None:
            x, y = positions[actor] + (radii[actor] + GAP, 0.0)
            anchor = "start"
        else:
            x, y, anchor = found.x, found.y, found.anchor
        (spare if found is None else labels)[dataset.actors[actor].id] = Label(
            texts[actor],
            float(x),
            float(y) + MIDDLE * size,
            size,
            int(weights[actor]),
            anchor,
            float(widths[actor]),
        )
    return Names(labels, area_names, spare)


def _most(network: Network) -> int:
    """Ties of the most tied actor that is not itself an area."""
    degree = network.degree.copy()
    degree[list(network.organisations)] = 0
    return int(degree.max(initial=0))


def _widths(texts: Sequence[str], sizes: np.ndarray, weights: np.ndarray) -> np.ndarray:
    return np.array(
        [
            text_width(text, float(size), int(weight))
            for text, size, weight in zip(texts, sizes, weights, strict=True)
        ]
    )


def _short(name: str) -> str:
    return name if len(name) <= LONGEST else f"{name[: LONGEST - 1].rstrip()}…"
