"""The files and pictures that leave the page, opened and looked into."""

from __future__ import annotations

import base64
import csv
import io
import re
import xml.etree.ElementTree as ET
import zipfile
from pathlib import Path
from urllib.parse import urlsplit

import pypdf
import pytest
from PIL import Image, ImageChops, ImageStat
from playwright.sync_api import Locator, Page, expect

from alliance_network.export import export, figure_of
from alliance_network.export.data import shown_data
from alliance_network.export.each import each
from alliance_network.export.preview import preview
from alliance_network.figures.sheet import Sheet
from alliance_network.figures.sight import as_seen
from alliance_network.figures.sizes import SIZES, size_of
from alliance_network.figures.style import THEMES
from alliance_network.formats import open_dataset
from alliance_network.selection import Selection, select
from alliance_network.view import View, from_query
from alliance_network.words import headline, sources_line

SVG = "{http://www.w3.org/2000/svg}"
SLIDE, COLUMN, PAGE = "Slide", "Journal, one column", "A4, upright"
FULL_HD = "1920x1080px"
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
SHOWN = """() => {
  const image = document.querySelector("#export-preview");
  const canvas = document.createElement("canvas");
  [canvas.width, canvas.height] = [image.naturalWidth, image.naturalHeight];
  canvas.getContext("2d").drawImage(image, 0, 0);
  return image.complete ? canvas.toDataURL("image/png").split(",")[1] : "";
}"""
HEARD = """() => {
  window.heard = [];
  const place = document.querySelector("#export-said");
  const hear = () => window.heard.push(place.textContent);
  new MutationObserver(hear).observe(place, { childList: true, characterData: true });
}"""
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


class Dialogue:
    """The export dialogue of a page, in the words of a person."""

    def __init__(self, page: Page, address: str) -> None:
        self.page = page
        page.goto(address)
        expect(page.locator("#rail [role=switch]").first).to_be_attached()
        page.wait_for_url("**v=1**")
        self.place = page.get_by_role("dialog", name="Export this picture")
        self.status = self.place.get_by_role("status")
        self.preview = self.place.get_by_alt_text("The figure as it will be written")

    @property
    def view(self) -> View:
        """What the page shows."""
        return from_query(urlsplit(self.page.url).query)

    def open(self) -> Dialogue:
        self.page.get_by_role("button", name="Export", exact=True).click()
        expect(self.place).to_be_visible()
        return self

    def choose(self, group: str, choice: str) -> Dialogue:
        radios = self.place.get_by_role("radiogroup", name=group)
        radios.get_by_text(choice, exact=True).click()
        return self

    def size(self, choice: str) -> Dialogue:
        """One of the list ("Slide") or one's own ("640x480px")."""
        self.place.get_by_role("textbox", name="Size").click()
        own = re.fullmatch(r"(\d+)x(\d+)(px|mm)", choice)
        wanted = "Own size" if own else re.compile(f"^{re.escape(choice)}, \\d")
        self.place.get_by_role("option", name=wanted).click()
        if own:
            self.place.get_by_role("textbox", name="Unit").click()
            self.place.get_by_role("option", name=own[3], exact=True).click()
            self.place.get_by_label("Width").fill(own[1])
            self.place.get_by_label("Height").fill(own[2])
        return self

    def transparent(self) -> Dialogue:
        self.place.get_by_role("switch", name="Transparent background").press("Space")
        return self

    def check(self, box: str) -> Dialogue:
        self.place.get_by_role("checkbox", name=box, exact=True).press("Space")
        return self

    @property
    def remarks(self) -> Locator:
        return self.place.get_by_role("listitem")

    def looked(self) -> Image.Image:
        """The preview, once it is of what is chosen."""
        # Whatever has been chosen is known to the script one step of the page later.
        self.page.wait_for_timeout(80)
        expect(self.place.locator("figure[aria-busy]")).to_have_count(0)
        expect(self.preview).to_have_js_property("complete", True)
        return image(base64.b64decode(self.page.evaluate(SHOWN)))

    def file(self, name: str = "Download") -> bytes:
        with self.page.expect_download() as download:
            self.place.get_by_role("link", name=name).click()
        expect(self.status).to_contain_text("is downloaded")
        return Path(download.value.path()).read_bytes()


@pytest.fixture
def dialogue(server, open_page):
    """Open the page at a view's query: `dialogue("v=1")`."""

    def opened(query: str = "") -> Dialogue:
        page = open_page(permissions=["clipboard-read", "clipboard-write"])
        return Dialogue(page, f"{server.url}iran-2023?{query}")

    return opened


def image(data: bytes) -> Image.Image:
    return Image.open(io.BytesIO(data)).convert("RGBA")


def same(one: Image.Image, other: bytes) -> bool:
    return ImageChops.difference(one, image(other)).getbbox(alpha_only=False) is None


def svg_texts(data: bytes) -> list[str]:
    return ["".join(one.itertext()) for one in ET.fromstring(data).iter(f"{SVG}text")]


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
    check_svg(drawing, selection, figure_of(iran, made.view).left_out)
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
    for scale in (1, 2, 3, 4):
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


def test_names_without_room_are_told_of_before_anything_is_written(dialogue, iran):
    made = dialogue().open()
    made.looked()
    expect(made.remarks).to_have_count(0)
    made.size("200x200px")
    left_out = figure_of(iran, made.view, sheet=Sheet(size=size_of("200x200"))).left_out
    assert left_out
    said = made.remarks.filter(has_text="There was no room for the names of")
    for actor in left_out[:8]:
        expect(said).to_contain_text(iran.actor(actor).name)
    made.size(SLIDE)
    expect(made.remarks).to_have_count(0)


# ---- the preview ---- #
def test_the_preview_is_the_picture_of_the_file(dialogue, iran):
    made = dialogue().open()
    made.choose("Palette", "Print").choose("Scale of a PNG", "2×").check("Sources")
    shown = made.looked()
    sheet = Sheet(palette="print", without={"sources"}, scale=2)
    assert same(shown, preview(figure_of(iran, made.view, sheet=sheet)))
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
    scene = figure_of(iran, made.view, sheet=Sheet(palette="light"))
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
        assert same(made.looked(), preview(figure_of(iran, view, sheet=sheet)))
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
    scene = as_seen(figure_of(iran, made.view, sheet=sheet), "grey")
    assert same(made.looked(), preview(scene))
    with made.page.expect_download() as download:
        keys.press("Enter")
    wished = export(iran, made.view, format="svg", sheet=sheet)
    assert Path(download.value.path()).read_bytes() == wished
    reach("tab", "Figure")
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
