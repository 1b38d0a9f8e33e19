from __future__ import annotations

import io
import xml.etree.ElementTree as ET

import pypdf
import pytest
from PIL import Image

from alliance_network.errors import UsageError
from alliance_network.export import FORMATS, export, figure_of
from alliance_network.export.origin import read_origin
from alliance_network.figures.sheet import Sheet
from alliance_network.figures.sizes import SIZES, size_of
from alliance_network.formats import open_dataset
from alliance_network.selection import select
from alliance_network.view import opening_view

SVG = "{http://www.w3.org/2000/svg}"
SMALL = Sheet(size=size_of("400x300"))
STARTS = {
    "svg": b"<?xml",
    "png": b"\x89PNG",
    "pdf": b"%PDF",
    "csv": b"\xef\xbb\xbftie,",
    "xlsx": b"PK",
}


@pytest.fixture(scope="module")
def network():
    return open_dataset("iran-2023")


@pytest.fixture(scope="module")
def view(network):
    return opening_view(network)


def shown(text):
    root = ET.fromstring(text)
    return ["".join(one.itertext()) for one in root.iter(f"{SVG}text")]


@pytest.mark.parametrize("format", FORMATS)
def test_each_format_is_what_it_says_and_the_same_twice(network, view, format):
    sheet = Sheet(size=SIZES["journal-single"])
    first, second = (export(network, view, format=format, sheet=sheet) for _ in range(2))
    assert first.startswith(STARTS[format])
    assert first == second
    assert FORMATS[format].ending == format


@pytest.mark.parametrize("language", ["en", "fa", "ar", "he", "zh", "ru"])
def test_every_actor_is_named_in_the_figure(network, view, language):
    spoken = view.but(language=language)
    sheet = Sheet(size=SIZES["a4"])
    made = figure_of(network, spoken, sheet=sheet).scene
    names = shown(export(network, spoken, format="svg", sheet=sheet))
    assert made.left_out == made.unprintable == ()
    for actor in select(network, spoken).actors:
        assert network.actor(actor).name_in(language) in names


@pytest.mark.parametrize("size", SIZES)
def test_a_figure_has_a_title_a_sentence_a_key_and_its_source(network, view, size):
    names = shown(export(network, view, format="svg", sheet=Sheet(size=SIZES[size])))
    assert "Around Iran, 2023" in names
    assert {"backing", "attack", "membership", "state"} <= set(names)
    assert "16 actors and 21 ties" in " ".join(names)
    assert network.hash[:8] in " ".join(names)


@pytest.mark.parametrize("size", SIZES)
def test_a_pdf_is_as_large_as_was_asked(network, view, size):
    data = export(network, view, format="pdf", sheet=Sheet(size=SIZES[size]))
    width, height = SIZES[size].px
    box = pypdf.PdfReader(io.BytesIO(data)).pages[0].mediabox
    assert [float(box.width), float(box.height)] == pytest.approx(
        [width * 0.75, height * 0.75], abs=0.01
    )


@pytest.mark.parametrize(
    ("size", "scale", "pixels", "dpi"),
    [
        ("400x300", None, (800, 600), 192),
        ("400x300", 1, (400, 300), 96),
        ("101.6x76.2mm", None, (1200, 900), 300),
        ("4x3in", None, (1200, 900), 300),
        ("101.6x76.2mm", 1.5, (576, 432), 144),
        ("85x140mm", None, (1004, 1654), 300),
        ("85x140mm", 1, (321, 529), 96),
        ("85x140mm", 3, (964, 1587), 288),
    ],
)
def test_a_png_has_the_pixels_of_its_size_and_scale(network, view, size, scale, pixels, dpi):
    sheet = Sheet(size=size_of(size), scale=scale)
    image = Image.open(io.BytesIO(export(network, view, format="png", sheet=sheet)))
    assert image.size == pixels
    assert image.info["dpi"] == pytest.approx((dpi, dpi), abs=0.02)


def test_every_picture_says_which_dataset_and_view_it_shows(network, view):
    chosen = view.but(focus="iran")
    for format in ("svg", "png", "pdf"):
        said = read_origin(export(network, chosen, format=format, sheet=SMALL))
        assert (said.network, said.hash) == ("iran-2023", network.hash)
        assert "focus=iran" in said.view
        assert said.title == "Around Iran, 2023"


def test_the_palette_is_the_views_theme_unless_said(network, view):
    dark, light = view.but(theme="dark"), Sheet(palette="light")
    assert b'fill="#11161d"' in export(network, dark, format="svg")
    assert b'fill="#11161d"' not in export(network, dark, format="svg", sheet=light)
    assert b'fill="#11161d"' not in export(network, view, format="svg")


def test_transparent_has_no_page(network, view):
    data = export(network, view, format="png", sheet=SMALL.but(transparent=True))
    assert Image.open(io.BytesIO(data)).convert("RGBA").getpixel((1, 1))[3] == 0


@pytest.mark.parametrize(
    ("format", "sheet", "sentence"),
    [
        ("gif", Sheet(), 'There is no format "gif"; use svg, png, pdf, csv, xlsx.'),
        (
            "png",
            Sheet(size=size_of("8000x8000"), scale=2),
            "A picture of 16,000 x 16,000 pixels is too large; use a smaller size or scale, up to "
            "100,000,000 pixels.",
        ),
    ],
)
def test_what_cannot_be_made_says_what_can(network, view, format, sheet, sentence):
    with pytest.raises(UsageError) as caught:
        export(network, view, format=format, sheet=sheet)
    assert str(caught.value) == sentence


def test_names_without_room_are_told_of(network, view):
    tiny = Sheet(size=size_of("200x200"))
    left_out = figure_of(network, view, sheet=tiny).scene.left_out
    said, *_ = figure_of(network, view, sheet=tiny).remarks("png")
    assert f"“{network.actor(left_out[0]).name}”" in said
    assert figure_of(network, view, sheet=tiny).remarks("csv") == ()
    assert figure_of(network, view).remarks("png") == ()


def test_labels_and_parts_without_room_are_told_of(network, view):
    tiny = Sheet(size=size_of("200x200"), labels=True)
    made = figure_of(network, view, sheet=tiny).scene
    _, labels, parts, *_ = figure_of(network, view, sheet=tiny).remarks("svg")
    assert made.unlabelled and made.cut
    assert labels.startswith("There was no room for the label")
    assert "Iran to Hamas, backing" in labels
    assert parts.startswith("There was not enough room for ")
