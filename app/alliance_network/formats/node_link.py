"""Node-link JSON: lists of nodes and of links, as networkx, d3 and Gephi Lite keep them."""

from __future__ import annotations

import json
import re
from collections.abc import Mapping
from typing import Any

from alliance_network.formats.file import File
from alliance_network.formats.format import Format
from alliance_network.formats.graph_sheets import Graph
from alliance_network.formats.json_values import cells_of, has_keys, json_of, text_of
from alliance_network.formats.mapping import ColumnMapping
from alliance_network.formats.saved import Saved
from alliance_network.formats.saved_cells import (
    LOST,
    actor_attributes,
    described,
    tie_attributes,
    tie_ids,
)
from alliance_network.model.dataset import Dataset

__all__ = ["FORMAT", "graph_of"]

_NODES = re.compile(rb'"nodes"\s*:\s*\[')
_LINKS = re.compile(rb'"(?:links|edges)"\s*:\s*\[')
_ELEMENTS = re.compile(rb'"elements"\s*:\s*[\[{]')
_ENDS = (("source", "target"), ("from", "to"))


def graph_of(file: File) -> Graph:
    """The nodes and edges of a node-link file.

    Raises
    ------
    DataError
        It is no sound JSON, or has no nodes and links.
    """
    content = json_of(file)
    called = _links_of(content)
    graph = Graph(file=file, nodes_called="nodes", edges_called=called, makes_actors=True)
    if called is None or not isinstance(content.get("nodes"), list):
        graph.fault(
            'The file has no lists called "nodes" and "links" (or "edges").',
            remedy="Save it as node-link JSON.",
        )
        return graph
    directed = content.get("directed")
    # d3 has no word for direction, and its links go from source to target.
    graph.directed = directed if isinstance(directed, bool) else None
    options = content.get("options")
    if isinstance(options, dict) and options.get("type") in ("directed", "undirected"):
        graph.directed = options["type"] == "directed"
    said = content.get("graph", content.get("attributes"))
    if isinstance(said, dict):
        graph.title = text_of(said.get("name") or said.get("title"))
        graph.description = text_of(said.get("description"))
    places = _nodes(graph, content["nodes"])
    _edges(graph, content[called], places)
    return graph


def _links_of(content: Any) -> str | None:
    if isinstance(content, dict):
        for name in ("links", "edges"):
            if isinstance(content.get(name), list):
                return name
    return None


def _nodes(graph: Graph, nodes: list[Any]) -> list[str]:
    """Take the nodes; the ids by place, for links that count nodes."""
    ids = []
    for row, node in enumerate(nodes, start=1):
        # A bare text is a node of that name.
        node = {"id": node} if isinstance(node, str) else node
        if not isinstance(node, dict):
            remedy = "Write each node in braces, with an id."
            graph.fault("The node is no object.", remedy=remedy, row=row, sheet="nodes")
            ids.append("")
            continue
        node = _flat(node)
        name = next((key for key in ("id", "key", "name", "label") if text_of(node.get(key))), None)
        if name is None:
            message = "The node has no id."
            remedy = "Give each node an id of its own."
            graph.fault(message, remedy=remedy, row=row, sheet="nodes")
            ids.append("")
            continue
        id_ = text_of(node[name]) or ""
        ids.append(id_)
        but = (name, "index") if name in ("id", "key") else ("index",)
        graph.node(id_, cells_of(node, but=but), row=row)
    return ids


def _edges(graph: Graph, links: list[Any], ids: list[str]) -> None:
    sheet = graph.edges_called
    counted: bool | None = None
    for row, link in enumerate(links, start=1):
        if not isinstance(link, dict):
            remedy = "Write each link in braces, with a source and a target."
            graph.fault("The link is no object.", remedy=remedy, row=row, sheet=sheet)
            continue
        link = _flat(link)
        ends = next((pair for pair in _ENDS if pair[0] in link and pair[1] in link), None)
        if ends is None:
            remedy = "Let each link name a source and a target."
            message = "The link has no source or no target."
            graph.fault(message, remedy=remedy, row=row, sheet=sheet)
            continue
        texts = [_end(link[end]) for end in ends]
        if counted is None:
            counted = _counts(graph, links, ends)
        for place, text in enumerate(texts):
            if counted and text is not None and text.isdecimal() and text == link[ends[place]]:
                known = len(text) < 10 and int(text) < len(ids)
                texts[place] = ids[int(text)] if known else None
            if not texts[place]:
                graph.fault(
                    f"The {ends[place]} of the link is no node.",
                    remedy="Name the id of a node.",
                    row=row,
                    column=ends[place],
                    value=link[ends[place]],
                    sheet=sheet,
                )
        if not all(texts):
            continue
        way = link.get("undirected")
        cells = cells_of(link, but=(*ends, "index", "undirected"))
        directed = not way if isinstance(way, bool) else None
        graph.edge(texts[0] or "", texts[1] or "", cells, row=row, directed=directed)


def _end(value: Any) -> str | None:
    """The node that an end of a link names; d3 puts the node itself there."""
    if isinstance(value, dict):
        value = value.get("id", value.get("name"))
    return text_of(value)


def _counts(graph: Graph, links: list[Any], ends: tuple[str, str]) -> bool:
    """Whether links name the places of nodes (from 0), as d3 had it, and no ids."""
    said = [link.get(end) for link in links if isinstance(link, dict) for end in ends]
    texts = [text for text in said if isinstance(text, str)]
    if not all(text.isdecimal() for text in texts):
        return False
    return not all(graph.has_node(text) for text in texts)


def _flat(value: Mapping[str, Any]) -> dict[str, Any]:
    """A node or edge with what stands in its "attributes" (graphology) beside the rest."""
    inner = value.get("attributes")
    if not isinstance(inner, dict):
        return dict(value)
    rest = {name: each for name, each in value.items() if name != "attributes"}
    return inner | rest


def _file(saved: Saved) -> bytes:
    of_actors, of_ties = actor_attributes(saved), tie_attributes(saved)
    title, _, description = described(saved).partition("\n")
    content = {
        # Where a tie has no direction, it says so itself.
        "directed": not saved.ties or any(tie.directed for tie in saved.ties),
        "multigraph": True,
        "graph": {"name": title, "description": description.strip()},
        "nodes": [{"id": each.actor.id} | _values(of_actors, each) for each in saved.actors],
        "edges": [
            {"source": tie.from_actor, "target": tie.to_actor, "key": id_} | _values(of_ties, tie)
            for id_, tie in zip(tie_ids(saved), saved.ties, strict=True)
        ],
    }
    return (json.dumps(content, ensure_ascii=False, indent=1) + "\n").encode()


def _values(attributes: Any, thing: Any) -> dict[str, Any]:
    values = ((attribute.name, attribute.of(thing)) for attribute in attributes)
    return {name: value for name, value in values if value is not None}


def _fits(file: File) -> bool:
    return has_keys(file, _NODES, _LINKS) and not has_keys(file, _ELEMENTS)


def _read(file: File, mapping: ColumnMapping | None) -> Dataset:
    return graph_of(file).dataset(mapping)


FORMAT = Format(
    name="node-link",
    label="Node-link JSON",
    about="A graph as JSON with lists of nodes and links, for networkx, d3 and Gephi Lite.",
    group="graph",
    endings=(".json",),
    fits=_fits,
    read=_read,
    write=_file,
    loses=LOST,
)
