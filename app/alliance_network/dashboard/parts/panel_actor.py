"""The panel of an actor: its ties by relation, its names, its codes."""

from __future__ import annotations

import polars as pl
from dash import html
from dash.development.base_component import Component

from alliance_network.dashboard.parts.elements import button, doing, on_page
from alliance_network.dashboard.parts.samples import area_sample, kind_sample, line_sample
from alliance_network.model.actor import Actor
from alliance_network.model.relation import MEMBERSHIP, Relation
from alliance_network.selection import Selection
from alliance_network.words import (
    actor_sentence,
    codes_of,
    counted,
    language_name,
    tie_sentence,
)

__all__ = ["actor_panel"]

MOST_TIES = 60  # of one relation: below the longest lists the names would never be reached


def actor_panel(selection: Selection, actor: str) -> list[Component]:
    """Name and kind, note, ties by relation, names in languages, codes."""
    view = selection.view
    found = selection.dataset.actor(actor)
    shown = actor in selection.actors
    buttons = [
        button("Only what is near", **doing("focus", actor)),
        button("Rings round it", **doing("rings", actor)),
        button("Copy link", **on_page("copy-link")),
    ]
    return [
        html.H2(
            [
                html.Span(kind_sample(found.kind), className="panel-sample"),
                html.Bdi(found.name_in(view.language)),
            ],
            className="panel-title",
            tabIndex=-1,
        ),
        html.P(actor_sentence(selection, actor), className="panel-kind"),
        *([] if shown else [html.P("Not in the picture with the choices made.")]),
        *([html.P(found.note, className="panel-note")] if found.note else []),
        html.Div(buttons, className="panel-buttons"),
        *_ties(selection, actor),
        *_names(found),
        *_codes(found),
    ]


def _ties(selection: Selection, actor: str) -> list[Component]:
    touching = selection.ties.filter((pl.col("from") == actor) | (pl.col("to") == actor))
    found: list[Component] = []
    for relation in selection.dataset.relations:
        keys = touching.filter(pl.col("relation") == relation.id)["key"].to_list()
        if keys:
            found += [_heading(relation, len(keys)), _list(selection, keys)]
    return found


def _heading(relation: Relation, number: int) -> html.H3:
    sample = area_sample() if relation.id == MEMBERSHIP else line_sample(relation)
    return html.H3(
        [sample, relation.label, html.Span(f"{number:,}", className="panel-count")],
        className="panel-heading panel-heading-line",
    )


def _list(selection: Selection, keys: list[str]) -> html.Ul:
    dataset, language = selection.dataset, selection.view.language
    rows = [
        html.Li(
            html.Button(
                tie_sentence(dataset, selection.tie(key), language=language),
                type="button",
                className="panel-tie",
                **doing("select", key),
            )
        )
        for key in keys[:MOST_TIES]
    ]
    if len(keys) > MOST_TIES:
        rows.append(html.Li(f"And {counted(len(keys) - MOST_TIES, 'more tie')}."))
    return html.Ul(rows, className="panel-ties")


def _names(actor: Actor) -> list[Component]:
    names = [
        item
        for language, name in sorted(actor.names.items())
        for item in (
            html.Dt(language_name(language)),
            html.Dd(html.Bdi(name, lang=language, dir="auto")),
        )
    ]
    if actor.aliases:
        names += [html.Dt("Also"), html.Dd(html.Bdi(", ".join(actor.aliases)))]
    if not names:
        return []
    return [html.H3("Names", className="panel-heading"), html.Dl(names, className="pairs")]


def _codes(actor: Actor) -> list[Component]:
    pairs = [item for name, code in codes_of(actor) for item in (html.Dt(name), html.Dd(code))]
    return [html.H3("Codes", className="panel-heading"), html.Dl(pairs, className="pairs")]
