"""The network itself as a file: the part of the export dialogue for other programs."""

from __future__ import annotations

from dash import html

from alliance_network.dashboard.ids import Id
from alliance_network.dashboard.parts.elements import on_page, segments
from alliance_network.formats import FORMATS
from alliance_network.formats.format import Format

__all__ = ["saving"]

WHAT = {"all": "All of it", "shown": "What is shown"}


def saving() -> html.Div:
    """Every format that can be written, with what it is for and what it loses.

    assets/save.js puts the addresses together.
    """
    rows = [_row(one) for one in FORMATS if one.write is not None]
    return html.Div(
        [
            segments(Id.SAVE_WHAT, "How much of the network", WHAT, value="all"),
            html.P(id="save-words", className="quiet-text"),
            html.Ul(rows, className="save-list"),
            html.P(id="save-said", className="export-said", role="status"),
        ],
        className="form export-save",
    )


def _row(one: Format) -> html.Li:
    name = f"{one.label} ({one.endings[0].removeprefix('.')})"
    link = html.A(
        "Download",
        id=f"save-{one.name}",
        href="#",
        className="button",
        **{
            "aria-label": f"Download as {name}",
            "data-said": "save-said",
            "data-save": one.name,
            "data-ending": one.endings[0],
        },
        **on_page("download"),
    )
    return html.Li(
        [
            html.Div(
                [
                    html.Span(name, className="save-name"),
                    html.P(one.about),
                    html.P(one.loses or "Says all of it.", className="quiet-text"),
                ],
                className="save-about",
            ),
            link,
        ],
        className="save-row",
    )
