"""The table in a browser: sorted, filtered, chosen from, copied and kept."""

from __future__ import annotations

import csv
import io
import re

import openpyxl
import pytest
from axe_playwright_python.sync_playwright import Axe
from playwright.sync_api import Page, expect

from alliance_network.export.table import table_of
from alliance_network.export.table_files import delimited
from alliance_network.formats import open_dataset
from alliance_network.selection import select
from alliance_network.view import View


def opened(page: Page, url: str, table: str = "ties") -> None:
    page.goto(url)
    if table == "claims":
        page.locator("#table [data-table=claims]").click()
    expect(page.locator(f"#table-{table} .ag-center-cols-container .ag-row").first).to_be_visible()


def cells(page: Page, table: str, name: str) -> list[str]:
    """What stands in a column, from the top."""
    return page.locator(f"#table-{table} .ag-row").evaluate_all(
        """(rows, name) => rows
          .filter((row) => row.querySelector(`[col-id="${name}"]`))
          .sort((a, b) => a.getAttribute("row-index") - b.getAttribute("row-index"))
          .map((row) => row.querySelector(`[col-id="${name}"]`).textContent)""",
        name,
    )


def cell(page: Page, table: str, row: int, name: str):
    return page.locator(f'#table-{table} .ag-row[row-index="{row}"] [col-id="{name}"]')


def header(page: Page, table: str, name: str):
    return page.locator(
        f'#table-{table} .ag-header-cell[col-id="{name}"] .ag-header-cell-label'
    ).first


def faults(page: Page) -> list[str]:
    found = Axe().run(page).response["violations"]
    return [f"{one['id']}: {node['html'][:150]}" for one in found for node in one["nodes"]]


def test_sorted_filtered_copied_and_kept(server, open_page):
    """What leaves the page is what stands in the table, in its order."""
    page = open_page(permissions=["clipboard-read", "clipboard-write"])
    opened(page, f"{server.url}iran-2023?v=1&picture=table")
    expect(page.locator("#table-count")).to_have_text("20 ties")
    header(page, "ties", "from_name").click()
    header(page, "ties", "from_name").click()
    expect(cell(page, "ties", 0, "from_name")).to_have_text("Uzbekistan")
    page.get_by_label("Find rows by any column").fill("membership")
    expect(page.locator("#table-count")).to_have_text("9 of 20 ties")
    names = cells(page, "ties", "from_name")
    assert names == sorted(names, reverse=True) and len(names) == 9
    dataset = open_dataset("iran-2023")
    table = table_of(select(dataset, View()), "ties")

    with page.expect_download() as kept:
        page.get_by_role("button", name="Download CSV").click()
    text = kept.value.path().read_bytes().decode("utf-8-sig")
    rows = list(csv.DictReader(io.StringIO(text, newline="")))
    assert [row["From"] for row in rows] == names
    places = [table.frame["key"].to_list().index(row["Tie"]) for row in rows]
    assert text == delimited(table, places)

    page.get_by_role("button", name="Copy", exact=True).click()
    expect(page.locator("#said")).to_have_text("9 ties copied.")
    copied = page.evaluate("navigator.clipboard.readText()")
    assert copied.splitlines() == delimited(table, places, separator="\t").splitlines()

    with page.expect_download() as kept:
        page.get_by_role("button", name="Download XLSX").click()
    book = openpyxl.load_workbook(io.BytesIO(kept.value.path().read_bytes()))
    assert [row[0].value for row in book["Ties"].iter_rows(min_row=2)] == names
    claims = page.evaluate("alliancePage.table.grids.claims.getDisplayedRowCount()")
    assert book["Claims"].max_row == claims + 1
    assert page.evaluate("alliancePage.table.held.claims.rows.length") > claims
    told = dict(book["About"].iter_rows(min_row=2, values_only=True))
    assert told["Ties"] == "9 of 20 ties that the view shows"
    assert told["Hash of the network"] == dataset.hash


def test_the_row_and_the_view_are_one_selection(server, page):
    opened(page, f"{server.url}iran-1990-2018?v=1&picture=table&as_of=2005")
    chosen = page.locator("#table-ties .ag-center-cols-container .ag-row-selected")
    view = "alliancePage.view().selected"
    page.evaluate("alliancePage.act('select', 'yemen>un:membership')")
    expect(chosen).to_have_attribute("row-id", re.compile("^yemen.*un:membership$"))
    expect(chosen).to_be_in_viewport()
    expect(page.locator("#panel h2")).to_contain_text("Yemen")

    # By keyboard: Enter opens the tie of the row, and Escape leads back.
    page.locator("#table-ties .ag-row-selected [col-id=from_name]").focus()
    page.keyboard.press("ArrowUp")
    page.keyboard.press("Enter")
    expect(chosen).to_have_attribute("row-id", re.compile("^yemen.*oic:membership$"))
    assert page.evaluate(view) == "yemen>oic:membership"
    page.keyboard.press("Escape")
    expect(chosen).to_have_count(0)

    # A click too; then the claims of the tie, and its source as a link of its own.
    row = page.locator("#table-ties .ag-center-cols-container .ag-row").nth(4)
    row.locator("[col-id=relation_label]").click()
    expect(chosen).to_have_count(1)
    page.locator("#table [data-table=claims]").click()
    claims = page.locator("#table-claims .ag-center-cols-container .ag-row-selected")
    expect(claims.first).to_be_visible()
    keys = "alliancePage.table.grids.claims.getSelectedNodes().map((node) => node.data.key)"
    assert set(page.evaluate(keys)) == {page.evaluate(view)}
    link = claims.first.locator("a")
    expect(link).to_have_attribute("rel", "noopener")
    assert link.get_attribute("href").startswith("https://")

    # At another time there are other rows; what was sorted stays sorted.
    header(page, "claims", "relation_label").click()
    page.evaluate("alliancePage.act('as-of', '1995')")
    there = table_of(select(open_dataset("iran-1990-2018"), View(as_of="1995")), "claims").frame
    expect(page.locator("#table-count")).to_have_text(f"{len(there):,} claims")
    first = "alliancePage.table.grids.claims.getDisplayedRowAtIndex(0).data.relation_label"
    assert page.evaluate(first) == min(there["relation_label"])


@pytest.mark.parametrize(("width", "height", "scheme"), [(1440, 900, "dark"), (390, 844, "light")])
def test_for_everybody(server, open_page, width, height, scheme):
    narrow = width < 900
    page = open_page(width=width, height=height, color_scheme=scheme, has_touch=narrow)
    opened(page, f"{server.url}iran-2023?v=1&picture=table")
    assert faults(page) == []
    background = page.locator("#table-ties .ag-root").evaluate(
        "one => getComputedStyle(one.querySelector('.ag-row')).backgroundColor"
    )
    plain = page.locator("body").evaluate("one => getComputedStyle(one).backgroundColor")
    assert background == plain
    if narrow:
        row = page.locator("#table-ties .ag-row").first.bounding_box()
        assert row["height"] == 44
    page.evaluate("alliancePage.act('relations-none')")
    expect(page.locator("#empty")).to_be_visible()
    expect(page.locator("#table-count")).to_have_text("0 ties")
