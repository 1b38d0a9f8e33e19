"""Small pictures of time for a panel: one tie's bars, one relation's number of ties."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from alliance_network.figures.scene import Part, Rule, Scene
from alliance_network.figures.style import Style
from alliance_network.figures.time_axis import TimeAxis
from alliance_network.figures.timeline_bars import Grid, draw_rows
from alliance_network.figures.timeline_rows import rows_about
from alliance_network.history import Evidence
from alliance_network.history.span import Span, span_of
from alliance_network.model.dataset import Dataset
from alliance_network.model.dates import first_day, last_day
from alliance_network.model.tie import TieKey
from alliance_network.view import View
from alliance_network.words import tie_name

__all__ = ["WIDTH", "Lifeline", "axis_of", "bars_scene", "dates_along", "lifeline"]

WIDTH = 300.0
"""Of every small picture, px; a panel stretches it to its own."""

HEIGHT = 26.0
EDGE = 8.0  # room for what goes on beyond the ends, px
GAP = 0.2  # between two bars, of a step


@dataclass(frozen=True, slots=True)
class Lifeline:
    """One tie over the time of its network.

    Attributes
    ----------
    scene : Scene
        Its bars, without any text.
    words : str
        The same in words: "asserted from 1993 to 2017; no data from 2018 to 2019".
    needed : frozenset of str
        Which of `timeline_key.MEANINGS` the bars need.
    """

    scene: Scene
    words: str
    needed: frozenset[str]


def axis_of(span: Span) -> TimeAxis:
    """The days of a network along a small picture."""
    return TimeAxis(span.first.toordinal(), span.last.toordinal(), EDGE, WIDTH - EDGE)


def dates_along(view: View, span: Span) -> tuple[tuple[float, str], ...]:
    """Where the dates of a view stand along a small picture, as a share of its width.

    Each with what it is: "compared", "since" or "now".
    """
    axis = axis_of(span)
    found = [(view.compare_to, "compared"), (view.since, "since"), (view.as_of, "now")]
    return tuple(
        (axis.x(first_day(day) if what == "since" else last_day(day) + 1) / WIDTH, what)
        for day, what in found
        if day is not None
    )


def lifeline(dataset: Dataset, evidence: Evidence, key: TieKey, style: Style) -> Lifeline | None:
    """One tie's statuses over time; None if nothing in its network is dated."""
    span = span_of(dataset)
    if span is None:
        return None
    axis = axis_of(span)
    grid = Grid(axis=axis, left=0, names=WIDTH, step=HEIGHT, heading=0, above=False)
    rows = draw_rows(
        rows_about(dataset, evidence, [key]), grid, style, dataset=dataset, view=View()
    )
    base = Rule(EDGE, HEIGHT - 0.5, WIDTH - EDGE, HEIGHT - 0.5, style.theme.rule)
    picture = Part("picture", strands=rows.strands, rules=tuple(rows.over))
    under = Part("axis", rules=(base, *rows.under))
    scene = _scene((under, picture), HEIGHT, style)
    name = tie_name(dataset, key)
    return Lifeline(scene, rows.places[0].words.removeprefix(f"{name}: "), frozenset(rows.needed))


def bars_scene(
    numbers: Sequence[int], colour: str, *, unit: float, span: Span, style: Style
) -> Scene:
    """How many ties there are at each step, as bars on one line.

    Parameters
    ----------
    numbers : sequence of int
        One for each of the span's steps.
    colour : str
    unit : float
        Height of one tie, px.
    span : Span
    style : Style
    """
    axis, height = axis_of(span), max(max(numbers) * unit, 4.0) + 2.0
    rules = [Rule(EDGE, height - 0.5, WIDTH - EDGE, height - 0.5, style.theme.rule)]
    for step, number in zip(span.steps, numbers, strict=True):
        if number:
            left, right = axis.between(first_day(step), last_day(step))
            middle, wide = (left + right) / 2, max((right - left) * (1 - GAP), 0.8)
            rules.append(Rule(middle, height - 1, middle, height - 1 - number * unit, colour, wide))
    return _scene((Part("picture", rules=tuple(rules)),), height, style)


def _scene(parts: tuple[Part, ...], height: float, style: Style) -> Scene:
    return Scene(
        width=WIDTH,
        height=height,
        paper=style.theme.paper,
        dimmed=1.0,
        dimmed_text=1.0,
        glow=style.theme.glow,
        parts=parts,
    )
