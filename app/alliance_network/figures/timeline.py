"""The timeline: a row a tie, with the times of each status as bars along a line of days."""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass, replace

from alliance_network.figures.fonts import text_width
from alliance_network.figures.moved import moved
from alliance_network.figures.scene import Part, Rule, Scene, Text
from alliance_network.figures.style import DIMMED, DIMMED_TEXT, Style
from alliance_network.figures.time_axis import TimeAxis
from alliance_network.figures.timeline_bars import HEADING, Grid, Rows, draw_rows, row_name
from alliance_network.figures.timeline_key import hatch, timeline_key
from alliance_network.figures.timeline_rows import chosen_actor, rows_of, ties_by_strength
from alliance_network.figures.typeset import wrap
from alliance_network.history.span import Span, span_of
from alliance_network.model.dates import first_day, in_words, last_day
from alliance_network.model.tie import TieKey
from alliance_network.selection import Selection
from alliance_network.selection.lasting import of_all_times
from alliance_network.words import counted, when
from alliance_network.words.histories import days_words
from alliance_network.words.labels import isolated

__all__ = ["MOST_ROWS", "timeline_scene"]

MOST_ROWS = 400
"""Rows that are drawn at most."""

# Under this width a row's name stands above its bars, on a page under a smaller one, since that
# takes twice the height; else it takes at most so much of the width.
NARROW, NARROW_PAGE = 560.0, 400.0
NAMES = 0.34

# Heights of a row, px at scale 1: with the name beside the bars, above them, and at least, where
# a page has no more room.
BESIDE, ABOVE, LEAST = 24.0, 44.0, 15.0

# The scales tried on a page that has no room for all, to its own.
SMALLER = (0.85, 0.72, 0.6)

_NOTHING_DATED = "Nothing in this network is dated, so there is no timeline."
_NO_TIES = "No tie is shown."


def timeline_scene(
    selection: Selection, width: float, style: Style, *, height: float | None = None
) -> Scene:
    """Draw the ties of a selection over time, or those of its chosen actor.

    Parameters
    ----------
    selection : Selection
        With no date chosen, the ties that its other choices let through at any time are drawn;
        else those at that date, with all their time.
    width : float
        Px.
    style : Style
    height : float, optional
        Of the page, px: rows are set closer, and the strongest ties kept, until they fit. Without
        it the height follows from the rows.

    Returns
    -------
    Scene
        Parts "caption", "axis", "time" and "picture".
    """
    span = span_of(selection.dataset)
    shown = of_all_times(selection)
    if span is None or shown.ties.is_empty():
        said = _NOTHING_DATED if span is None else _NO_TIES
        return _sentence(selection, said, width, style, height)
    made = _Timeline(shown, selection, span, width, style, height, edge=style.px(16))
    if height is not None:
        # On a page all is set smaller before any tie is left out.
        for share in SMALLER:
            if len(made.ties) == made.every:
                break
            small = replace(style, scale=share * style.scale)
            other = _Timeline(shown, selection, span, width, small, height, edge=style.px(16))
            if len(other.ties) > len(made.ties):
                made = other
    return made.scene()


def _sentence(
    selection: Selection, said: str, width: float, style: Style, height: float | None
) -> Scene:
    size = style.sentence
    lines = wrap(said, size=size, weight=400, width=width - style.px(32))
    texts = [
        Text(style.px(16), size * (2.0 + 1.4 * row), line, size, style.theme.muted, part="note")
        for row, line in enumerate(lines)
    ]
    high = size * (2.5 + 1.4 * len(lines)) if height is None else height
    return _scene(selection, style, width, high, (Part("picture", texts=tuple(texts)),), said)


def _scene(
    selection: Selection,
    style: Style,
    width: float,
    height: float,
    parts: tuple[Part, ...],
    said: str,
) -> Scene:
    return Scene(
        width=width,
        height=height,
        paper=style.theme.paper,
        dimmed=DIMMED,
        dimmed_text=DIMMED_TEXT,
        glow=style.theme.glow,
        parts=parts,
        title=selection.dataset.title,
        description=f"{said}." if not said.endswith(".") else said,
    )


@dataclass(frozen=True, slots=True)
class _Moment:
    """A chosen date: where its day begins or ends, and how its line is drawn."""

    x: float
    name: str
    dash: str | None = None


class _Timeline:
    """What a timeline says and where: caption, key, axis, rows."""

    def __init__(
        self,
        shown: Selection,
        chosen: Selection,
        span: Span,
        width: float,
        style: Style,
        page: float | None,
        *,
        edge: float,
    ) -> None:
        # What is shown may be of all times; the dates that are marked are those chosen.
        self.shown, self.view, self.dataset = shown, chosen.view, chosen.dataset
        self.span, self.width, self.style, self.page = span, width, style, page
        self.edge = edge
        self.inner = width - 2 * self.edge
        narrow = NARROW if page is None else NARROW_PAGE
        self.above = width < narrow * min(style.scale, 1.0)
        self.head = style.note * (1.6 if self.view.as_of or self.view.compare_to else 0.0)
        self.head += style.note * 1.6 + style.px(6)
        every = ties_by_strength(shown)
        self.every, self.ties = len(every), every[:MOST_ROWS]
        self.grid, self.rows = self._set(frozenset())
        if page is not None:
            # What the key has to explain is known from the rows, and takes room from them.
            self.grid, self.rows = self._set(self._needed())
            self.grid, self.rows = self._set(self._needed())

    def _set(self, needed: frozenset[str]) -> tuple[Grid, Rows]:
        """The rows, on a page beside a key of these."""
        style = self.style
        step = style.px(ABOVE if self.above else BESIDE)
        heading = style.px(34) if self.above else HEADING * step
        if self.page is not None:
            step = self._fit(self.page, step, needed)
            heading = HEADING * step
        keys = [key for key, _ in self.ties]
        names = self.inner if self.above else self._names(keys)
        # Room for what goes on beyond the ends.
        beyond = style.px(10)
        left = self.edge + beyond + (0.0 if self.above else names + style.px(10))
        grid = Grid(
            axis=self._axis(left, self.width - self.edge - beyond),
            left=self.edge,
            names=names,
            step=step,
            heading=heading,
            above=self.above,
        )
        rows = rows_of(self.shown, keys)
        return grid, draw_rows(rows, grid, style, dataset=self.dataset, view=self.view)

    def _needed(self) -> frozenset[str]:
        beyond = {"beyond"} if self._beyond(self.rows.height) else set()
        return frozenset(self.rows.needed | beyond)

    def scene(self) -> Scene:
        style, rows = self.style, self.rows
        beyond = self._beyond(rows.height)
        rules, words, deep = self._key(self._needed())
        caption = Part("caption", texts=(*self._caption(), *words), rules=tuple(rules))
        line = self._caption_height() + deep + style.px(6) + self.head
        moments = [
            Rule(one.x, 0.0, one.x, rows.height, style.theme.ring, style.px(1.5), one.dash)
            for one in self._moments()
        ]
        parts = (
            self._axis_part([*self._window(rows.height), *beyond, *rows.under], rows.height),
            Part("time", rules=tuple(moments)),
            Part("picture", strands=rows.strands, texts=tuple(rows.texts), rules=tuple(rows.over)),
        )
        high = line + rows.height + style.px(12)
        scene = _scene(
            self.shown,
            style,
            self.width,
            high if self.page is None else self.page,
            (caption, *(moved(part, 0.0, line) for part in parts)),
            self._said(),
        )
        places = (replace(row, top=row.top + line, bottom=row.bottom + line) for row in rows.places)
        return replace(scene, rows=tuple(places), undrawn=self.every - len(self.ties))

    # ---- how it is set ---------------------------------------------------------------- #

    def _fit(self, page: float, usual: float, needed: frozenset[str]) -> float:
        """The height of a row on a page; where it is too small, the weakest ties go."""
        size = self.style.label
        least = max(self.style.px(LEAST), size * (2.2 if self.above else 1.15))
        *_, deep = self._key(needed)
        # The caption may grow by a line, where it has to say what is left out.
        grows = 0.0 if len(self.ties) < self.every else self.style.key * 1.4
        room = page - self._caption_height() - grows - deep - self.head - self.style.px(18)
        relations = Counter(relation for _, relation in self.ties)

        def step() -> float:
            return room / (sum(relations.values()) + HEADING * len(relations))

        while len(self.ties) > 1 and step() < least:
            *self.ties, (_, relation) = self.ties
            relations[relation] -= 1
            relations = +relations
        return min(usual, max(step(), 1.0))

    def _names(self, keys: list[TieKey]) -> float:
        size, language = self.style.label, self.view.language
        named = (row_name(self.dataset, key, language, size=size) for key in keys)
        widest = max(text_width(name, size, 600) for name in named)
        return min(widest, NAMES * self.width)

    def _axis(self, left: float, right: float) -> TimeAxis:
        """The days of the whole network, so that no choice moves them, and those chosen."""
        first, last = self.span.first.toordinal(), self.span.last.toordinal()
        for date in (self.view.since, self.view.as_of, self.view.compare_to):
            if date is not None:
                first, last = min(first, first_day(date)), max(last, last_day(date))
        return TimeAxis(first, last, left, right)

    # ---- caption and key -------------------------------------------------------------- #

    def _said(self) -> str:
        """What stands here, in a sentence without a full stop."""
        actor, view = chosen_actor(self.shown), self.view
        said = counted(self.every, "tie")
        if actor is not None:
            said += f" of {isolated(self.dataset.actor(actor).name_in(view.language))}"
        if view.compare_to is not None:
            other = "" if view.as_of is None else f" or {in_words(view.as_of)}"
            said += f" as of {in_words(view.compare_to)}{other}, with all their time"
        elif view.since is not None:
            said += f" at any time {when(view.since, view.as_of)}, with all their time"
        elif view.as_of is not None:
            said += f" as of {in_words(view.as_of)}, with all their time"
        else:
            said += f" at any time{days_words(self.span.first, self.span.last)}"
        if len(self.ties) < self.every:
            left_out = self.every - len(self.ties)
            said += f"; the {len(self.ties):,} strongest are drawn, {left_out:,} left out"
        return said

    def _caption(self) -> list[Text]:
        size, top = self.style.key, self.style.px(6)
        lines = wrap(self._said(), size=size, weight=400, width=self.inner)
        return [
            Text(
                self.edge,
                top + size * (1.0 + 1.4 * row),
                line,
                size,
                self.style.theme.text,
                part="sentence",
            )
            for row, line in enumerate(lines)
        ]

    def _caption_height(self) -> float:
        return self.style.px(6) + self.style.key * 1.4 * len(self._caption())

    def _key(self, needed: frozenset[str]) -> tuple[list[Rule], list[Text], float]:
        return timeline_key(
            needed, self.style, x=self.edge, y=self._caption_height(), width=self.inner
        )

    # ---- the axis, from y = 0 down and up --------------------------------------------- #

    def _moments(self) -> list[_Moment]:
        """The chosen dates by time; the one compared with stands back behind the other."""
        view, axis = self.view, self.grid.axis
        found = []
        if view.compare_to is not None:
            x = axis.x(last_day(view.compare_to) + 1)
            found.append(_Moment(x, in_words(view.compare_to), "4 3"))
        if view.since is not None:
            found.append(_Moment(axis.x(first_day(view.since)), in_words(view.since)))
        if view.as_of is not None:
            found.append(_Moment(axis.x(last_day(view.as_of) + 1), in_words(view.as_of)))
        return sorted(found, key=lambda one: one.x)

    def _axis_part(self, under: list[Rule], bottom: float) -> Part:
        style, axis, theme = self.style, self.grid.axis, self.style.theme
        size = style.note
        rules, texts = [*under], []
        for x, name in axis.ticks(size):
            rules.append(Rule(x, -size * 1.3, x, bottom, theme.rule))
            texts.append(Text(x + style.px(3), -size * 0.45, name, size, theme.muted, part="key"))
        rules.append(Rule(axis.left, 0.0, axis.right, 0.0, theme.area_line))
        return Part("axis", texts=(*texts, *self._names_of_days()), rules=tuple(rules))

    def _names_of_days(self) -> list[Text]:
        """The chosen dates over the axis; of two the earlier ends at its line."""
        size, theme = self.style.note, self.style.theme
        moments = self._moments()
        found: list[Text] = []
        for place, one in enumerate(moments):
            wide = text_width(one.name, size, 600)
            back = wide / 2 if len(moments) == 1 else wide if place == 0 else 0.0
            left = min(max(one.x - back, self.edge), self.width - self.edge - wide)
            if found and left < found[-1].x + found[-1].width + size:
                # Two dates close together at the right end: the earlier moves on.
                moved_left = left - size - found[-1].width
                found[-1] = replace(found[-1], x=max(min(found[-1].x, moved_left), self.edge))
            y = -size * 1.85
            found.append(Text(left, y, one.name, size, theme.ring, 600, part="key", width=wide))
        return found

    def _window(self, bottom: float) -> list[Rule]:
        view = self.view
        if view.since is None or view.as_of is None:
            return []
        x0, x1 = self.grid.axis.between(first_day(view.since), last_day(view.as_of))
        middle = (x0 + x1) / 2
        return [Rule(middle, 0.0, middle, bottom, self.style.theme.area, x1 - x0)]

    def _beyond(self, bottom: float) -> list[Rule]:
        """What of the axis lies beyond what the sources cover."""
        axis = self.grid.axis
        first, last = self.span.first.toordinal(), self.span.last.toordinal()
        outside = (axis.between(axis.first, first - 1), axis.between(last + 1, axis.last))
        return [
            rule
            for x0, x1 in outside
            if x1 - x0 >= 1
            for rule in hatch(x0, x1, 0.0, bottom, self.style)
        ]
