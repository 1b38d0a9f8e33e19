"""Graphs out of files: nodes and edges as they are met, into sheets of actors and of ties.

Whatever the format, a reader gives each node and edge here with the line it stands in; what is
wrong between them (an edge to a node that is not there, an id given twice) is found here.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field, replace
from typing import NoReturn

import polars as pl

from alliance_network.errors import DataError, Fault, printable, shown
from alliance_network.formats.csv_table import OTHER_ROWS, ROWS
from alliance_network.formats.file import File
from alliance_network.formats.mapping import ColumnMapping
from alliance_network.formats.own_ties import is_own, own_relation, own_rows
from alliance_network.formats.plain import plain_dataset
from alliance_network.formats.sheet import Sheet
from alliance_network.formats.table import FAULTS_EACH, ROW
from alliance_network.model.dataset import Dataset
from alliance_network.model.relation import Relation
from alliance_network.model.text import LINE_LENGTH, UNPRINTABLE_PATTERN, clean, clean_columns

__all__ = ["DRAWING", "EDGE_ID", "MOST_COLUMNS", "Graph"]

MOST_COLUMNS = 500
"""Most attributes that the nodes or the edges of a file may have."""
MOST_CELLS = 30_000_000
"""Most cells of a sheet, empty ones counted."""

EDGE_ID = "edge id"
"""Attribute for the ids that a file gives its edges."""
DRAWING = "Places, sizes and colours of the drawing in the file were not taken over."
_WEIGHT_ONE = "Every tie of the file has the weight 1, which says nothing and was left out."

_DRAWN = {"x", "y", "z", "r", "g", "b", "size", "color", "colour", "shape", "dash", "vx", "vy"}
_DRAWN |= {"fx", "fy"}
"""Attributes of a node that say how it is drawn, if it has a place."""
_DRAWN_EDGE = {"r", "g", "b", "color", "colour", "dash"}
_KEYS = {"key", "networkx_key"}
_SAYING = {"relation", "type"}
"""Attributes of an edge that say what it is, so that its id does not."""
_EDGE_IDS = {"id", EDGE_ID, "edgeid", "Edge Id"}

_COUNTED = re.compile(r"[A-Za-z]{0,6}[-_:]?[0-9]+(?:::[A-Za-z]{0,6}[0-9]+)*")
"""Ids that a program gives by counting: 12, n0, n0::n3, node_7."""
_TRUTHS = {"true": True, "1": True, "directed": True}
_TRUTHS |= {"false": False, "0": False, "undirected": False}


@dataclass
class Graph:
    """The nodes and edges of a file, collected.

    Attributes
    ----------
    file
    nodes_called, edges_called
        Where the file keeps them, if it has no lines to point to: "nodes", "links".
    makes_actors
        Whether the programs that read the format make a node of a name that only an edge gives.
    ids_say
        Whether the ids of nodes may be numbers that say something, like those of countries.
    directed
        Direction of the edges that do not say; None if the file does not say either.
    title, description
        Of the graph, if the file has one.
    told
        Sentences on what was left out, which go into the description.
    faults
        What is wrong, so far.
    """

    file: File
    nodes_called: str | None = None
    edges_called: str | None = None
    makes_actors: bool = False
    ids_say: bool = True
    directed: bool | None = None
    title: str | None = None
    description: str | None = None
    told: dict[str, None] = field(default_factory=dict)
    faults: list[Fault] = field(default_factory=list)
    _nodes: dict[str, tuple[int, dict[str, str]]] = field(default_factory=dict, repr=False)
    _groups: dict[str, str] = field(default_factory=dict, repr=False)
    _edges: list[dict[str, str]] = field(default_factory=list, repr=False)
    _relations: dict[str, Relation] = field(default_factory=dict, repr=False)
    _ends: list[tuple[int, str, str, bool | None]] = field(default_factory=list, repr=False)

    def node(self, id_: str, cells: dict[str, str], *, row: int, group: str | None = None) -> None:
        """Take a node: its id, its attributes, the line it stands in, and the node it is inside of.

        The same node twice is one; one id for two nodes is a fault.
        """
        if group:
            self._groups[id_] = group
        known = self._nodes.get(id_)
        if known is None:
            if len(self._nodes) >= OTHER_ROWS:
                self.refuse(f"The file has more than {OTHER_ROWS:,} nodes.", row=row)
            self._nodes[id_] = (row, cells)
        elif any(known[1].get(name, text) != text for name, text in cells.items()):
            self.fault(
                f"{shown(id_)} is the id of the node in {self._place(known[0])} already.",
                remedy="Give each node an id of its own, or delete one of the two.",
                row=row,
                value=id_,
                sheet=self.nodes_called,
            )
        else:
            known[1].update(cells)

    def edge(
        self, from_: str, to: str, cells: dict[str, str], *, row: int, directed: bool | None = None
    ) -> None:
        """Take an edge; `directed` is None if it does not say."""
        if len(self._edges) >= ROWS["claims"]:
            self.refuse(f"The file has more than {ROWS['claims']:,} edges.", row=row)
        way = _TRUTHS.get(cells["directed"].lower()) if "directed" in cells else None
        if way is not None:
            directed = way
            cells = {name: text for name, text in cells.items() if name != "directed"}
        own = is_own(cells)
        if own and cells["relation"] not in self._relations:
            relation = own_relation(cells)
            if relation is not None:
                self._relations[relation.id] = relation
        for line in own_rows(cells) if own else (cells,):
            self._ends.append((row, from_, to, directed))
            self._edges.append(line)

    def has_node(self, id_: str) -> bool:
        """Whether a node of this id has been taken."""
        return id_ in self._nodes

    def describe(self, text: str) -> None:
        """Take what the file says of the graph: its title in the first line, then the rest."""
        first, _, rest = text.strip().partition("\n")
        if 0 < len(first) <= LINE_LENGTH:
            self.title = self.title or first
        else:
            rest = text
        self.description = rest.strip() or None

    def tell(self, sentence: str) -> None:
        """Remember a sentence on what was left out."""
        self.told[sentence] = None

    def fault(
        self,
        message: str,
        *,
        remedy: str,
        row: int | None = None,
        column: str | None = None,
        value: object = None,
        sheet: str | None = None,
    ) -> None:
        """Remember a fault; of very many, the first are spelt out."""
        if len(self.faults) < 10 * FAULTS_EACH:
            self.faults.append(
                Fault(
                    file=printable(self.file.name),
                    sheet=sheet,
                    row=row,
                    column=None if column is None else printable(column),
                    value=None if value is None else printable(value),
                    message=message,
                    remedy=remedy,
                )
            )

    def refuse(self, message: str, *, row: int | None = None) -> NoReturn:
        """Give up: what was found so far, and that there is too much.

        Raises
        ------
        DataError
            Always.
        """
        remedy = "Choose the part that matters and save it as a smaller file."
        last = self.file.fault(message, remedy=remedy, row=row)
        raise DataError([*self.faults, last])

    def sheets(self) -> tuple[Sheet | None, Sheet]:
        """The actors (None if the file lists none) and the ties.

        Raises
        ------
        DataError
            Anything is wrong; with every fault.
        """
        if not self._edges and not self.faults:
            remedy = "Save it again, with what ties the nodes."
            self.fault("The file has no edges.", remedy=remedy)
        if self.makes_actors and self._nodes:
            self._make_actors()
        self._leave_out()
        if self.faults:
            raise DataError(sorted(self.faults, key=lambda fault: fault.row or 0))
        called, named = self._identities()
        if self._groups:
            named["group"] = [self._name_of(self._groups.get(id_)) for id_ in self._nodes]
        ways = {self.directed if way is None else way for *_, way in self._ends}
        edges: dict[str, list[str | None]] = {
            "from": [called.get(from_, from_) for _, from_, _, _ in self._ends],
            "to": [called.get(to, to) for _, _, to, _ in self._ends],
        }
        if len(ways) > 1:
            edges["directed"] = [
                _direction(self.directed if way is None else way) for *_, way in self._ends
            ]
        ties = self._sheet(
            edges, self._edges, rows=[row for row, *_ in self._ends], name=self.edges_called
        )
        if not self._nodes:
            return None, ties
        actors = self._sheet(
            {"id": list(called.values()), **named},
            [cells for _, cells in self._nodes.values()],
            rows=[row for row, _ in self._nodes.values()],
            name=self.nodes_called,
        )
        return actors, ties

    def dataset(self, mapping: ColumnMapping | None) -> Dataset:
        """The network, with what a person said of the columns of its ties.

        Raises
        ------
        DataError
            Anything is wrong; with every fault.
        MappingError
            Somebody has to say what the columns mean.
        """
        actors, edges = self.sheets()
        ways = {self.directed if way is None else way for *_, way in self._ends}
        dataset = plain_dataset(
            self.file,
            edges=edges,
            actors=actors,
            mapping=mapping,
            directed=ways.pop() if len(ways) == 1 else None,
            title=" ".join(_shown(self.title or "").split())[:LINE_LENGTH] or None,
            told=[_shown(text) for text in (self.description, *self.told) if text],
        )
        if self._relations:
            relations = [_as_written(each, self._relations) for each in dataset.relations]
            dataset = replace(dataset, relations=tuple(relations))
        return dataset

    def _leave_out(self) -> None:
        """Take out what says how the graph is drawn, and what programs write of every edge."""
        nodes = [cells for _, cells in self._nodes.values()]
        names = {name.casefold() for cells in nodes for name in cells}
        if {"x", "y"} <= names:
            self.tell(DRAWING)
            _drop(nodes, _DRAWN)
            _drop(self._edges, _DRAWN_EDGE)
        self._leave_out_ids()
        weights = {cells.get("weight") for cells in self._edges}
        if weights and weights <= {"1", "1.0"}:
            _drop(self._edges, {"weight"})
            self.tell(_WEIGHT_ONE)

    def _leave_out_ids(self) -> None:
        """Take out ids of edges, if they are not what networkx keeps there: what the edges are."""
        names = {name for cells in self._edges for name in cells}
        plain = {name.casefold() for name in names}
        for name in names & (_KEYS | _EDGE_IDS):
            ids = [cells.get(name) for cells in self._edges]
            if None in ids or not plain.isdisjoint(_SAYING):
                says = False
            elif all(_COUNTED.fullmatch(id_) for id_ in ids):
                # Of several edges between two nodes, networkx counts 0, 1 ... for each two anew.
                says = False
            else:
                says = name in _KEYS or (name == EDGE_ID and len({*ids}) < len(ids))
            if says:
                plain.add("relation")
                for cells in self._edges:
                    cells["relation"] = cells.pop(name)
            elif name in _KEYS or all(_COUNTED.fullmatch(id_ or "0") for id_ in ids):
                _drop(self._edges, {name})

    def _name_of(self, id_: str | None) -> str | None:
        """What a reader would call a node."""
        if id_ is None or id_ not in self._nodes:
            return id_
        cells = self._nodes[id_][1]
        return cells.get("label") or cells.get("name") or id_

    def _make_actors(self) -> None:
        """Make nodes of the names that only edges give."""
        for row, from_, to, _ in self._ends:
            for id_ in (from_, to):
                if id_ not in self._nodes:
                    self.node(id_, {}, row=row)

    def _identities(self) -> tuple[dict[str, str], dict[str, list[str | None]]]:
        """What each node is called in the sheets, and columns that this adds.

        igraph counts nodes and keeps the id that one had before as an attribute.
        """
        ids = list(self._nodes)
        attributes = [cells for _, cells in self._nodes.values()]
        said = [cells.get("id") for cells in attributes]
        if not all(_COUNTED.fullmatch(id_) for id_ in ids):
            return dict(zip(ids, ids, strict=True)), {}
        if None not in said and len({*said}) == len(said):
            _drop(attributes, {"id"})
            return dict(zip(ids, said, strict=True)), {}
        numbers = [int(id_) for id_ in ids if id_.isascii() and id_.isdigit() and len(id_) < 9]
        # Numbers beyond a count, like those of countries, say something.
        told = len(numbers) == len(ids) and max(numbers, default=0) > len(ids)
        told = told and self.ids_say
        return dict(zip(ids, ids, strict=True)), {"number in the file": list(ids)} if told else {}

    def _sheet(
        self,
        first: Mapping[str, list[str | None]],
        cells: list[dict[str, str]],
        *,
        rows: list[int],
        name: str | None,
    ) -> Sheet:
        """A sheet of columns and, after them, of the attributes of each row."""
        names = list(dict.fromkeys(name for row in cells for name in row))
        if len(names) > MOST_COLUMNS:
            self.refuse(f"The file has more than {MOST_COLUMNS:,} different attributes.")
        if len(names) * len(cells) > MOST_CELLS:
            self.refuse(f"The file has more than {MOST_CELLS:,} cells.")
        columns: dict[str, list[str | None]] = dict(first)
        taken = {column.casefold() for column in columns}
        for attribute in names:
            called = _free(clean(attribute) or "attribute", taken)
            taken.add(called.casefold())
            columns[called] = [row.get(attribute) for row in cells]
        frame = pl.DataFrame(
            {ROW: rows, **columns}, schema={ROW: pl.Int64, **dict.fromkeys(columns, pl.String)}
        )
        return Sheet(file=self.file.name, name=name, frame=clean_columns(frame, list(columns)))

    def _place(self, row: int) -> str:
        return f"line {row:,}" if self.nodes_called is None else f"row {row:,}"


def _shown(text: str) -> str:
    """What a file says of the graph, without characters that no text may hold."""
    return clean(re.sub(UNPRINTABLE_PATTERN, "", clean(text)))


def _drop(rows: Iterable[dict[str, str]], names: set[str]) -> None:
    for cells in rows:
        for name in [name for name in cells if name.casefold() in names]:
            del cells[name]


def _as_written(relation: Relation, written: Mapping[str, Relation]) -> Relation:
    own = written.get(relation.id)
    if own is None:
        return relation
    names = ("label", "verb", "sign", "event")
    return relation.model_copy(update={name: getattr(own, name) for name in names})


def _free(name: str, taken: Iterable[str]) -> str:
    """A name that is not taken yet: "id (2)" if "id" is."""
    name = name.replace("\0", "")
    found, number = name, 1
    while found.casefold() in taken:
        number += 1
        found = f"{name} ({number})"
    return found


def _direction(way: bool | None) -> str | None:
    return None if way is None else "directed" if way else "undirected"
