"""Moving in time: the strip under the picture by mouse, key and typed dates, play, its marks."""

from __future__ import annotations

import re

import pytest
from axe_playwright_python.sync_playwright import Axe
from playwright.sync_api import Page, expect

from alliance_network.formats import open_dataset
from alliance_network.model.dataset import Dataset
from alliance_network.selection import select
from alliance_network.view import View, from_query
from answering import withheld

SECOND = "iran-1990-2018"

# What of the lines is seen, whatever the order in which it lies in the page and whoever wrote it:
# Plotly writes 300 where the server writes 300.0.
PATHS = r"""() => [...document.querySelectorAll("#picture .shapelayer .shape-group")]
  .filter((group) => group.style.opacity !== "0")
  .map((group) => group.querySelector("path").getAttribute("d").replace(/\.0(?!\d)/g, ""))
  .sort()"""
COLOURS = """() => [...document.querySelectorAll("#picture .scatterlayer .trace")]
  .filter((trace) => trace.style.opacity !== "0")
  .flatMap((trace) => [...trace.querySelectorAll(":is(.point, text)")])
  .map((one) => getComputedStyle(one).fill)"""
UNSEEN = """() => [...document.querySelectorAll("#picture :is(.shape-group, .trace)")]
  .some((one) => one.style.opacity === "0")"""


@pytest.fixture(scope="module")
def second() -> Dataset:
    return open_dataset(SECOND)


def opened(page: Page, address: str) -> Page:
    page.goto(address)
    expect(page.locator(".time-range")).to_be_attached()
    return page


def at(page: Page, dataset: Dataset, date: str | None, **choices: object) -> None:
    """The page is as of a date, and its numbers are those of the selection."""
    ties = len(select(dataset, View(as_of=date, **choices)).ties)
    expect(page).to_have_url(re.compile(rf"as_of={date}\b" if date else r"\?v=1(?!.*as_of)"))
    expect(page.locator("#words")).to_contain_text(f"{ties:,} ties")
    expect(page.locator(".time-range")).to_have_attribute(
        "aria-valuetext", re.compile(rf"(as of {date}|the latest each source covers), {ties:,} tie")
    )


def choose(page: Page, name: str, date: str) -> None:
    page.locator(f"#time-{name}").fill(date)
    page.keyboard.press("Enter")


def test_a_walk_by_key_by_mouse_and_by_button(server, open_page, second):
    page = opened(open_page(), f"{server.url}{SECOND}?v=1&as_of=2005")
    at(page, second, "2005")
    slider = page.get_by_role("slider", name="Time")
    expect(slider).to_have_attribute("aria-valuetext", re.compile(", no data on 402$"))
    expect(page.locator("#time-reach")).to_contain_text("COW inter-state wars 4.0: 1990 to 2003")
    page.keyboard.press("]")
    at(page, second, "2006")
    page.keyboard.press("[")
    page.keyboard.press("[")
    at(page, second, "2004")
    slider.focus()
    page.keyboard.press("ArrowRight")
    at(page, second, "2005")
    page.keyboard.press("Home")
    at(page, second, "1988")
    page.keyboard.press("End")
    at(page, second, None)
    latest = page.get_by_role("button", name="Latest", exact=True)
    expect(latest).to_have_attribute("aria-pressed", "true")
    page.get_by_role("button", name="One step back in time").click()
    at(page, second, "2019")
    page.get_by_role("button", name="One step on in time").click()
    at(page, second, None)
    # The middle of the column of 2010, of 33 with that of the latest.
    box = page.locator("#time-bars").bounding_box()
    page.mouse.click(box["x"] + box["width"] * 22.5 / 33, box["y"] + 10)
    at(page, second, "2010")
    latest.click()
    at(page, second, None)


def test_what_is_exchanged_in_the_picture_is_what_would_be_drawn(server, open_page):
    page = opened(open_page(), f"{server.url}{SECOND}?v=1&as_of=2003")
    seen = {}
    for date in ("2004", "2012", "2005"):
        choose(page, "as-of", date)
        expect(page.locator("#words")).to_contain_text(f"as of {date}")
        page.wait_for_timeout(300)
        seen[date] = page.evaluate(PATHS), page.evaluate(COLOURS)
    page.reload()
    expect(page.locator(".time-range")).to_be_attached()
    expect(page.locator("#picture .shapelayer path").first).to_be_attached()
    assert (page.evaluate(PATHS), page.evaluate(COLOURS)) == seen["2005"]
    assert seen["2004"] != seen["2005"]


def test_a_step_is_shown_before_the_server_is_asked_and_draws_nothing_anew(server, open_page):
    # In 2001 a relation begins that was none before, in 2002 an organisation has members no more.
    page = opened(open_page(), f"{server.url}{SECOND}?v=1&as_of=2000")
    for date in ("2001", "2002"):
        # What the step will need is drawn already, unseen.
        page.wait_for_function(UNSEEN)
        page.wait_for_timeout(1000)
        page.evaluate(
            """() => {
              window.drawn = 0;
              allianceNetwork.picture.plot().on("plotly_afterplot", () => { window.drawn += 1; });
            }"""
        )
        before = page.evaluate(PATHS)
        with withheld(page):
            page.keyboard.press("]")
            page.wait_for_function(f"(before) => '' + ({PATHS})() !== '' + before", arg=before)
            expect(page.locator("#words")).not_to_contain_text(date)
        expect(page.locator("#words")).to_contain_text(f"as of {date}")
        assert page.evaluate("window.drawn") == 0
        seen = page.evaluate(PATHS), page.evaluate(COLOURS)
    page.reload()
    expect(page.locator(".time-range")).to_be_attached()
    expect(page.locator("#picture .shapelayer path").first).to_be_attached()
    assert (page.evaluate(PATHS), page.evaluate(COLOURS)) == seen


def test_a_hand_that_moves_the_slider_asks_for_one_date_at_a_time(server, open_page, second):
    page = opened(open_page(), f"{server.url}{SECOND}?v=1&as_of=2000")
    asked = []
    page.on("request", lambda one: "update-component" in one.url and asked.append(one))
    page.evaluate(
        """() => {
          const slider = document.querySelector(".time-range");
          for (let at = 3; at < 25; at += 1) {
            slider.value = at;
            slider.dispatchEvent(new Event("input", { bubbles: true }));
          }
        }"""
    )
    at(page, second, "2012")
    page.wait_for_timeout(300)
    views = [one for one in asked if '"action.data"' in (one.post_data or "")]
    assert 1 <= len(views) <= 3
    # A walk is one step of the history, however many dates it passes.
    assert page.evaluate("history.length") <= 2


def test_typed_dates_and_what_is_less_often_asked(server, open_page, second):
    page = opened(open_page(), f"{server.url}{SECOND}?v=1&as_of=2005")
    words = page.locator("#words")
    choose(page, "as-of", "2010-05")
    expect(words).to_contain_text("as of May 2010")
    expect(page.locator(".time-range")).to_have_attribute("aria-valuetext", "as of 2010-05")
    choose(page, "as-of", "2010-13")
    expect(page.locator("#said")).to_have_text(
        "“2010-13” is no date; write one like 2010, 2010-05 or 2010-05-17."
    )
    expect(page.locator("#time-as-of")).to_have_attribute("aria-invalid", "true")
    expect(page).to_have_url(re.compile("as_of=2010-05"))
    choose(page, "as-of", "")
    at(page, second, None)
    choose(page, "as-of", "2005")
    at(page, second, "2005")
    opener = page.get_by_role("button", name="Compare with, since, known on, speed")
    opener.click()
    expect(page.locator("#time-compare")).to_be_focused()
    choose(page, "since", "1999")
    expect(words).to_contain_text("at any time from 1999 to 2005")
    ties = len(select(second, from_query("v=1&since=1999&as_of=2005")).ties)
    expect(words).to_contain_text(f"{ties:,} ties")
    expect(page.locator(".time-window")).not_to_have_class(re.compile("time-none"))
    choose(page, "known-on", "2000")
    expect(words).to_contain_text("2000")
    expect(page).to_have_url(re.compile("known_on=2000"))
    choose(page, "known-on", "")
    expect(page).not_to_have_url(re.compile("known_on"))
    choose(page, "compare", "tomorrow")
    expect(page.get_by_text("“tomorrow” is no date")).to_be_visible()
    choose(page, "compare", "1995")
    expect(words).to_contain_text("compared with 1995")
    expect(page).to_have_url(re.compile(r"^(?!.*since).*compare_to=1995"))
    expect(page.locator("#time-chosen")).to_have_text("Compared with 1995")
    page.keyboard.press("Escape")
    expect(page.locator("#time-more")).to_be_hidden()
    expect(opener).to_be_focused()


def test_play_goes_to_the_end_and_pauses_for_anything_else(server, open_page, second):
    page = opened(open_page(), f"{server.url}{SECOND}?v=1&as_of=2017")
    page.get_by_role("button", name="Compare with, since, known on, speed").click()
    page.locator("#time-speed").get_by_text("Quick").click()
    page.keyboard.press("Escape")
    page.evaluate("document.activeElement.blur()")
    page.keyboard.press("p")
    expect(page.get_by_role("button", name="Pause")).to_be_visible()
    expect(page.locator("#words")).to_have_attribute("aria-live", "off")
    at(page, second, "2019")
    expect(page.get_by_role("button", name="Play", exact=True)).to_be_visible()
    expect(page.locator("#said")).to_have_text(re.compile("^Paused: as of 2019, 971 ties"))
    expect(page.locator("#words")).to_have_attribute("aria-live", "polite")
    # From the end it begins anew, until something else is done.
    page.keyboard.press("p")
    expect(page).to_have_url(re.compile("as_of=19"))
    page.keyboard.press("1")
    expect(page.get_by_role("button", name="Play", exact=True)).to_be_visible()


@pytest.mark.parametrize("motion", ["no-preference", "reduce"])
def test_what_begins_and_ends_is_marked_for_a_moment(server, open_page, motion):
    page = opened(open_page(reduced_motion=motion), f"{server.url}{SECOND}?v=1&as_of=2005")
    page.evaluate(
        """() => {
          window.marks = [];
          const paths = (one) => [...one.querySelectorAll("path")];
          const kinds = (one) => paths(one).map((path) => path.className.baseVal);
          const added = (all) => all.flatMap(({ addedNodes }) => [...addedNodes]);
          new MutationObserver((all) => {
            const steps = added(all).filter((one) => one.classList?.contains("picture-step"));
            window.marks.push(...steps.map(kinds));
          }).observe(document.getElementById("picture-place"), { childList: true });
        }"""
    )
    page.keyboard.press("]")
    expect(page.locator("#words")).to_contain_text("as of 2006")
    page.wait_for_timeout(1000)
    marks = page.evaluate("window.marks")
    assert len(marks) == (0 if motion == "reduce" else 1)
    if marks:
        assert {"step-began", "step-ended"} == set(marks[0])
    expect(page.locator(".picture-step")).to_have_count(0)


def test_on_the_phone_and_for_those_who_do_not_see_it(server, open_page):
    page = open_page(width=390, height=844, has_touch=True, is_mobile=True)
    opened(page, f"{server.url}iran-2023?v=1")
    expect(page.locator(".time-now")).to_be_hidden()
    page.get_by_role("button", name="One step back in time").tap()
    expect(page.locator("#words")).to_contain_text("as of December 2023")
    page.get_by_role("button", name="Compare with, since, known on, speed").tap()
    expect(page.locator("#time-as-of")).to_be_visible()
    found = Axe().run(page, context="#time").response["violations"]
    assert [one["id"] for one in found] == []
    small = page.evaluate(
        """() => [...document.querySelectorAll("#time :is(button, input:not([type=radio]))")]
          .filter((one) => one.checkVisibility())
          .map((one) => [one.outerHTML.slice(0, 90), one.getBoundingClientRect().height])
          .filter(([, height]) => height < 43.5)"""
    )
    assert small == []
    desk = opened(open_page(color_scheme="dark"), f"{server.url}iran-2023?v=1")
    desk.get_by_role("button", name="Compare with, since, known on, speed").click()
    found = Axe().run(desk, context="#time").response["violations"]
    assert [one["id"] for one in found] == []
