"""The wheel is the same program as the checkout, with everything it needs inside."""

from __future__ import annotations

import os
import subprocess
import sys
import zipfile
from pathlib import Path

import pytest


@pytest.fixture(scope="module")
def wheel(root: Path, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The built wheel. Its tools are locked with the rest, so nothing is fetched for it."""
    folder = tmp_path_factory.mktemp("wheel")
    subprocess.run(
        [sys.executable, "-m", "hatchling", "build", "-t", "wheel", "-d", str(folder)],
        cwd=root,
        check=True,
        capture_output=True,
    )
    (built,) = folder.iterdir()
    return built


@pytest.fixture(scope="module")
def installed(wheel: Path, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A folder in which the wheel is installed, without what it depends on."""
    folder = tmp_path_factory.mktemp("installed")
    with zipfile.ZipFile(wheel) as archive:
        archive.extractall(folder)
    return folder


def run(installed: Path, *arguments: str, cwd: Path) -> subprocess.CompletedProcess[str]:
    """Run the installed program, and not the checkout's."""
    return subprocess.run(
        [sys.executable, *arguments],
        cwd=cwd,
        env={**os.environ, "PYTHONPATH": str(installed), "PYTHONDONTWRITEBYTECODE": ""},
        capture_output=True,
        text=True,
        check=False,
    )


def files_of(root: Path, folder: str) -> set[str]:
    """Every file of a folder of the checkout."""
    return {
        path.relative_to(root / folder).as_posix()
        for path in (root / folder).rglob("*")
        if path.is_file() and "__pycache__" not in path.parts
    }


@pytest.mark.parametrize(
    ("folder", "inside"),
    [
        ("app/alliance_network", "alliance_network"),
        ("seeds", "alliance_network/_seeds"),
        ("assets", "alliance_network/_assets"),
    ],
)
def test_every_file_is_inside(wheel, root, folder, inside):
    with zipfile.ZipFile(wheel) as archive:
        names = set(archive.namelist())
    files = {f"{inside}/{name}" for name in files_of(root, folder)}
    assert files
    assert files <= names


def test_nothing_else_is_inside(wheel):
    with zipfile.ZipFile(wheel) as archive:
        tops = {name.split("/")[0] for name in archive.namelist()}
    assert tops == {"alliance_network", wheel.name.split("-py3")[0] + ".dist-info"}


def test_licence_and_command_are_in_the_wheel(wheel):
    with zipfile.ZipFile(wheel) as archive:
        texts = {
            name.rpartition("/")[2]: archive.read(name).decode()
            for name in archive.namelist()
            if ".dist-info/" in name
        }
    assert texts["LICENSE"].startswith("MIT License")
    assert "alliance-network = alliance_network.cli:main" in texts["entry_points.txt"]


def test_the_installed_program_runs(installed, tmp_path):
    where = run(
        installed, "-c", "import alliance_network; print(alliance_network.__file__)", cwd=tmp_path
    )
    assert Path(where.stdout.strip()).is_relative_to(installed)
    ran = run(installed, "-m", "alliance_network", "validate", "iran-2023", cwd=tmp_path)
    assert (ran.returncode, ran.stderr) == (0, "")
    assert ran.stdout.startswith("iran-2023: no faults. 16 actors, ")


def test_the_installed_program_has_the_stories(installed, tmp_path):
    asked = (
        "from alliance_network.formats.stories import stories_of\nprint(*stories_of('iran-2023'))"
    )
    ran = run(installed, "-c", asked, cwd=tmp_path)
    assert (ran.stdout, ran.stderr) == ("around-iran\n", "")


def test_the_installed_program_draws(installed, tmp_path):
    ran = run(
        *(installed, "-m", "alliance_network", "export", "iran-2023", "-o", "figure.png"),
        cwd=tmp_path,
    )
    assert (ran.returncode, ran.stdout) == (0, ""), ran.stderr
    assert (tmp_path / "figure.png").read_bytes().startswith(b"\x89PNG")
