"""Names: every spelling of the data sets is known, and nothing is guessed."""

from __future__ import annotations

import csv
import gzip
import re
from pathlib import Path

import polars as pl
import pytest
from hypothesis import given
from hypothesis import strategies as st
from python_calamine import CalamineWorkbook

from alliance_network.states import STATES, by_cow, by_gw, near_states, state_named


def id_of(text: str) -> str | None:
    state = state_named(text)
    return None if state is None else state.id


@pytest.mark.parametrize(
    ("text", "id_"),
    [
        ("Iran", "iran"),
        ("IRAN", "iran"),
        (" iran ", "iran"),
        ("Persia", "iran"),
        ("Iran, Islamic Rep.", "iran"),
        ("Иран", "iran"),
        ("ایران", "iran"),
        ("伊朗", "iran"),
        ("Korea, Rep.", "south-korea"),
        ("Korea, Dem. People's Rep.", "north-korea"),
        ("Korea", "korea-until-1910"),
        ("U.S.A.", "united-states"),
        ("United States of America", "united-states"),
        ("Congo, Dem. Rep.", "dr-congo"),
        ("Congo, Rep.", "congo"),
        ("DR Congo (Zaire)", "dr-congo"),
        ("Ceylon", "sri-lanka"),
        ("Transjordan", "jordan"),
        ("Malagasy Republic", "madagascar"),
        ("South Vietnam", "south-vietnam"),
        ("Vietnam (North Vietnam)", "vietnam"),
        ("Yemen, North", "yemen"),
        ("Yemen (North Yemen)", "yemen"),
        ("South Yemen", "south-yemen"),
        ("Russia (Soviet Union)", "russia"),
        ("Serbia (Yugoslavia)", "serbia"),
        ("West Germany", "germany"),
        ("Cyprus (Northern)", "northern-cyprus"),
        ("Gambia, The", "gambia"),
        ("Côte d’Ivoire", "ivory-coast"),
        ("cote d'ivoire", "ivory-coast"),
        ("antiguabarbuda", "antigua-and-barbuda"),
        ("Saint Lucia", "st-lucia"),
        # Of countrynames alone.
        ("Hellenic Republic", "greece"),
    ],
)
def test_a_name_is_its_state_s(text, id_):
    assert id_of(text) == id_


@pytest.mark.parametrize(
    "text",
    ["", "the", "no", "in", "Irann", "Atlantis", "Russia (Ukraine)", "EU", "Scotland"],
)
def test_nothing_is_guessed(text):
    assert state_named(text) is None


def test_near_names_are_shown():
    assert near_states("Irann")[0] == "Iran"
    assert "Libya" in near_states("Lybia")
    assert "Saudi Arabia" in near_states("Saudi-Arabien")
    assert near_states("") == near_states("x" * 200) == near_states("†") == ()


@given(st.text(max_size=120))
def test_any_text_is_answered(text):
    assert state_named(text) is None or state_named(text) in STATES
    assert len(near_states(text)) <= 3


def test_every_state_is_found_by_each_of_its_names():
    for state in STATES:
        for name in (state.id, state.name, *state.aliases):
            assert state_named(name) is state, name


def test_names_of_the_code_tables(shared: Path):
    table = pl.read_csv(shared / "data" / "country-codes" / "capitals.csv")
    for number, name in table.select("ccode", "statenme").unique().iter_rows():
        assert state_named(name) is by_cow(number), name


def test_columns_of_the_memberships(shared: Path):
    folder = shared / "data" / "igo-membership"
    with gzip.open(folder / "igo_year.csv.gz", "rt", encoding="utf-8") as file:
        header = next(csv.reader(file))
    states = header[header.index("year") + 1 : header.index("sdate")]
    assert len(states) == 217
    assert [name for name in states if state_named(name) is None] == []
    pairs = pl.read_csv(folder / "state_year.csv.gz", columns=["ccode", "state"]).unique()
    assert [row for row in pairs.iter_rows() if by_cow(row[0]) is not state_named(row[1])] == []


def test_names_of_the_sanctions(shared: Path):
    cases = pl.read_csv(
        shared / "data" / "sanctions" / "gsdb_cases.csv",
        columns=["sanctioned_state", "sanctioning_state"],
    )
    lists = {name for column in cases for name in column}
    names = {
        name for text in lists for name in ([text] if state_named(text) else re.split(", ", text))
    }
    # The two halves of "Yemen, North" in the midst of a list.
    assert {name for name in names if state_named(name) is None} - {"North"} == {
        *("African Union", "Balkans", "Commonwealth", "ECOWAS", "EU", "G7"),
        *("Kimberly Process Participants", "League of Arab States", "MERCOSUR", "OAS", "OIC"),
        *("OSCE", "Pacific Islands Forum", "SADC", "Terrorist Organizations (Al-Qaeda)"),
        *("Terrorist Organizations (ISIL and ANF)", "Terrorist Organizations (Taliban)"),
        *("UN", "UNASUR", "Western Balkans"),
    }


def test_governments_of_the_support_data(shared: Path):
    folder = shared / "data" / "ucdp-external-support"
    book = CalamineWorkbook.from_path(folder / "ucdp-esd-ay-181.xlsx")
    header, *rows = book.get_sheet_by_index(0).to_python()
    names = set()
    for column in ("ext_name", "actor_name"):
        place = header.index(column)
        cells = {name.strip() for row in rows for name in str(row[place]).split(",")}
        names |= {n.removeprefix("Government of ") for n in cells if n.startswith("Government of ")}
    assert len(names) > 160
    assert [name for name in names if state_named(name) is None] == []
    numbers = {
        int(float(number))
        for column in ("gwno_a", "gwno_b")
        if column in header
        for row in rows
        for number in str(row[header.index(column)]).split(",")
        if number.strip()
    }
    assert [number for number in numbers if by_gw(number) is None] == []
