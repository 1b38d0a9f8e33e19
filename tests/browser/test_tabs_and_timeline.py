"""The tabs over the picture, and the timeline under pointer, keys and screen reader."""

from __future__ import annotations

import re

import pytest
from axe_playwright_python.sync_playwright import Axe
from playwright.sync_api import Page, expect

ROW = "#sheet .sheet-row"
KEY = '[data-key="iran>hamas:backing"]'


def opened(page: Page, address: str) -> Page:
    page.goto(address)
    expect(page.locator(ROW).first).to_be_visible()
    return page


def faults(page: Page) -> list[str]:
    found = Axe().run(page).response["violations"]
    return [f"{one['id']}: {node['html'][:120]}" for one in found for node in one["nodes"]]


def test_tabs_by_key_and_click(server, page):
    page.goto(f"{server.url}/iran-2023")
    tabs = page.get_by_role("tab")
    expect(tabs.first).to_have_attribute("aria-selected", "true")
    expect(page.locator("#stage")).to_have_attribute("aria-labelledby", "tab-network")
    page.wait_for_selector("#picture .shapelayer path")
    place = page.locator("#picture-place").bounding_box()

    tabs.first.focus()
    page.keyboard.press("ArrowRight")
    page.keyboard.press("ArrowRight")
    expect(page.locator(":focus")).to_have_text("Timeline")
    # Walking chooses nothing yet.
    expect(tabs.first).to_have_attribute("aria-selected", "true")
    page.keyboard.press("Enter")
    expect(page.locator(ROW).first).to_be_visible()
    expect(page).to_have_url(re.compile("picture=timeline"))
    expect(page.locator("#picture-place")).not_to_be_visible()
    expect(page.locator("#stage")).to_have_attribute("aria-labelledby", "tab-timeline")
    expect(page.locator(":focus")).to_have_text("Timeline")

    tabs.filter(has_text="Two dates").click()
    expect(page).to_have_url(re.compile(r"compare_to=2023-\d\d.*picture=pair"))
    expect(page.locator("#sheet svg [data-actor=iran]")).to_have_count(2 * 2)
    page.locator("#sheet g[data-actor=iran]").first.click()
    expect(page.locator("#panel h2")).to_have_text("Iran")
    # The panel is there a moment before its step in the history.
    expect(page).to_have_url(re.compile("selected=iran"))

    page.go_back()
    expect(page.locator("#panel h2")).to_have_text("What changed")
    page.go_back()
    expect(page.locator(ROW).first).to_be_visible()
    tabs.first.click()
    expect(page.locator("#picture-place")).to_be_visible()
    assert page.locator("#picture-place").bounding_box() == place


def test_a_network_without_dates_has_no_tabs_of_time(server, page):
    page.goto(f"{server.url}/iran-2023")
    expect(page.locator("#tab-years")).to_be_visible()
    # The tabs are there before the view that they are of.
    page.wait_for_selector("#picture .shapelayer path")
    page.evaluate(
        """() => document.dispatchEvent(new CustomEvent("alliance:view", {
          detail: { view: { ...alliancePage.view(), dated: false }, before: alliancePage.view() },
        }))"""
    )
    expect(page.get_by_role("tab")).to_have_text(["Network", "Table", "By relation"])


def test_a_timeline_on_the_desk(server, open_page):
    page = open_page(color_scheme="light", reduced_motion="reduce")
    opened(page, f"{server.url}/iran-2023?v=1&picture=timeline")
    expect(page.get_by_role("listbox", name="20 ties at any time in 2023.")).to_be_visible()
    expect(page.get_by_role("tabpanel", name="Timeline")).to_be_visible()
    row = page.locator(f"{ROW}{KEY}")
    expect(row).to_have_attribute("aria-label", "Iran to Hamas, backing: reported in 2023")

    # The pointer: what it says, and what a click chooses, here and in the panel.
    row.hover()
    expect(page.locator("#sheet-tip")).to_have_text("Iran to Hamas, backing: reported in 2023")
    row.click()
    expect(page.locator("#panel h2")).to_contain_text("Hamas")
    expect(row).to_have_attribute("aria-selected", "true")
    glow = page.locator("#sheet [data-layer='picture'] g[data-tie='iran>hamas:backing'] path")
    expect(glow).to_have_count(3)
    assert faults(page) == []

    # The keys: one stop, arrows walk, Enter chooses, Escape goes back.
    row.focus()
    page.keyboard.press("ArrowDown")
    below = page.locator(f'{ROW}[data-key="iran>hezbollah:backing"]')
    expect(below).to_be_focused()
    expect(page.locator(f"{ROW}[tabindex='0']")).to_have_count(1)
    page.keyboard.press("Enter")
    expect(page.locator("#panel h2")).to_contain_text("Hezbollah")
    expect(below).to_have_attribute("aria-selected", "true")
    page.keyboard.press("Escape")
    expect(page.locator(f"{ROW}[aria-selected='true']")).to_have_count(0)

    # What has the focus in the list is marked in the sheet.
    page.keyboard.press("l")
    expect(page.locator("#listing-items [role=option]:focus")).to_be_attached()
    page.locator(f"#listing-items {KEY}").focus()
    expect(row).to_have_class(re.compile("pointed"))
    # Also in another drawing of the sheet, of other rows or of another size.
    page.evaluate("alliancePage.act('relation-only', 'backing')")
    expect(page.locator(ROW)).to_have_count(3)
    expect(row).to_have_class(re.compile("pointed"))


def test_a_long_timeline_keeps_its_axis_and_its_place(server, page):
    address = "iran-1990-2018?v=1&picture=timeline&selected=iran"
    opened(page, f"{server.url}/{address}")
    every = page.locator(ROW).evaluate_all("rows => rows.map((row) => row.dataset.key)")
    assert len(every) > 100
    assert all("iran" in key for key in every)
    axis = page.locator(".sheet-axis svg")
    expect(axis).not_to_be_visible()
    page.locator(ROW).first.focus()
    page.keyboard.press("End")
    expect(page.locator(ROW).last).to_be_focused()
    expect(page.locator(ROW).last).to_be_in_viewport()
    expect(axis).to_be_visible()
    # A choice that leaves a row there leaves it where it is.
    top = page.locator(ROW).last.bounding_box()["y"]
    key = page.locator(ROW).last.get_attribute("data-key")
    gone = page.locator(f"{ROW}[data-key*=':exports']")
    page.evaluate("alliancePage.act('relation', 'exports')")
    expect(gone).to_have_count(0)
    same = page.locator(f'{ROW}[data-key="{key}"]')
    expect(same).to_be_focused()
    assert same.bounding_box()["y"] == pytest.approx(top, abs=1)


def test_a_timeline_on_the_phone(server, open_page):
    page = open_page(width=390, height=844, has_touch=True, is_mobile=True, color_scheme="dark")
    opened(page, f"{server.url}/iran-1990-2018?v=1&picture=timeline&relations=backing&as_of=2005")
    heights = page.locator(f"{ROW}, #tabs [role=tab]").evaluate_all(
        "all => all.map((one) => one.getBoundingClientRect().height)"
    )
    assert min(heights) >= 44
    assert page.evaluate("document.documentElement.scrollWidth") <= 390
    expect(page.locator("#tab-timeline")).to_be_in_viewport()
    assert faults(page) == []
    page.locator(ROW).first.tap()
    expect(page.locator("#panel h2")).to_be_visible()
