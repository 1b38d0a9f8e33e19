"""One HTML file, asked for as the page does."""

from __future__ import annotations

import pytest

from alliance_network.dashboard.app import build
from alliance_network.export.pack import pack
from alliance_network.story import Step, Story, story_json
from alliance_network.view import View
from small import claim, network

PUBLIC = "https://example.org/networks"
NETWORK = network(claim("iran backing hamas"), claim("china backing iran", source="b"))


def told(view: View) -> Story:
    return Story(
        name="told", title="A story", network="small", steps=(Step(title="One", view=view),)
    )


STORIES = {"small": {"told": told(View()), "odd": told(View(focus="atlantis"))}}


@pytest.fixture(scope="module")
def client():
    page = build({"small": NETWORK}, stories=STORIES, public_url=PUBLIC)
    return page.server.test_client()


def test_it_is_the_file_of_the_view(client):
    answer = client.get("/pack/small.html?v=1&focus=iran")
    assert answer.data == pack(NETWORK, View(focus="iran"), public_url=PUBLIC)
    assert answer.content_type == "text/html; charset=utf-8"
    assert answer.headers["Content-Disposition"].startswith('attachment; filename="small.html"')


def test_it_holds_a_story_that_is_asked_for(client):
    answer = client.get("/pack/small.html?v=1&focus=iran&story=told")
    story = STORIES["small"]["told"]
    assert answer.data == pack(NETWORK, View(focus="iran"), story=story, public_url=PUBLIC)


def test_it_holds_a_story_that_is_posted(client):
    story = STORIES["small"]["told"]
    answer = client.post("/pack/small.html?v=1&focus=iran", json=story_json(story))
    assert answer.data == pack(NETWORK, View(focus="iran"), story=story, public_url=PUBLIC)
    answer = client.post("/pack/small.html?v=1", json=story_json(STORIES["small"]["odd"]))
    assert answer.status_code == 400
    assert answer.text.startswith('Story, step 1, field "view": focus: this network has no actor')
    answer = client.post("/pack/small.html?v=1", data="no story")
    assert (answer.status_code, answer.text) == (
        400,
        "The page did not send a story: load it again.",
    )


@pytest.mark.parametrize(
    ("address", "status", "sentence"),
    [
        ("/pack/other.html?v=1", 404, 'There is no network called "other" here.'),
        ("/pack/small.html?v=1&story=%3Cb%3E", 404, 'This network has no story called "<b>".'),
        (
            "/pack/small.html?v=1&focus=atlantis",
            400,
            'focus: this network has no actor "atlantis"; use china, hamas, iran, israel, nato, '
            "powers or sco.",
        ),
        (
            "/pack/small.html?v=1&story=odd",
            400,
            'told.toml, step 1, field "view": focus: this network has no actor "atlantis"; use '
            "china, hamas, iran, israel, nato, powers or sco. Copy what stands after the ? in the "
            "address of the view you mean.",
        ),
    ],
)
def test_what_cannot_be_made_is_said(client, address, status, sentence):
    answer = client.get(address)
    assert (answer.status_code, answer.text) == (status, sentence)
    assert answer.content_type == "text/plain; charset=utf-8"
