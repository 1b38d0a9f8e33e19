"""The panel of a tie: every claim behind it, what stands beside it, and why it has its status."""

from __future__ import annotations

from urllib.parse import urlsplit

from dash import html
from dash.development.base_component import Component

from alliance_network.dashboard.parts.elements import button, hidden_text, on_page
from alliance_network.dashboard.parts.samples import line_sample
from alliance_network.figures.style import DARK, LIGHT, look
from alliance_network.model.dataset import Dataset
from alliance_network.model.tie import STATUSES, Tie, split_key
from alliance_network.selection import Selection, select
from alliance_network.view import View
from alliance_network.words import (
    beside,
    by_time,
    claim_details,
    claim_source,
    claim_text,
    counted,
    forms_of,
    listed,
    says_so,
    tie_words,
    why,
)

__all__ = ["link", "tie_panel"]

MOST_BESIDE = 12


def tie_panel(selection: Selection, key: str) -> list[Component]:
    """Title, claims by time, what stands beside, why the status."""
    dataset, language = selection.dataset, selection.view.language
    from_actor, to_actor, relation_id = split_key(key)
    relation = dataset.relation(relation_id)
    first, second = (dataset.actor(one).name_in(language) for one in (from_actor, to_actor))
    tie = _tie(selection, key)
    status = "asserted" if tie is None else tie.status
    said = tie_words(
        dataset, from_actor=from_actor, to_actor=to_actor, relation=relation_id, language=language
    )
    title = html.H2(
        [
            html.Bdi(first, **{"aria-hidden": "true"}),
            html.Span(line_sample(relation, status=status), className="panel-sample"),
            html.Bdi(second, **{"aria-hidden": "true"}),
            hidden_text(said),
        ],
        className="panel-title",
        tabIndex=-1,
    )
    buttons = html.Div(button("Copy link", **on_page("copy-link")), className="panel-buttons")
    if tie is None:
        silent = "No claim about this tie counts on the last day that its sources cover."
        return [title, html.P(relation.label, className="panel-kind"), html.P(silent), buttons]
    forms = forms_of(dataset, tie)
    kind = f"{relation.label}, {listed(forms)}" if forms else relation.label
    hidden = [] if key in selection.keys else [_not_shown()]
    near = beside(dataset, tie)
    return [
        title,
        html.P([kind, " · ", html.B(tie.status)], className="panel-kind"),
        *hidden,
        html.H3(says_so(dataset, tie), className="panel-heading"),
        _claims(dataset, by_time(dataset, tie.claims), language=language, whole=False),
        *(
            [
                html.H3("Beside it", className="panel-heading"),
                _claims(dataset, near[:MOST_BESIDE], language=language, whole=True),
            ]
            if near
            else []
        ),
        *(
            [html.P(f"And {counted(len(near) - MOST_BESIDE, 'more claim')}.")]
            if len(near) > MOST_BESIDE
            else []
        ),
        html.H3(f"Why “{tie.status}”", className="panel-heading"),
        html.P(why(dataset, tie), className="panel-why"),
        buttons,
    ]


def link(text: str, address: str | None) -> html.A | html.Span:
    """A link to a source; only the text where its address is none a browser should open."""
    if address is None or urlsplit(address).scheme not in ("http", "https"):
        return html.Span(text, className="source")
    return html.A(text, href=address, target="_blank", rel="noopener", className="source")


def _tie(selection: Selection, key: str) -> Tie | None:
    """The tie, also where the selection does not show it."""
    if key in selection.keys:
        return selection.tie(key)
    everything = select(selection.dataset, View(statuses=frozenset(STATUSES)))
    return everything.tie(key) if key in everything.keys else None


def _not_shown() -> html.P:
    return html.P("Not in the picture with the choices made.", className="panel-note")


def _claims(
    dataset: Dataset, rows: list[int] | tuple[int, ...], *, language: str, whole: bool
) -> html.Ul:
    """Claims one below the other; `whole` says also what each is about."""
    return html.Ul(
        [_claim(dataset, row, language=language, whole=whole) for row in rows], className="claims"
    )


def _claim(dataset: Dataset, row: int, *, language: str, whole: bool) -> html.Li:
    claim = dataset.claim(row)
    relation = dataset.relation(claim.relation)
    details = [*claim_details(dataset, row), *([relation.label] if whole else [])]
    return html.Li(
        [
            html.P(claim_text(dataset, row, language=language), className="claim-text"),
            html.P(" · ".join(details), className="claim-details"),
            html.P(
                [
                    link(claim_source(dataset, row), dataset.source(claim.source).url),
                    html.Span(claim.id, className="claim-id", title="Id of the claim"),
                ],
                className="claim-source",
            ),
        ],
        className=f"claim claim-{claim.stance}",
        style={
            "--light": look(relation, LIGHT).colour,
            "--dark": look(relation, DARK).colour,
        },
    )
