"""The folder of dropped networks: what is kept, for how long, and what may lie in it."""

from __future__ import annotations

import os
import stat
import time
from pathlib import Path

import pytest

from alliance_network.dashboard.store import STALE, TOUCH, Store, is_hash
from alliance_network.errors import UsageError
from dropped import zip_of
from small import claim, network

DATASET = network(claim("iran backing hamas"))
OTHER = network(claim("china backing iran"))
ZIP = zip_of(DATASET)


@pytest.fixture
def store(tmp_path: Path) -> Store:
    return Store(folder=tmp_path / "kept", keep=1000.0)


def kept(store: Store, dataset=DATASET, *, age: float = 0.0) -> Path:
    """A network in the store, last used some seconds ago."""
    store.write(dataset.hash, zip_of(dataset))
    path = store.folder / f"{dataset.hash}.zip"
    then = time.time() - age
    os.utime(path, (then, then))
    return path


def test_a_network_comes_back_in_any_process(store):
    kept(store)
    again = Store(folder=store.folder)
    assert again.read(DATASET.hash) == DATASET
    assert again.read(OTHER.hash) is None
    assert Store(folder=store.folder / "elsewhere").read(DATASET.hash) is None


def test_it_is_for_this_user_alone(store):
    path = kept(store)
    assert stat.S_IMODE(store.folder.stat().st_mode) == 0o700
    assert stat.S_IMODE(path.stat().st_mode) == 0o600


def test_what_is_not_used_for_too_long_is_gone(store):
    path = kept(store, age=1001)
    assert not store.used(DATASET.hash)
    assert not path.exists()
    path = kept(store, age=999)
    assert store.there(DATASET.hash)
    assert store.used(DATASET.hash)
    assert time.time() - path.stat().st_mtime < 10, "a use is written down"
    path = kept(store, age=TOUCH - 5)
    assert store.used(DATASET.hash)
    assert time.time() - path.stat().st_mtime > 10, "not each of them"


def test_to_ask_is_no_use(store):
    path = kept(store, age=999)
    assert store.there(DATASET.hash)
    assert time.time() - path.stat().st_mtime > 900
    assert not store.there(OTHER.hash)


def test_what_is_written_puts_the_rest_in_order(store):
    expired, half, foreign = (store.folder / name for name in ("0" * 64, "x.part", "notes.txt"))
    kept(store)
    expired = expired.with_name(f"{'0' * 64}.zip")
    for path, age in ((expired, 1001), (half, STALE + 1), (foreign, 10 * STALE)):
        path.write_bytes(b"")
        os.utime(path, (time.time() - age,) * 2)
    fresh = store.folder / "y.part"
    fresh.write_bytes(b"")
    kept(store, OTHER)
    assert not expired.exists()
    assert not half.exists()
    assert foreign.exists(), "what is not ours is left alone"
    assert fresh.exists(), "another process is writing it"


def test_the_oldest_go_first(tmp_path):
    store = Store(folder=tmp_path, total=2 * len(ZIP) + 100)
    oldest, older = kept(store, age=200), kept(store, OTHER, age=100)
    third = network(claim("iran attack israel"))
    newest = kept(store, third)
    assert [path.exists() for path in (oldest, older, newest)] == [False, True, True]


def test_what_is_too_large_is_a_sentence(tmp_path):
    store = Store(folder=tmp_path / "kept", total=100)
    with pytest.raises(UsageError) as raised:
        store.write(DATASET.hash, ZIP)
    assert str(raised.value) == (
        f"The network takes {len(ZIP):,} bytes, and this server keeps networks of up to 100: "
        "choose the rows that matter."
    )
    assert not store.folder.exists()


def test_a_folder_that_cannot_be_written_is_a_sentence(tmp_path):
    (tmp_path / "file").write_text("")
    with pytest.raises(UsageError, match=r"^This server cannot keep the network \(.+\): tell who"):
        Store(folder=tmp_path / "file" / "kept").write(DATASET.hash, ZIP)


@pytest.mark.parametrize(
    "content",
    [b"", ZIP[:-30], ZIP[:300] + b"\0" * 40 + ZIP[340:], b"PK\3\4", zip_of(OTHER)],
    ids=["empty", "cut", "overwritten", "hardly begun", "another network"],
)
def test_a_damaged_file_is_as_if_it_were_not_there(store, content):
    path = kept(store)
    path.write_bytes(content)
    assert store.read(DATASET.hash) is None
    assert not path.exists()


def test_a_link_or_a_folder_in_it_leads_nowhere(store, tmp_path):
    path = kept(store)
    outside = tmp_path / "outside.zip"
    path.rename(outside)
    path.symlink_to(outside)
    assert store.read(DATASET.hash) is None
    assert not store.there(DATASET.hash)
    store.write(DATASET.hash, ZIP)
    assert not path.is_symlink(), "what is written takes the place of the link"
    assert outside.read_bytes() == ZIP
    path.unlink()
    path.mkdir()
    assert store.read(DATASET.hash) is None


@pytest.mark.parametrize(
    "name",
    ["", "..", "../" + "a" * 61, "A" * 64, "a" * 63, "a" * 65, "a" * 63 + "\n", "a" * 64 + "/x"],
)
def test_only_a_whole_hash_is_one(store, name):
    assert not is_hash(name)
    assert store.read(name) is None
    assert not store.used(name)
    with pytest.raises(ValueError, match="is no hash"):
        store.write(name, ZIP)
    assert not list(store.folder.parent.glob("*.zip"))
