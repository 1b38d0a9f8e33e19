"""Graph files that mean harm: refused with a sentence, in bounded time."""

from __future__ import annotations

import pytest

from graph_files import graphml, opened, said

_ENTITIES = (
    "{}, row {}: The file declares entities of its own or refers to other files. Delete what "
    "stands in <!DOCTYPE ...>: only plain XML is read."
)
_AGAIN = "Save it again with the program that made it."
_SMALLER = "Choose the part that matters and save it as a smaller file."


def _with_entities(declared: str, used: str) -> str:
    head, _, rest = graphml(f'<node id="{used}"/>').partition("\n")
    return f"{head}\n<!DOCTYPE graphml [{declared}]>\n{rest}"


def test_a_billion_laughs():
    declared = '<!ENTITY a "ha">' + "".join(
        f'<!ENTITY {name} "{f"&{before};" * 10}">'
        for before, name in zip("abcdefghi", "bcdefghij", strict=True)
    )
    assert said("x.graphml", _with_entities(declared, "&j;")) == [_ENTITIES.format("x.graphml", 2)]


def test_an_entity_from_outside(tmp_path):
    secret = tmp_path / "secret"
    secret.write_text("pssst", "utf-8")
    content = _with_entities(f'<!ENTITY x SYSTEM "{secret.as_uri()}">', "&x;")
    assert said("x.graphml", content) == [_ENTITIES.format("x.graphml", 2)]
    gexf = content.replace("graphml", "gexf")
    assert said("x.gexf", gexf) == [_ENTITIES.format("x.gexf", 2)]


def test_a_plain_doctype_is_no_harm():
    head, _, rest = graphml(
        '<node id="iran"/><node id="iraq"/><edge source="iran" target="iraq"/>'
    ).partition("\n")
    doctype = '<!DOCTYPE graphml SYSTEM "http://graphml.graphdrawing.org/dtds/1.0rc/graphml.dtd">'
    assert opened("x.graphml", f"{head}\n{doctype}\n{rest}").claims.height == 1


_NODES = '"nodes": [{"id": "a"}, {"id": "b"}]'


@pytest.mark.parametrize(
    ("name", "content", "sentence"),
    [
        (
            "x.graphml",
            graphml('<node id="a"><graph>' * 100_000),
            f"x.graphml, row 4: Its elements are nested more than 100 deep. {_AGAIN}",
        ),
        (
            "x.graphml",
            graphml("<node " + " ".join(f'a{n}="1"' for n in range(100_000)) + "/>"),
            f"x.graphml, row 4: An element has more than 1,000 attributes. {_AGAIN}",
        ),
        (
            "x.graphml",
            graphml("", keys="".join(f'<key id="k{n}" for="node"/>' for n in range(2_000))),
            f"x.graphml, row 2: The file has more than 1,000 different attributes. {_AGAIN}",
        ),
        (
            "x.graphml",
            graphml(
                '<node id="a">' + "".join(f'<data key="k{n}">1</data>' for n in range(1_000_000))
            ),
            f"x.graphml, row 4: A node has more than 500 attributes. {_AGAIN}",
        ),
        (
            "x.graphml",
            graphml("".join(f'<node id="{n}"/>' for n in range(100_001))),
            f"x.graphml, row 4: The file has more than 100,000 nodes. {_SMALLER}",
        ),
        (
            "x.json",
            '{"nodes": [' + "[" * 100_000 + "]" * 100_000 + '], "links": []}',
            f"x.json: Its values are nested more than 50 deep. {_AGAIN}",
        ),
        (
            "x.json",
            f'{{{_NODES}, "links": [{{"source": "a", "target": "b", "source": "b"}}]}}',
            'x.json: The key "source" is there twice in one object. Delete one of the two.',
        ),
        (
            "x.gml",
            "graph [" + " a [" * 100_000,
            f"x.gml, row 1: Its brackets are nested more than 100 deep. {_AGAIN}",
        ),
        (
            "x.gml",
            "graph [ node [ id 1" + ' name "x"' * 2_000 + "]]",
            f"x.gml, row 1: A node has more than 1,000 values. {_SMALLER}",
        ),
        (
            "x.net",
            "*Vertices 999999999\n*Arcs\n1 2\n",
            f"x.net, row 1: The file has more than 100,000 vertices. {_SMALLER}",
        ),
        (
            "x.net",
            "*Vertices 100000\n*Matrix\n1 2\n",
            f"x.net, row 2: The matrix has more than 4,000,000 cells. {_SMALLER}",
        ),
    ],
)
def test_too_much_is_refused_in_a_sentence(name: str, content: str, sentence: str):
    assert said(name, content) == [sentence]


def test_numbers_that_are_none():
    links = ",".join(
        f'{{"source": "a", "target": "b", "weight": {weight}, "type": "kind {weight}"}}'
        for weight in ("1e999", "2", "3", "NaN")
    )
    assert said("x.json", f'{{{_NODES}, "links": [{links}]}}') == [
        'x.json, sheet "links", row 1, column "weight": "1e999" is too large a number. '
        "Use a larger unit, like million."
    ]


def test_ids_without_end_are_shortened():
    huge = "x" * 1_000_000
    [one, other] = said("x.graphml", graphml(f'<node id="a"/><edge source="{huge}" target="b"/>'))
    assert "1,000,000 characters" in one and len(one) < 300
    assert '"b" is not in the table of actors.' in other


def test_half_a_character_is_replaced():
    dataset = opened(
        "x.json",
        r'{"nodes": [{"id": "\ud800 x"}, {"id": "b"}],'
        r' "links": [{"source": "\ud800 x", "target": "b"}]}',
    )
    assert [actor.name for actor in dataset.actors] == ["b", "��� x"]
