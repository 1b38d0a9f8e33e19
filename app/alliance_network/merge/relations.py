"""The relations of two networks as one list, and the units that their claims then need."""

from __future__ import annotations

from dataclasses import dataclass

import polars as pl

from alliance_network.errors import UsageError, shown
from alliance_network.merge.actors import both_notes, differs
from alliance_network.model.dataset import Dataset
from alliance_network.model.relation import Relation

__all__ = ["Relations", "relations_of", "with_units"]


@dataclass(frozen=True, kw_only=True)
class Relations:
    """The relations of two networks.

    Attributes
    ----------
    all
        One of each id.
    units
        For each of the two: the unit, by relation, of its claims that give none, where that is
        no longer the relation's.
    told
        What differs, in sentences.
    """

    all: tuple[Relation, ...]
    units: tuple[dict[str, str], dict[str, str]]
    told: list[str]


def relations_of(first: Dataset, second: Dataset) -> Relations:
    """The relations of two networks; what the first says is kept where they differ.

    Raises
    ------
    UsageError
        Two of one id have a direction and none, or happen and hold: every such id is named.
    """
    found = {relation.id: relation for relation in first.relations}
    units: tuple[dict[str, str], dict[str, str]] = ({}, {})
    told: list[str] = []
    wrong: list[str] = []
    for theirs in second.relations:
        mine = found.get(theirs.id)
        if mine is None:
            found[theirs.id] = theirs
            continue
        wrong += _opposed(mine, theirs, of=(first.title, second.title))
        note, lost = both_notes(mine.note, theirs.note)
        changes: dict[str, object] = {"note": note}
        if lost:
            told.append(differs(mine.id, "note", mine.note, theirs.note, of=second.title))
        for field in ("label", "verb", "sign", "colour", "colour_dark", "dash"):
            one, other = getattr(mine, field), getattr(theirs, field)
            if one != other and one not in (None, "") and other not in (None, ""):
                told.append(differs(mine.id, field.replace("_", " "), one, other, of=second.title))
        if mine.unit != theirs.unit:
            changes["unit"] = _unit(mine, theirs, (first, second), units)
        found[theirs.id] = mine.model_copy(update=changes)
    if wrong:
        raise UsageError("\n".join(wrong))
    return Relations(all=tuple(found.values()), units=units, told=told)


def with_units(claims: pl.DataFrame, units: dict[str, str]) -> pl.DataFrame:
    """Claims whose weight is in the relation's unit, with these units written to them."""
    bare = pl.col("unit").is_null() & pl.col("weight").is_not_null()
    for relation, unit in units.items():
        claims = claims.with_columns(
            pl.when(bare & (pl.col("relation") == relation))
            .then(pl.lit(unit))
            .otherwise("unit")
            .alias("unit")
        )
    return claims


def _unit(
    mine: Relation,
    theirs: Relation,
    datasets: tuple[Dataset, Dataset],
    units: tuple[dict[str, str], dict[str, str]],
) -> str | None:
    """The unit of a relation for which two networks have another one, or one of them none."""
    if mine.unit is not None and theirs.unit is not None:
        units[1][mine.id] = theirs.unit
        return mine.unit
    has, bare = (0, 1) if theirs.unit is None else (1, 0)
    unit = (mine, theirs)[has].unit
    assert unit is not None
    numbers = datasets[bare].claims.filter(
        (pl.col("relation") == mine.id) & pl.col("weight").is_not_null() & pl.col("unit").is_null()
    )
    if numbers.is_empty():
        return unit
    # Numbers without a unit must not be given one.
    units[has][mine.id] = unit
    return None


def _opposed(mine: Relation, theirs: Relation, *, of: tuple[str, str]) -> list[str]:
    said = []
    for field, yes, no in (
        ("directed", "has a direction", "has none"),
        ("event", "is an event", "is none"),
    ):
        if getattr(mine, field) != getattr(theirs, field):
            here, there = (yes, no) if getattr(mine, field) else (no, yes)
            said.append(
                f"The relation {shown(mine.id)} {here} in {shown(of[0])} and {there} in "
                f"{shown(of[1])}: give it another id in one of them."
            )
    return said
