"""Drawn sheets for the page."""

from __future__ import annotations

from xml.etree import ElementTree

import pytest

from alliance_network.dashboard.app import build
from alliance_network.dashboard.sheet_routes import PICTURES
from small import claim, network

PLACE = "w=900&h=600&scheme=light"
SVG = "{http://www.w3.org/2000/svg}"


@pytest.fixture(scope="module")
def client():
    dataset = network(
        claim("iran backing hamas", start="2001", end="2003"),
        claim("iran alliance china", start="2002", end="2008"),
        coverage=({"first": "2000", "last": "2010"},),
    )
    client = build({"small": dataset}).server.test_client()
    client.get("/")
    return client


def drawn(client, query: str) -> ElementTree.Element:
    answer = client.get(f"/sheet/small?v=1&{query}")
    assert answer.status_code == 200, answer.text
    assert answer.content_type == "image/svg+xml; charset=utf-8"
    return ElementTree.fromstring(answer.data)


@pytest.mark.parametrize("picture", PICTURES)
def test_every_kind_of_sheet_says_whose_its_lines_are(client, picture):
    time = {"pair": "&compare_to=2001&as_of=2008", "relations": "&as_of=2002"}.get(picture, "")
    root = drawn(client, f"picture={picture}{time}&{PLACE}")
    assert float(root.get("viewBox").split()[2]) == 900
    of = {one.get("data-tie") for one in root.iter() if one.get("data-tie")}
    assert of == {"iran>hamas:backing", "china>iran:alliance"}


def test_a_timeline_has_a_row_for_each_tie_with_its_words(client):
    rows = drawn(client, f"picture=timeline&{PLACE}").findall(f"{SVG}rect[@class='row']")
    assert [row.get("data-tie") for row in rows] == ["iran>hamas:backing", "china>iran:alliance"]
    assert [row.find(f"{SVG}title").text for row in rows] == [
        "Iran to Hamas, backing: asserted from 2001 to 2003",
        "China and Iran, alliance: asserted from 2002 to 2008",
    ]


def test_a_theme_of_the_view_goes_before_that_of_the_system(client):
    light, dark = (
        drawn(client, f"picture=timeline{theme}&{PLACE}").find(f"{SVG}rect").get("fill")
        for theme in ("", "&theme=dark")
    )
    assert (light, dark) == ("#ffffff", "#11161d")


@pytest.mark.parametrize(
    ("query", "status", "sentence"),
    [
        ("v=1&picture=timeline&w=900&h=600", 400, 'scheme: "" is none; use light or dark.'),
        ("v=1&picture=timeline&w=1e9&h=600&scheme=light", 400, 'w: "1e9" is no size'),
        ("v=1&w=900&h=600&scheme=light", 400, 'picture: "network" is no sheet'),
        ("v=1&picture=map&w=900&h=600&scheme=light", 400, "picture: "),
    ],
)
def test_what_is_wrong_is_said(client, query, status, sentence):
    answer = client.get(f"/sheet/small?{query}")
    assert answer.status_code == status
    assert answer.text.startswith(sentence)
    assert answer.content_type == "text/plain; charset=utf-8"


def test_a_network_that_is_not_there(client):
    assert client.get(f"/sheet/other?v=1&picture=timeline&{PLACE}").status_code == 404


def test_a_place_is_within_what_can_be_drawn(client):
    root = drawn(client, "picture=timeline&w=1&h=1&scheme=light")
    assert float(root.get("viewBox").split()[2]) == 160
