"""Node-link JSON: spellings of links, faults with their places, and what we write."""

from __future__ import annotations

import json

import networkx as nx

from alliance_network.formats import format_of
from alliance_network.formats.file import File
from alliance_network.formats.graphml import FORMAT as GRAPHML
from alliance_network.formats.node_link import FORMAT
from graph_files import opened, said, ties
from saved_small import SAVED

WRITTEN = FORMAT.write(SAVED)


def test_all_faults_with_their_places():
    content = {
        "nodes": [{"id": "a"}, {"label": ""}, 7, {"id": "a", "x": 1}],
        "links": [{"source": "a"}, ["a"], {"source": "a", "target": None}],
    }
    assert said("x.json", json.dumps(content)) == [
        'x.json, sheet "links", row 1: The link has no source or no target. '
        "Let each link name a source and a target.",
        'x.json, sheet "nodes", row 2: The node has no id. Give each node an id of its own.',
        'x.json, sheet "links", row 2: The link is no object. '
        "Write each link in braces, with a source and a target.",
        'x.json, sheet "links", row 3, column "target": The target of the link is no node. '
        "Name the id of a node.",
    ]


def test_a_place_that_no_node_has():
    content = {"nodes": [{"name": "Iran"}], "links": [{"source": 0, "target": 4}]}
    assert said("x.json", json.dumps(content)) == [
        'x.json, sheet "links", row 1, column "target": The target of the link is no node. '
        "Name the id of a node."
    ]


def test_a_node_that_only_a_link_names_is_made():
    content = {
        "directed": False,
        "nodes": ["Iran"],
        "edges": [{"from": "Iran", "to": "Iraq", "type": "friend"}],
    }
    assert ties(opened("x.json", json.dumps(content))) == ["iran ~ iraq: friend"]


def test_edges_of_graphology_may_have_no_direction():
    edges = [
        {"source": "a", "target": "b", "undirected": way, "attributes": {"type": f"kind {way}"}}
        for way in (True, False)
    ]
    content = {"nodes": [{"key": "a"}, {"key": "b"}], "edges": edges}
    assert ties(opened("x.json", json.dumps(content))) == ["a > b: kind-false", "a ~ b: kind-true"]


def test_a_file_that_breaks_off():
    assert said("x.json", '{"nodes": [],\n"links": [') == [
        "x.json, row 2: The file is no sound JSON (expecting value). "
        "Save it again with the program that made it."
    ]


def test_utf_16_and_a_mark_before_utf_8():
    content = '{"nodes": ["Iran", "Iraq"], "links": [{"source": "Iran", "target": "Iraq"}]}'
    for encoding in ("utf-8-sig", "utf-16"):
        assert ties(opened("x.json", content.encode(encoding))) == ["iran > iraq: tie"]


def test_ours_comes_back_as_graphml_does():
    file = File.of("small.json", WRITTEN)
    assert format_of(file) is FORMAT
    dataset = FORMAT.read(file, None)
    graphml = opened("small.graphml", GRAPHML.write(SAVED))
    assert dataset.title == graphml.title
    assert dataset.actors == graphml.actors
    assert dataset.relations == graphml.relations
    assert dataset.claims.drop("id").sort(pl_all).equals(graphml.claims.drop("id").sort(pl_all))


pl_all = ["from", "to", "relation", "start", "stance", "source"]


def test_networkx_reads_ours():
    graph = nx.node_link_graph(json.loads(WRITTEN), edges="edges")
    assert (graph.number_of_nodes(), graph.number_of_edges()) == (4, 5)
    assert graph.graph == {"name": "A small network", "description": ""}
    tie = graph.edges["iran", "hamas", "iran--hamas:backing"]
    assert (tie["weight"], tie["sign"], tie["form"]) == (12.5, 1, "arms|money")
    assert graph.edges["iran", "russia", "iran--russia:alliance"]["directed"] is False
