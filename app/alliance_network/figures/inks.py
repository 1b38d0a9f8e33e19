"""Which colours can be printed, and how others are brought there."""

from __future__ import annotations

import math
from functools import lru_cache

import numpy as np

__all__ = ["HUE_STEP", "LIGHTNESS", "LINE_CONTRAST", "printable"]

LINE_CONTRAST = 4.5
"""What a line on white paper reaches at least (WCAG 2.2, contrast ratio)."""

# The largest OKLCh chroma at each hue (rows, 0 degrees first) and lightness (columns) that two
# of cyan, magenta and yellow with black reach both in FOGRA39L (offset on coated paper) and in
# CGATS TR 003 (SWOP): measured by tests/tools/printable.py. So a line takes two inks and black,
# and a plate that is a little off blurs no third. The lines of the shipped palette come back from
# sRGB -> CMYK -> sRGB within 1.0 (CIEDE2000) in both profiles, at no more than 196 % of ink.
HUE_STEP = 15
LIGHTNESS = (0.3, 0.4, 0.5, 0.6)
CHROMA = (
    (0.128, 0.170, 0.210, 0.247),  # 0
    (0.114, 0.155, 0.200, 0.234),  # 15
    (0.117, 0.156, 0.198, 0.231),  # 30
    (0.088, 0.112, 0.148, 0.171),  # 45
    (0.072, 0.091, 0.115, 0.138),  # 60
    (0.063, 0.083, 0.102, 0.126),  # 75
    (0.061, 0.082, 0.103, 0.123),  # 90
    (0.068, 0.081, 0.106, 0.130),  # 105
    (0.066, 0.085, 0.111, 0.132),  # 120
    (0.070, 0.093, 0.123, 0.154),  # 135
    (0.086, 0.120, 0.152, 0.193),  # 150
    (0.112, 0.141, 0.176, 0.194),  # 165
    (0.095, 0.121, 0.153, 0.179),  # 180
    (0.091, 0.115, 0.142, 0.173),  # 195
    (0.093, 0.122, 0.151, 0.187),  # 210
    (0.097, 0.128, 0.164, 0.198),  # 225
    (0.095, 0.130, 0.159, 0.156),  # 240
    (0.100, 0.134, 0.142, 0.120),  # 255
    (0.110, 0.143, 0.123, 0.102),  # 270
    (0.111, 0.141, 0.119, 0.099),  # 285
    (0.110, 0.142, 0.123, 0.100),  # 300
    (0.112, 0.143, 0.144, 0.110),  # 315
    (0.120, 0.154, 0.174, 0.139),  # 330
    (0.127, 0.165, 0.206, 0.198),  # 345
)
# What is left of that, since profiles and presses differ.
RESERVE = 0.93


@lru_cache(maxsize=1024)
def printable(colour: str) -> str:
    """A colour as lines on white paper can have it, by three rules in OKLCh.

    The hue stays. The chroma is reduced to what two inks and black can print at that hue and
    lightness (`CHROMA`). A colour under 4.5:1 on white becomes darker until it has that.

    Parameters
    ----------
    colour : str
        "#rrggbb".

    Returns
    -------
    str
        "#rrggbb"; the colour itself where it can be printed.
    """
    # Takes 0.2 s to import, which only a figure for print has to wait for.
    from coloraide import Color

    lightness, chroma, hue = Color(colour).convert("oklch")[:3]
    while True:
        most = 0.0 if math.isnan(hue) else RESERVE * _most(lightness, hue)  # a grey has no hue
        made = Color("oklch", [lightness, min(chroma, most), hue])
        # Where that leaves sRGB, more chroma goes, and never the hue.
        found = made.fit("srgb", method="oklch-chroma", jnd=0).convert("srgb").to_string(hex=True)
        if Color("#ffffff").contrast(Color(found)) >= LINE_CONTRAST:
            return found
        lightness -= 0.004


def _most(lightness: float, hue: float) -> float:
    """The largest chroma, between the measured ones in a straight line; none in black."""
    row, along = divmod(hue % 360, HUE_STEP)
    one, other = (CHROMA[(int(row) + step) % len(CHROMA)] for step in (0, 1))
    chroma = [a + (b - a) * along / HUE_STEP for a, b in zip(one, other, strict=True)]
    return float(np.interp(lightness, (0.0, *LIGHTNESS), (0.0, *chroma)))
