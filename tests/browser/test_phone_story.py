"""A story on a phone: the picture stays, the steps are scrolled under it."""

from __future__ import annotations

import pytest
from playwright.sync_api import Page, expect

from presenting import NETWORK, STEPS, STORY, faults, presented, reached

PHONE = {"width": 390, "height": 844, "has_touch": True, "is_mobile": True}

WIDER = "() => document.documentElement.scrollWidth - document.documentElement.clientWidth"
SMALL = """() => [...document.querySelectorAll("button")]
  .filter((one) => one.checkVisibility({ visibilityProperty: true }))
  .map((one) => [one, one.getBoundingClientRect()])
  .filter(([, box]) => box.width > 2 && (box.height < 43.5 || box.width < 43.5))
  .map(([one]) => one.outerHTML.slice(0, 120))"""

# Past all steps, two frames for each; the longest that one stood there, ms.
FLING = """async () => {
  const place = document.getElementById("present-steps");
  const frame = () => new Promise(requestAnimationFrame);
  let longest = 0;
  for (const article of place.children) {
    const start = performance.now();
    place.scrollTo(0, article.offsetTop - place.offsetTop + 20);
    await frame();
    await frame();
    longest = Math.max(longest, performance.now() - start);
  }
  return longest;
}"""
REST = 100  # ms that a step stands in the middle before it is shown, less a frame


@pytest.fixture
def phone(server, open_page) -> Page:
    return presented(open_page(**PHONE), server.url)


def scroll(page: Page, step: int) -> None:
    """Bring the beginning of a step under the picture, as a finger does."""
    page.evaluate(
        """(at) => {
          const place = document.getElementById("present-steps");
          const article = place.children[at];
          place.scrollTo(0, article.offsetTop - place.offsetTop + 20);
        }""",
        step - 1,
    )


def test_scrolling_shows_the_step_in_the_middle(phone):
    picture = phone.locator("#picture-place").bounding_box()
    assert 0.5 * 844 < picture["height"] < 0.6 * 844
    articles = phone.locator("#present-steps article")
    expect(articles).to_have_count(STEPS)
    for step in (2, 3, 6, 8, 1):
        scroll(phone, step)
        reached(phone, step)
        expect(phone.locator("article[aria-current=step]")).to_contain_text(f"Step {step} of")
        assert phone.url.endswith(f"#story={STORY}/{step}")
        assert phone.locator("#picture-place").bounding_box() == picture
    # Each step is a heading and its text, one after the other, and none is shouted over another.
    assert phone.locator("#present-steps h2").all_text_contents()[:2] == [
        "One article, line by line",
        "Who met",
    ]
    expect(phone.locator("#present-steps")).to_have_attribute("aria-live", "off")


def test_what_is_flung_past_is_not_shown(phone):
    phone.evaluate(
        """async () => {
          window.shown = [];
          document.addEventListener("alliance:step", ({ detail }) => shown.push(detail.index));
          const place = document.getElementById("present-steps");
          const frame = () => new Promise((done) => requestAnimationFrame(done));
          for (const article of place.children) {
            place.scrollTo(0, article.offsetTop - place.offsetTop + 20);
            await frame();
          }
        }"""
    )
    reached(phone, STEPS)
    assert phone.evaluate("shown") == [STEPS - 1]


def test_an_address_opens_at_its_step(server, open_page):
    page = presented(open_page(**PHONE), server.url, 4)
    expect(page.locator("article[aria-current=step] h2")).to_be_in_viewport()
    page.reload()
    reached(page, 4)
    expect(page.locator("article[aria-current=step] h2")).to_be_in_viewport()
    page.get_by_role("button", name="Next step").tap()
    reached(page, 5)
    expect(page.locator("article[aria-current=step] h2")).to_be_in_viewport()
    page.get_by_role("button", name="Leave the story").tap()
    expect(page.locator(".header")).to_be_visible()
    assert "#story" not in page.url


def test_a_finger_asks_the_picture(server, open_page):
    page = presented(open_page(**PHONE), server.url, 4)
    page.touchscreen.tap(*page.evaluate("allianceNetwork.where('iran>hezbollah:backing', 0.6)"))
    expect(page.locator("#present-sentence")).to_have_text(
        "Iran backs Hezbollah, asserted, 1 source"
    )
    page.get_by_role("button", name="Who says so").tap()
    expect(page.locator("#panel h2")).to_contain_text("Iran backs Hezbollah")
    expect(page.locator("#panel")).to_be_in_viewport()
    page.locator(".panel-close").tap()
    expect(page.locator("#present-asked")).to_be_hidden()
    page.touchscreen.tap(*page.evaluate("allianceNetwork.where('syria')"))
    expect(page.locator("#present-sentence")).to_contain_text("Syria")
    page.get_by_role("button", name="Exploring: return to step 4").tap()
    reached(page, 4)
    expect(page.locator("#present-asked")).to_be_hidden()


@pytest.mark.parametrize("scheme", ["light", "dark"])
def test_fingers_and_readers(server, open_page, scheme):
    page = presented(open_page(**PHONE, color_scheme=scheme), server.url, 2)
    found = faults(page, "step")
    assert page.evaluate(SMALL) == []
    assert page.evaluate(WIDER) == 0
    page.touchscreen.tap(*page.evaluate("allianceNetwork.where('iran')"))
    expect(page.locator("#present-sentence")).to_contain_text("Iran, state")
    found += faults(page, "asked")
    assert page.evaluate(SMALL) == []
    assert page.evaluate(WIDER) == 0
    page.get_by_role("button", name="Overview").tap()
    expect(page.locator("#present-overview")).to_be_visible()
    found += faults(page, "overview")
    assert page.evaluate(SMALL) == []
    assert page.evaluate(WIDER) == 0
    page.locator(".card").nth(6).tap()
    reached(page, 7)
    assert found == []


def test_sideways_and_on_a_desk(server, open_page):
    page = presented(open_page(width=844, height=390, has_touch=True), server.url, 3)
    picture = page.locator("#picture-place").bounding_box()
    steps = page.locator("#present-steps").bounding_box()
    assert picture["x"] + picture["width"] <= steps["x"] + 1
    expect(page.locator("article[aria-current=step] h2")).to_be_in_viewport()
    assert page.evaluate(WIDER) == 0
    # A window that is made wide becomes the hall's, at the same step.
    page.set_viewport_size({"width": 1200, "height": 800})
    expect(page.locator("#present-steps article")).to_have_count(1)
    reached(page, 3)
    page.set_viewport_size({"width": 390, "height": 844})
    expect(page.locator("#present-steps article")).to_have_count(STEPS)
    reached(page, 3)


def test_keys_scroll_and_escape_leaves(server, phone):
    phone.keyboard.press("Tab")
    phone.locator("#present-steps").focus()
    phone.keyboard.press("End")
    reached(phone, STEPS)
    phone.keyboard.press("Escape")
    expect(phone.locator(".header")).to_be_visible()
    assert phone.url.startswith(f"{server.url}{NETWORK}?")
