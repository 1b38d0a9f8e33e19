"""The picture's layers of a view that is not shown yet, and the scale of a hall."""

from __future__ import annotations

import json

import pytest

from alliance_network.dashboard.app import build
from alliance_network.dashboard.callbacks.picture import HALL, MOST_IN_HALL, picture_data
from alliance_network.formats import open_dataset
from alliance_network.model.actor import Actor
from alliance_network.model.dataset import Dataset
from alliance_network.selection import select
from alliance_network.view import View, from_query, opening_view
from small import claim, network

PLACE = "w=900&h=800&upright=false&presenting=true&scheme=light"
WIDE = {"w": 900, "h": 800, "upright": False}


@pytest.fixture(scope="module")
def client():
    client = build({"small": network(claim("iran backing hamas"))}).server.test_client()
    client.get("/")
    return client


@pytest.fixture(scope="module")
def shipped() -> Dataset:
    return open_dataset("iran-2023")


def name_sizes(made: dict) -> list[float]:
    """Type sizes of the names of actors and areas in a picture's layers."""
    traces = [trace for layer in made["layers"] for trace in layer["traces"]]
    return [
        size
        for trace in traces
        if trace.get("name") == "names"
        for size in trace["textfont"]["size"]
    ]


class TestRoute:
    def test_it_says_what_the_page_would_be_sent(self, shipped):
        server = build({"iran-2023": shipped}).server
        view = "v=1&relations=trade&selected=china,iran,trade"
        with server.test_client() as client:
            answer = client.get(f"/layers/iran-2023?{view}&{PLACE}")
            made = picture_data(
                select(shipped, from_query(view)),
                place={**WIDE, "presenting": True},
                scheme="light",
                known=(),
            )
            # As text too: the page compares what frames say.
            assert answer.text == json.dumps(made)
            assert all("traces" in layer for layer in answer.json["layers"])

    def test_a_theme_of_the_view_goes_before_that_of_the_system(self, client):
        dark = client.get(f"/layers/small?v=1&theme=dark&{PLACE}").json
        assert dark["frame"]["paper_bgcolor"] == "#11161d"
        light = client.get(f"/layers/small?v=1&{PLACE}").json
        assert light["frame"]["paper_bgcolor"] == "#ffffff"

    @pytest.mark.parametrize(
        ("address", "status", "sentence"),
        [
            (f"/layers/atlantis?v=1&{PLACE}", 404, 'There is no network called "atlantis" here.'),
            (
                f"/layers/small?v=1&focus=atlantis&{PLACE}",
                400,
                'focus: this network has no actor "atlantis"; use china, hamas, iran, israel, '
                "nato, powers or sco.",
            ),
            ("/layers/small?v=1", 400, 'scheme: "" is none; use light or dark.'),
            (
                "/layers/small?v=1&scheme=dark&w=wide&h=3",
                400,
                'w: "wide" is no size; use a whole number of pixels.',
            ),
            (
                "/layers/small?v=1&scheme=dark&w=9&h=1e99",
                400,
                'h: "1e99" is no size; use a whole number of pixels.',
            ),
        ],
    )
    def test_a_refusal_is_one_sentence(self, client, address, status, sentence):
        answer = client.get(address)
        assert (answer.status_code, answer.text) == (status, sentence)
        assert answer.content_type.startswith("text/plain")


class TestHall:
    def made(self, dataset, **place):
        server = build({dataset.name: dataset}).server
        with server.test_request_context():
            return picture_data(
                select(dataset, opening_view(dataset)),
                place={**WIDE, **place},
                scheme="light",
                known=(),
            )

    def test_names_are_larger_and_all_of_them_have_a_place(self, shipped):
        usual, hall = self.made(shipped), self.made(shipped, presenting=True)
        assert min(name_sizes(hall)) >= 0.9 * HALL[0] * WIDE["h"]
        assert min(name_sizes(hall)) > 1.3 * min(name_sizes(usual))
        assert len(name_sizes(hall)) == len(name_sizes(usual)) == len(shipped.actors)

    def test_the_scale_is_the_same_whatever_a_step_shows(self, shipped):
        server = build({"iran-2023": shipped}).server
        with server.test_request_context():
            sizes = {
                max(
                    name_sizes(
                        picture_data(
                            select(shipped, view),
                            place={**WIDE, "presenting": True},
                            scheme="light",
                            known=(),
                        )
                    )
                )
                for view in (
                    View(relations=frozenset({"trade"})),
                    View(focus="iran"),
                    View(memberships="ties"),
                )
            }
        assert len(sizes) == 1

    def test_where_names_are_many_it_is_the_usual_one(self):
        crowd = network(
            claim("a-1 backing a-2"),
            actors=tuple(
                Actor(id=f"a-{n}", kind="state", name=f"Actor {n}") for n in range(MOST_IN_HALL + 1)
            ),
        )
        assert name_sizes(self.made(crowd)) == name_sizes(self.made(crowd, presenting=True))
