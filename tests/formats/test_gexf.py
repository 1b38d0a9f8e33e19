"""GEXF: periods and values that change, faults with their lines, and what we write."""

from __future__ import annotations

import io
import re
from dataclasses import replace

import networkx as nx

from alliance_network.formats import format_of
from alliance_network.formats.file import File
from alliance_network.formats.gexf import FORMAT
from alliance_network.formats.graphml import FORMAT as GRAPHML
from graph_files import opened, said, ties
from saved_small import SAVED, TIES, tie

WRITTEN = FORMAT.write(SAVED)
_NODES = '<nodes><node id="a" label="Iran"/><node id="b" label="Iraq"/></nodes>'


def gexf(edges: str, *, graph: str = 'defaultedgetype="directed"', attributes: str = "") -> str:
    """A GEXF file, the edges from line 3."""
    return (
        f'<gexf xmlns="http://gexf.net/1.3">\n<graph {graph}>{attributes}{_NODES}<edges>\n'
        f"{edges}\n</edges></graph></gexf>"
    )


def test_all_faults_with_their_lines():
    edges = (
        '<edge source="a"/>\n'
        '<edge source="a" target="b" type="sideways"/>\n'
        '<edge source="a" target="b" start="2003" end="2001"/>'
    )
    assert said("x.gexf", gexf(edges)) == [
        'x.gexf, row 3, column "target": The edge has no target. '
        "Let each edge name the ids of two nodes.",
        'x.gexf, row 4, column "type": "sideways" is no type of edge. '
        "Use directed, undirected or mutual.",
        'x.gexf, row 5: The period starts "2003" and ends "2001", before. Correct one of the two.',
    ]


def test_without_a_word_edges_have_no_direction():
    edge = '<edge source="b" target="a" label="friend"/>'
    assert ties(opened("x.gexf", gexf(edge, graph=""))) == ["iran ~ iraq: friend"]


def test_periods_in_every_spelling():
    edges = (
        '<edge source="a" target="b" label="backing" intervals="&lt;[1990, 1995]; [1998, 2001]&gt;"'
        '/><edge source="a" target="b" label="sanctions" timestamps="&lt;[2003, 2005]&gt;"/>'
        '<edge source="b" target="a" label="attack"><spells><spell timestamp="2004-05-06T07:08:09"'
        '/></spells></edge><edge source="b" target="a" label="backing" startopen="631152000000.0" '
        'endopen="Infinity"/>'
    )
    assert ties(opened("x.gexf", gexf(edges))) == [
        "iran > iraq: backing 1990..1995",
        "iran > iraq: backing 1998..2001",
        "iran > iraq: sanctions 2003..2003",
        "iran > iraq: sanctions 2005..2005",
        "iraq > iran: attack 2004-05-06..2004-05-06",
        "iraq > iran: backing 1990-01-01..",
    ]


def test_a_status_that_changes_makes_a_claim_each():
    attributes = '<attributes class="edge" mode="dynamic"><attribute id="s" title="status"/>'
    edges = (
        '<edge source="a" target="b" label="backing" start="1990" end="2000"><attvalues>'
        '<attvalue for="s" value="asserted" end="1995"/>'
        '<attvalue for="s" value="denied" start="1996"/></attvalues></edge>'
    )
    dataset = opened("x.gexf", gexf(edges, attributes=f"{attributes}</attributes>"))
    assert sorted(dataset.claims.select("start", "end", "stance").rows()) == [
        ("1990", "1995", "asserts"),
        ("1996", "2000", "denies"),
    ]


def test_ours_comes_back_as_graphml_does():
    file = File.of("small.gexf", WRITTEN)
    assert format_of(file) is FORMAT
    dataset = FORMAT.read(file, None)
    graphml = opened("small.graphml", GRAPHML.write(SAVED))
    names = ("from", "to", "relation", "start", "end", "stance", "claimant", "form", "weight")
    assert sorted(dataset.claims.select(names).rows(), key=str) == sorted(
        graphml.claims.select(names).rows(), key=str
    )
    assert dataset.title == graphml.title == "A small network"
    assert dataset.actors == graphml.actors
    assert dataset.relations == graphml.relations


def test_networkx_reads_ours():
    graph = nx.read_gexf(io.BytesIO(WRITTEN))
    assert (graph.number_of_nodes(), graph.number_of_edges()) == (4, 5)
    assert graph.graph["mode"] == "dynamic"
    assert graph.nodes["hamas"]["viz"] == {
        "color": {"r": 0x22, "g": 0x33, "b": 0x44, "a": 1.0},
        "size": 12.0,
        "shape": None,
        "position": {"x": 10.5, "y": -3.25, "z": 0.0},
    }
    backing = graph.edges["iran", "hamas", "iran--hamas:backing"]
    assert backing["weight"] == 12.5
    assert backing["spells"] == [("1990-01-01", "1999-12-31"), ("2003-01-01", "2010-12-31")]
    assert backing["status"] == [
        ("asserted", "1990-01-01", "1999-12-31"),
        ("reported", "2003-01-01", "2010-12-31"),
    ]
    assert backing["sources"] == "Atlas | The <Daily> & Co"


def test_how_gephi_is_told_to_draw():
    text = WRITTEN.decode()
    shapes = dict(
        re.findall(r'<edge id="([^"]+)".*?<viz:shape value="(\w+)"/>', text, flags=re.DOTALL)
    )
    assert shapes == {
        "iran--hamas:backing": "solid",
        "iran--hamas:un-votes": "dashed",
        "iran--russia:alliance": "dotted",
        "russia--hamas:attack": "solid",
        "iran--sco:membership": "solid",
    }
    assert re.findall(r'id="(\S+)"[^>]* type="Undirected"', text) == ["iran--russia:alliance"]
    assert '<viz:color r="0" g="103" b="177"/>' in text


def test_spells_that_overlap_are_taken_apart_for_gephi_and_come_back_whole():
    raids = tie(
        "russia>hamas:attack",
        ("2011-01-01", "2011-12-31", "reported"),
        ("2011-03-07", "2011-03-07", "asserted"),
        ("2011-03-07", "2011-03-07", "asserted"),
    )
    written = FORMAT.write(replace(SAVED, ties=(raids,)))
    found = nx.read_gexf(io.BytesIO(written)).edges["russia", "hamas"]["spells"]
    assert found == [
        ("2011-01-01", "2011-03-06"),
        ("2011-03-07", "2011-03-07"),
        ("2011-03-08", "2011-12-31"),
    ]
    claims = opened("x.gexf", written).claims
    assert sorted(claims.select("start", "end", "claimant").rows()) == [
        ("2011-01-01", "2011-12-31", "not named"),
        ("2011-03-07", "2011-03-07", None),
    ]


def test_without_dates_nothing_is_dynamic():
    undated = FORMAT.write(replace(SAVED, ties=TIES[-1:]))
    assert b'mode="static">' in undated
    assert b"dynamic" not in undated and b"spell" not in undated
    assert nx.read_gexf(io.BytesIO(undated)).number_of_edges() == 1
