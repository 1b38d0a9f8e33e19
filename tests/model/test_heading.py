from __future__ import annotations

import pytest
from pydantic import ValidationError

from alliance_network.model.heading import OPENING_LENGTH, Heading


def test_an_opening_is_kept_as_its_query_text():
    assert Heading(name="x", title="X", opening=" v=1&focus=iran ").opening == "v=1&focus=iran"


@pytest.mark.parametrize(
    ("opening", "words"),
    [
        ("v" * (OPENING_LENGTH + 1), "is too long. Keep it to 4,000 characters here."),
        ("v=1\nx", "holds a line break"),
        ("v=1&focus=ایران", "is no query text"),
    ],
)
def test_openings_that_are_none(opening: str, words: str):
    with pytest.raises(ValidationError, match=words):
        Heading(name="x", title="X", opening=opening)
