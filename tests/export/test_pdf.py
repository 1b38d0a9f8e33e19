from __future__ import annotations

import io

import pikepdf
import pypdf
import pytest

from alliance_network.export.pdf import pdf
from alliance_network.export.svg import svg


def drawn(scene, **options):
    given = {
        "title": "A title",
        "description": "Who backs whom.",
        "program": "p",
        "packet": lambda accessible: b"<a/>",
    }
    return pdf(svg(scene), width=scene.width, height=scene.height, **(given | options))


def opened(data):
    return pypdf.PdfReader(io.BytesIO(data))


def is_a(one, kind):
    return isinstance(one, pikepdf.Dictionary) and one.get("/Type") == kind


def test_one_page_of_the_right_size_in_points(scene):
    pages = opened(drawn(scene())).pages
    assert len(pages) == 1
    assert [float(side) for side in pages[0].mediabox] == [0, 0, 480, 360]


def test_text_is_text_once(scene):
    names = {"en": "Iran", "ru": "Соединенные Штаты", "zh": "乌兹别克斯坦", "vi": "Ấn Độ"}
    lines = opened(drawn(scene(names))).pages[0].extract_text().splitlines()
    assert [line.strip() for line in lines] == ["A title", *names.values()]


@pytest.mark.parametrize("name", ["ایران", "پاکستان", "باكستان", "أوزبكستان", "ישראל"])
def test_text_from_right_to_left_is_text_too(scene, name):
    # pypdf gives the letters in the order in which they stand on the page.
    assert name[::-1] in opened(drawn(scene({"one": name}))).pages[0].extract_text()


def test_only_our_fonts_are_in_it(scene, names):
    page = opened(drawn(scene(names))).pages[0]
    fonts = set()

    def walk(resources):
        for font in resources.get("/Font", {}).values():
            fonts.add(font.get_object()["/BaseFont"].split("+")[-1])
        for inner in resources.get("/XObject", {}).values():
            walk(inner.get_object().get("/Resources", {}))

    walk(page["/Resources"])
    assert fonts
    assert all(font.startswith(("/NotoSans", "NotoSans")) for font in fonts)


def test_it_is_tagged_with_its_description_and_language(scene):
    root = opened(drawn(scene(), description='A "b" \\ #c', language="fa")).trailer["/Root"]
    assert bool(root["/MarkInfo"]["/Marked"])
    assert root["/Lang"] == "fa"

    def described(node):
        node = node.get_object()
        if not isinstance(node, pypdf.generic.DictionaryObject):
            return []
        inner = node.get("/K", [])
        inner = inner if isinstance(inner, list) else [inner]
        return [
            *([node["/Alt"]] if "/Alt" in node else []),
            *(a for k in inner for a in described(k)),
        ]

    assert described(root["/StructTreeRoot"]) == ['A "b" \\ #c']


def test_title_description_and_program_are_in_its_properties(scene):
    found = opened(drawn(scene(), title='#"t"', description="d", program="p 1")).metadata
    assert (found.title, found.subject, found.creator) == ('#"t"', "d", "p 1")
    assert found.creation_date is None


def test_the_packet_stands_in_it_for_any_program_to_find(scene):
    packet = "<a>حماس</a>".encode()
    data = drawn(scene(), packet=lambda accessible: packet)
    assert packet in data
    assert opened(data).trailer["/Root"]["/Metadata"].get_data() == packet


def test_every_font_is_embedded(scene, names):
    data = drawn(scene(names))
    with pikepdf.open(io.BytesIO(data)) as document:
        fonts = [one for one in document.objects if is_a(one, "/FontDescriptor")]
        assert len(fonts) == 3
        assert all("/FontFile2" in font or "/FontFile3" in font for font in fonts)


def test_it_keeps_what_a_screen_reader_asks_of_a_document(scene):
    root = opened(drawn(scene())).trailer["/Root"]
    assert bool(root["/ViewerPreferences"]["/DisplayDocTitle"])
    assert root["/Lang"] == "en"


@pytest.mark.parametrize(
    ("name", "accessible"), [("ایران", True), ("ไทย", False), ("\ue000", False)]
)
def test_it_claims_to_be_for_screen_readers_only_where_it_is(scene, name, accessible):
    data = drawn(scene({"one": name}), packet=lambda kept: b"<kept/>" if kept else b"<not/>")
    assert (b"<kept/>" in data, b"<not/>" in data) == (accessible, not accessible)


def test_the_same_scene_gives_the_same_bytes(scene, names):
    assert drawn(scene(names)) == drawn(scene(names))
