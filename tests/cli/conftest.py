"""Running the command line within the test."""

from __future__ import annotations

import sys
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path

import pytest

from alliance_network.cli import main, progress
from alliance_network.formats import open_dataset
from alliance_network.formats.folder import write_folder


@dataclass(frozen=True)
class Outcome:
    """How a command ended and what it wrote."""

    code: int
    raw: bytes
    error: str

    @property
    def output(self) -> str:
        """The standard output as text."""
        return self.raw.decode()


@pytest.fixture
def run(
    monkeypatch: pytest.MonkeyPatch, capsysbinary: pytest.CaptureFixture[bytes]
) -> Callable[..., Outcome]:
    """Run a command: `run("validate", folder)`.

    It says nothing of what takes a while, which on a busy machine anything does.
    """
    monkeypatch.setattr(progress, "PATIENCE", 600)

    def call(*arguments: str | Path) -> Outcome:
        monkeypatch.setattr(sys, "argv", ["alliance-network", *map(str, arguments)])
        with pytest.raises(SystemExit) as ended:
            main()
        written = capsysbinary.readouterr()
        return Outcome(int(ended.value.code or 0), written.out, written.err.decode())

    return call


@pytest.fixture
def network(tmp_path: Path) -> Path:
    """A network of one's own: a folder with a copy of the one that ships."""
    folder = tmp_path / "mine"
    write_folder(open_dataset("iran-2023"), folder)
    return folder
