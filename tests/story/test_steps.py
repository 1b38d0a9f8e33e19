from __future__ import annotations

import pytest

from alliance_network.errors import DataError, FieldError
from alliance_network.story import MOST_STEPS, Step, Story, check_story
from alliance_network.view import View
from small import claim, network
from story.examples import story

NETWORK = network(claim("iran backing hamas"))


def test_texts_are_cleaned_and_the_theme_is_left_to_the_room():
    step = Step(title=" Who ", text="one\r\n\r\ntwo \n", notes="e\u0301", view=View(theme="dark"))
    assert step == Step(title="Who", text="one\n\ntwo", notes="é", view=View())
    assert step.view == View()


@pytest.mark.parametrize(
    ("fields", "sentence"),
    [
        ({"title": " "}, "It is empty. Write a title."),
        ({"title": "a\nb"}, '"a\\nb" holds a line break or tab. Write it on one line.'),
        (
            {"title": "x" * 201},
            f'"{"x" * 60}…" (201 characters) is too long. Keep it to 200 characters here.',
        ),
        (
            {"text": "x" * 4001},
            f'"{"x" * 60}…" (4,001 characters) is too long. Keep it to 4,000 characters here.',
        ),
        (
            {"notes": "x" * 8001},
            f'"{"x" * 60}…" (8,001 characters) is too long. Keep it to 8,000 characters here.',
        ),
        (
            {"text": "a\x00b"},
            '"a\\x00b" holds the control character U+0000. Delete it, and save the file as UTF-8.',
        ),
        ({"notes": "\ud83d"}, "It holds half a character. Delete it and write it again."),
        ({"text": 3}, '"3" is no text. Put it in quotation marks.'),
    ],
)
def test_what_a_step_does_not_take(fields, sentence):
    with pytest.raises(FieldError) as raised:
        Step(**{"title": "Who", "view": View(), **fields})
    assert str(raised.value) == sentence


@pytest.mark.parametrize(
    ("steps", "sentence"),
    [
        (0, "The story has no step. Add one."),
        (
            MOST_STEPS + 1,
            "The story has 201 steps. Keep it to 200, or make several stories of it.",
        ),
    ],
)
def test_how_many_steps(steps, sentence):
    one = Step(title="Who", view=View())
    with pytest.raises(FieldError) as raised:
        Story(name="x", title="x", network="x", steps=(one,) * steps)
    assert str(raised.value) == sentence


@pytest.mark.parametrize("name", ["My story", "", "a/b", "x" * 81, "a\n"])
def test_a_name_is_a_slug(name):
    with pytest.raises(FieldError, match=r" is no name\. Use lower-case letters"):
        story(name=name)
    assert story(name="x" * 80).name == "x" * 80


class TestCheck:
    def test_a_story_of_its_network_is_itself(self):
        told = story(Step(title="Who", view=View(selected="iran>hamas:backing")))
        assert check_story(told, NETWORK) is told

    def test_every_fault_at_once(self):
        told = story(
            Step(title="a", view=View(focus="atlantis")),
            Step(title="b", view=View()),
            Step(title="c", view=View(selected="iran>israel:backing")),
            network="other",
        )
        with pytest.raises(DataError) as raised:
            check_story(told, NETWORK)
        copy = "Copy what stands after the ? in the address of the view you mean."
        assert [str(fault) for fault in raised.value.faults] == [
            'small-story.toml, field "network": The story is one of the network "other", not of '
            '"small". Write network = "small", or open it with its own network.',
            'small-story.toml, step 1, field "view": focus: this network has no actor "atlantis"; '
            f"use china, hamas, iran, israel, nato, powers or sco. {copy}",
            'small-story.toml, step 3, field "view": selected: no claim is about '
            f'"iran>israel:backing"; choose another tie or an actor. {copy}',
        ]
        first, second, third = raised.value.faults
        assert (first.step, first.field, first.value) == (None, "network", "other")
        assert (second.step, second.field, second.value) == (1, "view", "v=1&focus=atlantis")
        assert third.step == 3

    def test_the_file_is_called_as_asked(self):
        with pytest.raises(DataError, match=r'^File, field "network"'):
            check_story(story(network="other"), NETWORK, file="File")
