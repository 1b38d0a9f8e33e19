"""The dossier of an actor: its ties now, over time and at other times, who speaks of it."""

from __future__ import annotations

from collections import Counter

import polars as pl
from dash import html
from dash.development.base_component import Component

from alliance_network.dashboard.parts.actor_chart import actor_chart
from alliance_network.dashboard.parts.claims import link
from alliance_network.dashboard.parts.elements import button, doing, on_page
from alliance_network.dashboard.parts.lines import lines, lines_when_asked
from alliance_network.dashboard.parts.samples import area_sample, kind_sample, line_sample
from alliance_network.history import histories
from alliance_network.model.actor import Actor
from alliance_network.model.relation import MEMBERSHIP, Relation
from alliance_network.model.tie import split_key, tie_key
from alliance_network.selection import Selection
from alliance_network.selection.times import OtherTime, other_times
from alliance_network.words import (
    actor_sentence,
    capital,
    codes_of,
    counted,
    history_words,
    language_name,
    tie_sentence,
    tie_words,
)
from alliance_network.words.dossier import times_of, voice
from alliance_network.words.time import as_of_words, time_words

__all__ = ["actor_panel"]


def actor_panel(selection: Selection, actor: str) -> list[Component]:
    """Name and kind, note, ties by relation now and over time, names in languages, codes."""
    view = selection.view
    found = selection.dataset.actor(actor)
    shown = actor in selection.actors
    buttons = [
        button("Only what is near", **doing("focus", actor)),
        button("Rings round it", **doing("rings", actor)),
        button("Copy the link to this actor", **on_page("copy-link")),
    ]
    return [
        html.H2(
            [
                html.Span(kind_sample(found.kind), className="panel-sample"),
                html.Bdi(found.name_in(view.language)),
            ],
            className="panel-title",
            tabIndex=-1,
            **{"data-about": actor},
        ),
        html.P(actor_sentence(selection, actor), className="panel-kind"),
        *([] if shown else [html.P("Not in the picture with the choices made.")]),
        *([html.P(found.note, className="panel-note")] if found.note else []),
        html.Div(buttons, className="panel-buttons"),
        *actor_chart(selection, actor),
        *_ties(selection, actor),
        *_other_times(selection, actor),
        *_speakers(selection, actor),
        *_names(found),
        *_codes(found),
    ]


# ---- ties ------------------------------------------------------------------------------ #


def _touching(selection: Selection, actor: str) -> pl.DataFrame:
    return selection.ties.filter((pl.col("from") == actor) | (pl.col("to") == actor))


def _ties(selection: Selection, actor: str) -> list[Component]:
    touching = _touching(selection, actor)
    found: list[Component] = []
    for relation in selection.dataset.relations:
        keys = touching.filter(pl.col("relation") == relation.id)["key"].to_list()
        if keys:
            found += [_heading(relation, len(keys)), *_list(selection, keys)]
    return found


def _heading(relation: Relation, number: int) -> html.H3:
    sample = area_sample() if relation.id == MEMBERSHIP else line_sample(relation)
    return html.H3(
        [sample, relation.label, html.Span(f"{number:,}", className="panel-count")],
        className="panel-heading panel-heading-line",
    )


def _list(selection: Selection, keys: list[str]) -> list[Component]:
    dataset, language = selection.dataset, selection.view.language
    return lines(
        [(key, tie_sentence(dataset, selection.tie(key), language=language)) for key in keys]
    )


def _other_times(selection: Selection, actor: str) -> list[Component]:
    """Ties that are not there now, in groups by when they are, each with its times."""
    view = selection.view
    now = as_of_words(view.as_of) if view.since is None else time_words(view)
    titles = {
        "ended": "Ended",
        "later": "Later",
        "between": "Before and after",
        "unknown": f"No data {now}",
    }
    every = other_times(selection, actor)
    found: list[Component] = []
    for when, title in titles.items():
        own = [one for one in every if one.when == when]
        if own:
            heading = html.Summary(
                [title, html.Span(f"{len(own):,}", className="panel-count")],
                className="panel-heading panel-heading-line",
            )
            told = [_other(selection, one) for one in own]
            found.append(lines_when_asked(heading, told, kind="other-times"))
    return found


def _other(selection: Selection, one: OtherTime) -> tuple[str, str]:
    from_actor, to_actor, relation = split_key(one.key)
    said = tie_words(
        selection.dataset,
        from_actor=from_actor,
        to_actor=to_actor,
        relation=relation,
        language=selection.view.language,
    )
    return one.key, f"{capital(said)}: {history_words(times_of(one.intervals))}"


# ---- who speaks of it ------------------------------------------------------------------ #


def _speakers(selection: Selection, actor: str) -> list[Component]:
    """The sources of its shown ties with their claims for and against, and who denies."""
    dataset = selection.dataset
    rows = _touching(selection, actor)["claims"].explode().drop_nulls().unique().sort()
    if rows.is_empty():
        return []
    asserts = histories(dataset).stances["asserts"]
    number: dict[str, Counter[bool]] = {}
    denying: dict[tuple[str, str], str] = {}
    for row in rows:
        number.setdefault(dataset.claim(row).source, Counter())[asserts[row]] += 1
        if not asserts[row]:
            claim = dataset.claim(row)
            ends = {"from_actor": claim.from_actor, "to_actor": claim.to_actor}
            about = tie_words(
                dataset, **ends, relation=claim.relation, language=selection.view.language
            )
            key = tie_key(*ends.values(), claim.relation)
            denying[voice(dataset, row).who, key] = f"denies that {about}"
    said = [
        html.Li(
            [
                link(source.title, source.url),
                html.Span(_claims(number[source.id]), className="panel-count"),
            ],
            className="speaker",
        )
        for source in dataset.sources
        if source.id in number
    ]
    denied = [(key, f"{who} {what}") for (who, key), what in denying.items()]
    return [
        html.H3("Who says so", className="panel-heading"),
        html.Ul(said),
        *([html.H3("Who denies", className="panel-heading")] if denied else []),
        *(lines(denied) if denied else []),
    ]


def _claims(number: Counter[bool]) -> str:
    parts = [counted(number[True], "claim")] if number[True] else []
    if number[False]:
        parts.append(counted(number[False], "denial"))
    return ", ".join(parts)


# ---- names ----------------------------------------------------------------------------- #


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
