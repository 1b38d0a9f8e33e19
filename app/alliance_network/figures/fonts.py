"""The fonts that ship: which characters they have, and how wide a line of text is.

Pictures are measured, printed and drawn on the page with the same files (`assets/fonts/`), so
that a name takes the same room everywhere. A character that none of them has is reported
(`missing`), since a printed figure would leave it out.
"""

from __future__ import annotations

import unicodedata
from dataclasses import dataclass
from functools import cache, lru_cache
from pathlib import Path

import uharfbuzz as hb

from alliance_network.seeds import assets_folder

__all__ = [
    "FAMILIES",
    "FAMILY",
    "WEIGHTS",
    "Face",
    "faces",
    "font_files",
    "missing",
    "runs",
    "text_width",
]

FAMILIES = ("Noto Sans", "Noto Sans SC")
"""The families in the order in which a character looks for its glyph. Noto Sans is Latin, Greek,
Cyrillic, Arabic and Hebrew in one file; Noto Sans SC is Chinese, with Latin."""

FAMILY = ", ".join([*FAMILIES, "sans-serif"])
"""The same as a CSS and SVG font-family (it needs no quotes)."""

WEIGHTS = (400, 600)

_WAYS = {"L": "ltr", "R": "rtl", "AL": "rtl"}


@dataclass(frozen=True, eq=False)
class Face:
    """One font file.

    Attributes
    ----------
    path
        The TTF file.
    family
        One of FAMILIES.
    weight
        One of WEIGHTS.
    characters
        The code points it has.
    font
        HarfBuzz's font, in units of 1/1000 em.
    """

    path: Path
    family: str
    weight: int
    characters: frozenset[int]
    font: hb.Font


def font_files() -> list[Path]:
    """The TTF files that ship, by name."""
    return sorted((assets_folder() / "fonts").glob("*.ttf"))


@cache
def faces() -> tuple[Face, ...]:
    """Every font that ships, families in the order of FAMILIES, then by weight."""
    found = []
    for path in font_files():
        stem, weight = path.stem.split("-")
        family = next(name for name in FAMILIES if name.replace(" ", "") == stem)
        face = hb.Face(hb.Blob.from_file_path(str(path)))
        font = hb.Font(face)
        font.scale = (1000, 1000)
        found.append(Face(path, family, int(weight), frozenset(face.unicodes), font))
    return tuple(sorted(found, key=lambda face: (FAMILIES.index(face.family), face.weight)))


@cache
def _faces_of(weight: int) -> tuple[Face, ...]:
    """One font of each family: of this weight, else of the nearest that ships."""
    nearest: dict[str, Face] = {}
    for face in faces():
        best = nearest.get(face.family)
        if best is None or abs(face.weight - weight) < abs(best.weight - weight):
            nearest[face.family] = face
    return tuple(nearest.values())


def missing(text: str) -> str:
    """The characters of a text that no shipped font has, each once.

    Characters that leave no ink (direction marks, joiners, line ends) need no font.
    """
    have = frozenset().union(*_characters().values())
    lost = (
        character
        for character in unicodedata.normalize("NFC", text)
        if ord(character) not in have
        and unicodedata.category(character) not in ("Cc", "Cf", "Zl", "Zp")
    )
    return "".join(dict.fromkeys(lost))


@lru_cache(maxsize=65536)
def text_width(text: str, size: float, weight: int = 400) -> float:
    """Width of one line of text, px.

    Parameters
    ----------
    text
        Of any script and direction; shaped run by run (joined Arabic, marks, kerning).
    size
        Font size, px.
    weight
        400 or 600.
    """
    among = {face.family: face for face in _faces_of(weight)}
    return sum(_advance(among[family], run) for family, run in runs(text)) * size / 1000


@lru_cache(maxsize=65536)
def runs(text: str) -> tuple[tuple[str, str], ...]:
    """The text cut into runs of one family each, as (family, run), in reading order.

    A text that one family has whole is one run. Otherwise a letter takes the first family that
    has it; signs, digits and spaces stay with the letters before them (at the start: with those
    after) as far as that family has them. Letters that no family has are given to the first.
    """
    points = frozenset(map(ord, text))
    for family in FAMILIES:
        if points <= _characters()[family]:
            return ((family, text),) if text else ()
    own = [None if _neutral(character) else _family(character) for character in text]
    leading = next((family for family in own if family is not None), FAMILIES[0])
    cut: list[tuple[str, str]] = []
    current = leading
    for character, family in zip(text, own, strict=True):
        if family is None:
            family = current if ord(character) in _characters()[current] else _family(character)
        current = family
        if cut and cut[-1][0] == family:
            cut[-1] = (family, cut[-1][1] + character)
        else:
            cut.append((family, character))
    return tuple(cut)


@cache
def _characters() -> dict[str, frozenset[int]]:
    """The code points of each family: those that all its fonts have."""
    found: dict[str, frozenset[int]] = {}
    for face in faces():
        found[face.family] = found.get(face.family, face.characters) & face.characters
    return found


def _family(character: str) -> str:
    have = _characters()
    return next((name for name in FAMILIES if ord(character) in have[name]), FAMILIES[0])


def _neutral(character: str) -> bool:
    """Whether a character belongs to no script: a mark, digit, sign, space or control."""
    return unicodedata.category(character)[0] != "L"


def _advance(face: Face, run: str) -> int:
    return sum(_piece_advance(face, piece) for piece in _pieces(run))


def _pieces(run: str) -> list[str]:
    """A run cut where letters turn from one direction to the other: HarfBuzz takes one script."""
    pieces, way = [""], None
    for character in run:
        turn = _WAYS.get(unicodedata.bidirectional(character))
        if turn is not None and way is not None and turn != way:
            pieces.append("")
        way = turn or way
        pieces[-1] += character
    return pieces


def _piece_advance(face: Face, piece: str) -> int:
    buffer = hb.Buffer()
    buffer.add_str(piece)
    buffer.guess_segment_properties()
    hb.shape(face.font, buffer)
    return sum(position.x_advance for position in buffer.glyph_positions)
