"""The network of a dataset as arrays."""

from __future__ import annotations

import polars as pl

from alliance_network.layout.network import network_of
from alliance_network.model.claim import CLAIM_SCHEMA
from alliance_network.model.coverage import COVERAGE_SCHEMA
from alliance_network.model.dataset import Dataset
from small import ACTORS, RELATIONS

COLUMNS = ("from", "to", "relation", "status")


def make(ties):
    dataset = Dataset(
        name="test",
        title="Test",
        description="",
        opening="",
        actors=tuple(sorted(ACTORS, key=lambda actor: actor.id)),
        relations=RELATIONS,
        sources=(),
        coverage=pl.DataFrame(schema=COVERAGE_SCHEMA),
        claims=pl.DataFrame(schema=CLAIM_SCHEMA),
    )
    latest = pl.DataFrame(ties, schema=COLUMNS, orient="row").with_columns(
        key=pl.format("{}>{}:{}", "from", "to", "relation")
    )
    return network_of(dataset, latest)


def test_asserted_memberships_become_areas_and_other_ties_pairs():
    network = make(
        [
            ("iran", "hamas", "backing", "reported"),
            ("china", "sco", "membership", "asserted"),
            ("iran", "sco", "membership", "asserted"),
            ("israel", "sco", "membership", "denied"),
            ("iran", "israel", "attack", "denied"),
        ]
    )
    row = network.actors.index
    assert network.areas == ((row("sco"), (row("china"), row("iran"))),)
    assert network.organisations == (row("sco"),)
    assert network.keys == ("iran>hamas:backing", "iran>israel:attack", "israel>sco:membership")
    assert network.pairs.tolist() == [
        [row("iran"), row("hamas")],
        [row("iran"), row("israel")],
        [row("israel"), row("sco")],
    ]
    assert network.relations.tolist() == [0, 3, 4]
    assert network.degree[row("iran")] == 3 and network.degree[row("sco")] == 3


def test_at_most_two_areas_the_largest_first():
    ties = [
        ("china", "sco", "membership", "asserted"),
        ("iran", "sco", "membership", "asserted"),
        ("israel", "nato", "membership", "asserted"),
        ("hamas", "powers", "membership", "asserted"),
    ]
    network = make(ties)
    row = network.actors.index
    assert network.organisations == (row("sco"), row("nato"))
    assert network.keys == ("hamas>powers:membership",)


def test_tied_pairs_are_counted_once_and_without_the_organisations_of_areas():
    network = make(
        [
            ("iran", "hamas", "backing", "asserted"),
            ("hamas", "iran", "alliance", "asserted"),
            ("iran", "sco", "membership", "asserted"),
            ("sco", "israel", "sanctions", "asserted"),
        ]
    )
    row = network.actors.index
    pairs, count = network.tied_pairs
    assert pairs.tolist() == [sorted((row("iran"), row("hamas")))]
    assert count.tolist() == [2]


def test_no_ties_are_an_empty_network():
    network = make([])
    assert network.pairs.shape == (0, 2) and network.areas == ()
    assert network.tied_pairs[0].shape == (0, 2)
