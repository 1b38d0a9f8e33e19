"""The network itself as a file, whole or as a view shows it."""

from __future__ import annotations

from pathlib import Path

import pytest

from alliance_network.export.saved import saved_of
from alliance_network.formats import FORMATS, called, read_file
from alliance_network.formats.file import File
from alliance_network.view import View, to_query
from dropped import keep, page_of
from small import claim, network

SERVED = network(claim("iran backing hamas"), claim("china alliance iran"))
WRITTEN = [kind.name for kind in FORMATS if kind.write is not None]


@pytest.fixture
def client(tmp_path: Path):
    return page_of({"small": SERVED}, tmp_path / "kept")


@pytest.mark.parametrize("name", WRITTEN)
def test_every_format_that_is_written_is_served(client, name):
    kind = called(name)
    ending = kind.endings[0]
    answer = client.get(f"/save/small{ending}?format={name}")
    assert answer.status_code == 200, answer.text
    assert answer.data == kind.write(saved_of(SERVED))
    assert f'attachment; filename="small{ending}"' in answer.headers["Content-Disposition"]
    view = View(relations=frozenset({"backing"}))
    shown = client.get(f"/save/small{ending}?format={name}&{to_query(view)}")
    assert shown.data == kind.write(saved_of(SERVED, view))


def test_a_zip_is_the_same_network_again(client):
    answer = client.get("/save/small.zip?format=zip")
    assert answer.content_type == "application/zip"
    assert read_file(File.of("a.zip", answer.data)) == SERVED


def test_a_dropped_network_is_saved_too(client, tmp_path):
    other = network(claim("iran attack israel"))
    keep(other, tmp_path / "kept")
    answer = client.get(f"/save/{other.hash}.zip?format=zip")
    assert read_file(File.of("a.zip", answer.data)) == other
    assert 'filename="small.zip"' in answer.headers["Content-Disposition"]


@pytest.mark.parametrize(
    ("address", "status", "sentence"),
    [
        ("/save/other.zip?format=zip", 404, 'There is no network called "other" here.'),
        (f"/save/{'0' * 64}.zip?format=zip", 404, "The network at this address was opened"),
        ("/save/small.zip", 400, 'There is no format ""'),
        ("/save/small.zip?format=word", 400, 'There is no format "word"'),
        (
            "/save/small.zip?format=graphml",
            400,
            'A network is saved as graphml in a file that ends in .graphml, not in ".zip".',
        ),
        ("/save/small.csv?format=atop", 400, "A network cannot be saved as atop."),
        ("/save/small.zip?format=zip&v=1&focus=atlantis", 400, "focus: this network has no"),
        ("/save/small.zip?format=zip&v=1&size=a4", 400, "There is no choice called"),
    ],
)
def test_a_refusal_is_one_sentence(client, address, status, sentence):
    answer = client.get(address)
    assert (answer.status_code, answer.content_type) == (status, "text/plain; charset=utf-8")
    assert answer.text.startswith(sentence)
