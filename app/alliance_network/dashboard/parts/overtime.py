"""Time in a panel: a small picture over an axis of years, and the same in words."""

from __future__ import annotations

from dash import html
from dash.development.base_component import Component

from alliance_network.dashboard.parts.drawn import drawn
from alliance_network.figures.lifeline import WIDTH, axis_of, lifeline
from alliance_network.figures.style import Style
from alliance_network.history import histories
from alliance_network.history.span import Span, span_of
from alliance_network.model.dataset import Dataset
from alliance_network.view import View
from alliance_network.words import capital
from alliance_network.words.dossier import known_words

__all__ = ["over_time", "years"]

TICK = 12.0  # size of a year's name, px


def over_time(dataset: Dataset, view: View, key: str) -> list[Component]:
    """A tie's statuses over the time of its network; nothing where nothing is dated."""
    found = lifeline(dataset, view, key, Style())
    if found is None:
        return []
    known = known_words(histories(dataset, view.evidence).intervals(key))
    picture = drawn(lambda style: lifeline(dataset, view, key, style).scene)
    return [
        html.H3("Over time", className="panel-heading"),
        html.Div([picture, years(span_of(dataset))], className="overtime"),
        *([] if known is None else [html.P(f"{capital(known)}.", className="overtime-known")]),
        html.P(f"{capital(found.words)}.", className="panel-why"),
    ]


def years(span: Span) -> html.Div:
    """The years, or months, along a small picture."""
    axis = axis_of(span)
    return html.Div(
        [
            html.Span(name, style={"left": f"{100 * x / WIDTH:.2f}%"})
            for x, name in axis.ticks(TICK)
        ],
        className="overtime-years",
        **{"aria-hidden": "true"},
    )
