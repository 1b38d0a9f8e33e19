from __future__ import annotations

from pathlib import Path

import pytest

from alliance_network.errors import DataError, UsageError
from alliance_network.formats import FORMATS, Format, called, open_dataset, read_file, shipped
from alliance_network.formats.file import File
from books import cell, xlsx


def test_the_shipped_networks_open_by_name():
    assert "iran-2023" in shipped()
    for name in shipped():
        assert open_dataset(name).name == name


def test_a_folder_opens_by_its_path(folder: Path):
    assert open_dataset(folder) == open_dataset(str(folder))
    assert len(open_dataset(folder).actors) == 3


@pytest.mark.parametrize("kind", FORMATS, ids=lambda kind: kind.name)
def test_each_format_says_what_it_is(kind: Format):
    assert called(kind.name) is kind
    assert kind.label and kind.about.endswith(".")
    assert kind.read is not None or kind.write is not None
    assert all(ending.startswith(".") and ending.islower() for ending in kind.endings)
    # What another program cannot say is said, or nothing is lost.
    assert kind.write is None or kind.group == "network" or kind.loses.endswith(".")
    assert kind.write is None or kind.endings


@pytest.mark.parametrize(
    ("name", "content"),
    [
        ("x.png", b"\x89PNG\r\n\x1a\n\0\0\0\rIHDR"),
        ("x.csv", b"\x89PNG\r\n\x1a\n\0\0\0\rIHDR"),
        ("x", b""),
        ("x.csv", b""),
        ("x.xlsx", b"PK\x03\x04"),
    ],
)
def test_to_be_no_such_file_is_no_error(name: str, content: bytes):
    file = File.of(name, content)
    assert not any(kind.fits(file) for kind in FORMATS if kind.group in ("table", "graph"))


def test_a_format_that_is_not_there():
    with pytest.raises(UsageError, match='Did you mean "graphml"'):
        called("graphlm")


def test_a_name_that_is_nothing():
    with pytest.raises(UsageError) as caught:
        open_dataset("iran-203")
    ships = ", ".join(shipped())
    assert str(caught.value) == (
        'There is no network "iran-203". Did you mean "iran-2023"? Give the path of a folder or a '
        f"file, or the name of a network that ships: {ships}."
    )


@pytest.mark.parametrize("name", ["no\0where", "x" * 100_000])
def test_names_that_no_file_can_have(name: str):
    with pytest.raises(UsageError, match="There is no network"):
        open_dataset(name)


def test_a_file_of_no_known_format(tmp_path: Path):
    path = tmp_path / "network.txt"
    path.write_text("x")
    with pytest.raises(UsageError, match="is in no format that can be opened"):
        open_dataset(path)


@pytest.mark.parametrize(
    ("name", "content", "said"),
    [
        ("x.csv", b"", "x.csv: The file has no rows."),
        ("x.csv", b"\x89PNG\r\n\x1a\n\0\0\0\rIHDR\xc4\x89", "x.csv, row 3"),
        ("x.tsv", b"name\nIran\nIraq\n", "x.tsv: The table has a single column."),
        ("x.xlsx", b"PK\x03\x04", "x.xlsx: The file is"),
        ("x.xls", b"\xd0\xcf\x11\xe0" + bytes(9), "x.xls: The file is a workbook of an old kind"),
    ],
)
def test_what_is_called_a_table_is_told_what_is_wrong_with_it(name: str, content: bytes, said: str):
    with pytest.raises(DataError) as caught:
        read_file(File.of(name, content))
    assert str(caught.value.faults[0]).startswith(said)


def test_a_broken_cell_of_a_workbook_is_told_with_its_place():
    formula = f'<row r="2">{cell("A2", "x")}<c r="B2"><f>1</f></c></row>'
    data = (
        f'<sheetData><row r="1">{cell("A1", "from")}{cell("B1", "to")}</row>{formula}</sheetData>'
    )
    with pytest.raises(DataError, match='sheet "S1", row 2, column "to": The cell holds a formula'):
        read_file(File.of("b.xlsx", xlsx(data)))
