"""The rows that ship are those that the data sets and our own additions give."""

from __future__ import annotations

import importlib.util
from pathlib import Path


def test_the_states_that_ship_are_those_the_script_makes(root: Path):
    path = root / "tests" / "tools" / "ship_states.py"
    spec = importlib.util.spec_from_file_location("ship_states", path)
    assert spec is not None and spec.loader is not None
    script = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(script)
    shipped = root / "app" / "alliance_network" / "states" / "states.csv"
    assert shipped.read_text(encoding="utf-8") == script.shipped_states()
