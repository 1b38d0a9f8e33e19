"""How large a figure is: on a slide, in a column, on a page, or as one says."""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass
from types import MappingProxyType

from alliance_network.errors import UsageError, shown
from alliance_network.export.svg import PX_PER_MM

__all__ = ["SIZES", "Size", "size_of"]

# Below, a title does not fit; above, a picture takes more memory than a person means.
LEAST_PX, MOST_PX = 200, 8000

_OWN = re.compile(r"([0-9]+(?:\.[0-9]+)?)\s*[x×]\s*([0-9]+(?:\.[0-9]+)?)\s*(px|mm)?")


@dataclass(frozen=True, slots=True)
class Size:
    """Width and height of a figure in its unit, "px" (1/96 inch) or "mm"."""

    width: float
    height: float
    unit: str = "px"

    @property
    def px(self) -> tuple[float, float]:
        """Width and height in px."""
        scale = PX_PER_MM if self.unit == "mm" else 1.0
        return self.width * scale, self.height * scale


SIZES: Mapping[str, Size] = MappingProxyType(
    {
        "slide": Size(1280, 720),
        "column": Size(85, 140, "mm"),
        "page": Size(210, 297, "mm"),
        "page-wide": Size(297, 210, "mm"),
    }
)
"""A slide of 16:9, a journal's column, a page of A4 upright and sideways."""


def size_of(said: str) -> Size:
    """The size that a word or a pair of lengths means: "slide", "1600x900", "120x80mm".

    Raises
    ------
    UsageError
        It is neither, or too small or too large.
    """
    if said in SIZES:
        return SIZES[said]
    match = _OWN.fullmatch(said.strip().lower())
    if match is None:
        raise UsageError(
            f"{shown(said)} is no size; use {', '.join(SIZES)} or a width and a height like "
            "1600x900 (px) or 120x80mm."
        )
    size = Size(float(match[1]), float(match[2]), match[3] or "px")
    if not all(LEAST_PX <= round(side) <= MOST_PX for side in size.px):
        least, most = (f"{px:,} px ({px / PX_PER_MM:,.0f} mm)" for px in (LEAST_PX, MOST_PX))
        raise UsageError(f"The size {shown(said)} is out of reach; use {least} to {most} a side.")
    return size
