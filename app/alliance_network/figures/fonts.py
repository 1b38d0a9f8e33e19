"""The fonts that ship: which characters they have, and how wide a line of text is.

Pictures are measured, printed and drawn on the page with the same files (`assets/fonts/`), so
that a name takes the same room everywhere. A character that none of them has is reported
(`missing`), since a printed figure would leave it out.
"""

from __future__ import annotations

import unicodedata
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache, lru_cache
from pathlib import Path

import uharfbuzz as hb

from alliance_network.seeds import assets_folder

__all__ = ["FAMILIES", "FAMILY", "WEIGHTS", "Face", "faces", "font_files", "missing", "text_width"]

FAMILIES = ("Noto Sans", "Noto Sans Arabic", "Noto Sans Hebrew", "Noto Sans SC")
"""The families in the order in which a character looks for its glyph."""

FAMILY = ", ".join([*FAMILIES, "sans-serif"])
"""The same as a CSS and SVG font-family (it needs no quotes)."""

WEIGHTS = (400, 600)


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
    have = _all_characters()
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
        Of any script and direction; each character is taken from the first family that has
        it, shaped there (joined Arabic, marks, kerning).
    size
        Font size, px.
    weight
        400 or 600.
    """
    units = sum(_advance(face, run) for face, run in _runs(text, _faces_of(weight)))
    return units * size / 1000


@cache
def _all_characters() -> frozenset[int]:
    return frozenset().union(*(face.characters for face in faces()))


def _runs(text: str, among: tuple[Face, ...]) -> Iterator[tuple[Face, str]]:
    """The text cut where the font or the direction changes."""
    run, current, direction = "", among[0], None
    for character in unicodedata.normalize("NFC", text):
        category, side = unicodedata.category(character), unicodedata.bidirectional(character)
        face = next((face for face in among if ord(character) in face.characters), among[0])
        # A mark stays with the letter it stands on, what leaves no ink with what is before it.
        if run and (category in ("Mn", "Me", "Cf") and ord(character) in current.characters):
            face = current
        turn = {"L": "ltr", "EN": "ltr", "AN": "ltr", "R": "rtl", "AL": "rtl"}.get(side)
        if run and (face is not current or (turn and direction and turn != direction)):
            yield current, run
            run, direction = "", None
        run += character
        current, direction = face, turn or direction
    if run:
        yield current, run


def _advance(face: Face, run: str) -> int:
    buffer = hb.Buffer()
    buffer.add_str(run)
    buffer.guess_segment_properties()
    hb.shape(face.font, buffer)
    return sum(position.x_advance for position in buffer.glyph_positions)
