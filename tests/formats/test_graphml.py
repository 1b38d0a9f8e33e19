"""GraphML: faults with their lines, what is read of it, and what we write."""

from __future__ import annotations

import io
from dataclasses import replace

import igraph
import networkx as nx
import pytest

from alliance_network.formats import format_of
from alliance_network.formats.file import File
from alliance_network.formats.graphml import FORMAT
from alliance_network.formats.saved import Saved
from graph_files import graphml, opened, said, ties
from saved_small import ACTORS, SAVED, TIES

_PAIR = '<node id="iran"/><node id="iraq"/>'
WRITTEN = FORMAT.write(SAVED)

_ROUND = [
    "iran > hamas: backing 1990-01-01..1999-12-31",
    "iran > hamas: backing 1990-01-01..1999-12-31",
    "iran > hamas: backing 2003-01-01..2010-12-31 x12.5",
    "iran > hamas: backing 2003-01-01..2010-12-31 x12.5",
    "iran > hamas: un-votes 2001-01-01..2001-12-31",
    "iran > sco: membership",
    "iran ~ russia: alliance 1995-01-01..",
    "iran ~ russia: alliance 1995-01-01..",
    "russia > hamas: attack 2011-03-07..2011-03-07",
]


def only(*, directed: bool) -> Saved:
    """The network with only the ties that have, or have not, a direction."""
    return replace(SAVED, ties=tuple(tie for tie in TIES if tie.directed is directed))


def test_all_faults_with_their_lines():
    body = (
        '<node id="iran"><data key="c">1</data></node>\n'
        '<node id="iran"><data key="c">2</data></node>\n'
        "<node/>\n"
        '<edge source="iran"/>\n'
        '<hyperedge><endpoint node="iran"/></hyperedge>'
    )
    assert said("x.graphml", graphml(body)) == [
        'x.graphml, row 5: "iran" is the id of the node in line 4 already. '
        "Give each node an id of its own, or delete one of the two.",
        "x.graphml, row 6: The node has no id. Give each node an id of its own.",
        'x.graphml, row 7, column "target": The edge has no target. '
        "Let each edge name the ids of two nodes.",
        "x.graphml, row 8: A hyperedge ties several nodes at once, and a tie is between two. "
        "Make an edge of each pair, or an actor of the group and members of it.",
    ]


def test_an_edge_to_a_node_that_is_not_there():
    body = f'{_PAIR}\n<edge source="iran" target="irak"/>'
    [fault] = said("x.graphml", graphml(body))
    assert fault.startswith('x.graphml, row 5, column "to": "irak" is not in the table of actors.')


def test_a_file_that_breaks_off():
    whole = graphml(f'{_PAIR}\n<edge source="iran" target="iraq"/>')
    [fault] = said("x.graphml", whole[: whole.index("target")])
    assert fault == (
        "x.graphml, row 5: The file is no sound XML (unclosed token). "
        "Save it again with the program that made it."
    )


def test_an_encoding_that_nobody_knows():
    head = b'<?xml version="1.0" encoding="klingon"?>\n<graphml/>'
    [fault] = said("x.graphml", head)
    assert fault.startswith("x.graphml, row 1: The file is ")


def test_defaults_and_keys_that_are_not_declared():
    keys = (
        '<key id="k" for="edge" attr.name="relation" attr.type="string">'
        "<default>alliance</default></key>"
    )
    body = (
        f'{_PAIR}<edge source="iran" target="iraq"/>'
        '<edge source="iraq" target="iran"><data key="k">trade</data>'
        '<data key="weight">3</data></edge>'
    )
    assert ties(opened("x.xml", graphml(body, keys=keys))) == [
        "iran ~ iraq: alliance",
        "iran ~ iraq: trade x3",
    ]


def test_edges_have_the_direction_of_the_file_unless_they_say():
    body = (
        f'{_PAIR}<edge source="iran" target="iraq"><data key="type">friend</data></edge>'
        '<edge source="iraq" target="iran" directed="{}"><data key="type">foe</data></edge>'
    )
    undirected = opened("x.graphml", graphml(body.format("true"), directed="undirected"))
    assert ties(undirected) == ["iran ~ iraq: friend", "iraq > iran: foe"]
    directed = opened("x.graphml", graphml(body.format("false")))
    assert ties(directed) == ["iran > iraq: friend", "iran ~ iraq: foe"]


def test_ids_that_networkx_counts_for_each_two_nodes_say_nothing():
    graph = nx.MultiDiGraph()
    graph.add_edge("iran", "iraq", type="alliance")
    graph.add_edge("iran", "iraq", type="trade")
    graph.add_edge("iraq", "iran", type="friendship")
    written = io.BytesIO()
    nx.write_graphml(graph, written)
    assert ties(opened("x.graphml", written.getvalue())) == [
        "iran ~ iraq: alliance",
        "iran ~ iraq: trade",
        "iraq > iran: friendship",
    ]
    plain = nx.MultiDiGraph([("iran", "iraq"), ("iran", "iraq"), ("iraq", "iran")])
    nx.write_graphml(plain, written := io.BytesIO())
    assert {line.rpartition(" ")[2] for line in ties(opened("x.xml", written.getvalue()))} == {
        "tie"
    }


def test_heads_of_yed_at_both_ends_are_two_ties():
    drawn = "<y:Arrows source='standard' target='delta'/><y:EdgeLabel>backing</y:EdgeLabel>"
    body = (
        f"{_PAIR}<edge source='iran' target='iraq'><data key='d'><y:PolyLineEdge "
        f"xmlns:y='http://www.yworks.com/xml/graphml'>{drawn}</y:PolyLineEdge></data></edge>"
    )
    assert ties(opened("x.graphml", graphml(body))) == [
        "iran > iraq: backing",
        "iraq > iran: backing",
    ]


def test_ours_comes_back():
    file = File.of("small.graphml", WRITTEN)
    assert format_of(file) is FORMAT
    dataset = FORMAT.read(file, None)
    assert dataset.title == "A small network"
    assert ties(dataset) == _ROUND
    back = {actor.id: actor for actor in dataset.actors}
    assert list(back) == sorted(actor.id for actor in ACTORS)
    for actor in ACTORS:
        again = back[actor.id]
        assert (again.name, again.kind) == (actor.name, actor.kind)
        assert again.names.items() >= actor.names.items()
        assert set(again.aliases) >= set(actor.aliases)
    codes = (back["iran"].iso3, back["iran"].cow, back["iran"].gw, back["iran"].lat)
    assert codes == ("IRN", 630, 630, 35.7)
    assert back["iran"].note == ACTORS[0].note
    relations = {each.id: (each.label, each.verb, each.sign) for each in dataset.relations}
    assert relations["un-votes"] == ("UN votes", "votes against", -1)
    assert [source.title for source in dataset.sources] == ["Atlas", "The <Daily> & Co"]


def test_statuses_of_ours_come_back():
    claims = opened("small.graphml", WRITTEN).claims
    found = {
        (relation, start, stance, claimant, form)
        for relation, start, stance, claimant, form in claims.select(
            "relation", "start", "stance", "claimant", "form"
        ).iter_rows()
    }
    assert found == {
        ("backing", "1990-01-01", "asserts", None, "arms|money"),
        ("backing", "2003-01-01", "asserts", "not named", "arms|money"),
        ("un-votes", "2001-01-01", "denies", None, None),
        ("alliance", "1995-01-01", "asserts", None, None),
        ("alliance", "1995-01-01", "denies", None, None),
        ("attack", "2011-03-07", "asserts", None, None),
        ("membership", None, "asserts", None, None),
    }
    noted = claims.filter(claims["note"].is_not_null())
    assert set(noted["relation"]) == {"backing"}
    assert set(noted["note"]) == {
        "The file names several sources of this tie, and not which of them says what."
    }


def test_networkx_reads_ours():
    graph = nx.read_graphml(io.BytesIO(WRITTEN))
    assert (graph.number_of_nodes(), graph.number_of_edges()) == (4, 5)
    assert isinstance(graph, nx.MultiDiGraph)
    assert graph.nodes["iran"]["name_fa"] == "ایران"
    assert graph.nodes["hamas"] == {
        "label": "Hamas",
        "kind": "armed group",
        "shape": "diamond",
        "color": "#223344",
        "x": 10.5,
        "y": -3.25,
        "size": 12.0,
        "r": 0x22,
        "g": 0x33,
        "b": 0x44,
    }
    tie = graph.edges["iran", "hamas", "iran--hamas:backing"]
    assert (tie["weight"], tie["publishers"], tie["event"]) == (12.5, 2, False)
    assert (tie["status"], tie["start"], tie["end"]) == ("reported", "1990-01-01", "2010-12-31")
    assert tie["spells"] == "1990-01-01/1999-12-31 asserted; 2003-01-01/2010-12-31 reported"
    assert graph.edges["iran", "russia", "iran--russia:alliance"]["directed"] is False


def test_igraph_reads_ours(tmp_path):
    path = tmp_path / "small.graphml"
    path.write_bytes(WRITTEN)
    graph = igraph.Graph.Read_GraphML(str(path))
    assert (graph.vcount(), graph.ecount(), graph.is_directed()) == (4, 5, True)
    assert graph.vs["id"] == [actor.id for actor in ACTORS]
    assert graph.es["relation"] == [tie.relation for tie in TIES]
    assert graph.es["weight"][0] == 12.5


@pytest.mark.parametrize("directed", [True, False])
def test_without_a_mixture_the_file_as_a_whole_has_a_direction(directed: bool):
    written = FORMAT.write(only(directed=directed))
    assert b"directed=" not in written.replace(b"edgedefault", b"").replace(b"undirected", b"")
    assert nx.read_graphml(io.BytesIO(written)).is_directed() is directed


def test_gephi_is_told_of_ties_without_direction():
    [line] = [line for line in WRITTEN.decode().splitlines() if 'directed="False"' in line]
    assert 'id="iran--russia:alliance"' in line


def test_no_character_that_xml_cannot_hold():
    [iran, *rest] = SAVED.actors
    actor = iran.actor.model_copy(update={"name": "I\x0bran\ufffe\ud800 ]]> & <"})
    written = FORMAT.write(replace(SAVED, actors=(replace(iran, actor=actor), *rest)))
    assert nx.read_graphml(io.BytesIO(written)).nodes["iran"]["label"] == "Iran ]]> & <"


def test_an_empty_view_is_a_file_too():
    written = FORMAT.write(replace(SAVED, actors=(), ties=()))
    assert nx.read_graphml(io.BytesIO(written)).number_of_nodes() == 0
