"""GML: encodings and entities, lists, and faults with their lines."""

from __future__ import annotations

import pytest

from alliance_network.formats.file import File
from alliance_network.formats.gml import FORMAT
from graph_files import opened, said, ties

_AGAIN = "Save it again with the program that made it."
_NODES = 'node [ id 1 label "Iran" ] node [ id 2 label "Iraq" ]'


@pytest.mark.parametrize(
    ("content", "sentence"),
    [
        ("graph [\nnode [\nid 1", "row 3: The file breaks off: its brackets are not closed."),
        ("graph [\n]\n]", "row 3: A bracket closes in this line that was never opened."),
        ("graph [\nnode [ id ]\n]", 'row 2: "id" has no value.'),
        ("graph [\n[ 1 ]", 'row 2: "[" stands where the name of a value is due.'),
        (
            'graph [\n\nlabel "x ]',
            "row 3: A quotation mark opens a text in this line and is never closed.",
        ),
    ],
)
def test_a_damaged_file(content: str, sentence: str):
    assert said("x.gml", content) == [f"x.gml, {sentence} {_AGAIN}"]


def test_all_faults_with_their_lines():
    content = f"graph [ {_NODES}\nnode [ ]\nedge [ source 1 ]\nnode [ id 1 label 7 ] ]"
    assert said("x.gml", content) == [
        "x.gml, row 2: The node has no id. Give each node an id of its own.",
        'x.gml, row 3, column "target": The edge has no target. '
        "Let each edge name the ids of two nodes.",
        'x.gml, row 4: "1" is the id of the node in line 1 already. '
        "Give each node an id of its own, or delete one of the two.",
    ]


def test_direction_may_be_said_at_the_end():
    edge = 'edge [ source 2 target 1 label "friend" ]'
    assert ties(opened("x.gml", f"graph [ {_NODES} {edge} ]")) == ["iran ~ iraq: friend"]
    late = f"graph [ {_NODES} {edge} directed 1 ]"
    assert ties(opened("x.gml", late)) == ["iraq > iran: friend"]


def test_entities_and_encodings():
    nodes = 'node [ id 1 label "C&#244;te &amp; caf\u00e9 R&D; &nbsp" ] node [ id 2 label "b" ]'
    content = f"graph [ {nodes} edge [ source 1 target 2 ] ]"
    for encoding in ("latin-1", "utf-8"):
        actors = opened("x.gml", content.encode(encoding)).actors
        assert {actor.name for actor in actors} == {"C\u00f4te & caf\u00e9 R&D; &nbsp", "b"}


def test_remarks_of_a_line_and_what_is_deeper():
    node = 'node [ id 3 label "Oman"\n# a "remark\nmore [ gold 7 deep [ x 1 ] ] ]'
    content = f"# first\ngraph [ {_NODES} {node} edge [ source 3 target 1 ] ]"
    oman = next(actor for actor in opened("x.gml", content).actors if actor.id == "oman")
    assert oman.note == "more.gold: 7\nmore.deep.x: 1"


def test_dot_is_no_gml():
    assert not FORMAT.fits(File(name="x.gv", content=b"digraph G {\n graph [rankdir=LR] }"))


def test_what_is_said_of_the_whole():
    said_of = 'label "Allies\x0f of\n  1990" comment "By\x01 hand"'
    dataset = opened("x.gml", f"graph [ {said_of} {_NODES} edge [ source 1 target 2 ] ]")
    assert dataset.title == "Allies of 1990"
    assert "By hand" in dataset.description
