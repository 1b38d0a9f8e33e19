"""The panel as a dossier: who says so beside who denies it, ended ties, what changed."""

from __future__ import annotations

import shutil
from pathlib import Path

import pytest
from axe_playwright_python.sync_playwright import Axe
from playwright.sync_api import Page, expect

DENIALS = """\
x1,iran,hamas,backing,,,denies,Iran,,,,,article,line 14,2023-11,"No money and no weapons, it says."
x2,iran,hamas,backing,2021,,asserts,United States,probable,military,70,dollars,article,line 15,,
x3,iran,hamas,backing,2019,2020,asserts,,,financial,,,article,line 16,2021,
"""
LARGE = "iran-1990-2018?v=1"


@pytest.fixture(scope="module")
def shown(serve, root, tmp_path_factory):
    """A server of the second network, and of the first with a tie that is denied too."""
    folder = tmp_path_factory.mktemp("networks") / "disputed"
    shutil.copytree(root / "seeds" / "iran-2023", folder)
    shutil.rmtree(folder / "stories")
    package = folder / "datapackage.json"
    package.write_text(package.read_text("utf-8").replace('"iran-2023"', '"disputed"'), "utf-8")
    with Path(folder / "claims.csv").open("a", encoding="utf-8") as claims:
        claims.write(DENIALS)
    return serve(folder, "iran-1990-2018")


def faults(page: Page, state: str) -> list[str]:
    found = Axe().run(page, "#shell > .panel").response["violations"]
    return [f"{state}: {one['id']}: {node['html'][:160]}" for one in found for node in one["nodes"]]


def opened(page: Page, address: str) -> None:
    page.goto(address)
    expect(page.locator("#panel .panel-title")).to_be_attached()


def test_who_says_so_stands_beside_who_denies_it(shown, open_page):
    page = open_page(permissions=["clipboard-read", "clipboard-write"])
    opened(page, f"{shown.url}disputed?v=1&selected=iran>hamas:backing")
    panel = page.locator("#panel")
    says, denies = panel.locator(".claim-side").all()
    expect(says).to_contain_text("United States says so, which the source holds probable")
    expect(says).to_contain_text("line 15")
    expect(denies).to_contain_text("Iran denies it")
    expect(denies).to_contain_text("line 14")
    left, right = says.bounding_box(), denies.bounding_box()
    assert left["y"] == right["y"]
    assert left["x"] + left["width"] < right["x"]
    aside = panel.locator("details.aside")
    aside.locator("summary").click()
    expect(aside).to_contain_text("Not counted: its period ended in 2020")
    panel.get_by_role("button", name="Copy the citation").click()
    expect(page.locator("#said")).to_have_text("The citation is copied.")
    assert "newspaper article" in page.evaluate("navigator.clipboard.readText()")
    panel.get_by_role("button", name="Copy the link to this tie").click()
    expect(page.locator("#said")).to_have_text("The link is copied.")
    link = page.evaluate("navigator.clipboard.readText()")
    assert "selected=iran" in link
    found = faults(page, "disputed")
    page.evaluate("alliancePage.act('theme', 'dark')")
    expect(page.locator("html")).to_have_attribute("data-mantine-color-scheme", "dark")
    found += faults(page, "disputed, dark")
    # On a phone they stand one below the other.
    page.set_viewport_size({"width": 390, "height": 844})
    page.goto(link)
    expect(denies).to_be_attached()
    assert says.bounding_box()["x"] == denies.bounding_box()["x"]
    assert [*found, *faults(page, "phone")] == []


def test_a_tie_that_has_ended_and_an_actor_over_time(shown, page):
    opened(page, f"{shown.url}{LARGE}&relations=backing&as_of=2010&selected=iran>pkk:backing")
    panel = page.locator("#panel")
    expect(panel).to_contain_text("not claimed as of 2010")
    expect(panel).to_contain_text("it ended in 1999")
    expect(panel).to_contain_text("Asserted from 1990 to 1991, in 1995 and in 1999; no data")
    panel.get_by_role("button", name="Show as of 1999").click()
    expect(panel.locator(".standing")).to_have_text("asserted as of 1999")
    expect(panel).not_to_contain_text("Not in the picture")
    found = faults(page, "a tie")
    # By search, from a date at which it is over.
    page.evaluate("alliancePage.act('as-of', '2010'); alliancePage.act('select', '')")
    expect(panel.locator(".panel-title")).to_have_count(0)
    page.locator("#search").fill("iran backs pkk")
    page.get_by_role("option", name="Iran backs Kurdistan Workers’ Party, until 1999").click()
    expect(panel).to_contain_text("not claimed as of 2010")
    # By its actor, whose chart says in a table what it draws.
    panel.get_by_role("button", name="Ties of Iran").click()
    expect(panel.locator(".panel-title")).to_have_text("Iran")
    panel.get_by_text("The numbers as a table").click()
    row = panel.locator("tbody tr").filter(has=page.get_by_role("rowheader", name="2010"))
    shown_now = panel.locator(".panel-heading-line", has_text="backing").first
    expect(shown_now.locator(".panel-count")).to_have_text(row.locator("td").first.inner_text())
    panel.locator("summary", has_text="Ended").click()
    ended = panel.get_by_role(
        "button", name="Iran backs Kurdistan Workers’ Party: asserted from 1990 to 1991"
    )
    expect(ended).to_be_visible()
    found += faults(page, "an actor")
    ended.click()
    expect(panel).to_contain_text("Show as of 1999")
    assert found == []


def test_what_changed_opens_closes_and_leads_to_claims(shown, page):
    opened(page, f"{shown.url}{LARGE}&relations=backing,alliance&as_of=2010&compare_to=2000")
    panel = page.locator("#panel")
    expect(panel.locator(".panel-title")).to_have_text("What changed")
    began = panel.locator(".change-heading", has_text="Began").first
    number = int(began.locator(".panel-count").inner_text())
    lines = panel.locator(".panel-ties").first.get_by_role("button")
    assert number > 12
    expect(lines).to_have_count(12)
    panel.get_by_text(f"Show all {number}").click()
    more = panel.locator("details.more").first.get_by_role("button")
    expect(more).to_have_count(number - 12)
    found = faults(page, "what changed")
    # A key opens the claims of a line, and comes back to it.
    line = more.nth(2)
    key = line.get_attribute("data-of")
    line.focus()
    page.keyboard.press("Enter")
    expect(panel.locator(".panel-title")).to_be_focused()
    expect(panel.locator(".standing")).to_have_count(2)
    found += faults(page, "a tie of two dates")
    panel.get_by_role("button", name="Back to what changed").press("Enter")
    expect(panel.locator(".panel-title")).to_have_text("What changed")
    expect(panel.locator(f'.panel-title:focus, [data-of="{key}"]:focus')).to_be_attached()
    # It follows the date without taking the keyboard away.
    page.locator("#main").focus()
    page.evaluate("alliancePage.act('as-of', '2011')")
    expect(panel.locator(".panel-kind")).to_contain_text("From 2000 to 2011")
    expect(page.locator("#main")).to_be_focused()
    page.keyboard.press("Escape")
    expect(panel).to_be_hidden()
    again = page.get_by_role("button", name="What changed")
    expect(again).to_be_focused()
    again.press("Enter")
    expect(panel.locator(".panel-title")).to_be_focused()
    panel.get_by_role("button", name="End the comparison").click()
    expect(panel).to_be_hidden()
    expect(again).to_be_hidden()
    assert found == []
