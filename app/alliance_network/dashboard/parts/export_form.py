"""The dialogue that exports the picture and its data: settings, a preview, and how to cite it."""

from __future__ import annotations

import dash_mantine_components as dmc
from dash import html

from alliance_network.dashboard.ids import Id
from alliance_network.dashboard.parts.elements import button, dialogue, on_page, segments
from alliance_network.dashboard.parts.export_settings import export_settings
from alliance_network.dashboard.parts.saving import saving

__all__ = ["export_form"]

SEEN = {
    "": "As it is",
    "grey": "In grey",
    "protan": "Without red",
    "deutan": "Without green",
    "tritan": "Without blue",
}
"""How a preview can be looked at; the empty word is none of `sight.SIGHTS`."""

STYLES = {"txt": "Text", "bib": "BibTeX", "json": "CSL JSON"}
"""Endings of the files that cite a figure."""


def export_form() -> html.Dialog:
    """Settings beside a preview; a tab to save the network itself, and one to cite the figure."""
    tabs = dmc.Tabs(
        [
            dmc.TabsList(
                [
                    dmc.TabsTab("Figure", value="figure"),
                    dmc.TabsTab("Network", value="network"),
                    dmc.TabsTab("Cite", value="cite"),
                ],
                **{"aria-label": "Figure, network or citation"},
            ),
            dmc.TabsPanel(_figure(), value="figure", className="export-figure"),
            dmc.TabsPanel(saving(), value="network"),
            dmc.TabsPanel(_cite(), value="cite"),
        ],
        id=Id.EXPORT_TAB,
        value="figure",
    )
    return dialogue("export", "Export this picture", [tabs])


def _figure() -> list[html.Div | html.Figure]:
    preview = html.Figure(
        [
            html.Div(
                html.Img(id="export-preview", alt="", hidden=True), className="export-picture"
            ),
            html.Figcaption(id="export-measure", className="export-measure"),
        ],
        id="export-look",
        className="export-look",
    )
    return [preview, export_settings(), _after(), _actions()]


def _after() -> html.Div:
    """What belongs to the preview: which of many it is, who sees it, what is to be said of it."""
    pager = html.Div(
        [
            button("Previous", **on_page("export-previous")),
            html.Span(id="export-which", className="export-which"),
            button("Next", **on_page("export-next")),
        ],
        id="export-pager",
        className="export-pager",
        hidden=True,
    )
    seen = dmc.RadioGroup(
        html.Div(
            [dmc.Radio(value=sight, label=label) for sight, label in SEEN.items()],
            className="export-sights",
        ),
        id=Id.EXPORT_SEEN,
        label="As seen (in the preview alone)",
        value="",
    )
    remarks = html.Ul(id="export-remarks", className="export-remarks", **{"aria-live": "polite"})
    return html.Div([pager, seen, remarks], className="export-after")


def _actions() -> html.Div:
    return html.Div(
        [
            html.P(id="export-said", className="export-said", role="status"),
            html.Div(
                [
                    _file("Download", "export-link", kind="button-strong"),
                    html.Div(
                        button("Copy picture", **on_page("copy-picture")), id="export-copying"
                    ),
                    _file("Data (CSV)", "export-data"),
                    _file("One HTML file", "export-pack"),
                ],
                className="export-buttons",
            ),
        ],
        className="export-actions",
    )


def _file(label: str, id_: str, *, kind: str = "") -> html.A:
    classes = f"button {kind}".strip()
    return html.A(label, id=id_, href="#", className=classes, **on_page("download"))


def _cite() -> html.Div:
    return html.Div(
        [
            segments(Id.CITE_STYLE, "Form", STYLES, value="txt"),
            dmc.Textarea(
                id="cite-text",
                label="This figure and its sources",
                value="",
                readOnly=True,
                autosize=True,
                minRows=8,
                maxRows=20,
                classNames={"input": "cite-text"},
            ),
            html.P(id="cite-said", className="export-said", role="status"),
            html.Div(
                button("Copy citation", kind="button-strong", **on_page("copy-citation")),
                className="export-buttons",
            ),
        ],
        className="form export-cite",
    )
