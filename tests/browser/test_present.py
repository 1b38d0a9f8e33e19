"""A story presented in a hall: every key, exploring in the middle, the address, the picture."""

from __future__ import annotations

import csv
import io
import json
import re
import urllib.request

import pytest
from playwright.sync_api import Page, expect

from presenting import NETWORK, STORY, faults, presented, reached, ready, shown_ties

STEPS = 8

# Where every actor that is shown stands in the window, to the half pixel.
PLACES = """() => Object.fromEntries(
  allianceNetwork.picture.symbols().flatMap((trace) => trace.meta.actors)
    .map((actor) => [actor, allianceNetwork.where(actor).map((n) => Math.round(n * 2) / 2)]))"""


@pytest.fixture
def first(server, page: Page) -> Page:
    return presented(page, server.url)


def said(page: Page):
    return page.locator("#said")


def leave_full_screen(page: Page) -> None:
    """What the browser does on Escape."""
    page.evaluate("document.exitFullscreen()")


class TestStart:
    def test_the_header_starts_the_story_on_the_whole_screen(self, server, page):
        page.goto(f"{server.url}{NETWORK}?v=1&theme=dark")
        expect(page.locator("#rail [role=switch]").first).to_be_visible()
        page.get_by_role("button", name="Present", exact=True).click()
        reached(page, 1)
        expect(page.locator(".header")).to_be_hidden()
        expect(page.locator("#rail")).to_be_hidden()
        expect(page.locator("#present h2")).to_have_text("One article, line by line")
        expect(page.locator("#words")).to_contain_text("Showing 16 actors")
        assert page.evaluate("document.fullscreenElement !== null")
        # The theme is the person's, not the step's.
        assert "theme=dark" in page.url
        assert page.url.endswith(f"#story={STORY}/1")

    def test_an_address_opens_at_its_step_and_loading_again_stays_there(self, server, page):
        presented(page, server.url, 4, query="?v=1&theme=dark&language=fa")
        expect(page.locator("#present h2")).to_have_text("Who backs whom")
        expect(page.locator("html")).to_have_attribute("data-mantine-color-scheme", "dark")
        assert "language=fa" in page.url
        page.keyboard.press("PageDown")
        reached(page, 5)
        page.reload()
        reached(page, 5)
        assert "relations=backing" in page.url

    def test_a_story_of_this_browser(self, server, page):
        page.goto(f"{server.url}{NETWORK}")
        own = {
            "name": "draft",
            "title": "Mine",
            "network": NETWORK,
            "steps": [
                {
                    "title": "<b>Trade</b>",
                    "text": "<img src=x>",
                    "notes": "",
                    "view": "v=1&relations=trade",
                }
            ],
        }
        page.evaluate(
            "(own) => localStorage.setItem('alliance-network.story.iran-2023', own)",
            json.dumps(own),
        )
        page.goto(f"{server.url}{NETWORK}#story=draft/1")
        page.reload()
        reached(page, 1)
        # What somebody wrote is text and nothing else.
        expect(page.locator("#present h2")).to_have_text("<b>Trade</b>")
        expect(page.locator("#present-steps img")).to_have_count(0)

    @pytest.mark.parametrize(
        ("fragment", "sentence", "presents"),
        [
            (f"{STORY}/99", f"There is no step 99: “.*” has {STEPS}.", True),
            (
                f"{STORY}/0",
                "The address names no step of a story; one ends in #story=name/1.",
                False,
            ),
            ("draft/1", "This browser holds no story of its own for this network.", False),
            ("%22%3E%3Cb%3E/1", "", False),
        ],
    )
    def test_a_bad_address_is_one_sentence(
        self, server, page, watched, fragment, sentence, presents
    ):
        page.goto(f"{server.url}{NETWORK}#story={fragment}")
        expect(said(page)).to_have_text(re.compile(sentence or "There is no story"))
        if presents:
            reached(page, STEPS)
        else:
            expect(page.locator(".header")).to_be_visible()
            assert "#story" not in page.url
        watched.complaints[:] = [one for one in watched.complaints if "404" not in one]


class TestKeys:
    def test_those_that_move(self, first):
        for key, step in (
            ("ArrowRight", 2),
            ("ArrowDown", 3),
            ("Space", 4),
            ("PageDown", 5),
            ("Enter", 6),
            ("ArrowLeft", 5),
            ("ArrowUp", 4),
            ("Shift+Space", 3),
            ("PageUp", 2),
            ("End", 8),
            ("PageDown", 8),
            ("Home", 1),
            ("PageUp", 1),
        ):
            first.keyboard.press(key)
            reached(first, step)
            expect(first.locator("#present-count")).to_have_text(f"{step} of {STEPS}")

    def test_quick_steps_end_at_the_right_one(self, first):
        for _ in range(6):
            first.keyboard.press("PageDown")
        reached(first, 7)
        expect(first.locator("#words")).to_contain_text("sanctions")
        assert shown_ties(first) == {
            "european-powers>iran:sanctions",
            "united-states>iran:sanctions",
            "china>iran:trade",
        }

    def test_a_number_and_enter_jump(self, first):
        first.keyboard.press("6")
        expect(first.locator("#present-digits")).to_have_text("Step 6, then Enter")
        first.keyboard.press("Enter")
        reached(first, 6)
        expect(first.locator("#present-digits")).to_be_hidden()
        for key in ("1", "2", "Backspace"):
            first.keyboard.press(key)
        first.keyboard.press("Enter")
        reached(first, 1)
        for key in ("4", "2", "Enter"):
            first.keyboard.press(key)
        expect(said(first)).to_have_text(f"There is no step 42: the story has {STEPS}.")
        for key in ("3", "Escape", "PageDown"):
            first.keyboard.press(key)
        reached(first, 2)

    def test_blank_and_nothing_is_passed_unseen(self, first):
        blank = first.locator("#present-blank")
        for key, colour in (("b", "0, 0, 0"), (".", "0, 0, 0"), ("w", "255, 255, 255")):
            first.keyboard.press(key)
            expect(blank).to_have_css("background-color", f"rgb({colour})")
            first.keyboard.press(key)
            expect(blank).to_be_hidden()
        for key in ("PageDown", "Escape", "w"):
            first.keyboard.press("b")
            expect(blank).to_be_visible()
            first.keyboard.press(key)
            expect(blank).to_be_hidden()
            reached(first, 1)
        first.keyboard.press("b")
        blank.click()
        expect(blank).to_be_hidden()
        for key in ("b", "3", "Enter"):
            first.keyboard.press(key)
        reached(first, 3)
        expect(blank).to_be_hidden()

    def test_the_overview(self, first):
        overview = first.get_by_role("dialog", name="Around Iran")
        first.keyboard.press("o")
        expect(overview.get_by_role("button", name="1. One article")).to_be_focused()
        for image in overview.locator("img").all():
            image.scroll_into_view_if_needed()
        first.wait_for_function(
            "() => [...document.querySelectorAll('#present-cards img')].every((one) => one.naturalWidth)"
        )
        first.keyboard.press("ArrowDown")
        first.keyboard.press("ArrowRight")
        card = first.locator("#present-cards :focus")
        chosen = int(card.get_attribute("data-step")) + 1
        assert chosen > 2
        first.keyboard.press("Enter")
        expect(overview).to_be_hidden()
        reached(first, chosen)
        first.keyboard.press("o")
        expect(overview.locator("[aria-current=step]")).to_be_focused()
        first.keyboard.press("Escape")
        expect(overview).to_be_hidden()
        reached(first, chosen)

    def test_those_of_one_sign_can_be_switched_off(self, first):
        first.evaluate("alliancePage.memory.write('single-keys', 'off')")
        for key in ("b", "o", "2", "Enter"):
            first.keyboard.press(key)
        reached(first, 2)
        expect(first.locator("#present-blank")).to_be_hidden()
        expect(first.locator("#present-overview")).to_be_hidden()

    def test_help_explains_them_and_keeps_the_step(self, first):
        first.keyboard.press("?")
        help_ = first.get_by_role("dialog", name="Help")
        expect(help_).to_contain_text("While a story is presented")
        first.keyboard.press("PageDown")
        first.keyboard.press("Escape")
        expect(help_).to_be_hidden()
        reached(first, 1)

    def test_a_button_that_has_the_focus_is_pressed(self, first):
        first.get_by_role("button", name="Next step").focus()
        first.keyboard.press("Space")
        reached(first, 2)
        first.get_by_role("button", name="Overview").focus()
        first.keyboard.press("Enter")
        expect(first.locator("#present-overview")).to_be_visible()


class TestLeaving:
    def test_escape(self, server, page):
        presented(page, server.url, 3)
        page.keyboard.press("Escape")
        expect(page.locator(".header")).to_be_visible()
        expect(page.get_by_role("button", name="Present", exact=True)).to_be_focused()
        expect(page.locator("#present")).to_be_hidden()
        assert page.url.endswith("?v=1&relations=trade&selected=china,iran,trade")
        # The keys of the page are the page's again.
        page.keyboard.press("1")
        expect(page.locator("#rail [role=switch]").first).to_have_attribute("aria-checked", "true")

    def test_the_end_of_the_full_screen(self, server, page):
        page.goto(f"{server.url}{NETWORK}")
        expect(page.locator("#rail [role=switch]").first).to_be_visible()
        page.get_by_role("button", name="Present", exact=True).click()
        reached(page, 1)
        page.keyboard.press("f")
        page.wait_for_function("() => !document.fullscreenElement")
        reached(page, 1)
        page.keyboard.press("F5")
        page.wait_for_function("() => document.fullscreenElement")
        page.keyboard.press("o")
        expect(page.locator("#present-overview")).to_be_visible()
        leave_full_screen(page)
        expect(page.locator("#present-overview")).to_be_hidden()
        reached(page, 1)
        page.keyboard.press("f")
        page.wait_for_function("() => document.fullscreenElement")
        leave_full_screen(page)
        expect(page.locator(".header")).to_be_visible()

    def test_going_back(self, server, page):
        before = f"{server.url}{NETWORK}?v=1&relations=hostility"
        page.goto(before)
        expect(page.locator("#words")).to_contain_text("hostility")
        page.get_by_role("button", name="Present", exact=True).click()
        reached(page, 1)
        page.keyboard.press("End")
        reached(page, STEPS)
        page.go_back()
        expect(page.locator(".header")).to_be_visible()
        expect(page.locator("#words")).to_contain_text("hostility")
        assert page.url == before
        page.go_forward()
        reached(page, STEPS)


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
    def test_every_step_shows_its_ties_and_no_actor_moves(self, server, first):
        ready(first)
        first.evaluate(
            "() => { window.drawn = 0;"
            " allianceNetwork.picture.plot().on('plotly_afterplot', () => { window.drawn += 1; }) }"
        )
        places: dict[str, list[float]] = {}
        for step in range(1, STEPS + 1):
            reached(first, step)
            for actor, place in first.evaluate(PLACES).items():
                assert places.setdefault(actor, place) == place, (step, actor)
            view = first.evaluate("alliancePage.view().query")
            with urllib.request.urlopen(f"{server.url}export/{NETWORK}.csv?{view}") as answer:
                rows = list(csv.DictReader(io.StringIO(answer.read().decode("utf-8-sig"))))
            ties = {f"{row['from']}>{row['to']}:{row['relation']}" for row in rows}
            assert {key for key in ties if not key.endswith(":membership")} == shown_ties(first)
            first.keyboard.press("PageDown")
        assert len(places) == 16
        assert first.evaluate("window.drawn") == 0

    def test_what_comes_and_goes_fades_and_what_stays_does_not(self, server, page):
        presented(page, server.url, 4)
        ready(page)
        page.add_style_tag(
            content=".arriving, .leaving { animation-duration: 30s !important; }"
            ".shape-group, .trace { transition-duration: 30s !important; }"
        )
        page.keyboard.press("PageDown")
        reached(page, 5)
        gone = page.locator(".scatterlayer .leaving.textpoint, .scatterlayer text.leaving")
        left = page.locator("#picture .leaving")
        assert left.count() > 0
        assert page.locator("#picture .arriving").count() == 0
        page.keyboard.press("PageUp")
        reached(page, 4)
        come = page.locator("#picture .arriving").all_text_contents()
        assert {text for text in come if text} == {"Syria", "Hezbollah"}
        assert gone.count() >= 0

    def test_nothing_fades_where_motion_is_not_wanted(self, server, open_page):
        page = presented(open_page(reduced_motion="reduce"), server.url, 4)
        found = page.evaluate(
            "getComputedStyle(document.querySelector('#picture .shape-group')).transitionDuration"
        )
        assert found == "0s"

    @pytest.mark.parametrize(("width", "height"), [(1920, 1080), (1440, 900), (1024, 768)])
    def test_type_is_large_enough_for_a_hall(self, server, open_page, width, height):
        page = presented(open_page(width=width, height=height), server.url)
        expect(page.locator("#picture .textpoint text")).to_have_count(17)
        sizes = page.evaluate(
            """() => ({
              text: parseFloat(getComputedStyle(document.querySelector(".present-text")).fontSize),
              names: [...document.querySelectorAll("#picture .textpoint text")]
                .filter((one) => one.textContent.length > 1)
                .map((one) => parseFloat(one.style.fontSize)),
              boxes: [...document.querySelectorAll("#picture .textpoint text")]
                .filter((one) => one.textContent.length > 1)
                .map((one) => one.getBoundingClientRect())
                .map(({ left, top, right, bottom }) => [left, top, right, bottom]),
            })"""
        )
        assert sizes["text"] >= 0.03 * height
        assert len(sizes["names"]) == 16
        assert min(sizes["names"]) >= 0.02 * height
        for i, one in enumerate(sizes["boxes"]):
            for other in sizes["boxes"][i + 1 :]:
                apart = (
                    one[0] >= other[2] - 2
                    or other[0] >= one[2] - 2
                    or one[1] >= other[3] - 6
                    or other[1] >= one[3] - 6
                )
                assert apart


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

    def test_a_step_is_told_as_heading_and_text(self, first):
        live = first.locator("[aria-live=polite][aria-atomic=true]")
        first.keyboard.press("PageDown")
        reached(first, 2)
        expect(live.get_by_role("heading", name="Who met")).to_be_visible()
        expect(live).to_contain_text(f"Step 2 of {STEPS}")
        expect(live).to_contain_text("China and Iran promise to work together")
        first.keyboard.press("End")
        first.keyboard.press("PageDown")
        expect(said(first)).to_have_text("This is the last step.")

    def test_long_text_is_scrolled_by_key(self, server, open_page):
        page = presented(open_page(width=1024, height=600), server.url, 2)
        steps = page.locator("#present-steps")
        expect(steps).to_have_attribute("tabindex", "0")
        steps.focus()
        page.keyboard.press("End")
        page.wait_for_function("() => document.getElementById('present-steps').scrollTop > 0")
        reached(page, 2)
        page.keyboard.press("PageDown")
        reached(page, 3)
        assert steps.evaluate("(one) => one.scrollTop") == 0
