"""The speaker's window: follows the page that presents, and moves it."""

from __future__ import annotations

import re

import pytest
from playwright.sync_api import Page, expect

from presenting import NETWORK, STEPS, faults, presented, reached


def opened(page: Page) -> Page:
    """The window that `s` opens."""
    with page.expect_popup() as popup:
        page.keyboard.press("s")
    return popup.value


@pytest.fixture
def hall(server, page: Page) -> Page:
    return presented(page, server.url, 2)


@pytest.fixture
def speaker(hall: Page) -> Page:
    window = opened(hall)
    expect(window.locator("#title")).to_have_text("Who met")
    return window


def test_it_shows_notes_and_the_next_step(hall, speaker):
    expect(speaker.get_by_role("heading", level=1)).to_have_text(re.compile("^Around Iran"))
    expect(speaker.locator("#count")).to_have_text(f"Step 2 of {STEPS}")
    expect(speaker.locator("#notes")).to_contain_text("every meeting that the article tells of")
    assert speaker.locator("#notes p").count() == 3
    expect(speaker.locator("#next-title")).to_have_text("Who trades")
    speaker.wait_for_function("() => document.getElementById('next-picture').naturalWidth > 0")
    expect(speaker.locator("#now")).to_have_text(re.compile(r"^\d\d:\d\d$"))
    hall.keyboard.press("End")
    expect(speaker.locator("#next-title")).to_have_text("This is the last step.")
    expect(speaker.locator("#next-picture")).to_be_hidden()
    expect(speaker.get_by_role("button", name="Next")).to_be_disabled()
    size = speaker.locator("#notes").evaluate("(one) => parseFloat(getComputedStyle(one).fontSize)")
    assert size >= 24


def test_it_moves_the_page(hall, speaker):
    speaker.get_by_role("button", name="Next").click()
    reached(hall, 3)
    speaker.get_by_role("button", name="Previous").click()
    reached(hall, 2)
    for key, step in (("PageDown", 3), ("ArrowLeft", 2), ("End", 8), ("Home", 1)):
        speaker.locator("body").press(key)
        reached(hall, step)
    speaker.locator("body").press("5")
    expect(speaker.locator("#typed")).to_have_text("Step 5, then Enter")
    speaker.locator("body").press("Enter")
    reached(hall, 5)
    expect(speaker.locator("#title")).to_have_text("Who says so")
    speaker.get_by_role("button", name="Blank").click()
    expect(hall.locator("#present-blank")).to_be_visible()
    expect(speaker.locator("#state")).to_have_text("The screen is blank.")
    speaker.locator("body").press("b")
    expect(hall.locator("#present-blank")).to_be_hidden()
    hall.evaluate("alliancePage.act('select', 'iran')")
    expect(speaker.locator("#state")).to_contain_text("r returns")
    speaker.locator("body").press("r")
    reached(hall, 5)
    expect(speaker.locator("#state")).to_be_empty()


def test_its_clock_starts_with_the_first_step_on(hall, speaker):
    elapsed = speaker.locator("#elapsed")
    expect(elapsed).to_have_text("0:00")
    hall.keyboard.press("PageDown")
    expect(elapsed).not_to_have_text("0:00")
    speaker.get_by_role("button", name="Pause").click()
    stood = elapsed.inner_text()
    speaker.wait_for_timeout(1200)
    expect(elapsed).to_have_text(stood)
    speaker.reload()
    expect(speaker.locator("#title")).to_have_text("Who trades")
    expect(elapsed).to_have_text(stood)
    speaker.get_by_role("button", name="Reset").click()
    expect(elapsed).to_have_text("0:00")
    speaker.get_by_role("button", name="Start").click()
    expect(elapsed).not_to_have_text("0:00")


def test_it_finds_the_page_that_was_loaded_again_and_says_when_it_is_gone(hall, speaker):
    hall.reload()
    reached(hall, 2)
    hall.keyboard.press("PageDown")
    expect(speaker.locator("#title")).to_have_text("Who trades")
    expect(speaker.locator("#gone")).to_be_hidden()
    hall.keyboard.press("Escape")
    expect(speaker.locator("#gone")).to_have_text("The presentation has ended.")
    expect(speaker.get_by_role("button", name="Next")).to_be_disabled()
    hall.get_by_role("button", name="Present", exact=True).click()
    expect(speaker.locator("#title")).to_have_text("One article, line by line")
    expect(speaker.locator("#gone")).to_be_hidden()
    hall.close()
    expect(speaker.locator("#gone")).to_have_text(
        "The presentation is gone: its window was closed.", timeout=12_000
    )


def test_two_presentations_do_not_mix(server, hall, speaker):
    other = presented(hall.context.new_page(), server.url, 5)
    second = opened(other)
    expect(second.locator("#title")).to_have_text("Who says so")
    second.locator("body").press("PageDown")
    reached(other, 6)
    expect(speaker.locator("#title")).to_have_text("Who met")
    reached(hall, 2)


def test_a_browser_that_opens_no_window(hall):
    hall.evaluate("window.open = () => null")
    hall.keyboard.press("s")
    expect(hall.locator("#said")).to_have_text(
        "The browser opens no window: allow windows of this page, then press s again."
    )
    reached(hall, 2)


@pytest.mark.parametrize("scheme", ["light", "dark"])
def test_axe_finds_nothing_in_it(server, open_page, scheme):
    page = presented(open_page(color_scheme=scheme), server.url, 2)
    window = opened(page)
    expect(window.locator("#title")).to_have_text("Who met")
    expect(window.locator("html")).to_have_attribute("data-mantine-color-scheme", scheme)
    found = faults(window, "following")
    page.keyboard.press("Escape")
    expect(window.locator("#gone")).to_be_visible()
    found += faults(window, "ended")
    assert found == []


def test_the_page_does_not_load_its_script(server, watched, page):
    presented(page, server.url)
    assert not [one for one in watched.requests if "/assets/speaker." in one]
    assert [one for one in watched.requests if f"/story/{NETWORK}/" in one]
