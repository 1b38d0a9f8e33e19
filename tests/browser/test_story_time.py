"""Time in a story: the slider of the presenter, and that of the packed file."""

from __future__ import annotations

import pytest
from axe_playwright_python.sync_playwright import Axe
from playwright.sync_api import expect

from alliance_network.export.pack import pack
from alliance_network.export.pack.content import content_of
from alliance_network.formats import open_dataset
from alliance_network.selection import select
from alliance_network.story import Step, Story
from alliance_network.view import View
from alliance_network.words import words_line
from packed import as_sent, switched
from presenting import faults, presented, reached

THIRTY = open_dataset("iran-1990-2018")
VIEW = View(
    relations=frozenset({"backing", "rivalry"}),
    sources=frozenset({"ucdp-esd", "tss-rivalries"}),
    focus="iran",
    loners="hidden",
)
STEPS = tuple(
    Step(title=title, view=view)
    for title, view in {
        "In 1995": VIEW.but(as_of="1995"),
        "In 2012": VIEW.but(as_of="2012"),
        "Between them": VIEW.but(as_of="2012", compare_to="1995"),
    }.items()
)
STORY = Story(name="told", title="Thirty years", network="iran-1990-2018", steps=STEPS)


@pytest.fixture(scope="module")
def stick(tmp_path_factory):
    file = tmp_path_factory.mktemp("stick") / "story.html"
    file.write_bytes(pack(THIRTY, VIEW, story=STORY))
    return file


LINES = """() => [...alliancePack.seen().querySelectorAll("[data-t]")]
  .filter((one) => getComputedStyle(one).display !== "none")
  .map((one) => Number(one.dataset.t)).sort((a, b) => a - b)"""


def lines(content, selection) -> list[int]:
    shown = zip(selection.keys, selection.lines, strict=True)
    return sorted(content.ties.index(key) for key, line in shown if line)


def test_a_packed_file_walks_in_time(open_page, stick, watched):
    page = open_page(offline=True)
    page.goto(stick.as_uri())
    content = content_of(THIRTY, VIEW, story=STORY)
    slider, words = page.get_by_role("slider", name="Time"), page.locator("#words")
    expect(slider).to_have_attribute("aria-valuetext", "As of the latest each source covers")
    # At each date, with some switches off too, its own script finds what select lets through.
    settings = [[True] * len(content.switches), content.on(VIEW)]
    found = page.evaluate(
        """(settings) => settings.map((on) => alliancePack.content.moments.map((_, moment) => {
          if (moment >= alliancePack.content.slider) return null;
          const state = alliancePack.decide(on, moment);
          return state.ties.flatMap((is, place) => (is ? [place] : []));
        }))""",
        settings,
    )
    for on, at in zip(settings, found, strict=True):
        for moment, ties in enumerate(at[: content.moments.slider]):
            assert ties == as_sent(content, switched(content, on, moment))["ties"]
    # Keys, buttons, the slider itself.
    page.keyboard.press("[")
    page.keyboard.press("[")
    expect(words).to_contain_text("as of 2018, no data on")
    page.get_by_role("button", name="One step on in time").click()
    expect(slider).to_have_attribute("aria-valuetext", "As of 2019")
    slider.focus()
    page.keyboard.press("Home")
    page.keyboard.press("PageUp")
    place = int(slider.input_value())
    selection = switched(content, content.on(VIEW), place)
    expect(words).to_contain_text(f"as of {selection.view.as_of}")
    assert page.evaluate(LINES) == lines(content, selection)
    page.get_by_role("button", name="Play").click()
    expect(slider).not_to_have_value(str(place))
    page.get_by_role("button", name="Pause").click()
    page.get_by_role("button", name="Latest").click()
    expect(slider).to_have_value("32")
    assert not [one for one in watched.requests if not one.startswith(("file:", "data:"))]
    assert Axe().run(page).response["violations"] == []


def test_a_packed_story_keeps_its_step_while_time_moves(open_page, stick):
    page = open_page()
    page.goto(f"{stick.as_uri()}#story/1")
    content = content_of(THIRTY, VIEW, story=STORY)
    slider, said = page.get_by_role("slider", name="Time"), page.locator(".step.now .step-words")
    for step in STEPS:
        selection = select(THIRTY, step.view)
        expect(page.locator(".step.now h3")).to_have_text(step.title)
        expect(said).to_have_text(words_line(selection))
        assert page.evaluate(LINES) == lines(content, selection)
        page.keyboard.press("]")
        expect(page.locator(".step.now h3")).to_have_text(step.title)
        year = str(int(step.view.as_of) + 1)
        later = select(THIRTY, step.view.but(as_of=year, compare_to=None))
        expect(said).to_have_text(words_line(later))
        expect(slider).to_have_attribute("aria-valuetext", f"As of {year}")
        assert page.evaluate(LINES) == lines(content, later)
        page.keyboard.press("PageDown")
    page.keyboard.press("Escape")
    expect(page.locator("#words")).to_have_text(words_line(content.selection))


def test_a_presented_story_keeps_its_step_while_time_moves(server, page):
    presented(page, server.url, 2)
    strip, where = page.locator("#time"), "() => allianceNetwork.picture.sent.frame.symbols"
    expect(strip).to_be_hidden()
    page.keyboard.press("t")
    expect(strip).to_be_visible()
    before = page.evaluate(where)
    page.keyboard.press("[")
    expect(page.locator("#words")).to_contain_text("as of")
    assert page.url.endswith("/2")
    assert page.evaluate(where) == before
    expect(page.locator("#present-return")).to_be_visible()
    assert faults(page, "time in a story") == []
    page.keyboard.press("PageDown")
    reached(page, 3)
    assert "as_of" not in page.url
    page.keyboard.press("t")
    expect(strip).to_be_hidden()
    page.mouse.move(300, 300)
    page.mouse.move(320, 300)
    expect(strip).to_be_visible()
