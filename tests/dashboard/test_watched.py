"""A served file that is saved: what is shown after that, and what stays."""

from __future__ import annotations

import os
import threading
import time
from pathlib import Path

import pytest

from alliance_network.dashboard import watched
from alliance_network.dashboard.watched import Watched
from alliance_network.formats import open_dataset
from alliance_network.formats.folder import write_folder
from small import claim, network

TIES = "from,to,relation\nIran,Hamas,backing\n"
MORE = f"{TIES}China,Iran,trade\n"
BROKEN = "from,to,relation,start\nIran,,backing,soon\n,Iran,trade,2023\n"


@pytest.fixture(autouse=True)
def _no_pause(monkeypatch):
    monkeypatch.setattr(watched, "PAUSE", 0.0)


def saved(path: Path, text: str) -> None:
    """Save a file, seen as another one even on a disk whose clock is coarse."""
    before = path.stat().st_mtime_ns if path.exists() else time.time_ns() - 10**12
    path.write_text(text, encoding="utf-8")
    os.utime(path, ns=(before + 10**9,) * 2)


@pytest.fixture
def file(tmp_path: Path) -> Path:
    path = tmp_path / "ties.csv"
    saved(path, TIES)
    return path


@pytest.fixture
def watch(file: Path) -> Watched:
    return Watched(file, open_dataset(file))


def test_it_is_read_again_when_it_was_saved(watch, file):
    first = watch.dataset
    assert watch.dataset is first
    saved(file, MORE)
    assert watch.dataset == open_dataset(file) != first
    assert watch.fault is None


def test_a_broken_file_never_replaces_a_good_one(watch, file):
    first = watch.dataset
    saved(file, BROKEN)
    assert watch.dataset is first
    assert watch.fault.startswith('ties.csv, row 2, column "')
    assert watch.fault.endswith("more.")
    saved(file, "nothing here")
    assert watch.fault is not None
    file.unlink()
    assert watch.dataset is first
    assert watch.fault == "ties.csv is gone; it is shown as it was last read."
    saved(file, MORE)
    assert watch.fault is None
    assert watch.dataset.claims.height == 2


def test_saved_again_as_it_was_nothing_changes(watch, file):
    first = watch.dataset
    saved(file, TIES)
    assert watch.dataset is first


def test_a_mapping_beside_it_counts_as_part_of_it(tmp_path):
    file, mapping = tmp_path / "unclear.csv", tmp_path / "mapping.toml"
    saved(file, "Aaa,Bbb\nIran,Hamas\n")
    saved(mapping, '[columns]\nfrom = "Aaa"\nto = "Bbb"\n')
    watch = Watched(file, open_dataset(file))
    saved(mapping, '[columns]\nfrom = "Bbb"\nto = "Aaa"\n')
    assert watch.dataset.claims["from"].to_list() == ["hamas"]
    saved(mapping, "[columns")
    assert watch.fault.startswith("mapping.toml: ")
    assert watch.dataset.claims["from"].to_list() == ["hamas"]


def test_a_folder_is_watched_by_its_files(tmp_path):
    folder = tmp_path / "mine"
    write_folder(network(claim("iran backing hamas")), folder)
    watch = Watched(folder, open_dataset(folder))
    other = network(claim("china backing iran"))
    write_folder(other, folder)
    assert watch.dataset == other
    (folder / "claims.csv").write_text("from\n", encoding="utf-8")
    assert "claims.csv" in watch.fault
    assert watch.dataset == other


def test_what_is_still_being_written_is_not_judged(watch, file, monkeypatch):
    first = watch.dataset
    saved(file, BROKEN)

    def slow(path):
        try:
            return open_dataset(path)
        finally:
            saved(file, MORE)

    monkeypatch.setattr(watched, "open_dataset", slow)
    assert watch.fault is None
    assert watch.dataset in (first, open_dataset(file))


def test_files_are_looked_at_once_a_second_however_often_it_is_asked(watch, file, monkeypatch):
    monkeypatch.setattr(watched, "PAUSE", 1.0)
    looks = []
    monkeypatch.setattr(Watched, "_look", lambda self: looks.append(1) or ())
    for _ in range(50):
        assert watch.dataset is not None
    assert len(looks) <= 1


def test_while_one_reads_the_others_get_what_there_was(watch, file, monkeypatch):
    first, reading, goes_on = watch.dataset, threading.Event(), threading.Event()

    def slow(path):
        reading.set()
        goes_on.wait(10)
        return open_dataset(path)

    monkeypatch.setattr(watched, "open_dataset", slow)
    saved(file, MORE)
    thread = threading.Thread(target=lambda: watch.dataset)
    thread.start()
    assert reading.wait(10)
    assert watch.dataset is first
    goes_on.set()
    thread.join(10)
    monkeypatch.undo()
    assert watch.dataset.claims.height == 2
