"""Datasets: a whole network, immutable, named by the hash of its canonical form."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field
from functools import cached_property

import polars as pl

from alliance_network.errors import DataError, Fault, shown
from alliance_network.model.actor import Actor
from alliance_network.model.canonical import canonical_files, digest
from alliance_network.model.claim import Claim, canonical_claims
from alliance_network.model.coverage import canonical_coverage
from alliance_network.model.heading import Heading
from alliance_network.model.relation import Relation
from alliance_network.model.source import Source


@dataclass(frozen=True, eq=False, kw_only=True)
class Dataset:
    """Actors, relations, sources, coverage and claims, and how the network opens.

    Whatever is given is put into canonical form: sorted, pairs of undirected relations in order,
    the same claim once, a claim without id named by its content. Two datasets are equal if their
    hashes are.

    Parameters
    ----------
    name
        Slug; the address of the network.
    title, description
        As a reader sees them.
    opening
        Query text of the view it opens with; empty for a plain one.
    actors, sources
        Sorted by id.
    relations
        Sorted by order and id.
    coverage
        Columns of `model.coverage.COVERAGE_SCHEMA`; those left out are null.
    claims
        Columns of `model.claim.CLAIM_SCHEMA`; those left out are null.

    Raises
    ------
    DataError
        An id is there twice, a claim or coverage names what is not listed, or a claim ties an
        actor to itself or has a weight that is no finite number.
    """

    name: str
    title: str
    description: str = ""
    opening: str = ""
    actors: tuple[Actor, ...]
    relations: tuple[Relation, ...]
    sources: tuple[Source, ...]
    coverage: pl.DataFrame = field(default_factory=pl.DataFrame, repr=False)
    claims: pl.DataFrame = field(repr=False)

    def __post_init__(self) -> None:
        heading = Heading(
            name=self.name, title=self.title, description=self.description, opening=self.opening
        )
        relations = tuple(sorted(self.relations, key=lambda r: (r.order, r.id)))
        undirected = [relation.id for relation in relations if not relation.directed]
        canonical = {
            **dict(heading),
            "actors": tuple(sorted(self.actors, key=lambda actor: actor.id)),
            "relations": relations,
            "sources": tuple(sorted(self.sources, key=lambda source: source.id)),
            "coverage": canonical_coverage(self.coverage, undirected=undirected),
            "claims": canonical_claims(self.claims, undirected=undirected),
        }
        for name, value in canonical.items():
            object.__setattr__(self, name, value)
        faults = self._faults()
        if faults:
            raise DataError(faults)

    @cached_property
    def hash(self) -> str:
        """SHA-256 of the canonical form, in hexadecimal."""
        return digest(canonical_files(self))

    @cached_property
    def actor_index(self) -> dict[str, int]:
        """Place of each actor's id in `actors`."""
        return {actor.id: index for index, actor in enumerate(self.actors)}

    @cached_property
    def _relations(self) -> dict[str, Relation]:
        return {relation.id: relation for relation in self.relations}

    @cached_property
    def _sources(self) -> dict[str, Source]:
        return {source.id: source for source in self.sources}

    def actor(self, id_: str) -> Actor:
        """The actor of an id; KeyError if there is none."""
        return self.actors[self.actor_index[id_]]

    def relation(self, id_: str) -> Relation:
        """The relation of an id; KeyError if there is none."""
        return self._relations[id_]

    def source(self, id_: str) -> Source:
        """The source of an id; KeyError if there is none."""
        return self._sources[id_]

    def claim(self, row: int) -> Claim:
        """The claim in a row of `claims` (from 0); IndexError if there is none."""
        return Claim.from_row(self.claims.row(row, named=True))

    def __eq__(self, other: object) -> bool:
        if not isinstance(other, Dataset):
            return NotImplemented
        return self.hash == other.hash

    def __hash__(self) -> int:
        return hash(self.hash)

    def _faults(self) -> list[Fault]:
        faults = []
        listed = {"actors": self.actors, "relations": self.relations, "sources": self.sources}
        ids = {table: [row.id for row in rows] for table, rows in listed.items()}
        ids["claims"] = self.claims["id"]
        for table, values in ids.items():
            faults += _twice(table, values)
        for table, frame in (("coverage", self.coverage), ("claims", self.claims)):
            for column, of in (
                ("from", "actors"),
                ("to", "actors"),
                ("relation", "relations"),
                ("source", "sources"),
            ):
                may_be_empty = table == "coverage" and column != "source"
                values = frame[column].drop_nulls() if may_be_empty else frame[column]
                unknown = set(values.unique()) - set(ids[of])
                faults += [
                    Fault(
                        file=f"{table}.csv",
                        column=column,
                        value=id_,
                        message=f"{shown(id_)} is not listed in {of}.csv.",
                        remedy="Add it there or correct the id.",
                    )
                    for id_ in sorted(unknown, key=str)
                ]
        claims = self.claims
        faults += [
            Fault(
                file="claims.csv",
                column="to",
                value=id_,
                message=f"{shown(id_)} is tied to itself.",
                remedy="Correct one of the two actors.",
            )
            for id_ in claims["to"].filter(claims["from"] == claims["to"]).unique().sort()
        ]
        if not claims["weight"].drop_nulls().is_finite().all():
            faults.append(
                Fault(
                    file="claims.csv",
                    column="weight",
                    message="A weight is no finite number.",
                    remedy="Leave it empty where it is not known.",
                )
            )
        return faults


def _twice(table: str, ids: Sequence[str] | pl.Series) -> list[Fault]:
    series = pl.Series(ids, dtype=pl.String)
    return [
        Fault(
            file=f"{table}.csv",
            column="id",
            value=id_,
            message=f"{shown(id_)} is there twice.",
            remedy="Give each row an id of its own.",
        )
        for id_ in series.filter(series.is_duplicated()).unique().sort()
    ]
