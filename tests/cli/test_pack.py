from __future__ import annotations

import pytest

from alliance_network.export.pack import pack
from alliance_network.formats import open_dataset
from alliance_network.formats.stories import checked_stories
from alliance_network.story import story_text
from alliance_network.view import from_query, opening_view

BACKING = "v=1&relations=backing"


@pytest.fixture(scope="module")
def iran():
    return open_dataset("iran-2023")


@pytest.fixture(scope="module")
def story(iran):
    return checked_stories("iran-2023", iran)["around-iran"]


def test_a_network_in_one_file(run, iran, tmp_path):
    path = tmp_path / "iran.html"
    outcome = run("pack", "iran-2023", "-o", path)
    assert (outcome.code, outcome.output) == (0, "")
    assert path.read_bytes() == pack(iran, opening_view(iran))


def test_every_option_reaches_the_file(run, iran, story, tmp_path):
    path, public = tmp_path / "iran.html", "https://example.org/networks"
    what = f"iran-2023?{BACKING}"
    assert run("pack", what, "-o", path, "--story", story.name, "--public-url", public).code == 0
    assert path.read_bytes() == pack(iran, from_query(BACKING), story=story, public_url=public)


def test_a_story_of_a_file(run, story, tmp_path):
    by_name, by_file, file = (tmp_path / name for name in ("a.html", "b.html", "around-iran.toml"))
    file.write_text(story_text(story), encoding="utf-8")
    assert run("pack", "iran-2023", "-o", by_name, "--story", story.name).code == 0
    assert run("pack", "iran-2023", "-o", by_file, "--story", file).code == 0
    assert by_file.read_bytes() == by_name.read_bytes()


def test_what_cannot_be_packed_is_said(run, story, tmp_path):
    path = tmp_path / "iran.html"
    outcome = run("pack", "iran-2023", "-o", path, "--story", "none")
    assert outcome.code == 2
    assert outcome.error.splitlines()[-1] == (
        'Error: There is no story "none"; there is around-iran, or give the path of a file.'
    )
    file = tmp_path / "talk.toml"
    file.write_text(story_text(story).replace('"iran-2023"', '"other"'), encoding="utf-8")
    outcome = run("pack", "iran-2023", "-o", path, "--story", file)
    assert outcome.code == 2
    assert outcome.error.splitlines()[-1] == (
        'Error: The story "talk.toml" is one of the network "other", which is not given: name '
        "that network."
    )
    assert not path.exists()
