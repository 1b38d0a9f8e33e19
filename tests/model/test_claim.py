from __future__ import annotations

from typing import Any

import polars as pl

from alliance_network.model.claim import CLAIM_SCHEMA, Claim, canonical_claims

PLAIN = {"from": "iran", "to": "hamas", "relation": "backing", "source": "article"}


def canonical(*rows: dict[str, Any], undirected: tuple[str, ...] = ("alliance",)) -> pl.DataFrame:
    return canonical_claims(pl.DataFrame(list(rows)), undirected=undirected)


def test_columns_left_out_are_empty_and_the_stance_asserts():
    claims = canonical(PLAIN)
    assert claims.schema == pl.Schema(CLAIM_SCHEMA)
    row = claims.row(0, named=True)
    assert row["stance"] == "asserts"
    assert row["weight"] is None
    assert row["note"] is None


def test_pairs_of_undirected_relations_are_sorted_and_others_left():
    undirected = {**PLAIN, "relation": "alliance"}
    claims = canonical(PLAIN, undirected).sort("relation")
    assert claims.select("relation", "from", "to").rows() == [
        ("alliance", "hamas", "iran"),
        ("backing", "iran", "hamas"),
    ]


def test_forms_are_sorted_and_there_once():
    (form,) = canonical({**PLAIN, "form": "oil | arms|oil||"})["form"]
    assert form == "arms|oil"
    (form,) = canonical({**PLAIN, "form": "|"})["form"]
    assert form is None


def test_the_same_claim_twice_is_one_and_keeps_its_smallest_id():
    rows = [{**PLAIN, "id": id_} for id_ in (None, "b", "a")]
    assert canonical(*rows)["id"].to_list() == ["a"]


def test_a_zero_weight_is_not_a_missing_one():
    rows = [{**PLAIN, "weight": weight} for weight in (0.0, -0.0, None)]
    assert sorted(canonical(*rows)["weight"].to_list(), key=str) == [0.0, None]


def test_an_id_made_of_the_content_is_always_the_same():
    (first,) = canonical({**PLAIN, "note": "as said"})["id"]
    # Addresses and citations hold ids: they must be the same in every version.
    assert first == "894cbcd180a3dadc"
    (again,) = canonical({**PLAIN, "note": " as said ", "form": "", "stance": "asserts"})["id"]
    (other,) = canonical({**PLAIN, "locator": "as said"})["id"]
    assert first == again
    assert first != other


def test_no_claims_at_all():
    claims = canonical_claims(pl.DataFrame(), undirected=())
    assert claims.schema == pl.Schema(CLAIM_SCHEMA)
    assert claims.height == 0


def test_a_single_claim_out_of_a_row():
    claims = canonical({**PLAIN, "id": "c1", "form": "oil|arms", "weight": 2, "end": "2023-11"})
    claim = Claim.from_row(claims.row(0, named=True))
    assert (claim.id, claim.from_actor, claim.to_actor) == ("c1", "iran", "hamas")
    assert claim.forms == ("arms", "oil")
    assert (claim.start, claim.end, claim.weight) == (None, "2023-11", 2.0)
    assert (claim.claimant, claim.credibility, claim.note) == (None, None, "")
