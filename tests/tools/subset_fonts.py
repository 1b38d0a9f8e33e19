"""Make the fonts that ship, `assets/fonts/`, from the npm packages they come from.

    npm pack @expo-google-fonts/noto-sans@0.4.2 @expo-google-fonts/noto-sans-arabic@0.4.3 \\
        @expo-google-fonts/noto-sans-hebrew@0.4.1 @expo-google-fonts/noto-sans-sc@0.4.3
    python tests/tools/subset_fonts.py <folder with the four .tgz files>

Each family is cut to the characters that names of actors are written in, without hints. Arabic
and Hebrew are merged into Noto Sans: resvg loses letters when it has to change the font within
a text. The TTF files are for export (resvg, typst) and for measuring text, the WOFF2 files for
the page. The same packages give the same bytes.
"""

from __future__ import annotations

import argparse
import io
import tarfile
import tempfile
from dataclasses import dataclass
from pathlib import Path

from fontTools import subset
from fontTools.merge import Merger
from fontTools.ttLib import TTFont
from whole_letters import compose

FOLDER = Path(__file__).parents[2] / "assets" / "fonts"
WEIGHTS = {400: "400Regular", 600: "600SemiBold"}


def gb2312() -> set[int]:
    """The characters of GB/T 2312: 6,763 Chinese characters and the signs beside them."""
    rows = [*range(1, 10), *range(16, 88)]
    text = "".join(
        bytes([0xA0 + row, 0xA0 + cell]).decode("gb2312", errors="ignore")
        for row in rows
        for cell in range(1, 95)
    )
    # Kana, Greek, Cyrillic and box drawing stand in GB/T 2312 too; other fonts have the letters.
    return {ord(c) for c in text if c >= "\u3000" and not "\u3041" <= c <= "\u30ff"}


def ranges(*pairs: tuple[int, int]) -> set[int]:
    """All code points of the ranges, both ends included."""
    return {point for first, last in pairs for point in range(first, last + 1)}


@dataclass(frozen=True)
class Family:
    """One family: its package, its files' name, and the characters to keep."""

    package: str
    name: str
    points: set[int]
    features: tuple[str, ...] = ("ccmp", "locl", "kern", "mark", "mkmk")


LATIN = Family(
    "noto-sans",
    "NotoSans",
    # Latin with Vietnamese, Greek, Cyrillic, signs.
    ranges(
        (0x20, 0x7E), (0xA0, 0x24F), (0x259, 0x259), (0x2B0, 0x2FF), (0x300, 0x36F),
        (0x370, 0x3FF), (0x400, 0x52F), (0x1E00, 0x1EFF), (0x2000, 0x206F),
        (0x2070, 0x209F), (0x20A0, 0x20C0), (0x2100, 0x214F), (0x2212, 0x2212),
        (0x2C60, 0x2C7F), (0xFB00, 0xFB04), (0xFFFD, 0xFFFD),
    ),
)  # fmt: skip
ARABIC = Family(
    "noto-sans-arabic",
    "NotoSansArabic",
    ranges(
        (0x600, 0x6FF), (0x750, 0x77F), (0x8A0, 0x8B4), (0xFB50, 0xFBB1), (0xFDF2, 0xFDF2),
        (0xFDFC, 0xFDFC),
    ),
    ("ccmp", "locl", "isol", "init", "medi", "fina", "rlig", "calt", "liga", "curs",
     "kern", "mark", "mkmk"),
)  # fmt: skip
HEBREW = Family("noto-sans-hebrew", "NotoSansHebrew", ranges((0x591, 0x5F4), (0xFB1D, 0xFB4F)))
CHINESE = Family(
    "noto-sans-sc",
    "NotoSansSC",
    gb2312()
    | ranges((0x3000, 0x3003), (0x3008, 0x3011), (0xFF01, 0xFF5E))
    # Latin beside Chinese, so that such a name needs one font only.
    | ranges((0x20, 0x7E), (0xA0, 0xFF), (0x2010, 0x2026), (0x2030, 0x203A))
    # Arrows and comparisons, which Noto Sans lacks.
    | ranges((0x2190, 0x2195), (0x2248, 0x2248), (0x2260, 0x2260), (0x2264, 0x2265)),
)
# Chinese has one weight: a second would double the folder.
SHIPPED = (((LATIN, ARABIC, HEBREW), (400, 600)), ((CHINESE,), (400,)))


def cut(data: bytes, family: Family) -> TTFont:
    """The font with the family's characters only."""
    options = subset.Options()
    options.layout_features = list(family.features)
    options.hinting = False
    options.notdef_outline = True
    options.name_IDs = [0, 1, 2, 3, 4, 5, 6, 13, 14, 16, 17]
    options.recalc_timestamp = False
    options.drop_tables += ["STAT", "DSIG", "vhea", "vmtx", "VORG", "BASE"]
    font = TTFont(io.BytesIO(data), recalcTimestamp=False)
    cutter = subset.Subsetter(options)
    cutter.populate(unicodes=family.points)
    cutter.subset(font)
    return font


def packed(folder: Path, family: Family, *, weight: int) -> bytes:
    """The family's font in its package; writes the licence on the way."""
    (archive,) = folder.glob(f"expo-google-fonts-{family.package}-[0-9]*.tgz")
    with tarfile.open(archive) as tar:
        licence = tar.extractfile("package/LICENSE_FONT")
        (FOLDER / f"{family.name}-OFL.txt").write_bytes(licence.read())
        style = WEIGHTS[weight]
        return tar.extractfile(f"package/{style}/{family.name}_{style}.ttf").read()


def merged(fonts: list[TTFont]) -> TTFont:
    """One font with the characters of all, and the first one's name and line height."""
    if len(fonts) == 1:
        return fonts[0]
    first = fonts[0]
    with tempfile.TemporaryDirectory() as folder:
        paths = [f"{folder}/{place}.ttf" for place in range(len(fonts))]
        for font, path in zip(fonts, paths, strict=True):
            font.save(path)
        font = Merger().merge(paths)
    font.recalcTimestamp = False
    for table, fields in (
        ("head", ("created", "modified")),
        ("hhea", ("ascent", "descent", "lineGap")),
        ("OS/2", ("sTypoAscender", "sTypoDescender", "sTypoLineGap")),
    ):
        for name in fields:
            setattr(font[table], name, getattr(first[table], name))
    return font


def main() -> None:
    """Write every font and its licence."""
    parser = argparse.ArgumentParser(description=__doc__.split("\n")[0])
    parser.add_argument("folder", type=Path, help="where the four .tgz files are")
    folder = parser.parse_args().folder
    FOLDER.mkdir(parents=True, exist_ok=True)
    for families, weights in SHIPPED:
        for weight in weights:
            cuts = [cut(packed(folder, family, weight=weight), family) for family in families]
            font = compose(merged(cuts)) if ARABIC in families else merged(cuts)
            for flavour, ending in ((None, "ttf"), ("woff2", "woff2")):
                font.flavor = flavour
                path = FOLDER / f"{families[0].name}-{weight}.{ending}"
                font.save(path)
                print(f"{path.name}: {path.stat().st_size:,} bytes, {len(font.getBestCmap())}")


if __name__ == "__main__":
    main()
