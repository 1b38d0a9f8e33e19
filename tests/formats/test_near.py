from __future__ import annotations

import pytest

from alliance_network.formats.near import NearNames


@pytest.mark.parametrize(
    ("unknown", "near"),
    [
        ("irann", "iran"),
        ("Iran", "iran"),
        ("saudi arabia", "saudi-arabia"),
        ("Islamic Republic of Iran", "iran"),
        ("quebec", None),
        ("", None),
        ("x" * 1_000_000, None),
    ],
)
def test_the_nearest_name(unknown: str, near: str | None):
    names = NearNames(["iran", "iraq", "saudi-arabia"], also={"Islamic Republic of Iran": "iran"})
    assert names.nearest(unknown) == near


def test_a_name_itself_comes_before_a_word_for_another():
    assert NearNames(["us", "un"], also={"US": "un"}).nearest("US") == "us"


def test_hints():
    names = NearNames(["iran"])
    assert names.hint("irann") == 'Did you mean "iran"? '
    assert names.hint("quebec") == ""


def test_the_search_ends():
    names = NearNames([f"actor-{number}" for number in range(30_000)])
    assert names.nearest("aktor-1") is not None
    assert names.nearest("aktor-2") is not None
    # Two searches of so many names are enough; what needs none is still found.
    assert names.nearest("aktor-3") is None
    assert names.nearest("Actor-3") == "actor-3"
