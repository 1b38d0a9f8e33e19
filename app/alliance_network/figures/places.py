"""Positions of a dataset's actors: shipped with it, kept from an earlier run, or computed.

Positions are a pure function of the dataset's hash, the layout, its seed and its centre, so
they may be kept anywhere under that name; a file that cannot be read or written only costs
the time to compute them again.
"""

from __future__ import annotations

import contextlib
import json
import os
import tempfile
from pathlib import Path

import numpy as np

from alliance_network.history import histories
from alliance_network.layout import positions
from alliance_network.layout.network import network_of
from alliance_network.model.dataset import Dataset
from alliance_network.model.remembered import remembered
from alliance_network.seeds import cache_folder, seeds_folder

__all__ = ["SHIPPED", "name_of", "unit_positions"]

SHIPPED = "positions.json"

MOST_FILES = 2_000
"""Files of positions that are kept between runs."""

# Raised when a layout places actors differently, so that older files are not taken for it.
RECIPE = 3


@remembered(32)
def unit_positions(dataset: Dataset, *, layout: str, seed: int, centre: str | None) -> np.ndarray:
    """Positions in the unit square, (n, 2), x right and y down, 4 decimals.

    In the order of `dataset.actors`; not to be written into.
    """
    name = name_of(dataset, layout=layout, seed=seed, centre=centre)
    file = cache_folder() / "positions" / f"{name}.json"
    kept = _shipped(dataset, name) or _read(file)
    if kept is not None and len(kept) == len(dataset.actors):
        found = np.array(kept, dtype=float).reshape(-1, 2)
    else:
        network = network_of(dataset, histories(dataset).placing)
        found = positions(network, layout=layout, seed=seed, centre=centre)
        _write(file, found.tolist())
    found.flags.writeable = False
    return found


def name_of(dataset: Dataset, *, layout: str, seed: int, centre: str | None) -> str:
    """What these positions are kept under."""
    return "-".join([dataset.hash[:16], layout, str(seed), centre or "any", str(RECIPE)])


def _shipped(dataset: Dataset, name: str) -> list | None:
    file = seeds_folder() / dataset.name / SHIPPED
    content = _read(file) if file.is_file() else None
    return content.get(name) if isinstance(content, dict) else None


def _read(file: Path) -> list | dict | None:
    try:
        return json.loads(file.read_text("utf-8"))
    except (OSError, ValueError):
        return None


def _write(file: Path, content: list) -> None:
    # Written beside and moved: another worker never reads half a file.
    with contextlib.suppress(OSError):
        file.parent.mkdir(parents=True, exist_ok=True)
        handle, beside = tempfile.mkstemp(dir=file.parent)
        with os.fdopen(handle, "w", encoding="utf-8") as out:
            json.dump(content, out)
        Path(beside).replace(file)
        _tidy(file.parent)


def _tidy(folder: Path) -> None:
    """Delete the oldest of too many files: each network that anybody opens leaves some."""
    files = list(folder.glob("*.json"))
    if len(files) > MOST_FILES:
        files.sort(key=lambda file: file.stat().st_mtime)
        for file in files[: len(files) - MOST_FILES]:
            file.unlink()
