from __future__ import annotations

import io

import pytest
from PIL import Image, ImageChops, ImageStat

from alliance_network.export import export, figure_of
from alliance_network.export.preview import preview
from alliance_network.figures.sheet import Sheet
from alliance_network.figures.sizes import SIZES, size_of
from alliance_network.formats import open_dataset
from alliance_network.view import View


@pytest.fixture(scope="module")
def iran():
    return open_dataset("iran-2023")


def image(data: bytes) -> Image.Image:
    return Image.open(io.BytesIO(data))


def apart(*images: Image.Image) -> float:
    """How much two pictures differ on average, as coarse as a thumbnail."""
    coarse = [one.convert("RGB").resize((300, 300), Image.Resampling.BOX) for one in images]
    return ImageStat.Stat(ImageChops.difference(*coarse).convert("L")).mean[0]


@pytest.mark.parametrize("name", ["slide", "journal-single", "square"])
def test_it_is_the_picture_of_the_file(iran, name):
    sheet = Sheet(size=SIZES[name], palette="print")
    shown = image(preview(figure_of(iran, View(), sheet=sheet).scene))
    same, other = (
        apart(shown, image(export(iran, view, format="png", sheet=sheet)))
        for view in (View(), View(relations={"trade"}))
    )
    # Another raster puts edges between other pixels, and no more.
    assert same < 2.5
    assert other > 2 * same


@pytest.mark.parametrize(
    ("size", "pixels"),
    [
        ("slide", (1200, 675)),
        ("594x841mm", (848, 1200)),
        ("300x400", (600, 800)),
        ("8000x200", (1200, 30)),
    ],
)
def test_its_longer_side(iran, size, pixels):
    scene = figure_of(iran, View(), sheet=Sheet(size=size_of(size))).scene
    assert image(preview(scene)).size == pixels


def test_transparent(iran):
    scene = figure_of(iran, View()).scene
    assert image(preview(scene, transparent=True)).convert("RGBA").getpixel((1, 1))[3] == 0
    assert image(preview(scene)).convert("RGBA").getpixel((1, 1)) == (255, 255, 255, 255)
