"""A network, or what a view shows of it, as the plain rows that the writers of formats take."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from datetime import date

import polars as pl

from alliance_network.figures.places import unit_positions
from alliance_network.figures.style import LIGHT, SHAPES, Style, look
from alliance_network.formats.saved import Saved, SavedActor, SavedTie, Spell
from alliance_network.history import Interval, histories, ties_of
from alliance_network.layout.fit import HEIGHT, WIDTH, fit
from alliance_network.layout.network import network_of
from alliance_network.model.claim import STANCES
from alliance_network.model.dataset import Dataset
from alliance_network.model.dates import first_day, last_day
from alliance_network.model.tie import TieKey
from alliance_network.selection import select
from alliance_network.view import View, opening_view

__all__ = ["saved_of"]


def saved_of(dataset: Dataset, view: View | None = None) -> Saved:
    """What is saved of a network.

    Parameters
    ----------
    dataset : Dataset
    view : View, optional
        What it shows is saved, each tie with the claims that count now. Without a view it is the
        whole network: all its actors, and every tie that ever was with all claims in its history,
        of whatever status; one that has ended has the status of its last day.

    Returns
    -------
    Saved
        Places are those of the drawing of the whole network, 1080 x 720 px with y upwards, so
        that none depends on what is shown; colours are those of the light page.
    """
    if view is None:
        view = opening_view(dataset)
        actors = tuple(dataset.actor_index)
        ties, spans = _whole(dataset)
    else:
        selection = select(dataset, view)
        actors = selection.actors
        ties = selection.ties.select(
            "key", "from", "to", "relation", "status", "publishers", "claims"
        )
        spans = histories(dataset, view.evidence).intervals_of(selection.keys)
    return Saved(
        dataset=dataset,
        actors=_actors(dataset, view, actors),
        ties=_ties(dataset, ties, spans),
    )


def _whole(dataset: Dataset) -> tuple[pl.DataFrame, dict[TieKey, tuple[Interval, ...]]]:
    """Every tie that ever was, and their histories."""
    known = histories(dataset)
    pairs = ties_of(dataset).frame
    spans = known.intervals_of(pairs["key"])
    now = {row["key"]: row for row in known.latest.iter_rows(named=True)}
    status, publishers, claims = [], [], []
    for key in pairs["key"]:
        held = [span for span in spans[key] if span.status is not None]
        last = held[-1] if held else None
        one = now.get(key)
        status.append(one["status"] if one else last.status if last else None)
        publishers.append(one["publishers"] if one else last.publishers if last else 0)
        rows = {row for span in held for row in span.claims}
        claims.append(sorted(rows | set(one["claims"] if one else ())))
    ties = pairs.with_columns(
        pl.Series("status", status, dtype=pl.String),
        pl.Series("publishers", publishers, dtype=pl.UInt32),
        pl.Series("claims", claims, dtype=pl.List(pl.UInt32)),
    )
    # A tie whose claims count on no day never was.
    return ties.filter(pl.col("status").is_not_null()), spans


def _actors(dataset: Dataset, view: View, shown: tuple[str, ...]) -> tuple[SavedActor, ...]:
    known = histories(dataset)
    network = network_of(dataset, known.ever)
    unit = unit_positions(dataset, layout=view.layout, seed=view.seed, centre=view.centre)
    index = dataset.actor_index
    if view.places:
        unit = unit.copy()
        for actor, x, y in view.places:
            unit[index[actor]] = x, y
    places = fit(unit, WIDTH, HEIGHT)
    style = Style.for_crowd(len(known.latest), len(dataset.actors), theme=LIGHT)
    across = 2 * network.radii * style.size
    found = []
    for id_ in shown:
        place = index[id_]
        actor = dataset.actors[place]
        found.append(
            SavedActor(
                actor=actor,
                x=round(float(places[place, 0]), 2),
                y=round(HEIGHT - float(places[place, 1]), 2),
                size=round(float(across[place]), 2),
                colour=LIGHT.ink,
                shape=SHAPES[actor.kind],
            )
        )
    return tuple(found)


def _ties(
    dataset: Dataset, ties: pl.DataFrame, spans: dict[TieKey, tuple[Interval, ...]]
) -> tuple[SavedTie, ...]:
    relations = {relation.id: relation for relation in dataset.relations}
    looks = {relation.id: look(relation, LIGHT) for relation in dataset.relations}
    told = _told(dataset, ties)
    happened = _happened(dataset)
    found = []
    for row, said in zip(ties.iter_rows(named=True), told.iter_rows(named=True), strict=True):
        relation = relations[row["relation"]]
        found.append(
            SavedTie(
                key=row["key"],
                from_actor=row["from"],
                to_actor=row["to"],
                relation=relation.id,
                label=relation.label,
                directed=relation.directed,
                event=relation.event,
                sign=relation.sign,
                status=row["status"],
                publishers=row["publishers"],
                weight=said["weight"],
                unit=None if said["weight"] is None else said["unit"] or relation.unit,
                forms=tuple(said["forms"]),
                sources=tuple(said["sources"]),
                claims=tuple(said["ids"]),
                spells=happened(row["claims"], spans[row["key"]])
                if relation.event
                else _spells(spans[row["key"]]),
                colour=looks[relation.id].colour,
                dash=looks[relation.id].dash,
            )
        )
    return tuple(found)


def _told(dataset: Dataset, ties: pl.DataFrame) -> pl.DataFrame:
    """What the claims of each tie say together: weight, unit, forms, sources, ids."""
    titles = {source.id: source.title for source in dataset.sources}
    claims = dataset.claims.select(
        "id",
        "weight",
        "unit",
        forms=pl.col("form").str.split("|"),
        title=pl.col("source").replace_strict(titles, return_dtype=pl.String),
        asserts=pl.col("stance") == STANCES[0],
        # Dates sort as texts.
        when=pl.coalesce("start", "end", "recorded").fill_null(""),
    )
    rows = ties.select(tie=pl.int_range(pl.len()), claim="claims").explode(
        "claim", empty_as_null=False
    )
    each = pl.concat([rows, claims[rows["claim"]]], how="horizontal")
    weighed = (
        each.filter(pl.col("weight").is_not_null() & pl.col("asserts"))
        .sort("tie", "when", "claim")
        .group_by("tie")
        .agg(pl.col("weight", "unit").last())
    )
    asserted = each.filter("asserts")
    forms = (
        asserted.select("tie", "forms")
        .explode("forms")
        .drop_nulls()
        .unique()
        .sort("tie", "forms")
        .group_by("tie", maintain_order=True)
        .agg("forms")
    )
    rest = each.group_by("tie").agg(
        pl.col("title").unique().sort().alias("sources"), pl.col("id").sort().alias("ids")
    )
    return (
        ties.select(tie=pl.int_range(pl.len()))
        .join(weighed, on="tie", how="left")
        .join(forms, on="tie", how="left")
        .join(rest, on="tie", how="left")
        .with_columns(pl.col("forms", "sources", "ids").fill_null([]))
        .sort("tie")
    )


def _happened(
    dataset: Dataset,
) -> Callable[[Sequence[int], tuple[Interval, ...]], tuple[Spell, ...]]:
    """Gives the spells of an event: the days its claims name, without those of looking back."""
    starts, ends = (dataset.claims[column].to_list() for column in ("start", "end"))

    def spells(claims: Sequence[int], spans: tuple[Interval, ...]) -> tuple[Spell, ...]:
        found: dict[tuple[str | None, str | None], str] = {}
        for claim in claims:
            first = None if starts[claim] is None else date.fromordinal(first_day(starts[claim]))
            last = None if ends[claim] is None else date.fromordinal(last_day(ends[claim]))
            there = [span for span in spans if claim in span.claims and span.status is not None]
            if there:
                days = tuple(None if day is None else day.isoformat() for day in (first, last))
                found.setdefault(days, there[0].status)
        ordered = sorted(found.items(), key=lambda item: tuple(day or "" for day in item[0]))
        return tuple(
            Spell(first=since, last=until, status=status) for (since, until), status in ordered
        )

    return spells


def _spells(spans: tuple[Interval, ...]) -> tuple[Spell, ...]:
    """Days of one status that follow one another are one spell, whoever says so."""
    found: list[Spell] = []
    ended: date | None = None
    for span in spans:
        if span.status is None:
            continue
        follows = (
            ended is not None
            and span.first is not None
            and span.first.toordinal() == ended.toordinal() + 1
        )
        first = None if span.first is None else span.first.isoformat()
        last = None if span.last is None else span.last.isoformat()
        if follows and found[-1].status == span.status:
            found[-1] = Spell(first=found[-1].first, last=last, status=span.status)
        else:
            found.append(Spell(first=first, last=last, status=span.status))
        ended = span.last
    return tuple(found)
