"""Choosing out of a dataset: some actors, years, relations, and what is large enough.

What stays says what it said: a claim counts on the same days, from the same source. Where a
source leaves what it covers to the days its claims name, and some of those are left out, its
coverage is written out.
"""

from __future__ import annotations

import difflib
from collections.abc import Mapping, Sequence

import polars as pl

from alliance_network.choose.actors import Meant, folded, meant
from alliance_network.choose.years import counting_in, cut_to, days_of
from alliance_network.errors import UsageError, shown
from alliance_network.history.periods import claim_periods, coverage_days, named_days
from alliance_network.history.written import written_out
from alliance_network.model.actor import Actor
from alliance_network.model.claim import STANCES
from alliance_network.model.dataset import Dataset
from alliance_network.model.numbers import decimal
from alliance_network.model.relation import Relation
from alliance_network.model.text import TEXT_LENGTH

__all__ = ["all_chosen", "chosen"]


def chosen(
    dataset: Dataset,
    *,
    actors: Sequence[str | Actor] | None = None,
    years: tuple[int, int] | None = None,
    relations: Sequence[str] | None = None,
    least: Mapping[str, float] | None = None,
) -> Dataset:
    """Part of a dataset.

    Parameters
    ----------
    dataset : Dataset
    actors : sequence of str or Actor, optional
        Ids, names, aliases, codes (IRN, cow:630, gw:630), regions ("South Asia",
        "region:South Asia"), the members of an organisation ("members:sco"), or actors, which
        take the place of the dataset's that are the same. Ties between them stay, and all of
        them, tied or not.
    years : (int, int), optional
        The first and the last. Claims that count on a day of them stay as they are; coverage is
        cut to them, but for the sample that a source which samples speaks from in the first.
    relations : sequence of str, optional
        Ids or labels.
    least : mapping of str to float, optional
        The least weight of a relation's claims, in its unit. Claims that give none, or in
        another unit, are left out too; denials, which have no weight, stay.

    Returns
    -------
    Dataset
        Without the relations and actors that no claim is about (those asked for stay), and
        without sources that speak of none of what stays. Its description says what was chosen;
        it opens with a plain view.

    Raises
    ------
    UsageError
        Something is asked for that is not known, all at once, with the nearest that is; or the
        years run backwards.
    """
    return all_chosen((dataset,), actors=actors, years=years, relations=relations, least=least)[0]


def all_chosen(
    datasets: Sequence[Dataset],
    *,
    actors: Sequence[str | Actor] | None = None,
    years: tuple[int, int] | None = None,
    relations: Sequence[str] | None = None,
    least: Mapping[str, float] | None = None,
) -> tuple[Dataset, ...]:
    """The same part of several datasets.

    Parameters are those of `chosen`. What one of the datasets knows is known: each gives what it
    has of it.
    """
    if actors is None and years is None and relations is None and not least:
        return tuple(datasets)
    if years is not None:
        days_of(years)
    everyone = [None for _ in datasets] if actors is None else meant(datasets, actors)
    every = tuple({r.id: r for dataset in datasets for r in dataset.relations}.values())
    wanted = None if relations is None else frozenset(_relations(relations, every))
    limits = {_relations([name], every)[0]: limit for name, limit in (least or {}).items()}
    return tuple(
        _Choice(actors=of, years=years, relations=wanted, least=limits).of(dataset)
        for dataset, of in zip(datasets, everyone, strict=True)
    )


class _Choice:
    """What is chosen, all of it known to some dataset."""

    def __init__(
        self,
        *,
        actors: Meant | None,
        years: tuple[int, int] | None,
        relations: frozenset[str] | None,
        least: Mapping[str, float],
    ) -> None:
        self.actors = actors
        self.years = years
        self.relations = relations
        self.least = least

    def of(self, dataset: Dataset) -> Dataset:
        periods = claim_periods(dataset)
        days = named_days(dataset.claims, dataset.sources)
        wanted = [self._wanted(dataset)]
        if self.years is not None:
            wanted.append(counting_in(dataset, periods, days=days_of(self.years)))
        claims = dataset.claims.filter(*wanted)
        left = named_days(claims, dataset.sources)
        moved = (days["earliest"] != left["earliest"]) | (days["latest"] != left["latest"])
        sources = days["source"] if self.years is not None else days["source"].filter(moved)
        coverage = written_out(dataset, periods, sources=sources.to_list())
        actors = self._actors(dataset, claims)
        relations = set(claims["relation"].unique())
        coverage = coverage.filter(
            pl.col(column).is_null() | pl.col(column).is_in(list(ids))
            for column, ids in (("relation", relations), ("from", actors), ("to", actors))
        )
        if self.years is not None:
            coverage = cut_to(coverage, coverage_days(coverage, days), years=self.years)
        speaking = {*claims["source"].unique(), *coverage["source"].unique()}
        renamed = {id_: actor.id for id_, actor in actors.items() if id_ != actor.id}
        return Dataset(
            name=dataset.name,
            title=dataset.title,
            description=_added(dataset.description, self._words(len(actors), relations, dataset)),
            actors=tuple(actors.values()),
            relations=tuple(self._told(r) for r in dataset.relations if r.id in relations),
            sources=tuple(source for source in dataset.sources if source.id in speaking),
            coverage=_renamed(coverage, renamed),
            claims=_renamed(claims, renamed),
        )

    def _wanted(self, dataset: Dataset) -> pl.Expr:
        """Which claims are between the actors, of the relations, and large enough."""
        wanted = pl.lit(True)
        if self.actors is not None:
            ids = list(self.actors)
            wanted &= pl.col("from").is_in(ids) & pl.col("to").is_in(ids)
        if self.relations is not None:
            wanted &= pl.col("relation").is_in(list(self.relations))
        for relation in dataset.relations:
            if relation.id in self.least:
                same_unit = pl.col("unit").is_null() | pl.col("unit").eq_missing(relation.unit)
                large = same_unit & (pl.col("weight") >= self.least[relation.id]).fill_null(False)
                denied = pl.col("stance") != STANCES[0]
                wanted &= (pl.col("relation") != relation.id) | large | denied
        return wanted

    def _actors(self, dataset: Dataset, claims: pl.DataFrame) -> Meant:
        if self.actors is not None:
            return self.actors
        tied = {*claims["from"].unique(), *claims["to"].unique()}
        return {actor.id: actor for actor in dataset.actors if actor.id in tied}

    def _told(self, relation: Relation) -> Relation:
        """A relation whose note says from which weight on its claims are here."""
        if relation.id not in self.least:
            return relation
        note = _added(relation.note, _least(relation, self.least[relation.id]), between=" ")
        return relation.model_copy(update={"note": note})

    def _words(self, actors: int, relations: set[str], dataset: Dataset) -> str:
        """What was chosen, in sentences."""
        said = []
        if self.actors is not None:
            said.append(f"ties between {actors:,} actors")
        if self.relations is not None:
            labels = [r.label for r in dataset.relations if r.id in relations]
            said.append(f"the relations {', '.join(labels)}" if labels else "no relation")
        if self.years is not None:
            first, last = self.years
            span = str(first) if first == last else f"{first} to {last}"
            said.append(f"claims that count on a day of {span}")
        whole = f"Chosen from it: {'; '.join(said)}." if said else ""
        limits = [
            f"{relation.label[0].upper()}{relation.label[1:]}: "
            f"{_lower(_least(relation, self.least[relation.id]))}"
            for relation in dataset.relations
            if relation.id in self.least and relation.id in relations
        ]
        return " ".join(filter(None, [whole, *limits]))


def _relations(words: Sequence[str], known: Sequence[Relation]) -> list[str]:
    """Ids of the relations that words name."""
    meant = {folded(relation.verb): relation.id for relation in known}
    meant |= {folded(relation.label): relation.id for relation in known}
    meant |= {folded(relation.id): relation.id for relation in known}
    unknown = [word for word in words if folded(word) not in meant]
    if unknown:
        lines = []
        for word in unknown:
            near = difflib.get_close_matches(folded(word), meant, n=3)
            ids = dict.fromkeys(meant[one] for one in near)
            hint = f": did you mean {', '.join(map(shown, ids))}?" if ids else "."
            lines.append(f"There is no relation {shown(word)}{hint}")
        there = ", ".join(sorted({relation.id for relation in known})) or "none"
        raise UsageError("\n".join([*lines, f"There is {there}."]))
    return [meant[folded(word)] for word in words]


def _least(relation: Relation, limit: float) -> str:
    unit = "" if relation.unit is None else f" {relation.unit}"
    size = f"{limit:,.0f}" if limit == int(limit) else decimal(limit)
    return f"Only claims of at least {size}{unit} are here."


def _lower(sentence: str) -> str:
    return sentence[0].lower() + sentence[1:]


def _added(text: str, sentence: str, *, between: str = "\n\n") -> str:
    """A text with a sentence at its end, unless it says so already."""
    if sentence == "" or sentence in text:
        return text
    if text == "":
        return sentence
    room = TEXT_LENGTH - len(sentence) - len(between) - 1
    kept = text if len(text) <= room else f"{text[:room]}…"
    return f"{kept}{between}{sentence}"


def _renamed(frame: pl.DataFrame, ids: Mapping[str, str]) -> pl.DataFrame:
    if not ids or frame.is_empty():
        return frame
    return frame.with_columns(pl.col("from", "to").replace(dict(ids)))
