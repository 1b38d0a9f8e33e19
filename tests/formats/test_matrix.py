from __future__ import annotations

import networkx
import polars as pl
import pytest

from alliance_network.errors import DataError
from alliance_network.formats import read_file
from alliance_network.formats.file import File
from alliance_network.formats.mapping import ColumnMapping
from alliance_network.formats.matrix import FORMAT


def matrix(text: str) -> File:
    return File.of("m.csv", text.encode())


def ties(text: str) -> tuple[bool, list[tuple]]:
    """Whether they have a direction; from, to and weight of each."""
    file = matrix(text)
    assert FORMAT.fits(file)
    dataset = read_file(file)
    (relation,) = dataset.relations
    return relation.directed, sorted(dataset.claims.select("from", "to", "weight").rows())


@pytest.mark.parametrize(
    ("text", "directed", "found"),
    [
        (",a,b,c\na,0,1,0\nb,1,0,1\nc,0,1,0\n", False, [("a", "b", None), ("b", "c", None)]),
        (
            ",a,b,c\na,0,1,0\nb,0,0,1\nc,0,1,0\n",
            True,
            [("a", "b", None), ("b", "c", None), ("c", "b", None)],
        ),
        # Only one half, with empty cells below or above it.
        (",a,b,c\na,,2,3\nb,,,4\nc,,,\n", False, [("a", "b", 2), ("a", "c", 3), ("b", "c", 4)]),
        (",a,b,c\na,,,\nb,2,,\nc,3,4,\n", False, [("a", "b", 2), ("a", "c", 3), ("b", "c", 4)]),
        # With zeros there, the matrix says that nothing goes back.
        (",a,b\na,0,2\nb,0,0\n", True, [("a", "b", 2)]),
        ("x;a;b\na;0;1,5\nb;1,5;0\n", False, [("a", "b", 1.5)]),
        # Columns in another order than the rows.
        (",b,a,c\na,1,0,0\nb,0,1,0\nc,0,0,0\n", False, [("a", "b", None)]),
        (",A.B,c\nA B,0,1\nc,0,0\n", True, [("a-b", "c", None)]),
        (",a,b\na,NA,1\nb,0,NA\n", True, [("a", "b", None)]),
        (",* x,^b$\n* x,0,1\n^b$,0,0\n", True, [("x", "b", None)]),
    ],
)
def test_ties_of_a_matrix(text: str, directed: bool, found: list[tuple]):
    assert ties(text) == (directed, found)


def test_what_numpy_and_networkx_give():
    graph = networkx.DiGraph([("Iran", "Syria", {"weight": 2}), ("Syria", "Alpha", {"weight": 1})])
    cells = networkx.to_numpy_array(graph)
    names = list(graph)
    frame = pl.DataFrame({"": names, **dict(zip(names, cells.T, strict=True))})
    assert ties(frame.write_csv()) == (True, [("iran", "syria", 2), ("syria", "alpha", 1)])


def test_actors_without_ties_stay():
    dataset = read_file(matrix(",a,b,c\na,0,1,0\nb,1,0,0\nc,0,0,0\n"))
    assert [actor.id for actor in dataset.actors] == ["a", "b", "c"]
    assert "Both halves are the same, so its ties have no direction." in dataset.description


def test_a_relation_for_all():
    mapping = ColumnMapping(values={"relation": "trade", "when": "2001"})
    dataset = read_file(matrix(",a,b\na,0,1\nb,1,0\n"), mapping=mapping)
    assert dataset.claims.select("from", "relation", "to", "start").rows() == [
        ("a", "trade", "b", "2001")
    ]


def test_every_fault_at_once():
    with pytest.raises(DataError) as caught:
        read_file(matrix(",Iran,Iraq,Syria\nIran,0,1,0\nIraq,1,0,1\nSyrie,0,1,0\n"))
    assert [str(fault) for fault in caught.value.faults] == [
        'm.csv, column "Syria": The column "Syria" has no row of this name. Did you mean "Syrie"? '
        "Name rows and columns alike, each actor once.",
        'm.csv, row 4, column "column A": The row "Syrie" has no column of this name. Did you mean '
        '"Syria"? Name rows and columns alike, each actor once.',
    ]
    with pytest.raises(DataError) as caught:
        read_file(matrix(",a,b,c\na,0,x,0\nb,1,0,y\nc,0,1,0\n"))
    assert [fault.where for fault in caught.value.faults] == [
        'm.csv, row 2, column "b"',
        'm.csv, row 3, column "c"',
    ]
    with pytest.raises(DataError, match='"a" names a row further up too'):
        read_file(matrix(",a,b,c\na,0,1,0\na,1,0,0\nb,0,1,0\nc,0,0,0\n"))
    with pytest.raises(DataError, match="The matrix has no tie"):
        read_file(matrix(",a,b\na,0,0\nb,0,0\n"))


@pytest.mark.parametrize(
    "text",
    ["from,to,weight\na,b,1\n", "a,b,c\nx,y,z\n", "name\na\n", "", ",a,b\nc,0,1\nd,1,0\n"],
)
def test_what_is_no_matrix(text: str):
    assert not FORMAT.fits(matrix(text))
