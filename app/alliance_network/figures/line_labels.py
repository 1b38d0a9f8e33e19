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

__all__ = ["line_labels"]

# Where along its curve a label may stand, from the actor to the other.
PLACES = np.linspace(0.25, 0.75, 21)

# How a label is drawn to the middle of its curve, against a line of 6 px under it.
AWAY = 8.0

# The most of a line that its label may hide.
HIDDEN = 0.55

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
    middles = along_curves(curves, PLACES)
    half = np.stack([wide / 2, np.full(len(wide), size * HEIGHT / 2)], axis=1)[:, None]
    boxes = np.concatenate([middles - half, middles + half], axis=2)

    free = (boxes[..., :2] >= 0).all(-1) & (boxes[..., 2:] <= (width, height)).all(-1)
    free &= ~_meets(boxes, _taken(picture))
    free &= _hidden(boxes, np.concatenate([strand.bodies for strand in strands])) <= HIDDEN
    ink = Ink(width, height)
    ink.lines(curves, 1.0)
    price = ink.under(boxes) + AWAY * np.abs(PLACES - 0.5)
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


def _ties(strands: Sequence[Strand]) -> list[tuple[Strand, int]]:
    return [(strand, place) for strand in strands for place in range(len(strand.ties))]


def _taken(picture: Part) -> np.ndarray:
    """Boxes of what no label may cover, (k, 4)."""
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
        found.append(np.tile(strand.marks, 2) + _out(strand.mark_radius))
    return np.concatenate(found) + _out(AIR)


def _out(reach: float) -> np.ndarray:
    return np.array([-reach, -reach, reach, reach])


def _meets(boxes: np.ndarray, taken: np.ndarray) -> np.ndarray:
    """Whether each box (..., 4) meets any of those taken (k, 4)."""
    tree = shapely.STRtree(shapely.box(*taken.T))
    met = np.zeros(boxes.shape[:-1], dtype=bool).ravel()
    met[tree.query(shapely.box(*boxes.reshape(-1, 4).T))[0]] = True
    return met.reshape(boxes.shape[:-1])


def _hidden(boxes: np.ndarray, bodies: np.ndarray) -> np.ndarray:
    """The share of its own line that lies under each box, (n, k)."""
    points = along_curves(bodies, np.linspace(0, 1, 33))[:, None]
    low, high = boxes[:, :, None, :2], boxes[:, :, None, 2:]
    return ((points >= low) & (points <= high)).all(-1).mean(-1)


def _short(label: str) -> str:
    return label if len(label) <= LONGEST else f"{label[: LONGEST - 1].rstrip()}…"
