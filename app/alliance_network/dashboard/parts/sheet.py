"""The place of a drawn sheet: the timeline, two dates side by side, small networks."""

from __future__ import annotations

from dash import html

from alliance_network.dashboard.ids import Id

__all__ = ["sheet"]


def sheet() -> html.Div:
    """The sheet's place; assets/sheet.js fills it."""
    return html.Div(
        [
            html.Div(
                [html.Div(id="sheet-drawing", className="sheet-drawing")],
                id="sheet-scroll",
                className="sheet-scroll",
            ),
            html.Div(id="sheet-tip", className="picture-tip", hidden=True),
        ],
        id=Id.SHEET,
        className="sheet",
    )
