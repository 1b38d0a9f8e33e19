"""How large a figure is, by what it is for: on a slide, in a column, on a page, or as one says."""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass
from types import MappingProxyType

from alliance_network.errors import UsageError, shown
from alliance_network.model.numbers import decimal

__all__ = [
    "PX_PER_INCH",
    "PX_PER_MM",
    "SIZES",
    "SMALLEST",
    "UNITS",
    "Size",
    "size_of",
    "size_words",
]

PX_PER_INCH = 96.0
PX_PER_MM = 96 / 25.4
UNITS: Mapping[str, float] = MappingProxyType({"px": 1.0, "mm": PX_PER_MM, "in": PX_PER_INCH})
"""Px in one of each unit."""

PRINT_DPI = 300.0
# 7 pt, the least that a printed label should have, px.
SMALLEST = 7 * PX_PER_INCH / 72

# Below, a title does not fit; above, a picture takes more memory than a person means.
LEAST_PX, MOST_PX = 189, 8000

_OWN = re.compile(r"([0-9]+(?:\.[0-9]+)?)\s*[x×]\s*([0-9]+(?:\.[0-9]+)?)\s*(px|mm|in)?")


@dataclass(frozen=True, slots=True, kw_only=True)
class Size:
    """How large a figure is, and how it will be looked at.

    Attributes
    ----------
    width, height : float
        In `unit`.
    unit : {"px", "mm", "in"}
        1 px is 1/96 inch.
    enlarged : float
        How much larger type, lines and symbols are than in a figure of these sides that is
        read at arm's length: a slide is seen from the back of a room, a square on a phone.
    smallest : float
        The size that no text falls below, px.
    dpi : float
        Pixels an inch of a PNG, unless asked for otherwise.
    """

    width: float
    height: float
    unit: str = "px"
    enlarged: float = 1.0
    smallest: float = SMALLEST
    dpi: float = 2 * PX_PER_INCH

    @property
    def px(self) -> tuple[float, float]:
        """Width and height in px."""
        return self.width * UNITS[self.unit], self.height * UNITS[self.unit]


def _print(width: float, height: float, unit: str = "mm", **more: float) -> Size:
    return Size(width=width, height=height, unit=unit, dpi=PRINT_DPI, **more)


# A newspaper's columns are those of the US Standard Advertising Units (52.4 mm, 3.2 mm apart); a
# slide's and a poster's type is that of talks and poster sessions; a square of 1080 px is about a
# third as wide on a phone.
SIZES: Mapping[str, Size] = MappingProxyType(
    {
        "slide": Size(width=1280, height=720, enlarged=1.4, smallest=15.0),
        "newspaper-one": _print(52.4, 170),
        "newspaper-two": _print(108, 120),
        "journal-single": _print(85, 140),
        "journal-double": _print(178, 120),
        "a4": _print(210, 297),
        "a4-wide": _print(297, 210),
        "letter": _print(8.5, 11, "in"),
        "letter-wide": _print(11, 8.5, "in"),
        "square": Size(width=1080, height=1080, enlarged=1.65, smallest=25.0, dpi=PX_PER_INCH),
        "portrait": Size(width=1080, height=1350, enlarged=1.65, smallest=25.0, dpi=PX_PER_INCH),
        "poster": _print(594, 841, enlarged=2.0, smallest=24 * PX_PER_INCH / 72),
    }
)
"""The sizes with a name."""


def size_of(said: str) -> Size:
    """The size that a word or a pair of lengths means: "slide", "1600x900", "120x80mm", "6x4in".

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
            "1600x900 (px), 120x80mm or 6x4in."
        )
    width, height, unit = float(match[1]), float(match[2]), match[3] or "px"
    size = Size(width=width, height=height) if unit == "px" else _print(width, height, unit)
    if not all(LEAST_PX <= round(side) <= MOST_PX for side in size.px):
        least, most = (f"{px:,} px ({px / PX_PER_MM:,.0f} mm)" for px in (LEAST_PX, MOST_PX))
        raise UsageError(f"The size {shown(said)} is out of reach; use {least} to {most} a side.")
    return size


def size_words(size: Size) -> str:
    """What `size_of` reads as this size: its name if it has one, else its lengths."""
    for name, known in SIZES.items():
        if known == size:
            return name
    return f"{decimal(size.width)}x{decimal(size.height)}{size.unit}"
