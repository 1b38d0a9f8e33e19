"""Time in a panel: a small picture over an axis of years, and the same in words."""

from __future__ import annotations

from dash import html
from dash.development.base_component import Component

from alliance_network.dashboard.parts.drawn import drawn
from alliance_network.figures.lifeline import WIDTH, axis_of, dates_along, lifeline
from alliance_network.figures.style import DARK, LIGHT, Style
from alliance_network.history import Evidence, histories
from alliance_network.history.span import Span, span_of
from alliance_network.model.dataset import Dataset
from alliance_network.model.remembered import remembered
from alliance_network.view import View
from alliance_network.words import capital
from alliance_network.words.dossier import known_words

__all__ = ["dates", "over_time", "years"]

TICK = 12.0  # size of a year's name, px


def over_time(dataset: Dataset, view: View, key: str) -> list[Component]:
    """A tie's statuses over the time of its network; nothing where nothing is dated."""
    span = span_of(dataset)
    if span is None:
        return []
    picture, words = _picture(dataset, view.evidence, key)
    known = known_words(histories(dataset, view.evidence).intervals(key))
    return [
        html.H3("Over time", className="panel-heading"),
        html.Div([picture, *dates(view, span), years(span)], className="overtime"),
        *([] if known is None else [html.P(f"{capital(known)}.", className="overtime-known")]),
        html.P(f"{capital(words)}.", className="panel-why"),
    ]


@remembered(64)
def _picture(dataset: Dataset, evidence: Evidence, key: str) -> tuple[html.Div, str]:
    """A tie's bars, which no date changes, and what they say in words."""
    made = {
        theme.name: lifeline(dataset, evidence, key, Style(theme=theme)) for theme in (LIGHT, DARK)
    }
    return drawn(lambda style: made[style.theme.name].scene), made[LIGHT.name].words


def dates(view: View, span: Span) -> list[Component]:
    """The view's dates as lines over small pictures."""
    return [
        html.Div(
            className=f"overtime-date overtime-{what}",
            style={"left": f"{100 * share:.2f}%"},
            **{"aria-hidden": "true"},
        )
        for share, what in dates_along(view, span)
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
