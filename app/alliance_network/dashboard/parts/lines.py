"""Ties as lines that select them; of many the first few, the others made when asked for."""

from __future__ import annotations

import json
from collections.abc import Sequence

from dash import html
from dash.development.base_component import Component

from alliance_network.dashboard.parts.elements import doing
from alliance_network.model.tie import TieKey
from alliance_network.words import counted

__all__ = ["FIRST", "asked", "lines", "lines_when_asked"]

FIRST = 12
"""What is read at once."""
MOST = 300
"""More lines no one reads; the table has them all."""

Line = tuple[TieKey, str]


def asked(number: int) -> html.Summary:
    """What shows the rest of a list of so many, and hides it again."""
    return html.Summary(
        [
            html.Span(f"Show all {number:,}", className="more-open"),
            html.Span("Show fewer", className="more-close"),
        ]
    )


def lines(ties: Sequence[Line]) -> list[Component]:
    """Key and sentence of each tie, one below the other."""
    first = [
        html.Li(html.Button(said, type="button", className="panel-tie", **doing("select", key)))
        for key, said in ties[:FIRST]
    ]
    found: list[Component] = [html.Ul(first, className="panel-ties")]
    if len(ties) > FIRST:
        found.append(lines_when_asked(asked(len(ties)), ties[FIRST:], kind="more"))
    return found


def lines_when_asked(summary: html.Summary, ties: Sequence[Line], *, kind: str) -> html.Details:
    """Ties that assets/panel.js makes lines of once they are asked for.

    Most are never read, and a page that holds them all is slow to follow a date.
    """
    left = len(ties) - MOST
    more = [html.P(f"And {counted(left, 'more tie')}; the table has all.")] if left > 0 else []
    place = html.Ul(className="panel-ties", **{"data-lines": json.dumps(ties[:MOST])})
    return html.Details([summary, place, *more], className=kind)
