"""The page by keyboard alone, and what it says to a screen reader."""

from __future__ import annotations

import re

import pytest
from playwright.sync_api import Page, expect


@pytest.fixture
def shown(server, page: Page) -> Page:
    page.goto(server.url)
    expect(page.locator("#listing-items [role=option]").first).to_be_attached()
    return page


def focused(page: Page):
    return page.locator(":focus")


class TestSearch:
    @pytest.mark.parametrize("key", ["/", "Control+k"])
    def test_a_key_leads_to_it(self, shown, key):
        shown.keyboard.press(key)
        expect(focused(shown)).to_have_id("search")
        expect(focused(shown)).to_have_attribute("role", "combobox")

    def test_arrows_walk_what_is_found_and_enter_takes_it(self, shown):
        shown.keyboard.press("/")
        shown.keyboard.type("hezb")
        options = shown.locator("#search-results [role=option]")
        expect(options.first).to_contain_text("Hezbollah")
        shown.keyboard.press("ArrowDown")
        shown.keyboard.press("ArrowDown")
        expect(options.nth(1)).to_have_attribute("aria-selected", "true")
        active = focused(shown).get_attribute("aria-activedescendant")
        assert active == options.nth(1).get_attribute("id")
        shown.keyboard.press("Enter")
        expect(shown.locator("#panel h2")).to_contain_text("Iran backs Hezbollah")
        expect(shown.locator("#search-results")).to_be_hidden()
        expect(shown.locator("#search")).to_have_value("")

    def test_enter_before_the_answer_takes_the_first_once_it_is_there(self, shown):
        shown.keyboard.press("/")
        shown.keyboard.type("syria")
        shown.keyboard.press("Enter")
        expect(shown.locator("#panel h2")).to_have_text("Syria")

    def test_what_is_walked_to_stays_so_while_more_is_typed(self, shown):
        shown.keyboard.press("/")
        shown.keyboard.type("hez")
        walked = shown.locator("#search-results [role=option][aria-selected=true]")
        expect(shown.locator("#search-results [data-for=hez]")).to_be_visible()
        shown.keyboard.press("ArrowDown")
        shown.keyboard.press("ArrowDown")
        expect(walked).to_contain_text("Iran backs Hezbollah")
        shown.keyboard.type("b")
        expect(shown.locator("#search-results [data-for=hezb]")).to_be_visible()
        expect(walked).to_contain_text("Iran backs Hezbollah")
        active = focused(shown).get_attribute("aria-activedescendant")
        assert active == walked.get_attribute("id")
        # What is not found any more is not walked to either.
        shown.keyboard.press("Control+a")
        shown.keyboard.type("syria")
        expect(shown.locator("#search-results [data-for=syria]")).to_be_visible()
        expect(walked).to_have_count(0)

    def test_nothing_found_is_said(self, shown):
        shown.keyboard.press("/")
        shown.keyboard.type("atlantis")
        expect(shown.locator("#search-results [role=status]")).to_have_text(
            "Nothing is found with “atlantis”."
        )
        shown.keyboard.press("Escape")
        expect(shown.locator("#search")).to_have_value("")
        expect(shown.locator("#search-results")).to_be_hidden()


class TestWalk:
    def test_from_the_chosen_actor_along_its_ties(self, shown):
        shown.evaluate("alliancePage.act('select', 'iran')")
        expect(shown.locator("#panel h2")).to_have_text("Iran")
        shown.keyboard.press("ArrowRight")
        expect(focused(shown)).to_have_text("China backs Iran, reported, 1 source")
        shown.keyboard.press("ArrowDown")
        expect(focused(shown)).to_have_text("Iran backs Hamas, reported, 1 source")
        shown.keyboard.press("ArrowRight")
        expect(focused(shown)).to_have_text("Hamas, armed group: 3 ties")
        shown.keyboard.press("ArrowRight")
        shown.keyboard.press("ArrowLeft")
        expect(focused(shown)).to_have_text("Hamas, armed group: 3 ties")
        # What has the focus is drawn in the picture.
        expect(shown.locator("#picture-over .pointed-actor")).to_have_count(1)
        shown.keyboard.press("Enter")
        expect(shown.locator("#panel h2")).to_have_text("Hamas")
        expect(focused(shown)).to_have_class("panel-title")
        shown.keyboard.press("Escape")
        expect(shown.locator("#panel")).to_be_empty()
        expect(focused(shown)).to_have_text("Hamas, armed group: 3 ties")

    def test_a_key_before_the_answer_is_not_lost(self, shown):
        shown.evaluate(
            """() => {
              alliancePage.act("select", "iran");
              const key = { key: "ArrowRight", bubbles: true };
              document.body.dispatchEvent(new KeyboardEvent("keydown", key));
            }"""
        )
        expect(focused(shown)).to_have_text("China backs Iran, reported, 1 source")

    def test_the_list_is_one_stop_of_the_tab_key(self, shown):
        stops = shown.locator("#listing-items [tabindex='0']")
        expect(stops).to_have_count(1)
        stops.focus()
        shown.keyboard.press("ArrowDown")
        expect(stops).to_have_count(1)
        shown.keyboard.press("End")
        expect(focused(shown)).to_contain_text("is a member of")
        shown.keyboard.press("Home")
        expect(focused(shown)).to_contain_text("China, state")
        shown.keyboard.press("Tab")
        expect(shown.locator("#picture-over .pointed-actor")).to_have_count(0)

    def test_the_list_follows_what_is_chosen(self, shown):
        options = shown.locator("#listing-items [role=option][data-key*='>']")
        expect(options).to_have_count(21)
        shown.locator(".row").first.hover()
        shown.get_by_role("button", name="Only backing").click()
        expect(options).to_have_count(3)

    def test_it_opens_and_closes(self, shown):
        shown.keyboard.press("l")
        expect(shown.locator("#listing")).to_be_in_viewport()
        expect(focused(shown)).to_have_attribute("role", "option")
        shown.keyboard.press("Escape")
        expect(focused(shown)).to_have_text("List")


class TestKeys:
    def test_digits_switch_relations_and_r_resets(self, shown):
        first = shown.locator("#rail [role=switch]").first
        shown.keyboard.press("1")
        expect(first).to_have_attribute("aria-checked", "false")
        shown.keyboard.press("r")
        expect(first).to_have_attribute("aria-checked", "true")

    def test_help_names_every_key_and_turns_single_ones_off(self, shown):
        shown.keyboard.press("?")
        help_ = shown.get_by_role("dialog", name="Help")
        usual, presenting = help_.locator("dl").all()
        expect(usual.locator("kbd")).to_have_text(
            [*("/", "Ctrl K", "1 to 9", *"rlni[]p?"), "Arrow keys", "Enter", "Escape"]
        )
        # Those of a story have keys of their own.
        expect(presenting.locator("kbd").first).to_have_text("→ ↓ Space Page down Enter")
        help_.get_by_role("switch").click()
        shown.keyboard.press("Escape")
        expect(help_).to_be_hidden()
        shown.reload()
        first = shown.locator("#rail [role=switch]").first
        expect(first).to_be_visible()
        shown.keyboard.press("1")
        shown.keyboard.press("/")
        expect(shown.locator("#search")).not_to_be_focused()
        shown.keyboard.press("Control+k")
        expect(focused(shown)).to_have_id("search")
        expect(first).to_have_attribute("aria-checked", "true")

    def test_arrows_choose_within_a_group(self, shown):
        shown.get_by_role("radio", name="Organic").focus()
        shown.keyboard.press("ArrowRight")
        circle = shown.get_by_role("radio", name="Circle")
        expect(circle).to_have_attribute("aria-checked", "true")
        expect(circle).to_be_focused()
        expect(circle).to_have_attribute("tabindex", "0")

    def test_the_first_stop_skips_to_the_picture(self, shown):
        shown.keyboard.press("Tab")
        expect(focused(shown)).to_have_text("Skip to the picture")
        shown.keyboard.press("Enter")
        expect(focused(shown)).to_have_id("main")

    def test_every_stop_shows_that_it_has_the_focus(self, shown):
        bare = []
        for _ in range(60):
            shown.keyboard.press("Tab")
            seen = shown.evaluate(
                """() => {
                  const at = document.activeElement;
                  if (at === document.body) return null;
                  const drawn = (of) => {
                    const look = getComputedStyle(at, of);
                    return look.outlineStyle !== "none" && parseFloat(look.outlineWidth) >= 2;
                  };
                  const field = at.closest(".search");
                  const around = field && parseFloat(getComputedStyle(field).outlineWidth) >= 2;
                  return [at.className, drawn() || drawn("::after") || Boolean(around)];
                }"""
            )
            if seen is None:
                break
            if not seen[1]:
                bare.append(seen[0])
        assert bare == []


def test_the_words_are_announced(shown):
    words = shown.locator("#words")
    expect(words).to_have_attribute("role", "status")
    shown.keyboard.press("1")
    expect(words).to_have_text(re.compile("all but backing"))
