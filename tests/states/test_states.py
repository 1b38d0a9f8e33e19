"""The states that ship: codes are nobody else's, and actors are those of the shipped network."""

from __future__ import annotations

from collections import Counter
from pathlib import Path

import polars as pl
import pytest

from alliance_network.formats import open_dataset
from alliance_network.states import (
    LANGUAGES,
    STATES,
    actor_of,
    by_cow,
    by_gw,
    by_iso2,
    by_iso3,
    regions,
    states_of_region,
)

OF = {state.id: state for state in STATES}


@pytest.mark.parametrize(
    "codes",
    [
        [n for s in STATES for n in (s.cow, *s.cow_also) if n is not None],
        [n for s in STATES for n in (s.gw, *s.gw_also) if n is not None],
        [s.iso2 for s in STATES if s.iso2 is not None],
        [c for s in STATES for c in (s.iso3, *s.iso3_also) if c is not None],
        [s.id for s in STATES],
        [s.name for s in STATES],
    ],
    ids=["cow", "gw", "iso2", "iso3", "id", "name"],
)
def test_a_code_is_one_state_s(codes):
    assert [code for code, times in Counter(codes).items() if times > 1] == []


def test_actors_are_those_of_the_shipped_network():
    states = [actor for actor in open_dataset("iran-2023").actors if actor.kind == "state"]
    assert len(states) > 10
    for actor in states:
        ours = actor_of(OF[actor.id])
        assert ours.model_copy(update={"aliases": actor.aliases, "note": actor.note}) == actor


def test_every_state_is_an_actor():
    actors = [actor_of(state) for state in STATES]
    assert all(actor.kind == "state" for actor in actors if actor.id != "belgium-luxembourg")
    assert OF["belgium-luxembourg"].kind == "group of states"
    # Only who has an ISO code has a name in CLDR.
    assert all(set(a.names) == set(LANGUAGES) for a in actors if OF[a.id].iso2 is not None)
    # A place and a number, or a note that says why not.
    assert all(actor.lat is not None for actor in actors if actor.cow is not None)
    assert all(actor.note for actor in actors if actor.cow is None)


@pytest.mark.parametrize(
    ("cow", "gw", "iso3", "id_"),
    [
        ((255, 260), (260,), ("DEU",), "germany"),
        ((265,), (265,), ("DDR",), "east-germany"),
        ((678, 679), (678,), ("YEM",), "yemen"),
        ((680,), (680,), ("YMD", "YDR"), "south-yemen"),
        ((345,), (340, 345), ("SRB", "YUG", "SCG"), "serbia"),
        ((816,), (815, 816), ("VNM", "VDR"), "vietnam"),
        ((817,), (817,), ("SVR",), "south-vietnam"),
        ((365,), (365,), ("RUS", "SUN", "SVU"), "russia"),
        ((490,), (490,), ("COD", "ZAR"), "dr-congo"),
        ((730,), (730,), (), "korea-until-1910"),
        ((327,), (327,), (), "papal-states"),
        ((), (), ("VAT",), "vatican-city"),
        ((315,), (315,), ("CSK",), "czechoslovakia"),
    ],
)
def test_one_actor_one_state(cow, gw, iso3, id_):
    state = OF[id_]
    assert {by_cow(number) for number in cow} <= {state}
    assert {by_gw(number) for number in gw} <= {state}
    assert {by_iso3(code) for code in iso3} <= {state}
    assert len(cow) < 2 or "number" in state.note


def test_codes_in_any_case_and_those_of_nobody():
    assert by_iso3("irn") is by_iso2("ir") is by_cow(630) is by_gw(630) is OF["iran"]
    assert by_iso3("UNS") is by_iso2("ZZ") is by_cow(9999) is by_gw(-1) is None


def test_years_in_the_system():
    assert (OF["iran"].since, OF["iran"].until) == (1855, None)
    assert (OF["czechoslovakia"].since, OF["czechoslovakia"].until) == (1918, 1992)
    assert (OF["aruba"].since, OF["aruba"].until) == (None, None)


def test_regions_hold_states():
    assert "Middle East & North Africa" in regions() and "Asia" in regions()
    ids = [state.id for state in states_of_region("middle east and north africa")]
    assert {"iran", "israel", "syria", "yemen"} <= set(ids)
    assert "india" not in ids
    assert states_of_region("Middle") == ()
    assert all(states_of_region(region) for region in regions())


@pytest.mark.parametrize(
    ("file", "columns"),
    [
        ("atop-alliances/atop_dyad_year.csv.gz", ["ccode1", "ccode2"]),
        ("disputes/cow_mid_dyad_year.csv.gz", ["ccode1", "ccode2"]),
        ("disputes/cow_war_inter_dyad_year.csv.gz", ["ccode1", "ccode2"]),
        ("igo-membership/state_year.csv.gz", ["ccode"]),
        ("power/nmc_abridged.csv.gz", ["ccode"]),
        ("country-codes/capitals.csv", ["ccode"]),
    ],
)
def test_every_number_of_the_data_sets_is_known(shared: Path, file, columns):
    numbers = pl.read_csv(shared / "data" / file, columns=columns)
    unknown = {n for column in columns for n in numbers[column].unique() if by_cow(n) is None}
    assert unknown == set()


def test_every_trading_partner_is_known(shared: Path):
    trade = pl.read_csv(
        shared / "data" / "bilateral-trade" / "trade.csv.gz", columns=["exp", "imp"]
    )
    codes = set(trade["exp"]) | set(trade["imp"])
    # Bunkers, free zones, special categories, unspecified: no places.
    assert {code for code in codes if by_iso3(code) is None} == {"BUN", "FRE", "SPE", "UNS"}
