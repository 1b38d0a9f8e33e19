from __future__ import annotations

import csv
import io

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from openpyxl import Workbook

from alliance_network.errors import DataError, MappingError
from alliance_network.formats import read_file
from alliance_network.formats.edges import FORMAT, question_about
from alliance_network.formats.file import File
from alliance_network.formats.mapping import ColumnMapping
from alliance_network.formats.saved import Saved, SavedTie, Spell
from alliance_network.formats.vocabulary import RELATIONS
from alliance_network.model.actor import Actor
from alliance_network.model.dataset import Dataset
from alliance_network.model.relation import Relation
from alliance_network.model.text import clean
from alliance_network.model.tie import STATUSES, tie_key
from small import network
from strategies import filled_lines, lines

OWN = (
    Relation(id="lends-to", label="lends to", verb="lends to"),
    Relation(id="border", label="border", verb="borders on", directed=False),
)
KNOWN = {**RELATIONS, **{relation.id: relation for relation in OWN}}
FORMULAS = st.sampled_from(("=1+1", "'=1+1", "-x", "@home", "+49", "''+a", "-12.5"))


def workbook(**sheets: list[list[object]]) -> File:
    book = Workbook()
    book.remove(book.active)
    for name, rows in sheets.items():
        sheet = book.create_sheet(name.replace("_", " "))
        for row in rows:
            sheet.append(row)
    content = io.BytesIO()
    book.save(content)
    return File.of("book.xlsx", content.getvalue())


def saved_tie(about: str, **fields) -> SavedTie:
    from_, relation, to = about.split()
    known = KNOWN[relation]
    plain = {
        "key": tie_key(from_, to, relation),
        "from_actor": from_,
        "to_actor": to,
        "relation": relation,
        "label": known.label,
        "directed": known.directed,
        "event": known.event,
        "sign": known.sign,
        "status": "asserted",
        "publishers": 1,
        "weight": None,
        "unit": None,
        "forms": (),
        "sources": (),
        "claims": (),
        "spells": (),
        "colour": "#000000",
        "dash": None,
    }
    return SavedTie(**{**plain, **fields})


def written(*ties: SavedTie, actors: tuple[Actor, ...] | None = None) -> list[dict[str, str]]:
    dataset = network() if actors is None else network(actors=actors)
    content = FORMAT.write(Saved(dataset=dataset, actors=(), ties=ties))
    return list(csv.DictReader(io.StringIO(content.decode())))


def test_a_row_for_each_period_of_a_tie():
    tie = saved_tie(
        "iran backing hamas",
        status="disputed",
        weight=2.5,
        unit="US$",
        forms=("arms", "money"),
        sources=("Atlas", "A | B"),
        spells=(
            Spell(first="1990-01-01", last="1995-12-31", status="asserted"),
            Spell(first="2001-01-01", last=None, status="disputed"),
        ),
    )
    first, second = written(tie)
    plain = {"from": "iran", "to": "hamas", "from_name": "Iran", "to_name": "Hamas"}
    plain |= {"relation": "backing", "directed": "directed", "form": "arms|money"}
    plain |= {"source": "Atlas | A / B"}
    dates = {"start": "1990-01-01", "end": "1995-12-31"}
    assert first == {**plain, **dates, "status": "asserted", "weight": "", "unit": ""}
    newest = {"status": "disputed", "weight": "2.5", "unit": "US$"}
    assert second == {**plain, **newest, "start": "2001-01-01", "end": ""}
    (undated,) = written(saved_tie("iran alliance china", status="reported"))
    assert (undated["status"], undated["start"], undated["end"]) == ("reported", "", "")
    assert "loses the single claims" in FORMAT.loses


def test_no_cell_is_a_formula():
    actors = (
        Actor(id="iran", kind="state", name="=HYPERLINK(1)"),
        Actor(id="hamas", kind="armed group", name="@SUM(A1)"),
    )
    tie = saved_tie("iran backing hamas", unit="-1+1", weight=-2.0, sources=("+x",), forms=("=y",))
    (row,) = written(tie, actors=actors)
    assert row["from_name"] == "'=HYPERLINK(1)"
    assert [row[name] for name in ("to_name", "unit", "weight", "source", "form")] == [
        "'@SUM(A1)",
        "'-1+1",
        "-2",
        "'+x",
        "'=y",
    ]


@st.composite
def saved_networks(draw: st.DrawFn) -> Saved:
    ids = ("alpha", "beta-2", "gamma", "x1")
    names = [f"{draw(st.sampled_from(('', '=', '@')))}{draw(filled_lines)} {n}" for n in range(4)]
    actors = tuple(
        Actor(id=id_, kind="organisation", name=name) for id_, name in zip(ids, names, strict=True)
    )
    keys = draw(
        st.lists(
            st.tuples(
                st.sampled_from(ids), st.sampled_from(sorted(KNOWN)), st.sampled_from(ids)
            ).filter(lambda key: key[0] < key[2]),
            unique=True,
            min_size=1,
            max_size=4,
        )
    )
    ties = []
    for from_, relation, to in keys:
        years = sorted(draw(st.lists(st.integers(1900, 2020), unique=True, max_size=4)))
        spells = tuple(
            Spell(
                first=f"{first}-01-01",
                last=draw(st.sampled_from((None, f"{first}-12-31"))),
                status=draw(st.sampled_from(STATUSES)),
            )
            for first in years
        )
        texts = FORMULAS | lines.filter(lambda text: "|" not in text).map(clean)
        fields = {
            "spells": spells,
            "status": draw(st.sampled_from(STATUSES)),
            "weight": draw(st.none() | st.floats(allow_nan=False, allow_infinity=False)),
            "unit": draw(st.none() | texts.filter(lambda t: t not in ("", "NA", "nan", "NaN"))),
            "forms": tuple(sorted(draw(st.sets(st.sampled_from(("arms", "=oil", "-x")))))),
            "sources": tuple(
                draw(st.lists(st.sampled_from(("Atlas", "=B", "Daily")), max_size=2, unique=True))
            ),
        }
        ties.append(saved_tie(f"{from_} {relation} {to}", **fields))
    dataset = Dataset(
        name="x",
        title="x",
        actors=actors,
        relations=tuple(KNOWN.values()),
        sources=(),
        claims=network().claims,
    )
    return Saved(dataset=dataset, actors=(), ties=tuple(ties))


def said(tie: SavedTie) -> set[tuple]:
    """What the rows of a tie say: from, relation, to, start, end, stance, weight, form, source."""
    spells = tie.spells or (Spell(first=None, last=None, status=tie.status),)
    rows = set()
    for place, spell in enumerate(spells):
        weight = tie.weight if place == len(spells) - 1 else None
        unit = None if weight is None else tie.unit
        stances = {"disputed": ("asserts", "denies"), "denied": ("denies",)}
        for stance in stances.get(spell.status, ("asserts",)):
            for source in tie.sources or ("ties.csv",):
                rows.add(
                    (
                        *(tie.from_actor, tie.relation, tie.to_actor, spell.first, spell.last),
                        *(stance, weight, unit, "|".join(tie.forms) or None, source),
                    )
                )
    return rows


@settings(max_examples=40)
@given(saved_networks())
def test_a_written_list_says_the_same_when_it_is_read(saved: Saved):
    dataset = read_file(File.of("ties.csv", FORMAT.write(saved)))
    fields = ("from", "relation", "to", "start", "end", "stance", "weight", "unit", "form")
    rows = {
        (*row[:-1], dataset.source(row[-1]).title)
        for row in dataset.claims.select(*fields, "source").rows()
    }
    assert rows == set().union(*(said(tie) for tie in saved.ties))
    names = {actor.id: actor.name for actor in saved.dataset.actors}
    assert {actor.id: actor.name for actor in dataset.actors}.items() <= names.items()
    for relation in dataset.relations:
        assert relation.directed == KNOWN[relation.id].directed


TIES = [["From", "To"], ["a", "b"]]


def test_a_sheet_of_ties_and_one_of_actors():
    file = workbook(
        Read_me=[["Two sheets follow"]],
        Nodes=[["Id", "Label"], [1, "Iran"], [2, "Alpha"], [3, "Loner"]],
        Edges=[["Source", "Target", "Weight"], [1, 2, 0.5]],
    )
    dataset = read_file(file)
    assert dataset.claims.select("from", "to", "weight", "locator").rows() == [
        ("iran", "alpha", 0.5, "sheet Edges, row 2")
    ]
    assert [actor.id for actor in dataset.actors] == ["alpha", "iran", "loner"]
    assert question_about(file).sheet == "Edges"


def test_the_sheet_that_holds_the_ties():
    notes = [["Year", "What"], [1990, "x"]]
    assert read_file(workbook(A=notes, B=TIES)).claims.height == 1
    with pytest.raises(DataError) as caught:
        read_file(workbook(A=TIES, B=TIES))
    assert str(caught.value) == (
        'book.xlsx: Several sheets can hold the ties: "A", "B". Call one of them "ties", or say in '
        "the mapping which one it is: sheet = ..."
    )
    chosen = ColumnMapping(values={"sheet": "B"})
    assert 'Sheets that are not read: "A".' in (
        read_file(workbook(A=TIES, B=TIES), mapping=chosen).description
    )
    with pytest.raises(DataError, match='no sheet "C", which the mapping names'):
        read_file(workbook(A=TIES, B=TIES), mapping=ColumnMapping(values={"sheet": "C"}))
    with pytest.raises(MappingError):
        read_file(workbook(A=notes))


def test_a_claim_of_an_unlisted_actor():
    with pytest.raises(DataError, match='"c" is not in the table of actors'):
        read_file(workbook(ties=[["From", "To"], ["a", "c"]], actors=[["Name"], ["a"], ["b"]]))


def test_what_is_no_table():
    assert not FORMAT.fits(File.of("x.csv", b"one column\nonly\n"))
    assert not FORMAT.fits(File.of("x.xlsx", b"PK\x03\x04damaged"))
    assert FORMAT.fits(File.of("x.csv", b"from,to\na,b\n"))
