"""What is drawn where: names are placed where little lies under them."""

from __future__ import annotations

import numpy as np

from alliance_network.layout.bends import along_curves

CELL = 3.0


class Ink:
    """How much is drawn in each small square of the place; sums over boxes at once."""

    def __init__(self, width, height):
        self.columns, self.rows = int(width // CELL) + 2, int(height // CELL) + 2
        self.amount = np.zeros(self.rows * self.columns)

    def lines(self, curves, weight):
        """Add ties: `weight` for each 6 px of their length."""
        curves = np.asarray(curves, float).reshape(-1, 6)
        length = np.hypot(*(curves[:, 4:] - curves[:, :2]).T)
        steps = int(np.clip(np.percentile(length, 90) / CELL, 8, 160))
        if len(curves) * steps > 600_000:
            steps = max(12, 600_000 // len(curves))
        points = along_curves(curves, (np.arange(steps) + 0.5) / steps)
        self._add(points, np.repeat(length / steps / 6 * weight, steps))

    def border(self, outline, weight):
        """Add the border of an area: `weight` for each 6 px of its length."""
        ends = np.roll(outline, -1, axis=0)
        shares = (np.arange(8) + 0.5)[:, None] / 8
        points = outline[:, None] * (1 - shares) + ends[:, None] * shares
        length = np.hypot(*(ends - outline).T)
        self._add(points, np.repeat(length / 8 / 6 * weight, 8))

    def _add(self, points, weight):
        x, y = points.reshape(-1, 2).T / CELL
        inside = (x >= 0) & (y >= 0) & (x < self.columns - 1) & (y < self.rows - 1)
        self.amount += np.bincount(
            y[inside].astype(int) * self.columns + x[inside].astype(int),
            weights=weight[inside],
            minlength=len(self.amount),
        )

    def under(self, boxes):
        """Return what lies under each box (..., 4)."""
        table = np.zeros((self.rows + 1, self.columns + 1))
        table[1:, 1:] = self.amount.reshape(self.rows, self.columns).cumsum(0).cumsum(1)
        low = np.floor(boxes[..., :2] / CELL).astype(int)
        high = np.ceil(boxes[..., 2:] / CELL).astype(int)
        x0, x1 = np.clip(low[..., 0], 0, self.columns), np.clip(high[..., 0], 0, self.columns)
        y0, y1 = np.clip(low[..., 1], 0, self.rows), np.clip(high[..., 1], 0, self.rows)
        return table[y1, x1] - table[y0, x1] - table[y1, x0] + table[y0, x0]
