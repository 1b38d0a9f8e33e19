"""GML, as igraph, networkx, Gephi and yEd write it: keys and values in nested brackets."""

from __future__ import annotations

import codecs
import html
import re
from collections.abc import Iterator
from dataclasses import dataclass, field

from alliance_network.errors import DataError, shown
from alliance_network.formats.file import File
from alliance_network.formats.format import Format
from alliance_network.formats.graph_sheets import DRAWING, Graph
from alliance_network.formats.graph_text import text_in
from alliance_network.formats.mapping import ColumnMapping
from alliance_network.model.dataset import Dataset

__all__ = ["FORMAT", "graph_of"]

MOST_DEPTH = 100
"""Deepest bracket in another that is read."""
MOST_VALUES = 1_000
"""Most values of a node or edge, those of lists counted."""

_TOKEN = re.compile(r'^[ \t]*#[^\n]*|"[^"]*"|\[|\]|[^\s\[\]"]+|"', re.MULTILINE)
# Only what ends in a semicolon, so that "AT&T" and "R&Dept" stay as they are.
_ENTITY = re.compile(r"&(?:#[0-9]{1,7}|#[xX][0-9a-fA-F]{1,6}|[A-Za-z][A-Za-z0-9]{1,30});")
_GRAPH = re.compile(r"(?:^|\s)graph\s*\[", re.IGNORECASE)
_DRAWINGS = ("graphics", "labelgraphics", "edgeanchor")
_LIST_MARK = "_networkx_list_start"
_REMEDY = "Save it again with the program that made it."


@dataclass
class _Item:
    """Brackets that are open, and what was said in them."""

    key: str
    row: int
    cells: dict[str, str] = field(default_factory=dict)
    values: int = 0

    def take(self, name: str, text: str) -> None:
        """Take a value; a key that comes again makes a list."""
        if text == _LIST_MARK:
            return
        self.values += 1
        before = self.cells.get(name)
        self.cells[name] = text if before is None else f"{before} | {text}"


def graph_of(file: File) -> Graph:
    """The nodes and edges of a GML file.

    Raises
    ------
    DataError
        Its brackets or quotes do not close, or go beyond a limit.
    """
    graph = Graph(file=file, directed=False)
    # Edges may stand before the word that says whether they have a direction.
    edges: list[_Item] = []
    open_: list[_Item] = []
    for key, text, row in _pairs(file):
        if text == "[":
            open_.append(_Item(key=key, row=row))
        elif text is None:
            _close(graph, open_, edges)
        elif open_:
            _take(graph, open_, key, text)
    for edge in edges:
        _edge(graph, edge)
    return graph


def _pairs(file: File) -> Iterator[tuple[str, str | None, int]]:
    """Key, value and line; the value is "[" where brackets open, None where they close."""
    text = text_in(file)
    row, place, depth = 1, 0, 0
    key: str | None = None
    for found in _TOKEN.finditer(text):
        token = found.group()
        row += text.count("\n", place, found.start())
        place = found.start()
        if token == '"':
            message = "A quotation mark opens a text in this line and is never closed."
            raise DataError([file.fault(message, remedy=_REMEDY, row=row)])
        if key is None:
            if token.lstrip(" \t").startswith("#"):
                continue
            if token == "]":
                depth -= 1
                if depth < 0:
                    message = "A bracket closes in this line that was never opened."
                    raise DataError([file.fault(message, remedy=_REMEDY, row=row)])
                yield "", None, row
            elif token == "[" or token.startswith('"'):
                message = f"{shown(token)} stands where the name of a value is due."
                raise DataError([file.fault(message, remedy=_REMEDY, row=row)])
            else:
                key = token
        elif token == "[":
            depth += 1
            if depth > MOST_DEPTH:
                message = f"Its brackets are nested more than {MOST_DEPTH} deep."
                raise DataError([file.fault(message, remedy=_REMEDY, row=row)])
            yield key, "[", row
            key = None
        elif token == "]":
            message = f"{shown(key)} has no value."
            raise DataError([file.fault(message, remedy=_REMEDY, row=row)])
        else:
            is_text = token.startswith('"')
            yield key, _ENTITY.sub(_unescaped, token[1:-1]) if is_text else token, row
            key = None
    if depth or key is not None:
        message = "The file breaks off: its brackets are not closed."
        raise DataError([file.fault(message, remedy=_REMEDY, row=row)])


def _unescaped(found: re.Match[str]) -> str:
    return html.unescape(found.group())


def _take(graph: Graph, open_: list[_Item], key: str, text: str) -> None:
    """Take a value into the node, edge or graph that it belongs to."""
    place = len(open_) - 1
    while place > 0 and open_[place].key.lower() not in ("node", "edge", "graph"):
        place -= 1
    item, path = open_[place], [inner.key for inner in open_[place + 1 :]]
    if any(inner.lower() in _DRAWINGS for inner in path):
        graph.tell(DRAWING)
        # yEd keeps the name of a node nowhere else.
        if path[-1].lower() == "labelgraphics" and key == "text" and text.strip():
            item.cells.setdefault("label", " ".join(text.split()))
    elif item.values >= MOST_VALUES:
        graph.refuse(f"A {item.key} has more than {MOST_VALUES:,} values.", row=item.row)
    elif path:
        item.take(".".join((*path, key)), text)
    else:
        item.take(key, text)


def _close(graph: Graph, open_: list[_Item], edges: list[_Item]) -> None:
    item = open_.pop()
    kind = item.key.lower()
    if kind == "node":
        id_ = item.cells.pop("id", "").strip()
        if id_:
            graph.node(id_, item.cells, row=item.row)
        else:
            remedy = "Give each node an id of its own."
            graph.fault("The node has no id.", remedy=remedy, row=item.row)
    elif kind == "edge":
        edges.append(item)
    elif kind == "graph":
        graph.directed = item.cells.get("directed", "0").strip() == "1"
        graph.title = item.cells.get("label") or item.cells.get("name")
        graph.description = item.cells.get("comment") or item.cells.get("description")


def _edge(graph: Graph, edge: _Item) -> None:
    ends = [edge.cells.pop(end, "").strip() for end in ("source", "target")]
    for end, id_ in zip(("source", "target"), ends, strict=True):
        if not id_:
            remedy = "Let each edge name the ids of two nodes."
            message = f"The edge has no {end}."
            graph.fault(message, remedy=remedy, row=edge.row, column=end)
    if all(ends):
        graph.edge(*ends, edge.cells, row=edge.row)


def _fits(file: File) -> bool:
    head = file.head.removeprefix(codecs.BOM_UTF8).decode("latin-1")
    if head.lstrip()[:1] in ("<", "{"):
        return False
    found = _GRAPH.search(head)
    # DOT has "graph [" too, inside of braces.
    return found is not None and "{" not in head[: found.start()]


def _read(file: File, mapping: ColumnMapping | None) -> Dataset:
    return graph_of(file).dataset(mapping)


FORMAT = Format(
    name="gml",
    label="GML",
    about="A graph as igraph, networkx, Gephi and yEd write it in GML.",
    group="graph",
    endings=(".gml",),
    fits=_fits,
    read=_read,
)
