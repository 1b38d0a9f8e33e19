"""The tables of the page: where they come from, and what the server answers about them."""

from __future__ import annotations

import csv
import io

import openpyxl
import pytest

from alliance_network.dashboard import table_routes
from alliance_network.dashboard.app import build
from alliance_network.dashboard.parts.table import tables
from alliance_network.export.table import TABLES, table_of
from alliance_network.export.table_files import delimited
from alliance_network.selection import select
from alliance_network.view import View
from small import claim, network

PUBLIC = "https://example.org/networks"
NETWORK = network(
    claim("iran backing hamas", note="=1+1"),
    claim("iran backing hamas", source="b", claimant="Israel"),
    claim("china backing iran", source="b"),
)


@pytest.fixture(scope="module")
def client():
    return build({"small": NETWORK}, public_url=PUBLIC).server.test_client()


def post(client, ending, *, of="ties", **shown):
    body = {"hash": NETWORK.hash, **shown}
    return client.post(f"/table/small.{ending}?of={of}&v=1", json=body)


def test_the_grids_evaluate_nothing():
    grids = [
        part.children for part in tables() if getattr(part, "className", "") == "table-grid-place"
    ]
    assert [grid.id for grid in grids] == [f"table-{name}" for name in TABLES]
    assert not any(getattr(grid, "dangerously_allow_code", False) for grid in grids)


@pytest.mark.parametrize("of", TABLES)
def test_rows_are_plain_values(client, of):
    content = client.get(f"/table/small?of={of}&v=1").json
    table = table_of(select(NETWORK, View()), of)
    on_page = [one for one in table.columns if one.on_page]
    assert content["columns"] == [[one.name, one.label, one.kind] for one in on_page]
    assert content["rows"] == table.frame.select(*(one.name for one in on_page), "key").to_dict(
        as_series=False
    )
    assert content["places"] == table.source_rows.to_list()
    assert content["sources"] == [["Atlas", None], ["Bulletin", None]]
    assert (content["hash"], content["more"]) == (NETWORK.hash, "")


def test_what_a_page_cannot_hold_is_told(client, monkeypatch):
    monkeypatch.setattr(table_routes, "MOST_ROWS", 2)
    content = client.get("/table/small?of=claims&v=1").json
    assert len(content["rows"]["key"]) == len(content["places"]) == 2
    assert content["more"].startswith("Not in the table: 1 claim.")


def test_text_is_that_of_the_rows_shown(client):
    answer = post(client, "csv", of="claims", claims=[2, 0])
    text = delimited(table_of(select(NETWORK, View()), "claims"), [2, 0])
    assert answer.data.decode("utf-8-sig") == text
    assert 'filename="small-claims.csv"' in answer.headers["Content-Disposition"]
    copied = post(client, "tsv", ties=None)
    assert [row[0] for row in csv.reader(io.StringIO(copied.text), delimiter="\t")] == [
        "From",
        "China",
        "Iran",
    ]
    assert "Content-Disposition" not in copied.headers


def test_the_workbook_has_the_rows_of_both(client):
    answer = post(client, "xlsx", ties=[1], claims=None)
    book = openpyxl.load_workbook(io.BytesIO(answer.data))
    assert [sheet.max_row for sheet in book][:2] == [2, 4]
    told = dict(book["About"].iter_rows(min_row=2, values_only=True))
    assert told["Link"] == f"{PUBLIC}/small?v=1"


@pytest.mark.parametrize(
    ("ending", "body", "status"),
    [
        ("ods", {}, 404),
        ("csv", {"ties": [2]}, 400),
        ("csv", {"ties": [-1]}, 400),
        ("csv", {"ties": ["0"]}, 400),
        ("csv", {"rows": []}, 400),
        ("xlsx", {"claims": [10**12]}, 400),
        ("xlsx", {"hash": "0" * 64}, 409),
    ],
)
def test_what_cannot_be_written_is_a_sentence(client, ending, body, status):
    answer = post(client, ending, **body)
    assert answer.status_code == status
    assert answer.content_type == "text/plain; charset=utf-8"


@pytest.mark.parametrize(
    ("address", "status"),
    [
        ("/table/other?v=1", 404),
        ("/table/small?of=actors&v=1", 400),
        ("/table/small?of=ties", 400),
        ("/table/small?v=1&focus=iraq", 400),
        ("/table/small?%ff%fe", 400),
    ],
)
def test_what_is_not_there_is_a_sentence(client, address, status):
    answer = client.get(address)
    assert answer.status_code == status
    assert answer.content_type == "text/plain; charset=utf-8"
