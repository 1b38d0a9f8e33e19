"""Claims in sentences: who says what, since when, how sure, and who denies it."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence

import polars as pl

from alliance_network.history import histories
from alliance_network.model.claim import Claim
from alliance_network.model.dataset import Dataset
from alliance_network.model.dates import in_words
from alliance_network.model.tie import Tie
from alliance_network.words.labels import counted, listed, quoted, when
from alliance_network.words.sources import SHORT, claim_source
from alliance_network.words.ties import ENGLISH, tie_words

__all__ = [
    "beside",
    "by_time",
    "claim_details",
    "claim_sentence",
    "claim_text",
    "forms_of",
    "says_so",
    "why",
]


def claim_sentence(dataset: Dataset, row: int, *, language: str = ENGLISH) -> str:
    """A claim in one sentence.

    "“China and Iran vow to work…” holds it probable that Iran backs Hamas (financial, military),
    no date given, line 6."
    """
    claim = dataset.claim(row)
    words = tie_words(
        dataset,
        from_actor=claim.from_actor,
        to_actor=claim.to_actor,
        relation=claim.relation,
        language=language,
    )
    source = quoted(dataset.source(claim.source).title, length=SHORT)
    forms = f" ({', '.join(claim.forms)})" if claim.forms else ""
    says = f"{claim.claimant or source} {_says(claim)} that {words}{forms}"
    if claim.claimant is not None and claim.credibility is not None:
        says += f", which the source holds {claim.credibility}"
    parts = [says, when(claim.start, claim.end)]
    if claim.claimant is not None:
        parts.append(f"in {claim_source(dataset, row)}")
    elif claim.locator is not None:
        parts.append(claim.locator)
    against = _who(dataset, _denials(dataset, claim)) if claim.stance == "asserts" else []
    if against:
        parts.append(f"denied by {listed(against)}")
    return f"{', '.join(parts)}."


def claim_text(dataset: Dataset, row: int, *, language: str = ENGLISH) -> str:
    """What a claim says: in the words of its note if it has one, else as a sentence."""
    return dataset.claim(row).note or claim_sentence(dataset, row, language=language)


def claim_details(dataset: Dataset, row: int) -> tuple[str, ...]:
    """How sure a claim is, who says it and for when, as short pieces.

    ("probable", "no claimant named", "no date given"), ("denied", "claimant: Iran", ...).
    """
    claim = dataset.claim(row)
    parts = []
    if claim.stance == "denies":
        parts.append("denied")
    if claim.credibility is not None:
        parts.append(claim.credibility)
    elif claim.claimant is None and claim.stance == "asserts":
        parts.append("stated as a fact")
    if claim.claimant is not None:
        parts.append(f"claimant: {claim.claimant}")
    elif claim.credibility is not None or claim.stance == "denies":
        parts.append("no claimant named")
    parts.append(when(claim.start, claim.end))
    if claim.weight is not None:
        unit = claim.unit or dataset.relation(claim.relation).unit or ""
        parts.append(f"{claim.weight:,.15g} {unit}".strip())
    if claim.recorded is not None:
        parts.append(f"said {in_words(claim.recorded)}")
    return tuple(parts)


def says_so(dataset: Dataset, tie: Tie) -> str:
    """How many claims are for a tie and against it: "2 claims say so, 1 claim denies it"."""
    stances = histories(dataset).stances[list(tie.claims)]
    for_ = int(stances["asserts"].sum())
    against = len(tie.claims) - for_
    parts = [(for_, "says so", "say so"), (against, "denies it", "deny it")]
    return ", ".join(
        f"{counted(number, 'claim')} {one if number == 1 else many}"
        for number, one, many in parts
        if number
    )


def forms_of(dataset: Dataset, tie: Tie) -> tuple[str, ...]:
    """What a tie consists in, as its claims say: ("financial", "military")."""
    forms = (form for row in tie.claims for form in dataset.claim(row).forms)
    return tuple(dict.fromkeys(forms))


def by_time(dataset: Dataset, rows: Sequence[int]) -> list[int]:
    """Claims in the order of the days they speak of, those without a day last."""

    def when_said(row: int) -> tuple[bool, str, int]:
        claim = dataset.claim(row)
        day = claim.start or claim.end or claim.recorded
        return day is None, day or "", row

    return sorted(rows, key=when_said)


def why(dataset: Dataset, tie: Tie, *, dated: bool = False) -> str:
    """Why a tie has its status, and what would change it; `dated` is whether that is of a date."""
    stances = histories(dataset).stances[list(tie.claims)]
    rows = pl.Series(tie.claims, dtype=pl.Int64)
    for_, against = rows.filter(stances["asserts"]), rows.filter(~stances["asserts"])
    facts = int((stances["asserts"] & stances["fact"]).sum())
    # An event may be denied of one day and stand on another, and so may what holds as of a date;
    # without a date what holds is denied as a whole.
    same = " for the same time" if dated or dataset.relation(tie.relation).event else ""
    who, deny = _deniers(dataset, against) if len(against) else ("", "")
    if tie.status == "denied":
        return (
            f"No claim asserts it; {who} {deny} it. With one that asserts it{same}, "
            "the tie would be disputed."
        )
    if tie.status == "disputed":
        without = "asserted" if facts else "reported"
        return (
            f"{counted(len(for_), 'claim')} {'asserts' if len(for_) == 1 else 'assert'} it, "
            f"{who} {deny} it. Without what is denied, the tie would be {without}."
        )
    kept = ""
    if len(against):
        kept = f" {who} {deny} part of it, which leaves the rest undisputed."
    if tie.status == "asserted":
        states = "The only claim states it as a fact."
        if len(for_) > 1:
            verb = "states" if facts == 1 else "state"
            share = f"{facts:,} of {len(for_):,}"
            if facts == len(for_):
                share = "Both" if facts == 2 else f"All {facts:,}"
            states = f"{share} claims {verb} it as a fact."
        return f"{states}{kept} With one that denies it{same}, the tie would be disputed."
    return (
        f"No source states it as a fact: {_how_sure(dataset, for_)}.{kept} With one that states "
        f"it{same}, the tie would be asserted; with one that denies it{same}, disputed."
    )


def beside(dataset: Dataset, tie: Tie) -> tuple[int, ...]:
    """Claims to read beside a tie's own, as rows of the dataset's claims.

    First those of other ties between the same two actors, then those that stand at the same
    place of the same source and are about one of the two.
    """
    claims = dataset.claims.select(
        "from", "to", "relation", "source", "locator", row=pl.int_range(pl.len())
    )
    pair = [tie.from_actor, tie.to_actor]
    own = (
        (pl.col("from") == tie.from_actor)
        & (pl.col("to") == tie.to_actor)
        & (pl.col("relation") == tie.relation)
    )
    between = pl.col("from").is_in(pair) & pl.col("to").is_in(pair)
    places = claims[list(tie.claims)].select("source", "locator").drop_nulls().unique()
    touching = pl.col("from").is_in(pair) | pl.col("to").is_in(pair)
    others = claims.filter(~own & touching)
    near = others.filter(~between).join(
        places, on=["source", "locator"], how="semi", maintain_order="left"
    )
    return (*others.filter(between)["row"].to_list(), *near["row"].to_list())


def _says(claim: Claim) -> str:
    if claim.stance == "denies":
        return "denies"
    if claim.claimant is not None:
        return "says"
    return "states" if claim.credibility is None else f"holds it {claim.credibility}"


def _denials(dataset: Dataset, claim: Claim) -> pl.Series:
    return (
        dataset.claims.with_row_index("row")
        .filter(
            (pl.col("from") == claim.from_actor)
            & (pl.col("to") == claim.to_actor)
            & (pl.col("relation") == claim.relation)
            & (pl.col("stance") == "denies")
        )["row"]
        .cast(pl.Int64)
    )


def _who(dataset: Dataset, rows: Sequence[int] | pl.Series) -> list[str]:
    """Who says these claims: the claimants, else the sources, each once."""
    found = {}
    for row in rows:
        claim = dataset.claim(row)
        title = quoted(dataset.source(claim.source).title, length=SHORT)
        found[claim.claimant or title] = None
    return list(found)


def _deniers(dataset: Dataset, rows: pl.Series) -> tuple[str, str]:
    who = _who(dataset, rows)
    return listed(who), "denies" if len(who) == 1 else "deny"


def _how_sure(dataset: Dataset, rows: pl.Series) -> str:
    """How sure the claims are that state nothing as a fact."""
    found = Counter()
    for row in rows:
        claim = dataset.claim(row)
        if claim.claimant is None:
            found[("holds", "hold", f"it {claim.credibility}")] += 1
        else:
            found[("quotes", "quote", claim.claimant)] += 1
    if len(found) == 1:
        ((one, many, what), number), *_ = found.items()
        lead = "the only claim" if number == 1 else f"its {number:,} claims"
        return f"{lead} {one if number == 1 else many} {what}"
    parts = [
        f"{counted(number, 'claim')} {one if number == 1 else many} {what}"
        for (one, many, what), number in found.items()
    ]
    return listed(parts)
