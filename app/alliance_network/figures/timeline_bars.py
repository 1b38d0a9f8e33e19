"""The rows of a timeline as they are drawn: names, bars, what is known of their ends."""

from __future__ import annotations

import math
from collections.abc import Sequence
from dataclasses import dataclass, field
from itertools import groupby

import numpy as np

from alliance_network.figures.fonts import text_width
from alliance_network.figures.names import MIDDLE
from alliance_network.figures.network import strand
from alliance_network.figures.scene import Row as Place
from alliance_network.figures.scene import Rule, Strand, Text
from alliance_network.figures.style import Style, look
from alliance_network.figures.time_axis import TimeAxis
from alliance_network.figures.timeline_key import arrow, bracket, no_data, underlay
from alliance_network.figures.timeline_rows import OPEN, Bar, Row
from alliance_network.history.days import day
from alliance_network.model.dataset import Dataset
from alliance_network.model.relation import Relation
from alliance_network.model.tie import STATUSES, TieKey, split_key
from alliance_network.view import View
from alliance_network.words import capital, history_words, tie_name
from alliance_network.words.labels import isolated

__all__ = ["HEADING", "Grid", "Rows", "draw_rows", "row_name"]

HEADING = 1.3
"""Height of the line that names a relation, in rows of the usual height."""

# Letters to which a name is cut at most.
LEAST_NAME = 4

# Shortest stretch whose uncertainty is seen, and shortest time drawn along its row, px.
SEEN = 6.0
SHORT = 5.0


@dataclass(frozen=True, slots=True, kw_only=True)
class Grid:
    """Where the rows of a timeline stand, px.

    Attributes
    ----------
    axis : TimeAxis
    left, names : float
        Where names begin, and how wide they may be.
    step, heading : float
        Height of a row, and of the line over the rows of a relation.
    above : bool
        Whether a name stands above its bars.
    """

    axis: TimeAxis
    left: float
    names: float
    step: float
    heading: float
    above: bool


@dataclass(slots=True)
class Rows:
    """Rows as they are drawn, from y = 0 on.

    `needed` are those of `timeline_key.MEANINGS` that occur.
    """

    under: list[Rule] = field(default_factory=list)
    over: list[Rule] = field(default_factory=list)
    texts: list[Text] = field(default_factory=list)
    strands: tuple[Strand, ...] = ()
    places: list[Place] = field(default_factory=list)
    needed: set[str] = field(default_factory=set)
    height: float = 0.0


def row_name(
    dataset: Dataset, key: TieKey, language: str, *, size: float, width: float = math.inf
) -> str:
    """Whose tie a row is: "Iran → Hamas", of an undirected relation "Hamas – Israel".

    Where that is wider than `width` in bold type of this size, px, the longer name is cut.
    """
    start, end, relation = split_key(key)
    between = " → " if dataset.relation(relation).directed else " – "
    names = [dataset.actor(actor).name_in(language) for actor in (start, end)]
    cut = [name + "…" for name in names]
    said = between.join(isolated(name) for name in names)
    while text_width(said, size, 600) > width and max(map(len, cut)) > LEAST_NAME:
        longer = max((0, 1), key=lambda place: len(cut[place]))
        names[longer] = cut[longer] = cut[longer][:-2].rstrip() + "…"
        said = between.join(isolated(name) for name in names)
    return said


def draw_rows(
    rows: Sequence[Row], grid: Grid, style: Style, *, dataset: Dataset, view: View
) -> Rows:
    """Draw rows one under another, those of a relation under its name."""
    drawing = _Drawing(grid, style, dataset, view)
    for relation, group in groupby(rows, key=lambda row: row.relation):
        drawing.group(dataset.relation(relation), list(group))
    drawing.rows.strands = drawing.strands()
    return drawing.rows


class _Drawing:
    def __init__(self, grid: Grid, style: Style, dataset: Dataset, view: View) -> None:
        self.grid, self.style, self.dataset, self.view = grid, style, dataset, view
        self.rows = Rows()
        self.lines: dict[tuple[str, str], list[tuple[TieKey, list[float]]]] = {}

    def group(self, relation: Relation, own: Sequence[Row]) -> None:
        grid, theme = self.grid, self.style.theme
        size = min(self.style.label, grid.step * 0.8)
        # Nearer to its own rows than to those before.
        y = self.rows.height + grid.heading - size * 0.3
        name = capital(relation.label)
        x = grid.left + text_width(name, size, 600) + size * 0.5
        number = f"{len(own):,}"
        self.rows.texts += [
            Text(grid.left, y, name, size, theme.text, 600, halo=theme.paper, part="area"),
            Text(x, y, number, size, theme.muted, halo=theme.paper, part="area"),
        ]
        self.rows.height += grid.heading
        for row in own:
            self.row(row, look(relation, theme).colour)

    def row(self, row: Row, colour: str) -> None:
        grid, style, rows = self.grid, self.style, self.rows
        top = rows.height
        rows.height += grid.step
        y = top + grid.step * (0.72 if grid.above else 0.5)
        size = min(style.label, grid.step * 0.85)
        self._name(row.key, top + grid.step * 0.4 if grid.above else y + MIDDLE * size, size)
        for first, last in row.silent:
            x0, x1 = grid.axis.between(first, last)
            if x1 - x0 >= 1:
                rows.needed.add("silent")
                rows.over.append(no_data(x0, x1, y, style))
        for first, last in row.sampled:
            x0, x1 = grid.axis.between(first, last)
            rows.needed.add("sampled")
            rows.under.append(underlay(x0, x1, y, min(style.px(16), grid.step * 0.8), style))
        for bar in row.bars:
            if bar.last >= grid.axis.first and bar.first <= grid.axis.last:
                self._bar(row, bar, y, colour)
        name = tie_name(self.dataset, row.key, language=self.view.language)
        words = f"{name}: {_told(row, grid.axis)}"
        rows.places.append(Place(row.key, top, rows.height, words))

    def _name(self, key: TieKey, y: float, size: float) -> None:
        weight = 600 if key == self.view.selected else 400
        width = self.grid.names
        name = row_name(self.dataset, key, self.view.language, size=size, width=width)
        theme = self.style.theme
        text = Text(self.grid.left, y, name, size, theme.text, weight, halo=theme.paper, of=key)
        self.rows.texts.append(text)

    def _bar(self, row: Row, bar: Bar, y: float, colour: str) -> None:
        style, rows, axis = self.style, self.rows, self.grid.axis
        x0, x1 = axis.between(bar.first, bar.last)
        curve = [x0, y, (x0 + x1) / 2, y, x1, y]
        if x1 - x0 < style.px(SHORT):
            # Too short to lie along its row: it stands across it.
            middle, half = (x0 + x1) / 2, style.px(7.0)
            curve = [middle, y - half, middle, y, middle, y + half]
        self.lines.setdefault((row.relation, bar.status), []).append((row.key, curve))
        for end, x, way in ((bar.start, x0, -1), (bar.end, x1, 1)):
            if end == OPEN:
                rows.needed.add("open")
                rows.over += arrow(x, y, way, colour, style)
            elif end.kind == "within":
                left, right = axis.between(end.first, end.last)
                if right - left >= style.px(SEEN):
                    rows.needed.add("within")
                    rows.over += bracket(left, right, y, colour, style)

    def strands(self) -> tuple[Strand, ...]:
        order = [(one, status) for one in self.dataset.relations for status in STATUSES]
        return tuple(
            self._strand(relation, status, self.lines[relation.id, status])
            for relation, status in order
            if (relation.id, status) in self.lines
        )

    def _strand(
        self, relation: Relation, status: str, lines: Sequence[tuple[TieKey, list[float]]]
    ) -> Strand:
        curves = np.array([curve for _, curve in lines])
        return strand(
            relation,
            status,
            self.style,
            ties=tuple(key for key, _ in lines),
            curves=curves,
            bodies=curves,
            # A head would say which way time goes, not who backs whom.
            heads=np.empty((0, 4, 2)),
            reach=np.zeros(len(lines)),
            lit=np.ones(len(lines), dtype=bool),
            glow=np.array([key == self.view.selected for key, _ in lines]),
        )


def _told(row: Row, axis: TimeAxis) -> str:
    """When a tie had which status, in words, and of which time of the axis there is no data."""
    times = [(bar.status, day(bar.first), day(bar.last)) for bar in row.bars]
    seen = [(max(first, axis.first), min(last, axis.last)) for first, last in row.silent]
    times += [(None, day(first), day(last)) for first, last in seen if first <= last]
    return history_words(times)
