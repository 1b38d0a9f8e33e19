"""Kumu JSON: directions, elements of one name, and faults with their places."""

from __future__ import annotations

import json

from graph_files import opened, said, ties


def test_all_faults_with_their_places():
    content = {"elements": [{"type": "State"}], "connections": [{"from": "Iran"}, None]}
    again = "Let each connection say from which element it goes to which."
    assert said("x.json", json.dumps(content)) == [
        'x.json, sheet "elements", row 1: The element has neither label nor id. '
        "Give each element a label.",
        f'x.json, sheet "connections", row 1, column "to": The connection has no "to". {again}',
        f'x.json, sheet "connections", row 2, column "from": The connection has no "from". {again}',
        f'x.json, sheet "connections", row 2, column "to": The connection has no "to". {again}',
    ]


def test_directions():
    ways = ("directed", "mutual", "undirected", "reversed", None)
    connections = [
        {"from": "a", "to": "b", "type": f"kind {way}", "direction": way} for way in ways
    ]
    content = {"elements": [{"label": "a"}, {"label": "b"}], "connections": connections}
    assert ties(opened("x.json", json.dumps(content))) == [
        "a > b: kind-directed",
        "a > b: kind-mutual",
        "a > b: kind-none",
        "a ~ b: kind-undirected",
        "b > a: kind-mutual",
        "b > a: kind-reversed",
    ]


def test_two_elements_of_one_name_are_told_apart_by_their_ids():
    elements = [{"id": f"e{n}", "label": "Front", "description": f"No {n}"} for n in (1, 2)]
    connections = [{"from": "e1", "to": "e2", "type": "attack"}]
    dataset = opened("x.json", json.dumps({"elements": elements, "connections": connections}))
    assert [actor.name for actor in dataset.actors] == ["Front", "Front"]
    assert dataset.claims.height == 1


def test_connections_may_name_labels_where_elements_have_ids():
    elements = [{"_id": f"elem-{name}", "label": name} for name in ("Front", "League")]
    connections = [{"from": "Front", "to": "elem-League", "type": "attack"}]
    dataset = opened("x.json", json.dumps({"elements": elements, "connections": connections}))
    assert [actor.name for actor in dataset.actors] == ["Front", "League"]
