"""Served networks are listed; dropped ones are found by who knows their hash."""

from __future__ import annotations

import gc
import os
import weakref
from pathlib import Path

import pytest

from alliance_network.dashboard.networks import IN_MEMORY, Networks, not_here
from alliance_network.dashboard.store import Store
from alliance_network.history import histories
from dropped import zip_of
from small import claim, network

SERVED = network(claim("iran backing hamas"))
DROPPED = network(claim("china backing iran"))


@pytest.fixture
def networks(tmp_path: Path) -> Networks:
    store = Store(folder=tmp_path, keep=1000.0)
    store.write(DROPPED.hash, zip_of(DROPPED))
    return Networks({"small": SERVED}, store=store)


def test_what_is_served_is_listed_and_nothing_else(networks):
    assert (list(networks), len(networks), dict(networks)) == (["small"], 1, {"small": SERVED})
    assert networks[DROPPED.hash] == DROPPED
    assert DROPPED.hash in networks
    assert list(networks) == ["small"]
    assert list(networks.values()) == [SERVED]


def test_what_is_not_there_is_not_found(networks):
    for name in ("other", SERVED.hash, "0" * 64, DROPPED.hash[:8], DROPPED.hash.upper()):
        assert name not in networks
        assert networks.get(name) is None
        with pytest.raises(KeyError):
            networks[name]


def test_it_is_read_once(networks, monkeypatch):
    first = networks[DROPPED.hash]
    monkeypatch.setattr(Store, "read", None)
    assert networks[DROPPED.hash] is first


def test_what_another_process_deleted_is_gone_here_too(networks, tmp_path):
    assert DROPPED.hash in networks
    (tmp_path / f"{DROPPED.hash}.zip").unlink()
    assert DROPPED.hash not in networks


def test_what_has_expired_is_gone_from_memory_too(networks, tmp_path):
    assert DROPPED.hash in networks
    os.utime(tmp_path / f"{DROPPED.hash}.zip", (1, 1))
    assert DROPPED.hash not in networks
    assert not list(tmp_path.iterdir())


def test_only_a_few_are_in_memory(networks):
    many = [network(claim("iran alliance china", note=f"{n}")) for n in range(IN_MEMORY + 1)]
    for dataset in many:
        networks.store.write(dataset.hash, zip_of(dataset))
    first = networks[many[0].hash]
    assert all(networks[dataset.hash] == dataset for dataset in many)
    assert networks[many[0].hash] is not first
    assert networks[many[-1].hash] is networks[many[-1].hash]


def test_without_a_store_there_are_none():
    assert DROPPED.hash not in Networks({"small": SERVED})


def test_the_address_of_a_hash(networks):
    assert networks.name_of(SERVED.hash) == "small"
    assert networks.name_of(DROPPED.hash) == DROPPED.hash
    assert networks.name_of("0" * 64) is None


def test_what_is_not_here_is_said_with_a_way_on(networks):
    assert not_here(networks, "<b>") == 'There is no network called "<b>" here; there is small.'
    assert not_here(networks, "0" * 64) == (
        "The network at this address was opened from a file and is not kept any more: drop the "
        "file on the page again."
    )


def test_those_in_memory_have_not_too_many_claims_together(networks, monkeypatch):
    monkeypatch.setattr("alliance_network.dashboard.networks.CLAIMS_IN_MEMORY", 2)
    large = network(*(claim("iran alliance china", note=f"{n}") for n in range(3)))
    networks.store.write(large.hash, zip_of(large))
    small = weakref.ref(networks[DROPPED.hash])
    histories(small())
    assert networks[large.hash] is networks[large.hash], "the last one is there in any case"
    gc.collect()
    assert small() is None, "nothing that was found out about it keeps it"
