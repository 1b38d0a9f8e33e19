"""Networks saved as graphs and opened again: what a graph can say comes back."""

from __future__ import annotations

import io
import json
from collections.abc import Callable

import networkx as nx
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from alliance_network.export.saved import saved_of
from alliance_network.formats import FORMATS, format_of, open_dataset
from alliance_network.formats.file import File
from alliance_network.formats.format import Format
from alliance_network.model.dataset import Dataset
from strategies import datasets

WRITTEN = [kind for kind in FORMATS if kind.group == "graph" and kind.write is not None]
_NETWORKX: dict[str, Callable[[bytes], nx.Graph]] = {
    "graphml": lambda content: nx.read_graphml(io.BytesIO(content)),
    "gexf": lambda content: nx.read_gexf(io.BytesIO(content)),
    "node-link": lambda content: nx.node_link_graph(json.loads(content), edges="edges"),
}


def again(dataset: Dataset, kind: Format) -> Dataset:
    """The network, saved and opened."""
    file = File.of(f"x{kind.endings[0]}", kind.write(saved_of(dataset)))
    assert format_of(file) is kind
    return kind.read(file, None)


def actors(dataset: Dataset) -> list[tuple]:
    """What a graph says of each actor."""
    return [
        (each.id, each.name, each.kind, each.iso3, each.cow, each.gw, each.lat, each.lon)
        for each in dataset.actors
    ]


@pytest.mark.parametrize("kind", WRITTEN, ids=lambda kind: kind.name)
def test_the_shipped_network_comes_back(kind: Format):
    dataset = open_dataset("iran-2023")
    assert kind.write(saved_of(dataset)) == kind.write(saved_of(dataset))
    back = again(dataset, kind)
    assert back.title == dataset.title
    assert actors(back) == actors(dataset)
    assert [each.names for each in back.actors] == [each.names for each in dataset.actors]
    said = ("id", "label", "verb", "sign", "directed", "event")
    for relation in back.relations:
        own = dataset.relation(relation.id)
        assert [getattr(relation, name) for name in said] == [getattr(own, name) for name in said]
    ties = ("from", "to", "relation")
    assert set(back.claims.select(ties).rows()) == set(dataset.claims.select(ties).rows())


@given(dataset=datasets(), kind=st.sampled_from(WRITTEN))
@settings(max_examples=12)
def test_any_network_can_be_saved_and_read_by_networkx(dataset: Dataset, kind: Format):
    saved = saved_of(dataset)
    written = kind.write(saved)
    graph = _NETWORKX[kind.name](written)
    assert graph.number_of_nodes() == len(saved.actors)
    assert graph.number_of_edges() == len(saved.ties)
    if saved.ties:
        back = kind.read(File(name="x", content=written), None)
        assert [actor.id for actor in back.actors] == [actor.id for actor in dataset.actors]
