"""Claims: one source says, or denies, that one relation held between two actors.

All claims of a dataset are one table, since there may be half a million; `Claim` is a single one,
for a panel.
"""

from __future__ import annotations

import hashlib
from collections.abc import Iterable, Mapping
from typing import Annotated, Any, Literal, get_args

import polars as pl
from pydantic import BaseModel, ConfigDict, Field

from alliance_network.model.coverage import fitted, sorted_pair
from alliance_network.model.numbers import decimals
from alliance_network.model.text import MaybeDate, MaybeLine, MaybeText, Slug, Text

Stance = Literal["asserts", "denies"]
STANCES = get_args(Stance)

Credibility = Literal["confirmed", "probable", "possible", "doubtful", "improbable"]
CREDIBILITIES = get_args(Credibility)
"""The Admiralty code's words, from most to least; none if the source simply states it."""

CLAIM_SCHEMA = {
    "id": pl.String,
    "from": pl.String,
    "to": pl.String,
    "relation": pl.String,
    "start": pl.String,
    "end": pl.String,
    "stance": pl.String,
    "claimant": pl.String,
    "credibility": pl.String,
    "form": pl.String,
    "weight": pl.Float64,
    "unit": pl.String,
    "source": pl.String,
    "locator": pl.String,
    "recorded": pl.String,
    "note": pl.String,
}
"""Columns of claims, in the order of claims.csv; an empty text is null. Several forms stand in
one text, sorted, with | between them."""

_CONTENT = [name for name in CLAIM_SCHEMA if name != "id"]


class Claim(BaseModel):
    """One claim.

    Attributes
    ----------
    id
        Unique in the dataset.
    from_actor, to_actor, relation, source
        Ids of what the claim is about and where it was read.
    start, end
        Period (reduced precision); None is as far as the source's coverage goes.
    stance
        "asserts" or "denies".
    claimant
        Who says so, if the source quotes somebody.
    credibility
        One of `CREDIBILITIES`, or None if the source simply states it.
    forms
        What the tie consists in ("military", "oil"), sorted.
    weight, unit
        A size, and what it is counted in; unit None is the relation's own.
    locator
        Where in the source.
    recorded
        When it was said; None is the source's date.
    note
        Remark in our own words.
    """

    model_config = ConfigDict(frozen=True, extra="forbid")

    id: str
    from_actor: Slug
    to_actor: Slug
    relation: Slug
    start: MaybeDate = None
    end: MaybeDate = None
    stance: Stance = "asserts"
    claimant: MaybeLine = None
    credibility: Credibility | None = None
    forms: tuple[str, ...] = ()
    weight: Annotated[float | None, Field(allow_inf_nan=False)] = None
    unit: MaybeLine = None
    source: Slug
    locator: MaybeText = None
    recorded: MaybeDate = None
    note: Text = ""

    @classmethod
    def from_row(cls, row: Mapping[str, Any]) -> Claim:
        """The claim of one row of a claims table (columns of `CLAIM_SCHEMA`)."""
        fields = dict(row)
        form = fields.pop("form")
        note = fields.pop("note")
        return cls(
            from_actor=fields.pop("from"),
            to_actor=fields.pop("to"),
            forms=() if form is None else tuple(form.split("|")),
            note="" if note is None else note,
            **fields,
        )


def canonical_claims(frame: pl.DataFrame, *, undirected: Iterable[str]) -> pl.DataFrame:
    """Claims in their one form.

    The columns of `CLAIM_SCHEMA`, clean; pairs of undirected relations and forms sorted; the same
    claim (all but the id equal) once; a claim without id has the hash of its content as id; sorted
    by id.

    Parameters
    ----------
    frame
        Any of the columns of `CLAIM_SCHEMA`; those left out are null.
    undirected
        Ids of the relations whose pairs are stored in sorted order.
    """
    frame = fitted(frame, schema=CLAIM_SCHEMA)
    frame = frame.with_columns(
        *sorted_pair(undirected),
        _sorted_forms(frame["form"]),
        pl.col("stance").fill_null(STANCES[0]),
        # Minus zero is zero: one value, one way to write it.
        pl.col("weight") + 0.0,
    )
    # Of two equal claims the one with an id, the smallest, names both.
    frame = frame.sort("id", nulls_last=True).unique(_CONTENT, keep="first", maintain_order=True)
    return _with_ids(frame).sort("id")


def _sorted_forms(column: pl.Series) -> pl.Series:
    texts = column.drop_nulls().unique().to_list()
    forms = ["|".join(sorted({p.strip() for p in text.split("|")} - {""})) for text in texts]
    return column.replace_strict(
        texts, [form or None for form in forms], default=None, return_dtype=pl.String
    )


def _with_ids(frame: pl.DataFrame) -> pl.DataFrame:
    if frame["id"].null_count() == 0:
        return frame
    # The separator and the sign for null are control characters, which no cell may hold.
    content = frame.select(
        pl.concat_str(
            [
                (decimals(frame["weight"]) if name == "weight" else pl.col(name)).fill_null("\0")
                for name in _CONTENT
            ],
            separator="\x1f",
        ).alias("content")
    )["content"].filter(frame["id"].is_null())
    hashes = pl.DataFrame(
        {
            "row": frame["id"].is_null().arg_true(),
            "hash": [hashlib.sha256(text.encode()).hexdigest()[:16] for text in content],
        }
    )
    return (
        frame.with_row_index("row")
        .join(hashes, on="row", how="left")
        .with_columns(pl.coalesce("id", "hash").alias("id"))
        .select(list(CLAIM_SCHEMA))
    )
