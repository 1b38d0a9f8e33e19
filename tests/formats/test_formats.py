from __future__ import annotations

from pathlib import Path

import pytest

from alliance_network.errors import UsageError
from alliance_network.formats import FORMATS, Format, called, open_dataset, shipped
from alliance_network.formats.file import File


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
