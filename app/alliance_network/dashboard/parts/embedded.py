"""What a page in a frame of another has beside its name and words."""

from __future__ import annotations

from dash import html

from alliance_network.dashboard.parts.elements import button, on_page

__all__ = ["embedded"]


def embedded() -> html.Div:
    """The key, and the link to the whole page; assets/embed.css shows them in a frame alone."""
    return html.Div(
        [
            button("Key", **on_page("sheet"), **{"aria-expanded": "false"}),
            # assets/embed.js sets where it leads.
            html.A(
                "Open in full",
                id="in-full",
                className="button quiet",
                target="_blank",
                rel="noopener",
            ),
        ],
        className="embedded",
    )
