"""A packed file taken apart, and the rule of its script once more, to hold both against select."""

from __future__ import annotations

import json
import re
from dataclasses import dataclass, field
from html.parser import HTMLParser
from typing import Any

from alliance_network.export.pack.content import Content
from alliance_network.model.tie import STATUSES
from alliance_network.selection import Selection, select
from alliance_network.view import View

EMPTY = {"br", "input", "link", "meta"}


@dataclass
class Node:
    """An element of a page."""

    name: str
    values: dict[str, str | None] = field(default_factory=dict)
    children: list[Node] = field(default_factory=list)
    text: str = ""

    def all(self, name: str | None = None, **values: str) -> list[Node]:
        """Every element within, by its name and by attributes."""
        found = []
        for child in self.children:
            same = all(child.values.get(key) == value for key, value in values.items())
            if name in (None, child.name) and same:
                found.append(child)
            found += child.all(name, **values)
        return found

    @property
    def classes(self) -> set[str]:
        return set((self.values.get("class") or "").split())

    @property
    def whole(self) -> str:
        """All text within."""
        return self.text + "".join(child.whole for child in self.children)


class _Parser(HTMLParser):
    def __init__(self) -> None:
        super().__init__(convert_charrefs=True)
        self.top = Node("")
        self.open = [self.top]

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        node = Node(tag, dict(attrs))
        self.open[-1].children.append(node)
        if tag not in EMPTY:
            self.open.append(node)

    def handle_startendtag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.open[-1].children.append(Node(tag, dict(attrs)))

    def handle_endtag(self, tag: str) -> None:
        assert self.open[-1].name == tag, f"</{tag}> ends <{self.open[-1].name}>"
        self.open.pop()

    def handle_data(self, data: str) -> None:
        self.open[-1].text += data


def parsed(file: bytes) -> Node:
    """The elements of a packed file."""
    parser = _Parser()
    parser.feed(file.decode())
    parser.close()
    assert parser.open == [parser.top]
    return parser.top


def sent(file: bytes) -> dict[str, Any]:
    """What the script of a packed file is sent."""
    found = re.search(r'<script type="application/json" id="content">(.*?)</script>', file.decode())
    return json.loads(found[1])


def decide(content: dict[str, Any], on: list[bool]) -> dict[str, list[int]]:
    """What the script shows: places of ties, actors, and actors that are tied."""
    within = [
        any(all(on[place] for place in way) for way in actor["ways"]) for actor in content["actors"]
    ]
    ties = [
        number
        for number, tie in enumerate(content["ties"])
        if all(on[place] for place in tie["on"]) and all(within[end] for end in tie["ends"])
    ]
    tied = sorted({end for number in ties for end in content["ties"][number]["ends"]})
    faded = [place for place, there in enumerate(within) if there]
    return {
        "ties": ties,
        "actors": tied if content["loners"] == "hidden" else faded,
        "tied": tied,
    }


def switched(content: Content, on: list[bool]) -> Selection:
    """What select lets through for the packed view with its switches set so."""
    chosen: dict[str, set[str]] = {"relation": set(), "status": set(), "kind": set()}
    for switch, is_on in zip(content.switches, on, strict=True):
        if is_on:
            chosen[switch.group].add(switch.of)
    view = content.selection.view.but(
        relations=frozenset(chosen["relation"]),
        statuses=frozenset(chosen["status"]),
        kinds=frozenset(chosen["kind"]),
    )
    return select(content.dataset, view)


def as_sent(content: Content, selection: Selection) -> dict[str, list[int]]:
    """A selection as places in the lists of a pack."""
    actors = [content.actors.index(actor) for actor in selection.actors]
    return {
        "ties": sorted(content.ties.index(key) for key in selection.keys),
        "actors": sorted(actors),
        "tied": sorted(
            content.actors.index(a) for a in selection.actors if a not in selection.loners
        ),
    }


EVERY = View(statuses=frozenset(STATUSES))
"""Denied ties too."""
