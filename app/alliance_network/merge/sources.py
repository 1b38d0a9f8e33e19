"""Which sources of two networks are the same, and what they then say of their coverage."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass

import polars as pl

from alliance_network.history.days import EARLIEST
from alliance_network.history.periods import claim_periods, named_days
from alliance_network.history.written import written_out
from alliance_network.merge.actors import free_id
from alliance_network.model.coverage import COVERAGE_SCHEMA, canonical_coverage
from alliance_network.model.dataset import Dataset
from alliance_network.model.source import Source

__all__ = ["Sources", "renamed", "sources_of"]


@dataclass(frozen=True, kw_only=True)
class Sources:
    """The sources of two networks.

    Attributes
    ----------
    all
        One of each id.
    ids
        Ids that sources of the second have from now on, by those they had; only what differs.
    coverage
        Of all, under these ids.
    """

    all: tuple[Source, ...]
    ids: dict[str, str]
    coverage: pl.DataFrame


def sources_of(
    first: Dataset, second: Dataset, *, actors: Mapping[str, str], undirected: list[str]
) -> Sources:
    """The sources of two networks.

    Those of one id and content are one. Those of one id and other content are two; so are they
    if the network of one dates nothing of it, and that of the other does, since what speaks of
    every day cannot be said beside dates.

    Parameters
    ----------
    first, second
    actors
        Ids that actors of the second have from now on, by those they had.
    undirected
        Relations without direction.
    """
    changed = renamed(second.coverage, actors=actors)
    speaks = (
        _Speaks(first, first.coverage),
        _Speaks(second, canonical_coverage(changed, undirected=undirected)),
    )
    found = {source.id: source for source in first.sources}
    taken = {*found, *(source.id for source in second.sources)}
    ids: dict[str, str] = {}
    shared: dict[str, str] = {}
    for source in second.sources:
        if source.id not in found:
            found[source.id] = source
            continue
        like = _like(source, [s for s in first.sources if s.id not in shared.values()], speaks)
        if like is not None:
            shared[source.id] = ids[source.id] = like
        else:
            ids[source.id] = free_id(source.id, taken)
            taken.add(ids[source.id])
            found[ids[source.id]] = source.model_copy(update={"id": ids[source.id]})
    # What a shared source speaks of by itself would move with the claims of the other network.
    moved = {
        theirs: mine
        for theirs, mine in shared.items()
        if speaks[0].of(mine) != speaks[1].of(theirs)
    }
    coverage = [first.coverage, second.coverage]
    if moved:
        coverage = [
            written_out(dataset, claim_periods(dataset), sources=sources)
            for dataset, sources in ((first, set(moved.values())), (second, set(moved)))
        ]
    mine, theirs = coverage
    frames = [mine, renamed(theirs, actors=actors, sources=ids)]
    filled = [frame for frame in frames if not frame.is_empty()]
    return Sources(
        all=tuple(found.values()),
        ids={old: new for old, new in ids.items() if old != new},
        coverage=pl.concat(filled) if filled else pl.DataFrame(schema=COVERAGE_SCHEMA),
    )


def renamed(
    frame: pl.DataFrame,
    *,
    actors: Mapping[str, str],
    sources: Mapping[str, str] | None = None,
) -> pl.DataFrame:
    """Claims or coverage with other ids of actors and sources."""
    changes = []
    if actors:
        changes.append(pl.col("from", "to").replace(dict(actors)))
    if sources:
        changes.append(pl.col("source").replace(dict(sources)))
    return frame.with_columns(changes) if changes and not frame.is_empty() else frame


class _Speaks:
    """What the sources of a dataset speak of: the days they name, and their rows of coverage."""

    def __init__(self, dataset: Dataset, coverage: pl.DataFrame) -> None:
        days = named_days(dataset.claims, dataset.sources)
        self.days = {source: (first, last) for source, first, last in days.iter_rows()}
        about = [name for name in COVERAGE_SCHEMA if name != "source"]
        self.rows: dict[str, list] = {
            source: rows.select(about).rows()
            for (source,), rows in coverage.partition_by(
                "source", as_dict=True, maintain_order=True
            ).items()
        }

    def of(self, source: str) -> tuple[object, object]:
        return self.days[source], self.rows.get(source, [])

    def dated(self, source: str) -> bool:
        return self.days[source][0] > EARLIEST


def _like(source: Source, others: Sequence[Source], speaks: tuple[_Speaks, _Speaks]) -> str | None:
    """The id that a source of the second network has in the first, if it is there."""
    # One that had to be given another id before is found again.
    id_ = re.compile(rf"{re.escape(source.id)}(-[0-9]+)?")
    for other in others:
        if id_.fullmatch(other.id) and other.model_copy(update={"id": source.id}) == source:
            both_dated = speaks[0].dated(other.id) and speaks[1].dated(source.id)
            if both_dated or speaks[0].of(other.id) == speaks[1].of(source.id):
                return other.id
    return None
