from __future__ import annotations

import json

import pytest

from alliance_network.dashboard.app import build
from alliance_network.dashboard.story_routes import JSON_BYTES
from alliance_network.story import STORY_BYTES, Step, story_json, story_text
from alliance_network.view import View
from small import claim, network
from story.examples import story

HOSTILE = '</script><img src=x onerror="alert(1)">'
TOLD = story(
    Step(title="Who backs", text="One\n\ntwo “é”", view=View(relations={"backing"})),
    Step(title=HOSTILE, view=View(selected="iran>hamas:backing")),
)


@pytest.fixture(scope="module")
def client():
    networks = {"small": network(claim("iran backing hamas")), "bare": network()}
    return build(networks, stories={"small": {"small-story": TOLD}}).server.test_client()


class TestStories:
    def test_the_list(self, client):
        assert client.get("/stories/small").json == [
            {"name": "small-story", "title": "A story", "steps": 2}
        ]
        assert client.get("/stories/bare").json == []

    def test_one(self, client):
        answer = client.get("/story/small/small-story")
        assert answer.json == story_json(TOLD)
        assert answer.content_type == "application/json"

    def test_its_file(self, client):
        answer = client.get("/story/small/small-story.toml")
        assert answer.get_data(as_text=True) == story_text(TOLD)
        assert answer.content_type == "application/toml; charset=utf-8"
        assert answer.headers["Content-Disposition"] == 'attachment; filename="small-story.toml"'

    @pytest.mark.parametrize(
        ("path", "sentence"),
        [
            ("/stories/other", 'There is no network called "other" here.'),
            ("/story/other/small-story", 'There is no network called "other" here.'),
            ("/story/small/other", 'There is no story called "other" here.'),
            ("/story/bare/small-story.toml", 'There is no story called "small-story" here.'),
        ],
    )
    def test_what_is_not_there(self, client, path, sentence):
        answer = client.get(path)
        assert (answer.status_code, answer.text) == (404, sentence)
        assert answer.content_type == "text/plain; charset=utf-8"

    def test_a_page_without_stories_has_none(self):
        client = build({"small": network()}).server.test_client()
        assert client.get("/stories/small").json == []


class TestWriting:
    def test_what_is_written_is_read_again_byte_for_byte(self, client):
        text = client.post("/story/small/write", json=story_json(TOLD)).data
        assert text.decode() == story_text(TOLD)
        read = client.post("/story/small/read", data=text)
        assert read.json == {**story_json(TOLD), "name": "draft"}
        assert client.post("/story/small/write", json=read.json).data == text

    def test_every_fault_a_line(self, client):
        values = story_json(TOLD)
        values["title"] = ""
        values["steps"][0]["view"] = "v=1&focus=atlantis&places=x"
        values["steps"][1]["text"] = "\x00"
        answer = client.post("/story/small/write", json=values)
        assert answer.status_code == 400
        assert answer.content_type == "text/plain; charset=utf-8"
        assert [line.partition(": ")[0] for line in answer.text.splitlines()] == [
            'Story, field "title"',
            'Story, step 1, field "view"',
            'Story, step 2, field "text"',
        ]

    def test_views_are_held_against_the_network(self, client):
        values = story_json(TOLD)
        values["steps"][1]["view"] = "v=1&focus=atlantis"
        answer = client.post("/story/small/write", json=values)
        assert answer.status_code == 400
        assert answer.text.startswith('Story, step 2, field "view": focus: this network has no')

    @pytest.mark.parametrize(
        "change",
        [
            {"steps": None},
            {"steps": [[]]},
            {"steps": [{"title": "a"}]},
            {"title": 1},
            {"more": "fields"},
            {"steps": [{"title": "a", "text": "", "notes": "", "view": "v=1"}] * 201},
        ],
        ids=str,
    )
    def test_what_no_page_of_ours_sends(self, client, change):
        answer = client.post("/story/small/write", json={**story_json(TOLD), **change})
        assert answer.status_code == 400
        assert answer.text == "The page did not send a story: load it again."

    @pytest.mark.parametrize("body", [b"", b"[]", b"{", b"\xff", b"[" * 100_000])
    def test_what_is_no_json(self, client, body):
        answer = client.post("/story/small/write", data=body)
        assert (answer.status_code, answer.text) == (
            400,
            "The page did not send a story: load it again.",
        )

    def test_too_much(self, client):
        body = json.dumps({**story_json(TOLD), "title": "x" * JSON_BYTES})
        answer = client.post("/story/small/write", data=body)
        assert (answer.status_code, answer.text) == (
            413,
            "This is larger than 256,000 bytes, which no story may be.",
        )


class TestReading:
    def test_faults_of_a_file(self, client):
        answer = client.post("/story/small/read", data=b"title = 'a'\nnetwork = 'b c'\n")
        assert answer.status_code == 400
        assert [line.partition(": ")[0] for line in answer.text.splitlines()] == [
            'File, field "network"',
            'File, field "steps"',
        ]

    def test_a_story_of_another_network(self, client):
        answer = client.post("/story/bare/read", data=story_text(TOLD))
        assert answer.status_code == 400
        assert answer.text.startswith('File, step 2, field "view": selected: no claim is about')
        other = client.post("/story/small/read", data=story_text(story(network="other")))
        assert other.text.startswith('File, field "network": The story is one of the network')

    @pytest.mark.parametrize(
        "body", [b"", b"\x89PNG\r\n\x1a\n\x00", b"\xff\xfea\x00", b"\x00" * 99]
    )
    def test_what_is_no_story_at_all(self, client, body):
        answer = client.post("/story/small/read", data=body)
        assert answer.status_code == 400
        assert answer.text.startswith("File")
        assert answer.text.isprintable() or "\n" in answer.text

    def test_too_much(self, client):
        answer = client.post("/story/small/read", data=b"#" * (STORY_BYTES + 1))
        assert answer.status_code == 413

    @pytest.mark.parametrize("path", ["/story/other/read", "/story/other/write"])
    def test_a_network_that_is_not_there(self, client, path):
        answer = client.post(path, data=b"")
        assert (answer.status_code, answer.text) == (
            404,
            'There is no network called "other" here.',
        )

    def test_nothing_is_kept(self, client):
        before = client.get("/stories/small").json
        client.post("/story/small/write", json={**story_json(TOLD), "name": "another"})
        assert client.get("/stories/small").json == before
        assert client.get("/story/small/another").status_code == 404
