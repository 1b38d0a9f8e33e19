"""The dialogue to choose another network, or to open one's own data."""

from __future__ import annotations

import dash_mantine_components as dmc
from dash import html
from dash.development.base_component import Component

from alliance_network.dashboard.networks import Networks
from alliance_network.dashboard.parts.elements import button, dialogue, on_page
from alliance_network.dashboard.store import DAY, Store
from alliance_network.formats import FORMATS
from alliance_network.words import counted

__all__ = ["kept_words", "networks_dialogue"]

GROUPS = {
    "network": "Networks",
    "table": "Tables",
    "graph": "Graphs",
    "published": "Data sets of the field",
}
"""What can be opened, by the group of its format."""


def networks_dialogue(networks: Networks, *, base_path: str) -> html.Dialog:
    """The networks that are served, those opened here lately, and one's own data.

    assets/networks.js fills the lists.
    """
    part = html.Section(
        _own(networks.store, base_path), className="networks-own", **{"aria-label": "Your own data"}
    )
    columns = html.Div([_there(), part], className="networks-columns")
    return dialogue("networks", "Networks", [columns], kind="dialogue-sheet")


def kept_words(seconds: float) -> str:
    """For how long a network that was dropped can be opened by its link."""
    days = seconds / DAY
    length = counted(round(days * 24), "hour") if days < 2 else counted(round(days), "day")
    return f"The link shows it to whoever has it, until nobody has used it for {length}."


def _there() -> html.Div:
    return html.Div(
        [
            html.Div(id="networks-here", className="networks-list"),
            html.P(id="networks-said", className="networks-said", role="alert"),
            html.Div(
                [
                    html.Div(
                        [
                            html.H3("Opened in this browser", className="part-heading"),
                            button("Forget them", kind="plain", **on_page("forget-networks")),
                        ],
                        className="networks-top",
                    ),
                    html.Div(id="networks-recent", className="networks-list"),
                ],
                id="networks-lately",
                className="networks-part",
                hidden=True,
            ),
        ],
        className="networks-there",
    )


def _own(store: Store | None, base_path: str) -> list[Component]:
    """How to open one's own data; without a store, only figures and stories can be opened."""
    kept = "" if store is None else kept_words(store.keep)
    about = (
        "This server opens figures and stories that were made with it. To open a table or a graph "
        "of your own, start the program on your own machine: alliance-network serve FILE"
        if store is None
        else "A table with a row for each tie, a workbook, a graph file or a data set of the "
        f"field. It is sent to this server and gets a link of its own. {kept}"
    )
    return [
        html.H3("Your own data", className="part-heading"),
        html.P(about, id="own-about", className="quiet-text", **{"data-kept": kept}),
        html.Div(
            [
                button("Choose a file", kind="button-strong", **on_page("choose-file")),
                html.Span("or drop it anywhere on the page", className="quiet-text"),
            ],
            className="own-choose",
        ),
        html.Div(_table(base_path), id="own-table", className="own-table", hidden=store is None),
    ]


def _table(base_path: str) -> list[Component]:
    """Ways to a table of one's own."""
    return [
        html.P(
            [
                "Begin with a template: ",
                _template("CSV", "template.csv", base_path),
                " or ",
                _template("workbook", "template.xlsx", base_path),
            ],
            className="own-template",
        ),
        dmc.Textarea(
            id="own-rows",
            label="Or paste rows from a spreadsheet, the names of the columns first",
            placeholder="From\tTo\tRelation\nIran\tSyria\talliance",
            value="",
            minRows=4,
            maxRows=8,
            autosize=True,
            spellCheck=False,
            classNames={"input": "own-rows"},
        ),
        html.Div(
            [
                button("Open the pasted rows", **on_page("open-rows")),
                html.Span(id="own-said", className="export-said", role="status"),
            ],
            className="own-choose",
        ),
        _formats(),
    ]


def _template(label: str, file: str, base_path: str) -> html.A:
    return html.A(
        label,
        href=f"{base_path}{file}",
        download=f"network-{file}",
        **{"aria-label": f"Template as {label}"},
    )


def _formats() -> html.Details:
    """Everything that can be opened, by group."""
    lines: list[Component] = []
    for group, heading in GROUPS.items():
        labels = [one.label for one in FORMATS if one.group == group and one.read is not None]
        if labels:
            lines += [html.Dt(heading), html.Dd(", ".join(labels))]
    lines += [html.Dt("Made by this page"), html.Dd("exported figures, stories, mapping.toml")]
    return html.Details(
        [html.Summary("What can be opened"), html.Dl(lines, className="own-formats")],
        className="own-known",
    )
