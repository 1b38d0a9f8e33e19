"""What a person lets count as evidence: the rail's last choices, each with the ties it leaves.

Made once for a network; its rows, and what then changes in them, assets/evidence.js sets.
"""

from __future__ import annotations

import json
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from hashlib import blake2s
from typing import Any

import dash_mantine_components as dmc
from dash import html
from dash.development.base_component import Component

from alliance_network.dashboard.parts.elements import button, on_page
from alliance_network.history import ITSELF, LOOK_BACK
from alliance_network.model.claim import CREDIBILITIES
from alliance_network.model.dataset import Dataset
from alliance_network.model.numbers import decimal
from alliance_network.selection.choosable import Choosable, choosable
from alliance_network.selection.offers import Offers, weight_of
from alliance_network.view import View
from alliance_network.words import counted
from alliance_network.words.labels import isolated
from alliance_network.words.time import months

__all__ = ["evidence", "shape", "told"]

FIRST = 6
"""Options of a long group that are there before somebody asks for all."""
SEARCHED = 12
"""A group of more options has a field to look for one."""

_LARGE = ((1e12, "trillion"), (1e9, "billion"), (1e6, "million"))


@dataclass(frozen=True, kw_only=True)
class _Option:
    """One choice: what it is done to, on the page, to a screen reader, and the ties it leaves."""

    of: str
    label: str
    said: str
    on: bool
    number: int | None


@dataclass(frozen=True, kw_only=True)
class _Group:
    """Choices under one title: any of `several` can be on, else one always is.

    That one is `plain` where nobody chose, by what it is done to.
    """

    id: str
    title: str
    do: str
    options: tuple[_Option, ...]
    plain: str | None = None

    @property
    def several(self) -> bool:
        return self.plain is None

    @property
    def chosen(self) -> bool:
        return any(one.on and one.of != self.plain for one in self.options)

    @property
    def summary(self) -> str:
        """What is chosen, in a word or two."""
        on = [one.label for one in self.options if one.on]
        if len(on) > 1:
            return f"{len(on):,} of {len(self.options):,}"
        return on[0] if on else "all"


def shape(dataset: Dataset, view: View) -> str:
    """What tells whether the choices are still the same, whatever is chosen of them."""
    there = repr((dataset.hash, choosable(dataset, view)))
    return blake2s(there.encode(), digest_size=8).hexdigest()


def evidence(dataset: Dataset, view: View) -> list[Component]:
    """The section of a network: a closed group for each thing that can be chosen."""
    groups = _groups(dataset, choosable(dataset, view), view, None)
    # Where all comes from one source, there is no need to say so of each tie.
    alone = len(dataset.sources) > 1 and not any(one.id == "min-sources" for one in groups)
    if not groups:
        return []
    return [
        html.Section(
            [
                html.H2("Evidence", className="rail-title"),
                *map(_group, groups),
                html.P("No tie has two independent sources.", className="rail-text evidence-text")
                if alone
                else None,
            ],
            className="rail-section evidence",
        )
    ]


def told(dataset: Dataset, view: View, found: Offers | None) -> dict[str, Any]:
    """What stands in the section now: what is on, and with offers the number beside each option.

    Returns
    -------
    dict
        shape; groups: by id, whether something is chosen and what; options: by "do:of", whether
        it is on, its number and its name with that number (None without offers).
    """
    groups = _groups(dataset, choosable(dataset, view), view, found)
    return {
        "shape": shape(dataset, view),
        "groups": {group.id: [group.chosen, group.summary] for group in groups},
        "options": {
            f"{group.do}:{one.of}": [one.on, *_numbered(one)]
            for group in groups
            for one in group.options
        },
    }


def _numbered(option: _Option) -> tuple[str | None, str | None]:
    if option.number is None:
        return None, None
    leaves = "leaves" if option.on else "would leave"
    return f"{option.number:,}", f"{option.said}, {leaves} {counted(option.number, 'tie')}"


# ---- what there is ---- #
def _groups(
    dataset: Dataset, there: Choosable, view: View, found: Offers | None
) -> tuple[_Group, ...]:
    titles = {source.id: source.title for source in dataset.sources}

    def some(field: str, do: str, title: str, labels: Mapping[str, str], said: str) -> _Group:
        numbers = {} if found is None else found.among[field]
        chosen = getattr(view, field) or frozenset()
        options = (
            _Option(
                of=value,
                label=labels.get(value, value),
                said=f"{said} {isolated(labels.get(value, value))}",
                on=value in chosen,
                number=numbers.get(value),
            )
            for value in there.among[field]
        )
        return _Group(id=do, title=title, do=do, options=tuple(options))

    groups = (
        _one(
            "min-sources",
            "Independent sources",
            ((str(n), "any number" if n == 1 else f"at least {n}", n) for n in there.min_sources),
            view.min_sources,
            {} if found is None else found.min_sources,
            said="Independent sources of a tie: ",
            plain="1",
        ),
        some("sources", "source", "Sources", titles, "Only claims of"),
        some(
            "claimants",
            "claimant",
            "Claimants",
            {ITSELF: "the sources themselves"},
            "Only claims of",
        ),
        _one(
            "credibility",
            "Credibility",
            ((word or "", _held(word), word) for word in there.credibility),
            view.credibility,
            {} if found is None else found.credibility,
            said="Credibility of a claim that quotes somebody: ",
        ),
        some("forms", "form", "Forms", {}, "Only claims with the form"),
        *_weights(there, view, found),
        _one(
            "look-back",
            "Events count for",
            ((str(n), months(n), n) for n in there.look_back),
            view.look_back,
            {} if found is None else found.look_back,
            said="Events count for ",
            plain=str(LOOK_BACK),
        ),
    )
    return tuple(group for group in groups if group.options)


def _one(
    do: str,
    title: str,
    choices: Iterable[tuple[str, str, Any]],
    chosen: Any,
    numbers: Mapping[Any, int],
    *,
    said: str,
    plain: str = "",
    id_: str | None = None,
) -> _Group:
    """A group of which one is chosen; of each choice what is done to, its label and its value."""
    options = (
        _Option(
            of=of,
            label=label,
            said=f"{said}{label}",
            on=value == chosen,
            number=numbers.get(value),
        )
        for of, label, value in choices
    )
    return _Group(id=id_ or do, title=title, do=do, options=tuple(options), plain=plain)


def _weights(there: Choosable, view: View, found: Offers | None) -> list[_Group]:
    groups = []
    for place, (unit, weights) in enumerate(there.min_weight.items()):
        title = f"Weight in {unit}" if unit else "Weight"
        chosen = weight_of(view, None, unit) != view.min_weight
        groups.append(
            _one(
                "weight",
                title,
                (
                    ("", "any", None)
                    if least is None
                    else (f"{decimal(least)} {unit}".strip(), f"at least {_amount(least)}", least)
                    for least in weights
                ),
                view.min_weight[0] if chosen and view.min_weight else None,
                {} if found is None else found.min_weight[unit],
                said=f"{title}: ",
                id_=f"weight-{place}",
            )
        )
    return groups


def _held(credibility: str | None) -> str:
    if credibility is None:
        return "any"
    return credibility if credibility == CREDIBILITIES[0] else f"at least {credibility}"


def _amount(weight: float) -> str:
    """A number in as few signs as it can be read in: "2.5 billion"."""
    for unit, word in _LARGE:
        if abs(weight) >= unit and round(weight / unit, 3) * unit == weight:
            return f"{weight / unit:,.15g} {word}"
    return f"{weight:,.15g}"


# ---- how it looks ---- #
def _group(group: _Group) -> html.Details:
    many, name = len(group.options), f"evidence-{group.id}"
    # A button is not worth one or two more rows.
    long = group.several and many > FIRST + 2
    # Only the texts: every change on the page takes time for each component that Dash has made,
    # and hundreds of rows would be most of them.
    rows = [[one.of, one.label, one.said] for one in group.options]
    options = html.Ul(
        id=name,
        role="group" if group.several else "radiogroup",
        className="rows evidence-rows evidence-long" if long else "rows evidence-rows",
        **{"aria-label": group.title, "data-deed": group.do, "data-rows": json.dumps(rows)},
    )
    below = []
    if long:
        below = [
            button(
                f"Show all {many:,}",
                kind="plain evidence-all",
                **on_page("evidence-all"),
                **{
                    "aria-expanded": "false",
                    "aria-controls": name,
                    "data-less": f"Show {FIRST}",
                    "data-more": f"Show all {many:,}",
                },
            )
        ]
    return html.Details(
        [
            html.Summary(
                [
                    html.Span(group.title, className="evidence-title"),
                    html.Span(group.summary, className="evidence-chosen"),
                ],
                className="evidence-summary",
            ),
            *([_field(group)] if group.several and many > SEARCHED else []),
            options,
            *below,
        ],
        className="evidence-group",
        **{"data-group": group.id, "data-chosen": _said(group.chosen)},
    )


def _field(group: _Group) -> html.Div:
    return html.Div(
        [
            dmc.TextInput(
                id=f"evidence-{group.id}-find",
                placeholder=f"Find among {len(group.options):,}",
                className="evidence-find",
                variant="unstyled",
                classNames={"input": "evidence-field"},
                **{"aria-label": f"Find among {group.title.lower()}"},
            ),
            html.Span(className="evidence-found", role="status"),
        ],
        className="evidence-search",
    )


def _said(on: bool) -> str:
    return "true" if on else "false"
