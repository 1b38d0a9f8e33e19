"""JSON as plain values, and values as cells."""

from __future__ import annotations

import re

import pytest

from alliance_network.formats.file import File
from alliance_network.formats.json_values import cells_of, has_keys, json_of, text_of


def test_numbers_stay_as_they_are_written():
    content = b'{"a": 1.50, "b": 12345678901234567890, "c": NaN, "d": -Infinity, "e": true}'
    assert json_of(File(name="x", content=content)) == {
        "a": "1.50",
        "b": "12345678901234567890",
        "c": None,
        "d": "-Infinity",
        "e": True,
    }


@pytest.mark.parametrize(
    ("value", "text"),
    [
        (None, None),
        ("", None),
        ([], None),
        ({}, None),
        (False, "false"),
        ("0", "0"),
        (["a", "b"], "a | b"),
        (["a", True], '["a", true]'),
        ({"ä": ["1"]}, '{"ä": ["1"]}'),
    ],
)
def test_a_value_as_a_cell(value: object, text: str | None):
    assert text_of(value) == text


def test_cells_without_the_empty_and_the_unwanted():
    assert cells_of({"a": "1", "b": None, "c": "3"}, but=("c",)) == {"a": "1"}


def test_what_a_look_shows():
    key = re.compile(rb'"nodes"')
    for content in (b' {"nodes"', b'\xef\xbb\xbf["nodes"', '{"nodes"'.encode("utf-16")):
        assert has_keys(File(name="x", content=content), key)
    for content in (b'<"nodes"', b'{"links"'):
        assert not has_keys(File(name="x", content=content), key)
