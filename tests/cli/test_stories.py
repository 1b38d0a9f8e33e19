from __future__ import annotations

from pathlib import Path

import pytest

from alliance_network.cli.stories import story_files, told_story
from alliance_network.dashboard.settings import Settings, load, load_stories
from alliance_network.errors import UsageError
from alliance_network.story import Story, story_text

SHIPPED = Settings(datasets=("iran-2023",))


@pytest.fixture
def own(tmp_path) -> Path:
    """A story in a file of its own: the one that ships, shortened."""
    story = told_story("around-iran", load_stories(SHIPPED, load(SHIPPED)))
    path = tmp_path / "talk.toml"
    short = Story(name="talk", title="Mine", network=story.network, steps=story.steps[:2])
    path.write_text(story_text(short), encoding="utf-8")
    return path


def stories_with(*files: str):
    settings = Settings(datasets=("iran-2023",), stories=files)
    return load_stories(settings, load(settings))


def test_a_story_by_name():
    assert story_files("around-iran") == story_files(None) == ()
    told = told_story("around-iran", stories_with())
    assert (told.network, told.name) == ("iran-2023", "around-iran")


def test_a_story_by_file(own, monkeypatch):
    assert story_files(str(own)) == (str(own),)
    told = told_story(str(own), stories_with(str(own)))
    assert (told.network, told.name, told.title, len(told.steps)) == (
        *("iran-2023", "talk", "Mine"),
        2,
    )
    monkeypatch.chdir(own.parent)
    assert story_files("talk.toml") == ("talk.toml",)
    assert told_story("talk.toml", stories_with("talk.toml")) == told


def test_what_is_not_there():
    with pytest.raises(UsageError) as raised:
        story_files("nowhere/talk.toml")
    assert str(raised.value) == 'There is no file "nowhere/talk.toml".'
    with pytest.raises(UsageError) as raised:
        told_story("talk", stories_with())
    assert str(raised.value) == (
        'There is no story "talk"; there is around-iran, or give the path of a file.'
    )
    with pytest.raises(UsageError) as raised:
        told_story("talk", {"iran-2023": {}})
    assert str(raised.value) == (
        'There is no story "talk"; there is none, or give the path of a file.'
    )


def test_a_story_of_a_network_that_is_not_shown(run, own):
    own.write_text(own.read_text().replace('"iran-2023"', '"elsewhere"'), encoding="utf-8")
    outcome = run("serve", "--port", "0", "--story", own)
    assert outcome.code == 2
    assert outcome.error.endswith(
        'is one of the network "elsewhere", which is not given: name that network.\n'
    )


def test_a_faulty_story_is_not_told(run, own):
    text = own.read_text(encoding="utf-8")
    own.write_text(text.replace("v=1&", "v=1&no=1&").replace("title", "titel", 1), encoding="utf-8")
    outcome = run("serve", "--port", "0", "--story", own)
    assert (outcome.code, outcome.output) == (1, "")
    *faults, count = outcome.error.splitlines()
    assert count == f"{len(faults)} faults."
    assert len(faults) > 2
    assert all("talk.toml" in fault for fault in faults)
    assert any('There is no choice called "no"' in fault for fault in faults)
    assert any('"titel"' in fault for fault in faults)


def test_a_story_whose_views_its_network_does_not_have(run, own):
    text = own.read_text(encoding="utf-8")
    own.write_text(text.replace("v=1", "v=1&centre=atlantis"), encoding="utf-8")
    outcome = run("serve", "--port", "0", "--story", own)
    assert (outcome.code, outcome.output) == (1, "")
    *faults, count = outcome.error.splitlines()
    assert (len(faults), count) == (2, "2 faults.")
    assert all('this network has no actor "atlantis"' in fault for fault in faults)


def test_two_stories_of_one_name(own):
    other = own.with_name("around-iran.toml")
    other.write_text(own.read_text(encoding="utf-8"), encoding="utf-8")
    with pytest.raises(UsageError, match='has another story called "around-iran": rename'):
        stories_with(str(other))


def test_the_page_opens_with_the_story(serve, own):
    server = serve("--story", own)
    assert server.url.endswith("/iran-2023#story=talk/1")
    assert server.stop() == 0
