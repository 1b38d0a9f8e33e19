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


def within(moment: int, stretches: list[int]) -> bool:
    """Whether a time is in some stretches: the first and last of each."""
    return any(
        first <= moment <= last for first, last in zip(stretches[::2], stretches[1::2], strict=True)
    )


def form_at(tie: dict[str, Any], moment: int) -> int:
    """The form that the script finds of a tie at a time; -1 where it is not there."""
    having = [place for place, (_, *at) in enumerate(tie["forms"]) if within(moment, at)]
    assert len(having) <= 1
    return having[0] if having else -1


def decide(content: dict[str, Any], on: list[bool], moment: int = 0) -> dict[str, list[int]]:
    """What the script shows at a time: places of ties, their statuses, actors, tied actors."""
    both = content["moments"][moment].get("both", [moment])
    forms: dict[int, int] = {}
    ties: set[int] = set()
    reached: set[int] = set()
    for one in both:
        ways = content["ways"][content["near"][one]]
        near = {a for a, own in enumerate(ways) if any(all(on[p] for p in way) for way in own)}
        reached |= near
        for number, tie in enumerate(content["ties"]):
            form = form_at(tie, one)
            if form < 0:
                continue
            forms[number] = form
            shown = on[tie["forms"][form][0]] and all(on[place] for place in tie["on"])
            if shown and near.issuperset(tie["ends"]):
                ties.add(number)
    tied = sorted({end for number in ties for end in content["ties"][number]["ends"]})
    return {
        "ties": sorted(ties),
        "statuses": [
            content["statuses"][str(content["ties"][number]["forms"][forms[number]][0])]
            for number in sorted(ties)
        ],
        "actors": tied if content["loners"] == "hidden" else sorted(reached),
        "tied": tied,
    }


def told(content: dict[str, Any], step: dict[str, Any], moment: int) -> dict[str, list[int]]:
    """What the script shows of a step of the story at a time."""
    forms = {tie: form for tie, form, *at in step["ties"] if within(moment, at)}
    tied = sorted({end for number in forms for end in content["ties"][number]["ends"]})
    return {
        "ties": sorted(forms),
        "statuses": [
            content["statuses"][str(content["ties"][number]["forms"][forms[number]][0])]
            for number in sorted(forms)
        ],
        "actors": sorted(actor for actor, *at in step["actors"] if within(moment, at)),
        "tied": tied,
    }


def unknown(content: dict[str, Any], on: list[bool], moment: int) -> int:
    """Of how many ties the script says that there is no data."""
    return sum(
        within(moment, at) and any(all(on[place] for place in way) for way in ways)
        for _, ways, *at in content["unknown"]
    )


def switched(content: Content, on: list[bool], moment: int | None = None) -> Selection:
    """What select lets through for the packed view with its switches set so, at a time."""
    chosen: dict[str, set[str]] = {"relation": set(), "status": set(), "kind": set()}
    for switch, is_on in zip(content.switches, on, strict=True):
        if is_on:
            chosen[switch.group].add(switch.of)
    view = content.selection.view
    if moment is not None:
        view = content.moments.every[moment].of(view)
    view = view.but(
        relations=frozenset(chosen["relation"]),
        statuses=frozenset(chosen["status"]),
        kinds=frozenset(chosen["kind"]),
    )
    return select(content.dataset, view)


def as_sent(content: Content, selection: Selection) -> dict[str, list[int]]:
    """A selection as places in the lists of a pack."""
    actor = {id_: place for place, id_ in enumerate(content.actors)}
    tie = {key: place for place, key in enumerate(content.ties)}
    shown = selection.ties.select("key", "status").iter_rows()
    ties = sorted((tie[key], status) for key, status in shown)
    return {
        "ties": [place for place, _ in ties],
        "statuses": [status for _, status in ties],
        "actors": sorted(actor[id_] for id_ in selection.actors),
        "tied": sorted(actor[id_] for id_ in selection.actors if id_ not in selection.loners),
    }


EVERY = View(statuses=frozenset(STATUSES))
"""Denied ties too."""
