"""What search has found, below its field."""

from __future__ import annotations

from collections.abc import Sequence

from dash import html
from dash.development.base_component import Component

from alliance_network.dashboard.parts.claims import link
from alliance_network.dashboard.parts.elements import doing
from alliance_network.model.dataset import Dataset
from alliance_network.search import Hit
from alliance_network.words import counted

__all__ = ["found"]

MOST_SOURCES = 3  # below what can be chosen, which is what search is for
GROUPS = {"actor": "Actors", "tie": "Ties"}


def found(dataset: Dataset, text: str, hits: Sequence[Hit]) -> list[Component]:
    """The hits by what they are; actors and ties can be chosen, sources lead to their address."""
    if not text.strip():
        return []
    if not hits:
        nothing = f"Nothing is found with “{text.strip()}”."
        return [html.P(nothing, className="search-none", role="status", **{"data-for": text})]
    groups = [
        _options(title, of_kind)
        for kind, title in GROUPS.items()
        if (of_kind := [hit for hit in hits if hit.kind == kind])
    ]
    sources = [hit for hit in hits if hit.kind == "source"]
    return [
        html.Div(groups, id="found", role="listbox", **{"aria-label": "Found", "data-for": text}),
        *([_sources(dataset, sources)] if sources else []),
        html.P(f"{counted(len(hits), 'result')}.", className="unseen", role="status"),
    ]


def _options(title: str, hits: Sequence[Hit]) -> html.Div:
    options = [
        html.Div(
            [
                html.Span(hit.label, className="search-label", dir="auto"),
                html.Span(hit.context, className="search-context", dir="auto"),
            ],
            id=f"found-{hit.key}",
            role="option",
            className="search-option",
            **{"aria-selected": "false"},
            **doing("select", hit.key),
        )
        for hit in hits
    ]
    return html.Div(
        [html.Div(title, className="search-group", **{"aria-hidden": "true"}), *options],
        role="group",
        **{"aria-label": title},
    )


def _sources(dataset: Dataset, hits: Sequence[Hit]) -> html.Div:
    rows = [
        html.Div(
            [
                html.Span(link(hit.label, dataset.source(hit.key).url), className="search-label"),
                html.Span(hit.context, className="search-context"),
            ],
            className="search-source",
        )
        for hit in hits[:MOST_SOURCES]
    ]
    return html.Div([html.Div("Sources", className="search-group"), *rows])
