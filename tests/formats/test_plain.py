from __future__ import annotations

from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from alliance_network.errors import DataError, MappingError
from alliance_network.formats.file import File
from alliance_network.formats.folder import read_folder, write_folder
from alliance_network.formats.mapping import ColumnMapping
from alliance_network.formats.plain import plain_dataset
from alliance_network.formats.sheet import Sheet
from alliance_network.model.dataset import Dataset
from strategies import texts

FILE = File(name="My ties.csv", content=b"")


def plain(columns: dict[str, list[Any]], **options: Any) -> Dataset:
    return plain_dataset(FILE, edges=Sheet.of(FILE.name, columns), **options)


def faults(columns: dict[str, list[Any]], **options: Any) -> list[str]:
    with pytest.raises(DataError) as caught:
        plain(columns, **options)
    return [str(fault).removeprefix("My ties.csv, ") for fault in caught.value.faults]


def claims(dataset: Dataset, *fields: str) -> list[tuple[Any, ...]]:
    return sorted(dataset.claims.select(fields).rows(), key=str)


class TestActors:
    def test_what_is_nearly_the_name_of_a_state_is_told_and_not_guessed(self):
        dataset = plain({"from": ["Iran", "Group B"], "to": ["Untied Kingdom", "Hamas"]})
        assert "untied-kingdom" in {actor.id for actor in dataset.actors}
        assert (
            "Taken as written, though nearly the name of a state: "
            '"Untied Kingdom" (United Kingdom).'
        ) in dataset.description.splitlines()
        alone = plain({"from": ["Irann"], "to": ["Untied Kingdom"]})
        assert "nearly" not in alone.description

    def test_states_are_known_by_exact_names_only(self):
        dataset = plain({"from": ["USA", "Iran", "Irann"], "to": ["Iran", "iran ", "Türkei"]})
        made = {actor.id: actor for actor in dataset.actors}
        assert set(made) == {"united-states", "iran", "irann", "turkey"}
        assert made["united-states"].iso3 == "USA"
        assert made["iran"].lat is not None
        assert "Türkei" in made["turkey"].aliases
        assert (made["irann"].kind, made["irann"].iso3) == ("organisation", None)
        assert made["irann"].note == "The file does not say of what kind this actor is."
        assert "does not say of what kind 1 actor is; shown as an organisation." in (
            dataset.description
        )
        assert '"USA" is "United States"' in dataset.description

    def test_names_that_differ_in_more_than_case_are_told_apart(self):
        dataset = plain({"from": ["Al Nur", "al  nur", "Al-Nur"], "to": ["X", "Y", "中国民间"]})
        names = {actor.id: (actor.name, actor.aliases) for actor in dataset.actors}
        assert names["al-nur"] == ("Al Nur", ("al  nur",))
        assert names["al-nur-2"] == ("Al-Nur", ())
        assert ("中国民间", ()) in names.values()

    def test_ids_with_names_beside_them(self):
        dataset = plain({"from": ["7", "hzb"], "from_name": ["Iran", "Hezb"], "to": ["hzb", "x1"]})
        # Half a pair of names is none.
        assert {actor.name for actor in dataset.actors} == {"7", "hzb", "x1"}
        columns = {"from": ["7", "hzb"], "to": ["hzb", "n9"]}
        columns |= {"from_name": ["Iran", "Hezb"], "to_name": ["Hezb", "Ninth"]}
        dataset = plain(columns)
        assert {a.id: a.name for a in dataset.actors} == {
            "iran": "Iran",
            "hzb": "Hezb",
            "ninth": "Ninth",
        }

    def test_codes(self):
        dataset = plain({"ccode1": ["630", "365.0"], "ccode2": ["2", "2"]})
        assert claims(dataset, "from", "to") == [
            ("iran", "united-states"),
            ("russia", "united-states"),
        ]
        assert faults({"ccode1": ["630", "999"], "ccode2": ["2", "2"]}) == [
            'row 3, column "ccode1": "999" is the code of no state (cow). Correct it; if the '
            "column holds names, call it from or to."
        ]
        mapping = ColumnMapping(values={"codes": "iso3"})
        dataset = plain({"from": ["IRN"], "to": ["rus"]}, mapping=mapping)
        assert claims(dataset, "from", "to") == [("iran", "russia")]

    def test_namibia_is_not_missing(self):
        dataset = plain(
            {"iso2": ["NA"], "x": ["RU"]},
            mapping=ColumnMapping(columns={"from": "iso2", "to": "x"}, values={"codes": "iso2"}),
        )
        assert claims(dataset, "from", "to") == [("namibia", "russia")]

    def test_a_table_of_actors(self):
        actors = Sheet.of(
            FILE.name,
            {
                "Id": ["1", "2", "3"],
                "Label": ["Iran", "Alpha", "Lone"],
                "Type": ["Country", "militia", "club"],
                "lat": [None, "1,5", None],
                "lon": [None, "2", None],
                "Degree": ["4", None, "0"],
            },
            name="nodes",
        )
        dataset = plain({"Source": ["1", "Alpha"], "Target": ["2", "iran"]}, actors=actors)
        assert claims(dataset, "from", "to") == [("alpha", "iran"), ("iran", "alpha")]
        alpha, lone = dataset.actor("alpha"), dataset.actor("lone")
        assert (alpha.kind, alpha.lat, alpha.lon) == ("armed group", 1.5, 2.0)
        assert lone.note == (
            "The file does not say of what kind this actor is.\nType: club\nDegree: 0"
        )
        assert dataset.actor("iran").note == "Degree: 4"

    def test_faults_of_a_table_of_actors(self):
        actors = Sheet.of(
            FILE.name,
            {"id": ["alp", "alp", None], "name": ["A", "B", None], "note": [None, None, "x"]},
            name="nodes",
        )
        assert faults({"from": ["alp", "alp"], "to": ["alpa", "A"]}, actors=actors) == [
            'row 2, column "to": "alpa" is not in the table of actors. Did you mean "alp"? Add the '
            "actor there or correct the name.",
            'sheet "nodes", row 3, column "id": "alp" is in row 2 already, with other cells. Give '
            "each actor one row, or an id of its own.",
            'sheet "nodes", row 4, column "id": The cell is empty. Write who the row is about.',
        ]


class TestRelations:
    def test_the_vocabulary_and_the_files_own_words(self):
        dataset = plain(
            {
                "from": ["a", "a", "a", "a"],
                "to": ["b", "b", "b", "b"],
                "relation": ["Allies", "exports", "lends to", "Lends  to"],
                "weight": ["1", "2", "3", "4"],
            }
        )
        assert [relation.id for relation in dataset.relations] == [
            "alliance",
            "exports",
            "lends-to",
        ]
        # The file does not say that it counts dollars.
        assert dataset.relation("exports").unit is None
        own = dataset.relation("lends-to")
        assert (own.label, own.verb) == ("lends to", 'has the tie "lends to" to')
        assert (own.sign, own.directed) == (0, True)
        assert "relation: Allies" in dataset.claims["note"].to_list()

    def test_what_the_file_says_of_direction(self):
        columns = {"from": ["a", "c"], "to": ["b", "d"], "relation": ["helps", "sanctions"]}
        dataset = plain(columns, directed=False)
        assert {r.id: r.directed for r in dataset.relations} == {
            "helps": False,
            "sanctions-undirected": False,
        }
        columns = {"Source": ["a", "a", "a"], "Target": ["b", "c", "d"]}
        columns |= {"Type": ["Directed", "undirected", None]}
        dataset = plain(columns, directed=False)
        # Of the two kinds, the one that comes first has the plain name.
        assert {r.label: r.directed for r in dataset.relations} == {
            "tie": True,
            "tie (undirected)": False,
        }

    def test_names_are_no_relations(self):
        number = 300
        said = faults(
            {
                "from": ["a"] * number,
                "to": ["b"] * number,
                "relation": [f"r{n}" for n in range(number)],
            }
        )
        assert said == [
            'column "relation": The column holds 300 different words, too many for relations. Say '
            "in a mapping which column holds the relation, or that none does."
        ]

    def test_a_state_has_no_members(self):
        assert faults({"from": ["Iran"], "to": ["Iraq"], "relation": ["member of"]}) == [
            'row 2, column "to": "Iraq" is a state, which has no members. Let a membership go from '
            "the member to an organisation or a group of states, or use another word than "
            "membership."
        ]


class TestClaims:
    def test_a_row_of_everything(self):
        dataset = plain(
            {
                "Sender": ["Iran"],
                "Receiver": ["Alpha"],
                "Relationship": ["backing"],
                "since": ["17.11.2023"],
                "until": [None],
                "value": ["1.234,5"],
                "currency": ["US$"],
                "form": ["money; arms"],
                "stance": ["Denies"],
                "claimant": ["Iran"],
                "confidence": ["probable"],
                "Source": ["Paper | Radio"],
                "page": ["12"],
                "published": ["2024"],
                "Comment": ["so it is"],
                "Region": ["West"],
            }
        )
        fields = ("start", "end", "weight", "unit", "form", "stance", "claimant", "credibility")
        fields += ("source", "locator", "recorded", "note")
        row = ("2023-11-17", None, 1234.5, "US$", "arms|money", "denies", "Iran", "probable")
        rest = ("12", "2024", "so it is\nRegion: West")
        assert claims(dataset, *fields) == [(*row, "paper", *rest), (*row, "radio", *rest)]
        assert 'Kept in the notes of the claims: "Region".' in dataset.description

    def test_the_file_is_the_source_of_what_names_none(self):
        dataset = plain({"from": ["a", "b"], "to": ["b", "c"], "source": ["Paper", None]})
        own = dataset.source("my-ties")
        assert (own.title, own.publisher, own.date) == ("My ties.csv", None, None)
        assert claims(dataset, "from", "source") == [("a", "paper"), ("b", "my-ties")]

    def test_rows_as_locators(self):
        dataset = plain({"from": ["a", "b"], "to": ["b", "c"], "ref": ["x", "x"]}, located=True)
        assert claims(dataset, "from", "locator") == [("a", "row 2"), ("b", "row 3")]

    def test_a_status_is_what_claims_make_it(self):
        columns = {"from": list("abcd"), "to": list("efgh")}
        columns |= {"status": ["asserted", "reported", "disputed", "denied"]}
        assert claims(plain(columns), "from", "stance", "claimant") == [
            ("a", "asserts", None),
            ("b", "asserts", "not named"),
            ("c", "asserts", None),
            ("c", "denies", None),
            ("d", "denies", None),
        ]
        # In another sense it is a remark.
        dataset = plain({"from": ["a"], "to": ["b"], "status": ["active"]})
        assert claims(dataset, "stance", "note") == [("asserts", "status: active")]

    def test_rows_that_say_nothing_new(self):
        dataset = plain(
            {
                "from": ["a", None, "b", "a", "c"],
                "to": ["b", None, "a", "b", "c"],
                "relation": ["trade", None, "trade", "trade", "trade"],
            }
        )
        assert dataset.claims.height == 1
        assert "Left out: 1 row that ties an actor to itself (row 6)." in dataset.description
        assert "2 rows say the same as another" in dataset.description

    def test_ids_of_rows_are_kept_unless_they_number_them(self):
        columns = {"from": ["a", "b"], "to": ["b", "c"]}
        assert claims(plain(columns | {"id": ["x-1", "x-2"]}), "id") == [("x-1",), ("x-2",)]
        assert claims(plain(columns | {"id": ["7", "8"]}), "id") == [("7",), ("8",)]
        dataset = plain(columns | {"id": ["1", "2"]})
        assert 'Not read, since it only numbers the rows: "id".' in dataset.description
        assert claims(plain(columns | {"id": ["k", "k"]}), "note") == [("id: k",), ("id: k",)]

    def test_every_fault_at_once(self):
        columns = {
            "from": ["a", None, "c", "d"],
            "to": ["b", "x", None, "e"],
            "start": ["3/4/2023", "2001", "x", "2005"],
            "end": [None, "1999", None, "2004"],
            "weight": ["1,234", "2", "much", "3"],
            "stance": ["maybe", "asserts", None, None],
            "note": ["ok", "bell \a", None, None],
        }
        said = faults(columns)
        assert [text.partition(": ")[0] for text in said] == [
            'row 2, column "start"',
            'row 2, column "weight"',
            'row 2, column "stance"',
            'row 3, column "from"',
            'row 3, column "end"',
            'row 3, column "note"',
            'row 4, column "to"',
            'row 4, column "start"',
            'row 4, column "weight"',
            'row 5, column "end"',
        ]
        assert said[0].endswith('say in the mapping that dates are "day first" or "month first".')
        assert said[4] == (
            'row 3, column "end": "1999" is before the start, "2001". Correct or exchange the two '
            "dates."
        )

    def test_no_rows(self):
        assert faults({"from": [], "to": []}) == [
            "My ties.csv: The table has no rows. Give a table with a row for each tie."
        ]


class TestMapping:
    def test_columns_that_say_nothing_are_asked_about(self):
        columns = {"A": ["Iran"], "B": ["Hamas"], "C": ["2001"], "D": ["4.5"], "E": [None]}
        with pytest.raises(MappingError) as caught:
            plain(columns)
        assert str(caught.value) == (
            '"My ties.csv" does not say who is tied to whom: its columns are called "A", "B", "C", '
            '"D", "E". Say which of them hold the two ends of a tie.'
        )
        question = caught.value.question
        assert [(c.name, c.examples, c.meaning, c.looks) for c in question.columns] == [
            ("A", ("Iran",), "from", "names"),
            ("B", ("Hamas",), "to", "names"),
            ("C", ("2001",), None, "dates"),
            ("D", ("4.5",), None, "numbers"),
            ("E", ("",), None, "empty"),
        ]
        assert [field.name for field in question.fields if field.needed] == ["from", "to"]

    def test_columns_and_constants(self):
        mapping = ColumnMapping(
            columns={"from": "A", "to": "B", "start": "C"},
            values={"relation": "backing", "source": "A list", "dates": "month first"},
            left_out=("D",),
        )
        columns = {"A": ["Iran"], "B": ["Hamas"], "C": ["3/4/2023"], "D": ["x"], "year": ["1999"]}
        dataset = plain(columns, mapping=mapping)
        fields = ("from", "relation", "to", "start", "source", "note")
        # What the mapping does not name is a remark, whatever it is called.
        assert claims(dataset, *fields) == [
            ("iran", "backing", "hamas", "2023-03-04", "a-list", "year: 1999")
        ]
        assert dataset.source("a-list").title == "A list"
        assert 'Left out on request: "D".' in dataset.description

    def test_a_constant_end(self):
        mapping = ColumnMapping(columns={"to": "B"}, values={"from": "Iran", "when": "1990-1995"})
        dataset = plain({"B": ["Hamas", "Iraq"]}, mapping=mapping)
        assert claims(dataset, "from", "to", "start", "end") == [
            ("iran", "hamas", "1990", "1995"),
            ("iran", "iraq", "1990", "1995"),
        ]

    def test_what_does_not_fit_the_table(self):
        mapping = ColumnMapping(columns={"from": "A", "to": "Bee"}, values={"weight": "x"})
        assert faults({"A": ["a"], "B": ["b"]}, mapping=mapping) == [
            'My ties.csv: The table has no column "Bee", which the mapping names. It has "A", "B".'
        ]
        mapping = ColumnMapping(columns={"from": "A", "to": "B"}, values={"start": "soon"})
        (said,) = faults({"A": ["a"], "B": ["b"]}, mapping=mapping)
        assert said.startswith('My ties.csv: The mapping\'s value of start: "soon" is no date.')


_NAMES = st.sampled_from(
    (
        "from",
        "to",
        "Source",
        "Target",
        "Type",
        "year",
        "start",
        "end",
        "weight",
        "relation",
        "id",
        "*",
        "^a$",
    )
) | texts.map(lambda text: " ".join(text.split())).filter(bool)
_CELLS = st.none() | texts | st.sampled_from(("Iran", "1,5", "1.5", "2001", "3/4/2001", "directed"))


@settings(max_examples=60)
@given(data=st.data())
def test_any_table_opens_or_asks_or_lists_faults(data: st.DataObject, tmp_path_factory):
    names = data.draw(st.lists(_NAMES, min_size=2, max_size=5, unique=True))
    height = data.draw(st.integers(0, 4))
    columns = {
        name: data.draw(st.lists(_CELLS, min_size=height, max_size=height)) for name in names
    }
    mapping = data.draw(
        st.none()
        | st.just(ColumnMapping(columns={"from": names[0], "to": names[1]}))
        | st.just(ColumnMapping(values={"relation": "backing", "from": "Iran"}))
    )
    sheet = Sheet.of(
        FILE.name,
        {
            name: [cell if cell is None else cell.strip() for cell in cells]
            for name, cells in columns.items()
        },
    )
    try:
        dataset = plain_dataset(FILE, edges=sheet, mapping=mapping, located=True)
    except MappingError as error:
        assert error.question.columns
    except DataError as error:
        assert error.faults
    else:
        # What was opened can be kept and opened again.
        folder = tmp_path_factory.mktemp("kept")
        write_folder(dataset, folder)
        assert read_folder(folder) == dataset


def test_years_from_and_to_in_german():
    columns = {"Von": ["A"], "Nach": ["B"], "Von Jahr": ["1990"], "Bis Jahr": ["1995"]}
    assert claims(plain(columns), "start", "end") == [("1990", "1995")]
