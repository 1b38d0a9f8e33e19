"""The dossier of a tie: its state and history, who says so and who denies it, its sources."""

from __future__ import annotations

from collections.abc import Sequence

from dash import html
from dash.development.base_component import Component

from alliance_network.dashboard.parts.claims import claims
from alliance_network.dashboard.parts.elements import button, doing, hidden_text, on_page
from alliance_network.dashboard.parts.overtime import over_time
from alliance_network.dashboard.parts.panel_sources import tie_sources
from alliance_network.dashboard.parts.samples import line_sample
from alliance_network.history import histories
from alliance_network.model.tie import Tie, split_key
from alliance_network.selection import Selection
from alliance_network.view import to_query
from alliance_network.words import (
    beside,
    by_time,
    counted,
    forms_of,
    listed,
    says_so,
    tie_words,
    why,
)
from alliance_network.words.counting import claims_of, set_aside
from alliance_network.words.dossier import Standing, standings, tie_at
from alliance_network.words.hidden import hidden

__all__ = ["tie_panel"]


def tie_panel(selection: Selection, key: str) -> list[Component]:
    """All that is known of a tie, also of one that is not shown or that has ended."""
    dataset, view = selection.dataset, selection.view
    tie = tie_at(dataset, view, key)
    aside = set_aside(dataset, view, key)
    counting = [row for row in claims_of(dataset, key) if row not in aside]
    return [
        *_head(selection, key, tie),
        *_not_shown(selection, key),
        *_said(selection, tie, counting),
        *_aside(selection, aside, counting),
        *over_time(dataset, view, key),
        *([] if tie is None else _why(selection, tie)),
        *([] if tie is None else _beside(selection, tie)),
        *tie_sources(dataset, key),
        html.Div(
            [
                button("Copy the link to this tie", **on_page("copy-link")),
                *(
                    button(
                        f"Ties of {dataset.actor(end).name_in(view.language)}",
                        **doing("select", end),
                    )
                    for end in split_key(key)[:2]
                ),
            ],
            className="panel-buttons",
        ),
    ]


def _head(selection: Selection, key: str, tie: Tie | None) -> list[Component]:
    """The two actors with the line between them, what it consists in, and its state."""
    dataset, language = selection.dataset, selection.view.language
    from_actor, to_actor, relation_id = split_key(key)
    relation = dataset.relation(relation_id)
    said = tie_words(
        dataset, from_actor=from_actor, to_actor=to_actor, relation=relation_id, language=language
    )
    status = "asserted" if tie is None else tie.status
    forms = () if tie is None else forms_of(dataset, tie)
    return [
        html.H2(
            [
                html.Bdi(dataset.actor(from_actor).name_in(language), **{"aria-hidden": "true"}),
                html.Span(line_sample(relation, status=status), className="panel-sample"),
                html.Bdi(dataset.actor(to_actor).name_in(language), **{"aria-hidden": "true"}),
                hidden_text(said),
            ],
            className="panel-title",
            tabIndex=-1,
            **{"data-about": key},
        ),
        html.P(
            f"{relation.label}, {listed(forms)}" if forms else relation.label,
            className="panel-kind",
        ),
        html.Ul(
            [_standing(one) for one in standings(dataset, selection.view, key)],
            className="standings",
        ),
    ]


def _standing(one: Standing) -> html.Li:
    kind = one.status or "none"
    return html.Li([html.B(one.said), f" {one.when}"], className=f"standing standing-{kind}")


def _not_shown(selection: Selection, key: str) -> list[Component]:
    found = hidden(selection, key)
    if found is None:
        return []
    said = html.P(found.reason)
    if not found.step:
        return [html.Div(said, className="panel-note")]
    step = button(found.step, **doing("view", to_query(found.view)))
    return [html.Div([said, step], className="panel-note")]


def _said(selection: Selection, tie: Tie | None, rows: Sequence[int]) -> list[Component]:
    """The claims that count: those that say so beside those that deny it."""
    dataset, language = selection.dataset, selection.view.language
    if not rows:
        return []
    asserts = histories(dataset).stances["asserts"]
    ordered = by_time(dataset, rows)
    sides = {
        "Says so": [row for row in ordered if asserts[row]],
        "Denies it": [row for row in ordered if not asserts[row]],
    }
    number = counted(len(rows), "claim") if tie is None else says_so(dataset, tie)
    heading = html.H3(number, className="panel-heading")
    if not all(sides.values()):
        return [heading, *claims(dataset, ordered, language=language)]
    columns = [
        html.Section(
            [
                html.H4(
                    [title, html.Span(f"{len(own):,}", className="panel-count")],
                    className="side-heading",
                ),
                *claims(dataset, own, language=language),
            ],
            className="claim-side",
        )
        for title, own in sides.items()
    ]
    # In columns each number stands over its own.
    heading.className = "unseen"
    return [heading, html.Div(columns, className="claim-sides")]


def _aside(selection: Selection, aside, counting: Sequence[int]) -> list[Component]:
    """The claims that do not count here, each with the reason."""
    if not aside:
        return []
    dataset, view = selection.dataset, selection.view
    made = claims(dataset, by_time(dataset, list(aside)), language=view.language, aside=aside)
    number = counted(len(aside), "claim")
    if not counting:
        return [html.H3(f"{number}, none of which counts here", className="panel-heading"), *made]
    said = f"{counted(len(aside), 'further claim')} that {'does' if len(aside) == 1 else 'do'} not"
    return [
        html.Details(
            [html.Summary(f"{said} count here", className="panel-heading"), *made],
            className="aside",
        )
    ]


def _why(selection: Selection, tie: Tie) -> list[Component]:
    dated = selection.view.as_of is not None
    return [
        html.H3(f"Why “{tie.status}”", className="panel-heading"),
        html.P(why(selection.dataset, tie, dated=dated), className="panel-why"),
    ]


def _beside(selection: Selection, tie: Tie) -> list[Component]:
    near = beside(selection.dataset, tie)
    if not near:
        return []
    made = claims(selection.dataset, near, language=selection.view.language, whole=True)
    return [html.H3("Beside it", className="panel-heading"), *made]
