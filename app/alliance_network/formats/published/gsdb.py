"""Global Sanctions Data Base, cases: who sanctioned whom, how, why, and with what outcome."""

from __future__ import annotations

from collections.abc import Mapping

import polars as pl

from alliance_network.errors import FieldError, shown
from alliance_network.formats.file import File
from alliance_network.formats.format import Format
from alliance_network.formats.mapping import ColumnMapping
from alliance_network.formats.naming import slug_of
from alliance_network.formats.near import NearNames
from alliance_network.formats.published.cells import (
    Cells,
    has_columns,
    sheet_with,
    unknown_state,
    wrong_line,
)
from alliance_network.formats.published.dyads import claim_id
from alliance_network.formats.published.organisations import organisation_called
from alliance_network.formats.tables import header_of
from alliance_network.formats.vocabulary import RELATIONS
from alliance_network.model.actor import Actor
from alliance_network.model.dataset import Dataset
from alliance_network.model.source import Source
from alliance_network.states import actor_of, state_named

__all__ = ["CLOSED", "FORMAT"]

NAME = "gsdb"
FORMS = ("trade", "arms", "military", "financial", "travel", "other")
NEEDED = (
    *("case_id", "sanctioned_state", "sanctioning_state", "begin", "end"),
    *(*FORMS, "descr_trade", "objective", "success"),
)
"""Columns it is recognised by."""

CLOSED = 2022
"""Year in which the list closed: a case that ends in it was still in force."""

LIST_LENGTH = 4_000
"""Longest list in a cell, in characters."""
LONGEST_NAME = 3
"""Most commas and one that a name may hold."""

_TRADE = {
    "exp_part": "trade: exports in part",
    "exp_compl": "trade: exports in full",
    "imp_part": "trade: imports in part",
    "imp_compl": "trade: imports in full",
}
_AIMS = {
    "policy_change": "a change of policy",
    "destab_regime": "to destabilise the regime",
    "territorial_conflict": "a conflict over territory",
    "prevent_war": "to prevent war",
    "terrorism": "terrorism",
    "end_war": "to end war",
    "human_rights": "human rights",
    "democracy": "democracy",
    "other": "another aim",
}
_OUTCOMES = {
    "success_total": "full success",
    "success_part": "partial success",
    "nego_settlement": "a negotiated settlement",
    "failed": "failed",
    "ongoing": "ongoing",
}
_TERRORIST = "Terrorist Organizations"

_DESCRIPTION = (
    "Sanction cases of the Global Sanctions Data Base with their kinds, aims and outcomes. A file "
    "may hold a selection of the cases, so that a case which is not in it cannot be told from "
    "none: a pair is covered from the first year of its first case to {closed}, when the list "
    "closed, and all else is no data. What ends in {closed} was still in force then. Kinds, aims "
    "and outcomes are said of a case; where it has several senders or targets they are said of all "
    "of them together, and the claim’s note names them. Aims and outcomes are the judgement of the "
    "data base."
)
_CITATION = (
    "Felbermayr, G., A. Kirilakha, C. Syropoulos, E. Yalcin and Y. Yotov (2020). The Global "
    "Sanctions Data Base. European Economic Review 129."
)


def _fits(file: File) -> bool:
    return has_columns(header_of(file), NEEDED)


def _read(file: File, mapping: ColumnMapping | None) -> Dataset:
    cells = Cells(sheet_with(file, NEEDED), needed=NEEDED)
    actors: dict[str, Actor] = {}
    cases = _cases(cells)
    senders = _named(cells, "sanctioning_state", "from", actors)
    targets = _named(cells, "sanctioned_state", "to", actors)
    ties = senders.join(targets, on="line").join(cases, on="line")
    cells.check()
    own = ties.filter(pl.col("from") == pl.col("to"))
    ties = ties.filter(pl.col("from") != pl.col("to"))
    closed = max(CLOSED, cases["end"].max())
    return Dataset(
        name=NAME,
        title="Sanctions",
        description=_DESCRIPTION.format(closed=closed) + _left_out(own["case"].unique().sort()),
        actors=tuple({actor.id: actor for actor in actors.values()}.values()),
        relations=(RELATIONS["sanctions"],),
        sources=(
            Source(
                id=NAME,
                title="Global Sanctions Data Base (GSDB)",
                publisher="Global Sanctions Data Base",
                date="2022",
                url="https://www.globalsanctionsdatabase.com/",
                kind="dataset",
                citation=_CITATION,
            ),
        ),
        coverage=ties.group_by("from", "to").agg(
            source=pl.lit(NAME),
            relation=pl.lit("sanctions"),
            first=pl.col("begin").min().cast(pl.String),
            last=pl.lit(str(closed)),
        ),
        claims=_claims(ties, closed=closed),
    )


def _cases(cells: Cells) -> pl.DataFrame:
    """line, case, begin, end, form, and about: aims and outcomes in words."""
    case = cells.numbers("case_id", least=0, most=999_999_999).alias("case")
    begin, end = cells.years("begin"), cells.years("end")
    cells.blame("end", end < begin, _before)
    cells.blame("case_id", case.is_duplicated() & case.is_not_null(), _twice)
    trades = _meant(cells, "descr_trade", _TRADE)
    aims = _meant(cells, "objective", _AIMS)
    outcomes = _meant(cells, "success", _OUTCOMES)
    about = [
        (objective, success, _in_words(aims[objective], outcomes[success]))
        for objective, success in cells.frame.select("objective", "success").unique().iter_rows()
    ]
    keys = ["objective", "success"]
    forms = [pl.when(pl.col(form)).then(pl.lit(form)) for form in FORMS]
    traded = pl.col("descr_trade").replace_strict(
        {text: "|".join(words) for text, words in trades.items() if text is not None},
        default=None,
        return_dtype=pl.String,
    )
    return (
        cells.frame.select(*keys, "descr_trade")
        .with_columns(cells.line, case, begin, end, *(cells.flags(form) for form in FORMS))
        .join(
            pl.DataFrame(about, schema=dict.fromkeys((*keys, "about"), pl.String), orient="row"),
            on=keys,
            nulls_equal=True,
            maintain_order="left",
        )
        .select(
            *("line", "case", "begin", "end", "about"),
            form=pl.concat_str(*forms, traded, separator="|", ignore_nulls=True),
        )
    )


def _meant(
    cells: Cells, column: str, words: Mapping[str, str]
) -> dict[str | None, tuple[str, ...]]:
    """The words of each different text of a column of lists; faults of those not known."""
    texts = cells.words(column, needed=False)
    lists = {
        text: [part.strip() for part in text.split(",")] for text in texts.drop_nulls().unique()
    }
    near = NearNames(words)
    wrong = [text for text, parts in lists.items() if not words.keys() >= set(parts)]

    def says(text: str) -> FieldError:
        part = next(part for part in lists[text] if part not in words)
        return FieldError(
            f"{shown(part)} is no word of the column {column}.",
            remedy=f"{near.hint(part)}Use {', '.join(words)}.",
        )

    cells.blame(column, texts.is_in(wrong), says)
    known = {
        text: tuple(words[part] for part in parts if part in words) for text, parts in lists.items()
    }
    return {None: (), **known}


def _in_words(aims: tuple[str, ...], outcomes: tuple[str, ...]) -> str | None:
    """Aims with their outcomes, which the source writes in the same order."""
    if len(aims) == len(outcomes):
        pairs = [f"{aim} ({outcome})" for aim, outcome in zip(aims, outcomes, strict=True)]
        return f"Aims: {'; '.join(pairs)}." if pairs else None
    told = [("Aims", aims), ("Outcomes, not told by aim", outcomes)]
    return " ".join(f"{label}: {'; '.join(words)}." for label, words in told if words)


def _named(cells: Cells, column: str, side: str, actors: dict[str, Actor]) -> pl.DataFrame:
    """line, the side's id, and `{side}_list`: the names, where the cell has several.

    What is found is added to `actors` by the name it was found by.
    """
    texts = cells.words(column, length=LIST_LENGTH)
    rows = []
    unknown: dict[str, str] = {}
    for text in texts.drop_nulls().unique().sort():
        names, stray = _parted(text, actors)
        if stray is not None:
            unknown[text] = stray
        listed = "; ".join(actors[name].name for name in names) if len(names) > 1 else None
        rows.append((text, [actors[name].id for name in names], listed))
    cells.blame(column, texts.is_in(list(unknown)), lambda text: unknown_state(unknown[text]))
    schema = {column: pl.String, side: pl.List(pl.String), f"{side}_list": pl.String}
    found = pl.DataFrame(rows, schema=schema, orient="row")
    return (
        cells.frame.select(cells.line, column)
        .join(found, on=column, maintain_order="left")
        .drop(column)
        .explode(side)
        .drop_nulls(side)
        .unique(["line", side], maintain_order=True)
    )


def _parted(text: str, actors: dict[str, Actor]) -> tuple[list[str], str | None]:
    """The names of a list, and one part of it that is unknown, if one is.

    Some names hold a comma ("Yemen, North"), and two names may look like one ("Montenegro,
    Serbia"): the shortest pieces are taken with which the whole list is names.
    """
    parts = [part.strip() for part in text.split(",")]
    ends: dict[int, int] = {len(parts): len(parts)}
    for place in reversed(range(len(parts))):
        for end in range(place + 1, min(len(parts), place + LONGEST_NAME) + 1):
            if end in ends and _found(", ".join(parts[place:end]), actors):
                ends[place] = end
                break
    if 0 not in ends:
        return [], next((part for part in parts if not _found(part, actors)), text)
    names, place = [], 0
    while place < len(parts):
        names.append(", ".join(parts[place : ends[place]]))
        place = ends[place]
    return names, None


def _found(name: str, actors: dict[str, Actor]) -> bool:
    """Whether a name is known; if it is, it is among the actors from then on."""
    actor = actors.get(name) or _actor(name)
    if actor is not None:
        actors[name] = actor
    return actor is not None


def _actor(name: str) -> Actor | None:
    known = organisation_called(name)
    if known is not None:
        return known
    state = state_named(name)
    if state is not None:
        return actor_of(state)
    if name.startswith(_TERRORIST) and wrong_line(name) is None:
        return Actor(
            id=slug_of(name, noun="actor"),
            kind="armed group",
            name=name,
            note="The data base writes the name so.",
        )
    return None


def _claims(ties: pl.DataFrame, *, closed: int) -> pl.DataFrame:
    def together(column: str, what: str) -> pl.Expr:
        said = pl.format(f"Said of all {what} of the case together: {{}}.", column)
        return pl.when(pl.col(column).is_not_null()).then(said)

    return ties.select(
        claim_id("gsdb.{}.{}.{}", "case", "from", "to"),
        "from",
        "to",
        "form",
        relation=pl.lit("sanctions"),
        start=pl.col("begin").cast(pl.String),
        # What was in force when the list closed has no end that the source knows.
        end=pl.when(pl.col("end") < closed).then(pl.col("end").cast(pl.String)),
        source=pl.lit(NAME),
        locator=pl.format("GSDB, case {}", "case"),
        note=pl.concat_str(
            "about",
            together("from_list", "senders"),
            together("to_list", "targets"),
            separator=" ",
            ignore_nulls=True,
        ),
    )


def _before(text: str) -> FieldError:
    return FieldError(f"{shown(text)} is before the year of begin.", remedy="Correct the years.")


def _twice(text: str) -> FieldError:
    return FieldError(
        f"{shown(text)} is the number of another row too.", remedy="Delete one of the two."
    )


def _left_out(cases: pl.Series) -> str:
    """What the description says of those who sanction themselves; only ECOWAS does."""
    if cases.is_empty():
        return ""
    told = ", ".join(map(str, cases.head(20)))
    more = f" and {len(cases) - 20:,} more" if len(cases) > 20 else ""
    return f" A tie needs two sides: what a sender lays on itself is left out (case {told}{more})."


FORMAT = Format(
    name=NAME,
    label="Global Sanctions Data Base",
    about="Sanction cases with their kinds, aims and outcomes, as CSV.",
    group="published",
    endings=(".csv",),
    fits=_fits,
    read=_read,
)
