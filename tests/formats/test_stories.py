from __future__ import annotations

import os
from pathlib import Path

import pytest

from alliance_network.errors import DataError
from alliance_network.formats.stories import checked_stories, read_story, stories_of
from alliance_network.story import STORY_BYTES, Step, story_text
from alliance_network.view import View
from small import claim, network
from story.examples import story

NETWORK = network(claim("iran backing hamas"))


@pytest.fixture
def folder(tmp_path):
    (tmp_path / "stories").mkdir()
    return tmp_path


def put(folder, name, content=None):
    content = story_text(story()).encode() if content is None else content
    (folder / "stories" / name).write_bytes(content)


def faults(folder):
    with pytest.raises(DataError) as raised:
        stories_of(folder)
    return [str(fault) for fault in raised.value.faults]


def test_stories_of_a_folder_by_name_sorted(folder):
    put(folder, "b.toml")
    put(folder, "a-1.toml")
    put(folder, "notes.txt", b"not one of them")
    found = stories_of(folder)
    assert list(found) == ["a-1", "b"]
    assert found["b"] == story(name="b")
    assert checked_stories(folder, NETWORK) == found


def test_of_the_network_that_ships_by_its_name():
    assert "around-iran" in stories_of("iran-2023")


@pytest.mark.parametrize("name", ["", "nothing/there", "a\x00b"])
def test_without_a_folder_there_are_none(tmp_path, name):
    assert stories_of(tmp_path / name) == {}


def test_faults_of_all_files_with_their_names(folder):
    put(folder, "a.toml", b"title = 1")
    put(folder, "b.toml")
    put(folder, "c.toml", b"\xe9")
    put(folder, "draft.toml")
    put(folder, "Mein Stück.toml")
    put(folder, "large.toml", b"#" * (STORY_BYTES + 1))
    (folder / "stories" / "d.toml").mkdir()
    found = faults(folder)
    assert found[1:] == [
        'stories/a.toml, field "title": "1" is no text. Put it in quotation marks.',
        'stories/a.toml, field "network": It is missing. Add it.',
        'stories/a.toml, field "steps": The story has no step. Add one.',
        'stories/c.toml: The file is not in UTF-8: it holds the byte 0xE9 ("é" in Latin-1, as '
        "Windows writes it). Save it as UTF-8.",
        "stories/d.toml: The file cannot be read (it is no file). Check that it is a file, and "
        "that you may read it.",
        "stories/draft.toml: No file may be called draft: that is the story being written on the "
        "page. Rename the file.",
        "stories/large.toml: The story has 256,001 bytes. Keep it to 256,000 bytes, or make "
        "several stories of it.",
    ]
    assert found[0].startswith('stories/Mein Stück.toml, field "name": "Mein Stück" is no name.')


def test_what_never_ends_is_not_read(folder):
    os.mkfifo(folder / "stories" / "pipe.toml")
    (fault,) = faults(folder)
    assert fault.startswith("stories/pipe.toml: The file cannot be read (it is no file).")


def test_too_large_a_file_is_not_even_read(folder, monkeypatch):
    put(folder, "large.toml", b"#" * (STORY_BYTES + 1))
    monkeypatch.setattr(Path, "read_bytes", lambda path: pytest.fail(f"{path} is read"))
    assert len(faults(folder)) == 1


def test_stories_are_held_against_their_network(folder):
    told = story(Step(title="a", view=View(focus="atlantis")), network="other")
    put(folder, "a.toml", story_text(told).encode())
    put(folder, "b.toml", story_text(story(network="third")).encode())
    with pytest.raises(DataError) as raised:
        checked_stories(folder, NETWORK)
    assert [fault.where for fault in raised.value.faults] == [
        'stories/a.toml, field "network"',
        'stories/a.toml, step 1, field "view"',
        'stories/b.toml, field "network"',
    ]


def test_a_mark_before_the_text_and_line_ends_of_windows_do_no_harm():
    data = b"\xef\xbb\xbf" + story_text(story()).replace("\n", "\r\n").encode()
    assert read_story(data, name="small-story", file="f.toml") == story()
