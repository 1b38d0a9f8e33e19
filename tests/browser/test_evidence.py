"""The choices of evidence in the rail, on both networks that ship."""

from __future__ import annotations

import re

import pytest
from axe_playwright_python.sync_playwright import Axe
from playwright.sync_api import Page, expect


def group(page: Page, name: str):
    return page.locator(f'#rail-evidence [data-group="{name}"]')


def option(page: Page, do: str, of: str):
    return page.locator(f'#rail-evidence [data-do="{do}"][data-of="{of}"]')


def opened(page: Page, name: str):
    found = group(page, name)
    found.locator("summary").click()
    # Its numbers are asked for once it is seen.
    expect(found.locator(".row-count").first).to_have_text(re.compile("[0-9]"))
    return found


def number(page: Page, do: str, of: str) -> str:
    row = option(page, do, of).locator("xpath=..")
    return row.locator(".row-count").inner_text()


def ties(page: Page):
    return page.locator("#words .phrase").first


def leaves(page: Page, count: str) -> None:
    expect(ties(page)).to_contain_text(re.compile(rf"and {count} of [\d,]+ ties"))


@pytest.fixture
def at(server, page: Page):
    def there(address: str) -> Page:
        page.goto(f"{server.url}{address}")
        expect(page.locator("#rail-evidence .evidence-group").first).to_be_attached()
        return page

    return there


def test_numbers_are_those_after_the_choice(at):
    page = at("iran-1990-2018?v=1&as_of=2005")
    for name in ("source", "form", "weight-0"):
        opened(page, name)
    before = number(page, "source", "gsdb")
    expect(option(page, "source", "gsdb")).to_have_accessible_name(
        f"Only claims of Global Sanctions Data Base (GSDB), would leave {before} ties"
    )
    option(page, "source", "gsdb").click()
    leaves(page, before)
    expect(option(page, "source", "gsdb")).to_have_attribute("aria-checked", "true")
    expect(group(page, "source").locator(".evidence-chosen")).to_have_text(
        "Global Sanctions Data Base (GSDB)"
    )

    # Beside what is chosen already; the phrase takes both back.
    expect(option(page, "source", "ucdp-esd")).not_to_have_accessible_name(re.compile("leave 0"))
    both = number(page, "source", "ucdp-esd")
    assert int(both) > int(before)
    option(page, "source", "ucdp-esd").click()
    leaves(page, both)
    page.get_by_role("button", name=re.compile("Take back: according to")).click()
    expect(option(page, "source", "ucdp-esd")).to_have_attribute("aria-checked", "false")
    expect(option(page, "source", "gsdb")).to_have_attribute("aria-checked", "false")

    # A long list: the first few, all, and a field that finds some of all.
    rows = group(page, "form").locator(".row:visible")
    expect(rows).to_have_count(6)
    more = page.get_by_role("button", name="Show all 88")
    more.click()
    expect(rows).to_have_count(88)
    page.get_by_role("button", name="Show 6").click()
    field = page.get_by_role("textbox", name="Find among forms")
    field.fill("defence pact")
    expect(rows).to_have_count(1)
    expect(group(page, "form").locator(".evidence-found")).to_have_text("1 of 88")
    wanted = number(page, "form", "defence pact")
    option(page, "form", "defence pact").click()
    leaves(page, wanted)
    field.press("Escape")
    expect(field).to_have_value("")
    # What is chosen is seen among the first few, wherever it stands.
    expect(option(page, "form", "defence pact")).to_be_visible()
    found = Axe().run(page, context="#rail-evidence")
    assert found.violations_count == 0, found.generate_report()


def test_by_keyboard(at):
    page = at("iran-2023")
    # What nobody sees is not asked for.
    page.wait_for_load_state("networkidle")
    asked = []
    page.on("request", lambda one: asked.append(one.post_data or ""))
    page.locator('#rail [data-do=relation][data-of="trade"]').click()
    leaves(page, "20")
    page.wait_for_timeout(400)
    assert not any("evidence-asked" in body for body in asked)
    page.locator('#rail [data-do=relation][data-of="trade"]').click()

    summary = group(page, "claimant").locator("summary")
    summary.focus()
    page.keyboard.press("Enter")
    expect(group(page, "claimant").locator(".row-count").first).to_have_text(re.compile("[0-9]"))
    claimant = option(page, "claimant", "Chinese commerce ministry")
    wanted = number(page, "claimant", "Chinese commerce ministry")
    while claimant.evaluate("one => one !== document.activeElement"):
        page.keyboard.press("Tab")
    page.keyboard.press("Space")
    leaves(page, wanted)
    expect(claimant).to_have_attribute("aria-checked", "true")
    expect(claimant).to_be_focused()
    expect(claimant).to_have_accessible_name(
        f"Only claims of Chinese commerce ministry, leaves {wanted} tie"
    )
    expect(page.locator("#words")).to_contain_text("only claimant Chinese commerce ministry")
    page.keyboard.press("Space")
    expect(ties(page)).to_contain_text("and 21 ties")

    # Arrow keys choose one of several, the numbers go along, the group stays open.
    group(page, "credibility").locator("summary").press("Enter")
    option(page, "credibility", "").press("ArrowUp")
    confirmed = option(page, "credibility", "confirmed")
    expect(confirmed).to_have_attribute("aria-checked", "true")
    expect(confirmed).to_be_focused()
    expect(confirmed).to_have_attribute("tabindex", "0")
    leaves(page, number(page, "credibility", "confirmed"))
    expect(group(page, "claimant")).to_have_attribute("open", "")
    page.get_by_role("button", name=re.compile("Take back: held confirmed")).click()
    expect(option(page, "credibility", "")).to_have_attribute("aria-checked", "true")
