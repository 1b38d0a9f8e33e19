"""Pajek: sections, times, matrices of one and two modes, and faults with their lines."""

from __future__ import annotations

from graph_files import opened, said, ties

_THREE = '*Vertices 3\n1 "Iran"\n2 "Iraq"\n3 "Oman"\n'


def test_all_faults_with_their_lines():
    content = f"{_THREE}*Arcs\n1 4\n2\n*Edges\nx 1\n*Events\n*Matrix\n0 1\n"
    assert said("x.net", content) == [
        'x.net, row 6: "4" is the number of no vertex. '
        "Use a number from 1 to 3, or correct the number of vertices.",
        "x.net, row 7: The line has no two vertices. "
        "Write the numbers of two vertices, and the value if there is one.",
        'x.net, row 9: "x" is the number of no vertex. '
        "Use a number from 1 to 3, or correct the number of vertices.",
        'x.net, row 10: The section "*Events" is none that is read. '
        "Save the network in Pajek as .net, times in brackets.",
        "x.net, row 12: Rows of the matrix: 1; vertices for them: 3. Write a row for each vertex.",
    ]


def test_a_row_of_a_matrix_that_is_too_short_or_no_number():
    assert said("x.net", f"{_THREE}*Matrix\n0 1 0\n0 0\n0 0 0\n") == [
        "x.net, row 7: Numbers in the row: 2; vertices for them: 3. Write a number for each vertex."
    ]
    [fault] = said("x.net", f"{_THREE}*Matrix\n0 1 0\n0 0 x\n0 0 0\n")
    assert fault.startswith('x.net, row 7: "x" is no number.')


def test_a_vertex_twice_and_two_networks():
    [fault] = said("x.net", '*Vertices 2\n1 "a"\n1 "b"\n*Arcs\n1 2\n')
    assert fault == "x.net, row 3: Vertex 1 is in line 2 already. Number each vertex once."
    [fault] = said("x.net", "*Network a\n*Vertices 1\n*Network b\n*Vertices 1\n")
    assert fault == "x.net, row 3: The file holds several networks. Save one in each file."


def test_a_matrix_of_two_modes():
    content = '*Vertices 3 1\n1 "Iran"\n2 "SCO"\n3 "OPEC"\n*Matrix\n0.0 2\n'
    dataset = opened("x.net", content)
    assert ties(dataset) == ["iran > opec: tie x2"]
    assert {actor.id: actor.note.splitlines()[-1] for actor in dataset.actors} == {
        "iran": "mode: 1",
        "opec": "mode: 2",
        "sco": "mode: 2",
    }


def test_several_relations_and_numbers_before_a_line():
    content = (
        f'{_THREE}*Arcs :1 "backing"\n*Arcs :2 "attack"\n*Arcs\n1: 1 2 3\n2: 2 1\n*Edges :1\n2 3\n'
    )
    assert ties(opened("x.net", content)) == [
        "iran > iraq: backing x3",
        "iraq > iran: attack",
        "iraq ~ oman: backing-undirected",
    ]


def test_times_that_are_steps_are_told():
    dataset = opened(
        "x.net", f"{_THREE}*Arcs\n1 2 1 [1-3]\n1 3 1 [1990-1992]\n2 3 1 [1991,1995-*]\n"
    )
    assert ties(dataset) == [
        "iran > iraq: tie",
        "iran > oman: tie 1990..1992",
        "iraq > oman: tie 1991..1991",
        "iraq > oman: tie 1995..",
    ]
    assert "time in the file: 1-3" in dataset.claims["note"].to_list()
    assert "Every tie of the file has the weight 1" in dataset.description


def test_names_without_quotes_and_partitions():
    content = (
        "*Vertices 2\n1 Saudi Arabia 0.1 0.2\n2 Oman box ic Red\n*Edges\n1 2\n"
        "*Partition Bloc\n*Vertices 2\n4\n5\n"
    )
    dataset = opened("x.net", content)
    assert {actor.id: actor.note for actor in dataset.actors} == {
        "oman": "Bloc: 5",
        "saudi-arabia": "Bloc: 4",
    }


def test_a_matrix_whose_halves_are_alike_has_no_direction():
    dataset = opened("x.net", f'{_THREE}*Matrix :1 "friends"\n0 1 0\n1 0 2\n0 2 0\n')
    assert ties(dataset) == ["iran ~ iraq: friends x1", "iraq ~ oman: friends x2"]
