"""Words set in lines: broken to a width, and cut to a number of lines."""

from __future__ import annotations

import unicodedata
from collections.abc import Callable

from alliance_network.figures.fonts import text_width

__all__ = ["cut_lines", "wrap"]

# After these a word that is too long, an address mostly, is broken rather than elsewhere.
JOINTS = "/?&=,;:.-_%"

# Marks, and closing brackets, quotation marks and stops: a line does not begin with them.
BELONGING = ("Mn", "Mc", "Me", "Pe", "Pf", "Po")
JOINER = "\u200d"

CUT = "…"


def wrap(text: str, *, size: float, weight: int, width: float) -> list[str]:
    """A text in lines of at most `width` px.

    Broken between words; a word that is wider than a line is broken where it is joined, else
    between two of its letters.
    """

    def fits(line: str) -> bool:
        return text_width(line, size, weight) <= width

    lines: list[str] = []
    for word in text.split():
        if lines and fits(f"{lines[-1]} {word}"):
            lines[-1] = f"{lines[-1]} {word}"
        else:
            lines += _pieces(word, fits)
    return lines


def cut_lines(lines: list[str], most: int, *, size: float, weight: int, width: float) -> list[str]:
    """The first `most` lines, the last of them ending in … where more came after it."""
    if len(lines) <= most:
        return lines
    kept = lines[:most]
    if kept:
        last = kept[-1]
        while last and text_width(f"{last} {CUT}", size, weight) > width:
            # A word as a whole, if there is more than one.
            last = last.rpartition(" ")[0] or last[:-1]
        kept[-1] = f"{last} {CUT}".lstrip()
    return kept


def _pieces(word: str, fits: Callable[[str], bool]) -> list[str]:
    pieces = []
    while not fits(word):
        low, high = 1, len(word)
        while high - low > 1:
            middle = (low + high) // 2
            low, high = (middle, high) if fits(word[:middle]) else (low, middle)
        at = _break(word, low)
        pieces.append(word[:at])
        word = word[at:]
        if not word:
            return pieces
    return [*pieces, word]


def _break(word: str, most: int) -> int:
    """How many of the first `most` characters stand on this line."""
    joints = [at for at in range(most // 2 + 1, most + 1) if word[at - 1] in JOINTS]
    if joints:
        return joints[-1]
    at = most
    while at > 1 and at < len(word) and _belongs(word[at]):
        at -= 1
    return at


def _belongs(character: str) -> bool:
    """Whether a character stands with the one before it."""
    return unicodedata.category(character) in BELONGING or character == JOINER
