"""What a network is made of, how far its sources reach, and how to cite it."""

from __future__ import annotations

import dash_mantine_components as dmc
from dash import html

from alliance_network.dashboard.ids import Id
from alliance_network.dashboard.parts.elements import button, dialogue, on_page, segments
from alliance_network.history import histories
from alliance_network.model.dataset import Dataset
from alliance_network.words import NO_DATE, capital, counted, kind_label, source_reaches

__all__ = ["about_content", "about_dialogue"]

STYLES = {"txt": "Text", "bib": "BibTeX"}
"""Endings of the files that cite a whole network."""


def about_dialogue() -> html.Dialog:
    """Filled by assets/network-about.js from `about_content`."""
    return dialogue(
        "about",
        "About this network",
        [
            html.Div(id="about-content", className="about-content"),
            html.Div(
                [
                    html.H3("Cite the network", className="part-heading"),
                    segments(Id.ABOUT_STYLE, "Form", STYLES, value="txt"),
                    dmc.Textarea(
                        id="about-citation",
                        label="The network and its sources",
                        value="",
                        readOnly=True,
                        autosize=True,
                        minRows=4,
                        maxRows=12,
                        classNames={"input": "cite-text"},
                    ),
                    html.P(id="about-said", className="export-said", role="status"),
                    html.Div(
                        [
                            button(
                                "Copy the citation",
                                kind="button-strong",
                                **on_page("copy-network-citation"),
                            ),
                            html.A(
                                "Download",
                                id="about-file",
                                href="#",
                                className="button",
                                **{
                                    "aria-label": "Download the citation",
                                    "data-said": "about-said",
                                },
                                **on_page("download"),
                            ),
                        ],
                        className="export-buttons",
                    ),
                ],
                className="form about-cite",
            ),
        ],
        kind="dialogue-sheet",
    )


def about_content(dataset: Dataset) -> dict:
    """What is said of a network, as plain values.

    Returns
    -------
    dict
        "title", "description" (paragraphs), "made" (of whom and what it is made, in words),
        "sources" (each with "title", "line", "reach", "cited" and "url", the last two None where
        it has none), and "hash".
    """
    claims = dict(dataset.claims["source"].value_counts().iter_rows())
    sources = [
        {
            "title": source.title,
            "line": ", ".join(filter(None, (source.publisher, source.date, source.kind))),
            "reach": f"{_covers(reach)}; {counted(claims.get(source.id, 0), 'claim')}",
            "cited": source.citation,
            "url": source.url,
        }
        for source, reach in zip(dataset.sources, source_reaches(dataset), strict=True)
    ]
    return {
        "title": dataset.title,
        "description": [part for part in dataset.description.splitlines() if part.strip()],
        "made": _made(dataset),
        "sources": sources,
        "hash": dataset.hash,
    }


def _covers(reach: str) -> str:
    return capital(reach) if reach == NO_DATE else f"Covers {reach}"


def _made(dataset: Dataset) -> list[str]:
    kinds = [actor.kind for actor in dataset.actors]
    actors = [
        f"{kinds.count(kind):,} {kind_label(kind, kinds.count(kind))}"
        for kind in dict.fromkeys(kinds)
    ]
    relations = dict(dataset.claims["relation"].value_counts().iter_rows())
    ever, now = (
        dataset.claims.select("from", "to", "relation").n_unique(),
        len(histories(dataset).latest),
    )
    ties = counted(now, "tie")
    if now != ever:
        ties += f" on the latest day that each source covers, {ever:,} on any day,"
    said = [
        f"{relation.label} {relations[relation.id]:,}"
        for relation in dataset.relations
        if relation.id in relations
    ]
    return [
        f"{counted(len(kinds), 'actor')}: {', '.join(actors)}",
        f"{ties} from {counted(len(dataset.claims), 'claim')}: {', '.join(said)}",
    ]
