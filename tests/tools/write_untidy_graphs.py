"""Write the small graphs of tests/files/untidy that networkx and igraph write.

    uv run python tests/tools/write_untidy_graphs.py

The other graphs there are written by hand, in the manner of Gephi, yEd, NodeXL, Cytoscape, Kumu,
Pajek, UCINET and d3. None is changed afterwards: the tests open them as they are.
"""

from __future__ import annotations

import json
from pathlib import Path

import igraph
import networkx as nx

FOLDER = Path(__file__).resolve().parents[1] / "files" / "untidy"


def by_networkx() -> nx.MultiDiGraph:
    """Numbers as ids, parallel edges with keys, booleans, a list, attributes that some have."""
    graph = nx.MultiDiGraph(name="Support in the region")
    graph.add_node(1, label="Iran", kind="state", pop=88.5, oil=True)
    graph.add_node(2, label="Hezbollah", kind="armed group", founded=1985)
    graph.add_node(3, label="Saudi Arabia", kind="state", oil=True)
    graph.add_node(4, label="Côte d'Ivoire", kind="state", oil=False)
    graph.add_edge(1, 2, key="backing", start=1990, end="2006", weight=3.5)
    graph.add_edge(1, 2, key="trade", weight=0)
    graph.add_edge(3, 2, key="trade", weight=2)
    graph.add_edge(3, 1, key="rivalry", start="1979-02", end="2006")
    return graph


def by_igraph() -> igraph.Graph:
    """Nodes counted from n0, the names in an attribute, missing numbers."""
    graph = igraph.Graph(directed=False)
    graph.add_vertices(4)
    graph.vs["name"] = ["Iran", "Syria", "Russia", "Türkiye & friends"]
    graph.vs["cow"] = [630, 652, 365, float("nan")]
    graph.add_edges([(0, 1), (1, 2), (2, 3)])
    graph.es["relation"] = ["alliance", "alliance", "trade"]
    graph.es["weight"] = [1.0, 2.0, 0.5]
    return graph


def main() -> None:
    FOLDER.mkdir(parents=True, exist_ok=True)
    graph = by_networkx()
    nx.write_graphml(graph, FOLDER / "networkx.graphml", named_key_ids=False)
    nx.write_gexf(graph, FOLDER / "networkx.gexf", version="1.2draft")
    names = nx.get_node_attributes(graph, "label")
    listed = nx.relabel_nodes(graph, names)
    for *_, data in listed.nodes(data=True):
        del data["label"]
    listed.nodes["Hezbollah"]["leaders"] = ["Tufayli", "Musawi"]
    nx.write_gml(listed, FOLDER / "networkx.gml")
    texts = nx.relabel_nodes(graph, names)
    for *_, data in [*texts.nodes(data=True), *texts.edges(data=True)]:
        data |= {name: str(value) for name, value in data.items() if name != "weight"}
    for *_, key, data in texts.edges(keys=True, data=True):
        data["relation"] = key
    nx.write_pajek(texts, FOLDER / "networkx.net")
    for name, key in (("networkx-old.json", "links"), ("networkx-new.json", "edges")):
        (FOLDER / name).write_text(json.dumps(nx.node_link_data(graph, edges=key)), "utf-8")
    flat = nx.DiGraph(graph)
    for _, data in flat.nodes(data=True):
        data["name"] = data.pop("label")
    (FOLDER / "networkx.cyjs").write_text(json.dumps(nx.cytoscape_data(flat), indent=2), "utf-8")
    by_igraph().write_graphml(str(FOLDER / "igraph.graphml"))
    by_igraph().write_gml(str(FOLDER / "igraph.gml"))
    by_igraph().write_pajek(str(FOLDER / "igraph.net"))


if __name__ == "__main__":
    main()
