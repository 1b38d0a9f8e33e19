"""The names of actors and areas: their words, sizes and free places."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace
from typing import Any

import numpy as np

from alliance_network.figures.fonts import text_width
from alliance_network.figures.style import Style
from alliance_network.layout.labels import GAP, name_box, place_area_names, place_labels
from alliance_network.layout.network import Network
from alliance_network.model.dataset import Dataset

__all__ = ["Label", "Names", "free_place", "place_names", "round_symbol"]

# From this share of the most tied actor's ties on, a name is set larger and bolder.
STRONG = 0.29

# How far the middle of a line of text lies above its baseline, and how high it is, in type sizes.
MIDDLE = 0.35
HEIGHT = 1.2

# A name longer than this is cut: it would push every other name out of the picture.
LONGEST = 48


@dataclass(frozen=True, slots=True)
class Label:
    """A name and the place found for it, px.

    Attributes
    ----------
    lines : tuple of str
        One, but for the name of an area that has room in no single line.
    x, y : float
        The anchor on the first line's baseline.
    width : float
        Of the longest line.
    """

    lines: tuple[str, ...]
    x: float
    y: float
    size: float
    weight: int
    anchor: str
    width: float

    @property
    def box(self) -> tuple[float, float, float, float]:
        """Left, top, right, bottom."""
        left = self.x - {"start": 0.0, "middle": 0.5, "end": 1.0}[self.anchor] * self.width
        top = self.y - (MIDDLE + HEIGHT / 2) * self.size
        return left, top, left + self.width, top + self.height

    @property
    def height(self) -> float:
        """Of all lines."""
        return len(self.lines) * HEIGHT * self.size

    @property
    def middle(self) -> tuple[float, float]:
        """Of its box."""
        left, top, right, bottom = self.box
        return (left + right) / 2, (top + bottom) / 2


@dataclass(frozen=True, slots=True)
class Names:
    """Where the names of a plan stand.

    Attributes
    ----------
    actors : dict of str to Label
        Names beside their symbols, by actor.
    areas : dict of str to Label
        Names of the organisations drawn as areas.
    organisations : dict of str to tuple of Label
        Where the name of such an organisation may stand if it is a symbol instead, best first;
        nobody keeps these places free.
    spare : dict of str to Label
        Names that found no free place, where they would stand if there were room: they
        come back when one zooms in.
    """

    actors: dict[str, Label]
    areas: dict[str, Label]
    organisations: dict[str, tuple[Label, ...]]
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
    places = {
        "px": positions[symbols],
        "radii": radii[symbols],
        "width": width,
        "height": height,
        "curves": curves,
        "badges": marks,
    }
    names = [texts[actor] for actor in organisations]
    areas = _area_names(
        names,
        style.area_name,
        outlines,
        spots=[tuple(positions[actor]) for actor in organisations],
        names=(widths[symbols], heights[symbols]),
        **places,
    )
    ids = [dataset.actors[actor].id for actor in organisations]
    taken = [
        name_box(label.middle, label.width, label.height) for label in areas if label is not None
    ]
    placed = place_labels(
        widths[symbols],
        heights[symbols],
        priority=network.degree[symbols],
        outlines=outlines,
        taken=np.array(taken) if taken else None,
        **places,
    )
    labels: dict[str, Label] = {}
    spare: dict[str, Label] = {}
    for actor, found in zip(symbols, placed, strict=True):
        size = float(sizes[actor])
        if found is None:
            x, y = positions[actor] + (radii[actor] + GAP, 0.0)
            anchor = "start"
        else:
            x, y, anchor = found.x, found.y, found.anchor
        (spare if found is None else labels)[dataset.actors[actor].id] = Label(
            (texts[actor],),
            float(x),
            float(y) + MIDDLE * size,
            size,
            int(weights[actor]),
            anchor,
            float(widths[actor]),
        )
    return Names(
        actors=labels,
        areas={id_: label for id_, label in zip(ids, areas, strict=True) if label is not None},
        organisations={
            id_: round_symbol(
                Label(
                    (name,),
                    0.0,
                    0.0,
                    style.area_name,
                    400,
                    "middle",
                    text_width(name, style.area_name),
                ),
                positions[actor],
                float(radii[actor]),
            )
            for id_, name, actor in zip(ids, names, organisations, strict=True)
        },
        spare=spare,
    )


def free_place(
    labels: Sequence[Label], taken: np.ndarray, *, width: float, height: float
) -> Label | None:
    """The first of these labels that is inside the place and over none of the boxes (k, 4)."""
    for label in labels:
        left, top, right, bottom = label.box
        inside = left >= 0 and top >= 0 and right <= width and bottom <= height
        over = (
            (taken[:, 0] < right)
            & (taken[:, 2] > left)
            & (taken[:, 1] < bottom)
            & (taken[:, 3] > top)
        )
        if inside and not over.any():
            return label
    return None


def _area_names(
    titles: Sequence[str], size: float, outlines: Sequence[np.ndarray], **places: Any
) -> list[Label | None]:
    """Names of areas: in one line each or, where that leaves one without a place, in two."""
    if not titles:
        return []
    found: list[Label | None] = []
    for lines in ([(name,) for name in titles], [_halves(name, size) for name in titles]):
        widths = [max(text_width(line, size) for line in one) for one in lines]
        heights = [size * HEIGHT * len(one) for one in lines]
        spots = place_area_names(widths, heights, outlines, **places)
        now = [
            None
            if spot is None
            else Label(
                one,
                spot[0],
                spot[1] - high / 2 + (MIDDLE + HEIGHT / 2) * size,
                size,
                400,
                "middle",
                wide,
            )
            for one, spot, wide, high in zip(lines, spots, widths, heights, strict=True)
        ]
        if now.count(None) < found.count(None) or not found:
            found = now
        if None not in found:
            break
    return found


def _halves(name: str, size: float) -> tuple[str, ...]:
    """A name in two lines, as narrow as may be; in one where it is one word."""
    words = name.split()
    cuts = [(" ".join(words[:at]), " ".join(words[at:])) for at in range(1, len(words))]
    return min(cuts, key=lambda cut: max(text_width(line, size) for line in cut), default=(name,))


def round_symbol(label: Label, at: np.ndarray, radius: float) -> tuple[Label, ...]:
    """A name over, under, right and left of a symbol."""
    x, y = float(at[0]), float(at[1])
    out, baseline = radius + GAP, y + MIDDLE * label.size
    over, under = y - out - HEIGHT / 2 * label.size, y + out + HEIGHT / 2 * label.size
    spots = (
        (x, over + MIDDLE * label.size, "middle"),
        (x, under + MIDDLE * label.size, "middle"),
        (x + out, baseline, "start"),
        (x - out, baseline, "end"),
    )
    return tuple(replace(label, x=x, y=y, anchor=anchor) for x, y, anchor in spots)


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
