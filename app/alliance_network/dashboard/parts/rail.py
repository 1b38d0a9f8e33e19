"""The rail: the key and the switches in one. Each row shows the line as it is drawn."""

from __future__ import annotations

from collections.abc import Iterable

from dash import html

from alliance_network.dashboard.actions import kinds_of
from alliance_network.dashboard.parts.elements import button, doing, on_page
from alliance_network.dashboard.parts.samples import (
    area_sample,
    kind_sample,
    line_sample,
    status_sample,
)
from alliance_network.model.dataset import Dataset
from alliance_network.model.relation import MEMBERSHIP
from alliance_network.model.tie import STATUSES
from alliance_network.selection import Selection
from alliance_network.view import LEAST_DRAWN, View
from alliance_network.words import kind_label, language_name, status_meaning

__all__ = ["LAYOUTS", "counts", "focus", "languages", "rail", "states"]

LAYOUTS = {
    "organic": "Organic",
    "circle": "Circle",
    "kinds": "By kind",
    "rings": "Rings",
}
LONERS = {"faded": "faded", "hidden": "hidden"}
DRAWN = {"2000": "2,000", "5000": "5,000", "10000": "10,000", "30000": "30,000"}
MEMBERSHIPS = {"area": "as an area", "ties": "as ties"}


def languages(dataset: Dataset) -> dict[str, str]:
    """The languages that names are there in, by their codes; English first."""
    codes = {code for actor in dataset.actors for code in actor.names} - {"en"}
    named = {code: language_name(code) for code in codes}
    return {"en": "English", **dict(sorted(named.items(), key=lambda one: one[1]))}


def states(dataset: Dataset, view: View) -> dict[str, bool]:
    """Which switches and choices are on, by "group:name"."""
    on = {
        f"relation:{relation.id}": view.relations is None or relation.id in view.relations
        for relation in dataset.relations
    }
    on |= {f"status:{status}": status in view.statuses for status in STATUSES}
    on |= {f"kind:{kind}": view.kinds is None or kind in view.kinds for kind in kinds_of(dataset)}
    on |= {f"memberships:{name}": view.memberships == name for name in MEMBERSHIPS}
    on |= {f"loners:{name}": view.loners == name for name in LONERS}
    on |= {f"drawn:{number}": str(view.drawn) == number for number in DRAWN}
    on |= {f"layout:{name}": view.layout == name for name in LAYOUTS}
    on |= {f"language:{code}": view.language == code for code in languages(dataset)}
    return on


def counts(selection: Selection) -> dict[str, str]:
    """The numbers beside the switches, as they are written, by "group:name"."""
    dataset = selection.dataset
    of = {
        f"relation:{relation.id}": selection.by_relation.get(relation.id, 0)
        for relation in dataset.relations
    }
    of |= {f"status:{status}": selection.by_status.get(status, 0) for status in STATUSES}
    of |= {f"kind:{kind}": selection.by_kind.get(kind, 0) for kind in kinds_of(dataset)}
    return {name: f"{number:,}" for name, number in of.items()}


def rail(selection: Selection) -> list[html.Section]:
    """The whole rail of a dataset, as a selection of it leaves it."""
    dataset, view = selection.dataset, selection.view
    on, numbers = states(dataset, view), counts(selection)
    tongues = languages(dataset)
    relations = [
        _row(
            "relation",
            relation.id,
            relation.label,
            area_sample() if relation.id == MEMBERSHIP else line_sample(relation),
            on=on,
            numbers=numbers,
            note=relation.note,
            below=_choice("memberships", "Draw memberships", MEMBERSHIPS, on)
            if relation.id == MEMBERSHIP
            else None,
        )
        for relation in dataset.relations
    ]
    statuses = [
        _row(
            "status",
            status,
            status,
            status_sample(status),
            on=on,
            numbers=numbers,
            note=status_meaning(status),
        )
        for status in STATUSES
    ]
    kinds = [
        _row("kind", kind, kind_label(kind, 2), kind_sample(kind), on=on, numbers=numbers)
        for kind in kinds_of(dataset)
    ]
    all_or_none = html.Span(
        [
            button("all", kind="plain", name="Show all relations", **doing("relations-all")),
            html.Span(" · ", **{"aria-hidden": "true"}),
            button("none", kind="plain", name="Show no relation", **doing("relations-none")),
        ],
        className="rail-all",
    )
    return [
        _section("Relations", "relations", [_rows(relations)], beside=all_or_none),
        _section("How sure", "statuses", [_rows(statuses)]),
        _section(
            "Actors",
            "kinds",
            [
                _rows(kinds),
                _choice("loners", "Without ties", LONERS, on, shown=True),
            ],
        ),
        *(
            [
                _section(
                    "Most ties drawn",
                    "drawn",
                    [
                        _choice("drawn", "Most ties drawn", DRAWN, on),
                        html.P(
                            "The strongest come first: by independent sources, then by claims, "
                            "then by weight within the relation.",
                            className="rail-text",
                        ),
                    ],
                )
            ]
            if selection.all_ties > LEAST_DRAWN
            else []
        ),
        _section("Layout", "layout", [_choice("layout", "Layout", LAYOUTS, on)]),
        *(
            [_section("Names in", "language", [_choice("language", "Names in", tongues, on)])]
            if len(tongues) > 1
            else []
        ),
        html.Section(
            button("Reset all", kind="quiet", **doing("reset")), className="rail-section rail-end"
        ),
    ]


def focus(dataset: Dataset, view: View) -> list:
    """What can be narrowed to the chosen actor, or widened from it; empty without one."""
    if view.focus is not None:
        name = dataset.actor(view.focus).name_in(view.language)
        steps = {str(step): str(step) for step in range(1, max(3, view.steps) + 1)}
        on = {f"steps:{step}": str(view.steps) == step for step in steps}
        return [
            html.H2("Focus", className="rail-title"),
            html.P(["Only what is near ", html.B(name), "."], className="rail-text"),
            _choice("steps", "Steps away", steps, on, shown=True),
            button("End the focus", kind="quiet", **doing("focus", "")),
        ]
    if view.selected in dataset.actor_index:
        name = dataset.actor(view.selected).name_in(view.language)
        return [
            html.H2("Focus", className="rail-title"),
            button(f"Only what is near {name}", kind="quiet", **doing("focus", view.selected)),
        ]
    return []


def _section(title: str, name: str, children: list, *, beside: html.Span | None = None):
    heading = html.H2(title, className="rail-title")
    top = heading if beside is None else html.Div([heading, beside], className="rail-top")
    return html.Section([top, *children], className=f"rail-section rail-{name}")


def _rows(rows: Iterable[html.Li]) -> html.Ul:
    return html.Ul(list(rows), className="rows")


def _row(
    group: str,
    name: str,
    label: str,
    sample: html.Span,
    *,
    on: dict[str, bool],
    numbers: dict[str, str],
    note: str = "",
    below: html.Div | None = None,
) -> html.Li:
    # Few components a row: each costs time in the browser whenever anything changes. What
    # changes in a row, assets/rail.js sets.
    key = f"{group}:{name}"
    switch = html.Button(
        [sample, label],
        type="button",
        role="switch",
        className="row-switch",
        **{"aria-checked": _said(on[key])},
        **doing(group, name),
    )
    only = html.Button(
        "only",
        type="button",
        className="row-more",
        **{"aria-label": f"Only {label}"},
        **doing(f"{group}-only", name),
    )
    ask = html.Button(
        "?",
        type="button",
        className="row-more row-ask",
        **{
            "aria-label": f"What {label} means here",
            "aria-expanded": "false",
            "data-note": note,
        },
        **on_page("about"),
    )
    number = html.Span(numbers[key], className="row-count")
    parts = [switch, only, ask if note else None, number, below]
    return html.Li([part for part in parts if part is not None], className="row")


def _choice(
    group: str, label: str, names: dict[str, str], on: dict[str, bool], *, shown: bool = False
) -> html.Div:
    """One of several; `shown` puts the label on the page and not only into its name."""
    # The tab key reaches one of them, arrow keys the others (assets/keys.js).
    reached = next((name for name in names if on[f"{group}:{name}"]), next(iter(names)))
    options = [
        html.Button(
            text,
            type="button",
            role="radio",
            className="choice-one",
            tabIndex=0 if name == reached else -1,
            **{"aria-checked": _said(on[f"{group}:{name}"])},
            **doing(group, name),
        )
        for name, text in names.items()
    ]
    picker = html.Div(options, role="radiogroup", className="choice", **{"aria-label": label})
    if not shown:
        return picker
    words = html.Span(label, className="choice-label", **{"aria-hidden": "true"})
    return html.Div([words, picker], className="choice-line")


def _said(on: bool) -> str:
    return "true" if on else "false"
