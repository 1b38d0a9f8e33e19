from __future__ import annotations

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from alliance_network.errors import DataError
from alliance_network.story import Story
from alliance_network.story.reading import read_story
from alliance_network.view import View
from story.examples import story

COPY = "Copy what stands after the ? in the address of the view you mean."

_VALUES = st.recursive(
    st.none() | st.booleans() | st.integers() | st.floats() | st.text(max_size=5),
    lambda inner: (
        st.lists(inner, max_size=3)
        | st.dictionaries(
            st.sampled_from(("title", "network", "steps", "text", "notes", "view", "x")), inner
        )
    ),
    max_leaves=12,
)


def faults(values, name="small-story"):
    with pytest.raises(DataError) as raised:
        read_story(values, name=name, file="f.toml")
    return [str(fault) for fault in raised.value.faults]


def test_text_and_notes_may_be_missing():
    values = {
        "title": "A story",
        "network": "small",
        "steps": [{"title": "Everything", "view": "v=1"}],
    }
    assert read_story(values, name="small-story", file="f.toml") == story()


def test_every_fault_of_every_step():
    values = {
        "title": "",
        "steps": [
            {"title": "a", "view": "v=1", "note": "b"},
            {"text": 1, "view": "relations=backing"},
            {"title": "a\tb"},
            {"title": "a", "view": "v=1&layout=sphere"},
        ],
    }
    assert faults(values) == [
        'f.toml, field "title": It is empty. Write a title.',
        'f.toml, field "network": It is missing. Add it.',
        'f.toml, step 1, field "note": There is no such field. Use title, text, notes or view.',
        'f.toml, step 2, field "title": It is missing. Add it.',
        'f.toml, step 2, field "text": "1" is no text. Put it in quotation marks.',
        'f.toml, step 2, field "view": v, the version of the address, is missing; start it with '
        f"v=1. {COPY}",
        'f.toml, step 3, field "title": "a\\tb" holds a line break or tab. Write it on one line.',
        'f.toml, step 3, field "view": It is missing. Add it.',
        'f.toml, step 4, field "view": layout: "sphere" is not possible; use organic, circle, '
        f"kinds or rings. {COPY}",
    ]


def test_steps_that_are_none():
    named = {"title": "a", "network": "b"}
    wrong = 'f.toml, field "steps": It is no list of steps. Begin each step with a line [[steps]].'
    assert faults({**named, "steps": 3}) == [wrong]
    assert faults({**named, "steps": ["a"]}) == [wrong]
    assert faults({**named, "steps": []}) == [
        'f.toml, field "steps": The story has no step. Add one.'
    ]
    assert faults(named) == ['f.toml, field "steps": The story has no step. Add one.']


def test_of_far_too_many_steps_the_first_are_looked_at():
    values = {"title": "a", "network": "b", "steps": [{"title": "", "view": "v=1"}] * 5_000}
    found = faults(values)
    assert found[0].startswith('f.toml, field "steps": The story has 5,000 steps.')
    assert len(found) == 201


def test_a_view_that_is_too_long():
    values = {"title": "a", "network": "b", "steps": [{"title": "c", "view": "v=1" + "&" * 4_000}]}
    (fault,) = faults(values)
    assert fault.endswith("(4,003 characters) is too long. Keep it to 4,000 characters here.")


def test_a_file_with_a_name_that_no_address_holds():
    values = {"title": "a", "network": "b", "steps": [{"title": "c", "view": "v=1"}]}
    (fault,) = faults(values, name="Mein Stück")
    assert fault.startswith('f.toml, field "name": "Mein Stück" is no name.')


@settings(max_examples=50)
@given(st.dictionaries(st.sampled_from(("title", "network", "steps", "x")), _VALUES))
def test_whatever_is_there_it_is_a_story_or_has_faults(values):
    try:
        found = read_story(values, name="x", file="f.toml")
    except DataError as error:
        assert error.faults
        assert all("\n" not in str(fault) for fault in error.faults)
    else:
        assert isinstance(found, Story)
        assert all(isinstance(step.view, View) for step in found.steps)
