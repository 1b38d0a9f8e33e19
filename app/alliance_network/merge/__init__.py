"""Merging datasets: actors joined, every claim kept with its source, differences told."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

import polars as pl

from alliance_network.errors import UsageError, shown
from alliance_network.merge.actors import free_id, joined, same_actors
from alliance_network.merge.heading import described, named, titled
from alliance_network.merge.relations import relations_of, with_units
from alliance_network.merge.sources import renamed, sources_of
from alliance_network.model.actor import Actor
from alliance_network.model.claim import CLAIM_SCHEMA
from alliance_network.model.coverage import sorted_pair
from alliance_network.model.dataset import Dataset

__all__ = ["merged"]


def merged(
    datasets: Sequence[Dataset],
    *,
    name: str | None = None,
    title: str | None = None,
    description: str | None = None,
    opening: str = "",
) -> tuple[Dataset, tuple[str, ...]]:
    """Several datasets as one: nothing is lost, and each claim says what it said.

    Actors that are the same are joined (`merge.actors.same_actors`). Of two different actors,
    sources or claims of one id, those of the later dataset get another. Where a source is in
    several and would speak of other days among the claims of the others, its coverage is written
    out.

    Parameters
    ----------
    datasets : sequence of Dataset
        At least one. What the first says of an actor or a relation is kept where they differ.
    name, title, description : str, optional
        Unless given, made of theirs: what the whole is made of, and what each says of itself.
    opening : str
        Query text of the view it opens with; unless given, that of the first, whose ids stay.

    Returns
    -------
    (Dataset, tuple of str)
        And what differs, in sentences.

    Raises
    ------
    UsageError
        A relation has a direction in one of them and none in another, or happens in one and
        holds in another.
    """
    if not datasets:
        raise UsageError("There is nothing to merge: give at least one network.")
    text, told = described(datasets) if description is None else (description, [])
    heading = {
        "name": named(datasets) if name is None else name,
        "title": titled(datasets) if title is None else title,
        "description": text,
        "opening": opening or datasets[0].opening,
    }
    whole = datasets[0]
    for other in datasets[1:]:
        whole, sentences = _both(whole, other, heading)
        told += sentences
    if any(getattr(whole, field) != value for field, value in heading.items()):
        whole = replace(whole, **heading)
    return whole, tuple(dict.fromkeys(told))


def _both(first: Dataset, second: Dataset, heading: dict[str, str]) -> tuple[Dataset, list[str]]:
    relations = relations_of(first, second)
    undirected = [relation.id for relation in relations.all if not relation.directed]
    actors, new, told = _actors(first, second)
    sources = sources_of(first, second, actors=new, undirected=undirected)
    told += relations.told
    told += [
        f"The source {shown(old)} of {shown(second.title)} is another one of that id: it is "
        f"{shown(id_)} here."
        for old, id_ in sources.ids.items()
    ]
    mine = with_units(first.claims, relations.units[0])
    theirs = with_units(second.claims, relations.units[1])
    theirs = renamed(theirs, actors=new, sources=sources.ids).with_columns(sorted_pair(undirected))
    theirs, again = _apart(theirs, mine)
    if again:
        many = "1 claim" if again == 1 else f"{again:,} claims"
        told.append(
            f"{many} of {shown(second.title)} had the id of another claim: their ids are made "
            "from what they say."
        )
    whole = Dataset(
        **heading,
        actors=actors,
        relations=relations.all,
        sources=sources.all,
        coverage=sources.coverage,
        claims=pl.concat([mine, theirs]),
    )
    return whole, told


def _actors(first: Dataset, second: Dataset) -> tuple[tuple[Actor, ...], dict[str, str], list[str]]:
    """The actors of both, the ids that those of the second have from now on, what differs."""
    same = same_actors(first.actors, second.actors)
    found = {actor.id: actor for actor in first.actors}
    taken = {*found, *(actor.id for actor in second.actors)}
    new: dict[str, str] = {}
    told: list[str] = []
    for actor in second.actors:
        if actor.id in same:
            new[actor.id] = same[actor.id]
            found[same[actor.id]], said = joined(found[same[actor.id]], actor, of=second.title)
            told += said
        elif actor.id in found:
            new[actor.id] = free_id(actor.id, taken)
            taken.add(new[actor.id])
            found[new[actor.id]] = actor.model_copy(update={"id": new[actor.id]})
            told.append(
                f"{shown(actor.id)} is {shown(found[actor.id].name)}, and another actor, "
                f"{shown(actor.name)}, in {shown(second.title)}: that is {shown(new[actor.id])} "
                "here."
            )
        else:
            found[actor.id] = actor
    changed = {old: id_ for old, id_ in new.items() if old != id_}
    return tuple(found.values()), changed, told


def _apart(theirs: pl.DataFrame, mine: pl.DataFrame) -> tuple[pl.DataFrame, int]:
    """Claims without the ids that others have already, and how many those are."""
    content = [name for name in CLAIM_SCHEMA if name != "id"]
    both = theirs.join(mine, on="id", how="left", suffix=" mine", maintain_order="left")
    there = theirs["id"].is_in(mine["id"].implode())
    alike = both.select(
        same=pl.all_horizontal(pl.col(n).eq_missing(pl.col(f"{n} mine")) for n in content)
    )["same"]
    clash = there & ~alike
    fixed = theirs.with_columns(
        pl.when(~clash).then("id").alias("id")  # An id that is null is made from the content.
    )
    return fixed, int(clash.sum())
