"""Pajek networks (.net), as Pajek, UCINET and networkx write them: sections of numbered lines."""

from __future__ import annotations

import re
from collections.abc import Iterable

from alliance_network.errors import DataError, shown
from alliance_network.formats.file import File
from alliance_network.formats.format import Format
from alliance_network.formats.graph_sheets import DRAWING, Graph
from alliance_network.formats.graph_text import text_in
from alliance_network.formats.mapping import ColumnMapping
from alliance_network.formats.moments import STEPS, moment
from alliance_network.formats.pajek_lines import Line, lines_of, matrix_of, pairs_of
from alliance_network.model.dataset import Dataset

__all__ = ["FORMAT", "graph_of"]

MOST_VERTICES = 100_000
"""Most vertices that a file may announce."""
MOST_CELLS = 4_000_000
"""Most cells that a matrix may have."""

_FITS = re.compile(rb"^[ \t]*\*(?:vertices|network)\b", re.IGNORECASE | re.MULTILINE)
_SHAPES = ("ellipse", "box", "diamond", "triangle", "cross", "empty", "house", "man", "woman")
_TIES = {"arcs": True, "edges": False, "arcslist": True, "edgeslist": False}
_MOST_SPELLS = 1_000


class _Pajek:
    """Takes the lines of a Pajek file."""

    def __init__(self, graph: Graph) -> None:
        self.graph = graph
        self.number = 0
        self.first_mode = 0
        self._labels: dict[str, tuple[int, dict[str, str]]] = {}
        self._vertices_row = 1
        self._relations: dict[str, str] = {}
        self._matrix: list[Line] = []
        self._relation: str | None = None
        self._column: str | None = None
        self._place = 0

    def section(self, line: Line) -> None:
        """A line that begins a section."""
        name, said = line.words[0].lstrip("*").lower(), line.words[1:]
        self._end_matrix()
        self.take = self._skip
        if name == "network":
            if self.number:
                self._refuse(line, "The file holds several networks.", "Save one in each file.")
            self.graph.title = " ".join(said) or None
        elif name == "vertices" and self._column is not None:
            self.take = self._value
        elif name == "vertices":
            self._start_vertices(line)
        elif name in ("partition", "vector", "clu", "vec"):
            self._column = " ".join(said) or name
            self._place = 0
        elif name in _TIES or name == "matrix":
            self._start_ties(line, name)
        else:
            message = f"The section {shown(line.words[0])} is none that is read."
            remedy = "Save the network in Pajek as .net, times in brackets."
            self.graph.fault(message, remedy=remedy, row=line.row)

    def end(self) -> None:
        """The file ends."""
        self._end_matrix()
        if not self.number:
            remedy = "Begin it with *Vertices and their number."
            self.graph.fault("The file has no vertices.", remedy=remedy)
        for place in range(1, self.number + 1):
            id_ = str(place)
            row, cells = self._labels.get(id_, (self._vertices_row, {}))
            if self.first_mode:
                cells["mode"] = "1" if place <= self.first_mode else "2"
            self.graph.node(id_, cells, row=row)

    def _skip(self, line: Line) -> None:
        """A line of no section that is read; what is wrong with that has been told."""

    take = _skip

    def _start_vertices(self, line: Line) -> None:
        counts = [int(w) for w in line.words[1:3] if w.isascii() and w.isdigit() and len(w) < 10]
        if self.number:
            self._refuse(line, "The file lists its vertices twice.", "Delete one of the lists.")
        if not counts:
            self._refuse(line, "*Vertices says no number.", "Write it behind: *Vertices 12.")
        if counts[0] > MOST_VERTICES:
            self.graph.refuse(f"The file has more than {MOST_VERTICES:,} vertices.", row=line.row)
        self.number = counts[0]
        self.first_mode = counts[1] if len(counts) > 1 else 0
        self._vertices_row = line.row
        self.take = self._vertex

    def _start_ties(self, line: Line, name: str) -> None:
        said = line.words[1:]
        cells = self.number * self.number
        if name == "matrix" and cells > MOST_CELLS:
            self.graph.refuse(f"The matrix has more than {MOST_CELLS:,} cells.", row=line.row)
        number = next((word[1:] for word in said if re.fullmatch(r":[0-9]+", word)), None)
        named = " ".join(word for word in said if not word.startswith(":")).strip()
        if number is not None:
            named = self._relations[number] = named or self._relations.get(number, number)
        self._relation = named or None
        self._way = _TIES.get(name, True)
        if name == "matrix":
            self.take = self._matrix.append
        else:
            self.take = self._list if name.endswith("list") else self._tie

    def _vertex(self, line: Line) -> None:
        id_ = self._known(line, line.words[0])
        if id_ is None:
            return
        words = line.words[1:]
        label = words[0] if words else id_
        rest = words[1:]
        # A name in quotes is whole; one without may still be of several words.
        while not line.quoted and len(rest) > 0 and not _is_number(rest[0]):
            if rest[0].lower() in _SHAPES or len(rest) % 2 == 0:
                break
            label = f"{label} {rest[0]}"
            rest = rest[1:]
        coordinates = 0
        while rest and _is_number(rest[0]) and coordinates < 3:
            rest = rest[1:]
            coordinates += 1
        if coordinates:
            self.graph.tell(DRAWING)
        if rest and (rest[0].lower() in _SHAPES or len(rest) % 2):
            rest = rest[1:]
        cells = {"label": label} | pairs_of(rest)
        if line.times:
            cells["in the network"] = line.times
        if id_ in self._labels:
            message = f"Vertex {id_} is in line {self._labels[id_][0]:,} already."
            remedy = "Number each vertex once."
            self.graph.fault(message, remedy=remedy, row=line.row, value=id_)
        self._labels[id_] = (line.row, cells)

    def _value(self, line: Line) -> None:
        """One value of a partition or vector: that of the next vertex."""
        self._place += 1
        if self._column is not None and self._place <= self.number:
            self._labels.setdefault(str(self._place), (self._vertices_row, {}))
            self._labels[str(self._place)][1][self._column] = line.words[0]

    def _tie(self, line: Line) -> None:
        words = list(line.words)
        relation = self._relation
        # A line may begin with the number of its relation: "2: 1 4".
        if re.fullmatch(r"[0-9]+:", words[0]):
            number = words.pop(0)[:-1]
            relation = self._relations.get(number, number)
        if len(words) < 2:
            remedy = "Write the numbers of two vertices, and the value if there is one."
            self.graph.fault("The line has no two vertices.", remedy=remedy, row=line.row)
            return
        from_, to = self._known(line, words[0]), self._known(line, words[1])
        rest = words[2:]
        cells: dict[str, str] = {}
        if relation is not None:
            cells["relation"] = relation
        if rest and (_is_number(rest[0]) or len(rest) % 2):
            cells["weight"] = rest.pop(0)
        cells |= pairs_of(rest)
        if from_ is None or to is None:
            return
        for dates in self._times(line.times):
            self.graph.edge(from_, to, cells | dates, row=line.row, directed=self._way)

    def _list(self, line: Line) -> None:
        ids = [self._known(line, word) for word in line.words]
        cells = {} if self._relation is None else {"relation": self._relation}
        for to in ids[1:]:
            if ids[0] is not None and to is not None:
                self.graph.edge(ids[0], to, dict(cells), row=line.row, directed=self._way)

    def _end_matrix(self) -> None:
        lines, self._matrix = self._matrix, []
        cells = {} if self._relation is None else {"relation": self._relation}
        for line, from_, to, weight, directed in matrix_of(
            self.graph, lines, number=self.number, first_mode=self.first_mode
        ):
            row_cells = cells | {"weight": weight}
            self.graph.edge(str(from_), str(to), row_cells, row=line.row, directed=directed)

    def _times(self, text: str) -> Iterable[dict[str, str]]:
        """Start and end of each period of "1990-1995,1998-*"; one without, if there is none."""
        if not text:
            return [{}]
        found = []
        for part in text.split(",")[:_MOST_SPELLS]:
            first, bar, last = (each.strip() for each in part.partition("-"))
            start = moment(first)
            end = None if last == "*" else moment(last if bar else first)
            if start is None or (end is None and last != "*"):
                self.graph.tell(STEPS)
                return [{"time in the file": text}]
            found.append({"start": start} | ({} if end is None else {"end": end}))
        return found

    def _known(self, line: Line, word: str) -> str | None:
        """The id of a vertex by its number; a fault if there is none."""
        if word.isascii() and word.isdigit() and len(word) < 10 and 1 <= int(word) <= self.number:
            return str(int(word))
        self.graph.fault(
            f"{shown(word)} is the number of no vertex.",
            remedy=f"Use a number from 1 to {self.number:,}, or correct the number of vertices.",
            row=line.row,
            value=word,
        )
        return None

    def _refuse(self, line: Line, message: str, remedy: str) -> None:
        fault = self.graph.file.fault(message, remedy=remedy, row=line.row)
        raise DataError([*self.graph.faults, fault])


def graph_of(file: File) -> Graph:
    """The nodes and edges of a Pajek file.

    Raises
    ------
    DataError
        It goes beyond a limit, or holds several networks.
    """
    graph = Graph(file=file)
    pajek = _Pajek(graph)
    for line in lines_of(text_in(file)):
        if line.words[0].startswith("*"):
            pajek.section(line)
        else:
            pajek.take(line)
    pajek.end()
    return graph


def _is_number(word: str) -> bool:
    return re.fullmatch(r"[+-]?(?:[0-9]+\.?[0-9]*|\.[0-9]+)(?:[eE][+-]?[0-9]+)?", word) is not None


def _fits(file: File) -> bool:
    return _FITS.search(file.head) is not None


def _read(file: File, mapping: ColumnMapping | None) -> Dataset:
    return graph_of(file).dataset(mapping)


FORMAT = Format(
    name="pajek",
    label="Pajek",
    about="A network as Pajek keeps it (.net), and as UCINET and networkx write it.",
    group="graph",
    endings=(".net", ".paj"),
    fits=_fits,
    read=_read,
)
