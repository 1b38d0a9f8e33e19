"""Pictures compared with stored ones: python tests/stored_pictures.py stores them anew."""

from __future__ import annotations

import numpy as np
import pytest

from stored_pictures import FOLDER, PICTURES, changes, lines, pixels


@pytest.mark.parametrize("name", PICTURES)
def test_the_picture_is_as_stored(name: str) -> None:
    found = pixels(PICTURES[name]())
    kept = pixels((FOLDER / f"{name}.png").read_bytes())
    assert found.shape == kept.shape
    # Fonts and positions ship, so nothing but the last bit of an edge may differ.
    apart = np.abs(found - kept).max(axis=2) > 24
    assert apart.mean() < 0.0005


def test_in_grey_every_status_of_a_relation_looks_its_own() -> None:
    grey = pixels(lines("light")).mean(axis=2)
    for row in range(8):
        y = 50 + 32 * row
        cells = [grey[y - 14 : y + 14, x : x + 115] for x in (125, 265, 405, 545)]
        for i, one in enumerate(cells):
            for other in cells[i + 1 :]:
                assert (np.abs(one - other) > 60).sum() > 60


def test_in_grey_no_two_relations_look_alike() -> None:
    grey = pixels(lines("light")).mean(axis=2)
    rows = [grey[50 + 32 * row - 14 : 50 + 32 * row + 14, 125:240] for row in range(8)]
    for i, one in enumerate(rows):
        for other in rows[i + 1 :]:
            assert (np.abs(one - other) > 60).sum() > 40


def test_in_grey_every_change_of_a_relation_looks_its_own() -> None:
    grey = pixels(changes("light")).mean(axis=2)
    for row in range(8):
        y = 50 + 32 * row
        cells = [grey[y - 14 : y + 14, 125 + 140 * n : 240 + 140 * n] for n in range(8)]
        for i, one in enumerate(cells):
            for other in cells[i + 1 :]:
                assert (np.abs(one - other) > 40).sum() > 25
