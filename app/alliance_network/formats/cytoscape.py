"""Cytoscape JSON (.cyjs): elements with their data, as Cytoscape, cytoscape.js and networkx do."""

from __future__ import annotations

import re
from typing import Any

from alliance_network.formats.file import File
from alliance_network.formats.format import Format
from alliance_network.formats.graph_sheets import DRAWING, Graph
from alliance_network.formats.json_values import cells_of, has_keys, json_of, text_of
from alliance_network.formats.mapping import ColumnMapping
from alliance_network.model.dataset import Dataset

__all__ = ["FORMAT", "graph_of"]

_ELEMENTS = re.compile(rb'"elements"\s*:\s*[\[{]')
_DATA = re.compile(rb'"data"\s*:\s*\{')
_LIST = re.compile(rb"\A(?:\xef\xbb\xbf)?\s*\[")
_CONNECTIONS = re.compile(rb'"connections"\s*:\s*\[')
_OWN = ("SUID", "selected", "shared_name", "shared name", "shared_interaction")
_OWN += ("shared interaction", "id_original", "value", "__Annotations")


def graph_of(file: File) -> Graph:
    """The nodes and edges of a Cytoscape file.

    Raises
    ------
    DataError
        It is no sound JSON, or has no elements.
    """
    content = json_of(file)
    graph = Graph(file=file, nodes_called="nodes", edges_called="edges", ids_say=False)
    elements = content.get("elements") if isinstance(content, dict) else content
    nodes, edges = _split(elements)
    if not nodes and not edges:
        graph.fault("The file has no elements.", remedy="Save the network again as Cytoscape JSON.")
        return graph
    said = content.get("data") if isinstance(content, dict) else None
    if isinstance(said, dict):
        graph.title = text_of(said.get("name"))
        graph.description = text_of(said.get("description"))
    directed = content.get("directed") if isinstance(content, dict) else None
    graph.directed = directed if isinstance(directed, bool) else None
    for row, node in enumerate(nodes, start=1):
        _node(graph, node, row=row)
    for row, edge in enumerate(edges, start=1):
        _edge(graph, edge, row=row)
    return graph


def _split(elements: Any) -> tuple[list[Any], list[Any]]:
    """Nodes and edges, which stand in two lists or in one."""
    if isinstance(elements, dict):
        nodes, edges = elements.get("nodes", []), elements.get("edges", [])
        return (nodes if isinstance(nodes, list) else []), (
            edges if isinstance(edges, list) else []
        )
    if not isinstance(elements, list):
        return [], []
    nodes, edges = [], []
    for element in elements:
        group = element.get("group") if isinstance(element, dict) else None
        is_edge = group == "edges" or (group is None and "source" in _data(element))
        (edges if is_edge else nodes).append(element)
    return nodes, edges


def _data(element: Any) -> dict[str, Any]:
    data = element.get("data") if isinstance(element, dict) else None
    return data if isinstance(data, dict) else {}


def _node(graph: Graph, node: Any, *, row: int) -> None:
    data = _data(node)
    id_ = text_of(data.get("id"))
    if id_ is None:
        remedy = "Give each node data with an id of its own."
        graph.fault("The node has no id.", remedy=remedy, row=row, sheet="nodes")
        return
    if isinstance(node.get("position"), dict):
        graph.tell(DRAWING)
    cells = cells_of(data, but=("id", "parent", "name", *_OWN))
    name = text_of(data.get("name")) or text_of(data.get("shared_name"))
    if name is not None:
        cells["name"] = name
    graph.node(id_, cells, row=row, group=text_of(data.get("parent")))


def _edge(graph: Graph, edge: Any, *, row: int) -> None:
    data = _data(edge)
    ends = [text_of(data.get(end)) for end in ("source", "target")]
    for end, id_ in zip(("source", "target"), ends, strict=True):
        if id_ is None:
            remedy = "Let each edge name the ids of two nodes."
            message = f"The edge has no {end}."
            graph.fault(message, remedy=remedy, row=row, column=end, sheet="edges")
    from_, to = ends
    if from_ is None or to is None:
        return
    # Its name only repeats the two nodes and the interaction: "Iran (backs) Hamas".
    but = ("source", "target", "name", "interaction", *_OWN)
    if "interaction" not in data and "shared_interaction" not in data:
        but = ("source", "target", *_OWN)
    cells = cells_of(data, but=but)
    interaction = text_of(data.get("interaction")) or text_of(data.get("shared_interaction"))
    if interaction is not None:
        cells["interaction"] = interaction
    graph.edge(from_, to, cells, row=row)


def _fits(file: File) -> bool:
    if has_keys(file, _DATA, _ELEMENTS):
        return not has_keys(file, _CONNECTIONS)
    # cytoscape.js takes the bare list too.
    return has_keys(file, _LIST, _DATA)


def _read(file: File, mapping: ColumnMapping | None) -> Dataset:
    return graph_of(file).dataset(mapping)


FORMAT = Format(
    name="cytoscape",
    label="Cytoscape JSON",
    about="A network as Cytoscape (.cyjs) and cytoscape.js keep it.",
    group="graph",
    endings=(".cyjs", ".json"),
    fits=_fits,
    read=_read,
)
