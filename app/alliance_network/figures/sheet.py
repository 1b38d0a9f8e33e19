"""The sheet: how a figure is set, apart from what it shows. Its form in an address and a file."""

from __future__ import annotations

import re
from collections.abc import Mapping
from collections.abc import Set as AnySet
from dataclasses import dataclass, field, replace
from typing import Any
from urllib.parse import quote

from alliance_network.errors import UsageError, shown
from alliance_network.figures.sizes import PX_PER_INCH, SIZES, Size, size_of, size_words
from alliance_network.model.numbers import decimal
from alliance_network.model.text import UNPRINTABLE_PATTERN, clean
from alliance_network.view import View

__all__ = [
    "MOST_SCALE",
    "OPTIONS",
    "PALETTES",
    "PARTS",
    "Sheet",
    "sheet_of",
    "sheet_options",
    "sheet_query",
]

PARTS = ("title", "choices", "date", "key", "statuses", "sources", "dataset", "link")
"""What stands in a figure beside its picture; each can be left out."""

PALETTES = ("light", "dark", "grey", "print")

MOST_SCALE = 8.0
MOST_PIXELS = 100_000_000
LONGEST_TITLE = 200

# What no file can hold: control characters, and halves of characters.
_NO_TEXT = re.compile(f"{UNPRINTABLE_PATTERN}|[\ud800-\udfff]")


@dataclass(frozen=True, slots=True, kw_only=True)
class Sheet:
    """How a figure is set: everything about it that is not its view.

    Attributes
    ----------
    size : Size
    palette : {"light", "dark", "grey", "print"} or None
        None is the view's theme, light where that is "auto".
    title : str or None
        In place of the dataset's, on one line.
    without : frozenset of str
        Of `PARTS`, what is left out.
    labels : bool
        Whether each line is named by its relation.
    transparent : bool
        Whether the page's colour is left out; hollow lines and open heads keep it.
    scale : float or None
        Pixels of a PNG for each px, 1 to 8; None is what the size's dpi makes.

    Raises
    ------
    UsageError
        A value is not one that its field takes.
    """

    size: Size = field(default_factory=lambda: SIZES["slide"])
    palette: str | None = None
    title: str | None = None
    without: AnySet[str] = frozenset()
    labels: bool = False
    transparent: bool = False
    scale: float | None = None

    def __post_init__(self) -> None:
        object.__setattr__(self, "without", frozenset(self.without))
        if self.palette is not None and self.palette not in PALETTES:
            raise UsageError(
                f"There is no palette {shown(self.palette)}; use {', '.join(PALETTES)}."
            )
        for part in sorted(self.without):
            if part not in PARTS:
                raise UsageError(
                    f"There is no part {shown(part)} to leave out; there are {', '.join(PARTS)}."
                )
        if self.title is not None:
            object.__setattr__(self, "title", _title(self.title))
        if self.scale is not None and not 1 <= self.scale <= MOST_SCALE:
            raise UsageError(f"A scale of {self.scale:g} is out of reach; use 1 to {MOST_SCALE:g}.")

    def but(self, **changes: Any) -> Sheet:
        """This sheet with some choices changed."""
        return replace(self, **changes)

    @property
    def density(self) -> float:
        """Pixels of a PNG for each px."""
        return self.size.dpi / PX_PER_INCH if self.scale is None else self.scale

    @property
    def pixels(self) -> tuple[int, int]:
        """Width and height of a PNG.

        Raises
        ------
        UsageError
            They are more than `MOST_PIXELS`.
        """
        width, height = (round(side * self.density) for side in self.size.px)
        if width * height > MOST_PIXELS:
            raise UsageError(
                f"A picture of {width:,} x {height:,} pixels is too large; use a smaller "
                f"size or scale, up to {MOST_PIXELS:,} pixels."
            )
        return width, height

    def palette_for(self, view: View) -> str:
        """The one of `PALETTES` that a figure of a view has."""
        return self.palette or ("dark" if view.theme == "dark" else "light")

    def shows(self, part: str) -> bool:
        """Whether this one of `PARTS` stands in the figure."""
        return part not in self.without


def sheet_options(sheet: Sheet) -> dict[str, str]:
    """What differs from a plain sheet, as an address and a file's metadata say it."""
    said = {
        "size": size_words(sheet.size),
        "palette": sheet.palette or "",
        "title": sheet.title or "",
        "without": ",".join(part for part in PARTS if part in sheet.without),
        "labels": "yes" if sheet.labels else "",
        "transparent": "yes" if sheet.transparent else "",
        "scale": "" if sheet.scale is None else decimal(sheet.scale),
    }
    return {name: value for name, value in said.items() if value and (name, value) != _PLAIN_SIZE}


_PLAIN_SIZE = ("size", "slide")
OPTIONS = ("size", "palette", "title", "without", "labels", "transparent", "scale")
"""The names that `sheet_options` uses; no field of a view has one of them."""


def sheet_query(sheet: Sheet) -> str:
    """The same as the query of an address, without the question mark."""
    return "&".join(
        f"{name}={quote(value, safe='')}" for name, value in sheet_options(sheet).items()
    )


def sheet_of(options: Mapping[str, str]) -> Sheet:
    """The sheet that options mean; names that are none of `OPTIONS` are an error.

    Raises
    ------
    UsageError
    """
    for name in options:
        if name not in OPTIONS:
            raise UsageError(f"A figure has no option {shown(name)}; it has {', '.join(OPTIONS)}.")
    return Sheet(
        size=size_of(options.get("size") or "slide"),
        palette=options.get("palette") or None,
        title=options.get("title") or None,
        without=frozenset(part for part in options.get("without", "").split(",") if part),
        labels=_yes("labels", options.get("labels", "")),
        transparent=_yes("transparent", options.get("transparent", "")),
        scale=_scale(options["scale"]) if options.get("scale") else None,
    )


def _title(said: str) -> str:
    title = " ".join(clean(said).split())
    if not 0 < len(title) <= LONGEST_TITLE or _NO_TEXT.search(title):
        raise UsageError(
            f"The title {shown(said)} is not possible; use 1 to {LONGEST_TITLE} letters and signs."
        )
    return title


def _yes(name: str, said: str) -> bool:
    if said not in ("", "yes", "no"):
        raise UsageError(f"{name}: {shown(said)} is not possible; use yes or no.")
    return said == "yes"


def _scale(said: str) -> float:
    try:
        return float(said)
    except ValueError:
        raise UsageError(f"scale: {shown(said)} is no number; use 1 to {MOST_SCALE:g}.") from None
