"""Ties as quadratic curves: where the body ends and how the head stands.

Everything is vectorised over (n, 6) rows x0, y0, cx, cy, x1, y1 in px.
"""

from __future__ import annotations

import numpy as np

__all__ = ["along", "cut", "heads"]


def along(curves: np.ndarray, t: np.ndarray | float) -> np.ndarray:
    """One point of each curve, at its own `t` ((n,) or one for all), (n, 2)."""
    t = np.broadcast_to(np.asarray(t, dtype=float), (len(curves),))[:, None]
    u = 1 - t
    return u * u * curves[:, 0:2] + 2 * u * t * curves[:, 2:4] + t * t * curves[:, 4:6]


def at_distance(curves: np.ndarray, distance: np.ndarray | float) -> np.ndarray:
    """The `t` nearest the end at which a curve is `distance` px away from its end, (n,)."""
    near, far = np.ones(len(curves)), np.zeros(len(curves))
    end = curves[:, 4:6]
    for _ in range(18):
        middle = (near + far) / 2
        beyond = np.hypot(*(along(curves, middle) - end).T) > distance
        far, near = np.where(beyond, middle, far), np.where(beyond, near, middle)
    return (near + far) / 2


def cut(curves: np.ndarray, distance: np.ndarray | float) -> np.ndarray:
    """The curves as far as `distance` px before their ends, (n, 6)."""
    t = at_distance(curves, distance)[:, None]
    control = (1 - t) * curves[:, 0:2] + t * curves[:, 2:4]
    return np.concatenate([curves[:, 0:2], control, along(curves, t[:, 0])], axis=1)


def heads(curves: np.ndarray, reach: np.ndarray, size: tuple[float, float, float]) -> np.ndarray:
    """Arrowheads with their tips `reach` px before the ends, (n, 4, 2): tip, wing, notch, wing.

    `size` is length, half width and depth of the notch, px. A head lies along the chord
    from where it begins to its tip, so it follows the bend.
    """
    length, half, notch = size
    tip = along(curves, at_distance(curves, reach))
    back = along(curves, at_distance(curves, reach + length))
    way = tip - back
    way /= np.maximum(np.hypot(way[:, 0], way[:, 1]), 1e-9)[:, None]
    side = np.column_stack([-way[:, 1], way[:, 0]]) * half
    tail = tip - way * length
    return np.stack([tip, tail + side, tip - way * (length - notch), tail - side], axis=1)
