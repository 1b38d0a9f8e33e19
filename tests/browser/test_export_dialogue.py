"""The dialogue before a file: its preview, its settings, many at once, and how to cite."""

from __future__ import annotations

import io
import re
import zipfile
from pathlib import Path

import pytest
from PIL import Image, ImageChops, ImageStat
from playwright.sync_api import expect

from alliance_network.export import export, figure_of
from alliance_network.export.citation import citation
from alliance_network.export.each import each
from alliance_network.export.preview import preview
from alliance_network.figures.sheet import Sheet
from alliance_network.figures.sight import as_seen
from alliance_network.figures.sizes import size_of
from alliance_network.formats import open_dataset
from exporting import Dialogue, image, same, svg_texts

SLIDE, PAGE = "Slide", "A4, upright"
BOX = Image.Resampling.BOX
BOXES = {
    "Title": "title",
    "What is shown": "choices",
    "Date": "date",
    "Key to lines and symbols": "key",
    "Key to how sure": "statuses",
    "Sources": "sources",
    "Name of the dataset": "dataset",
    "Link": "link",
}
HEARD = """() => {
  window.heard = [];
  const place = document.querySelector("#export-said");
  const hear = () => window.heard.push(place.textContent);
  new MutationObserver(hear).observe(place, { childList: true, characterData: true });
}"""


@pytest.fixture(scope="module")
def iran():
    return open_dataset("iran-2023")


# ---- the preview ---- #
def test_the_preview_is_the_picture_of_the_file(dialogue, iran):
    made = dialogue().open()
    made.choose("Palette", "Print").choose("Scale of a PNG", "2×").check("Sources")
    shown = made.looked()
    sheet = Sheet(palette="print", without={"sources"}, scale=2)
    assert same(shown, preview(figure_of(iran, made.view, sheet=sheet).scene))
    expect(made.place.get_by_text("2,560 × 1,440 pixels", exact=True)).to_be_visible()
    written = image(made.file())
    coarse = [one.convert("RGB").resize((300, 300), BOX) for one in (shown, written)]
    assert ImageStat.Stat(ImageChops.difference(*coarse).convert("L")).mean[0] < 2.5

    made.choose("Format", "PDF").size(PAGE)
    expect(made.place.get_by_text("210 × 297 mm", exact=True)).to_be_visible()
    assert made.looked().size == (848, 1200)


def test_as_others_see_it_is_in_the_preview_alone(dialogue, iran):
    made = dialogue().open()
    before = made.looked()
    link = made.place.get_by_role("link", name="Download").get_attribute("href")
    scene = figure_of(iran, made.view, sheet=Sheet(palette="light")).scene
    for label, sight in (
        ("In grey", "grey"),
        ("Without red", "protan"),
        ("Without green", "deutan"),
        ("Without blue", "tritan"),
    ):
        made.place.get_by_role("radio", name=label).check()
        assert same(made.looked(), preview(as_seen(scene, sight)))
    assert made.place.get_by_role("link", name="Download").get_attribute("href") == link
    made.place.get_by_role("radio", name="As it is").check()
    assert made.looked() == before


def test_every_box_changes_the_file(dialogue, iran):
    made = dialogue().open().choose("Format", "SVG")
    sheet = Sheet(palette="light")
    plain = made.file()
    for label, part in BOXES.items():
        changed = made.check(label).file()
        assert changed != plain, label
        wished = sheet.but(without={part})
        assert changed == export(iran, made.view, format="svg", sheet=wished), label
        made.check(label)
    made.place.get_by_role("switch", name="Labels on the lines").press("Space")
    labelled = made.file()
    assert labelled == export(iran, made.view, format="svg", sheet=sheet.but(labels=True))
    made.place.get_by_label("Own title").fill("Who trades & who “sanctions”?")
    titled = made.file()
    assert "Who trades & who “sanctions”?" in svg_texts(titled)
    # Without any title there is none to choose.
    made.check("Title")
    expect(made.place.get_by_label("Own title")).to_be_disabled()
    assert iran.title not in svg_texts(made.file())


def test_grey_has_no_colour(dialogue):
    made = dialogue("v=1&selected=iran").open().choose("Palette", "Grey")
    for picture in (made.looked(), image(made.choose("Scale of a PNG", "1×").file())):
        red, green, blue = picture.convert("RGB").split()
        assert red.tobytes() == green.tobytes() == blue.tobytes()


def test_settings_stay_while_the_page_is_open(dialogue):
    made = dialogue().open().choose("Palette", "Grey").size(PAGE).check("Key to how sure")
    shown = made.looked()
    made.page.keyboard.press("Escape")
    expect(made.place).to_be_hidden()
    made.open()
    expect(made.place.get_by_role("radio", name="Grey", exact=True)).to_be_checked()
    expect(made.place.get_by_role("checkbox", name="Key to how sure")).not_to_be_checked()
    assert made.looked() == shown


def test_names_without_room_are_told_of_before_anything_is_written(dialogue, iran):
    made = dialogue().open()
    made.looked()
    expect(made.remarks).to_have_count(0)
    made.size("200x200px")
    left_out = figure_of(iran, made.view, sheet=Sheet(size=size_of("200x200"))).scene.left_out
    assert left_out
    said = made.remarks.filter(has_text="There was no room for the names of")
    for actor in left_out[:8]:
        expect(said).to_contain_text(iran.actor(actor).name)
    made.size(SLIDE)
    expect(made.remarks).to_have_count(0)


# ---- many at once ---- #
def test_many_figures_come_as_one_file(dialogue, iran):
    made = dialogue().open().choose("Format", "SVG").choose("Figures", "Each relation")
    views = each(iran, made.view, "relation")
    count = len(views)
    sheet = Sheet(palette="light")
    for place, word in ((0, None), (1, "Next"), (2, "Next"), (1, "Previous")):
        if word:
            made.place.get_by_role("button", name=word).click()
        name, view = views[place]
        label = iran.relation(name).label
        expect(made.place.get_by_text(f"{place + 1} of {count}: {label}")).to_be_visible()
        assert same(made.looked(), preview(figure_of(iran, view, sheet=sheet).scene))
    expect(made.place.get_by_role("button", name="Copy picture")).to_be_hidden()

    made.page.evaluate(HEARD)
    archive = zipfile.ZipFile(io.BytesIO(made.file()))
    expect(made.status).to_have_text(f"iran-2023-each-relation.zip is downloaded: {count} figures.")
    assert {name: archive.read(name) for name in archive.namelist()} == {
        f"iran-2023-{name}.svg": export(iran, view, format="svg", sheet=sheet)
        for name, view in views
    }
    heard = made.page.evaluate("window.heard")
    said = [int(found[1]) for one in heard if (found := re.match(rf"(\d+) of {count} …", one))]
    assert said == sorted(said)
    assert said[-1] == count


# ---- without a mouse, on a phone ---- #
def test_without_a_mouse(dialogue, iran):
    made = dialogue()
    keys = made.page.keyboard
    made.page.get_by_role("button", name="Export", exact=True).focus()
    keys.press("Enter")
    expect(made.place).to_be_visible()

    def reach(role: str, name: str) -> None:
        wanted = made.place.get_by_role(role, name=name, exact=True)
        for _ in range(40):
            if wanted.evaluate("(one) => one === document.activeElement"):
                return
            keys.press("Tab")
        raise AssertionError(f"Tab does not reach {name}.")

    reach("radio", "PNG")
    keys.press("ArrowLeft")
    reach("radio", "Light")
    keys.press("ArrowLeft")
    keys.press("ArrowLeft")
    reach("switch", "Labels on the lines")
    keys.press("Space")
    reach("checkbox", "Sources")
    keys.press("Space")
    reach("radio", "As it is")
    keys.press("ArrowRight")
    reach("link", "Download")
    sheet = Sheet(palette="grey", labels=True, without={"sources"})
    scene = as_seen(figure_of(iran, made.view, sheet=sheet).scene, "grey")
    assert same(made.looked(), preview(scene))
    with made.page.expect_download() as download:
        keys.press("Enter")
    wished = export(iran, made.view, format="svg", sheet=sheet)
    assert Path(download.value.path()).read_bytes() == wished
    reach("tab", "Figure")
    keys.press("ArrowRight")
    keys.press("ArrowRight")
    expect(made.place.get_by_role("button", name="Copy citation")).to_be_visible()


def test_on_a_phone_the_preview_stays_on_top(server, open_page):
    page = open_page(width=390, height=844, has_touch=True, is_mobile=True)
    made = Dialogue(page, f"{server.url}iran-2023")
    page.get_by_role("button", name="More", exact=True).click()
    made.open().looked()
    box = made.place.bounding_box()
    assert (box["x"], box["y"], box["width"], box["height"]) == (0, 0, 390, 844)
    assert made.place.evaluate("(one) => one.scrollWidth <= one.clientWidth")
    made.place.get_by_role("radiogroup", name="Figures").scroll_into_view_if_needed()
    picture = made.preview.bounding_box()
    assert picture["y"] >= 0
    assert picture["y"] + picture["height"] < 320
    expect(made.place.get_by_role("link", name="Download")).to_be_in_viewport()


# ---- the citation ---- #
def test_the_figure_can_be_cited(dialogue, iran):
    made = dialogue("v=1&relations=backing").open()
    made.place.get_by_role("tab", name="Cite").click()
    text = made.place.get_by_label("This figure and its sources")
    for form, style in (("Text", "text"), ("BibTeX", "bibtex"), ("CSL JSON", "csl")):
        made.choose("Form", form)
        expect(text).to_have_value(citation(iran, made.view, style=style))
    made.place.get_by_role("button", name="Copy citation").click()
    expect(made.status).to_have_text("The citation is copied.")
    copied = made.page.evaluate("navigator.clipboard.readText()")
    assert copied == citation(iran, made.view, style="csl")
