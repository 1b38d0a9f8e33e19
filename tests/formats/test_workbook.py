"""A network as a workbook: nothing is lost on the way, and all that is wrong is told by sheet."""

from __future__ import annotations

import io

import openpyxl
import polars as pl
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from alliance_network.errors import DataError, UsageError
from alliance_network.formats import workbook
from alliance_network.formats.file import File
from alliance_network.formats.saved import Saved
from alliance_network.formats.workbook import FORMAT
from alliance_network.formats.xlsx_file import WrittenSheet, xlsx_file
from alliance_network.model.dataset import Dataset
from books import ods, ods_row, rows, xlsx
from small import claim, network
from small_network import FILES
from strategies import datasets

FILES_AS_ROWS: dict[str, list[list[object]]] = {
    name.removesuffix(".csv"): [line.split(",") for line in text.splitlines()]
    for name, text in FILES.items()
}


def book(**sheets: list[list[object]] | None) -> File:
    """The small network as a workbook that a person made, some sheets replaced."""
    made = openpyxl.Workbook()
    made.remove(made.active)
    for name, lines in (FILES_AS_ROWS | sheets).items():
        if lines is not None:
            sheet = made.create_sheet(name)
            for line in lines:
                sheet.append(line)
    written = io.BytesIO()
    made.save(written)
    return File.of("my ties.xlsx", written.getvalue())


def faults(**sheets: list[list[object]] | None) -> list[str]:
    with pytest.raises(DataError) as caught:
        FORMAT.read(book(**sheets), None)
    return [str(fault) for fault in caught.value.faults]


@given(dataset=datasets())
@settings(max_examples=15)
def test_a_workbook_gives_the_same_dataset_back(dataset: Dataset):
    data = FORMAT.write(Saved(dataset=dataset, actors=(), ties=()))
    file = File.of("x.xlsx", data)
    assert FORMAT.fits(file)
    assert FORMAT.read(file, None).hash == dataset.hash
    assert FORMAT.write(Saved(dataset=dataset, actors=(), ties=())) == data


def test_texts_that_a_spreadsheet_would_take_for_something_else_come_back():
    odd = ["=1+1", "'=1", "@x", "-x", "#N/A", "#REF!", "_x000D_", "a_x005F_b", "<&>", "1e5", "TRUE"]
    dataset = network(*(claim("iran backing hamas", note=text, form=text) for text in odd))
    data = FORMAT.write(Saved(dataset=dataset, actors=(), ties=()))
    found = FORMAT.read(File.of("x.xlsx", data), None)
    assert found.claims["note"].to_list() == odd
    assert found == dataset


@given(
    texts=st.lists(
        st.none()
        | st.sampled_from(
            ("=1+1", "'=x", "@a", "#N/A", "#REF!", "_x000D_", "a_x005F_b", "<&>", "1e5")
        )
        | st.text(st.characters(exclude_categories=("Cs",)), min_size=1, max_size=8),
        min_size=1,
        max_size=6,
    )
)
@settings(max_examples=60)
def test_every_text_is_a_text_for_whoever_reads_it(texts: list[str | None]):
    frame = pl.DataFrame({"t": texts}, schema={"t": pl.String})
    file = io.BytesIO(xlsx_file([WrittenSheet(name="s", frame=frame)], title="<&>"))
    read = openpyxl.load_workbook(file)["s"]
    for row, text in enumerate(texts, start=2):
        found = read.cell(row, 1)
        assert found.data_type == ("n" if text is None else "s")
        if text is not None and text.isprintable() and "_x" not in text:
            assert found.value == text


def test_what_a_spreadsheet_sees():
    dataset = network(claim("iran backing hamas", weight=2.5, start="2023-11", note="=cmd()"))
    file = io.BytesIO(FORMAT.write(Saved(dataset=dataset, actors=(), ties=())))
    read = openpyxl.load_workbook(file)
    assert read.sheetnames == ["network", "actors", "relations", "sources", "coverage", "claims"]
    assert [cell.value for cell in read["network"]["A"]] == ["name", "small"]
    claims = read["claims"]
    cells = {cell.value: claims.cell(2, place) for place, cell in enumerate(claims[1], start=1)}
    assert (cells["weight"].value, cells["weight"].data_type) == (2.5, "n")
    assert (cells["start"].value, cells["start"].number_format) == ("2023-11", "@")
    assert (cells["note"].value, cells["note"].data_type) == ("=cmd()", "s")
    assert cells["note"].quotePrefix
    assert claims.freeze_panes == "A2"
    assert claims.auto_filter.ref == "A1:P2"
    assert claims["A1"].font.bold
    assert read["actors"]["H1"].value == "cow"


def test_one_that_a_person_made_opens_like_the_folder():
    found = FORMAT.read(book(), None)
    assert (found.name, found.title) == ("my-ties", "my ties")
    assert len(found.actors) == 3
    typed = [["from", "to", "relation", "source", "start", "weight"]]
    typed.append(["iran", "hamas", "backing", "article", 1990, 0.5])
    named = [["title", "name"], [], ["Ties", "t"]]
    found = FORMAT.read(book(claims=typed, network=named, Notes=[["mine"]]), None)
    assert (found.name, found.title) == ("t", "Ties")
    assert found.claims.select("start", "weight").row(0) == ("1990", 0.5)


def test_faults_name_sheet_row_and_column():
    header = ["from", "to", "relation", "source", "colour"]
    assert faults(
        claims=[header, ["irann", "hamas", "backing", "article"], ["hamas", "sco", "x", None]],
        network=[["name", "title", "opening"], ["My Ties", None, "v=9"]],
        coverage=[["source", "first"], ["article", "=1+1"]],
        actors=[["id", "kind", "name"], ["iran", "stat", "Iran"], ["hamas", "party", "H"]],
        sources=None,
    ) == [
        'my ties.xlsx, sheet "network", row 2, column "name": "My Ties" is no id. Use lower-case '
        "letters a to z, digits and single hyphens between them, like saudi-arabia.",
        'my ties.xlsx, sheet "network", row 2, column "title": The column "title" is missing. Add '
        "it.",
        'my ties.xlsx, sheet "actors", row 2, column "kind": "stat" is no kind of actor. Use '
        '"state", "armed group", "party", "group of states" or "organisation".',
        'my ties.xlsx, sheet "sources": The sheet is missing, or empty. Add it, at least with its '
        "header: id,title,publisher,date,url,kind,reliability,citation",
        'my ties.xlsx, sheet "coverage", row 2, column "first": The cell holds a formula without a '
        "result. Open the workbook in a spreadsheet and save it, or write the value itself.",
        'my ties.xlsx, sheet "claims", row 1, column "colour": "colour" is no column of claims. '
        "Correct the name or delete the column; there may be id, from, to, relation, start, end, "
        "stance, claimant, credibility, form, weight, unit, source, locator, recorded, note.",
        'my ties.xlsx, sheet "claims", row 2, column "from": "irann" is no actor of the sheet '
        '"actors". Did you mean "iran"? Add the actor or correct the name.',
        'my ties.xlsx, sheet "claims", row 3, column "to": "sco" is no actor of the sheet '
        '"actors". Add the actor or correct the name.',
        'my ties.xlsx, sheet "claims", row 3, column "relation": "x" is no relation of the sheet '
        '"relations". Add the relation or correct the name.',
        'my ties.xlsx, sheet "claims", row 3, column "source": The cell is empty. Fill it: where '
        "it was read.",
    ]


def test_a_sheet_of_what_it_is_called_that_does_not_say_so():
    assert faults(network=[["Remarks"], ["by me"]]) == [
        'my ties.xlsx, sheet "network", row 1: The sheet does not say what the network is called. '
        "Write the header name,title,description,opening and the texts below it, or delete the "
        "sheet."
    ]
    assert faults(network=[["name", "title"], ["a", "A"], ["b", "B"]]) == [
        'my ties.xlsx, sheet "network", row 3: The sheet has several rows under its header. Delete '
        "all but one."
    ]
    assert faults(network=[["name", "title", "opening"], ["a", "A", "v=1&focus=irann"]]) == [
        'my ties.xlsx, sheet "network", row 2, column "opening": focus: this network has no actor '
        '"irann"; use iran. Copy what stands after the ? in the address of the view you mean.'
    ]


def test_two_sheets_of_one_name():
    assert faults(**{" Claims": FILES_AS_ROWS["claims"]}) == [
        'my ties.xlsx, sheet "claims": Two sheets are called so. Rename or delete one.'
    ]


def test_too_many_rows(monkeypatch: pytest.MonkeyPatch):
    monkeypatch.setattr(workbook, "OTHER_ROWS", 2)
    more = " rows. Keep it to 2 rows, or make several networks of it."
    assert faults() == [
        f'my ties.xlsx, sheet "{name}": The sheet has too many{more}'
        for name in ("actors", "relations")
    ]


def test_open_document_opens_too():
    tables = {
        name: "".join(ods_row(*line) for line in lines) for name, lines in FILES_AS_ROWS.items()
    }
    file = File.of("my ties.ods", ods(*tables.values(), names=tuple(tables)))
    assert FORMAT.fits(file)
    assert FORMAT.read(file, None) == FORMAT.read(book(), None)


def test_what_it_fits():
    assert FORMAT.fits(book())
    assert not FORMAT.fits(book(claims=None))
    assert not FORMAT.fits(File.of("a.xlsx", xlsx(rows(("from", "to")))))
    assert not FORMAT.fits(File.of("a.csv", b"from,to\n"))


def test_more_claims_than_can_be_read_again(monkeypatch: pytest.MonkeyPatch):
    monkeypatch.setattr(workbook, "MOST_CLAIMS", 1)
    dataset = network(claim("iran backing hamas"), claim("iran backing israel"))
    with pytest.raises(UsageError) as caught:
        FORMAT.write(Saved(dataset=dataset, actors=(), ties=()))
    assert str(caught.value) == (
        "The network has 2 claims, and a workbook holds 1. Save it as a zip."
    )
