"""Ties as a graph for networkx: a MultiDiGraph with the relation as the edge's key."""

from __future__ import annotations

from collections.abc import Iterable

import networkx as nx
import polars as pl

from alliance_network.model.dataset import Dataset

__all__ = ["graph_of"]


def graph_of(
    dataset: Dataset, ties: pl.DataFrame, *, actors: Iterable[str] | None = None
) -> nx.MultiDiGraph:
    """The graph of some ties.

    Parameters
    ----------
    dataset : Dataset
        Whose actors and relations these are.
    ties : pl.DataFrame
        `Selection.ties` or `Histories.latest`.
    actors : iterable of str, optional
        Ids of the actors that become nodes, all of the dataset unless given; the ends of ties are
        always there.

    Returns
    -------
    nx.MultiDiGraph
        Nodes are actor ids with `name`, `kind`, `iso3`, `cow`, `gw`, `lat`, `lon`. Edges have the
        relation's id as key, and `tie` (its key), `status`, `claims` (rows of the dataset's
        claims), `publishers`, `sign`, `directed` and `event`. A tie of an undirected relation is
        one edge, from the first of its pair to the second. The graph has `dataset` (its name) and
        `hash`.
    """
    graph = nx.MultiDiGraph(dataset=dataset.name, hash=dataset.hash)
    chosen = dataset.actor_index if actors is None else actors
    named = dict.fromkeys([*chosen, *ties["from"], *ties["to"]])
    for id_ in named:
        actor = dataset.actor(id_)
        graph.add_node(
            id_,
            **{
                name: getattr(actor, name)
                for name in ("name", "kind", "iso3", "cow", "gw", "lat", "lon")
            },
        )
    signs = {
        relation.id: {
            "sign": relation.sign,
            "directed": relation.directed,
            "event": relation.event,
        }
        for relation in dataset.relations
    }
    columns = ties.select("from", "to", "relation", "key", "status", "claims", "publishers")
    graph.add_edges_from(
        (
            from_,
            to,
            relation,
            {
                "tie": key,
                "status": status,
                "claims": tuple(claims),
                "publishers": publishers,
                **signs[relation],
            },
        )
        for from_, to, relation, key, status, claims, publishers in columns.iter_rows()
    )
    return graph
