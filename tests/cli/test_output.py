from __future__ import annotations

import io
from pathlib import Path

import pytest

from alliance_network.cli.output import write
from alliance_network.errors import UsageError


def test_a_file_is_written_and_replaced(tmp_path):
    path = tmp_path / "figure.svg"
    write(b"one", str(path), keep=tmp_path / "none")
    write(b"two", str(path), keep=tmp_path / "none")
    assert path.read_bytes() == b"two"
    assert list(tmp_path.iterdir()) == [path]


def test_permissions_are_those_of_any_file_or_of_the_one_replaced(tmp_path):
    path, plain = tmp_path / "figure.svg", tmp_path / "plain"
    plain.write_bytes(b"")
    write(b"one", str(path), keep=tmp_path / "none")
    assert path.stat().st_mode == plain.stat().st_mode
    path.chmod(0o640)
    write(b"two", str(path), keep=tmp_path / "none")
    assert path.stat().st_mode & 0o777 == 0o640


def test_a_link_stays_a_link(tmp_path):
    target, link = tmp_path / "target.svg", tmp_path / "link.svg"
    target.write_bytes(b"old")
    link.symlink_to(target)
    write(b"new", str(link), keep=tmp_path / "none")
    assert link.is_symlink()
    assert target.read_bytes() == b"new"


def test_files_of_the_network_are_kept(tmp_path):
    claims = tmp_path / "net" / "claims.csv"
    claims.parent.mkdir()
    claims.write_bytes(b"id\n")
    with pytest.raises(UsageError, match=r"is a file of the network itself: choose another name\."):
        write(b"new", str(claims), keep=claims.parent)
    assert claims.read_bytes() == b"id\n"


def test_a_folder_and_a_missing_folder(tmp_path):
    with pytest.raises(UsageError, match="is a folder: add the name of a file"):
        write(b"new", str(tmp_path), keep=tmp_path / "none")
    with pytest.raises(UsageError, match=r"There is no folder .* make it, or choose another"):
        write(b"new", str(tmp_path / "no" / "figure.svg"), keep=tmp_path / "none")


def test_a_write_that_fails_leaves_what_was_there(tmp_path, monkeypatch):
    path = tmp_path / "figure.svg"
    path.write_bytes(b"old")

    def full(self: Path, target: Path) -> None:
        raise OSError(28, "No space left on device", str(self))

    monkeypatch.setattr(Path, "replace", full)
    with pytest.raises(UsageError) as raised:
        write(b"new", str(path), keep=tmp_path / "none")
    assert str(raised.value) == f'"{path}" cannot be written: no space left on device.'
    assert path.read_bytes() == b"old"
    assert list(tmp_path.iterdir()) == [path]


def test_a_terminal_gets_no_picture(monkeypatch):
    class Terminal(io.TextIOWrapper):
        def isatty(self) -> bool:
            return True

    monkeypatch.setattr("sys.stdout", Terminal(io.BytesIO()))
    with pytest.raises(UsageError, match=r"A terminal cannot show this format"):
        write(b"\x89PNG", "-", keep=Path("none"))
    write(b"<svg/>", "-", keep=Path("none"))
