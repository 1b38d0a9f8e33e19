"""Small networks for tests: a few actors and relations, the claims and coverage a test needs."""

from __future__ import annotations

from typing import Any

import polars as pl

from alliance_network.model.actor import Actor
from alliance_network.model.claim import CLAIM_SCHEMA
from alliance_network.model.coverage import COVERAGE_SCHEMA
from alliance_network.model.dataset import Dataset
from alliance_network.model.relation import Relation
from alliance_network.model.source import Source

ACTORS = (
    Actor(id="china", kind="state", name="China", names={"zh": "中国"}, aliases=("Beijing",)),
    Actor(id="iran", kind="state", name="Iran", iso3="IRN", cow=630),
    Actor(id="israel", kind="state", name="Israel"),
    Actor(id="hamas", kind="armed group", name="Hamas", names={"fr": "Hamás"}),
    Actor(id="powers", kind="group of states", name="European powers"),
    Actor(id="sco", kind="organisation", name="Shanghai Cooperation Organisation"),
    Actor(id="nato", kind="organisation", name="NATO"),
)
RELATIONS = (
    Relation(id="backing", label="backing", verb="backs", sign=1, order=1),
    Relation(id="alliance", label="alliance", verb="is allied with", directed=False, order=2),
    Relation(id="sanctions", label="sanctions", verb="sanctions", sign=-1, order=3),
    Relation(id="attack", label="attack", verb="attacked", sign=-1, event=True, order=4),
    Relation(id="membership", label="membership", verb="is a member of", order=5),
)


def claim(about: str, **fields: Any) -> dict[str, Any]:
    """One claim: `claim("iran backing hamas", start="2020", ...)`, of source "a" unless told."""
    from_, relation, to = about.split()
    return {"from": from_, "relation": relation, "to": to, "source": "a", **fields}


def network(
    *claims: dict[str, Any],
    coverage: tuple[dict[str, Any], ...] = (),
    sources: tuple[Source, ...] = (Source(id="a", title="Atlas"), Source(id="b", title="Bulletin")),
    opening: str = "",
    actors: tuple[Actor, ...] = ACTORS,
    relations: tuple[Relation, ...] = RELATIONS,
) -> Dataset:
    """A dataset of these claims; coverage rows are of source "a" unless told."""
    return Dataset(
        name="small",
        title="A small network",
        opening=opening,
        actors=actors,
        relations=relations,
        sources=sources,
        coverage=pl.DataFrame([{"source": "a", **row} for row in coverage], schema=COVERAGE_SCHEMA),
        # The row's number as id keeps the rows in the order in which a test writes them.
        claims=pl.DataFrame(
            [{"id": f"{row:03}", **fields} for row, fields in enumerate(claims)],
            schema=CLAIM_SCHEMA,
        ),
    )
