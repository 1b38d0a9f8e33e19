"""What is chosen on the page, in its address and in its history."""

from __future__ import annotations

import re

import pytest
from playwright.sync_api import Page, expect

OPENING = "statuses=asserted,denied,disputed,reported"


def switch(page: Page, group: str, name: str):
    return page.locator(f'#rail [role=switch][data-do="{group}"][data-of="{name}"]')


@pytest.fixture
def shown(server, page: Page) -> Page:
    page.goto(server.url)
    expect(switch(page, "relation", "backing")).to_be_visible()
    return page


def row(page: Page, group: str, name: str):
    return page.locator(f'#rail .row:has([role=switch][data-do="{group}"][data-of="{name}"])')


def query(text: str) -> re.Pattern[str]:
    return re.compile(f"{re.escape(text)}$")


class TestAddress:
    def test_the_bare_address_becomes_the_opening_view_in_place(self, shown):
        expect(shown).to_have_url(query(f"/iran-2023?v=1&{OPENING}"))
        assert shown.evaluate("history.length") <= 2
        expect(shown).to_have_title("Around Iran, 2023")

    def test_a_choice_is_a_step_in_the_history(self, shown):
        trade = switch(shown, "relation", "trade")
        trade.click()
        expect(trade).to_have_attribute("aria-checked", "false")
        expect(shown.locator("#words")).to_contain_text("20 of 21 ties")
        expect(shown).to_have_url(re.compile("relations=alliance,attack,backing,diplomacy"))
        row(shown, "relation", "backing").hover()
        shown.get_by_role("button", name="Only backing").click()
        expect(shown).to_have_url(query(f"v=1&relations=backing&{OPENING}"))
        shown.go_back()
        expect(trade).to_have_attribute("aria-checked", "false")
        expect(switch(shown, "relation", "attack")).to_have_attribute("aria-checked", "true")
        shown.go_back()
        expect(trade).to_have_attribute("aria-checked", "true")
        expect(shown.locator("#words")).to_contain_text("16 actors and 21 ties")
        shown.go_forward()
        expect(trade).to_have_attribute("aria-checked", "false")

    def test_an_address_opens_all_of_its_view(self, server, page):
        view = "v=1&relations=backing,membership&layout=circle&selected=iran&theme=dark"
        page.goto(f"{server.url}iran-2023?{view}")
        expect(page.get_by_role("radio", name="Circle")).to_have_attribute("aria-checked", "true")
        expect(page.locator("#panel h2")).to_have_text("Iran")
        expect(page.locator("html")).to_have_attribute("data-mantine-color-scheme", "dark")
        expect(switch(page, "relation", "trade")).to_have_attribute("aria-checked", "false")
        assert page.url.endswith(view)

    @pytest.mark.parametrize(
        ("address", "sentence"),
        [
            ("iran-2023?v=1&focus=atlantis", 'this network has no actor "atlantis"'),
            ("iran-2023?v=2", "start it with v=1"),
            ("atlantis", 'There is no network called "atlantis" here'),
        ],
    )
    def test_a_bad_address_says_so_and_leads_out(self, server, page, address, sentence):
        page.goto(f"{server.url}{address}")
        expect(page.locator("#message")).to_contain_text(sentence)
        expect(page.locator("#rail")).to_be_hidden()
        assert page.url.endswith(address)
        page.get_by_role("link", name="Open Around Iran, 2023").click()
        expect(switch(page, "relation", "backing")).to_be_visible()
        expect(page.locator("#message")).to_be_empty()


class TestChoices:
    def test_nothing_is_lost_however_quickly_one_clicks(self, shown):
        names = ["backing", "alliance", "trade", "diplomacy", "sanctions", "attack"]
        shown.evaluate(
            """names => names.forEach(name =>
                document.querySelector(`#rail [data-do=relation][data-of=${name}]`).click())""",
            names,
        )
        expect(shown).to_have_url(query(f"v=1&relations=hostility,membership&{OPENING}"))
        for name in names:
            expect(switch(shown, "relation", name)).to_have_attribute("aria-checked", "false")

    def test_numbers_say_what_would_be_left(self, shown):
        number = row(shown, "status", "asserted").locator(".row-count")
        expect(number).to_have_text("18")
        switch(shown, "relation", "membership").click()
        expect(number).to_have_text("9")

    def test_a_phrase_takes_its_choice_back(self, shown):
        switch(shown, "kind", "armed group").click()
        shown.get_by_role("button", name="Take back: all but armed groups").click()
        expect(shown).to_have_url(query(f"v=1&{OPENING}"))
        expect(switch(shown, "kind", "armed group")).to_have_attribute("aria-checked", "true")

    def test_nothing_left_offers_one_step_back(self, shown):
        shown.get_by_role("button", name="Show no relation").click()
        expect(shown.locator("#empty")).to_contain_text("No tie is left with no relation.")
        shown.locator("#empty button").click()
        expect(shown.locator("#empty")).to_be_empty()
        expect(shown).to_have_url(query(f"v=1&{OPENING}"))

    def test_what_a_relation_means_here(self, shown):
        row(shown, "relation", "trade").hover()
        ask = shown.get_by_role("button", name="What trade means here")
        ask.click()
        expect(shown.locator(".row-note")).to_have_text("The two are trading partners.")
        expect(ask).to_have_attribute("aria-expanded", "true")
        ask.click()
        expect(shown.locator(".row-note")).to_have_count(0)

    def test_focus_and_steps(self, server, page):
        page.goto(f"{server.url}iran-2023?v=1&selected=hezbollah")
        page.locator("#rail-focus").get_by_role("button", name="Only what is near").click()
        expect(page.locator("#words")).to_contain_text("around Hezbollah, 1 step")
        page.get_by_role("radio", name="2", exact=True).click()
        expect(page.locator("#words")).to_contain_text("around Hezbollah, 2 steps")
        page.get_by_role("button", name="End the focus").click()
        expect(page.locator("#words")).not_to_contain_text("around")

    def test_names_in_another_language(self, shown):
        shown.get_by_role("radio", name="Persian").click()
        expect(shown.locator("#words")).to_contain_text("names in Persian")
        shown.get_by_role("button", name="Take back: names in Persian").click()
        expect(shown).to_have_url(query(f"v=1&{OPENING}"))

    def test_reset(self, shown):
        shown.get_by_role("radio", name="By kind").click()
        expect(shown).to_have_url(query("layout=kinds"))
        shown.get_by_role("button", name="Reset all").click()
        expect(shown).to_have_url(query(f"v=1&{OPENING}"))


class TestTheme:
    @pytest.mark.parametrize(("system", "other"), [("light", "dark"), ("dark", "light")])
    def test_the_system_s_first_then_the_reader_s(self, server, open_page, system, other):
        page = open_page(color_scheme=system)
        page.goto(server.url)
        expect(switch(page, "relation", "backing")).to_be_visible()
        root = page.locator("html")
        expect(root).to_have_attribute("data-mantine-color-scheme", system)
        page.get_by_role("button", name="Light or dark").click()
        expect(root).to_have_attribute("data-mantine-color-scheme", other)
        expect(page).to_have_url(query(f"theme={other}"))
        page.emulate_media(color_scheme=other)
        page.emulate_media(color_scheme=system)
        expect(root).to_have_attribute("data-mantine-color-scheme", other)

    def test_without_a_choice_it_follows_the_system(self, server, open_page):
        page = open_page(color_scheme="light")
        page.goto(server.url)
        expect(switch(page, "relation", "backing")).to_be_visible()
        page.emulate_media(color_scheme="dark")
        root = page.locator("html")
        expect(root).to_have_attribute("data-mantine-color-scheme", "dark")
        assert "theme" not in page.url


def test_the_hint_goes_once_somebody_has_looked(server, page):
    page.goto(server.url)
    hint = page.get_by_text("Click a line to see who says so", exact=True)
    expect(hint).to_be_visible()
    page.evaluate("alliancePage.act('select', 'iran')")
    expect(hint).to_be_hidden()
    page.goto(server.url)
    expect(switch(page, "relation", "backing")).to_be_visible()
    expect(hint).to_be_hidden()


def test_a_server_that_is_gone_is_said(server, page, watched):
    page.goto(server.url)
    expect(switch(page, "relation", "backing")).to_be_visible()
    page.clock.install()
    page.route("**/_dash-update-component*", lambda route: None)
    switch(page, "relation", "backing").click()
    page.clock.run_for(400)
    expect(page.locator("html")).to_have_class(re.compile("waiting"))
    page.clock.run_for(21_000)
    expect(page.locator("#said")).to_contain_text("The server does not answer")
    expect(page.locator("#said")).to_be_visible()
