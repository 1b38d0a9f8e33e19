from __future__ import annotations

import re
import xml.etree.ElementTree as ET
from dataclasses import replace

import numpy as np
import pytest
from hypothesis import example, given, settings
from hypothesis import strategies as st

from alliance_network.export.svg import svg

SVG = "{http://www.w3.org/2000/svg}"
INKSCAPE = "{http://www.inkscape.org/namespaces/inkscape}"
LABEL = f"{INKSCAPE}label"
ISOLATES = str.maketrans("", "", "\u2066\u2067\u2069")
HOSTILE = (
    "<script>alert(1)</script>",
    "\"' onload='alert(1)",
    "]]><![CDATA[",
    "&amp;&#0;&lt;",
    "\0\x01\x1b\ud800\ufffe",
    "\u202eevil\u2067",
    "x" * 10_000,
    "  two  spaces ",
    "",
)


def parsed(text):
    return ET.fromstring(text)


def texts(root):
    return ["".join(element.itertext()).translate(ISOLATES) for element in root.iter(f"{SVG}text")]


def element(root, id_):
    (found,) = [one for one in root.iter() if one.get("id") == id_]
    return found


def test_every_label_is_there_as_text(scene, names):
    shown = texts(parsed(svg(scene(names))))
    assert shown == ["A title", *names.values()]


def test_parts_actors_and_ties_have_ids(scene):
    root = parsed(svg(scene()))
    ids = [one.get("id") for one in root.iter() if one.get("id")]
    assert len(ids) == len(set(ids))
    assert {
        "title",
        "description",
        "paper",
        "heading",
        "picture",
        "picture.areas",
        "picture.backing.denied",
        "area.sco",
        "tie.a0.b.backing",
        "actor.actor-0",
        "label.actor-0",
    } <= set(ids)


def test_title_and_description_are_named_by_the_root(scene):
    root = parsed(svg(scene(title="Around <Iran>", description="A & B")))
    assert root.get("role") == "img"
    named = [element(root, id_).text for id_ in root.get("aria-labelledby").split()]
    assert named == ["Around <Iran>", "A & B"]


def test_the_order_from_the_back_is_areas_ties_actors_texts(scene):
    groups = [one.get("id") for one in element(parsed(svg(scene())), "picture")]
    assert groups == ["picture.areas", "picture.ties", "picture.actors", "picture.texts"]


def test_size_in_px_and_mm(scene):
    root = parsed(svg(scene()))
    assert (root.get("width"), root.get("height")) == ("640px", "480px")
    root = parsed(svg(scene(), unit="mm"))
    assert (root.get("width"), root.get("height")) == ("169.33mm", "127mm")
    assert root.get("viewBox") == "0 0 640 480"
    root = parsed(svg(scene(), pixels=(801, 600)))
    assert (root.get("width"), root.get("height")) == ("801px", "600px")
    assert root.get("preserveAspectRatio") == "none"


def test_transparent_leaves_out_the_page_but_not_what_hides_lines(scene, strand):
    text = svg(scene(strands=(strand("reported"),)), transparent=True)
    assert not [one for one in parsed(text).iter() if one.get("id") == "paper"]
    assert 'stroke="#ffffff"' in text


def test_where_it_comes_from_is_in_the_metadata(scene):
    root = parsed(svg(scene(), record='<a xmlns="urn:b">c</a>'))
    assert root.find(f"{SVG}metadata")[0].tag == "{urn:b}a"
    assert parsed(svg(scene())).find(f"{SVG}metadata") is None


def test_a_tie_is_one_group_of_all_that_is_drawn_of_it(scene, strand):
    root = parsed(svg(scene(strands=(strand(), strand("disputed", mark="≠", y=420.0)))))
    for status, drawn in (("asserted", "pp"), ("disputed", "pppg")):
        layer = element(root, f"picture.backing.{status}")
        assert len(layer) == 2
        for tie in layer:
            assert tie.tag == f"{SVG}g" and tie.get("id").startswith("tie.")
            assert "".join(one.tag.removeprefix(SVG)[0] for one in tie) == drawn
    assert {one.tag for one in element(root, "picture.ties")} == {f"{SVG}g"}


def test_a_tie_of_one_line_needs_no_group(scene, strand):
    bare = replace(strand(), heads=np.empty((0, 4, 2)))
    layer = element(parsed(svg(scene(strands=(bare,)))), "picture.backing.asserted")
    assert [one.tag for one in layer] == [f"{SVG}path"] * 2
    assert layer[0].get("id") == "tie.a0.b.backing"


def test_an_actor_is_one_group(scene):
    chosen = scene()
    picture = chosen.part("picture")
    ringed = replace(picture.symbols[0], ring="#d97706")
    changed = replace(chosen, parts=(replace(picture, symbols=(ringed, *picture.symbols[1:])),))
    root = parsed(svg(changed))
    assert [one.tag for one in element(root, "actor.actor-0")] == [f"{SVG}circle"] * 3
    assert [one.tag for one in element(root, "actor.actor-1")] == [f"{SVG}path"] * 2


def test_layers_have_names_for_a_graphics_editor(scene, strand):
    drawn = (strand(lit=[True, False]), strand("reported", relation="trade", y=420.0))
    root = parsed(svg(scene(strands=drawn)))
    layers = [one.get(LABEL) for one in root.iter() if one.get(f"{INKSCAPE}groupmode") == "layer"]
    assert layers == [
        *("heading", "texts", "picture", "areas", "ties"),
        *("backing, asserted, dimmed", "backing, asserted", "trade, reported"),
        *("actors", "texts"),
    ]


def test_a_hollow_body_is_drawn_over_with_the_same_dash(scene, strand):
    layer = element(
        parsed(svg(scene(strands=(strand("reported", count=1),)))), "picture.backing.reported"
    )
    assert layer.get("stroke-dasharray") == "17 5"
    ((body, core, head),) = layer
    assert body.get("d") == core.get("d")
    assert body.get("stroke-dasharray") is core.get("stroke-dasharray") is None
    assert (core.get("stroke"), core.get("stroke-width")) == ("#ffffff", "2.5")
    assert (head.get("fill"), head.get("stroke-dasharray")) == ("#ffffff", "none")


def test_dimmed_ties_lie_under_lit_ones(scene, strand):
    drawn = (strand(lit=[True, False]), strand("denied", mark="×", lit=[False, True]))
    root = parsed(svg(scene(strands=drawn)))
    order = [one.get("id") for one in root.iter() if (one.get("id") or "").startswith("tie.")]
    assert len(order) == 4
    layers = list(element(root, "picture.ties"))
    assert [layer.get("opacity") for layer in layers] == ["0.3", "0.3", None, None]


def test_only_a_lit_tie_glows_under_the_others_of_its_kind(scene, strand):
    second = np.array([False, True])
    glowing = replace(strand(), glow=second)
    root = parsed(svg(scene(strands=(glowing,))))
    first, _ = element(root, "picture.backing.asserted")
    assert first.get("id") == "tie.a1.b.backing"
    assert first[0].get("stroke") == "#bcd9f2" and first[0].get("stroke-dasharray") == "none"
    assert svg(scene(strands=(glowing,))).count('stroke="#bcd9f2"') == 1
    dim = replace(glowing, lit=~second)
    assert 'stroke="#bcd9f2"' not in svg(scene(strands=(dim,)))


def test_marks_are_drawn_and_not_written(scene, strand):
    root = parsed(svg(scene({}, strands=(strand("disputed", mark="≠", count=1),))))
    mark = element(root, "tie.a0.b.backing")[-1]
    assert [one.tag for one in mark] == [f"{SVG}circle", f"{SVG}path"]
    assert mark[1].get("d").count("M") == 3
    assert "≠" not in "".join(root.itertext())


def test_a_name_of_several_fonts_has_a_span_for_each(scene, names):
    root = parsed(svg(scene(names)))
    spans = {
        "".join(one.itertext()).translate(ISOLATES): [span.get("font-family") for span in one]
        for one in root.iter(f"{SVG}text")
    }
    assert spans[names["fa"]] == spans[names["rtl"]] == []
    families = spans[names["fonts"]]
    # The first span has the font with the letters of several glyphs.
    assert families[0].startswith("Noto Sans,") and families[1].startswith("Noto Sans SC,")


def test_numbers_are_short(scene):
    values = re.findall(r' (?:d|x|y|cx|cy|r|[a-z-]+width|viewBox)="([^"]+)"', svg(scene()))
    found = [one for value in values for one in re.findall(r"[^ MLQZ]+", value)]
    assert len(found) > 100
    for one in found:
        assert re.fullmatch(r"0|-?([1-9][0-9]*|0)(\.[0-9]?[1-9])?|[0-9.]+px", one), one


def test_the_same_scene_gives_the_same_bytes(scene, names):
    assert svg(scene(names)) == svg(scene(names))


@settings(max_examples=60)
@given(st.text(alphabet=st.characters(), max_size=60))
@example("\ud800")
def test_no_text_breaks_out(scene, strand, name):
    check_hostile(scene, strand, name)


@pytest.mark.parametrize("name", HOSTILE, ids=range(len(HOSTILE)))
def test_no_hostile_text_breaks_out(scene, strand, name):
    check_hostile(scene, strand, name)


def check_hostile(scene, strand, name):
    ties = replace(strand(count=1), ties=(f"{name}>b:c",), relation=name, status=name)
    made = scene({"one": name}, strands=(ties,), title=name, description=name)
    plain = scene({"one": "a"}, strands=(replace(ties, ties=("a>b:c",)),))
    text = svg(made)
    text.encode()
    root = parsed(text)
    tags = [one.tag for one in root.iter() if one.tag != f"{SVG}tspan"]
    assert tags == [one.tag for one in parsed(svg(plain)).iter()]
    assert not [key for one in root.iter() for key in one.attrib if key.startswith("on")]


def test_labels_of_ties_are_a_layer_and_named_as_their_tie(scene):
    made = scene()
    heading, picture = made.parts
    label = replace(
        picture.texts[0], text="backing", part="line", of="iran>hamas:backing", anchor="middle"
    )
    picture = replace(picture, texts=(*picture.texts, label))
    root = parsed(svg(replace(made, parts=(heading, picture))))
    layer = element(root, "picture.labels")
    assert layer.get(LABEL) == "labels"
    assert [one.get("id") for one in layer] == ["line.iran.hamas.backing"]
    assert "backing" not in texts(element(root, "picture.texts"))


def test_rings_and_glows_grow_with_the_figure(scene, strand):
    made = scene(strands=(replace(strand(count=1), glow=np.ones(1, dtype=bool)),))
    heading, picture = made.parts
    symbol = replace(picture.symbols[0], ring="#0067b1")
    made = replace(made, parts=(heading, replace(picture, symbols=(symbol,))))

    def measures(zoom):
        root = parsed(svg(replace(made, zoom=zoom)))
        (ring,) = (one for one in root.iter() if one.get("stroke") == "#0067b1" and one.get("r"))
        (glow,) = (one for one in root.iter() if one.get("stroke") == made.glow)
        return [float(ring.get("r")), float(ring.get("stroke-width"))], glow.get("stroke-width")

    (radius, width), glow = measures(1.0)
    (larger, wider), brighter = measures(2.0)
    assert width == 2
    assert wider == 4
    assert larger == radius + 2
    assert float(brighter) == float(glow) + 9
