"""Where a file is given to the page, and what is said of it."""

from __future__ import annotations

from dash import html
from dash.development.base_component import Component

from alliance_network.dashboard.parts.elements import button, icon, on_page

__all__ = ["drop_place", "notice", "progress"]


def drop_place(*, most: int) -> html.Div:
    """What lies over the page while a file is dragged over it (assets/open.js).

    Parameters
    ----------
    most : int
        Bytes of the largest file that is sent.
    """
    return html.Div(
        html.Div(
            [
                html.P("Drop it to open it", className="drop-title"),
                html.P(
                    "A table or a graph becomes a network, an exported figure shows its "
                    "view again, a story is told.",
                    className="drop-about",
                ),
            ]
        ),
        id="drop",
        className="drop",
        hidden=True,
        **{"aria-hidden": "true", "data-most": str(most)},
    )


def notice() -> Component:
    """What stays until it is closed: what was opened, that it differs, or why it could not be."""
    return html.Div(
        [
            html.Div(
                [
                    html.P(id="notice-said", role="alert"),
                    html.Div(id="notice-deeds", className="export-buttons notice-deeds"),
                ],
                className="notice-content",
            ),
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


def progress(place: str) -> html.Div:
    """How far a file is, and the way to stop it; assets/progress.js shows it when it takes long.

    Parameters
    ----------
    place : str
        Its id: one on the page, and one in each dialogue that sends a file.
    """
    return html.Div(
        [
            html.P(className="progress-said", role="status"),
            html.Div(className="progress-line", **{"aria-hidden": "true"}),
            button("Cancel", **on_page("cancel-file")),
        ],
        id=place,
        className="progress",
        hidden=True,
    )
