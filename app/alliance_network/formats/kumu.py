"""Kumu's JSON: blueprints of elements and connections, as people write and Kumu exports them."""

from __future__ import annotations

import re
from typing import Any

from alliance_network.formats.file import File
from alliance_network.formats.format import Format
from alliance_network.formats.graph_sheets import Graph
from alliance_network.formats.json_values import cells_of, has_keys, json_of, text_of
from alliance_network.formats.mapping import ColumnMapping
from alliance_network.model.dataset import Dataset

__all__ = ["FORMAT", "graph_of"]

_ELEMENTS = re.compile(rb'"elements"\s*:\s*\[')
_CONNECTIONS = re.compile(rb'"connections"\s*:\s*\[')
_DIRECTIONS = {"directed": True, "mutual": True, "undirected": False}
_OWN = ("_id", "id", "from", "to", "direction", "attributes", "created_at", "updated_at")
_RENAMED = {"element type": "type", "connection type": "type"}
_LOOPS = "Loops of the map were not taken over."
_REVERSED = "reversed"


def graph_of(file: File) -> Graph:
    """The nodes and edges of a Kumu file.

    Raises
    ------
    DataError
        It is no sound JSON, or has no elements and connections.
    """
    content = json_of(file)
    # Kumu makes the elements that only connections name.
    graph = Graph(file=file, nodes_called="elements", edges_called="connections", makes_actors=True)
    lists = [content.get(name) if isinstance(content, dict) else None for name in _LISTS]
    if not all(isinstance(each, list) for each in lists):
        graph.fault(
            'The file has no lists called "elements" and "connections".',
            remedy="Export the map again as JSON.",
        )
        return graph
    graph.title = text_of(content.get("name"))
    graph.description = text_of(content.get("description"))
    if content.get("loops"):
        graph.tell(_LOOPS)
    elements, connections = lists
    ids = _elements(graph, elements)
    for row, connection in enumerate(connections, start=1):
        _connection(graph, connection, ids, row=row)
    return graph


_LISTS = ("elements", "connections")


def _elements(graph: Graph, elements: list[Any]) -> dict[str, str]:
    """Take the elements; what connections can call each, with its id."""
    ids: dict[str, str] = {}
    for row, element in enumerate(elements, start=1):
        cells = _cells(element)
        given = _text(element, "_id") or _text(element, "id")
        label = cells.get("label")
        id_ = given or label
        if id_ is None:
            message = "The element has neither label nor id."
            remedy = "Give each element a label."
            graph.fault(message, remedy=remedy, row=row, sheet="elements")
            continue
        graph.node(id_, cells, row=row)
        ids[id_] = id_
        if label is not None:
            ids.setdefault(label, id_)
    return ids


def _connection(graph: Graph, connection: Any, ids: dict[str, str], *, row: int) -> None:
    ends = []
    for end in ("from", "to"):
        id_ = _text(connection, end)
        if id_ is None:
            remedy = "Let each connection say from which element it goes to which."
            message = f'The connection has no "{end}".'
            graph.fault(message, remedy=remedy, row=row, column=end, sheet="connections")
        ends.append(id_)
    from_, to = ends
    if from_ is None or to is None:
        return
    from_, to = ids.get(from_, from_), ids.get(to, to)
    cells = _cells(connection)
    way = (_text(connection, "direction") or "").lower()
    pairs = [(to, from_)] if way == _REVERSED else [(from_, to)]
    if way == "mutual":
        pairs.append((to, from_))
    for one, other in pairs:
        graph.edge(one, other, dict(cells), row=row, directed=_DIRECTIONS.get(way))


def _text(value: Any, name: str) -> str | None:
    return text_of(value.get(name)) if isinstance(value, dict) else None


def _cells(value: Any) -> dict[str, str]:
    """The attributes, which stand beside the ends or in an object of their own."""
    if not isinstance(value, dict):
        return {}
    inner = value.get("attributes")
    cells = cells_of(value, but=_OWN)
    if isinstance(inner, dict):
        cells |= cells_of(inner)
    return {_RENAMED.get(name.lower(), name): text for name, text in cells.items()}


def _fits(file: File) -> bool:
    return has_keys(file, _ELEMENTS, _CONNECTIONS)


def _read(file: File, mapping: ColumnMapping | None) -> Dataset:
    return graph_of(file).dataset(mapping)


FORMAT = Format(
    name="kumu",
    label="Kumu JSON",
    about="A map as Kumu exports it, or a blueprint for it: elements and connections.",
    group="graph",
    endings=(".json",),
    fits=_fits,
    read=_read,
)
