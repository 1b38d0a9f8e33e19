"""Ties: what the claims about the same two actors and relation add up to at a date."""

from __future__ import annotations

from dataclasses import dataclass

from alliance_network.errors import FieldError, shown

TieKey = str
"""Names a tie: "from>to:relation"; an undirected relation has its pair in sorted order."""

STATUSES = ("asserted", "reported", "disputed", "denied")


def tie_key(from_: str, to: str, relation: str) -> TieKey:
    """The key of the tie of a relation from one actor to another (ids)."""
    return f"{from_}>{to}:{relation}"


def split_key(key: TieKey) -> tuple[str, str, str]:
    """The ids (from, to, relation) that a key is made of.

    Raises
    ------
    FieldError
        The text is no key of a tie.
    """
    from_, arrow, rest = key.partition(">")
    to, colon, relation = rest.partition(":")
    if not (from_ and arrow and to and colon and relation):
        raise FieldError(
            f"{shown(key)} is no tie.", remedy="Write it like iran>hamas:backing, with ids."
        )
    return from_, to, relation


@dataclass(frozen=True, kw_only=True)
class Tie:
    """What the claims about the same (from, to, relation) add up to at a date.

    Attributes
    ----------
    key
        As `tie_key` makes it.
    from_actor, to_actor, relation
        Ids; an undirected relation has its pair in sorted order.
    status
        One of `STATUSES`.
    claims
        Rows of the dataset's claims that justify the status.
    publishers
        Number of independent sources among the asserting claims.
    covered_to
        Last day that a source speaks of (a date); None if nothing is dated.
    """

    key: TieKey
    from_actor: str
    to_actor: str
    relation: str
    status: str
    claims: tuple[int, ...]
    publishers: int
    covered_to: str | None
