"""Graphs as Gephi, yEd, NodeXL, Cytoscape, Kumu, Pajek, UCINET, d3, igraph and networkx write them.

Each file opens as it is: its actors, ties, directions, dates and weights.
"""

from __future__ import annotations

import pytest

from alliance_network.formats import format_of, read_file
from alliance_network.formats.file import file_at
from graph_files import GRAPHS, UNTIDY, ties

_NETWORKX = [
    "hezbollah ~ iran: trade x0",
    "hezbollah ~ saudi-arabia: trade x2",
    "iran > hezbollah: backing 1990..2006 x3.5",
    "iran ~ saudi-arabia: rivalry 1979-02..2006",
]
_NETWORKX_ACTORS = "hezbollah iran ivory-coast saudi-arabia"
_IGRAPH_ACTORS = "iran russia syria turkiye-friends"
_IGRAPH = [
    "iran ~ syria: alliance x1",
    "russia ~ syria: alliance x2",
    "russia ~ turkiye-friends: trade x0.5",
]
OPENED = {
    "networkx.graphml": ("graphml", _NETWORKX_ACTORS, _NETWORKX),
    "networkx.gexf": ("gexf", _NETWORKX_ACTORS, _NETWORKX),
    "networkx.gml": ("gml", _NETWORKX_ACTORS, _NETWORKX),
    # Pajek has no ties without a value: networkx writes 1 for them.
    "networkx.net": ("pajek", _NETWORKX_ACTORS, [*_NETWORKX[:3], f"{_NETWORKX[3]} x1"]),
    "networkx-old.json": ("node-link", _NETWORKX_ACTORS, _NETWORKX),
    "networkx-new.json": ("node-link", _NETWORKX_ACTORS, _NETWORKX),
    "networkx.cyjs": (
        "cytoscape",
        _NETWORKX_ACTORS,
        [
            "iran > hezbollah: tie 1990..2006 x0",
            "saudi-arabia > hezbollah: tie x2",
            "saudi-arabia > iran: tie 1979-02..2006",
        ],
    ),
    "igraph.graphml": ("graphml", _IGRAPH_ACTORS, _IGRAPH),
    "igraph.gml": ("gml", _IGRAPH_ACTORS, _IGRAPH),
    "igraph.net": (
        "pajek",
        _IGRAPH_ACTORS,
        [line.replace("alliance", "tie").replace("trade", "tie") for line in _IGRAPH],
    ),
    "gephi.gexf": (
        "gexf",
        "hezbollah iran russia syria",
        [
            "iran > hezbollah: backing 1990-01-01..1999-12-31 x2",
            "iran > hezbollah: backing 2003-01-01..2004-12-31 x5",
            "iran > hezbollah: backing 2005-01-01..2006-12-31 x6.5",
            "iran ~ syria: alliance 1980-01-01..",
            "russia ~ syria: alliance 2015-09-30..2017-12-31",
        ],
    ),
    "gephi-old.gexf": (
        "gexf",
        "iran irgc syria",
        [
            "iran > syria: backing 1980..1988",
            "iran > syria: backing 2011..",
            "irgc > syria: tie",
            "syria > irgc: tie",
        ],
    ),
    "gephi.graphml": (
        "graphml",
        "hamas iran iraq",
        ["iran > hamas: backing x3", "iran ~ iraq: rivalry 1958.. x1"],
    ),
    "gephi.gml": (
        "gml",
        "ivory-coast r-d-co sao-tome-and-principe",
        [
            "ivory-coast ~ r-d-co: sanctions-undirected x1",
            "ivory-coast ~ sao-tome-and-principe: trade x2",
        ],
    ),
    "gephi-lite.json": (
        "node-link",
        "iran oman",
        ["iran > oman: backing x1", "iran ~ oman: trade x4"],
    ),
    "yed.graphml": (
        "graphml",
        "gulf-cooperation-council houthi-movement iran saudi-arabia",
        [
            "iran > houthi-movement: backing",
            "iran ~ saudi-arabia: rivalry",
            "saudi-arabia > houthi-movement: attack",
        ],
    ),
    "yed.gml": ("gml", "hamas iran", ["iran > hamas: backing"]),
    "nodexl.graphml": (
        "graphml",
        "iran oman qatar",
        ["iran ~ oman: diplomacy", "iran ~ qatar: trade x1.5"],
    ),
    "cytoscape.cyjs": (
        "cytoscape",
        "hezbollah iran",
        ["iran > hezbollah: backing 1982.. x7.5"],
    ),
    "cytoscape-js.json": ("cytoscape", "gulf iran oman", ["iran ~ oman: trade x3"]),
    "kumu.json": (
        "kumu",
        "hamas iran qatar",
        ["iran > hamas: backing 1993..", "iran ~ qatar: trade"],
    ),
    "kumu-export.json": ("kumu", "iran oman", ["iran ~ oman: diplomacy"]),
    "d3.json": (
        "node-link",
        "hamas iran israel",
        ["iran > hamas: backing x8", "iran ~ israel: hostility"],
    ),
    "pajek.net": (
        "pajek",
        "5 france iran ivory-coast saudi-arabia",
        [
            "france > ivory-coast: backing 1990..1995 x2",
            "france > ivory-coast: backing 1998..1998 x2",
            "france ~ iran: trade",
            "france ~ ivory-coast: alliance 1961.. x1",
            "france ~ saudi-arabia: trade",
            "iran > 5: backing x1",
        ],
    ),
    "ucinet.net": (
        "pajek",
        "iran iraq oman",
        [
            "iran > iraq: exports x2.5",
            "iran ~ iraq: hostility x1",
            "oman > iran: exports x1",
        ],
    ),
}


def test_every_file_is_tried():
    assert sorted(OPENED) == GRAPHS


@pytest.mark.parametrize("name", OPENED)
def test_a_graph_opens_as_it_is(name: str):
    kind, actors, lines = OPENED[name]
    file = file_at(UNTIDY / name)
    assert format_of(file).name == kind
    dataset = read_file(file)
    assert " ".join(actor.id for actor in dataset.actors) == actors
    assert ties(dataset) == lines


def test_what_programs_say_of_nodes_is_kept():
    notes = {
        name: {actor.id: actor.note for actor in read_file(file_at(UNTIDY / name)).actors}
        for name in ("yed.graphml", "networkx.gml", "gephi.gexf", "kumu.json")
    }
    saudi = notes["yed.graphml"]["saudi-arabia"]
    assert saudi == "Kingdom, founded 1932\ngroup: Gulf Cooperation Council"
    assert notes["networkx.gml"]["hezbollah"] == "founded: 1985\nleaders: Tufayli | Musawi"
    assert notes["gephi.gexf"]["hezbollah"] == "Modularity Class: 0\nin the graph: 1985-02-16–"
    assert notes["kumu.json"]["iran"] == "Since 1979\ntags: gulf | oil"


def test_what_was_left_out_is_told():
    gephi = read_file(file_at(UNTIDY / "gephi-old.gexf"))
    assert "Times in the file that are no dates, like the number of a step" in gephi.description
    assert "time in the file: 3.0–7.0" in gephi.claims["note"].to_list()
    kumu = read_file(file_at(UNTIDY / "kumu-export.json"))
    assert kumu.title == "Mediators"
    assert "Loops of the map were not taken over." in kumu.description
    yed = read_file(file_at(UNTIDY / "yed.graphml"))
    assert "Places, sizes and colours of the drawing in the file were not taken over." in (
        yed.description
    )
