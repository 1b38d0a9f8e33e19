"""Measure which colours can be printed with two inks and black, for `figures/inks.py`.

    python tests/tools/printable.py FOGRA39L.icc TR003.icc

prints the table `CHROMA` of that module: for each hue and lightness in OKLCh the largest chroma
that two of cyan, magenta and yellow with black reach in every profile named (relative
colorimetric, black point compensated). Then, for each line of the print palette, its inks and
how far it comes back from sRGB -> CMYK -> sRGB (CIEDE2000).

The profiles were made by Argyll CMS 2.3.1 (`colprof -qm -l300 -kr -cmt -dpp -S sRGB.icc`) from
the characterisation data in Debian's `icc-profiles-free`: FOGRA39L (offset on coated paper, ISO
12647-2:2004) and CGATS TR 003 (SWOP, coated paper of grade 3).
"""

from __future__ import annotations

import itertools
import math
import sys

from coloraide import Color
from PIL import Image, ImageCms

from alliance_network.figures.inks import HUE_STEP, LIGHTNESS, printable
from alliance_network.figures.style import RELATIONS, SPARE

HOW = (ImageCms.Intent.RELATIVE_COLORIMETRIC, ImageCms.Flags.BLACKPOINTCOMPENSATION)
SCREEN = ImageCms.createProfile("sRGB")
LEVELS = [round(255 * step / 24) for step in range(25)]
WITHIN = (0.025, 6.0)  # of lightness and of hue (degrees) that count as the same


def two_inks(path: str) -> list[tuple[float, float, float]]:
    """Lightness, chroma and hue of what two inks and black make on one paper."""
    pixels = [
        (*inks[:absent], 0, *inks[absent:2], inks[2])
        for absent in range(3)
        for inks in itertools.product(LEVELS, repeat=3)
    ]
    image = Image.new("CMYK", (len(pixels), 1))
    image.putdata(pixels)
    lab = ImageCms.createProfile("LAB")
    there = ImageCms.buildTransform(path, lab, "CMYK", "LAB", *HOW)
    raw = ImageCms.applyTransform(image, there).tobytes()
    found = []
    for light, a, b in zip(raw[0::3], raw[1::3], raw[2::3], strict=True):
        signed = [value - 256 if value > 127 else value for value in (a, b)]
        colour = Color("lab", [light / 2.55, *signed]).convert("oklch")
        found.append(tuple(colour[:3]))
    return found


def largest(colours: list[tuple[float, float, float]], lightness: float, hue: float) -> float:
    """The largest chroma of these colours near a lightness and a hue."""
    return max(
        chroma
        for light, chroma, angle in colours
        if abs(light - lightness) <= WITHIN[0] and abs((angle - hue + 180) % 360 - 180) <= WITHIN[1]
    )


def main() -> None:
    papers = [two_inks(path) for path in sys.argv[1:]]
    print("CHROMA = (")
    for hue in range(0, 360, HUE_STEP):
        found = [min(largest(paper, light, hue) for paper in papers) for light in LIGHTNESS]
        row = ", ".join(f"{math.floor(1000 * chroma) / 1000:.3f}" for chroma in found)
        print(f"    ({row}),  # {hue}")
    print(")")
    for light in dict.fromkeys(look.light for look in (*RELATIONS.values(), *SPARE)):
        colour = printable(light)
        for path in sys.argv[1:]:
            inks, back = round_trip(colour, path)
            near = Color(colour).delta_e(Color(back), method="2000")
            print(f"{light} {colour} {path} CMYK {inks}, {sum(inks)} %, back {back} ({near:.1f})")


def round_trip(colour: str, path: str) -> tuple[list[int], str]:
    """The inks of a colour, in per cent, and what comes back of it."""
    there = ImageCms.buildTransform(SCREEN, path, "RGB", "CMYK", *HOW)
    back = ImageCms.buildTransform(path, SCREEN, "CMYK", "RGB", *HOW)
    printed = ImageCms.applyTransform(Image.new("RGB", (1, 1), colour), there)
    red, green, blue = ImageCms.applyTransform(printed, back).getpixel((0, 0))
    inks = [round(value / 2.55) for value in printed.getpixel((0, 0))]
    return inks, f"#{red:02x}{green:02x}{blue:02x}"


if __name__ == "__main__":
    main()
