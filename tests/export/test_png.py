from __future__ import annotations

import io

import numpy as np
import pytest
from PIL import Image

from alliance_network.export.png import png
from alliance_network.export.svg import svg
from alliance_network.figures.fonts import text_width


def drawn(scene, *, scale=2, transparent=False, **said):
    pixels = (round(scene.width * scale), round(scene.height * scale))
    text = svg(scene, pixels=pixels, transparent=transparent)
    return png(text, dpi=96 * scale, **{"words": {}, **said})


def opened(data):
    return Image.open(io.BytesIO(data))


@pytest.mark.parametrize("scale", [1, 1.5, 3])
def test_pixels_and_pixels_an_inch(scene, scale):
    image = opened(drawn(scene(), scale=scale))
    assert image.size == (640 * scale, 480 * scale)
    assert image.info["dpi"] == pytest.approx((96 * scale, 96 * scale), abs=0.02)


def test_each_name_is_there_in_ink_as_wide_as_it_was_measured(scene, names):
    made = scene(names, strands=())
    grey = np.asarray(opened(drawn(made, scale=4)).convert("L"), dtype=int)
    for text in made.part("picture").texts:
        top, bottom = int(4 * (text.y - 13)), int(4 * (text.y + 6))
        ink = grey[top:bottom, : 4 * 370] < 128
        columns = np.flatnonzero(ink.any(axis=0)) / 4
        width = text_width(text.text, text.size, text.weight)
        assert columns[0] == pytest.approx(text.x, abs=2.5), text.text
        assert columns[-1] == pytest.approx(text.x + width, abs=2.5), text.text
        # No letter is lost between: no gap is wider than a space and a bracket.
        assert np.diff(columns).max() < 0.6 * text.size, text.text
        assert ink.mean() > 0.01


def test_a_lost_letter_would_be_seen(scene):
    """The measure of the test above fails for text that no font has."""
    made = scene({"th": "ไทย"}, strands=())
    grey = np.asarray(opened(drawn(made)).convert("L"), dtype=int)
    blank = scene({"th": " "}, strands=())
    empty = np.asarray(opened(drawn(blank)).convert("L"), dtype=int)
    width = text_width("ไทย", 16)
    lost = np.abs(grey - empty)[2 * 27 : 2 * 46, 40 : int(40 + 2 * width)]
    assert lost.mean() < 60


def test_transparent_where_the_page_is(scene):
    assert opened(drawn(scene(), transparent=True)).convert("RGBA").getpixel((2, 2))[3] == 0
    assert opened(drawn(scene())).convert("RGBA").getpixel((2, 2)) == (255, 255, 255, 255)


def test_words_are_kept_in_the_file(scene):
    words = {"Title": "حماس", "Description": "A → B", "Source": ""}
    image = opened(drawn(scene(), words=words))
    image.load()
    assert image.text == {"Title": "حماس", "Description": "A → B"}


def test_a_packet_is_kept_in_the_file_as_it_is(scene):
    packet = "<a>حماس</a>".encode()
    image = opened(drawn(scene(), packet=packet))
    image.load()
    assert image.text == {"XML:com.adobe.xmp": "<a>حماس</a>"}
    assert image.info["xmp"] == packet


def test_the_same_scene_gives_the_same_bytes(scene, names):
    assert drawn(scene(names)) == drawn(scene(names))
