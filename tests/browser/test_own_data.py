"""One's own data on the page, and the choice between networks: dropped, mapped, opened, saved."""

from __future__ import annotations

import io
import re
import zipfile
from pathlib import Path

import pytest
from axe_playwright_python.sync_playwright import Axe
from playwright.sync_api import Page, expect

from alliance_network.export.citation import dataset_citation
from alliance_network.formats import FORMATS, open_dataset
from dropped import FAULTY, TIES, UNCLEAR

DROP = """([text, name]) => {
  const data = new DataTransfer();
  data.items.add(new File([text], name));
  const options = { dataTransfer: data, bubbles: true, cancelable: true };
  document.elementFromPoint(300, 300).dispatchEvent(new DragEvent("drop", options));
}"""
OPENED = "3 actors, 2 ties and 2 claims"
SERVED = "from,to,relation,start\nEgypt,Syria,alliance,1958\nSyria,Egypt,alliance,1966\n"
ASKED = "What do the columns mean?"


@pytest.fixture(scope="module")
def pact(tmp_path_factory) -> Path:
    """A table that is served, and may change."""
    path = tmp_path_factory.mktemp("served") / "pact.csv"
    path.write_text(SERVED, encoding="utf-8")
    return path


@pytest.fixture(scope="module")
def two(serve, pact, tmp_path_factory):
    """A server of two networks, the second a table."""
    return serve("iran-2023", pact, "--store", tmp_path_factory.mktemp("store"))


@pytest.fixture
def at(two, open_page):
    """A fresh page at an address: `at("pact", width=390)`."""

    def opened(path: str = "", **options) -> Page:
        page = open_page(permissions=["clipboard-read", "clipboard-write"], **options)
        page.goto(f"{two.url}{path}")
        expect(page.locator("#rail [role=switch]").first).to_be_attached()
        page.wait_for_url("**v=1**")
        return page

    return opened


def drop(page: Page, content: bytes, name: str) -> None:
    page.evaluate(DROP, [content.decode(), name])


def notice(page: Page):
    return page.locator("#notice-said")


def sound(page: Page, state: str) -> None:
    found = Axe().run(page).response["violations"]
    assert [f"{state}: {one['id']}: {one['nodes'][0]['html'][:120]}" for one in found] == []


def test_a_dropped_table_opens_at_a_link_and_is_remembered(at, two):
    page = at("iran-2023")
    before = page.url
    drop(page, TIES, "my ties.csv")
    page.wait_for_url(re.compile(f"{re.escape(two.url)}[0-9a-f]{{64}}\\?v=1"))
    expect(notice(page)).to_have_text(
        f"Opened my ties.csv: {OPENED}. The link shows it to whoever has it, until nobody has "
        "used it for 7 days."
    )
    expect(page.locator("#words")).to_contain_text("Showing 3 actors and 2 ties")
    link = page.url
    page.get_by_role("button", name="Copy link").click()
    expect(page.locator("#said")).to_contain_text("The link is copied.")
    assert page.evaluate("navigator.clipboard.readText()") == link
    page.go_back()
    page.wait_for_url(before)
    expect(page.locator("#network-name")).to_have_text("Around Iran, 2023")

    page.keyboard.press("n")
    dialogue = page.get_by_role("dialog", name="Networks")
    dialogue.get_by_role("link", name="my ties").click()
    page.wait_for_url(link)
    expect(dialogue).to_be_hidden()
    # One that is not kept any more says so, and the list can be forgotten.
    page.evaluate(
        """alliancePage.recent.add({ network: "0".repeat(64), title: "Old" }, "old.csv")"""
    )
    page.get_by_role("button", name="Choose a network").click()
    expect(dialogue).to_contain_text("Not kept any more: open the file again.")
    expect(dialogue.get_by_role("link", name="Old")).to_have_count(0)
    dialogue.get_by_role("button", name="Forget them").press("Enter")
    expect(dialogue.get_by_text("Opened in this browser")).to_be_hidden()
    assert page.evaluate("alliancePage.memory.read('recent')") is None
    assert page.evaluate("document.activeElement.dataset.page") == "choose-file"


def test_the_columns_are_asked_for_with_a_preview(at, watched, tmp_path):
    page = at()
    table = UNCLEAR + b"China,<img src=x onerror=alert(1)>,odd\n"
    drop(page, table, "unclear.csv")
    form = page.get_by_role("dialog", name=ASKED)
    expect(form.get_by_role("row").nth(1)).to_contain_text("much")
    sound(page, "mapping")
    what = form.get_by_label("Aaa means")
    what.select_option("kept as a note")
    open_ = form.get_by_role("button", name="Open the network")
    expect(open_).to_have_attribute("aria-disabled", "true")
    expect(form).to_contain_text("Say which column is “From” to open it.")
    open_.press("Enter")
    expect(form).to_be_visible()
    what.select_option("From (needed)")
    # What another column was is taken from it, and that is said.
    form.get_by_label("Bbb means").select_option("From (needed)")
    expect(form.get_by_role("status").first).to_have_text(
        "From is now “Bbb”; “Aaa” is kept as a note."
    )
    what.select_option("To (needed)")
    form.get_by_label("Ccc means").select_option("left out")
    form.get_by_label("Relation").fill("backing")
    form.get_by_label("Source", exact=True).fill("Atlas")
    expect(form.get_by_role("listitem").first).to_have_text(
        "“Atlas” states that Hamas backs Iran, no date given, unclear.csv, row 2."
    )
    expect(form.get_by_role("listitem").nth(2)).to_contain_text("<img src=x onerror=alert(1)>")
    with page.expect_download() as download:
        form.get_by_role("button", name="Keep as mapping.toml").click()
    kept = Path(download.value.path()).read_text(encoding="utf-8")
    open_.press("Enter")
    page.wait_for_url(re.compile("/[0-9a-f]{64}\\?v=1"))
    expect(form).to_be_hidden()
    expect(notice(page)).to_contain_text("Opened unclear.csv: 4 actors, 3 ties and 3 claims.")
    link = page.url

    # The same table and what was kept lead to the same network.
    other = at()
    drop(other, kept.encode(), "mapping.toml")
    expect(notice(other)).to_contain_text("open the table first.")
    drop(other, table, "unclear.csv")
    expect(other.get_by_role("dialog", name=ASKED)).to_be_visible()
    drop(other, kept.encode(), "mapping.toml")
    other.wait_for_url(link)


def test_all_faults_are_told_and_the_corrected_file_opens(at, watched, tmp_path):
    page = at("iran-2023")
    address = page.url
    drop(page, FAULTY, "faulty.csv")
    dialogue = page.get_by_role("dialog", name="The file is not opened")
    expect(dialogue).to_contain_text("faulty.csv cannot be opened: it has 2 faults.")
    rows = dialogue.get_by_role("row")
    expect(rows).to_have_count(3)
    expect(rows.nth(1)).to_contain_text('Row 2, column "start"')
    expect(rows.nth(1)).to_contain_text('"soon" is no date.')
    expect(rows.nth(2)).to_contain_text("Write who the tie goes to.")
    expect(page.locator("#network-name")).to_have_text("Around Iran, 2023")
    assert page.url == address
    sound(page, "faults")
    dialogue.get_by_role("button", name="Copy the faults").click()
    expect(dialogue).to_contain_text("The faults are copied.")
    copied = page.evaluate("navigator.clipboard.readText()")
    assert len(copied.splitlines()) == 2
    with page.expect_download() as download:
        dialogue.get_by_role("button", name="Download the faults as CSV").click()
    assert download.value.suggested_filename == "faulty-faults.csv"
    lines = Path(download.value.path()).read_text(encoding="utf-8-sig").splitlines()
    assert lines[0] == "where,row,column,value,message,remedy"
    assert lines[1].startswith('"faulty.csv, row 2, column ""start""","2","start","soon",')
    corrected = tmp_path / "faulty.csv"
    corrected.write_bytes(TIES)
    with page.expect_file_chooser() as chooser:
        dialogue.get_by_role("button", name="Choose the corrected file").click()
    chooser.value.set_files(corrected)
    expect(notice(page)).to_contain_text(f"Opened faulty.csv: {OPENED}")
    expect(dialogue).to_be_hidden()
    drop(page, b"", "empty.csv")
    expect(dialogue.get_by_role("rowheader", name="The file", exact=True)).to_be_visible()
    assert all("status of 422" in one for one in watched.complaints)
    watched.complaints.clear()


def test_a_slow_file_says_how_far_it_is_and_can_be_stopped(at):
    page = at("iran-2023")
    page.route("**/open", lambda route: None)  # Never answered.
    drop(page, TIES, "slow.csv")
    progress = page.locator("#file-progress")
    expect(progress).to_contain_text("slow.csv")
    progress.get_by_role("button", name="Cancel").press("Enter")
    expect(progress).to_be_hidden()
    expect(page.locator("#said")).to_have_text("Stopped. Nothing was opened.")
    assert page.evaluate("document.activeElement.id") == "main"
    page.unroute("**/open")
    drop(page, TIES, "slow.csv")
    expect(notice(page)).to_contain_text(OPENED)


def test_pasted_rows_open_and_templates_are_there(at):
    page = at("iran-2023")
    rows = TIES.decode().replace(",", "\t")
    page.evaluate(
        """(text) => {
          const data = new DataTransfer();
          data.setData("text/plain", text);
          document.body.dispatchEvent(
            new ClipboardEvent("paste", { clipboardData: data, bubbles: true, cancelable: true }),
          );
        }""",
        rows,
    )
    dialogue = page.get_by_role("dialog", name="Networks")
    expect(dialogue.get_by_label("Or paste rows")).to_have_value(rows)
    for name, sign in (("CSV", b"\xef\xbb\xbf"), ("workbook", b"PK")):
        with page.expect_download() as download:
            dialogue.get_by_role("link", name=f"Template as {name}").click()
        assert Path(download.value.path()).read_bytes().startswith(sign)
    dialogue.get_by_text("What can be opened").click()
    expect(dialogue).to_contain_text("ATOP")
    sound(page, "networks")
    dialogue.get_by_role("button", name="Open the pasted rows").press("Enter")
    expect(notice(page)).to_contain_text(f"Opened pasted rows.tsv: {OPENED}")


def test_networks_to_choose_from(at, two):
    page = at()
    # A newcomer sees that there is a choice.
    choose = page.get_by_role("button", name="2 networks. Choose a network")
    expect(choose).to_contain_text("2 networks")
    choose.focus()
    page.keyboard.press("Enter")
    dialogue = page.get_by_role("dialog", name="Networks")
    entries = dialogue.locator("#networks-here").get_by_role("link")
    expect(entries).to_have_count(2)
    expect(entries.first).to_be_focused()
    expect(entries.first).to_have_attribute("aria-current", "true")
    expect(entries.first).to_contain_text("16 actors, 21 ties, 33 claims")
    expect(entries.first).to_contain_text("Israel-Gaza war: 2023")
    page.keyboard.press("Escape")
    expect(choose).to_be_focused()
    page.keyboard.press("Enter")
    entries.nth(1).press("Enter")
    page.wait_for_url(f"{two.url}pact?v=1**")
    expect(page.locator("#network-name")).to_have_text("pact")
    expect(page.locator("#words")).to_contain_text("2 actors")
    # On a phone the choice comes from the bottom, and what is pressed is large enough.
    phone = at(width=390, height=844, has_touch=True, reduced_motion="reduce")
    name = phone.locator("#network-name").bounding_box()
    phone.touchscreen.tap(name["x"] + 20, name["y"] + 8)
    box = phone.get_by_role("dialog", name="Networks").bounding_box()
    assert (box["x"], box["width"]) == (0, 390)
    assert box["y"] > 0
    assert round(box["y"] + box["height"]) == 844
    sound(phone, "networks on a phone")


def test_about_the_network_and_its_citation(at):
    page = at("iran-2023")
    page.keyboard.press("i")
    dialogue = page.get_by_role("dialog", name="About this network")
    iran = open_dataset("iran-2023")
    expect(dialogue).to_contain_text(iran.description)
    expect(dialogue).to_contain_text("Covers 2023; 33 claims")
    expect(dialogue).to_contain_text(iran.hash)
    sound(page, "about")
    text = dialogue.get_by_label("The network and its sources")
    expect(text).to_have_value(dataset_citation(iran, style="text"))
    dialogue.get_by_role("radiogroup", name="Form").get_by_text("BibTeX").click()
    bibtex = dataset_citation(iran, style="bibtex")
    expect(text).to_have_value(bibtex)
    dialogue.get_by_role("button", name="Copy the citation").click()
    expect(dialogue.get_by_role("status")).to_have_text("The citation is copied.")
    assert page.evaluate("navigator.clipboard.readText()") == bibtex
    with page.expect_download() as download:
        dialogue.get_by_role("link", name="Download the citation").click()
    assert download.value.suggested_filename == "iran-2023.bib"


def test_the_network_is_saved_whole_or_as_it_is_shown(at):
    page = at("iran-2023?v=1&relations=backing&statuses=asserted,reported")
    page.get_by_role("button", name="Export", exact=True).click()
    dialogue = page.get_by_role("dialog", name="Export this picture")
    dialogue.get_by_role("tab", name="Network").click()
    rows = dialogue.locator(".save-row")
    written = [one for one in FORMATS if one.write is not None]
    expect(rows).to_have_count(len(written))
    for row, one in zip(rows.all(), written, strict=True):
        expect(row).to_contain_text(one.about)
        expect(row).to_contain_text(one.loses or "Says all of it.")
    sound(page, "save")

    def saved(name: str) -> bytes:
        with page.expect_download() as download:
            dialogue.get_by_role("link", name=f"Download as {name}").click()
        expect(dialogue.locator("#save-said")).to_contain_text("is downloaded.")
        return Path(download.value.path()).read_bytes()

    with zipfile.ZipFile(io.BytesIO(saved("Folder"))) as folder:
        assert b"attack" in folder.read("claims.csv")
    assert b"attack" in saved("GraphML")
    dialogue.get_by_role("radiogroup", name="How much").get_by_text("What is shown").click()
    expect(dialogue.locator("#save-words")).to_contain_text("3 of 21 ties")
    assert b"attack" not in saved("GraphML")


def test_a_watched_file_is_shown_again_and_a_broken_one_is_said(at, pact):
    page = at("pact?v=1&focus=egypt&selected=egypt")
    expect(page.locator("#words")).to_contain_text("around Egypt")
    pact.write_text(SERVED.replace("1966", "soon"), encoding="utf-8")
    expect(notice(page)).to_contain_text('"soon" is no date.')
    expect(page.locator("#words")).to_contain_text("2 actors")
    pact.write_text(SERVED + "Egypt,Iraq,alliance,1963\n", encoding="utf-8")
    expect(page.locator("#words")).to_contain_text("3 actors")
    expect(page.locator("#words")).to_contain_text("around Egypt")
    expect(page.locator("#notice")).to_be_hidden()
    # What the view shows and the file has lost is left out of it.
    pact.write_text("from,to,relation\nIraq,Syria,alliance\n", encoding="utf-8")
    expect(page.locator("#words")).to_contain_text("Showing 2 actors and 1 tie")
    page.wait_for_url(lambda url: "egypt" not in url)
    pact.write_text(SERVED, encoding="utf-8")
    expect(page.locator("#rail")).to_be_visible()
