"""What two compared dates have apart, relation by relation; each line opens its claims."""

from __future__ import annotations

from itertools import groupby

from dash import html
from dash.development.base_component import Component

from alliance_network.dashboard.parts.elements import button, doing
from alliance_network.dashboard.parts.lines import lines
from alliance_network.dashboard.parts.samples import line_sample
from alliance_network.selection import Selection
from alliance_network.words.comparison import WordGroup, comparison_words

__all__ = ["COMPARISON", "comparison_panel"]

COMPARISON = "comparison"
"""What this panel is about, for the scripts; an actor's or tie's has its id or key."""

_SIGNS = {"began": "+", "ended": "−", "changed": "Δ", "unknown": "?"}


def comparison_panel(selection: Selection) -> list[Component]:
    """The counts, then what each relation's ties did between the two dates."""
    words = comparison_words(selection)
    content: list[Component] = [
        html.H2("What changed", className="panel-title", tabIndex=-1, **{"data-about": COMPARISON}),
        html.P(words.summary, className="panel-kind"),
    ]
    for relation, groups in groupby(words.groups, key=lambda group: group.relation):
        own = list(groups)
        content.append(
            html.H3(
                [line_sample(selection.dataset.relation(relation)), own[0].relation_label],
                className="panel-heading panel-heading-line",
            )
        )
        for group in own:
            content += _group(group)
    end = button("End the comparison", **doing("compare", ""))
    return [*content, html.Div(end, className="panel-buttons")]


def _group(group: WordGroup) -> list[Component]:
    heading = html.H4(
        [
            html.Span(_SIGNS[group.change], className="change-sign", **{"aria-hidden": "true"}),
            group.title,
            html.Span(f"{len(group.lines):,}", className="panel-count"),
        ],
        className="change-heading",
    )
    return [heading, *lines(group.lines)]
