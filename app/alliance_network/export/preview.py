"""A figure to look at before it is written."""

from __future__ import annotations

from alliance_network.export.png import png
from alliance_network.export.svg import svg
from alliance_network.figures.scene import Scene
from alliance_network.figures.sizes import PX_PER_INCH

__all__ = ["MOST_SIDE", "preview"]

MOST_SIDE = 1200
"""Pixels of a preview's longer side."""

# More than two pixels a px is finer than screens are.
MOST_SCALE = 2.0


def preview(scene: Scene, *, transparent: bool = False) -> bytes:
    """The scene that a file holds as a PNG, its longer side at most `MOST_SIDE` pixels."""
    scale = min(MOST_SIDE / max(scene.width, scene.height), MOST_SCALE)
    pixels = (max(round(scene.width * scale), 1), max(round(scene.height * scale), 1))
    return png(
        svg(scene, pixels=pixels, transparent=transparent), dpi=PX_PER_INCH * scale, words={}
    )
