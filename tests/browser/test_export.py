"""The files and pictures that leave the page, opened and looked into."""

from __future__ import annotations

import base64
import csv
import io
import re
import xml.etree.ElementTree as ET

import pypdf
import pytest
from PIL import ImageChops
from playwright.sync_api import expect

from alliance_network.export import export, figure_of
from alliance_network.export.data import shown_data
from alliance_network.figures.sheet import Sheet
from alliance_network.figures.sizes import SIZES, size_of
from alliance_network.figures.style import THEMES
from alliance_network.formats import open_dataset
from alliance_network.selection import Selection, select
from alliance_network.words import headline, sources_line
from exporting import SVG, image, svg_texts

SLIDE, COLUMN, PAGE = "Slide", "Journal, one column", "A4, upright"
FULL_HD = "1920x1080px"
COPIED = """async () => {
  const [item] = await navigator.clipboard.read();
  const bytes = new Uint8Array(await (await item.getType("image/png")).arrayBuffer());
  let text = "";
  for (const byte of bytes) text += String.fromCharCode(byte);
  return btoa(text);
}"""


@pytest.fixture(scope="module")
def iran():
    return open_dataset("iran-2023")


def plain(text: str) -> str:
    return " ".join(text.split())


def ids(data: bytes, first: str) -> set[str]:
    """What marks of one sort stand for; a second mark of the same has a number after two dots."""
    found = (one.get("id") or "" for one in ET.fromstring(data).iter())
    return {
        one.removeprefix(f"{first}.").partition("..")[0]
        for one in found
        if one.startswith(f"{first}.")
    }


def check_svg(data: bytes, selection: Selection, left_out: tuple[str, ...]) -> None:
    """All that is shown is there in words and marks, and nothing that is not."""
    dataset, language = selection.dataset, selection.view.language
    texts = svg_texts(data)
    whole = plain(" ".join(texts))
    named = {actor.id: actor.name_in(language) for actor in dataset.actors}
    for actor, name in named.items():
        shown = actor in selection.actors and actor not in left_out
        assert (name in texts) == shown, (actor, shown)
    assert ids(data, "actor") == set(selection.actors) - set(selection.areas)
    assert ids(data, "area") == set(selection.areas)
    within = {
        key for key in selection.keys for area in selection.areas if f">{area}:membership" in key
    }
    drawn = {key.replace(">", ".").replace(":", ".") for key in set(selection.keys) - within}
    assert ids(data, "tie") == drawn
    shown_relations = set(selection.ties["relation"])
    for relation in dataset.relations:
        assert (relation.label in texts) == (relation.id in shown_relations), relation.id
    assert dataset.title in texts
    for sentence in (headline(selection), *sources_line(selection)):
        assert plain(sentence) in whole
    assert dataset.hash[:8] in whole


@pytest.mark.parametrize(
    ("query", "dark"),
    [("", False), ("v=1&relations=backing,trade&language=ar&loners=hidden", True)],
    ids=["as it opens", "filtered, in Arabic, dark"],
)
def test_every_file_shows_what_the_page_shows(dialogue, iran, query, dark):
    made = dialogue(query).open().choose("Format", "SVG")
    selection = select(iran, made.view)
    theme = "dark" if dark else "light"
    sheet = Sheet(palette=theme)
    if dark:
        made.choose("Palette", "Dark")

    drawing = made.file()
    check_svg(drawing, selection, figure_of(iran, made.view).scene.left_out)
    assert drawing == export(iran, made.view, format="svg", sheet=sheet)
    paper = ET.fromstring(drawing).find(f"{SVG}rect[@id='paper']")
    assert paper.get("fill") == THEMES[theme].paper

    document = made.choose("Format", "PDF").file()
    assert document == export(iran, made.view, format="pdf", sheet=sheet)
    (page,) = pypdf.PdfReader(io.BytesIO(document)).pages
    text = plain(page.extract_text())
    # Latin only: how a reader of PDF puts Arabic letters in order is its own.
    for line in svg_texts(drawing):
        if line.isascii():
            assert plain(line) in text

    table = made.file("Data (CSV)").decode("utf-8-sig")
    assert table == shown_data(selection)
    rows = list(csv.DictReader(io.StringIO(table)))
    assert {row["tie"] for row in rows} == set(selection.keys)
    assert len(rows) == sum(map(len, selection.ties["claims"]))


def test_a_switch_thrown_before_is_in_the_file(dialogue, iran):
    made = dialogue()
    made.page.get_by_role("switch", name=re.compile("^backing")).click(force=True)
    made.page.wait_for_url("**relations=**")
    selection = select(iran, made.view)
    assert "backing" not in set(selection.ties["relation"])
    check_svg(made.open().choose("Format", "SVG").file(), selection, ())


def test_a_png_is_as_large_as_was_asked(dialogue, iran):
    made = dialogue().open()
    sheet = Sheet(palette="light")

    def as_asked(data: bytes, sheet: Sheet) -> bool:
        return data == export(iran, made.view, format="png", sheet=sheet)

    width, height = SIZES["slide"].px
    for scale in (1, 2, 4):
        data = made.choose("Scale of a PNG", f"{scale}×").file()
        assert image(data).size == (width * scale, height * scale)
        if scale < 3:
            assert as_asked(data, sheet.but(scale=scale))

    made.choose("Scale of a PNG", "1×")
    for choice, name in ((COLUMN, "journal-single"), (PAGE, "a4")):
        data = made.size(choice).file()
        assert image(data).size == tuple(round(side) for side in SIZES[name].px)
        assert image(data).getpixel((1, 1)) == (255, 255, 255, 255)
        assert as_asked(data, sheet.but(size=SIZES[name], scale=1))

    data = made.size("640x480px").choose("Scale of a PNG", "3×").transparent().file()
    assert image(data).size == (1920, 1440)
    assert image(data).getpixel((1, 1))[3] == 0
    wished = sheet.but(size=size_of("640x480"), scale=3, transparent=True)
    assert as_asked(data, wished)

    data = made.size("100x80mm").choose("Scale of a PNG", "2×").choose("Palette", "Dark").file()
    assert image(data).size == pytest.approx((100 * 192 / 25.4, 80 * 192 / 25.4), abs=1)
    assert as_asked(data, wished.but(size=size_of("100x80mm"), scale=2, palette="dark"))
    data = made.transparent().file()
    assert "#{:02x}{:02x}{:02x}".format(*image(data).getpixel((1, 1))) == THEMES["dark"].paper


def test_what_is_copied_is_the_picture(dialogue, iran):
    made = dialogue().open().choose("Scale of a PNG", "1×").choose("Palette", "Dark")
    # Also from a format that no clipboard takes.
    made.choose("Format", "PDF")
    made.place.get_by_role("button", name="Copy picture").click()
    expect(made.status).to_have_text("The picture is copied.")
    copied = image(base64.b64decode(made.page.evaluate(COPIED)))
    sheet = Sheet(palette="dark", scale=1)
    drawn = image(export(iran, made.view, format="png", sheet=sheet))
    assert copied.size == drawn.size
    assert ImageChops.difference(copied, drawn).getbbox() is None


def test_a_size_that_cannot_be_is_one_sentence(dialogue, watched):
    made = dialogue().open().size(FULL_HD)
    download = made.place.get_by_role("link", name="Download")
    for side, said, before, sentence in (
        ("Width", "9000", "1920", '"9000x1080px" is out of reach'),
        ("Height", "1", "1080", '"1920x1px" is out of reach'),
        ("Height", "", "1080", "Give a width and a height."),
    ):
        made.place.get_by_label(side).fill(said)
        download.click()
        expect(made.status).to_contain_text(sentence)
        assert made.status.inner_text().count(". ") == 0
        made.place.get_by_label(side).fill(before)
    made.size("8000x8000px").choose("Scale of a PNG", "4×").looked()
    expect(made.remarks).to_have_text(re.compile("^A picture of 32,000 x 32,000 pixels"))
    made.place.get_by_role("button", name="Copy picture").click()
    expect(made.status).to_contain_text("A picture of 32,000 x 32,000 pixels is too large")
    made.choose("Scale of a PNG", "1×").size(FULL_HD).file()
    expect(made.remarks).to_have_count(0)
    assert all("status of 400" in one for one in watched.complaints)
    watched.complaints.clear()
