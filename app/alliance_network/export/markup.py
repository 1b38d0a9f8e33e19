"""XML as text: what is escaped, what XML cannot hold, and numbers as short as they can be."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterable, Mapping
from xml.sax.saxutils import escape

__all__ = ["Ids", "attributes", "directed", "number", "numbers", "text"]

_IMPOSSIBLE = re.compile("[^\t\n\r\u0020-\u007e\u00a0-\ud7ff\ue000-\ufffd\U00010000-\U0010ffff]")
_BREAKS = re.compile("[\t\n\r\u2028\u2029]")
_NOT_IN_ID = re.compile(r"[^A-Za-z0-9_.\-]+")
_STRONG = {"L": "ltr", "R": "rtl", "AL": "rtl"}
# First-strong isolates would do for both, but resvg takes no direction from the letters.
_ISOLATES = {"ltr": "\u2066{}\u2069", "rtl": "\u2067{}\u2069"}


def number(value: float) -> str:
    """A length at two decimals, without what says nothing: 3.00 is 3, -0.00 is 0."""
    short = f"{value:.2f}".rstrip("0").rstrip(".")
    return "0" if short == "-0" else short


def numbers(values: Iterable[float]) -> str:
    """Several lengths with spaces between them."""
    return " ".join(number(value) for value in values)


def text(value: str) -> str:
    """A text as XML holds it.

    Control characters and lone surrogates, which XML cannot hold, become U+FFFD, line ends
    and tabs spaces.
    """
    return escape(_IMPOSSIBLE.sub("\ufffd", _BREAKS.sub(" ", value)))


def directed(value: str, *, always: bool = False) -> str:
    """A line with its own direction, so that every program sets it in the same order.

    A line that begins from right to left and holds anything but such letters is put between
    isolating marks (`always`: any line is); SVG's `direction` would also turn round where the
    line is anchored, and resvg does not know it.
    """
    sides = [unicodedata.bidirectional(character) for character in value]
    way = next((_STRONG[side] for side in sides if side in _STRONG), "ltr")
    plain = way == "ltr" or all(side in ("R", "AL", "NSM", "WS") for side in sides)
    return value if plain and not always else _ISOLATES[way].format(value)


def attributes(values: Mapping[str, str | float | None]) -> str:
    """Attributes with a space before each; None leaves one out."""
    pieces = []
    for name, value in values.items():
        if value is None:
            continue
        plain = value if isinstance(value, str) else number(value)
        quoted = text(plain).replace('"', "&quot;")
        pieces.append(f' {name}="{quoted}"')
    return "".join(pieces)


class Ids:
    """Ids of one document: letters, digits, dots and hyphens, each given once.

    `keyed`: whether elements also say whose they are, for a script.
    """

    def __init__(self, *, keyed: bool = False) -> None:
        self._keyed = keyed
        self._given: dict[str, int] = {}

    def whose(self, key: str | None) -> dict[str, str | None]:
        """The attribute that says which tie or actor an element is of."""
        if not self._keyed or not key:
            return {}
        return {"data-tie" if ">" in key else "data-actor": key}

    def of(self, *words: str) -> str:
        """An id made of these words; given before, it gets a number."""
        stem = ".".join(_NOT_IN_ID.sub("-", word) for word in words)
        count = self._given.get(stem, 0) + 1
        self._given[stem] = count
        # A double dot cannot come from one word, so no other stem makes this id.
        return stem if count == 1 else f"{stem}..{count}"
