"""Cytoscape JSON: faults with their places, and what is told apart from other JSON."""

from __future__ import annotations

import json

from alliance_network.formats.cytoscape import FORMAT
from alliance_network.formats.file import File
from graph_files import opened, said


def test_all_faults_with_their_places():
    content = {"elements": {"nodes": [{"data": {}}], "edges": [{"data": {"source": 1}}, 7]}}
    again = "Let each edge name the ids of two nodes."
    assert said("x.cyjs", json.dumps(content)) == [
        'x.cyjs, sheet "nodes", row 1: The node has no id. '
        "Give each node data with an id of its own.",
        f'x.cyjs, sheet "edges", row 1, column "target": The edge has no target. {again}',
        f'x.cyjs, sheet "edges", row 2, column "source": The edge has no source. {again}',
        f'x.cyjs, sheet "edges", row 2, column "target": The edge has no target. {again}',
    ]


def test_elements_that_are_none():
    assert said("x.cyjs", '{"data": {}, "elements": {}}') == [
        "x.cyjs: The file has no elements. Save the network again as Cytoscape JSON."
    ]


def test_only_elements_with_data_are_cytoscapes():
    blueprint = b'{"elements": [{"data": {}}], "connections": []}'
    assert not FORMAT.fits(File(name="x.json", content=blueprint))
    assert not FORMAT.fits(File(name="x.json", content=b'[{"a": 1}]'))


def test_the_name_of_a_column_that_people_made_is_kept():
    nodes = [{"data": {"id": name, "name": name}} for name in ("Iran", "Iraq")]
    edge = {"source": "Iran", "target": "Iraq", "interaction": "attack", "Verdict": ["a", True]}
    content = {"elements": {"nodes": nodes, "edges": [{"data": edge}]}}
    dataset = opened("x.cyjs", json.dumps(content))
    assert dataset.claims.select("relation", "note").rows() == [("attack", 'Verdict: ["a", true]')]
