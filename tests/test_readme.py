"""The README says what the program does, and what it says works."""

from __future__ import annotations

import re
import shlex
from pathlib import Path

import pytest
import typer

from alliance_network.cli import app
from alliance_network.export import export
from alliance_network.figures.sheet import Sheet
from alliance_network.figures.sizes import size_of
from alliance_network.formats import open_dataset
from alliance_network.view import opening_view

COMMAND = typer.main.get_command(app)


@pytest.fixture(scope="module")
def readme(root: Path) -> str:
    """The text of the README."""
    return (root / "README.md").read_text(encoding="utf-8")


def lines_to_copy(text: str) -> list[str]:
    """Every line of the README's shell blocks."""
    blocks = re.findall(r"^```sh\n(.*?)^```$", text, flags=re.MULTILINE | re.DOTALL)
    return [line for block in blocks for line in block.splitlines() if line]


def calls(text: str) -> list[list[str]]:
    """The arguments of every call of the program in the lines to copy."""
    found = []
    for line in lines_to_copy(text):
        words = shlex.split(line)
        if "alliance-network" in words:
            found.append(words[words.index("alliance-network") + 1 :])
    return found


def test_every_command_and_option_is_there(readme):
    for name, command in COMMAND.commands.items():
        assert f"`alliance-network {name} " in readme, name
        for parameter in command.params:
            if parameter.param_type_name == "option" and parameter.name != "help":
                for spelling in (*parameter.opts, *parameter.secondary_opts):
                    assert re.search(rf"`{spelling}[ `]", readme), f"{name} {spelling}"


def test_no_command_or_option_is_there_that_is_not(readme):
    known = {"--locked", "--no-dev", "--help", "--version"}
    for command in COMMAND.commands.values():
        for parameter in command.params:
            known |= {*parameter.opts, *parameter.secondary_opts}
    assert set(re.findall(r"(?<![\w-])--[a-z][a-z-]*", readme)) <= known
    named = set(re.findall(r"`alliance-network ([a-z]+)", readme))
    assert named <= set(COMMAND.commands)


def test_calls_are_understood(readme):
    found = calls(readme)
    assert {arguments[0] for arguments in found} == set(COMMAND.commands)
    for name, *arguments in found:
        COMMAND.commands[name].make_context(name, arguments)


def test_exports_are_done(readme, tmp_path, monkeypatch):
    monkeypatch.chdir(tmp_path)
    exports = [arguments for arguments in calls(readme) if arguments[0] == "export"]
    for arguments in exports:
        COMMAND(arguments, standalone_mode=False)
    assert len(list(tmp_path.iterdir())) == len(exports) > 0


def test_python_is_run(readme, capsys):
    (block,) = re.findall(r"^```python\n(.*?)^```$", readme, flags=re.MULTILINE | re.DOTALL)
    exec(block, {})
    assert "iran>hamas:backing" in capsys.readouterr().out


def test_ci_runs_the_command_for_the_tests(readme, root):
    (line,) = [line for line in lines_to_copy(readme) if line.endswith("pytest")]
    assert (root / ".ci" / "run").read_text(encoding="utf-8").splitlines()[-1] == line


def test_files_named_are_there(readme, root):
    named = r"`((?:seeds|app|assets|tests)/[^`]*|LICENSE|CHANGELOG\.md|uv\.lock)`"
    paths = re.findall(named, readme)
    assert len(paths) > 5
    assert [path for path in paths if not (root / path).exists()] == []


def test_what_the_shipped_network_holds(readme):
    claims = open_dataset("iran-2023").claims.height
    assert f"turned into {claims} claims" in readme


def test_the_picture_is_the_one_the_program_makes(root):
    """After a change: alliance-network export iran-2023 -o assets/readme.png --size 1200x760
    --scale 1"""
    dataset = open_dataset("iran-2023")
    sheet = Sheet(size=size_of("1200x760"), scale=1)
    made = export(dataset, opening_view(dataset), format="png", sheet=sheet)
    assert (root / "assets" / "readme.png").read_bytes() == made
