from __future__ import annotations

import base64
import re

import pytest
import uharfbuzz as hb

from alliance_network.export.pack.fonts import font_rules
from alliance_network.figures.fonts import faces


def fonts(*texts: tuple[str, int]) -> dict[tuple[str, int], hb.Face]:
    """The fonts of a style sheet by family and weight."""
    rule = (
        r'@font-face\{font-family:"(.*?)";font-weight:(\d+);src:url\(data:font/ttf;base64,(.*?)\)\}'
    )
    found = re.findall(rule, font_rules(texts))
    return {(f, int(w)): hb.Face(base64.b64decode(data)) for f, w, data in found}


def shape(face: hb.Face, text: str) -> list[tuple[int, int]]:
    font = hb.Font(face)
    buffer = hb.Buffer()
    buffer.add_str(text)
    buffer.guess_segment_properties()
    hb.shape(font, buffer)
    return [(p.x_advance, p.x_offset) for p in buffer.glyph_positions]


def test_only_letters_that_are_used():
    found = fonts(("Iran", 400), ("Hamas", 600))
    assert set(found) == {("Noto Sans", 400), ("Noto Sans", 600)}
    assert set(found["Noto Sans", 400].unicodes) == set(map(ord, "Iran"))
    assert set(found["Noto Sans", 600].unicodes) == set(map(ord, "Hams"))


@pytest.mark.parametrize("text", ["Ấn Độ", "ایالات متحده", "ישראל", "Wáfté"])
def test_a_name_is_set_as_with_the_whole_font(text):
    cut = fonts((text, 400))["Noto Sans", 400]
    (whole,) = (f for f in faces() if (f.family, f.weight) == ("Noto Sans", 400))
    assert shape(cut, text) == shape(hb.Face(hb.Blob.from_file_path(str(whole.path))), text)


def test_chinese_takes_the_weight_that_ships():
    assert set(fonts(("中国", 600))) == {("Noto Sans SC", 400)}


def test_letters_that_no_font_has_are_no_fault():
    assert not fonts(("🙂", 400))["Noto Sans", 400].unicodes
    assert font_rules([]) == ""
