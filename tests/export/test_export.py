from __future__ import annotations

import io
import xml.etree.ElementTree as ET

import pypdf
import pytest
from PIL import Image

from alliance_network.errors import UsageError
from alliance_network.export import FORMATS, SIZES, Size, export, figure_of, remarks
from alliance_network.formats import open_dataset
from alliance_network.selection import select
from alliance_network.view import opening_view

SVG = "{http://www.w3.org/2000/svg}"
STARTS = {"svg": b"<?xml", "png": b"\x89PNG", "pdf": b"%PDF", "csv": b"\xef\xbb\xbftie,"}


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
    first, second = (export(network, view, format=format, size="column") for _ in range(2))
    assert first.startswith(STARTS[format])
    assert first == second
    assert FORMATS[format].ending == format


@pytest.mark.parametrize("language", ["en", "fa", "ar", "he", "zh", "ru"])
def test_every_actor_is_named_in_the_figure(network, view, language):
    spoken = view.but(language=language)
    made = figure_of(network, spoken, size="page")
    names = shown(export(network, spoken, format="svg", size="page"))
    assert made.left_out == made.unprintable == ()
    for actor in select(network, spoken).actors:
        assert network.actor(actor).name_in(language) in names


@pytest.mark.parametrize("size", SIZES)
def test_a_figure_has_a_title_a_sentence_a_key_and_its_source(network, view, size):
    names = shown(export(network, view, format="svg", size=size))
    assert "Around Iran, 2023" in names
    assert {"backing", "attack", "membership", "state"} <= set(names)
    assert "16 actors and 21 ties" in " ".join(names)
    assert network.hash[:8] in " ".join(names)


@pytest.mark.parametrize("size", SIZES)
def test_a_pdf_is_as_large_as_was_asked(network, view, size):
    data = export(network, view, format="pdf", size=size)
    width, height = SIZES[size].px
    box = pypdf.PdfReader(io.BytesIO(data)).pages[0].mediabox
    assert [float(box.width), float(box.height)] == pytest.approx(
        [width * 0.75, height * 0.75], abs=0.01
    )


@pytest.mark.parametrize(
    ("options", "pixels", "dpi"),
    [
        ({"size": "400x300"}, (800, 600), 192),
        ({"size": "400x300", "scale": 1}, (400, 300), 96),
        ({"size": Size(101.6, 76.2, "mm")}, (1200, 900), 300),
        ({"size": "101.6x76.2mm", "dpi": 150}, (600, 450), 150),
    ],
)
def test_a_png_has_the_pixels_of_its_size_and_scale(network, view, options, pixels, dpi):
    image = Image.open(io.BytesIO(export(network, view, format="png", **options)))
    assert image.size == pixels
    assert image.info["dpi"] == pytest.approx((dpi, dpi), abs=0.02)


def test_every_picture_says_which_dataset_and_view_it_shows(network, view):
    chosen = view.but(focus="iran")
    files = {
        format: export(network, chosen, format=format, size="400x300")
        for format in ("svg", "png", "pdf")
    }
    image = Image.open(io.BytesIO(files["png"]))
    image.load()
    said = [
        ET.fromstring(files["svg"]).find(f"{SVG}metadata").text,
        image.text["Source"],
        pypdf.PdfReader(io.BytesIO(files["pdf"])).metadata.subject,
    ]
    for one in said:
        assert network.hash in one and "focus=iran" in one


def test_the_theme_is_the_views_unless_said(network, view):
    dark = view.but(theme="dark")
    assert b'fill="#11161d"' in export(network, dark, format="svg")
    assert b'fill="#11161d"' not in export(network, dark, format="svg", theme="light")
    assert b'fill="#11161d"' not in export(network, view, format="svg")


@pytest.mark.parametrize("format", ["svg", "png", "pdf"])
def test_a_theme_asked_for_or_of_the_view_makes_one_file(network, view, format):
    asked = export(network, view, format=format, size="400x300", theme="dark")
    assert asked == export(network, view.but(theme="dark"), format=format, size="400x300")


def test_transparent_has_no_page(network, view):
    data = export(network, view, format="png", size="400x300", scale=1, transparent=True)
    assert Image.open(io.BytesIO(data)).convert("RGBA").getpixel((1, 1))[3] == 0


@pytest.mark.parametrize(
    ("options", "sentence"),
    [
        ({"format": "gif"}, 'There is no format "gif"; use svg, png, pdf, csv.'),
        ({"format": "svg", "theme": "red"}, 'There is no theme "red"; use light or dark.'),
        (
            {"format": "png", "scale": 2, "dpi": 300},
            "Scale and dpi say the same; give one of them.",
        ),
        (
            {"format": "png", "scale": 0.5},
            "A scale of 0.5 (48 dpi) is out of reach; use 1 to 8, or 96 to 768 dpi.",
        ),
        (
            {"format": "png", "size": "8000x8000", "scale": 2},
            "A picture of 16,000 x 16,000 pixels is too large; use a smaller size or scale, up to "
            "100,000,000 pixels.",
        ),
    ],
)
def test_what_cannot_be_made_says_what_can(network, view, options, sentence):
    with pytest.raises(UsageError) as caught:
        export(network, view, **options)
    assert str(caught.value) == sentence


def test_names_without_room_are_told_of(network, view):
    left_out = figure_of(network, view, size="200x200").left_out
    (said,) = remarks(network, view, format="png", size="200x200")
    assert f"“{network.actor(left_out[0]).name}”" in said
    assert remarks(network, view, format="csv", size="200x200") == ()
    assert remarks(network, view, format="png") == ()
