"""The second network that ships, against the rows of the data sets that it is made of."""

from __future__ import annotations

import csv
import gzip
import io
import re
import shlex
from collections.abc import Iterator
from datetime import date
from pathlib import Path

import pytest
import typer
from python_calamine import CalamineWorkbook

from alliance_network.cli import app
from alliance_network.figures.figure import figure_scene
from alliance_network.figures.network import network_scene
from alliance_network.figures.plan import plan
from alliance_network.figures.sheet import Sheet
from alliance_network.formats import open_dataset
from alliance_network.formats.stories import checked_stories
from alliance_network.history import histories
from alliance_network.seeds import seeds_folder
from alliance_network.selection import select
from alliance_network.view import opening_view

NAME = "iran-1990-2018"
TABLES = {f"{name}.csv" for name in ("actors", "claims", "coverage", "relations", "sources")}


@pytest.fixture(scope="module")
def network():
    return open_dataset(NAME)


@pytest.fixture(scope="module")
def support(shared) -> list[dict[str, object]]:
    """The rows of the external support data."""
    path = shared / "data" / "ucdp-external-support" / "ucdp-esd-ay-181.xlsx"
    header, *rows = CalamineWorkbook.from_path(path).get_sheet_by_index(0).to_python()
    return [dict(zip(header, row, strict=True)) for row in rows]


def rows_of(path: Path) -> Iterator[dict[str, str]]:
    data = path.read_bytes()
    text = gzip.decompress(data) if path.suffix == ".gz" else data
    yield from csv.DictReader(io.StringIO(text.decode()))


def claims_of(network, from_: str, to: str, relation: str):
    claims = network.claims
    same = (claims["from"] == from_) & (claims["to"] == to) & (claims["relation"] == relation)
    found = [network.claim(row) for row in same.arg_true()]
    assert found
    return found


def said_in(network, key: str, year: int) -> str | None:
    """What the network says of a tie in a year: a status, "no data" or None for no tie."""
    middle = date(year, 7, 1)
    for one in histories(network).intervals(key):
        if (one.first is None or one.first <= middle) and (one.last is None or middle <= one.last):
            return "no data" if one.status is None else one.status
    return None


def supporters(support, actor: str, year: int) -> set[str] | None:
    """Who supports a side in a year, None if the data do not list it."""
    rows = [row for row in support if row["actor_name"] == actor and row["year"] == year]
    if not rows:
        return None
    return {name.strip() for row in rows for name in str(row["ext_name"]).split(",")} - {""}


# ---- as it ships ---- #
def test_what_it_holds(network):
    assert network.title == "Around Iran, 1990–2018"
    assert 40 <= len(network.actors) <= 70
    assert len(network.claims) > 5_000
    first = {actor.id for actor in open_dataset("iran-2023").actors}
    # "European powers" is the article's own group; the data name states.
    assert first - {actor.id for actor in network.actors} == {"european-powers"}
    assert {source.id for source in network.sources} == {
        "atop",
        "bilateral-trade",
        "cow-igo",
        "cow-mid",
        "cow-war",
        "gsdb",
        "tss-rivalries",
        "ucdp-esd",
    }
    assert all(source.citation for source in network.sources)


def test_the_documented_command_makes_it(root, shared, tmp_path, monkeypatch):
    """Run as it stands in the documents, on the published files: byte for byte what ships."""
    page = (root / "app" / "docs" / "own-data.md").read_text("utf-8")
    (block,) = [b for b in re.findall(r"```sh\n(.*?)```", page, re.DOTALL) if NAME in b]
    words = shlex.split(block.replace("\\\n", " "))
    assert words[:2] == ["alliance-network", "convert"]
    assert words[-2:] == ["-o", f"{NAME}/"]
    monkeypatch.chdir(root)
    made = tmp_path / NAME
    command = typer.main.get_command(app)
    assert command([*words[1:-1], str(made)], standalone_mode=False) in (None, 0)
    ships = seeds_folder() / NAME
    assert {path.name for path in made.iterdir()} == TABLES | {"datapackage.json"}
    for path in made.iterdir():
        assert path.read_bytes() == (ships / path.name).read_bytes(), path.name


def test_every_claim_names_its_rows(network):
    assert network.claims["locator"].null_count() == 0
    assert set(network.claims["source"]) == {source.id for source in network.sources}


def test_no_actor_is_without_a_claim(network):
    tied = {*network.claims["from"], *network.claims["to"]}
    assert {actor.id for actor in network.actors} == tied


def test_it_opens_with_few_actors_that_all_have_a_name(network):
    selection = select(network, opening_view(network))
    assert 10 <= len(selection.actors) <= 25
    assert not selection.loners
    assert 20 <= len(selection.ties) <= 60
    assert figure_scene(selection, Sheet(), link=None).left_out == ()
    laid = plan(network, selection.view, width=1130, height=770)
    assert network_scene(selection, laid, laid.style).left_out == ()


def test_its_stories_fit(network):
    stories = checked_stories(NAME, network)
    assert list(stories) == ["patrons-and-rivals", "thirty-years"]
    for story in stories.values():
        for step in story.steps:
            assert 0 < len(select(network, step.view).actors) <= 25


# ---- against the rows ---- #
@pytest.mark.parametrize("patron", ["iran", "syria"])
def test_hezbollah_is_backed_from_1990_with_no_data_while_it_did_not_fight(
    network, support, patron
):
    name = f"Government of {patron.title()}"
    for year in range(1990, 2018):
        named = supporters(support, "Hezbollah", year)
        expected = "no data" if named is None else "asserted" if name in named else None
        assert said_in(network, f"{patron}>hezbollah:backing", year) in (
            {expected, None} if expected == "no data" else {expected}
        ), year
    assert said_in(network, f"{patron}>hezbollah:backing", 1990) == "asserted"
    assert said_in(network, f"{patron}>hezbollah:backing", 2003) == "no data"


def test_hamas_has_a_gap_in_what_it_gets_from_iran(network, support):
    key = "iran>hamas:backing"
    for year in range(2013, 2017):
        named = supporters(support, "Hamas", year)
        assert named is not None
        assert "Government of Iran" not in named
        assert said_in(network, key, year) is None
    for year in (2012, 2017):
        assert "Government of Iran" in supporters(support, "Hamas", year)
        assert said_in(network, key, year) == "asserted"


def test_india_and_pakistan_are_no_members_of_the_sco_before_2015(network, shared):
    path = shared / "data" / "igo-membership" / "igo_year.csv.gz"
    rows = [row for row in rows_of(path) if row["ioname"] == "SCO"]
    assert rows[-1]["year"] == "2014"
    for state in ("india", "pakistan"):
        assert all(row[state] != "1" for row in rows)
        for year in range(1996, 2015):
            assert said_in(network, f"{state}>sco:membership", year) is None
    for row in rows:
        expected = "asserted" if row["china"] == "1" else None
        assert said_in(network, "china>sco:membership", int(row["year"])) == expected


def test_the_treaty_of_russia_and_syria(network, shared):
    path = shared / "data" / "atop-alliances" / "atop_dyad_year.csv.gz"
    rows = [r for r in rows_of(path) if (r["ccode1"], r["ccode2"]) == ("365", "652")]
    last = [row for row in rows if int(row["year"]) >= 1990]
    duties = {name for row in last for name in row if name.startswith("atop") and row[name] == "1"}
    assert duties == {"atop_nonagg", "atop_consul"}
    (claim,) = claims_of(network, "russia", "syria", "alliance")
    assert claim.forms == ("consultation pact", "non-aggression pact")
    years = [int(row["year"]) for row in rows]
    assert (claim.start, claim.end) == (str(min(years)), str(max(years))) == ("1980", "2018")


def test_the_rivalry_of_iran_and_israel(network, shared):
    path = shared / "data" / "rivalries" / "tss_rivalries.csv"
    rows = [r for r in rows_of(path) if {r["ccode1"], r["ccode2"]} == {"630", "666"}]
    (row,) = [r for r in rows if int(r["end"]) >= 1990]
    (claim,) = claims_of(network, "iran", "israel", "rivalry")
    assert (row["start"], claim.start) == ("1979", "1979")
    assert said_in(network, "iran>israel:rivalry", 2018) == "asserted"


def test_exports_are_those_of_the_row(network, shared):
    path = shared / "data" / "bilateral-trade" / "trade.csv.gz"
    (row,) = [r for r in rows_of(path) if (r["exp"], r["imp"], r["time"]) == ("CHN", "RUS", "2016")]
    (claim,) = [c for c in claims_of(network, "china", "russia", "exports") if c.start == "2016"]
    assert claim.weight == pytest.approx(float(row["export"]), rel=1e-12)
    assert network.relation("exports").unit == "US$"


def test_no_file_of_a_data_set_is_in_it():
    names = {path.name for path in (seeds_folder() / NAME).iterdir()}
    assert names == TABLES | {"datapackage.json", "positions.json", "stories"}
