"""What leaves the page: links, files, pictures on the clipboard."""

from __future__ import annotations

from pathlib import Path

import pytest
from playwright.sync_api import Page, expect


@pytest.fixture
def shown(server, open_page) -> Page:
    page = open_page(permissions=["clipboard-read", "clipboard-write"])
    page.goto(f"{server.url}iran-2023?v=1&relations=backing")
    expect(page.locator("#rail [role=switch]").first).to_be_visible()
    return page


def test_share_copies_the_link_and_shows_it(shown):
    shown.get_by_role("button", name="Share").click()
    dialogue = shown.get_by_role("dialog", name="Share")
    expect(dialogue.get_by_role("status")).to_have_text("The link is copied.")
    expect(dialogue.get_by_label("The link")).to_have_value(shown.url)
    assert shown.evaluate("navigator.clipboard.readText()") == shown.url


def test_the_frame_for_another_page(shown):
    shown.get_by_role("button", name="Share").click()
    dialogue = shown.get_by_role("dialog", name="Share")
    frame = (
        f'<iframe src="{shown.url.replace("&", "&amp;")}&amp;embed=1" title="Around Iran, 2023" '
        'width="900" height="600" loading="lazy" style="max-width: 100%; border: 0"></iframe>'
    )
    expect(dialogue.get_by_label("Embed")).to_have_value(frame)
    expect(dialogue.get_by_role("status")).to_have_text("The link is copied.")
    dialogue.get_by_role("button", name="Copy frame").click()
    expect(dialogue.get_by_role("status")).to_have_text("The frame is copied.")
    assert shown.evaluate("navigator.clipboard.readText()") == frame


def test_the_link_has_the_public_address(serve, open_page):
    public = serve("iran-2023", "--public-url", "https://example.org/networks")
    page = open_page(permissions=["clipboard-read", "clipboard-write"])
    page.goto(public.url)
    expect(page.locator("#rail [role=switch]").first).to_be_visible()
    page.get_by_role("button", name="Share").click()
    address = (
        "https://example.org/networks/iran-2023?v=1&statuses=asserted,denied,disputed,reported"
    )
    dialogue = page.get_by_role("dialog", name="Share")
    expect(dialogue.get_by_label("The link")).to_have_value(address)
    src = f"{address}&embed=1".replace("&", "&amp;")
    assert f'<iframe src="{src}"' in dialogue.get_by_label("Embed").input_value()


class TestExport:
    @pytest.fixture
    def dialogue(self, shown):
        shown.get_by_role("button", name="Export").click()
        return shown.get_by_role("dialog", name="Export this picture")

    @pytest.mark.parametrize(
        ("format_", "beginning"), [("SVG", b"<?xml"), ("PNG", b"\x89PNG"), ("PDF", b"%PDF")]
    )
    def test_a_file(self, shown, dialogue, format_, beginning):
        dialogue.get_by_text(format_, exact=True).click()
        with shown.expect_download() as download:
            dialogue.get_by_role("link", name="Download").click()
        assert download.value.suggested_filename == f"iran-2023.{format_.lower()}"
        assert Path(download.value.path()).read_bytes().startswith(beginning)
        expect(dialogue.get_by_role("status")).to_contain_text("is downloaded")

    def test_the_data(self, shown, dialogue):
        with shown.expect_download() as download:
            dialogue.get_by_role("link", name="Data (CSV)").click()
        lines = Path(download.value.path()).read_text("utf-8-sig").splitlines()
        assert lines[0].startswith("tie,from,")
        assert all("backing" in line for line in lines[1:])

    def test_the_link_is_a_plain_address_of_all_that_is_chosen(self, dialogue):
        link = dialogue.get_by_role("link", name="Download")
        dialogue.get_by_role("switch", name="Transparent background").click()
        dialogue.get_by_text("Dark", exact=True).click()
        dialogue.get_by_text("3×").click()
        expect(link).to_have_attribute(
            "href",
            "/export/iran-2023.png?v=1&relations=backing"
            "&palette=dark&size=slide&transparent=yes&scale=3",
        )

    def test_an_impossible_size_is_one_sentence(self, dialogue, watched):
        dialogue.get_by_label("Size").first.click()
        dialogue.get_by_role("option", name="Own size").click()
        dialogue.get_by_label("Width").fill("20")
        dialogue.get_by_role("link", name="Download").click()
        expect(dialogue.get_by_role("status")).to_contain_text('"20x900px" is out of reach')
        # The preview may have been refused before, or be on its way.
        dialogue.page.wait_for_load_state("networkidle")
        assert all(one.startswith("Failed to load resource") for one in watched.complaints)
        watched.complaints.clear()

    def test_the_picture_goes_to_the_clipboard(self, shown, dialogue):
        dialogue.get_by_role("button", name="Copy picture").click()
        expect(dialogue.get_by_role("status")).to_have_text("The picture is copied.")
        kinds = "navigator.clipboard.read().then(items => items[0].types)"
        assert shown.evaluate(kinds) == ["image/png"]
