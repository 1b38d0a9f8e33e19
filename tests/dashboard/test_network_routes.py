"""What the page asks of the networks themselves."""

from __future__ import annotations

import os
from pathlib import Path

import pytest

from alliance_network.dashboard import watched
from alliance_network.dashboard.app import build
from alliance_network.dashboard.network_routes import _first_sentence
from alliance_network.dashboard.networks import Networks
from alliance_network.dashboard.watched import Watched
from alliance_network.formats import open_dataset
from alliance_network.model.source import Source
from small import claim, network

SERVED = network(
    claim("iran backing hamas"),
    claim("iran backing hamas", source="b"),
    coverage=({"source": "a", "first": "1975", "last": "2017"},),
    sources=(Source(id="a", title="Atlas"), Source(id="b", title="Bulletin", date="2020")),
)


def test_each_served_network_says_what_it_is_and_how_far_it_reaches():
    client = build({"small": SERVED, "shipped": open_dataset("iran-2023")}).server.test_client()
    small, shipped = client.get("/served").json
    assert small == {
        "name": "small",
        "title": SERVED.title,
        "about": _first_sentence(SERVED.description),
        "reach": ["Atlas: 1975 to 2017", "Bulletin: 2020, as its claims are dated"],
        "actors": len(SERVED.actors),
        "ties": 1,
        "claims": 2,
    }
    assert (shipped["name"], shipped["ties"], shipped["claims"]) == ("shipped", 21, 33)
    assert shipped["about"].count(".") == 1


@pytest.mark.parametrize(
    ("text", "sentence"),
    [
        ("", ""),
        ("One thing. Another.", "One thing."),
        ("In v1.2 of\nit! More", "In v1.2 of it!"),
        ("No end", "No end"),
        ("What? That", "What?"),
    ],
)
def test_the_first_sentence(text, sentence):
    assert _first_sentence(text) == sentence


def test_a_watched_network_says_its_hash_and_its_fault(tmp_path: Path, monkeypatch):
    monkeypatch.setattr(watched, "PAUSE", 0.0)
    file = tmp_path / "ties.csv"
    file.write_text("from,to\nIran,Hamas\n", encoding="utf-8")
    dataset = open_dataset(file)
    networks = Networks({"ties": dataset}, watched={"ties": Watched(file, dataset)})
    client = build(networks).server.test_client()
    assert client.get("/watch/ties").json == {"hash": dataset.hash, "fault": None}
    file.write_text("from,to\nIran\n", encoding="utf-8")
    os.utime(file, (2e9, 2e9))
    answer = client.get("/watch/ties").json
    assert answer["hash"] == dataset.hash
    assert answer["fault"].startswith("ties.csv, row 2")
    assert client.get("/list/ties?v=1").status_code == 200
    file.write_text("from,to\nIran,Hamas\nIran,China\n", encoding="utf-8")
    os.utime(file, (2.1e9, 2.1e9))
    answer = client.get("/watch/ties").json
    assert answer == {"hash": open_dataset(file).hash, "fault": None}
    assert client.get("/served").json[0]["claims"] == 2


def test_what_is_not_watched_is_not_there():
    client = build({"small": SERVED}).server.test_client()
    for name in ("small", "other", "0" * 64):
        answer = client.get(f"/watch/{name}")
        assert (answer.status_code, answer.content_type) == (404, "text/plain; charset=utf-8")
