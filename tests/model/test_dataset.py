from __future__ import annotations

import dataclasses
from typing import Any

import polars as pl
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from alliance_network.errors import DataError
from alliance_network.model.actor import Actor
from alliance_network.model.dataset import Dataset
from alliance_network.model.relation import Relation
from alliance_network.model.source import Source
from strategies import datasets


def dataset(**fields: Any) -> Dataset:
    plain = {
        "name": "small",
        "title": "Small",
        "actors": (
            Actor(id="iran", kind="state", name="Iran"),
            Actor(id="hamas", kind="armed group", name="Hamas"),
        ),
        "relations": (
            Relation(id="backing", label="backing", verb="backs", order=2),
            Relation(id="trade", label="trade", verb="trades with", order=1, directed=False),
            Relation(id="alliance", label="alliance", verb="is allied with", order=2),
        ),
        "sources": (Source(id="article", title="An article"),),
        "claims": pl.DataFrame(
            {"from": ["iran"], "to": ["hamas"], "relation": ["backing"], "source": ["article"]}
        ),
    }
    return Dataset(**{**plain, **fields})


def test_everything_is_sorted_and_found_by_its_id():
    small = dataset()
    assert [actor.id for actor in small.actors] == ["hamas", "iran"]
    assert [relation.id for relation in small.relations] == ["trade", "alliance", "backing"]
    assert small.actor_index == {"hamas": 0, "iran": 1}
    assert small.actor("iran").name == "Iran"
    assert small.relation("backing").verb == "backs"
    assert small.source("article").title == "An article"
    assert small.claim(0).to_actor == "hamas"


def test_what_is_not_listed_is_a_key_error():
    small = dataset()
    for find in (small.actor, small.relation, small.source):
        with pytest.raises(KeyError):
            find("nobody")


@pytest.mark.parametrize(
    ("claim", "sentence"),
    [
        (
            {"from": "irann"},
            'claims.csv, column "from": "irann" is not listed in actors.csv. Add it there or '
            "correct the id.",
        ),
        (
            {"relation": "exports"},
            'claims.csv, column "relation": "exports" is not listed in relations.csv. Add it '
            "there or correct the id.",
        ),
        (
            {"to": "iran"},
            'claims.csv, column "to": "iran" is tied to itself. Correct one of the two actors.',
        ),
        (
            {"weight": float("inf")},
            'claims.csv, column "weight": A weight is no finite number. Leave it empty where it is '
            "not known.",
        ),
    ],
)
def test_claims_that_cannot_be(claim: dict[str, Any], sentence: str):
    row = {"from": "iran", "to": "hamas", "relation": "backing", "source": "article", **claim}
    with pytest.raises(DataError) as caught:
        dataset(claims=pl.DataFrame([row]))
    assert [str(fault) for fault in caught.value.faults] == [sentence]


def test_an_id_twice():
    with pytest.raises(DataError) as caught:
        dataset(sources=(Source(id="article", title="A"), Source(id="article", title="B")))
    assert str(caught.value) == (
        'sources.csv, column "id": "article" is there twice. Give each row an id of its own.'
    )


@given(one=datasets(most_claims=2), other=datasets(most_claims=2))
@settings(max_examples=8)
def test_equal_means_the_same_hash(one: Dataset, other: Dataset):
    assert (one == other) == (one.hash == other.hash)
    assert one == dataclasses.replace(one)
    assert hash(one) == hash(dataclasses.replace(one))


@given(whole=datasets(), random=st.randoms(use_true_random=False))
@settings(max_examples=10)
def test_the_order_of_what_is_given_does_not_matter(whole: Dataset, random: Any):
    def shuffled(rows: Any) -> Any:
        rows = list(rows)
        return tuple(random.sample(rows, len(rows)))

    seed = random.randrange(1_000)
    again = dataclasses.replace(
        whole,
        actors=shuffled(whole.actors),
        relations=shuffled(whole.relations),
        sources=shuffled(whole.sources),
        coverage=whole.coverage.sample(fraction=1, shuffle=True, seed=seed),
        claims=whole.claims.sample(fraction=1, shuffle=True, seed=seed),
    )
    assert again.hash == whole.hash


@given(whole=datasets())
@settings(max_examples=10)
def test_claims_without_ids_get_the_same_ones_again(whole: Dataset):
    bare = dataclasses.replace(whole, claims=whole.claims.drop("id"))
    again = dataclasses.replace(bare, claims=bare.claims.drop("id"))
    assert again.hash == bare.hash
    assert bare.claims["id"].n_unique() == whole.claims.height
