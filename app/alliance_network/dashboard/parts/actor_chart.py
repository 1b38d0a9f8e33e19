"""An actor's ties by relation over time: a line of bars for each relation, and a table."""

from __future__ import annotations

from collections.abc import Sequence

from dash import html
from dash.development.base_component import Component

from alliance_network.dashboard.parts.drawn import drawn
from alliance_network.dashboard.parts.overtime import dates, years
from alliance_network.dashboard.parts.samples import line_sample
from alliance_network.figures.lifeline import bars_scene
from alliance_network.figures.style import look
from alliance_network.history.span import Span
from alliance_network.model.dataset import Dataset
from alliance_network.model.dates import in_words
from alliance_network.model.relation import Relation
from alliance_network.model.remembered import remembered
from alliance_network.selection import Selection
from alliance_network.selection.tallies import Tallies, tallies_of
from alliance_network.words import capital, counted

__all__ = ["actor_chart"]

# Height of the highest bar, and of one tie at most, px: all relations have one measure.
HIGH, UNIT = 44.0, 6.0


def actor_chart(selection: Selection, actor: str) -> list[Component]:
    """How many ties of each relation a view shows of an actor at each step of time."""
    found = tallies_of(selection.dataset, selection.view, actor)
    if found is None or not found.by_relation.any():
        return []
    rows, below = _chart(selection.dataset, found)
    return [
        html.H3("Ties over time", className="panel-heading"),
        html.Div([*rows, *dates(selection.view, found.span)], className="overtime"),
        *below,
    ]


@remembered(64)
def _chart(dataset: Dataset, found: Tallies) -> tuple[list[Component], list[Component]]:
    """The lines of bars, which no date changes, and what stands below them."""
    shown = [
        (relation, found.by_relation[:, place].tolist())
        for place, relation in enumerate(dataset.relations)
        if found.by_relation[:, place].any()
    ]
    unit = min(HIGH / max(max(numbers) for _, numbers in shown), UNIT)
    asked = html.Summary("The numbers as a table")
    return (
        [*(_row(found.span, *one, unit=unit) for one in shown), years(found.span)],
        [*_unknown(found), html.Details([asked, _table(found, shown)], className="chart-table")],
    )


def _row(span: Span, relation: Relation, numbers: Sequence[int], *, unit: float) -> html.Div:
    most = max(numbers)
    step = span.steps[numbers.index(most)]
    picture = drawn(
        lambda style: bars_scene(
            numbers, look(relation, style.theme).colour, unit=unit, span=span, style=style
        )
    )
    name = [
        line_sample(relation),
        relation.label,
        html.Span(f"up to {most:,}, in {in_words(step)}", className="panel-count"),
    ]
    return html.Div([html.P(name, className="chart-name"), picture])


def _unknown(found: Tallies) -> list[Component]:
    """At how many steps no source speaks of some of them, which is not that there were none."""
    steps = int((found.unknown > 0).sum())
    if not steps:
        return []
    most = int(found.unknown.max())
    of = f"of up to {counted(most, 'tie')}" if most > 1 else "of 1 tie"
    said = f"In {counted(steps, found.span.unit)} no source speaks {of}, which is then not counted."
    return [
        html.P(said.replace("which is", "which are") if most > 1 else said, className="panel-why")
    ]


def _table(found: Tallies, shown: Sequence[tuple[Relation, Sequence[int]]]) -> html.Table:
    head = html.Tr(
        [
            html.Th(capital(found.span.unit), scope="col"),
            *(html.Th(relation.label, scope="col") for relation, _ in shown),
            html.Th("no data", scope="col"),
        ]
    )
    rows = [
        html.Tr(
            [
                html.Th(in_words(step), scope="row"),
                *(html.Td(f"{numbers[place]:,}") for _, numbers in shown),
                html.Td(f"{found.unknown[place]:,}"),
            ]
        )
        for place, step in enumerate(found.span.steps)
    ]
    return html.Table([html.Thead(head), html.Tbody(rows)])
