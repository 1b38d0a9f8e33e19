"""A story presented in a hall: how it starts, every key, how it ends."""

from __future__ import annotations

import json
import re

import pytest
from playwright.sync_api import Page, expect

from answering import withheld
from presenting import NETWORK, STEPS, STORY, presented, reached, shown_ties


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

    def test_a_bad_address_is_one_sentence(self, server, page, watched):
        page.goto(f"{server.url}{NETWORK}#story={STORY}/0")
        expect(said(page)).to_have_text(
            "The address names no step of a story; one ends in #story=name/1."
        )
        for fragment, sentence in (
            ("draft/1", "This browser holds no story of its own for this network."),
            ("%22%3E%3Cb%3E/1", re.compile("^There is no story")),
            (STORY, "The address names no step of a story; one ends in #story=name/1."),
        ):
            page.evaluate("(fragment) => { location.hash = fragment; }", f"story={fragment}")
            expect(said(page)).to_have_text(sentence)
            expect(page.locator(".header")).to_be_visible()
            page.wait_for_function("() => location.hash === ''")
        page.evaluate("(fragment) => { location.hash = fragment; }", f"story={STORY}/99")
        expect(said(page)).to_have_text(re.compile(f"^There is no step 99: “.*” has {STEPS}[.]$"))
        reached(page, STEPS)
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
        first.keyboard.press("Home")
        reached(first, 1)

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
            "() => [...document.querySelectorAll('.card img')].every((one) => one.naturalWidth)"
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

    def test_buttons_and_dialogues_keep_theirs(self, first):
        first.keyboard.press("?")
        help_ = first.get_by_role("dialog", name="Help")
        expect(help_).to_contain_text("While a story is presented")
        first.keyboard.press("PageDown")
        first.keyboard.press("Escape")
        expect(help_).to_be_hidden()
        reached(first, 1)
        first.get_by_role("button", name="Next step").focus()
        first.keyboard.press("Space")
        reached(first, 2)
        first.get_by_role("button", name="Overview").focus()
        first.keyboard.press("Enter")
        expect(first.locator("#present-overview")).to_be_visible()


def test_what_is_pressed_while_the_page_still_opens_is_not_lost(server, page):
    with withheld(page):
        page.goto(f"{server.url}{NETWORK}")
        page.wait_for_function("() => document.documentElement.classList.contains('waiting')")
        page.get_by_role("button", name="Present", exact=True).click()
    reached(page, 1)


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
