from __future__ import annotations

import pytest

from alliance_network.export.pack.areas import outlines_of
from alliance_network.export.pack.content import content_of
from alliance_network.export.pack.drawing import PLACES, drawing
from alliance_network.figures.network import hulls_of
from alliance_network.figures.plan import plan
from alliance_network.selection import select
from alliance_network.view import View
from packed import EVERY, Node, parsed
from small import claim, network

SMALL = network(
    claim("iran backing hamas"),
    claim("china alliance iran", credibility="possible"),
    claim("iran attack israel", stance="denies"),
    claim("hamas attack israel"),
    claim("hamas attack israel", source="b", stance="denies"),
    claim("iran membership sco"),
    claim("china membership sco"),
    claim("hamas membership sco"),
    claim("israel membership sco", stance="denies"),
)
IN_AREA = {"iran>sco:membership", "china>sco:membership", "hamas>sco:membership"}


def drawn(view: View, *, place: str = "wide", dataset=SMALL):
    content = content_of(dataset, view)
    made = drawing(content, content.looks[0], place=place)
    (svg,) = parsed(f"{made.svg}".encode()).children
    return content, made, svg


def layer(svg: Node, name: str) -> Node:
    (found,) = (child for child in svg.children if name in child.classes)
    return found


def numbered(nodes: list[Node], name: str) -> dict[int, Node]:
    return {int(node.values[name]): node for node in nodes if name in node.values}


@pytest.mark.parametrize("place", PLACES)
def test_every_tie_of_every_status_is_drawn_once(place):
    content, _, svg = drawn(View(statuses=frozenset({"asserted"})), place=place)
    ties = [int(node.values["data-t"]) for node in svg.all("g") if "data-t" in node.values]
    assert sorted(content.ties[n] for n in ties) == sorted(set(content.ties) - IN_AREA)
    content, _, svg = drawn(View(memberships="ties"), place=place)
    assert len(numbered(svg.all("g"), "data-t")) == len(content.ties)


def test_each_status_has_its_look():
    content, _, svg = drawn(EVERY)
    ties = numbered(svg.all("g"), "data-t")

    def parts(key: str) -> list[set[str]]:
        return [child.classes for child in ties[content.ties.index(key)].children]

    assert parts("iran>hamas:backing") == [{"body"}, {"head"}]
    assert parts("china>iran:alliance") == [{"body"}, {"core"}]
    assert parts("iran>israel:attack") == [{"body"}, {"head", "open"}, {"mark"}]
    assert parts("hamas>israel:attack") == [{"body"}, {"core"}, {"head", "open"}, {"mark"}]


@pytest.mark.parametrize(
    "view",
    [
        View(),
        EVERY,
        View(relations=frozenset({"backing"})),
        View(relations=frozenset({"membership"}), loners="hidden"),
        View(kinds=frozenset({"state", "organisation"})),
        View(memberships="ties", kinds=frozenset({"state"})),
    ],
)
def test_without_a_script_it_is_what_the_view_shows(view):
    content, _, svg = drawn(view)
    shown = select(SMALL, view)

    def seen(name: str) -> list[Node]:
        return [n for n in svg.all("g") if name in n.values and "off" not in n.classes]

    ties = {content.ties[int(node.values["data-t"])] for node in seen("data-t")}
    assert ties == set(shown.keys) - (IN_AREA if shown.areas else set())
    symbols = {content.actors[int(node.values["data-a"])]: node for node in seen("data-a")}
    assert set(symbols) == set(shown.actors) - hulls_of(shown)
    assert {a for a, node in symbols.items() if "faded" in node.classes} == set(shown.loners)
    outlines = [node for node in layer(svg, "areas").children if "off" not in node.classes]
    assert [content.actors[int(node.values["data-o"])] for node in outlines] == list(shown.areas)
    for node in outlines:
        members = {content.actors[int(n)] for n in node.values["data-members"].split()}
        assert members == {key.split(">")[0] for key in IN_AREA if key in shown.keys}
    names = seen("data-n")
    assert {content.actors[int(n.values["data-n"])] for n in names} == set(symbols)
    assert "Shanghai Cooperation Organisation" in layer(svg, "names").whole


def test_an_organisation_without_its_area_has_a_symbol_and_a_name_to_show():
    content, _, svg = drawn(View())
    sco = content.actors.index("sco")
    assert numbered(svg.all("g"), "data-a")[sco].classes == {"actor", "off"}
    assert numbered(svg.all("g"), "data-n")[sco].classes == {"name", "off"}


def test_an_area_has_an_outline_for_each_set_of_kinds():
    content = content_of(SMALL, View())
    laid = plan(SMALL, View(), width=900, height=600)
    outlines = outlines_of(content, content.looks[0], laid)
    assert [one.members for one in outlines] == [
        ("hamas",),
        ("china", "iran"),
        ("china", "hamas", "iran"),
    ]
    assert all(one.texts for one in outlines)


def test_other_looks_wait_unseen():
    content = content_of(SMALL, View())
    made = drawing(content, content.looks[0], place="wide")
    assert made.svg.startswith('<svg class="drawing wide" viewBox="0 0 920 660" data-drawing="0"')
    assert 'role="img"' in made.svg


def test_no_colour_is_in_it():
    _, made, _ = drawn(EVERY)
    assert "#" not in made.svg.split(">", 1)[1]
    assert "style=" not in made.svg
