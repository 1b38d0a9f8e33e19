"""Imports run one way: every module imports only what the table of the house allows.

Imports inside functions and for typing count too, since they hide a circle just as well.
"""

from __future__ import annotations

import ast
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path

import pytest

PACKAGE = Path(__file__).resolve().parents[1] / "app" / "alliance_network"

_DATA = {"model", "history", "view", "selection", "compare", "words", "search", "graph"}
_PICTURES = _DATA | {"analysis", "layout", "story"}

ALLOWED: dict[str, set[str]] = {
    "errors": set(),
    "seeds": set(),
    "model": set(),
    "history": {"model"},
    "view": {"model", "history"},
    "states": {"model"},
    "formats": {"model", "view", "story", "seeds", "states"},
    "choose": {"model", "history", "states"},
    "merge": {"model", "history"},
    "events": {"model"},
    "selection": {"model", "history", "view"},
    "compare": {"model", "history", "view", "selection"},
    "words": {"model", "history", "view", "selection", "compare"},
    "search": {"model", "history", "words"},
    "graph": {"model"},
    "analysis": {"model", "graph"},
    "layout": {"model", "graph"},
    "story": {"model", "view"},
    "figures": _PICTURES | {"seeds"},
    "export": _PICTURES | {"figures", "formats", "seeds"},
    "network": _PICTURES | {"figures", "formats", "export"},
    "__init__": {"network", "view"},
    "dashboard": _PICTURES | {"figures", "formats", "export", "seeds", "states", "merge"},
    "__main__": {"cli"},
    "cli": _PICTURES
    | {
        "figures",
        "formats",
        "export",
        "events",
        "dashboard",
        "seeds",
        "states",
        "choose",
        "merge",
        "__init__",
    },
}
"""What each module or package of ours may import of ours, besides itself and `errors`."""

PLOTLY = {"figures.plotly", "dashboard"}
"""Who may know Plotly."""
DASH = {"dashboard"}
"""Who may know Dash."""
DASH_LIBRARIES = {"dash", "dash_mantine_components", "dash_ag_grid", "flask", "flask_compress"}


def modules() -> dict[str, Path]:
    """Every module by its name inside the package ("figures.plotly")."""
    found = {}
    for path in sorted(PACKAGE.rglob("*.py")):
        parts = path.relative_to(PACKAGE).with_suffix("").parts
        if parts[-1] == "__init__" and len(parts) > 1:
            parts = parts[:-1]
        found[".".join(parts)] = path
    return found


MODULES = modules()


def imported(path: Path) -> Iterator[str]:
    """Full names of what a module imports, wherever in it the import stands."""
    for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
        if isinstance(node, ast.Import):
            yield from (alias.name for alias in node.names)
        elif isinstance(node, ast.ImportFrom):
            assert node.level == 0, f"{path.name} imports relatively, in line {node.lineno}"
            yield from (f"{node.module}.{alias.name}" for alias in node.names)


def ours(path: Path) -> Iterator[str]:
    """Names inside the package of the modules of ours that a module imports."""
    for name in imported(path):
        parts = name.split(".")
        if parts[0] == "alliance_network":
            # The longest name that is a module; the rest is something in it.
            while len(parts) > 1 and ".".join(parts[1:]) not in MODULES:
                parts.pop()
            yield ".".join(parts[1:]) or "__init__"


def part(module: str) -> str:
    return module.split(".")[0]


@pytest.mark.parametrize("module", MODULES)
def test_a_module_imports_only_what_the_table_allows(module: str):
    allowed = ALLOWED[part(module)] | {part(module), "errors"}
    strays = {name for name in ours(MODULES[module]) if part(name) not in allowed}
    assert not strays, f"{module} may not import {', '.join(sorted(strays))}"


def test_no_circle_of_modules():
    imports = {module: set(ours(path)) - {module} for module, path in MODULES.items()}
    while imports:
        free = {module for module, needs in imports.items() if not needs & imports.keys()}
        assert free, f"These import one another in a circle: {', '.join(sorted(imports))}"
        imports = {module: needs for module, needs in imports.items() if module not in free}


@pytest.mark.parametrize("module", MODULES)
def test_only_some_know_plotly_and_dash(module: str):
    known = {name.split(".")[0] for name in imported(MODULES[module])}
    if not {module, part(module)} & PLOTLY:
        assert "plotly" not in known, f"{module} may not know Plotly"
    if not {module, part(module)} & DASH:
        strays = known & DASH_LIBRARIES
        assert not strays, f"{module} may not know {', '.join(sorted(strays))}"


def test_the_table_names_no_module_that_is_not_planned():
    named = set().union(*ALLOWED.values())
    assert named <= ALLOWED.keys()


def test_drawing_the_shipped_network_imports_no_scipy():
    """It takes a quarter of a second, which every worker and every export would pay."""
    drawn = (
        "import sys\n"
        "from alliance_network.export import export\n"
        "from alliance_network.formats import open_dataset\n"
        "from alliance_network.view import View\n"
        "export(open_dataset('iran-2023'), View(), format='svg')\n"
        "print('scipy' in sys.modules)"
    )
    said = subprocess.run([sys.executable, "-c", drawn], capture_output=True, text=True, check=True)
    assert said.stdout.split() == ["False"]
