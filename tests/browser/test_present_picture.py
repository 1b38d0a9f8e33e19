"""A story presented in a hall: exploring in the middle, the picture, whoever sees it otherwise."""

from __future__ import annotations

import csv
import io
import json
import urllib.request

import pytest
from playwright.sync_api import expect

from presenting import NETWORK, STEPS, STORY, faults, presented, reached, ready, shown_ties

# Where every actor that is shown stands in the window, to the half pixel.
PLACES = """() => Object.fromEntries(
  allianceNetwork.picture.symbols().flatMap((trace) => trace.meta.actors)
    .map((actor) => [actor, allianceNetwork.where(actor).map((n) => Math.round(n * 2) / 2)]))"""

SIZES = """() => {
  // Those of other steps lie ready unseen; one letter is the sign of a tie.
  const seen = [...document.querySelectorAll("#picture .trace")]
    .filter((one) => one.style.opacity !== "0");
  const names = seen.flatMap((one) => [...one.querySelectorAll(".textpoint text")])
    .filter((one) => one.textContent.length > 1);
  return {
    text: parseFloat(getComputedStyle(document.querySelector(".present-text")).fontSize),
    names: names.map((one) => parseFloat(one.style.fontSize)),
    boxes: names.map((one) => one.getBoundingClientRect())
      .map(({ left, top, right, bottom }) => [left, top, right, bottom]),
  };
}"""


class TestExploring:
    def test_a_line_is_asked_and_r_returns(self, server, page):
        presented(page, server.url, 4)
        note = page.locator("#present-return")
        expect(note).to_be_hidden()
        page.mouse.click(*page.evaluate("allianceNetwork.where('iran>hezbollah:backing', 0.6)"))
        expect(page.locator("#panel h2")).to_contain_text("Iran backs Hezbollah")
        expect(page.locator("#panel")).to_be_visible()
        expect(note).to_have_text("Exploring: r returns to step 4")
        page.keyboard.press("r")
        reached(page, 4)
        expect(note).to_be_hidden()
        expect(page.locator("#panel")).to_be_hidden()

    def test_zoom_and_drag(self, server, page):
        presented(page, server.url, 4)
        places = page.evaluate(PLACES)
        page.mouse.move(300, 300)
        page.mouse.wheel(0, -400)
        note = page.locator("#present-return")
        expect(note).to_be_visible()
        note.click()
        reached(page, 4)
        page.wait_for_function(f"() => JSON.stringify(({PLACES})()) === '{_json(places)}'")
        x, y = page.evaluate("allianceNetwork.where('syria')")
        page.mouse.move(x, y)
        page.mouse.down()
        page.mouse.move(x + 60, y + 40, steps=4)
        page.mouse.up()
        expect(note).to_be_visible()
        page.keyboard.press("PageDown")
        reached(page, 5)
        page.keyboard.press("PageUp")
        reached(page, 4)
        page.wait_for_function(f"() => JSON.stringify(({PLACES})()) === '{_json(places)}'")

    def test_the_choices_come_over_the_picture(self, server, page):
        presented(page, server.url, 3)
        before = page.locator("#picture").bounding_box()
        page.keyboard.press("e")
        switches = page.locator("#rail [role=switch]")
        expect(switches.first).to_be_visible()
        switches.first.click()
        expect(page.locator("#present-return")).to_be_visible()
        assert page.locator("#picture").bounding_box() == before
        assert f"#story={STORY}/3" in page.url
        page.keyboard.press("Escape")
        expect(switches.first).to_be_hidden()
        page.keyboard.press("r")
        reached(page, 3)
        # Exploring left no step in the history to go back through.
        page.keyboard.press("Escape")
        expect(page.locator(".header")).to_be_visible()


def _json(value: object) -> str:
    return json.dumps(value, separators=(",", ":"))


class TestPicture:
    def test_every_step_shows_its_ties_and_no_actor_moves(self, server, page):
        presented(page, server.url)
        ready(page)
        page.evaluate(
            "() => { window.drawn = 0;"
            " allianceNetwork.picture.plot().on('plotly_afterplot', () => { window.drawn += 1; }) }"
        )
        places: dict[str, list[float]] = {}
        for step in range(1, STEPS + 1):
            reached(page, step)
            for actor, place in page.evaluate(PLACES).items():
                assert places.setdefault(actor, place) == place, (step, actor)
            view = page.evaluate("alliancePage.view().query")
            with urllib.request.urlopen(f"{server.url}export/{NETWORK}.csv?{view}") as answer:
                rows = list(csv.DictReader(io.StringIO(answer.read().decode("utf-8-sig"))))
            ties = {f"{row['from']}>{row['to']}:{row['relation']}" for row in rows}
            assert {key for key in ties if not key.endswith(":membership")} == shown_ties(page)
            page.keyboard.press("PageDown")
        assert len(places) == 16
        assert page.evaluate("window.drawn") == 0

    def test_what_comes_and_goes_fades_and_what_stays_does_not(self, server, page):
        presented(page, server.url, 4)
        ready(page)
        page.add_style_tag(
            content=".arriving, .leaving { animation-duration: 30s !important; }"
            ".shape-group, .trace { transition-duration: 30s !important; }"
        )
        page.keyboard.press("PageDown")
        reached(page, 5)
        left = page.locator("#picture .leaving")
        assert left.count() > 0
        assert page.locator("#picture .arriving").count() == 0
        page.keyboard.press("PageUp")
        reached(page, 4)
        come = page.locator("#picture .arriving").all_text_contents()
        assert {text for text in come if text} == {"Syria", "Hezbollah"}

    def test_nothing_fades_where_motion_is_not_wanted(self, server, open_page):
        page = presented(open_page(reduced_motion="reduce"), server.url, 4)
        found = page.evaluate(
            "getComputedStyle(document.querySelector('#picture .shape-group')).transitionDuration"
        )
        assert found == "0s"

    def test_type_is_large_enough_for_a_hall(self, server, open_page):
        page = presented(open_page(width=1920, height=1080), server.url)
        for width, height in ((1920, 1080), (1440, 900), (1024, 768)):
            page.set_viewport_size({"width": width, "height": height})
            page.wait_for_timeout(300)
            reached(page, 1)
            page.wait_for_function(
                f"() => {{ const {{ names }} = ({SIZES})();"
                f" return names.length === 16 && names.every((n) => n >= {0.02 * height}); }}"
            )
            sizes = page.evaluate(SIZES)
            assert sizes["text"] >= 0.03 * height
            boxes = sizes["boxes"]
            assert not [
                (one, other)
                for i, one in enumerate(boxes)
                for other in boxes[i + 1 :]
                if _overlap(one, other)
            ]


def _overlap(one: list[float], other: list[float]) -> bool:
    """Whether two names do; above and below, a box has room that no letter takes."""
    beside = one[0] >= other[2] - 2 or other[0] >= one[2] - 2
    above = one[1] >= other[3] - 6 or other[1] >= one[3] - 6
    return not beside and not above


class TestAccess:
    @pytest.mark.parametrize("scheme", ["light", "dark"])
    def test_axe_finds_nothing(self, server, open_page, scheme):
        page = presented(open_page(color_scheme=scheme), server.url, 2)
        found = faults(page, "step")
        page.keyboard.press("7")
        found += faults(page, "a number")
        page.keyboard.press("Escape")
        page.keyboard.press("e")
        expect(page.locator("#rail [role=switch]").first).to_be_visible()
        page.evaluate("alliancePage.act('select', 'iran')")
        expect(page.locator("#panel h2")).to_be_visible()
        found += faults(page, "exploring")
        page.keyboard.press("b")
        found += faults(page, "blank")
        page.keyboard.press("b")
        page.keyboard.press("o")
        expect(page.locator("#present-overview")).to_be_visible()
        found += faults(page, "overview")
        assert found == []

    def test_a_step_is_told_as_heading_and_text(self, server, page):
        presented(page, server.url)
        live = page.locator("[aria-live=polite][aria-atomic=true]")
        page.keyboard.press("PageDown")
        reached(page, 2)
        expect(live.get_by_role("heading", name="Who met")).to_be_visible()
        expect(live).to_contain_text(f"Step 2 of {STEPS}")
        expect(live).to_contain_text("China and Iran promise to work together")
        page.keyboard.press("End")
        page.keyboard.press("PageDown")
        expect(page.locator("#said")).to_have_text("This is the last step.")

    def test_long_text_is_scrolled_by_key(self, server, open_page):
        page = presented(open_page(width=1024, height=440), server.url, 2)
        steps = page.locator("#present-steps")
        expect(steps).to_have_attribute("tabindex", "0")
        steps.focus()
        page.keyboard.press("End")
        # To the very end: a text that is still moving would carry the next one along.
        page.wait_for_function(
            "(one) => one.scrollTop + one.clientHeight >= one.scrollHeight - 1",
            arg=steps.element_handle(),
        )
        assert steps.evaluate("(one) => one.scrollTop") > 0
        reached(page, 2)
        page.keyboard.press("PageDown")
        reached(page, 3)
        page.wait_for_function("() => document.getElementById('present-steps').scrollTop === 0")
