"""The page of the speaker's window; what it does, tests/browser/test_speaker.py sees."""

from __future__ import annotations

import re
from dataclasses import replace

import pytest

from alliance_network.dashboard.app import build
from alliance_network.dashboard.speaker_routes import SCRIPTS
from alliance_network.seeds import assets_folder
from small import claim, network

HOSTILE = '<img src=x onerror="alert(1)">'
NETWORK = network(claim("iran backing hamas"))


@pytest.fixture(scope="module")
def client():
    return build({"small": NETWORK}, base_path="/some/networks/").server.test_client()


def test_what_it_loads_is_there_and_within_the_base_path(client):
    page = client.get("/speaker/small")
    assert page.content_type == "text/html; charset=utf-8"
    files = re.findall(r'(?:src|href)="/some/networks/([^"]+)"', page.text)
    assert len(files) == 5
    for file in files:
        with client.get(f"/{file}") as answer:
            assert answer.status_code == 200
    # No script but those: the policy of the server allows none in the page itself.
    assert re.findall(r"<script(?! src=)", page.text) == []


def test_its_own_files_are_no_part_of_the_page(client):
    own = [file.name for file in assets_folder().iterdir() if re.search(SCRIPTS, file.name)]
    assert sorted(own) == ["speaker.css", "speaker.js"]
    page = client.get("/").text
    assert "present-commands.js" in page
    assert "/assets/speaker." not in page


def test_a_title_is_text():
    hostile = replace(NETWORK, title=HOSTILE)
    page = build({"small": hostile}).server.test_client().get("/speaker/small").text
    assert "<img src=x" not in page
    assert "&lt;img src=x onerror=&quot;alert(1)&quot;&gt;" in page


def test_a_network_that_is_not_there(client):
    answer = client.get("/speaker/%3Cb%3E")
    assert (answer.status_code, answer.text) == (404, 'There is no network called "<b>" here.')
    assert answer.content_type.startswith("text/plain")
