"""Two dates compared: what began, ended and changed between them, relation by relation."""

from __future__ import annotations

from dataclasses import dataclass

import polars as pl

from alliance_network.model.tie import TieKey
from alliance_network.selection import CHANGES, Selection

__all__ = ["Change", "Comparison", "Group", "change_counts", "comparison", "status_after"]


@dataclass(frozen=True, slots=True, kw_only=True)
class Change:
    """What one tie did.

    Attributes
    ----------
    key
    was, status : str or None
        Its status before and after; None: it was not there, or nothing is known of it.
    """

    key: TieKey
    was: str | None
    status: str | None


@dataclass(frozen=True, slots=True, kw_only=True)
class Group:
    """Ties of one relation that did the same, in the order of a selection."""

    relation: str
    change: str
    ties: tuple[Change, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Comparison:
    """What a view shows of two dates.

    Attributes
    ----------
    before, after : str or None
        The dates; None after is the latest that each source knows.
    groups : tuple of Group
        By order of relations, then of `CHANGES`; what was kept is only counted.
    counts : dict of str to int
        Ties of each of `CHANGES`.
    """

    before: str
    after: str | None
    groups: tuple[Group, ...]
    counts: dict[str, int]


def change_counts(selection: Selection) -> dict[str, int]:
    """How many ties of a selection of two dates did each of `CHANGES`."""
    there = dict(selection.ties["change"].value_counts().iter_rows())
    return {change: there.get(change, 0) for change in CHANGES}


def comparison(selection: Selection) -> Comparison | None:
    """What a selection of two dates compares; None if it is of one."""
    view = selection.view
    if view.compare_to is None:
        return None
    told = selection.ties.filter(pl.col("change") != "kept").with_columns(status=status_after())
    ties: dict[tuple[str, str], list[Change]] = {
        (relation.id, change): [] for relation in selection.dataset.relations for change in CHANGES
    }
    for relation, change, key, was, status in told.select(
        "relation", "change", "key", "was", "status"
    ).iter_rows():
        ties[relation, change].append(Change(key=key, was=was, status=status))
    groups = [
        Group(relation=relation, change=change, ties=tuple(own))
        for (relation, change), own in ties.items()
        if own
    ]
    return Comparison(
        before=view.compare_to,
        after=view.as_of,
        groups=tuple(groups),
        counts=change_counts(selection),
    )


def status_after() -> pl.Expr:
    """The status of compared ties at the later date; null where they are not there any more."""
    # What is no longer denied has changed, and is not there any more.
    undenied = (pl.col("change") == "changed") & pl.col("was").eq_missing(pl.col("status"))
    gone = pl.col("change").is_in(["ended", "unknown after"]) | undenied
    return pl.when(gone).then(None).otherwise("status")
