"""The names of relations on their lines, each at the best free place along its curve."""

from __future__ import annotations

from collections.abc import Sequence

import numpy as np
import shapely

from alliance_network.figures.fonts import text_width
from alliance_network.figures.names import HEIGHT, MIDDLE
from alliance_network.figures.scene import RING, RING_LINE, Part, Strand, Text
from alliance_network.figures.style import Style
from alliance_network.layout.bends import along_curves
from alliance_network.layout.choice import choose
from alliance_network.layout.ink import Ink
from alliance_network.model.dataset import Dataset

__all__ = ["covered", "line_labels", "meets"]

# Where along its curve a label may stand, from one actor to the other: on the line or on either
# side of it.
PLACES = np.linspace(0.25, 0.75, 13)
SIDES = np.array([0.0, -1.0, 1.0])

# What a place costs: for each 6 px of its own line that it hides, for each 6 px of other lines
# under it, which it might be taken to name, for its distance to the middle of the curve (for the
# whole length), and beside the line instead of on it.
HIDING, OTHER, AWAY, BESIDE = 0.5, 2.0, 8.0, 5.0

# How near another line may be to a label beside its own, in type sizes.
NEAR = 0.6

# The most of a line that its label may hide.
HIDDEN = 0.5

AIR = 1.5  # px between a label and what it must not touch

# A relation with a longer name is cut on its lines, characters.
LONGEST = 32


def line_labels(
    dataset: Dataset, picture: Part, style: Style, *, width: float, height: float
) -> tuple[tuple[Text, ...], tuple[str, ...]]:
    """Labels for the lines of a picture, and the ties that have room for none.

    Parameters
    ----------
    dataset : Dataset
    picture : Part
        What the labels must not cover: names, symbols, heads and rings.
    style : Style
    width, height : float
        Of the picture's place, px.

    Returns
    -------
    tuple of (tuple of Text, tuple of str)
        Texts of the part "line", each of its tie; and keys of ties.
    """
    strands = picture.strands
    if not strands:
        return (), ()
    size = style.line_label
    curves = np.concatenate([strand.curves for strand in strands])
    names = [_short(dataset.relation(strand.relation).label) for strand in strands]
    counts = [len(strand.ties) for strand in strands]
    wide = np.repeat([text_width(name, size) for name in names], counts)
    half = np.stack([wide / 2, np.full(len(wide), size * HEIGHT / 2)], axis=1)
    clear = AIR + max(strand.width for strand in strands) / 2
    middles = _middles(curves, half, clear)
    boxes = np.concatenate([middles - half[:, None], middles + half[:, None]], axis=2)

    bodies = np.concatenate([strand.bodies for strand in strands])
    free = (boxes[..., :2] >= 0).all(-1) & (boxes[..., 2:] <= (width, height)).all(-1)
    free &= ~meets(boxes, covered(picture))
    free &= _share(boxes, bodies) <= HIDDEN
    price = _price(boxes, curves, size, width=width, height=height)
    lit = np.concatenate([strand.lit for strand in strands])
    # Who has least choice is served first, what is dimmed last.
    order = np.lexsort((free.sum(axis=1), ~lit))
    chosen = choose(price, free, boxes, order)

    texts, without = [], []
    for tie, (strand, place) in enumerate(_ties(strands)):
        if chosen[tie] < 0:
            without.append(strand.ties[place])
            continue
        x, y = middles[tie, chosen[tie]]
        texts.append(
            Text(
                x=float(x),
                y=float(y) + MIDDLE * size,
                text=_short(dataset.relation(strand.relation).label),
                size=size,
                colour=strand.colour,
                anchor="middle",
                halo=style.theme.paper,
                part="line",
                of=strand.ties[place],
                lit=bool(lit[tie]),
                width=float(wide[tie]),
            )
        )
    return tuple(texts), tuple(sorted(without))


def _middles(curves: np.ndarray, half: np.ndarray, clear: float) -> np.ndarray:
    """The middle of each label at each side and place, (n, k, 2).

    Parameters
    ----------
    half : (n, 2) array
        Half the width and height of each label, px.
    clear : float
        Px between the curve and a label beside it.
    """
    on = along_curves(curves, PLACES)
    way = along_curves(curves, PLACES + 0.02) - along_curves(curves, PLACES - 0.02)
    way /= np.maximum(np.linalg.norm(way, axis=2, keepdims=True), 1e-9)
    normal = np.stack([-way[..., 1], way[..., 0]], axis=2)
    out = np.abs(normal * half[:, None]).sum(axis=2, keepdims=True) + clear
    return np.concatenate([on + side * normal * out for side in SIDES], axis=1)


def _ties(strands: Sequence[Strand]) -> list[tuple[Strand, int]]:
    return [(strand, place) for strand in strands for place in range(len(strand.ties))]


def covered(picture: Part) -> np.ndarray:
    """Boxes of what no label or sign may cover, (k, 4)."""
    found = [np.empty((0, 4))]
    for text in picture.texts:
        left = text.x - {"start": 0.0, "middle": 0.5, "end": 1.0}[text.anchor] * text.width
        middle, half = text.y - MIDDLE * text.size, HEIGHT / 2 * text.size
        found.append(np.array([[left, middle - half, left + text.width, middle + half]]))
    for symbol in picture.symbols:
        reach = symbol.radius + (0.0 if symbol.ring is None else symbol.border + RING + RING_LINE)
        found.append(np.array([[symbol.x, symbol.y, symbol.x, symbol.y]]) + _out(reach))
    for strand in picture.strands:
        found.append(np.concatenate([strand.heads.min(axis=1), strand.heads.max(axis=1)], axis=1))
        found += (np.tile(one.places, 2) + _out(strand.sign_radius) for one in strand.signs)
    return np.concatenate(found) + _out(AIR)


def _out(reach: float) -> np.ndarray:
    return np.array([-reach, -reach, reach, reach])


def meets(boxes: np.ndarray, taken: np.ndarray) -> np.ndarray:
    """Whether each box (..., 4) meets any of those taken (k, 4)."""
    tree = shapely.STRtree(shapely.box(*taken.T))
    met = np.zeros(boxes.shape[:-1], dtype=bool).ravel()
    met[tree.query(shapely.box(*boxes.reshape(-1, 4).T))[0]] = True
    return met.reshape(boxes.shape[:-1])


def _price(
    boxes: np.ndarray, curves: np.ndarray, size: float, *, width: float, height: float
) -> np.ndarray:
    """What each place costs, (n, k)."""
    ink = Ink(width, height)
    ink.lines(curves, 1.0)
    pieces = np.hypot(*(curves[:, 4:] - curves[:, :2]).T)[:, None] / 6
    aside = np.repeat(np.abs(SIDES), len(PLACES))
    # A label on its line hides what it covers; one beside it is read with what is near it.
    around = boxes + aside[:, None] * NEAR * size * _out(1.0)
    own = pieces * _share(around, curves)
    others = np.maximum(ink.under(around) - own, 0.0)
    away = np.tile(AWAY * np.abs(PLACES - 0.5), len(SIDES))
    return OTHER * others + (1 - aside) * HIDING * own + away + BESIDE * aside


def _share(boxes: np.ndarray, curves: np.ndarray) -> np.ndarray:
    """The share of each curve that lies under each of its boxes, (n, k)."""
    points = along_curves(curves, np.linspace(0, 1, 33))[:, None]
    low, high = boxes[:, :, None, :2], boxes[:, :, None, 2:]
    return ((points >= low) & (points <= high)).all(-1).mean(-1)


def _short(label: str) -> str:
    return label if len(label) <= LONGEST else f"{label[: LONGEST - 1].rstrip()}…"
