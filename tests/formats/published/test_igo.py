"""Memberships in organisations: every cell of both published layouts, and damaged copies."""

from __future__ import annotations

from functools import cache
from pathlib import Path

import numpy as np
import polars as pl
import pytest

from alliance_network.errors import DataError
from alliance_network.formats.file import File
from alliance_network.formats.naming import slug_of
from alliance_network.formats.published.organisations import organisation_called
from alliance_network.history import histories
from alliance_network.model.dataset import Dataset
from alliance_network.states import by_cow, state_named
from published import as_csv, by_year, published, read, rows_of, same_rows, survives, unjoined

LAYOUTS = ("igo_year", "state_year")
KEYS = {"igo_year": ("ioname", "orgname", "year"), "state_year": ("ccode", "year", "state")}
MEANT = {1: ("membership", None), 2: ("membership", "associate"), 3: ("observer", None)}


@pytest.fixture(scope="module")
def files(root: Path) -> dict[str, File]:
    return {layout: published(root, f"igo-membership/{layout}.csv.gz") for layout in LAYOUTS}


@pytest.fixture(scope="module")
def datasets(files: dict[str, File]) -> dict[str, Dataset]:
    return {layout: read(file) for layout, file in files.items()}


def organisation_id(word: str) -> str:
    known = organisation_called(word)
    return slug_of(word, noun="organisation") if known is None else known.id


class Keys:
    """Numbers for what a row of years says, so that millions of them are quickly compared."""

    def __init__(self) -> None:
        self._place: dict[str | None, int] = {}

    def _places(self, ids: pl.Series) -> np.ndarray:
        found = {id_: self._place.setdefault(id_, len(self._place)) for id_ in ids.unique()}
        return ids.replace_strict(found, return_dtype=pl.Int64).to_numpy()

    def of(self, from_: pl.Series, to: pl.Series, year: np.ndarray) -> np.ndarray:
        return (self._places(from_) * 10_000 + self._places(to)) * 10_000 + year

    def of_spells(self, table: pl.DataFrame, first: str, last: str) -> np.ndarray:
        """Of every year of claims or coverage."""
        starts = table[first].cast(pl.Int64).to_numpy()
        lengths = table[last].cast(pl.Int64).to_numpy() - starts + 1
        keys = self.of(table["from"], table["to"], starts)
        nth = np.arange(lengths.sum()) - np.repeat(np.cumsum(lengths) - lengths, lengths)
        return np.repeat(keys, lengths) + nth

    def of_cells(self, source: pl.DataFrame, layout: str) -> dict[int, np.ndarray]:
        """Of every cell of a file, by its value: 0 to 3."""
        row = "ioname" if layout == "igo_year" else "ccode"
        years = source["year"].cast(pl.Int64).to_numpy()
        rows = pl.Series([row_actor(word, layout) for word in source[row]])
        found: dict[int, list[np.ndarray]] = {0: [], 1: [], 2: [], 3: []}
        for name, actor in across(source, layout).items():
            values = source[name].cast(pl.Int8).fill_null(-1).to_numpy()
            column = pl.repeat(actor, len(rows), eager=True)
            ends = (column, rows) if layout == "igo_year" else (rows, column)
            keys = self.of(*ends, years)
            for value, of_value in found.items():
                of_value.append(keys[values == value])
        return {value: np.concatenate(keys) for value, keys in found.items()}


def once(keys: np.ndarray) -> np.ndarray:
    """Sorted, each once; `np.unique` takes ten times as long on such keys."""
    keys = np.sort(keys)
    return keys[np.diff(keys, prepend=-1) != 0]


@cache
def row_actor(word: str, layout: str) -> str:
    return organisation_id(word) if layout == "igo_year" else by_cow(int(word)).id


def across(source: pl.DataFrame, layout: str) -> dict[str, str]:
    """The actors of the columns that are not about the row."""
    if layout == "state_year":
        return {n: organisation_id(n) for n in source.columns if n not in KEYS[layout]}
    states = {name: state_named(name) for name in source.columns if name not in KEYS[layout]}
    return {name: state.id for name, state in states.items() if state is not None}


@pytest.mark.parametrize("layout", LAYOUTS)
def test_claims_and_coverage_are_the_cells_of_the_file(
    files: dict[str, File], datasets: dict[str, Dataset], layout: str
):
    keys = Keys()
    cells = keys.of_cells(rows_of(files[layout]), layout)
    dataset = datasets[layout]
    covered = once(np.concatenate(list(cells.values())))
    told = keys.of_spells(dataset.coverage, "first", "last")
    assert np.array_equal(np.sort(told), covered)

    for value, (relation, form) in MEANT.items():
        claims = dataset.claims.filter(
            pl.col("relation") == relation, pl.col("form").eq_missing(pl.lit(form))
        )
        years = keys.of_spells(claims, "start", "end")
        # A period goes on through years that are not covered, of which it says nothing.
        there = covered[np.minimum(np.searchsorted(covered, years), len(covered) - 1)] == years
        assert np.array_equal(np.sort(years[there]), once(cells[value]))


def test_years_that_are_not_covered_end_no_membership(datasets: dict[str, Dataset]):
    dataset = datasets["igo_year"]
    columns = ("from", "to", "relation", "form")
    again = dataset.claims.filter(pl.struct(columns).is_duplicated())
    covered = dataset.coverage.join(again, on=["from", "to"], how="semi")
    years = by_year(covered, "from", "to", first="first", last="last")
    assert unjoined(again, years, *columns).is_empty()


def test_both_layouts_give_the_same_where_they_say_the_same(files: dict[str, File]):
    source = rows_of(files["igo_year"]).filter(
        pl.col("ioname").is_in(["SCO", "NATO", "UN", "OIC", "AAAID", "Mercosur", "NVC", "OSCE"])
    )
    states = [name for name in source.columns if state_named(name) is not None]
    turned = (
        source.select(pl.col("ioname").str.to_lowercase(), "year", *states)
        .unpivot(on=states, index=["ioname", "year"], variable_name="state")
        .pivot(on="ioname", index=["state", "year"], values="value", sort_columns=True)
        .with_columns(pl.all().exclude("state", "year").fill_null("-1"))
        .with_columns(
            ccode=pl.col("state").replace_strict(
                {name: _number(name) for name in states}, return_dtype=pl.String
            )
        )
    )
    one, other = read(as_csv(source)), read(as_csv(turned))
    columns = ["id", "from", "to", "relation", "start", "end", "form", "source", "locator"]
    assert same_rows(one.claims.select(columns), other.claims.select(columns))
    assert one.coverage.equals(other.coverage)
    assert {actor.id for actor in one.actors} == {actor.id for actor in other.actors}


def _number(column: str) -> str:
    """The Correlates of War number of a column; some actors have two."""
    two = {"wgermany": 260, "nyemen": 678}
    state = state_named(column)
    assert state is not None
    return str(two.get(column, state.cow))


@pytest.mark.parametrize("layout", LAYOUTS)
def test_who_is_in_the_shanghai_cooperation_organisation(
    datasets: dict[str, Dataset], files: dict[str, File], layout: str
):
    dataset = datasets[layout]
    members = dataset.claims.filter((pl.col("to") == "sco") & (pl.col("relation") == "membership"))
    starts = dict(members.select("from", "start").iter_rows())
    source = rows_of(files[layout])
    if layout == "igo_year":
        rows = source.filter(pl.col("ioname") == "SCO")
        first = rows["year"].min()
        own = {id_ for name, id_ in across(rows, layout).items() if "1" in rows[name]}
    else:
        rows = source.filter(pl.col("sco") == "1")
        first = rows["year"].min()
        own = {row_actor(word, layout) for word in rows["ccode"]}
    assert starts["china"] == starts["russia"] == first == "1996"
    assert not {"india", "pakistan", "iran"} & starts.keys()
    assert own == starts.keys()
    (held,) = histories(dataset).intervals("russia>sco:membership")
    assert (held.first.isoformat(), held.last.isoformat()) == ("1996-01-01", "2014-12-31")
    # They are covered, so that it is known that they were no members.
    covered = dataset.coverage.filter(pl.col("to") == "sco")
    told = dict(covered.select("from", pl.concat_list("first", "last")).iter_rows())
    assert told["india"] == told["pakistan"] == ["1996", "2014"]


def test_names_are_mended_and_well_known_ones_are_one_actor(datasets: dict[str, Dataset]):
    actors = {actor.id: actor for actor in datasets["igo_year"].actors}
    assert actors["nvc"].name == (
        "Nordic Centre for Welfare and Social Issues (Nordens Välfärdscenter )"
    )
    assert actors["arab-league"].name == "League of Arab States"
    assert actors["african-union"].id != actors["oau"].id
    short = {actor.id: actor for actor in datasets["state_year"].actors}
    assert short["arab-league"] == actors["arab-league"]
    assert (short["nvc"].name, short["nvc"].aliases) == ("NVC", ("nvc",))


def test_how_sure_the_source_is_stands_in_the_note(datasets: dict[str, Dataset]):
    notes = dict(datasets["igo_year"].claims.select("id", "note").iter_rows())
    assert notes["igo.china.sco.1996"] is None
    assert notes["igo.iran.un.1945"].startswith(
        "Accuracy of dates before 1965, in the words of the source: "
    )
    imputed = [note for note in notes.values() if note and "of these years as imputed." in note]
    assert imputed


def test_other_columns_and_values_as_decimals(files: dict[str, File], datasets: dict[str, Dataset]):
    source = rows_of(files["igo_year"]).filter(pl.col("ioname") == "SCO")
    states = [name for name in source.columns if state_named(name) is not None]
    turned = source.with_columns(pl.col("year", *states) + ".0", pl.lit("own").alias("mine"))
    found = read(as_csv(turned.fill_null("NA").select(sorted(turned.columns)), separator=";"))
    own = datasets["igo_year"].claims.filter(pl.col("to") == "sco")
    assert found.claims.equals(own)


def test_the_rows_of_one_state_are_its_memberships(
    files: dict[str, File], datasets: dict[str, Dataset]
):
    source = rows_of(files["state_year"]).filter(pl.col("ccode") == "630")
    found = read(as_csv(source))
    whole = datasets["state_year"]
    assert found.claims.equals(whole.claims.filter(pl.col("from") == "iran"))
    assert found.coverage.equals(whole.coverage.filter(pl.col("from") == "iran"))


@pytest.mark.parametrize(
    ("layout", "column", "value", "sentence"),
    [
        (
            *("igo_year", "iran", "4"),
            'row 2, column "iran": "4" is no membership. Write 0 (none), 1 (full), 2',
        ),
        ("igo_year", "year", "1999.5", 'row 2, column "year": "1999.5" is no whole number'),
        ("igo_year", "ioname", None, 'row 2, column "ioname": The cell is empty.'),
        ("igo_year", "year", "1997", 'row 3, column "year": There is a row above for the same'),
        ("state_year", "un", "x", 'row 2, column "un": "x" is no membership.'),
        (
            *("state_year", "ccode", "999"),
            'row 2, column "ccode": "999" is no Correlates of War number of a state. Correct the',
        ),
    ],
)
def test_what_is_wrong_is_said(
    files: dict[str, File], layout: str, column: str, value: str | None, sentence: str
):
    source = rows_of(files[layout])
    own = pl.col("ioname") == "SCO" if layout == "igo_year" else pl.col("ccode") == "2"
    three = source.filter(own).sort("year").head(3)
    first = pl.int_range(pl.len()) == 0
    changed = pl.when(first).then(pl.lit(value, dtype=pl.String)).otherwise(column).alias(column)
    with pytest.raises(DataError) as error:
        read(as_csv(three.with_columns(changed)))
    assert len(error.value.faults) == 1
    assert str(error.value).startswith(f"table.csv, {sentence}")


def test_a_misspelt_state_is_told_and_a_column_of_something_else_is_not(files: dict[str, File]):
    source = rows_of(files["igo_year"]).filter(pl.col("ioname") == "SCO")
    assert read(as_csv(source.with_columns(pl.lit("word").alias("irann")))).claims.height == 6
    with pytest.raises(DataError) as error:
        read(as_csv(source.rename({"iran": "irann"})))
    assert str(error.value).startswith(
        'table.csv, row 1, column "irann": "irann" is no state that is known here. Did you mean '
        '"Iran"'
    )


@pytest.mark.parametrize("layout", LAYOUTS)
def test_damaged_copies_end_in_faults_or_are_read(files: dict[str, File], layout: str):
    source = rows_of(files[layout])
    some = source.columns[:3] + source.columns[-60:] + ["un", "nato", "eu", "who"]
    narrow = source.select([name for name in dict.fromkeys(some) if name in source.columns])
    done, refused = survives(narrow, times=25, seed=9, keep=200)
    assert done > 0
    assert refused > 0
