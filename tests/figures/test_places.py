"""Positions are kept: shipped with a network, or from an earlier run."""

from __future__ import annotations

import json
import os
from pathlib import Path

import numpy as np
import pytest

from alliance_network.figures import places
from alliance_network.formats import open_dataset, shipped
from alliance_network.history import histories
from alliance_network.layout import LAYOUTS, positions
from alliance_network.layout.network import network_of
from alliance_network.seeds import seeds_folder


@pytest.fixture
def cache(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    monkeypatch.setenv("XDG_CACHE_HOME", str(tmp_path))
    places.unit_positions.cache_clear()
    folder = tmp_path / "alliance-network" / "positions"
    folder.mkdir(parents=True)
    yield folder
    places.unit_positions.cache_clear()


@pytest.mark.parametrize("name", shipped())
def test_every_layout_of_a_shipped_network_ships(name: str) -> None:
    """Run tests/tools/ship_positions.py when this fails."""
    dataset = open_dataset(name)
    content = json.loads((seeds_folder() / name / places.SHIPPED).read_text("utf-8"))
    assert set(content) == {
        places.name_of(dataset, layout=layout, seed=0, centre=None) for layout in LAYOUTS
    }
    for kept in content.values():
        assert np.shape(kept) == (len(dataset.actors), 2)


@pytest.mark.parametrize("name", shipped())
@pytest.mark.parametrize("layout", LAYOUTS)
def test_what_ships_is_what_the_layouts_make(name: str, layout: str) -> None:
    """Raise places.RECIPE and run tests/tools/ship_positions.py when this fails."""
    dataset = open_dataset(name)
    network = network_of(dataset, histories(dataset).placing)
    kept = places.unit_positions(dataset, layout=layout, seed=0, centre=None)
    assert np.abs(kept - positions(network, layout=layout)).max() < 0.001


def test_shipped_positions_are_used_and_not_computed(
    cache: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.delattr(places, "positions")
    found = places.unit_positions(open_dataset("iran-2023"), layout="organic", seed=0, centre=None)
    assert found.shape == (16, 2)
    assert not found.flags.writeable


def test_computed_positions_are_kept_for_the_next_run(cache: Path) -> None:
    dataset = open_dataset("iran-2023")
    first = places.unit_positions(dataset, layout="circle", seed=5, centre=None)
    assert len(list(cache.glob("*.json"))) == 1
    places.unit_positions.cache_clear()
    again = places.unit_positions(dataset, layout="circle", seed=5, centre=None)
    assert (first == again).all()


def test_of_too_many_files_the_oldest_go(cache: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(places, "MOST_FILES", 2)
    for age, name in enumerate("abc"):
        (cache / f"{name}.json").write_text("[]", encoding="utf-8")
        os.utime(cache / f"{name}.json", (1e9 - age, 1e9 - age))
    places.unit_positions(open_dataset("iran-2023"), layout="circle", seed=7, centre=None)
    names = {path.stem for path in cache.iterdir()}
    assert len(names) == 2
    assert "a" in names


def test_a_broken_file_only_costs_time(cache: Path) -> None:
    dataset = open_dataset("iran-2023")
    name = places.name_of(dataset, layout="circle", seed=5, centre=None)
    (cache / f"{name}.json").write_text("[[0.1", encoding="utf-8")
    found = places.unit_positions(dataset, layout="circle", seed=5, centre=None)
    assert len(found) == len(dataset.actors)


def test_each_layout_seed_and_centre_is_kept_under_its_own_name() -> None:
    dataset = open_dataset("iran-2023")
    plain = {"layout": "rings", "seed": 0, "centre": None}
    others = [{"layout": "circle"}, {"seed": 1}, {"centre": "iran"}, {"centre": "china"}]
    names = {places.name_of(dataset, **{**plain, **other}) for other in ({}, *others)}
    assert len(names) == 5
