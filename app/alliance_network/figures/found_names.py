"""Places for names among what is shown, where the plan of the whole network keeps none."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence

import numpy as np

from alliance_network.figures.names import Label, free_place, round_symbol
from alliance_network.figures.scene import Strand, Symbol
from alliance_network.layout.bends import along_curves

__all__ = ["boxes_of", "found_again"]


def found_again(
    missed: Mapping[str, Label],
    standing: Sequence[Label],
    symbols: Sequence[Symbol],
    strands: Sequence[Strand],
    *,
    width: float,
    height: float,
) -> dict[str, Label]:
    """Names that have a place among what is shown, whatever the plan of everything says.

    Of the places round its symbol a name takes that which the fewest lines cross; who comes first
    has the choice.

    Parameters
    ----------
    missed : mapping of str to Label
        Names to be placed, by actor.
    standing : sequence of Label
        Names that have their places.
    symbols, strands
        What is shown.
    width, height : float
        Of the picture, px.
    """
    boxes = boxes_of(standing, symbols)
    curves = [strand.curves for strand in strands]
    points = along_curves(np.concatenate(curves), np.linspace(0, 1, 33)) if curves else None
    at = {one.actor: (np.array([one.x, one.y]), one.radius) for one in symbols}
    found: dict[str, Label] = {}
    for actor, missing in missed.items():
        labels = list(round_symbol(missing, *at[actor]))
        if points is not None:
            labels.sort(key=lambda label: _crossed(label, points))
        taken = np.array(boxes, dtype=float).reshape(-1, 4)
        label = free_place(labels, taken, width=width, height=height)
        if label is not None:
            found[actor] = label
            boxes.append(label.box)
    return found


def boxes_of(
    labels: Iterable[Label], symbols: Iterable[Symbol]
) -> list[tuple[float, float, float, float]]:
    """What names and symbols take up: left, top, right, bottom."""
    boxes = [label.box for label in labels]
    boxes += [
        (one.x - one.radius, one.y - one.radius, one.x + one.radius, one.y + one.radius)
        for one in symbols
    ]
    return boxes


def _crossed(label: Label, points: np.ndarray) -> int:
    """How many lines, (m, n, 2) points along them, cross a name."""
    left, top, right, bottom = label.box
    x, y = points[..., 0], points[..., 1]
    inside = (x > left) & (x < right) & (y > top) & (y < bottom)
    return int(inside.any(axis=1).sum())
