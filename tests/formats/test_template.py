from __future__ import annotations

import io

from openpyxl import load_workbook

from alliance_network.formats import format_of, read_file
from alliance_network.formats.file import File
from alliance_network.formats.template import VALUES_SHEET, template_csv, template_workbook
from alliance_network.formats.vocabulary import RELATIONS
from alliance_network.model.claim import CREDIBILITIES


def test_the_edge_list_opens_as_it_is():
    content = template_csv()
    dataset = read_file(File.of("template.csv", content))
    assert content == template_csv()
    rows = dataset.claims.select("from", "relation", "to", "start", "end", "weight").rows()
    assert sorted(rows, key=str) == [
        ("country-a", "alliance", "country-b", "1999-05-03", None, None),
        ("country-a", "backing", "group-x", "2012", "2015-06", None),
        ("country-b", "backing", "group-x", None, None, None),
        ("country-b", "exports", "country-a", "2014", "2014", 12.5),
        ("country-b", "membership", "organisation-y", "2001", None, None),
    ]
    assert f"relation: {', '.join(RELATIONS)}. Or a word of your own" in content.decode()
    assert ", ".join(CREDIBILITIES) in content.decode()


def test_the_workbook_opens_as_it_is():
    content = template_workbook()
    assert content == template_workbook()
    file = File.of("template.xlsx", content)
    assert format_of(file).name == "workbook"
    dataset = read_file(file)
    listed = read_file(File.of("template.csv", template_csv()))
    fields = ("from", "to", "relation", "start", "end", "form", "weight", "unit", "stance")
    assert sorted(dataset.claims.select(fields).rows(), key=str) == sorted(
        listed.claims.select(fields).rows(), key=str
    )
    assert {relation.id for relation in dataset.relations} == set(RELATIONS)


def test_the_workbook_offers_the_values_allowed():
    book = load_workbook(io.BytesIO(template_workbook()))
    rules = {
        str(rule.sqref): rule.formula1 for rule in book["claims"].data_validations.dataValidation
    }
    assert rules["G2:G5000"] == '"asserts,denies"'
    assert rules["D2:D5000"] == "relations!$A$2:$A$5000"
    rows = {(row[0], row[1]): row[4] for row in book[VALUES_SHEET].iter_rows(values_only=True)}
    assert rows["actors", "kind"] == "state, armed group, party, group of states, organisation"
    assert rows["claims", "start"] == "2023, 2023-11 or 2023-11-17"
    assert rows["claims", "from"] == "an id of the sheet actors"
