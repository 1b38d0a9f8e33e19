"""The states, read once from the rows that ship."""

from __future__ import annotations

import csv
from dataclasses import dataclass
from pathlib import Path

__all__ = ["STATES", "State"]


@dataclass(frozen=True, kw_only=True)
class State:
    """A state, or a territory that tables list beside states.

    Attributes
    ----------
    id
        Slug, as of its actor.
    name
        In English.
    kind
        Kind of its actor: "state", but "group of states" where tables count several as one.
    iso2, iso3, cow, gw
        Its present ISO 3166 codes, Correlates of War and Gleditsch-Ward number; None without.
    iso3_also, cow_also, gw_also
        Further codes that are the same actor: former ones, and those of the World Bank's trade
        tables.
    cow_letters, gw_letters
        The letters that go with the numbers.
    continent, region
        Continent, and region as the World Bank divides the world; None where neither is said.
    capital, lat, lon
        The last capital and where it is, in degrees; None where it is not known.
    since, until
        Years in the Correlates of War state system, which begins in 1816; gaps are not told. Both
        None for who was not in it, `until` None for who still was in 2016.
    aliases
        Other names and spellings.
    note
        What else is the same actor, or why it has no number; empty if there is nothing to say.
    """

    id: str
    name: str
    kind: str
    iso2: str | None
    iso3: str | None
    iso3_also: tuple[str, ...]
    cow: int | None
    cow_also: tuple[int, ...]
    cow_letters: str | None
    gw: int | None
    gw_also: tuple[int, ...]
    gw_letters: str | None
    continent: str | None
    region: str | None
    capital: str | None
    lat: float | None
    lon: float | None
    since: int | None
    until: int | None
    aliases: tuple[str, ...]
    note: str


def _parts(cell: str) -> tuple[str, ...]:
    return tuple(cell.split("|")) if cell else ()


def _state(row: dict[str, str]) -> State:
    def number(column: str) -> int | None:
        return int(row[column]) if row[column] else None

    def degrees(column: str) -> float | None:
        return float(row[column]) if row[column] else None

    return State(
        id=row["id"],
        name=row["name"],
        kind=row["kind"],
        iso2=row["iso2"] or None,
        iso3=row["iso3"] or None,
        iso3_also=_parts(row["iso3_also"]),
        cow=number("cow"),
        cow_also=tuple(int(part) for part in _parts(row["cow_also"])),
        cow_letters=row["cow_letters"] or None,
        gw=number("gw"),
        gw_also=tuple(int(part) for part in _parts(row["gw_also"])),
        gw_letters=row["gw_letters"] or None,
        continent=row["continent"] or None,
        region=row["region"] or None,
        capital=row["capital"] or None,
        lat=degrees("lat"),
        lon=degrees("lon"),
        since=number("since"),
        until=number("until"),
        aliases=_parts(row["aliases"]),
        note=row["note"],
    )


def _read() -> tuple[State, ...]:
    path = Path(__file__).resolve().with_name("states.csv")
    with path.open(encoding="utf-8", newline="") as file:
        return tuple(_state(row) for row in csv.DictReader(file))


STATES = _read()
"""Every state and territory known, sorted by id."""
