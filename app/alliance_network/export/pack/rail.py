"""The rail of a pack: the key and the switches in one."""

from __future__ import annotations

from alliance_network.export.pack.content import Content, Switch
from alliance_network.export.pack.elements import Html, element
from alliance_network.export.pack.samples import (
    area_sample,
    kind_sample,
    line_sample,
    status_sample,
)
from alliance_network.model.relation import MEMBERSHIP
from alliance_network.words import status_meaning

__all__ = ["rail"]

TITLES = {"relation": "Relations", "status": "How sure", "kind": "Actors"}


def rail(content: Content) -> Html:
    """The whole rail, as the pack opens; its buttons wait for the script."""
    numbers = [
        {
            "relation": content.selection.by_relation,
            "status": content.selection.by_status,
            "kind": content.selection.by_kind,
        }[switch.group][switch.of]
        for switch in content.switches
    ]
    on = content.on(content.selection.view)
    rows: dict[str, list[Html]] = {group: [] for group in TITLES}
    for place, switch in enumerate(content.switches):
        rows[switch.group].append(_row(content, switch, place, on=on[place], number=numbers[place]))
    handle = element(
        "button",
        element("span", "All switches", class_="handle-name"),
        type="button",
        class_="handle",
        aria_expanded="false",
        disabled=True,
    )
    return element(
        "aside",
        handle,
        *(_section(group, found) for group, found in rows.items()),
        class_="rail",
        aria_label="Key and switches",
    )


def _section(group: str, rows: list[Html]) -> Html:
    every = element(
        "span",
        _plain("all", f"Show all {TITLES[group].lower()}", all_=group),
        _plain("none", f"Show no {TITLES[group].lower()}", none=group),
        class_="all-none",
    )
    return element(
        "section",
        element("div", element("h2", TITLES[group]), every if group == "relation" else None),
        element("ul", *rows),
        class_=f"switches {group}",
    )


def _plain(word: str, name: str, **group: str) -> Html:
    ((how, of),) = group.items()
    values = {f"data_{how.rstrip('_')}": of}
    return element(
        "button", word, type="button", class_="plain", disabled=True, aria_label=name, **values
    )


def _row(content: Content, switch: Switch, place: int, *, on: bool, number: int) -> Html:
    meaning = {
        "relation": lambda: content.dataset.relation(switch.of).note,
        "status": lambda: status_meaning(switch.of),
        "kind": lambda: "",
    }[switch.group]()
    return element(
        "li",
        element(
            "button",
            _sample(content, switch),
            element("bdi", switch.label),
            type="button",
            role="switch",
            aria_checked="true" if on else "false",
            data_switch=str(place),
            title=meaning or None,
            disabled=True,
        ),
        element(
            "button",
            "only",
            type="button",
            class_="plain only",
            aria_label=f"Only {switch.label}",
            data_only=str(place),
            disabled=True,
        ),
        element("span", f"{number:,}", class_="count"),
        class_="row",
    )


def _sample(content: Content, switch: Switch) -> Html:
    if switch.group == "status":
        return status_sample(switch.of)
    if switch.group == "kind":
        return kind_sample(content, switch.of)
    if switch.of == MEMBERSHIP:
        return area_sample()
    return line_sample(content, content.dataset.relation(switch.of))
