"""Moving a part of a scene to its place in the whole figure."""

from __future__ import annotations

from dataclasses import replace

import numpy as np

from alliance_network.figures.scene import Part

__all__ = ["shifted"]


def shifted(part: Part, dx: float, dy: float) -> Part:
    """The same part, `dx` px to the right and `dy` px down."""
    by = np.array([dx, dy])
    return replace(
        part,
        areas=tuple(replace(area, outline=area.outline + by) for area in part.areas),
        strands=tuple(
            replace(
                strand,
                curves=strand.curves + np.tile(by, 3),
                bodies=strand.bodies + np.tile(by, 3),
                heads=strand.heads + by,
                marks=strand.marks + by,
            )
            for strand in part.strands
        ),
        symbols=tuple(replace(s, x=s.x + dx, y=s.y + dy) for s in part.symbols),
        texts=tuple(replace(t, x=t.x + dx, y=t.y + dy) for t in part.texts),
        rules=tuple(
            replace(r, x0=r.x0 + dx, x1=r.x1 + dx, y0=r.y0 + dy, y1=r.y1 + dy) for r in part.rules
        ),
    )
