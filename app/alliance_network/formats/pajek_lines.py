"""Lines of a Pajek file: words, quoted names, times in brackets; matrices of numbers."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from alliance_network.errors import FieldError
from alliance_network.formats.cells import number as number_in
from alliance_network.formats.graph_sheets import Graph

__all__ = ["Line", "lines_of", "matrix_of", "pairs_of"]

_WORD = re.compile(r'"([^"]*)"?|\[([^\]]*)\]?|([^\s\["]+)')
_DRAWN = (
    "s",
    "c",
    "p",
    "w",
    "a",
    "k",
    "ap",
    "lp",
    "lr",
    "lphi",
    "lc",
    "la",
    "h1",
    "h2",
    "a1",
    "k1",
)
_DRAWN += ("a2", "k2", "ic", "bc", "bw", "x_fact", "y_fact", "phi", "r", "q", "lsize", "fos")
_DRAWN += ("font", "size", "color")
"""Words before a value that says how a vertex or line is drawn."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Line:
    """One line.

    Attributes
    ----------
    row
        Its number, from 1.
    words
        Its words, names without their quotes; never empty.
    quoted
        Whether any of them was in quotes.
    times
        What stands in brackets: "1990-1995,1998".
    """

    row: int
    words: list[str]
    quoted: bool
    times: str


def lines_of(text: str) -> Iterator[Line]:
    """The lines of a file that say something; comments begin with % or /*."""
    for row, line in enumerate(text.split("\n"), start=1):
        line = line.strip()
        if not line or line.startswith(("%", "/*")):
            continue
        words, times = [], []
        for name, time, word in _WORD.findall(line):
            if time:
                times.append(time)
            elif name or word:
                words.append(name.strip() or word or name)
        if words:
            yield Line(row=row, words=words, quoted='"' in line, times=",".join(times))


def pairs_of(words: Sequence[str]) -> dict[str, str]:
    """Attributes that stand in a line as word and value; how it is drawn is left out."""
    found = {}
    for name, text in zip(words[::2], words[1::2], strict=False):
        if name.lower() == "l":
            found["label"] = text
        elif name.lower() not in _DRAWN:
            found[name] = text
    return found


def matrix_of(
    graph: Graph, lines: Sequence[Line], *, number: int, first_mode: int
) -> Iterator[tuple[Line, int, int, str, bool]]:
    """The ties of a matrix: line, from, to, weight, and whether it has a direction.

    A zero is no tie. A matrix whose halves are alike says each tie twice: it is given once, and
    has no direction.

    Parameters
    ----------
    graph
        What remembers the faults.
    lines
        The rows of the matrix.
    number, first_mode
        Number of vertices, and of those in rows if others are in columns (else 0).
    """
    if not lines:
        return
    height = first_mode or number
    width = number - first_mode
    if len(lines) != height:
        graph.fault(
            f"Rows of the matrix: {len(lines):,}; vertices for them: {height:,}.",
            remedy="Write a row for each vertex.",
            row=lines[0].row,
        )
        return
    for line in lines:
        if len(line.words) != width:
            graph.fault(
                f"Numbers in the row: {len(line.words):,}; vertices for them: {width:,}.",
                remedy="Write a number for each vertex.",
                row=line.row,
            )
            return
    symmetric = not first_mode and all(
        lines[place].words[other] == lines[other].words[place]
        for place in range(height)
        for other in range(place)
    )
    for place, line in enumerate(lines):
        for other, word in enumerate(line.words[: place + 1] if symmetric else line.words):
            # Most are zeros, and reading each as a number would take most of the time.
            if not word.strip("0.") and "0" in word and word.count(".") < 2:
                continue
            try:
                is_tie = number_in(word) != 0
            except FieldError as error:
                graph.fault(error.message, remedy=error.remedy, row=line.row, value=word)
                continue
            if is_tie:
                yield line, place + 1, first_mode + other + 1, word, not symmetric
