"""From which zoom on the names show for which there is no free place in the whole picture."""

from __future__ import annotations

from collections.abc import Sequence

import numpy as np

from alliance_network.figures.names import HEIGHT, MIDDLE
from alliance_network.figures.scene import Symbol, Text

__all__ = ["SHRINK", "zooms"]

SHRINK = 0.7
"""Names grow less than the picture: at a zoom of k they are k ** -SHRINK of their size in it."""

# The zooms that are tried; where the last one leaves no room, the name shows nevertheless.
LEVELS = (1.4, 2.0, 2.8, 4.0, 5.6, 8.0)


def zooms(texts: Sequence[Text], spare: Sequence[Text], symbols: Sequence[Symbol]) -> list[float]:
    """For each of the spare names the least zoom at which it stands over nothing.

    Parameters
    ----------
    texts, spare : sequence of Text
        Names that have a free place, and those that have none.
    symbols : sequence of Symbol
    """
    every = [*texts, *spare]
    since = np.array([1.0] * len(texts) + [np.inf] * len(spare))
    if not spare:
        return []
    boxes = _boxes(every)
    discs = np.array(
        [
            [s.x - s.radius, s.y - s.radius, s.x + s.radius, s.y + s.radius, k]
            for k, s in enumerate(symbols)
        ]
    ).reshape(-1, 5)
    own = {s.actor: k for k, s in enumerate(symbols)}
    for level in LEVELS:
        shrunk = boxes(level**-SHRINK)
        for place in range(len(texts), len(every)):
            if since[place] < np.inf:
                continue
            there = since <= level
            others = shrunk[there]
            discs_of_others = discs[discs[:, 4] != own.get(every[place].of, -1), :4]
            over = np.concatenate([others, discs_of_others])
            if level == LEVELS[-1] or not _meets(shrunk[place], over):
                since[place] = level
    return since[len(texts) :].tolist()


def _boxes(texts: Sequence[Text]):
    """The boxes (n, 4) of names, as a function of how much they shrink towards their anchors."""
    wide = np.array([text.width for text in texts])
    share = np.array([{"start": 0.0, "middle": 0.5, "end": 1.0}[text.anchor] for text in texts])
    x = np.array([text.x for text in texts])
    size = np.array([text.size for text in texts])
    middle = np.array([text.y for text in texts]) - MIDDLE * size

    def at(shrink: float) -> np.ndarray:
        left = x - share * wide * shrink
        half = HEIGHT / 2 * size * shrink
        return np.column_stack([left, middle - half, left + wide * shrink, middle + half])

    return at


def _meets(box: np.ndarray, others: np.ndarray) -> bool:
    apart = (
        (others[:, 2] <= box[0])
        | (others[:, 0] >= box[2])
        | (others[:, 3] <= box[1])
        | (others[:, 1] >= box[3])
    )
    return not bool(apart.all())
