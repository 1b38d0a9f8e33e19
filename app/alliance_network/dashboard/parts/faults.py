"""The dialogue that says everything that is wrong with a file."""

from __future__ import annotations

from dash import html

from alliance_network.dashboard.parts.elements import button, dialogue, on_page
from alliance_network.dashboard.parts.opening import progress

__all__ = ["faults_dialogue"]

COLUMNS = {"Place": "place", "What is wrong": "wrong", "What would be right": "right"}
"""What is said of each fault; assets/open-faults.js fills the rows."""


def faults_dialogue() -> html.Dialog:
    """All faults of a file as a table; what is on the page stays as it is."""
    table = html.Table(
        [
            html.Caption("Faults of the file", className="unseen"),
            html.Thead(html.Tr([html.Th(label, scope="col") for label in COLUMNS])),
            html.Tbody(id="faults-rows"),
        ],
        className="faults-table",
    )
    return dialogue(
        "faults",
        "The file is not opened",
        [
            html.P(id="faults-said", className="faults-said", role="status"),
            # A table that scrolls has to be reached by key.
            html.Div(
                table,
                id="faults-place",
                className="faults-place",
                tabIndex=0,
                role="region",
                **{"aria-label": "Faults of the file"},
            ),
            html.P(id="faults-more", className="quiet-text"),
            html.Div(
                [
                    button(
                        "Choose the corrected file", kind="button-strong", **on_page("choose-again")
                    ),
                    button("Copy", name="Copy the faults", **on_page("copy-faults")),
                    button("CSV", name="Download the faults as CSV", **on_page("faults-csv")),
                    button("Text", name="Download the faults as text", **on_page("faults-text")),
                    html.Span(id="faults-done", className="quiet-text", role="status"),
                ],
                className="export-buttons",
            ),
            progress("faults-progress"),
        ],
    )
