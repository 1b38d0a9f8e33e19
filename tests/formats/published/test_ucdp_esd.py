"""UCDP external support: every row of the published workbook, and damaged copies of it."""

from __future__ import annotations

import re
from pathlib import Path

import polars as pl
import pytest
from python_calamine import CalamineWorkbook

from alliance_network.errors import DataError
from alliance_network.formats.file import File
from alliance_network.formats.published.ucdp_esd import FORMAT, FORMS, SEVERAL
from alliance_network.history import histories
from alliance_network.model.dataset import Dataset
from alliance_network.states import state_named
from published import as_csv, by_year, published, read, same_rows, survives, unjoined


@pytest.fixture(scope="module")
def workbook(root: Path) -> File:
    return published(root, "ucdp-external-support/ucdp-esd-ay-181.xlsx")


@pytest.fixture(scope="module")
def dataset(workbook: File) -> Dataset:
    return read(workbook)


@pytest.fixture(scope="module")
def source(root: Path) -> pl.DataFrame:
    """The workbook's rows as they are, numbers and empty cells as text."""
    path = root.parent / "shared/data/ucdp-external-support/ucdp-esd-ay-181.xlsx"
    header, *rows = CalamineWorkbook.from_path(path).get_sheet_by_index(0).to_python()
    cells = [[None if cell == "" else str(cell) for cell in row] for row in rows]
    return pl.DataFrame(cells, schema=dict.fromkeys(header, pl.String), orient="row")


@pytest.fixture(scope="module")
def named(dataset: Dataset, source: pl.DataFrame) -> dict[str, str]:
    """The actor of each name and number of the source ("114 Government of Iran")."""
    numbers = {
        found[1]: actor.id
        for actor in dataset.actors
        if (found := re.match(r"Number (\d+) in", actor.note))
    }
    names: dict[str, str] = {}
    for column, number in (("actor_name", "actor_id"), ("ext_name", "ext_id")):
        for text, ids in source.select(column, number).drop_nulls().unique().iter_rows():
            parts = re.split(r",(?! )|, (?=Government)", text)
            keys = [key.removesuffix(".0") for key in ids.split(",")]
            for place, part in enumerate(parts):
                key = keys[place] if len(keys) == len(parts) else ""
                name = part.strip().removeprefix("Government of ")
                state = state_named(name) or state_named(name.partition(" (")[0])
                if part.startswith("Government of"):
                    assert state is not None
                    names[part] = state.id
                elif key in numbers:
                    names[f"{key} {part}"] = numbers[key]
                else:
                    (names[part],) = (a.id for a in dataset.actors if a.name == part.strip())
    return names


def supports(row: dict[str, str], named: dict[str, str]) -> list[tuple[str, str, int, set[str]]]:
    """What a row says: from, to, year, and the forms that are surely each supporter's."""
    names = re.split(r",(?! )", row["ext_name"])
    ids = row["ext_id"].split(",")
    sides = re.split(r", (?=Government)", row["actor_name"])
    said = []
    for place, name in enumerate(names):
        number = ids[place].removesuffix(".0") if len(ids) == len(names) else ""
        from_ = named.get(f"{number} {name}") or named[name]
        for side in sides:
            to = named.get(f"{row['actor_id'].removesuffix('.0')} {side}") or named[side]
            all_gave = {
                form
                for letter, form in FORMS.items()
                if float(row[f"ext_{letter}_count"]) == float(row["ext_count"])
            }
            said.append((from_, to, int(float(row["year"])), all_gave))
    return said


def test_claims_are_the_rows_of_the_workbook(
    dataset: Dataset, source: pl.DataFrame, named: dict[str, str]
):
    forms: dict[tuple[str, str, int], set[str]] = {}
    flags: dict[tuple[str, str, int], set[str]] = {}
    covered: set[tuple[str, int]] = set()
    for row in source.iter_rows(named=True):
        for side in re.split(r", (?=Government)", row["actor_name"]):
            to = named.get(f"{row['actor_id'].removesuffix('.0')} {side}") or named[side]
            covered.add((to, int(float(row["year"]))))
        if row["ext_name"] is None:
            continue
        for from_, to, year, all_gave in supports(row, named):
            forms.setdefault((from_, to, year), set()).update(all_gave)
            flagged = {form for letter, form in FORMS.items() if row[f"ext_{letter}"] == "1.0"}
            flags.setdefault((from_, to, year), set()).update(flagged)
    years = pl.DataFrame(sorted(covered), schema=["to", "year"], orient="row")
    told = by_year(dataset.coverage, "to", first="first", last="last")
    assert same_rows(told, years)

    claims = by_year(dataset.claims, "from", "to", "form").join(told, on=["to", "year"])
    expected = pl.DataFrame(sorted(forms), schema=["from", "to", "year"], orient="row")
    assert same_rows(claims.select("from", "to", "year"), expected)
    for from_, to, form, year in claims.iter_rows():
        plain = {part for part in (form or "").split("|") if SEVERAL not in part} - {""}
        either = {part.removesuffix(f" {SEVERAL}") for part in (form or "").split("|")} - {""}
        assert forms[from_, to, year] <= plain
        assert plain <= either <= flags[from_, to, year]


def test_years_that_are_not_covered_end_no_claim(dataset: Dataset):
    covered = by_year(dataset.coverage, "to", first="first", last="last")
    columns = ("from", "to", "form", "note")
    assert unjoined(dataset.claims, covered, *columns).is_empty()
    # It would show: some go on over years that are not covered.
    years = by_year(dataset.claims, "from", "to")
    assert len(years) > len(years.join(covered, on=["to", "year"]))


def test_a_form_of_one_supporter_is_plain_and_lists_are_named(dataset: Dataset):
    listed = dataset.claims["form"].str.contains(SEVERAL, literal=True).fill_null(False)
    told = dataset.claims["note"].str.contains("Supporters listed together: (", literal=True)
    assert (listed == told.fill_null(False)).all()
    lists = dataset.claims["note"].str.extract(r"together: \((.*?)\)\.(?: |$)").drop_nulls()
    each = lists.str.split("), (").explode()
    assert each.str.contains("; ", literal=True).all()
    (claim,) = dataset.claims.filter(
        (pl.col("to") == "hamas") & (pl.col("from") == "iran") & (pl.col("start") == "2011")
    ).iter_rows(named=True)
    assert claim["end"] == "2012"
    assert claim["note"] == "Supporters listed together: (Iran; Qatar; Sudan; Syria; Hezbollah)."
    assert claim["locator"] == (
        "UCDP External Support Dataset (ESD) 18.1, dyad 477, rows of 2011-2012"
    )
    alone = dataset.claims.filter(
        (pl.col("to") == "hezbollah") & (pl.col("from") == "iran") & (pl.col("start") == "2007")
    )
    assert alone["form"].to_list() == ["funding|training and expertise|weapons"]


def test_all_of_a_kind_gave_what_only_that_kind_could(dataset: Dataset, source: pl.DataFrame):
    """In 1993 the two states and Hezbollah are listed; one of the states trained, and Hezbollah."""
    row = source.filter((pl.col("actor_name") == "Hamas") & (pl.col("year") == "1993.0"))
    assert row.select("ext_t_count_s", "ext_t_count_ns", "ext_f_count_ns").row(0) == (
        *("1.0", "1.0", "0.0"),
    )
    found = dataset.claims.filter((pl.col("to") == "hamas") & (pl.col("start") == "1993"))
    forms = dict(found.select("from", "form").iter_rows())
    assert forms["hezbollah"] == "training and expertise"
    assert f"training and expertise {SEVERAL}" in forms["iran"].split("|")


def test_hezbollah_from_1990_with_no_data_while_it_did_not_fight(
    dataset: Dataset, source: pl.DataFrame
):
    own = source.filter(pl.col("actor_name") == "Hezbollah")
    for state, until in (("Iran", 2017), ("Syria", 2010)):
        held = own.filter(pl.col("ext_name").str.contains(f"Government of {state}"))
        years = held["year"].cast(pl.Float64).cast(pl.Int64)
        assert (years.min(), years.max()) == (1990, until)
        found = histories(dataset).intervals(f"{state.lower()}>hezbollah:backing")
        assert found[0].first is not None
        assert found[0].first.year == 1990
        dark = [(i.first.year, i.last.year) for i in found if i.status is None]
        assert dark == [(2000, 2005)]
        seen = {year for i in found if i.status for year in range(i.first.year, i.last.year + 1)}
        assert seen == set(years)


def test_hamas_has_a_real_gap(dataset: Dataset, source: pl.DataFrame):
    own = source.filter(pl.col("actor_name") == "Hamas")
    rows = dict(own.select(pl.col("year").cast(pl.Float64).cast(pl.Int64), "ext_name").iter_rows())
    found = histories(dataset).intervals("iran>hamas:backing")
    seen = {year for i in found if i.status for year in range(i.first.year, i.last.year + 1)}
    dark = {year for i in found if not i.status for year in range(i.first.year, i.last.year + 1)}
    assert seen == {year for year, names in rows.items() if "Government of Iran" in names}
    assert dark == set(range(1995, 2001))
    assert {2013, 2014, 2015, 2016} <= rows.keys() - seen - dark
    claims = dataset.claims.filter((pl.col("from") == "iran") & (pl.col("to") == "hamas"))
    assert set(by_year(claims, "to")["year"]) == seen


def test_names_that_two_sides_share_are_apart(dataset: Dataset):
    names = {actor.name for actor in dataset.actors}
    assert {"ERP (Argentina)", "ERP (El Salvador)", "DPR (Ukraine: Donetsk)"} <= names
    assert {"UNLF (India)", "UNLF (Uganda)"} <= names
    kinds = {actor.id: actor.kind for actor in dataset.actors}
    assert kinds["hezbollah"] == kinds["hamas"] == kinds["interahamwe-ex-far"] == "armed group"
    assert kinds["iran"] == kinds["malaysian-elements"] == "state"


def test_several_who_fight_together_are_each_supported(dataset: Dataset):
    found = dataset.claims.filter(
        (pl.col("from") == "poland") & pl.col("note").str.contains("together.", literal=True)
    )
    assert set(found["to"]) == {"australia", "united-kingdom", "united-states"}
    assert found["note"].str.contains("Australia and United Kingdom and United States").all()


def test_a_csv_of_the_rows_in_another_order_is_the_same(dataset: Dataset, source: pl.DataFrame):
    turned = source.select(pl.lit("mine").alias("own"), *reversed(source.columns)).sample(
        fraction=1.0, shuffle=True, seed=1
    )
    found = read(as_csv(turned.fill_null("NA"), separator=";", bom=True))
    assert same_rows(*(each.claims.drop("id", "locator") for each in (found, dataset)))
    assert found.coverage.equals(dataset.coverage)
    # The name of the file does not tell the version.
    assert found.sources[0].title == "UCDP External Support Dataset (ESD)"


@pytest.mark.parametrize(
    ("column", "value", "sentence"),
    [
        (
            "actor_name",
            "Government of Irna",
            'table.csv, row 2, column "actor_name": "Irna" is no state that is known here. Did you '
            'mean "Iran" or',
        ),
        (
            "ext_name",
            "Government of Iran,Hamas,Hezbollah",
            'table.csv, row 2, column "ext_name": "Government of Iran,Hamas,Hezbollah" does not '
            "name as many supporters as ext_id and ext_count do. Write them with commas and no "
            "space between them, as in the published file.",
        ),
        (
            "ext_name",
            None,
            'table.csv, row 2, column "ext_name": No supporter is named, but ext_sup is 1. Name '
            "it, or write 0 in ext_sup.",
        ),
        (
            "year",
            "MCMXC",
            'table.csv, row 2, column "year": "MCMXC" is no whole number from 1,000 to 2,999. '
            "Give the file as it is published.",
        ),
        (
            "ext_name",
            "Government of Israel",
            'table.csv, row 2, column "ext_name": "Government of Israel" names the side itself as '
            "its supporter. Correct the row.",
        ),
    ],
)
def test_what_is_wrong_is_said(source: pl.DataFrame, column: str, value: str | None, sentence: str):
    row = source.filter(
        (pl.col("actor_name") == "Government of Israel") & (pl.col("ext_id") == "3")
    )
    damaged = row.head(1).with_columns(pl.lit(value, dtype=pl.String).alias(column))
    with pytest.raises(DataError) as error:
        read(as_csv(damaged))
    assert len(error.value.faults) == 1
    assert str(error.value.faults[0]).startswith(sentence)


def test_missing_columns_are_each_a_fault(source: pl.DataFrame):
    with pytest.raises(DataError) as error:
        FORMAT.read(as_csv(source.head(3).drop("ext_w", "year")), None)
    assert [fault.column for fault in error.value.faults] == ["year", "ext_w"]


def test_damaged_copies_end_in_faults_or_are_read(source: pl.DataFrame):
    done, refused = survives(source, times=25, seed=11, keep=200)
    assert done > 0
    assert refused > 0
