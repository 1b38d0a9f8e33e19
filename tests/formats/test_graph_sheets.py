"""Graphs into sheets: what is left out, what is renamed, and what stays."""

from __future__ import annotations

from alliance_network.formats.file import File
from alliance_network.formats.graph_sheets import Graph
from alliance_network.formats.table import ROW


def graph(**fields: object) -> Graph:
    """A graph of two nodes."""
    made = Graph(file=File(name="x.gml", content=b""), **fields)
    made.node("n0", {"id": "ir", "label": "Iran", "X": "1", "y": "2", "size": "9"}, row=4)
    made.node("n1", {"id": "iq", "label": "Iraq", "from": "Basra"}, row=9)
    return made


def test_sheets_have_the_lines_and_attributes_of_the_file():
    made = graph()
    made.edge("n0", "n1", {"From": "Qom", "weight": "2", "color": "red"}, row=12, directed=True)
    made.edge("n1", "n0", {"weight": " 3 "}, row=15, directed=False)
    actors, edges = made.sheets()
    # The attribute stands for a number that igraph gave by counting.
    assert actors.frame.to_dict(as_series=False) == {
        ROW: [4, 9],
        "id": ["ir", "iq"],
        "label": ["Iran", "Iraq"],
        "from": [None, "Basra"],
    }
    assert edges.frame.to_dict(as_series=False) == {
        ROW: [12, 15],
        "from": ["ir", "iq"],
        "to": ["iq", "ir"],
        "directed": ["directed", "undirected"],
        "From (2)": ["Qom", None],
        "weight": ["2", "3"],
    }


def test_keys_of_edges_that_only_count_are_left_out():
    for key, columns in (("0", ("from", "to")), ("backing", ("from", "to", "relation"))):
        made = graph()
        made.edge("n0", "n1", {"key": key}, row=1)
        assert made.sheets()[1].header == columns


def test_ids_of_edges_that_come_again_say_what_the_edges_are():
    made = graph()
    for from_, to, id_ in (("n0", "n1", "trade"), ("n1", "n0", "trade"), ("n0", "n1", "attack")):
        made.edge(from_, to, {"edge id": id_}, row=1)
    assert made.sheets()[1].frame["relation"].to_list() == ["trade", "trade", "attack"]


def test_numbers_that_say_something_are_kept():
    made = Graph(file=File(name="x.gml", content=b""))
    for id_, name in (("630", "Iran"), ("645", "Iraq")):
        made.node(id_, {"label": name}, row=1)
    made.edge("630", "645", {}, row=2)
    assert made.sheets()[0].frame["number in the file"].to_list() == ["630", "645"]


def test_the_same_node_twice_is_one():
    made = graph()
    made.node("n0", {"label": "Iran", "oil": "yes"}, row=20)
    made.edge("n0", "n1", {}, row=21)
    assert made.sheets()[0].frame["oil"].to_list() == ["yes", None]
