"""Small graph files in tests: what is in one, once it is read."""

from __future__ import annotations

from pathlib import Path

import pytest

from alliance_network.errors import DataError, Fault
from alliance_network.formats import read_file
from alliance_network.formats.file import File
from alliance_network.model.dataset import Dataset

UNTIDY = Path(__file__).resolve().parent / "files" / "untidy"
GRAPHS = sorted(
    path.name
    for path in UNTIDY.iterdir()
    if path.suffix in (".graphml", ".gexf", ".gml", ".net", ".json", ".cyjs")
)
"""Graph files as other programs write them."""


def opened(name: str, content: str | bytes) -> Dataset:
    """The network in a file, whatever its format."""
    return read_file(File.of(name, content.encode() if isinstance(content, str) else content))


def faults(name: str, content: str | bytes) -> tuple[Fault, ...]:
    """What is wrong with a file."""
    with pytest.raises(DataError) as caught:
        opened(name, content)
    return caught.value.faults


def said(name: str, content: str | bytes) -> list[str]:
    """What is wrong with a file, in the words a person reads."""
    return [str(fault) for fault in faults(name, content)]


def ties(dataset: Dataset) -> list[str]:
    """Each claim in a line, sorted: "iran > hamas: backing 1990..2006 x3.5"; ~ has no direction."""
    undirected = {relation.id for relation in dataset.relations if not relation.directed}
    lines = []
    columns = ("from", "to", "relation", "start", "end", "weight")
    for from_, to, relation, start, end, weight in dataset.claims.select(columns).iter_rows():
        line = f"{from_} {'~' if relation in undirected else '>'} {to}: {relation}"
        if start is not None or end is not None:
            line += f" {start or ''}..{end or ''}"
        lines.append(line if weight is None else f"{line} x{weight:g}")
    return sorted(lines)


def graphml(body: str, *, keys: str = "", directed: str = "directed") -> str:
    """A GraphML file, the body in a line of its own: line 4."""
    return (
        '<?xml version="1.0" encoding="UTF-8"?>\n'
        f'<graphml xmlns="http://graphml.graphdrawing.org/xmlns">{keys}\n'
        f'<graph edgedefault="{directed}">\n{body}\n</graph></graphml>\n'
    )
