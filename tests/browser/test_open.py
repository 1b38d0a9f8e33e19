"""Figures that leave the page and come back to it: dropped, or chosen."""

from __future__ import annotations

import base64
import io
import re
from pathlib import Path

import pytest
from PIL import Image
from playwright.sync_api import Page, expect

from alliance_network.export import export
from alliance_network.formats import open_dataset
from alliance_network.formats.folder import write_folder
from alliance_network.view import from_query

CHOSEN = "v=1&relations=attack,backing&focus=iran&selected=iran,hezbollah,backing&theme=dark"
DRAG = """async ([content, name, kinds]) => {
  const bytes = Uint8Array.from(atob(content), (sign) => sign.charCodeAt(0));
  const data = new DataTransfer();
  data.items.add(new File([bytes], name));
  for (const kind of kinds) {
    const place = document.elementFromPoint(400, 400);
    const options = { dataTransfer: data, bubbles: true, cancelable: true };
    place.dispatchEvent(new DragEvent(kind, options));
  }
}"""
OVER, DROP = ["dragenter", "dragover"], ["dragenter", "dragover", "drop"]
DIFFERS = "This figure was made from another version of Around Iran, 2023"


@pytest.fixture(scope="module")
def iran():
    return open_dataset("iran-2023")


@pytest.fixture(scope="module")
def changed(serve, tmp_path_factory):
    """A server whose network has lost its last claim."""
    folder = tmp_path_factory.mktemp("changed") / "iran"
    write_folder(open_dataset("iran-2023"), folder)
    claims = folder / "claims.csv"
    lines = claims.read_text(encoding="utf-8").splitlines()
    claims.write_text("\n".join(lines[:-1]) + "\n", encoding="utf-8")
    return serve(folder), open_dataset(folder).hash


def opened(page: Page, address: str) -> Page:
    page.goto(address)
    expect(page.locator("#rail [role=switch]").first).to_be_visible()
    page.wait_for_url("**v=1**")
    return page


def drag(page: Page, content: bytes, name: str, kinds: list[str]) -> None:
    page.evaluate(DRAG, [base64.b64encode(content).decode(), name, kinds])


def drop(page: Page, content: bytes, name: str = "figure.png") -> None:
    drag(page, content, name, DROP)


def words(page: Page) -> str:
    return page.locator("#words").inner_text()


def notice(page: Page):
    return page.get_by_role("alert").filter(has_text=re.compile("."))


def test_an_exported_figure_dropped_back_shows_the_same(page, open_page, server):
    opened(page, f"{server.url}iran-2023?{CHOSEN}")
    said, address = words(page), page.url
    page.get_by_role("button", name="Export", exact=True).click()
    dialogue = page.get_by_role("dialog", name="Export this picture")
    other = opened(open_page(), server.url)
    for format in ("SVG", "PNG", "PDF"):
        dialogue.get_by_text(format, exact=True).first.click()
        with page.expect_download() as download:
            dialogue.get_by_role("link", name="Download", exact=True).click()
        figure = Path(download.value.path()).read_bytes()

        assert words(other) != said
        drop(other, figure, download.value.suggested_filename)
        other.wait_for_url(address)
        expect(other.locator("#words")).to_have_text(page.locator("#words").text_content())
        expect(other.locator("#said")).to_have_text('Opened the view of "Around Iran, 2023".')
        expect(other.locator("#said")).to_be_in_viewport()
        expect(other.locator("html")).to_have_attribute("data-mantine-color-scheme", "dark")
        expect(other.locator("#panel")).to_contain_text("Hezbollah")
        expect(notice(other)).to_have_count(0)
        # It is a step of the history like any other.
        other.go_back()
        other.wait_for_url(lambda url: "focus" not in url)
        expect(other.locator("#words")).not_to_contain_text("backing")


def test_where_to_drop_is_shown(page, server):
    opened(page, server.url)
    place = page.get_by_text("Drop it to open it")
    expect(place).to_be_hidden()
    page.get_by_role("button", name="Export", exact=True).click()
    drag(page, b"a", "a.svg", OVER)
    expect(place).to_be_visible()
    # Over the open dialogue too.
    assert page.evaluate("document.getElementById('drop').matches(':popover-open')")
    page.evaluate("window.dispatchEvent(new DragEvent('dragleave', {relatedTarget: null}))")
    expect(place).to_be_hidden()
    # What is dragged from the page itself is no file.
    page.evaluate("document.body.dispatchEvent(new DragEvent('dragstart', {bubbles: true}))")
    drag(page, b"a", "a.svg", OVER)
    expect(place).to_be_hidden()
    page.evaluate("document.body.dispatchEvent(new DragEvent('dragend', {bubbles: true}))")
    drag(page, b"a", "a.svg", OVER)
    expect(place).to_be_visible()


def test_a_changed_network_is_said_until_it_is_closed(page, changed, iran):
    server, now = changed
    page.clock.install()
    opened(page, server.url)
    page.get_by_role("button", name="Export", exact=True).click()
    drop(page, export(iran, from_query(CHOSEN), format="png"))
    page.wait_for_url(f"**/iran-2023?{CHOSEN}")
    sentence = f"{DIFFERS} ({iran.hash[:8]}; here it is {now[:8]}): lines may differ."
    expect(notice(page)).to_have_text(sentence)
    expect(page.get_by_role("dialog")).to_have_count(0)
    page.clock.fast_forward(60_000)  # What is only said is gone by then.
    expect(notice(page)).to_be_visible()
    page.get_by_role("button", name="Close this notice").press("Enter")
    expect(notice(page)).to_have_count(0)
    assert page.evaluate("document.activeElement.id") == "main"


def test_what_cannot_be_opened_is_a_sentence(page, server, watched, iran, tmp_path):
    folder = tmp_path / "elsewhere"
    write_folder(iran, folder)
    package = folder / "datapackage.json"
    package.write_text(package.read_text().replace('"iran-2023"', '"elsewhere"'))
    elsewhere = export(open_dataset(folder), from_query("v=1"), format="svg")
    picture = io.BytesIO()
    Image.effect_noise((64, 64), 90).save(picture, "PNG")
    opened(page, server.url)
    address = page.url
    for content, name, sentence in (
        (picture.getvalue(), "cat.png", "The file does not say where it comes from"),
        (b"\x89PNG\r\n\x1a\n", "cut.png", "The PNG is cut off"),
        (b"<svg/>", "<b>.svg", "The file does not say where it comes from"),
        (b"<svg", "cut.svg", '"cut.svg" is in no format that can be opened'),
        (b"", "empty", '"empty" is in no format that can be opened'),
        (elsewhere, "fig.svg", 'network "elsewhere", which is not here; there is iran-'),
        (b"x = [", "talk.toml", "no TOML"),
    ):
        drop(page, content, name)
        expect(notice(page)).to_contain_text(sentence)
    assert page.url == address
    assert all("status of 400" in one for one in watched.complaints)
    watched.complaints.clear()
    # The next one opens as if nothing had been.
    drop(page, export(iran, from_query(CHOSEN), format="svg"), "f.svg")
    page.wait_for_url(f"**/iran-2023?{CHOSEN}")
    expect(notice(page)).to_have_count(0)


def test_a_huge_file_or_two_files_are_not_even_sent(page, server, watched):
    opened(page, server.url)
    page.evaluate(
        """() => {
          const data = new DataTransfer();
          data.items.add(new File([new Uint8Array(65 * 2 ** 20)], "film.mp4"));
          const options = { dataTransfer: data, bubbles: true, cancelable: true };
          document.body.dispatchEvent(new DragEvent("drop", options));
        }"""
    )
    expect(notice(page)).to_have_text("film.mp4 is larger than the 64 MB that this server takes.")
    page.evaluate(
        """() => {
          const data = new DataTransfer();
          for (const name of ["a.svg", "b.svg"]) data.items.add(new File(["<svg/>"], name));
          const options = { dataTransfer: data, bubbles: true, cancelable: true };
          document.body.dispatchEvent(new DragEvent("drop", options));
        }"""
    )
    expect(notice(page)).to_have_text("Drop one file at a time; a folder as a zip.")
    assert not [address for address in watched.requests if address.endswith("/open")]


def test_a_file_chosen_with_the_keyboard(page, server, iran, tmp_path):
    # Else the browser may learn too late that its own dialogue is not to be opened.
    page.on("filechooser", lambda chooser: None)
    opened(page, server.url)
    figure = tmp_path / "figure.pdf"
    figure.write_bytes(export(iran, from_query(CHOSEN), format="pdf"))
    page.get_by_role("button", name="Open your own data").focus()
    page.keyboard.press("Enter")
    expect(page.get_by_role("button", name="Choose a file")).to_be_focused()
    with page.expect_file_chooser() as chooser:
        page.keyboard.press("Enter")
    chooser.value.set_files(figure)
    page.wait_for_url(f"**/iran-2023?{CHOSEN}")
    expect(page.locator("#said")).to_have_text('Opened the view of "Around Iran, 2023".')


def test_on_a_phone_it_is_chosen_from_the_menu(open_page, server, iran, tmp_path):
    page = opened(open_page(width=390, height=844, has_touch=True), server.url)
    figure = tmp_path / "figure.png"
    figure.write_bytes(export(iran, from_query(CHOSEN), format="png"))
    page.get_by_role("button", name="More", exact=True).click()
    page.get_by_role("button", name="Open your own data").click()
    with page.expect_file_chooser() as chooser:
        page.get_by_role("button", name="Choose a file").click()
    chooser.value.set_files(figure)
    page.wait_for_url(f"**/iran-2023?{CHOSEN}")


def test_under_a_path_of_a_proxy(page, server_under_path, iran):
    opened(page, server_under_path.url)
    drop(page, export(iran, from_query(CHOSEN), format="svg"), "figure.svg")
    page.wait_for_url(f"**/some/networks/iran-2023?{CHOSEN}")


def test_a_story_is_told_and_a_figure_ends_it(page, server, iran):
    opened(page, server.url)
    story = (Path(__file__).parents[2] / "seeds/iran-2023/stories/around-iran.toml").read_bytes()
    drop(page, story, "talk.toml")
    expect(page.locator("#present")).to_be_visible()
    page.wait_for_url("**#story=draft/1")
    drop(page, export(iran, from_query(CHOSEN), format="png"))
    expect(page.locator("#present")).to_be_hidden()
    page.wait_for_url(f"**/iran-2023?{CHOSEN}")
