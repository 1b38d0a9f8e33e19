"""The sources of a tie: how far each speaks of it, and how it is cited."""

from __future__ import annotations

from dash import html
from dash.development.base_component import Component

from alliance_network.dashboard.parts.claims import link
from alliance_network.dashboard.parts.elements import button, on_page
from alliance_network.export.citation import source_citation
from alliance_network.model.dataset import Dataset
from alliance_network.model.source import Source
from alliance_network.model.tie import TieKey
from alliance_network.words import capital
from alliance_network.words.dossier import source_limits

__all__ = ["tie_sources"]


def tie_sources(dataset: Dataset, key: TieKey) -> list[Component]:
    """Each source with a claim about a tie, in the dataset's order."""
    found = source_limits(dataset, key)
    return [
        html.H3("Source" if len(found) == 1 else "Sources", className="panel-heading"),
        html.Ul([_source(dataset, *one) for one in found], className="cited"),
    ]


def _source(dataset: Dataset, source: Source, limits: str) -> html.Li:
    cited = source_citation(dataset, source.id)
    return html.Li(
        [
            html.P(link(source.title, source.url), className="cited-title"),
            html.P(f"{capital(limits)}.", className="cited-limits"),
            html.P(cited, className="cited-text", dir="auto"),
            button(
                "Copy citation",
                name=f"Copy the citation of {source.title}",
                **on_page("copy-cited"),
            ),
        ],
        className="cited-source",
    )
