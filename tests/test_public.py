"""The public face: what `alliance_network` itself offers."""

from __future__ import annotations

import ast
import doctest
import subprocess
import sys
from importlib.metadata import version
from pathlib import Path

import pytest

import alliance_network
from alliance_network.network import Network, open_network
from alliance_network.view import View


def test_all_is_complete():
    tree = ast.parse(Path(alliance_network.__file__).read_text("utf-8"))
    typed = {
        alias.asname or alias.name
        for node in ast.walk(tree)
        if isinstance(node, ast.ImportFrom) and node.module.startswith("alliance_network")
        for alias in node.names
    }
    assert {*typed, "__version__"} == set(alliance_network.__all__)
    assert set(alliance_network.__all__) <= set(dir(alliance_network))


def test_names_are_what_the_modules_have():
    assert alliance_network.open_network is open_network
    assert alliance_network.Network is Network
    assert alliance_network.View is View
    assert alliance_network.__version__ == version("alliance-network")


def test_every_name_is_imported_by_a_star():
    found: dict[str, object] = {}
    exec("from alliance_network import *", found)
    assert set(alliance_network.__all__) <= found.keys()


def test_a_name_that_is_not_there_is_said():
    with pytest.raises(AttributeError) as error:
        alliance_network.open_dataset  # noqa: B018
    assert str(error.value) == "module 'alliance_network' has no attribute 'open_dataset'"


def test_examples_in_its_words_are_true():
    found = doctest.testmod(alliance_network)
    assert found.attempted == 5
    assert found.failed == 0


def test_importing_it_imports_nothing_else():
    asked = "import sys, alliance_network; print(*sys.modules)"
    said = subprocess.run(
        [sys.executable, "-c", asked], capture_output=True, text=True, check=True
    ).stdout.split()
    assert "alliance_network" in said
    strays = [name for name in said if name.startswith("alliance_network.")]
    assert strays == []
    assert not {"polars", "numpy", "importlib.metadata"} & set(said)
