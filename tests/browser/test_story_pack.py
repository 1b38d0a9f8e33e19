"""A story taken along: the dialogue of stories gives it as one HTML file."""

from __future__ import annotations

from pathlib import Path

from playwright.sync_api import Page, expect

from alliance_network.export.pack import pack
from alliance_network.formats import open_dataset
from alliance_network.formats.stories import stories_of
from alliance_network.view import opening_view

TITLE = "Around Iran, as one article tells it"


def given(page: Page, name: str) -> bytes:
    """The file that a button of the dialogue gives."""
    with page.expect_download() as download:
        page.get_by_role("button", name=name, exact=True).press("Enter")
    assert download.value.suggested_filename == "iran-2023.html"
    return Path(download.value.path()).read_bytes()


def test_a_story_and_ones_own_as_one_file(server, page):
    page.goto(f"{server.url}iran-2023")
    expect(page.locator("#rail [role=switch]").first).to_be_attached(timeout=20_000)
    page.get_by_role("button", name="Stories", exact=True).click()
    dataset, story = open_dataset("iran-2023"), stories_of("iran-2023")["around-iran"]
    whole = given(page, f"One HTML file: {TITLE}")
    assert whole == pack(dataset, opening_view(dataset), story=story)
    page.get_by_role("button", name=f"Copy to edit: {TITLE}").click()
    page.locator("#story-editor").get_by_label("Title", exact=True).fill("My own words")
    page.get_by_role("button", name="Stories", exact=True).click()
    expect(page.get_by_role("dialog", name="Stories")).to_be_visible()
    assert b"My own words" in given(page, "My story as one HTML file")
