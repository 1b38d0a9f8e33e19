"""axe-core finds nothing, on the desk and on the phone; fingers find what they touch."""

from __future__ import annotations

import pytest
from axe_playwright_python.sync_playwright import Axe
from playwright.sync_api import Page, expect


def faults(page: Page, state: str) -> list[str]:
    found = Axe().run(page).response["violations"]
    return [
        f"{state}: {one['id']}: {node['html'][:120]} {node.get('failureSummary', '')}"
        for one in found
        for node in one["nodes"]
    ]


@pytest.mark.parametrize("scheme", ["light", "dark"])
def test_on_the_desk(server, open_page, scheme):
    page = open_page(color_scheme=scheme, reduced_motion="reduce")
    page.goto(server.url)
    expect(page.locator("#listing-items [role=option]").first).to_be_attached()
    found = faults(page, "closed")
    page.evaluate("alliancePage.act('select', 'iran>hamas:backing')")
    expect(page.locator("#panel h2")).to_be_visible()
    found += faults(page, "a tie")
    page.evaluate("alliancePage.act('relation', 'trade'); alliancePage.act('select', 'iran')")
    expect(page.locator("#panel h2")).to_have_text("Iran")
    found += faults(page, "an actor")
    page.keyboard.press("Escape")
    page.keyboard.press("l")
    expect(page.locator(":focus")).to_have_attribute("role", "option")
    found += faults(page, "the list")
    page.keyboard.press("Escape")
    page.keyboard.press("/")
    page.keyboard.type("iran")
    expect(page.locator("#found")).to_be_visible()
    page.keyboard.press("ArrowDown")
    found += faults(page, "search")
    page.keyboard.press("Escape")
    page.get_by_role("button", name="Show no relation").click()
    expect(page.locator("#empty button")).to_be_visible()
    found += faults(page, "nothing left")
    for name in ("Share", "Export", "Help"):
        page.get_by_role("button", name=name, exact=True).click()
        expect(page.get_by_role("dialog")).to_be_visible()
        found += faults(page, name)
        page.keyboard.press("Escape")
    assert found == []


@pytest.mark.parametrize("scheme", ["light", "dark"])
def test_on_the_phone(server, open_page, scheme):
    page = open_page(width=390, height=844, color_scheme=scheme, has_touch=True, is_mobile=True)
    page.goto(server.url)
    expect(page.locator("#listing-items [role=option]").first).to_be_attached()
    found = faults(page, "closed")
    page.get_by_role("button", name="All switches").tap()
    found += faults(page, "sheet")
    page.get_by_role("button", name="All switches").tap()
    page.get_by_role("button", name="More").tap()
    found += faults(page, "menu")
    page.get_by_role("button", name="More").tap()
    page.evaluate("alliancePage.act('select', 'iran>hamas:backing')")
    expect(page.locator("#panel h2")).to_be_visible()
    page.wait_for_timeout(300)  # the sheet has risen
    found += faults(page, "a tie")
    assert found == []


def test_a_bad_address_too(server, page):
    page.goto(f"{server.url}iran-2023?v=1&focus=atlantis")
    expect(page.locator("#message h2")).to_be_visible()
    assert faults(page, "refused") == []


SMALL = """() => {
  const found = [];
  for (const one of document.querySelectorAll("button, a[href], [role=switch]")) {
    if (!one.checkVisibility({ visibilityProperty: true })) continue;
    const box = one.getBoundingClientRect();
    const inside = box.bottom > 0 && box.right > 0 && box.width > 2;
    const after = getComputedStyle(one, "::after");
    const before = getComputedStyle(one, "::before");
    const reach = (look) => (look.position === "absolute" ? parseFloat(look.height) || 0 : 0);
    const height = Math.max(box.height, reach(after), reach(before));
    if (inside && height < 43.5) found.push([one.className, one.textContent, height]);
  }
  return found;
}"""


def test_targets_are_large_enough_for_a_finger(server, open_page):
    page = open_page(width=390, height=844, has_touch=True, is_mobile=True)
    page.goto(server.url)
    switch = page.locator("#rail [role=switch]").first
    expect(switch).to_be_visible()
    switch.tap()
    expect(page.locator(".phrase-removable")).to_be_visible()
    assert page.evaluate(SMALL) == []
    page.get_by_role("button", name="All switches").tap()
    assert page.evaluate(SMALL) == []
    page.get_by_role("button", name="All switches").tap()
    page.evaluate("alliancePage.act('select', 'iran')")
    expect(page.locator("#panel h2")).to_be_visible()
    assert page.evaluate(SMALL) == []


def test_the_phone_shows_the_picture_first(server, open_page):
    page = open_page(width=390, height=844, has_touch=True, is_mobile=True)
    page.goto(server.url)
    expect(page.locator("#rail [role=switch]").first).to_be_visible()
    picture = page.locator("#picture-place").bounding_box()
    assert picture["width"] == 390
    assert picture["height"] > 844 * 0.6
    page.get_by_role("button", name="All switches").tap()
    expect(page.get_by_role("radio", name="Circle")).to_be_attached()
    # The sheet lies over the picture, which keeps its size.
    assert page.locator("#picture-place").bounding_box() == picture
    assert page.evaluate("document.documentElement.scrollWidth") == 390


def test_without_motion_nothing_moves(server, open_page):
    page = open_page(reduced_motion="reduce")
    page.goto(server.url)
    expect(page.locator("#rail [role=switch]").first).to_be_visible()
    moving = page.evaluate(
        """() => [...document.querySelectorAll("*")].flatMap((one) => {
          const look = getComputedStyle(one);
          const long = (text) => text.split(",").some((part) => parseFloat(part) > 0.01);
          return long(look.transitionDuration) || long(look.animationDuration)
            ? [one.className] : [];
        })"""
    )
    assert moving == []
