"""What stands round a figure's picture: heading, key and notes, as far as there is room."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, replace

import numpy as np

from alliance_network.figures.fonts import text_width
from alliance_network.figures.key import KeyEntry, entries, key_part
from alliance_network.figures.moved import moved
from alliance_network.figures.panels import chosen_words, pictured
from alliance_network.figures.scene import Part, Rule, Text
from alliance_network.figures.sheet import PARTS, Sheet
from alliance_network.figures.style import Style
from alliance_network.figures.typeset import cut_lines, wrap
from alliance_network.layout.fit import fit
from alliance_network.selection import Selection
from alliance_network.words import headline, sources_line, time_line

__all__ = ["LEAST_PLACE", "Frame", "frame"]

# The share of a figure's height that its picture has at least.
LEAST_SHARE = 0.36

# The least that a picture's place measures on each side, px.
LEAST_PLACE = 90.0

# The most of a figure's width that a key beside the picture takes, and how much larger the
# network must become by it: the eye goes to a key under the picture first.
KEY_SHARE = 0.29
BESIDE = 1.15

# What gives way to the picture, in this order: a part of the sheet and how many lines are left.
CUTS = (
    {"sources": 3},
    {"choices": 3},
    {"title": 5},
    {"link": 0},
    {"title": 4},
    {"title": 3},
    {"sources": 1},
    {"choices": 2},
    {"title": 2},
    {"statuses": 0},
    {"choices": 1},
    {"title": 1},
    {"key": 0},
    {"sources": 0},
    {"choices": 0},
    {"date": 0},
    {"dataset": 0},
    {"title": 0},
)


@dataclass(frozen=True, slots=True)
class Frame:
    """The words round a picture, in their places.

    Attributes
    ----------
    parts : tuple of Part
        "heading" before the picture, "key" and "notes" after it.
    place : tuple of float
        Where the picture stands: left, top, right, bottom, px.
    cut : tuple of str
        Of `sheet.PARTS`, what was shortened or left out for want of room.
    texts : tuple of str
        Every text that stands there, whole.
    """

    parts: tuple[Part, ...]
    place: tuple[float, float, float, float]
    cut: tuple[str, ...]
    texts: tuple[str, ...]

    @property
    def size(self) -> tuple[float, float]:
        """Width and height of the picture's place, px."""
        left, top, right, bottom = self.place
        return right - left, bottom - top


def frame(
    selection: Selection,
    sheet: Sheet,
    style: Style,
    *,
    link: str | None,
    width: float,
    height: float,
    margin: float,
) -> Frame:
    """The frame of a figure of this size, px, that leaves most room for a picture.

    The key stands under the picture, or beside it where the network becomes larger by that.
    """
    said = _said(selection, sheet, link)
    keyed = [entry for entry in entries(selection) if sheet.shows(_part_of(entry))]
    most: dict[str, int] = {}

    def setting(*, beside: bool) -> _Setting:
        return _Setting(
            said,
            keyed,
            style,
            most=most,
            beside=beside,
            width=width,
            height=height,
            margin=margin,
        )

    for cut in ({}, *CUTS):
        most |= cut
        under, aside = setting(beside=False), setting(beside=True)
        larger = aside.fits and under.fits and _reach(aside.frame) > BESIDE * _reach(under.frame)
        if larger or (aside.fits and not under.fits):
            return aside.frame
        if under.fits:
            break
    return under.frame


def _reach(found: Frame) -> float:
    """How large a network becomes in a frame, px²."""
    corners = fit(np.array([[0.0, 0.0], [1.0, 1.0]]), *found.size)
    return float(np.abs(np.subtract(*corners)).prod())


def _said(selection: Selection, sheet: Sheet, link: str | None) -> dict[str, str]:
    """Each part that is words, but for those that are left out or have nothing to say."""
    dataset = selection.dataset
    whole = pictured(selection)
    date = ", ".join(filter(None, (time_line(whole), chosen_words(selection))))
    words = {
        "title": dataset.title if sheet.title is None else sheet.title,
        "choices": _begun(headline(whole, date=False)),
        "date": date if sheet.shows("choices") else _begun(date),
        "sources": " · ".join(sources_line(whole)),
        "dataset": f"Dataset {dataset.name}, {dataset.hash[:8]}",
        "link": link or "",
    }
    return {part: text for part, text in words.items() if text and sheet.shows(part)}


def _begun(sentence: str) -> str:
    return f"{sentence[:1].upper()}{sentence[1:]}"


def _part_of(entry: KeyEntry) -> str:
    return "statuses" if entry.group == "status" else "key"


class _Setting:
    """The words in lines, with at most so many lines of each part, and where they stand."""

    def __init__(
        self,
        said: Mapping[str, str],
        keyed: list[KeyEntry],
        style: Style,
        *,
        most: Mapping[str, int],
        beside: bool,
        width: float,
        height: float,
        margin: float,
    ) -> None:
        self.said, self.style, self.most = said, style, most
        self.width, self.height, self.margin = width, height, margin
        self.inner = width - 2 * margin
        self.gap = style.px(14)
        self.shortened: set[str] = set()
        heading, heading_height = self._heading()
        notes, notes_height = self._notes()
        kept = [entry for entry in keyed if most.get(_part_of(entry)) != 0]
        self.shortened |= {_part_of(entry) for entry in keyed if entry not in kept}
        key, key_width, key_height = key_part(
            kept, style, width=(KEY_SHARE if beside else 1.0) * self.inner, stacked=beside
        )

        top = margin + heading_height if heading.texts else 0.0
        right = width - margin / 2
        bottom = height
        if notes.texts:
            bottom -= margin + notes_height
            notes = moved(notes, margin, bottom)
            bottom -= self.gap * 0.6
        if key.texts and beside:
            right = width - margin - key_width
            key = moved(key, right, top + (bottom - top - key_height) / 2)
            right -= self.gap
        elif key.texts:
            bottom -= key_height if notes.texts else key_height + margin
            key = moved(key, margin, bottom)
            bottom -= self.gap * 0.6
            line = Rule(margin, bottom, width - margin, bottom, style.theme.rule)
            key = replace(key, rules=(line,))
            bottom -= self.gap
        self.frame = Frame(
            parts=(moved(heading, margin, margin), key, notes),
            place=(margin / 2, top, right, bottom),
            cut=tuple(part for part in PARTS if part in self.shortened),
            texts=(*said.values(), *(entry.label for entry in kept)),
        )
        least = max(LEAST_SHARE * height, LEAST_PLACE, key_height if beside else 0.0)
        self.fits = bottom - top >= least and right - margin / 2 >= LEAST_PLACE

    def _heading(self) -> tuple[Part, float]:
        style = self.style
        texts, y = [], 0.0
        for line in self._lines("title", style.title, 600):
            y += style.title * (1.25 if texts else 0.8)
            texts.append(Text(0.0, y, line, style.title, style.theme.text, 600, part="title"))
        for row, line in enumerate(self._sentence()):
            y += style.sentence * (0.9 if not texts else 1.3 if row else 1.65)
            texts.append(Text(0.0, y, line, style.sentence, style.theme.muted, part="sentence"))
        return Part("heading", texts=tuple(texts)), y + self.gap * 0.7

    def _notes(self) -> tuple[Part, float]:
        style = self.style
        sources, dataset, link = (
            self._lines(part, style.note, 400) for part in ("sources", "dataset", "link")
        )
        # The dataset's name is not torn: it follows on the sources, or has a line of its own.
        if sources and len(dataset) == 1 and "sources" not in self.shortened:
            joined = f"{sources[-1]} · {dataset[0]}"
            if text_width(joined, style.note, 400) <= self.inner:
                sources[-1:], dataset = [joined], []
        lines = [
            *((line, "note") for line in (*sources, *dataset)),
            *((line, "link") for line in link),
        ]
        step = style.note * 1.35
        texts = tuple(
            Text(0.0, step * (row + 0.8), line, style.note, style.theme.muted, part=part)
            for row, (line, part) in enumerate(lines)
        )
        return Part("notes", texts=texts), step * len(lines)

    def _lines(self, part: str, size: float, weight: int) -> list[str]:
        """A part in lines of its own, cut to its number of lines."""
        measures = {"size": size, "weight": weight, "width": self.inner}
        lines = wrap(self.said.get(part, ""), **measures)
        most = self.most.get(part, len(lines))
        if len(lines) > most:
            self.shortened.add(part)
        return cut_lines(lines, most, **measures)

    def _sentence(self) -> list[str]:
        """Choices and date in one flow; the date in lines of its own where the choices are cut."""
        size = self.style.sentence
        choices, date = (self._lines(part, size, 400) for part in ("choices", "date"))
        if not choices or not date or self.shortened & {"choices", "date"}:
            return [*choices, *date]
        text = ", ".join(self.said[part] for part in ("choices", "date"))
        return wrap(text, size=size, weight=400, width=self.inner)
