"""What stands round a figure's picture: heading, key and notes, as far as there is room."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, replace

from alliance_network.figures.key import KeyEntry, entries, key_part
from alliance_network.figures.moved import moved
from alliance_network.figures.scene import Part, Rule, Text
from alliance_network.figures.sheet import PARTS, Sheet
from alliance_network.figures.style import Style
from alliance_network.figures.typeset import cut_lines, wrap
from alliance_network.selection import Selection
from alliance_network.words import headline, reach, sources_line

__all__ = ["Frame", "frame"]

# The share of a figure that its picture has at least.
LEAST_SHARE = 0.36

# What gives way to the picture, in this order: a part of the sheet and how many lines are left.
CUTS = (
    ("sources", 3),
    ("choices", 3),
    ("title", 3),
    ("link", 0),
    ("sources", 1),
    ("choices", 2),
    ("title", 2),
    ("statuses", 0),
    ("choices", 1),
    ("title", 1),
    ("key", 0),
    ("sources", 0),
    ("choices", 0),
    ("date", 0),
    ("dataset", 0),
    ("title", 0),
)


@dataclass(frozen=True, slots=True)
class Frame:
    """The words round a picture, in their places.

    Attributes
    ----------
    parts : tuple of Part
        "heading" before the picture, "key" and "notes" after it.
    top, bottom : float
        Where the place of the picture begins and ends, px.
    cut : tuple of str
        Of `sheet.PARTS`, what was shortened or left out for want of room.
    texts : tuple of str
        Every text that stands there, whole.
    """

    parts: tuple[Part, ...]
    top: float
    bottom: float
    cut: tuple[str, ...]
    texts: tuple[str, ...]


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
    """The frame of a figure of this size, px, that leaves room for a picture."""
    said = _said(selection, sheet, link)
    keyed = [entry for entry in entries(selection) if sheet.shows(_part_of(entry))]
    most: dict[str, int] = {}
    made = _Setting(said, keyed, style, width=width - 2 * margin, most=most)
    for part, lines in CUTS:
        if made.height + 2 * margin <= (1 - LEAST_SHARE) * height:
            break
        most[part] = lines
        made = _Setting(said, keyed, style, width=width - 2 * margin, most=most)
    return made.placed(margin, height)


def _said(selection: Selection, sheet: Sheet, link: str | None) -> dict[str, str]:
    """Each part that is words, but for those that are left out or have nothing to say."""
    dataset = selection.dataset
    words = {
        "title": dataset.title if sheet.title is None else sheet.title,
        "choices": headline(selection, date=False),
        "date": reach(selection) or "",
        "sources": " · ".join(sources_line(selection)),
        "dataset": f"Dataset {dataset.name}, {dataset.hash[:8]}",
        "link": link or "",
    }
    return {part: text for part, text in words.items() if text and sheet.shows(part)}


def _part_of(entry: KeyEntry) -> str:
    return "statuses" if entry.group == "status" else "key"


class _Setting:
    """The words in lines, with at most so many lines of each part; from (0, 0) on each."""

    def __init__(
        self,
        said: Mapping[str, str],
        keyed: list[KeyEntry],
        style: Style,
        *,
        width: float,
        most: Mapping[str, int],
    ) -> None:
        self.style, self.width, self.most = style, width, most
        self.said = said
        self.shortened: set[str] = set()
        self.gap = style.px(14)
        theme = style.theme

        title = self._lines("title", style.title, 600)
        sentence = self._together(("choices", "date"), ", ", style.sentence)
        y = 0.0
        heading = []
        for name, lines, size, weight, colour in (
            ("title", title, style.title, 600, theme.text),
            ("sentence", sentence, style.sentence, 400, theme.muted),
        ):
            for line in lines:
                y += size * (1.3 if heading else 0.8)
                heading.append(Text(0.0, y, line, size, colour, weight, part=name))
        self.heading = Part("heading", texts=tuple(heading))
        self.heading_height = y + self.gap * 0.5 if heading else 0.0

        kept = [entry for entry in keyed if most.get(_part_of(entry)) != 0]
        self.shortened |= {_part_of(entry) for entry in keyed if entry not in kept}
        self.key, self.key_height = key_part(kept, style, width=width)

        notes = [
            *((line, "note") for line in self._together(("sources", "dataset"), " · ", style.note)),
            *((line, "link") for line in self._lines("link", style.note, 400)),
        ]
        step = style.note * 1.35
        self.notes = Part(
            "notes",
            texts=tuple(
                Text(0.0, step * (row + 0.8), line, style.note, theme.muted, part=part)
                for row, (line, part) in enumerate(notes)
            ),
        )
        self.notes_height = step * len(notes)
        self.texts = (*said.values(), *(entry.label for entry in kept))

    @property
    def foot(self) -> float:
        """Height of all that stands under the picture, px."""
        above = self.gap * 1.6 if self.key.texts else self.gap * 0.5
        between = self.gap * 0.7 if self.key.texts and self.notes.texts else 0.0
        standing = self.key_height + between + self.notes_height
        return above + standing if standing else 0.0

    @property
    def height(self) -> float:
        return self.heading_height + self.foot

    def placed(self, margin: float, height: float) -> Frame:
        top = margin + self.heading_height if self.heading.texts else 0.0
        bottom = height - (margin + self.foot if self.foot else 0.0)
        key, notes = self.key, self.notes
        y = height - margin - self.notes_height
        notes = moved(notes, margin, y)
        if key.texts:
            y -= self.key_height + (self.gap * 0.7 if notes.texts else 0.0)
            key = moved(key, margin, y)
            rule = y - self.gap * 0.6
            line = Rule(margin, rule, margin + self.width, rule, self.style.theme.rule)
            key = replace(key, rules=(line,))
        return Frame(
            parts=(moved(self.heading, margin, margin), key, notes),
            top=top,
            bottom=bottom,
            cut=tuple(part for part in PARTS if part in self.shortened),
            texts=self.texts,
        )

    def _lines(self, part: str, size: float, weight: int) -> list[str]:
        """A part in lines of its own, cut to its number of lines."""
        measures = {"size": size, "weight": weight, "width": self.width}
        lines = wrap(self.said.get(part, ""), **measures)
        most = self.most.get(part, len(lines))
        if len(lines) > most:
            self.shortened.add(part)
        return cut_lines(lines, most, **measures)

    def _together(self, parts: tuple[str, str], join: str, size: float) -> list[str]:
        """Two parts in one flow; the second in lines of its own where the first is cut."""
        one, other = (self._lines(part, size, 400) for part in parts)
        whole = [part for part in parts if part in self.said and part not in self.shortened]
        if len(whole) < 2:
            return [*one, *other]
        text = join.join(self.said[part] for part in parts)
        return wrap(text, size=size, weight=400, width=self.width)
