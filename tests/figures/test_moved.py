from __future__ import annotations

from dataclasses import fields

import numpy as np
import pytest

from alliance_network.figures.key import entries, key_part
from alliance_network.figures.moved import moved, zoomed
from alliance_network.figures.network import network_scene
from alliance_network.figures.plan import plan
from alliance_network.figures.scene import Part
from alliance_network.figures.style import Style
from alliance_network.formats import open_dataset
from alliance_network.selection import select
from alliance_network.view import opening_view

PLACES = {"outline", "curves", "bodies", "heads", "places", "x", "y", "x0", "y0", "x1", "y1"}
LENGTHS = {"radius", "border", "size", "core", "reach", "sign_radius", "head_line", "width", "head"}


@pytest.fixture(scope="module")
def parts() -> list[Part]:
    """A picture and a key, with one of everything."""
    dataset = open_dataset("iran-2023")
    selection = select(dataset, opening_view(dataset))
    laid = plan(dataset, selection.view, width=700.0, height=500.0)
    key, _, _ = key_part(entries(selection), Style(), width=600.0)
    return [network_scene(selection, laid, laid.style).part("picture"), key]


def measures(part: Part) -> list[tuple[str, object]]:
    """Every field of everything in a part, by name."""
    signs = tuple(sign for strand in part.strands for sign in strand.signs)
    lists = (part.areas, part.strands, signs, part.symbols, part.texts, part.spare, part.rules)
    return [
        (field.name, getattr(one, field.name))
        for among in lists
        for one in among
        for field in fields(one)
        if field.name != "signs"
    ]


def test_moving_changes_places_and_nothing_else(parts):
    for part in parts:
        for (name, old), (_, new) in zip(
            measures(part), measures(moved(part, 30.0, -7.0)), strict=True
        ):
            if name not in PLACES:
                assert np.array_equal(old, new), name
            elif name in ("x", "x0", "x1"):
                assert new == pytest.approx(old + 30)
            elif name in ("y", "y0", "y1"):
                assert new == pytest.approx(old - 7)
            else:
                away = np.asarray(new - old).reshape(-1, 2)
                assert away == pytest.approx(np.tile([30.0, -7.0], (len(away), 1)))


def test_zooming_changes_places_and_lengths_alike(parts):
    for part in parts:
        for (name, old), (_, new) in zip(measures(part), measures(zoomed(part, 2.5)), strict=True):
            if name in PLACES | LENGTHS:
                assert np.asarray(new) == pytest.approx(np.asarray(old) * 2.5), name
            elif name == "dash" and old is not None:
                lengths = [float(length) for length in old.split()]
                assert [float(length) for length in new.split()] == pytest.approx(
                    [2.5 * length for length in lengths]
                )
            else:
                assert np.array_equal(old, new), name
        assert zoomed(part, 1.0) is part
