"""Bilateral trade: every row of the published file, and damaged copies of it."""

from __future__ import annotations

from pathlib import Path

import polars as pl
import pytest

from alliance_network.errors import DataError
from alliance_network.formats.published.trade import NOBODY
from alliance_network.history import histories
from alliance_network.model.dataset import Dataset
from alliance_network.states import by_iso3
from published import as_csv, by_year, published, read, rows_of, same_rows, survives


@pytest.fixture(scope="module")
def source(root: Path) -> pl.DataFrame:
    return rows_of(published(root, "bilateral-trade/trade.csv.gz"))


@pytest.fixture(scope="module")
def dataset(root: Path) -> Dataset:
    return read(published(root, "bilateral-trade/trade.csv.gz"))


@pytest.fixture(scope="module")
def rows(source: pl.DataFrame) -> pl.DataFrame:
    """The file's rows with actors for codes: from, to, year, weight, id, agreement."""
    codes = {*source["exp"], *source["imp"]} - NOBODY.keys()
    states = {code: by_iso3(code).id for code in codes}
    return source.select(
        pl.col("exp").replace_strict(states, default=None).alias("from"),
        pl.col("imp").replace_strict(states, default=None).alias("to"),
        pl.col("time").cast(pl.Int64).alias("year"),
        pl.col("export").cast(pl.Float64).alias("weight"),
        pl.col("id").cast(pl.Int64),
        "agreement",
    ).drop_nulls(["from", "to"])


def test_exports_are_the_rows_of_the_file(
    dataset: Dataset, rows: pl.DataFrame, source: pl.DataFrame
):
    claims = dataset.claims.filter(pl.col("relation") == "exports")
    assert claims["start"].equals(claims["end"].alias("start"))
    assert same_rows(
        rows.select("from", "to", "year", "weight"),
        claims.select("from", "to", pl.col("start").alias("year"), "weight"),
    )
    left_out = len(source) - len(rows)
    assert source["imp"].is_in(list(NOBODY)).sum() == left_out
    assert f" {left_out:,} rows of exports to no country" in dataset.description


def test_a_pair_is_covered_in_the_years_in_which_it_has_a_row(dataset: Dataset, rows: pl.DataFrame):
    assert dataset.coverage["relation"].null_count() == len(dataset.coverage)
    told = by_year(dataset.coverage, "from", "to", first="first", last="last", every=4)
    assert same_rows(rows.select("from", "to", "year"), told)
    first, last = (pl.col(name).cast(pl.Int64) for name in ("first", "last"))
    between = (first - last.shift(1)).over("from", "to").alias("years")
    assert dataset.coverage.sort("first").select(between)["years"].min() > 4


def test_agreements_are_those_of_the_rows_in_either_direction(dataset: Dataset, rows: pl.DataFrame):
    pair = [pl.min_horizontal("from", "to"), pl.max_horizontal("from", "to").alias("to")]
    both = rows.with_columns(*pair)
    # Rows without the name of their agreement have its number, which others have with the name.
    names = dict(rows.filter(pl.col("id") > 0).select("id", "agreement").drop_nulls().iter_rows())
    unnamed = pl.format("agreement {} without a name", "id")
    said = both.filter(pl.col("id") > 0).with_columns(
        form=pl.coalesce(pl.col("id").replace_strict(names, default=None), unnamed)
    )
    claims = by_year(
        dataset.claims.filter(pl.col("relation") == "trade-agreement"),
        *("from", "to", "form"),
        every=4,
    ).join(both, on=["from", "to", "year"], how="semi")
    assert same_rows(said.select("from", "to", "year", "form").unique(), claims)


def test_what_is_missing_is_no_data(dataset: Dataset, rows: pl.DataFrame):
    own = rows.filter((pl.col("from") == "iran") & (pl.col("to") == "china"))
    assert 2008 not in own["year"]
    assert 2012 not in own["year"]
    found = histories(dataset).intervals("iran>china:exports")
    assert [(i.first.year, i.last.year) for i in found if i.status is None] == [
        (1980, 1999),
        (2008, 2015),
    ]
    sampled = [i for i in found if i.status is not None]
    assert [i.first.year for i in sampled] == own["year"].sort().to_list()
    assert all(i.sampled for i in sampled)
    (last,) = sampled[-1].claims
    assert dataset.claim(last).weight == own.filter(pl.col("year") == 2016)["weight"][0]
    assert dataset.claim(last).id == "exports-irn-chn-2016"


def test_codes_of_former_states_and_of_trade_tables(dataset: Dataset):
    kinds = {actor.id: actor.kind for actor in dataset.actors}
    assert {"romania", "dr-congo", "east-timor", "czechoslovakia", "east-germany"} <= kinds.keys()
    assert kinds["belgium-luxembourg"] == "group of states"
    assert not {"unspecified", "bunkers"} & kinds.keys()


def test_another_order_letters_and_years_as_decimals(dataset: Dataset, source: pl.DataFrame):
    there = (pl.col("exp") == "IRN") | (pl.col("imp") == "IRN")
    turned = source.filter(there).select(
        pl.col("agreement").fill_null("NA").alias("Agreement"),
        pl.col("time") + ".0",
        pl.lit("x").alias("own"),
        *("id", "export"),
        pl.col("imp").str.to_lowercase().alias("IMP"),
        "exp",
    )
    found = read(as_csv(turned, separator="\t"))
    own = (pl.col("from") == "iran") | (pl.col("to") == "iran")
    assert found.claims.equals(dataset.claims.filter(own))
    assert found.coverage.equals(dataset.coverage.filter(own))


@pytest.mark.parametrize(
    ("column", "value", "sentence"),
    [
        ("exp", "IRM", 'row 2, column "exp": "IRM" is no state that is known here.'),
        ("exp", "CHN", 'row 2, column "imp": "CHN" is the exporter itself. Correct one of the'),
        (
            *("export", "much"),
            'row 2, column "export": "much" is no value of exports. Write US dollars as a number',
        ),
        ("export", "inf", 'row 2, column "export": "inf" is no value of exports.'),
        ("time", None, 'row 2, column "time": The cell is empty.'),
        (
            *("time", "1992"),
            'row 3, column "time": There is a row above for the same two and "1992".',
        ),
    ],
)
def test_what_is_wrong_is_said(source: pl.DataFrame, column: str, value: str | None, sentence: str):
    two = source.filter(
        (pl.col("exp") == "IRN") & (pl.col("imp") == "CHN") & pl.col("time").is_in(["2000", "2004"])
    ).with_columns(time=pl.Series(["1988", "1992"]))
    first = pl.int_range(pl.len()) == 0
    changed = pl.when(first).then(pl.lit(value, dtype=pl.String)).otherwise(column)
    with pytest.raises(DataError) as error:
        read(as_csv(two.with_columns(changed.alias(column))))
    assert len(error.value.faults) == 1
    assert str(error.value).startswith(f"table.csv, {sentence}")


def test_a_file_that_names_no_partner_is_read(source: pl.DataFrame):
    found = read(as_csv(source.filter(pl.col("imp") == "UNS").head(5)))
    assert found.claims.is_empty()
    assert " 5 rows of exports to no country (unspecified partners) are left" in found.description


def test_damaged_copies_end_in_faults_or_are_read(source: pl.DataFrame):
    done, refused = survives(source, times=60, seed=5, keep=200)
    assert done > 0
    assert refused > 0
