from __future__ import annotations

from pathlib import Path

import pytest

from alliance_network.errors import UsageError
from alliance_network.formats import FORMATS, open_dataset, shipped


def test_the_shipped_networks_open_by_name():
    assert "iran-2023" in shipped()
    for name in shipped():
        assert open_dataset(name).name == name


def test_a_folder_opens_by_its_path(folder: Path):
    assert open_dataset(folder) == open_dataset(str(folder))
    assert len(open_dataset(folder).actors) == 3


@pytest.mark.parametrize("kind", FORMATS, ids=lambda kind: kind.name)
def test_each_format_reads_what_it_wrote(kind, tmp_path: Path):
    dataset = open_dataset("iran-2023")
    kind.write(dataset, tmp_path / "kept")
    assert kind.fits(tmp_path / "kept")
    assert kind.read(tmp_path / "kept") == dataset


def test_a_name_that_is_nothing():
    with pytest.raises(UsageError) as caught:
        open_dataset("iran-203")
    ships = ", ".join(shipped())
    assert str(caught.value) == (
        'There is no network "iran-203". Did you mean "iran-2023"? Give the path of a folder, or '
        f"the name of a network that ships: {ships}."
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
