"""Where a figure is given back to the page, and what is said of it."""

from __future__ import annotations

from dash import html
from dash.development.base_component import Component

from alliance_network.dashboard.parts.elements import icon, on_page
from alliance_network.export.packets import MOST_BYTES

__all__ = ["drop_place", "notice"]


def drop_place() -> html.Div:
    """What lies over the page while a file is dragged over it (assets/open.js)."""
    return html.Div(
        html.Div(
            [
                html.P("Drop it to open it", className="drop-title"),
                html.P(
                    "A figure that was exported shows its view again; a story is told.",
                    className="drop-about",
                ),
            ]
        ),
        id="drop",
        className="drop",
        hidden=True,
        **{"aria-hidden": "true", "data-most": str(MOST_BYTES)},
    )


def notice() -> Component:
    """A sentence that stays until it is closed: that a figure differs, or cannot be opened."""
    return html.Div(
        [
            html.P(id="notice-said", role="alert"),
            html.Button(
                icon("close"),
                type="button",
                className="button-sign",
                **{"aria-label": "Close this notice"},
                **on_page("close-notice"),
            ),
        ],
        id="notice",
        className="notice",
        hidden=True,
    )
