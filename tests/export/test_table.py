"""Tables of what is shown: its ties and their claims, as text and as a workbook."""

from __future__ import annotations

import csv
import io

import openpyxl
import polars as pl
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from alliance_network.export import export
from alliance_network.export.table import TABLES, table_of
from alliance_network.export.table_files import delimited, workbook
from alliance_network.formats import open_dataset
from alliance_network.history import histories
from alliance_network.history.days import EARLIEST, LATEST
from alliance_network.model.dates import first_day, last_day
from alliance_network.model.source import Source
from alliance_network.selection import select
from alliance_network.selection.known import known_days
from alliance_network.view import View, opening_view, to_query
from small import claim, network
from strategies import datasets, views


@pytest.fixture(scope="module")
def iran():
    return open_dataset("iran-2023")


@pytest.fixture(scope="module")
def later():
    return open_dataset("iran-1990-2018")


def rows(dataset, view, table="ties"):
    found = table_of(select(dataset, view), table)
    labels = {column.name: column.label for column in found.columns}
    return [
        {labels[name]: value for name, value in row.items()}
        for row in found.frame.iter_rows(named=True)
    ]


def only(dataset, view, table="ties"):
    (row,) = rows(dataset, view, table)
    return row


class TestTies:
    def test_a_row_says_what_is_known_of_a_tie(self, iran):
        view = opening_view(iran).but(relations=frozenset({"backing"}))
        assert rows(iran, view)[1] == {
            "From": "Iran",
            "Relation": "backing",
            "To": "Hamas",
            "Status": "reported",
            "Independent sources": 1,
            "Known from": "2023",
            "Known to": "2023",
            "Forms": "financial, military",
            "Claimants": None,
            "Sources": "China and Iran vow to work together for peace amid Israel-Gaza war",
            "Addresses of sources": None,
            "Tie": "iran>hamas:backing",
        }

    def test_weights_have_a_column_for_each_unit(self):
        dataset = network(
            claim("iran backing hamas", weight=5.0, unit="t"),
            claim("iran backing hamas", weight=7.0, unit="US$", source="b"),
            claim("china backing iran", weight=0.5, unit="t"),
        )
        first, second = rows(dataset, View())
        assert (second["Weight, t"], second["Weight, US$"]) == (5.0, 7.0)
        assert (first["Weight, t"], first["Weight, US$"]) == (0.5, None)

    def test_two_dates_say_what_changed(self):
        covers = {"first": "2000", "last": "2010"}
        dataset = network(
            claim("iran backing hamas", start="2000", end="2004"),
            claim("china backing iran", start="2006"),
            claim("iran alliance china"),
            claim("iran attack israel", start="2010-02"),
            coverage=(covers,),
        )
        view = View(as_of="2010", compare_to="2003")
        said = {row["Tie"]: row for row in rows(dataset, view)}
        told = {
            key: (row["What changed"], row["Status before"], row["Status"], row["Known to"])
            for key, row in said.items()
        }
        assert told == {
            "iran>hamas:backing": ("ended", "asserted", None, "2004"),
            "china>iran:backing": ("began", None, "asserted", "2010"),
            "china>iran:alliance": ("as before", "asserted", "asserted", "2010"),
            "iran>israel:attack": ("only as of 2010", None, "asserted", "2010"),
        }
        assert said["china>iran:backing"]["Known from"] == "2006"


class TestClaims:
    def test_a_row_says_who_says_what_and_where(self):
        address = "https://example.org/a"
        dataset = network(
            claim("iran backing hamas", claimant="Israel", credibility="probable", start="2020"),
            claim("iran backing hamas", start="2019", locator="p. 3", form="oil|arms"),
            claim("iran backing hamas", stance="denies", claimant="Iran", weight=None),
            sources=(Source(id="a", title="Atlas", url=address),),
        )
        first, second, third = rows(dataset, View(), "claims")
        assert [row["Start"] for row in (first, second, third)] == ["2019", "2020", None]
        assert (first["Claimant"], first["Credibility"], first["Form"], first["Place in it"]) == (
            "the source itself",
            "stated as a fact",
            "arms, oil",
            "p. 3",
        )
        assert (second["Claimant"], second["Credibility"]) == ("Israel", "probable")
        assert (third["Stance"], third["Credibility"]) == ("denies it", None)
        assert {row["Address of source"] for row in (first, second, third)} == {address}
        assert {row["Tie"] for row in (first, second, third)} == {"iran>hamas:backing"}

    def test_only_claims_that_count(self, later):
        view = View(as_of="2005", relations=frozenset({"backing"}))
        selection = select(later, view)
        counted = selection.ties["claims"].explode()
        found = rows(later, view, "claims")
        assert sorted(row["Claim"] for row in found) == sorted(later.claims["id"][counted])
        assert {row["Tie"] for row in found} == set(selection.keys)


class TestKnown:
    @settings(max_examples=25)
    @given(st.data())
    def test_each_tie_is_known_at_the_time_of_the_view(self, data):
        dataset = data.draw(datasets())
        view = data.draw(views(dataset))
        selection = select(dataset, view)
        found = {tie: (since, until) for tie, since, until in known_days(selection).iter_rows()}
        assert set(found) == set(selection.ties["tie"])
        assert all(EARLIEST <= since <= until <= LATEST for since, until in found.values())
        if view.as_of is None or view.compare_to is not None:
            return
        last = last_day(view.as_of)
        first = first_day(view.since) if view.since else last
        events = {one.id for one in dataset.relations if one.event}
        for tie, relation in selection.ties.select("tie", "relation").iter_rows():
            since, until = found[tie]
            # An event counts for a while after it happened.
            assert since <= last and (relation in events or first <= until)

    def test_days_without_data_end_it(self, later):
        """A tie that one source loses sight of is not known on through the gap."""
        view = View(as_of="2005")
        selection = select(later, view)
        table = histories(later).table.filter(pl.col("status").is_not_null())
        days = known_days(selection)
        held = days.join(
            selection.ties.filter(~pl.col("relation").is_in(["armed-dispute", "war"])), on="tie"
        ).head(200)
        for tie, since, until in held.select("tie", "since", "until").iter_rows():
            own = table.filter((pl.col("tie") == tie) & pl.col("since").is_between(since, until))
            lengths = (own["until"] - own["since"] + 1).sum()
            assert lengths == until - since + 1

    def test_an_event_is_known_on_its_own_days(self):
        dataset = network(
            claim("hamas attack israel", start="2023-10-07", end="2023-10-07"),
            coverage=({"first": "2020", "last": "2024"},),
        )
        row = only(dataset, View(as_of="2024-03"))
        assert (row["Known from"], row["Known to"]) == ("2023-10-07", "2023-10-07")


DANGEROUS = ["=1+1", "+cmd|' /C calc'!A0", "-2+3", "@SUM(A1)", "\t=1", "plain", "a, b", 'say "x"']


@pytest.fixture(scope="module")
def dangerous():
    claims = [
        claim("iran backing hamas", note=note, weight=-5.0, source=source)
        for note in DANGEROUS
        for source in ("a",)
    ]
    sources = (Source(id="a", title="=HYPERLINK(1)"), Source(id="b", title="B"))
    return select(network(*claims, sources=sources), View())


class TestFiles:
    @pytest.mark.parametrize(("separator", "name"), [(",", "csv"), ("\t", "tsv")])
    def test_text_holds_the_wanted_rows_in_their_order(self, iran, separator, name):
        table = table_of(select(iran, opening_view(iran)), "ties")
        text = delimited(table, [5, 0, 2], separator=separator)
        header, *found = csv.reader(io.StringIO(text, newline=""), delimiter=separator)
        assert header == [column.label for column in table.columns]
        keys = [row[header.index("Tie")] for row in found]
        assert keys == [table.frame["key"][n] for n in (5, 0, 2)]
        assert len(delimited(table).splitlines()) == len(table.frame) + 1

    def test_no_cell_of_a_text_is_a_formula(self, dangerous):
        text = delimited(table_of(dangerous, "claims"))
        found = list(csv.DictReader(io.StringIO(text, newline="")))
        notes = {row["Note"] for row in found}
        assert {"'=1+1", "'-2+3", "'@SUM(A1)", "plain", "a, b", 'say "x"'} <= notes
        assert {row["Source"] for row in found} == {"'=HYPERLINK(1)"}
        assert {row["Weight"] for row in found} == {"-5"}

    def test_a_workbook_holds_both_tables_and_what_they_are_of(self, dangerous):
        content = workbook(dangerous, link="https://example.org/small?v=1")
        book = openpyxl.load_workbook(io.BytesIO(content))
        assert book.sheetnames == ["Ties", "Claims", "About"]
        header, *found = book["Claims"].iter_rows()
        note, weight = ([one.value for one in header].index(label) for label in ("Note", "Weight"))
        assert {row[note].value for row in found} >= {"=1+1", "-2+3", "@SUM(A1)"}
        assert {cell.data_type for row in found for cell in row} <= {"s", "n"}
        assert {row[note].data_type for row in found} == {"s"}
        assert {row[weight].value for row in found} == {-5}
        told = {row[0].value: row[1].value for row in book["About"].iter_rows(min_row=2)}
        assert told["Hash of the network"] == dangerous.dataset.hash
        assert told["View"] == to_query(dangerous.view)
        assert told["Link"] == "https://example.org/small?v=1"
        assert told["Ties"] == "all 1 that the view shows"
        assert "A small network" in told["How to cite"]
        assert "HYPERLINK" in told["Source"]

    def test_a_workbook_of_some_rows_says_so(self, iran):
        selection = select(iran, opening_view(iran))
        content = workbook(selection, {"ties": [3, 1], "claims": None})
        book = openpyxl.load_workbook(io.BytesIO(content))
        keys = [row[-1] for row in book["Ties"].iter_rows(min_row=2, values_only=True)]
        assert keys == [table_of(selection, "ties").frame["key"][n] for n in (3, 1)]
        told = dict(book["About"].iter_rows(min_row=2, values_only=True))
        assert told["Ties"] == "2 of 21 ties that the view shows"
        assert told["Claims"] == "all 33 that the view shows"

    def test_the_command_and_the_page_give_the_same(self, iran):
        view = opening_view(iran)
        assert export(iran, view, format="xlsx") == workbook(select(iran, view))


@settings(max_examples=20)
@given(st.data())
def test_any_selection_has_its_tables(data):
    dataset = data.draw(datasets())
    selection = select(dataset, data.draw(views(dataset)))
    made = {name: table_of(selection, name) for name in TABLES}
    assert made["ties"].frame["key"].to_list() == list(selection.keys)
    assert len(made["claims"].frame) == selection.ties["claims"].list.len().sum()
    for table in made.values():
        titles = [source.title for source in dataset.sources]
        named = ["; ".join(titles[place] for place in own) for own in table.source_rows]
        assert table.frame["sources"].to_list() == named
        written = list(csv.reader(io.StringIO(delimited(table), newline="")))
        assert len(written) == len(table.frame) + 1
