from __future__ import annotations

import pytest
from hypothesis import given, settings

from alliance_network.errors import DataError
from alliance_network.story import (
    STORY_BYTES,
    Step,
    story_from_json,
    story_json,
    story_of,
    story_text,
)
from alliance_network.view import View
from story.examples import stories, story

WRITTEN = '''title = "A \\"story\\""
network = "small"

[[steps]]
title = "Who backs"
text = """
One says so \\\\ \\"so\\".

Another
does not.
"""
notes = ""
view = "v=1&relations=backing&selected=iran,hamas,backing"

[[steps]]
title = "Everything"
text = ""
notes = """
Point at Iran.
"""
view = "v=1"
'''
TOLD = story(
    Step(
        title="Who backs",
        text='One says so \\ "so".\n\nAnother\ndoes not.',
        view=View(relations={"backing"}, selected="iran>hamas:backing"),
    ),
    Step(title="Everything", notes="Point at Iran.", view=View()),
    title='A "story"',
)


def read(text, name="small-story"):
    return story_of(text, name=name, file="small-story.toml")


def faults(text):
    with pytest.raises(DataError) as raised:
        read(text)
    return [str(fault) for fault in raised.value.faults]


class TestFile:
    def test_it_reads_as_it_is_written(self):
        assert story_text(TOLD) == WRITTEN
        assert read(WRITTEN) == TOLD

    @settings(max_examples=40)
    @given(stories)
    def test_the_same_bytes_again(self, told):
        text = story_text(told)
        again = read(text, name=told.name)
        assert again == told
        assert story_text(again) == text
        assert "\r" not in text

    def test_what_a_person_wrote_by_hand(self):
        text = (
            "# my first one\r\nnetwork = 'small'\r\ntitle = '''By hand'''\r\nsteps = [\r\n"
            "  { view = 'v=1&theme=dark', title = '  Everything ' },\r\n]\r\n"
        )
        assert read(text) == story(Step(title="Everything", view=View()), title="By hand")

    @pytest.mark.parametrize(
        ("text", "sentence"),
        [
            (
                "title = \n",
                "The file is no TOML at line 1, column 9: invalid value.",
            ),
            (
                'title = "a"\ntitle = "b"\n',
                "The file is no TOML at line 2, column 12: cannot overwrite a value.",
            ),
            ("a = " + "[" * 50_000, "The file is no TOML: it nests too deeply."),
            ("a." * 70 + "b = 1", "The file is no TOML: a name in it has too many parts."),
            (
                "['a b'" + " . 'a.b'" * 70 + "]",
                "The file is no TOML: a name in it has too many parts.",
            ),
        ],
    )
    def test_what_is_no_toml(self, text, sentence):
        assert faults(text) == [
            f"small-story.toml: {sentence} Correct it, or start from a story that this program "
            "wrote."
        ]

    def test_a_number_without_end(self):
        (fault,) = faults("title = " + "1" * 10_000)
        assert fault.startswith("small-story.toml: The file is no TOML: ")

    def test_a_name_of_many_parts_takes_no_memory(self):
        # tomllib would take 50 GB for this.
        assert len(faults("a." * 127_000 + "b = 1")) == 1

    def test_full_stops_in_a_text_are_no_name(self):
        told = story(Step(title="Dots", text="1.2.3 " * 100 + "." * 300, view=View()))
        assert read(story_text(told)) == told

    def test_too_large_a_file(self):
        assert faults("#" * STORY_BYTES + "\n") == [
            "small-story.toml: The story has 256,001 bytes. Keep it to 256,000 bytes, or make "
            "several stories of it."
        ]


class TestJson:
    def test_what_a_browser_gets(self):
        assert story_json(TOLD) == {
            "name": "small-story",
            "title": 'A "story"',
            "network": "small",
            "steps": [
                {
                    "title": "Who backs",
                    "text": 'One says so \\ "so".\n\nAnother\ndoes not.',
                    "notes": "",
                    "view": "v=1&relations=backing&selected=iran,hamas,backing",
                },
                {"title": "Everything", "text": "", "notes": "Point at Iran.", "view": "v=1"},
            ],
        }

    @settings(max_examples=40)
    @given(stories)
    def test_it_comes_back_the_same(self, told):
        assert story_from_json(story_json(told), file="Story") == told

    def test_without_a_name_it_is_a_draft(self):
        values = story_json(TOLD)
        del values["name"]
        assert story_from_json(values, file="Story").name == "draft"

    def test_a_story_that_no_file_could_hold(self):
        step = Step(title="Long", text="x" * 4_000, notes="y" * 8_000, view=View())
        values = story_json(story(*[step] * 30))
        with pytest.raises(DataError) as raised:
            story_from_json(values, file="Story")
        assert str(raised.value).startswith("Story: The story has 36")
