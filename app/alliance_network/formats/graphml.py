"""GraphML, as igraph, networkx, Gephi, yEd, NodeXL and Cytoscape write it, and as we do."""

from __future__ import annotations

from dataclasses import dataclass, field

from alliance_network.formats.file import File
from alliance_network.formats.format import Format
from alliance_network.formats.graph_sheets import DRAWING, EDGE_ID, MOST_COLUMNS, Graph
from alliance_network.formats.graphml_file import graphml_file
from alliance_network.formats.mapping import ColumnMapping
from alliance_network.formats.saved_cells import LOST
from alliance_network.formats.xml_elements import TooMuch, parse, root_of
from alliance_network.model.dataset import Dataset

__all__ = ["FORMAT", "graph_of"]

_EDGE_LABELS = ("Edge Label", "edgelabel")
"""What Gephi calls the label of an edge."""
_LABELS = ("NodeLabel", "EdgeLabel")
_DIRECTIONS = {"directed": True, "undirected": False}


@dataclass
class _Key:
    """What a file says of an attribute before it gives it."""

    id: str
    name: str
    of: str
    drawing: bool
    default: str | None = None


@dataclass
class _Item:
    """A node or edge that is being read."""

    kind: str
    row: int
    id: str
    from_: str = ""
    to: str = ""
    directed: bool | None = None
    cells: dict[str, str] = field(default_factory=dict)
    heads: tuple[bool, bool] | None = None
    group: str | None = None


class _GraphML:
    """Takes the elements of a GraphML file."""

    def __init__(self, graph: Graph) -> None:
        self.graph = graph
        self.keys: dict[tuple[str, str], _Key] = {}
        self.directions: list[bool | None] = []
        self._items: list[_Item] = []
        self._key: _Key | None = None
        self._text: list[str] | None = None
        self._data: str | None = None
        # Inside a drawing of yEd: the elements that are open, and the labels found.
        self._open: list[str] = []
        self._labels: list[list[str]] = []
        self._label_depth = 0
        self._realizer, self._active = -1, 0

    def start(self, name: str, attributes: dict[str, str], *, row: int) -> None:
        if self._data is not None:
            self._start_drawing(name, attributes)
        elif name == "data":
            self._data = attributes.get("key", "")
            self._text = []
            if self._labels:
                self._labels = []
        elif name == "node":
            self._start_node(attributes, row)
        elif name == "edge":
            self._start_edge(attributes, row)
        elif name == "key":
            self._start_key(attributes)
        elif name in ("default", "desc"):
            self._text = []
        elif name == "graph":
            self.directions.append(_DIRECTIONS.get(attributes.get("edgedefault", "").lower()))
        elif name == "hyperedge":
            self.graph.fault(
                "A hyperedge ties several nodes at once, and a tie is between two.",
                remedy="Make an edge of each pair, or an actor of the group and members of it.",
                row=row,
            )

    def text(self, text: str) -> None:
        if self._text is None:
            return
        if not self._open:
            self._text.append(text)
        elif len(self._open) == self._label_depth:
            self._labels[-1].append(text)

    def end(self, name: str) -> None:
        if self._data is not None:
            if self._open:
                self._label_depth = 0 if len(self._open) == self._label_depth else self._label_depth
                self._open.pop()
            else:
                self._end_data()
        elif name == "default" and self._key is not None and self._text is not None:
            self._key.default = "".join(self._text)
            self._text = None
        elif name == "desc":
            text = "".join(self._text or ()).strip()
            if text and self._items:
                self._items[-1].cells.setdefault("description", text)
            elif text:
                self.graph.describe(text)
            self._text = None
        elif name == "key":
            self._key = None
        elif name in ("node", "edge") and self._items:
            self._end_item(self._items.pop())
        elif name == "graph":
            self.directions.pop()

    def _start_key(self, attributes: dict[str, str]) -> None:
        if len(self.keys) >= 2 * MOST_COLUMNS:
            raise TooMuch(f"The file has more than {2 * MOST_COLUMNS:,} different attributes.")
        id_, of = attributes.get("id", ""), attributes.get("for", "all").lower()
        name = attributes.get("attr.name") or id_
        drawing = "graphics" in attributes.get("yfiles.type", "")
        self._key = _Key(id=id_, name=name, of=of, drawing=drawing)
        self.keys[of, id_] = self._key

    def _start_node(self, attributes: dict[str, str], row: int) -> None:
        id_ = attributes.get("id", "").strip()
        parent = next((item for item in reversed(self._items) if item.kind == "node"), None)
        item = _Item(kind="node", row=row, id=id_)
        item.group = None if parent is None else parent.id
        if not id_:
            message = "The node has no id."
            self.graph.fault(message, remedy="Give each node an id of its own.", row=row)
        self._items.append(item)

    def _start_edge(self, attributes: dict[str, str], row: int) -> None:
        directed = {"true": True, "1": True, "false": False, "0": False}.get(
            attributes.get("directed", "").lower()
        )
        if directed is None:
            directed = next((way for way in reversed(self.directions) if way is not None), None)
        item = _Item(
            kind="edge",
            row=row,
            id=attributes.get("id", ""),
            from_=attributes.get("source", "").strip(),
            to=attributes.get("target", "").strip(),
            directed=directed,
        )
        for end in ("source", "target"):
            if not attributes.get(end, "").strip():
                remedy = "Let each edge name the ids of two nodes."
                self.graph.fault(f"The edge has no {end}.", remedy=remedy, row=row, column=end)
            port = attributes.get(f"{end}port")
            if port:
                item.cells[f"{end} port"] = port
        self._items.append(item)

    def _start_drawing(self, name: str, attributes: dict[str, str]) -> None:
        if not self._open:
            self._realizer, self._active = -1, 0
        self._open.append(name)
        if name == "Realizers":
            active = attributes.get("active", "")
            self._active = int(active) if active.isdecimal() and len(active) < 6 else 0
        elif len(self._open) > 1 and self._open[-2] == "Realizers":
            self._realizer += 1
        elif name in _LABELS and self._realizer in (-1, self._active):
            self._labels.append([])
            self._label_depth = len(self._open)
        elif name == "Arrows" and self._items:
            ends = (attributes.get(end, "none").lower() for end in ("source", "target"))
            from_head, to_head = (end != "none" for end in ends)
            self._items[-1].heads = (from_head, to_head)

    def _end_data(self) -> None:
        key, self._data = self._data or "", None
        text = "".join(self._text or ()).strip()
        self._text = None
        item = self._items[-1] if self._items else None
        kind = "graph" if item is None else item.kind
        declared = self.keys.get((kind, key)) or self.keys.get(("all", key))
        name = key if declared is None else declared.name
        if item is None:
            if text and name.lower() in ("name", "title", "label"):
                self.graph.title = text
            elif text and name.lower() == "description":
                self.graph.description = text
            return
        if self._labels:
            words = [word for pieces in self._labels for word in "".join(pieces).split()]
            if words:
                item.cells.setdefault("label", " ".join(words))
        if declared is not None and declared.drawing:
            self.graph.tell(DRAWING)
        elif text and name:
            name = "label" if name in _EDGE_LABELS else name
            # networkx has a key for each type of the values of one attribute.
            if len(item.cells) > MOST_COLUMNS:
                raise TooMuch(f"A {item.kind} has more than {MOST_COLUMNS:,} attributes.")
            item.cells[name if name not in item.cells else f"{name} ({key})"] = text

    def _end_item(self, item: _Item) -> None:
        for key in self.keys.values():
            if key.default and key.of in (item.kind, "all"):
                item.cells.setdefault(key.name, key.default.strip())
        if item.kind == "node":
            if item.id:
                self.graph.node(item.id, item.cells, row=item.row, group=item.group)
        elif item.from_ and item.to:
            if item.id:
                item.cells[EDGE_ID] = item.id
            for from_, to, directed in _ways(item):
                self.graph.edge(from_, to, dict(item.cells), row=item.row, directed=directed)


def graph_of(file: File) -> Graph:
    """The nodes and edges of a GraphML file.

    Raises
    ------
    DataError
        It is no sound XML, or goes beyond a limit.
    """
    graph = Graph(file=file)
    parse(file, _GraphML(graph))
    return graph


def _ways(item: _Item) -> list[tuple[str, str, bool | None]]:
    """From, to and direction of an edge; yEd keeps its direction in the heads that it draws."""
    if item.heads is None or item.heads == (False, True):
        return [(item.from_, item.to, item.directed)]
    if item.heads == (True, False):
        return [(item.to, item.from_, item.directed)]
    if item.heads == (False, False):
        return [(item.from_, item.to, False)]
    return [(item.from_, item.to, True), (item.to, item.from_, True)]


def _fits(file: File) -> bool:
    return root_of(file) == "graphml"


def _read(file: File, mapping: ColumnMapping | None) -> Dataset:
    return graph_of(file).dataset(mapping)


FORMAT = Format(
    name="graphml",
    label="GraphML",
    about="A graph as XML, which Gephi, yEd, Cytoscape, igraph and networkx read and write.",
    group="graph",
    endings=(".graphml", ".xml"),
    fits=_fits,
    read=_read,
    write=graphml_file,
    loses=LOST,
)
