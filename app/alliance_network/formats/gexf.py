"""GEXF, as Gephi and networkx write it, and as we do: a graph that changes in time.

An edge that is there in several periods, or whose attributes change, becomes a row for each.
"""

from __future__ import annotations

import operator
import re
from collections.abc import Mapping
from dataclasses import dataclass, field

from alliance_network.errors import shown
from alliance_network.formats.file import File
from alliance_network.formats.format import Format
from alliance_network.formats.gexf_file import gexf_file
from alliance_network.formats.graph_sheets import DRAWING, MOST_COLUMNS, Graph
from alliance_network.formats.mapping import ColumnMapping
from alliance_network.formats.moments import STEPS, Period, moment, periods
from alliance_network.formats.own_ties import is_own
from alliance_network.formats.saved_cells import LOST
from alliance_network.formats.xml_elements import TooMuch, parse, root_of
from alliance_network.model.dataset import Dataset

__all__ = ["FORMAT", "graph_of"]

MOST_PERIODS = 1_000_000
"""Most periods and changing values of a file."""

_VIZ = ("color", "position", "size", "shape", "thickness")
_NEWEST = ("weight", "unit")
_INTERVAL = re.compile(r"[\[(]([^,;\[\]()<>]+),([^,;\[\]()<>]+)")
_STAMP = re.compile(r"[^,;\[\]()<>\s]+")
_INFINITE = ("", "-infinity", "infinity", "-inf", "inf")


@dataclass
class _Attribute:
    """What a file says of an attribute before it gives it."""

    title: str
    default: str | None = None


@dataclass
class _Item:
    """A node or edge that is being read."""

    kind: str
    row: int
    attributes: Mapping[str, str]
    cells: dict[str, str] = field(default_factory=dict)
    spells: list[Period] = field(default_factory=list)
    changing: dict[str, list[tuple[Period, str]]] = field(default_factory=dict)
    group: str | None = None
    undated: list[str] = field(default_factory=list)


class _Gexf:
    """Takes the elements of a GEXF file."""

    def __init__(self, graph: Graph) -> None:
        self.graph = graph
        self._declared: dict[tuple[str, str], _Attribute] = {}
        self._titles: set[tuple[str, str]] = set()
        self._class = "node"
        self._attribute: _Attribute | None = None
        self._items: list[_Item] = []
        self._text: list[str] | None = None
        self._periods = 0
        self._way = "undirected"

    def start(self, name: str, attributes: dict[str, str], *, row: int) -> None:
        if name in ("node", "edge"):
            self._start_item(name, attributes, row)
        elif name == "attvalue":
            self._value(attributes)
        elif name in ("spell", "slice"):
            self._spell(attributes)
        elif name == "attributes":
            self._class = attributes.get("class", "node").lower()
        elif name == "attribute":
            self._declare(attributes)
        elif name in ("default", "description"):
            self._text = []
        elif name == "graph":
            # Without a word, GEXF takes edges for undirected.
            self._way = attributes.get("defaultedgetype", "undirected").lower()
            self.graph.title = attributes.get("name") or self.graph.title
        elif name in _VIZ and self._items:
            self.graph.tell(DRAWING)
        elif name == "parent" and self._items and attributes.get("for"):
            self._items[-1].group = attributes["for"]

    def text(self, text: str) -> None:
        if self._text is not None:
            self._text.append(text)

    def end(self, name: str) -> None:
        if name in ("node", "edge") and self._items:
            item = self._items.pop()
            self._defaults(item)
            if item.kind == "node":
                self._end_node(item)
            else:
                self._end_edge(item)
        elif name == "default" and self._attribute is not None and self._text is not None:
            self._attribute.default = "".join(self._text).strip()
            self._text = None
        elif name == "description" and self._text is not None:
            self.graph.describe("".join(self._text))
            self._text = None
        elif name == "attribute":
            self._attribute = None

    def _declare(self, attributes: dict[str, str]) -> None:
        if len(self._declared) >= 2 * MOST_COLUMNS:
            raise TooMuch(f"The file has more than {2 * MOST_COLUMNS:,} different attributes.")
        id_ = attributes.get("id", "")
        title = attributes.get("title") or id_
        if (self._class, title) in self._titles and (self._class, id_) not in self._declared:
            title = f"{title} ({id_})"
        self._titles.add((self._class, title))
        self._attribute = _Attribute(title=title)
        self._declared[self._class, id_] = self._attribute

    def _start_item(self, kind: str, attributes: dict[str, str], row: int) -> None:
        parent = next((item for item in reversed(self._items) if item.kind == "node"), None)
        item = _Item(kind=kind, row=row, attributes=attributes)
        item.group = attributes.get("pid") if parent is None else _id(parent.attributes)
        self._items.append(item)
        self._spell(attributes)
        # Several in one text: "<[1990, 1995]; [1998, 2001]>" and "<[2001, 2002]>".
        for first, last in _INTERVAL.findall(attributes.get("intervals", "")):
            self._spell({"start": first.strip(), "end": last.strip()})
        for stamp in _STAMP.findall(attributes.get("timestamps", "")):
            self._spell({"timestamp": stamp})

    def _spell(self, attributes: Mapping[str, str]) -> None:
        item = self._items[-1] if self._items else None
        period = self._period(attributes, item)
        if item is not None and period is not None:
            item.spells.append(period)

    def _period(self, attributes: Mapping[str, str], item: _Item | None) -> Period | None:
        """The period that attributes of an element say; None if they say none."""
        stamp = attributes.get("timestamp")
        given = {
            end: attributes.get(end) or attributes.get(f"{end}open") or stamp or ""
            for end in ("start", "end")
        }
        said = {end: text for end, text in given.items() if text.lower() not in _INFINITE}
        if not said:
            return None
        self._periods += 1
        if self._periods > MOST_PERIODS:
            raise TooMuch(f"The file has more than {MOST_PERIODS:,} periods.")
        dates = {end: moment(text) for end, text in said.items()}
        if None in dates.values():
            self.graph.tell(STEPS)
            if item is not None:
                item.undated.append("–".join(dict.fromkeys(said.values())))
            return None
        period = Period(**dates)
        if operator.gt(*period.days()):
            self.graph.fault(
                f"The period starts {shown(period.start)} and ends {shown(period.end)}, before.",
                remedy="Correct one of the two.",
                row=None if item is None else item.row,
            )
            return None
        return period

    def _value(self, attributes: Mapping[str, str]) -> None:
        item = self._items[-1] if self._items else None
        value = attributes.get("value", "").strip()
        if item is None or not value:
            return
        # Version 1.0 called it "id".
        id_ = attributes.get("for", attributes.get("id", ""))
        declared = self._declared.get((item.kind, id_))
        name = id_ if declared is None else declared.title
        period = self._period(attributes, item)
        if len(item.cells) + len(item.changing) > MOST_COLUMNS:
            raise TooMuch(f"A {item.kind} has more than {MOST_COLUMNS:,} attributes.")
        if period is None:
            item.cells[name] = value
        else:
            item.changing.setdefault(name, []).append((period, value))

    def _defaults(self, item: _Item) -> None:
        for (kind, _), declared in self._declared.items():
            if kind == item.kind and declared.default and declared.title not in item.changing:
                item.cells.setdefault(declared.title, declared.default)
        if item.undated:
            item.cells.setdefault("time in the file", "; ".join(dict.fromkeys(item.undated)))

    def _end_node(self, item: _Item) -> None:
        id_ = _id(item.attributes)
        if not id_:
            message = "The node has neither id nor label."
            remedy = "Give each node an id of its own."
            self.graph.fault(message, remedy=remedy, row=item.row)
            return
        label = item.attributes.get("label")
        if label:
            item.cells.setdefault("label", label)
        if item.spells:
            item.cells["in the graph"] = "; ".join(map(_words, item.spells))
        for name, values in item.changing.items():
            said = "; ".join(f"{value} ({_words(period)})" for period, value in values)
            item.cells[name] = said
        self.graph.node(id_, item.cells, row=item.row, group=item.group)

    def _end_edge(self, item: _Item) -> None:
        ends = [item.attributes.get(end, "").strip() for end in ("source", "target")]
        for end, id_ in zip(("source", "target"), ends, strict=True):
            if not id_:
                remedy = "Let each edge name the ids of two nodes."
                message = f"The edge has no {end}."
                self.graph.fault(message, remedy=remedy, row=item.row, column=end)
        if not all(ends):
            return
        taken = {name.casefold() for name in (*item.cells, *item.changing)}
        for name in ("weight", "label", "kind"):
            text = item.attributes.get(name)
            if text and name not in taken:
                item.cells[name] = text
        way = item.attributes.get("type", self._way).lower()
        directed = {"directed": True, "undirected": False, "mutual": True}.get(way)
        if directed is None:
            message = f"{shown(way)} is no type of edge."
            remedy = "Use directed, undirected or mutual."
            self.graph.fault(message, remedy=remedy, row=item.row, column="type", value=way)
        pairs = [ends, ends[::-1]] if way == "mutual" else [ends]
        rows = periods(item.spells, item.changing)
        if "spells" in item.cells and is_own(item.cells | dict.fromkeys(item.changing, "")):
            # Spells that overlap, of which Gephi takes none, stand in an attribute too.
            rows = [(Period(), rows[-1][1])]
        for place, (period, holds) in enumerate(rows, start=1):
            dates = {"start": period.start, "end": period.end}
            cells = item.cells | holds | {name: day for name, day in dates.items() if day}
            if place < len(rows) and is_own(cells):
                # We write the newest weight of a tie, which is none of its earlier periods.
                cells = {name: text for name, text in cells.items() if name not in _NEWEST}
            for from_, to in pairs:
                self.graph.edge(from_, to, dict(cells), row=item.row, directed=directed)


def graph_of(file: File) -> Graph:
    """The nodes and edges of a GEXF file.

    Raises
    ------
    DataError
        It is no sound XML, or goes beyond a limit.
    """
    # Gephi makes the nodes that only edges name.
    graph = Graph(file=file, makes_actors=True)
    parse(file, _Gexf(graph))
    return graph


def _id(attributes: Mapping[str, str]) -> str:
    return attributes.get("id", "").strip() or attributes.get("label", "").strip()


def _words(period: Period) -> str:
    return f"{period.start or ''}–{period.end or ''}"


def _fits(file: File) -> bool:
    return root_of(file) == "gexf"


def _read(file: File, mapping: ColumnMapping | None) -> Dataset:
    return graph_of(file).dataset(mapping)


FORMAT = Format(
    name="gexf",
    label="GEXF",
    about="A graph that changes in time, for Gephi: every tie with the periods it holds in.",
    group="graph",
    endings=(".gexf",),
    fits=_fits,
    read=_read,
    write=gexf_file,
    loses=LOST,
)
