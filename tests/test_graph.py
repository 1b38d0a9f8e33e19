from __future__ import annotations

import networkx as nx
from hypothesis import given, settings

from alliance_network.graph import graph_of
from alliance_network.history import histories
from alliance_network.selection import select
from alliance_network.view import View
from small import claim, network
from strategies import datasets

DATASET = network(
    claim("iran backing hamas", credibility="probable"),
    claim("iran attack hamas", stance="denies"),
    claim("iran alliance china"),
)


def test_nodes_are_actors_and_edges_ties_keyed_by_relation():
    graph = graph_of(DATASET, histories(DATASET).latest)
    assert isinstance(graph, nx.MultiDiGraph)
    assert graph.graph == {"dataset": "small", "hash": DATASET.hash}
    assert list(graph) == [actor.id for actor in DATASET.actors]
    assert graph.nodes["iran"] == {
        "name": "Iran",
        "kind": "state",
        "iso3": "IRN",
        "cow": 630,
        "gw": None,
        "lat": None,
        "lon": None,
    }
    assert set(graph["iran"]["hamas"]) == {"backing", "attack"}
    assert graph.edges["iran", "hamas", "backing"] == {
        "tie": "iran>hamas:backing",
        "status": "reported",
        "claims": (0,),
        "publishers": 1,
        "sign": 1,
        "directed": True,
        "event": False,
    }
    assert graph.edges["china", "iran", "alliance"]["directed"] is False


def test_of_a_selection_with_its_actors():
    selection = select(DATASET, View(relations=frozenset({"alliance"}), loners="hidden"))
    graph = graph_of(DATASET, selection.ties, actors=selection.actors)
    assert set(graph) == {"china", "iran"}
    assert list(graph.edges(keys=True)) == [("china", "iran", "alliance")]


def test_the_ends_of_ties_are_always_there():
    graph = graph_of(DATASET, histories(DATASET).latest, actors=())
    assert set(graph) == {"iran", "hamas", "china"}
    assert graph.nodes["china"]["name"] == "China"


@settings(max_examples=20)
@given(datasets())
def test_every_tie_is_one_edge(dataset):
    latest = histories(dataset).latest
    graph = graph_of(dataset, latest)
    assert sorted(data["tie"] for *_, data in graph.edges(data=True)) == sorted(latest["key"])
    assert len(graph) == len(dataset.actors)
