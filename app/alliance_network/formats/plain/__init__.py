"""Plain tables into a network: actors, relations and sources are made of what the rows say."""

from __future__ import annotations

from collections.abc import Sequence

import polars as pl

from alliance_network.errors import DataError, Fault, FieldError, printable, shown
from alliance_network.formats.file import File
from alliance_network.formats.mapping import ColumnMapping
from alliance_network.formats.naming import slug_of
from alliance_network.formats.plain.actor_rows import actor_rows
from alliance_network.formats.plain.cast import Cast, cast_of
from alliance_network.formats.plain.named_rows import SEVERAL, Named, relations_of, sources_of
from alliance_network.formats.plain.tie_rows import TieRows, tie_rows
from alliance_network.formats.plan import Plan, counted, plan_of
from alliance_network.formats.sheet import Sheet
from alliance_network.formats.table import ROW
from alliance_network.model.actor import GROUPING_KINDS
from alliance_network.model.claim import CLAIM_SCHEMA
from alliance_network.model.coverage import sorted_pair
from alliance_network.model.dataset import Dataset
from alliance_network.model.relation import MEMBERSHIP
from alliance_network.model.text import TEXT_LENGTH

__all__ = ["plain_dataset"]

_CONTENT = [name for name in CLAIM_SCHEMA if name != "id"]
_ROWS_TOLD = 20
"""Most rows that a sentence of the description lists."""


def plain_dataset(
    file: File,
    *,
    edges: Sheet,
    actors: Sheet | None = None,
    mapping: ColumnMapping | None = None,
    directed: bool | None = None,
    title: str | None = None,
    told: Sequence[str] = (),
    located: bool = False,
) -> Dataset:
    """The network that a table of ties holds.

    Parameters
    ----------
    file
        Where the tables are from: its name is the source of what names no other.
    edges
        A row for each tie, under whatever names of columns people use.
    actors
        A row for each actor; then an end of a tie that is not in it is a fault.
    mapping
        What a person said of the columns of `edges`.
    directed
        What the file says of the ties whose relation is not in the vocabulary; None: directed.
    title
        Title of the network; the file's name unless given.
    told
        Sentences that the description is to hold too.
    located
        Whether a claim's locator is its row, where the table gives none: the rows of a graph's
        tables are nowhere in its file.

    Raises
    ------
    DataError
        Something is wrong with the cells; with every fault.
    MappingError
        It cannot be told which columns hold the two ends of a tie.
    """
    plan = plan_of(edges, mapping)
    rows = tie_rows(plan)
    listed, faults = (None, []) if actors is None else actor_rows(actors)
    cast = cast_of(rows, plan, listed=listed)
    relations = relations_of(rows, plan, directed=directed)
    sources = sources_of(rows, plan, file=file.name, stem=file.stem)
    claims = _claims(rows, cast, relations, sources)
    faults = [*rows.faults, *faults, *cast.faults, *relations.faults, *sources.faults]
    faults += _member_faults(rows, plan, claims, cast)
    if faults:
        raise DataError(_in_order(faults, edges))
    kept = claims.filter(pl.col("from") != pl.col("to"))
    undirected = [relation.id for relation in relations.made if not relation.directed]
    once = kept.with_columns(sorted_pair(undirected)).unique(
        _CONTENT, keep="first", maintain_order=True
    )
    if located:
        once = once.with_columns(_locators(plan, file, own=sources.made[0].id))
    used = {name: set(once[name].unique()) for name in ("relation", "source")}
    sentences = [
        f"Read from the table {shown(file.name)}.",
        *told,
        *cast.told,
        *relations.told,
        *rows.told,
        *_self_ties_told(claims),
        *_repeated_told(kept.height - once.height),
    ]
    return Dataset(
        name=slug_of(printable(file.stem), noun="network")[:40].strip("-"),
        title=title or printable(file.stem) or "Network",
        description=_shortened("\n".join(sentences)),
        actors=cast.actors,
        relations=tuple(r for r in relations.made if r.id in used["relation"]),
        sources=tuple(s for s in sources.made if s.id in used["source"]),
        claims=once.select(list(CLAIM_SCHEMA)),
    )


def _in_order(faults: Sequence[Fault], edges: Sheet) -> list[Fault]:
    """Faults by row and, within it, from the left; what several checks find is told once."""
    places = {name: place for place, name in enumerate(edges.header)}
    return sorted(
        dict.fromkeys(faults),
        key=lambda fault: (fault.row or 0, places.get(fault.column or "", len(places))),
    )


def _claims(rows: TieRows, cast: Cast, relations: Named, sources: Named) -> pl.DataFrame:
    """The claims, with `ROW`: one for each source that a row names."""
    frame = rows.frame
    words, ids = list(cast.ids), list(cast.ids.values())
    ends = [
        frame[end].replace_strict(words, ids, default=None, return_dtype=pl.String).alias(end)
        for end in ("from", "to")
    ]
    notes = [frame["note"]] if relations.notes is None else [frame["note"], relations.notes]
    note = pl.select(pl.concat_str(notes, separator="\n", ignore_nulls=True)).to_series()
    frame = frame.with_columns(
        *ends,
        relations.ids.alias("relation"),
        sources.ids.str.split(SEVERAL).alias("source"),
        note.alias("note"),
    )
    return frame.explode("source").with_columns(
        # An id names one claim.
        pl.when(pl.col("id").is_first_distinct()).then("id").alias("id")
    )


def _locators(plan: Plan, file: File, *, own: str) -> pl.Expr:
    """The row of each claim, in the file if that is its source and else with the file's name."""
    sheet = "" if plan.sheet.name is None else f"sheet {plan.sheet.name}, "
    row = pl.format("{}row {}", pl.lit(sheet), pl.col(ROW))
    elsewhere = pl.format("{}, {}", pl.lit(printable(file.name)), row)
    return pl.coalesce("locator", pl.when(pl.col("source") == own).then(row).otherwise(elsewhere))


def _member_faults(rows: TieRows, plan: Plan, claims: pl.DataFrame, cast: Cast) -> list[Fault]:
    """Faults of memberships in what has no members."""
    others = {a.id: a for a in cast.actors if a.kind not in GROUPING_KINDS}
    wrong = claims.filter((pl.col("relation") == MEMBERSHIP) & pl.col("to").is_in(list(others)))[
        ROW
    ]
    column = plan.columns.get("to")
    if wrong.is_empty() or column is None:
        return []

    def says(text: str) -> FieldError:
        kind = others[cast.ids[text]].kind
        article = "an" if kind[0] in "aeiou" else "a"
        return FieldError(
            f"{shown(text)} is {article} {kind}, which has no members.",
            remedy="Let a membership go from the member to an organisation or a group of states, "
            "or use another word than membership.",
        )

    return rows.table.faults(column, rows.table.frame[ROW].is_in(wrong.to_list()), says)


def _self_ties_told(claims: pl.DataFrame) -> list[str]:
    rows = claims.filter(pl.col("from") == pl.col("to"))[ROW].unique().sort()
    if rows.is_empty():
        return []
    listed = ", ".join(f"{row:,}" for row in rows.head(_ROWS_TOLD))
    more = f" and {len(rows) - _ROWS_TOLD:,} more" if len(rows) > _ROWS_TOLD else ""
    ties = "ties" if len(rows) == 1 else "tie"
    place = "row" if len(rows) == 1 else "rows"
    return [
        f"Left out: {counted(len(rows), 'row')} that {ties} an actor to itself "
        f"({place} {listed}{more})."
    ]


def _repeated_told(number: int) -> list[str]:
    if number == 0:
        return []
    verb = "says" if number == 1 else "say"
    return [f"{counted(number, 'row')} {verb} the same as another, and the two count as one."]


def _shortened(text: str) -> str:
    return text if len(text) <= TEXT_LENGTH else f"{text[: TEXT_LENGTH - 1]}…"
