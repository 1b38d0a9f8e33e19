from __future__ import annotations

from typing import Any

import pytest
from pydantic import ValidationError

from alliance_network.model.relation import Relation


def relation(**fields: Any) -> Relation:
    return Relation(**{"id": "backing", "label": "backing", "verb": "backs", **fields})


def test_defaults_are_a_plain_directed_state():
    plain = relation(colour="", dash="", unit="")
    assert (plain.sign, plain.directed, plain.event) == (0, True, False)
    assert (plain.colour, plain.colour_dark, plain.dash, plain.unit) == (None, None, None, None)


def test_colours_and_dashes_have_one_form():
    one = relation(colour="#AABBCC", dash=" 8   4 ")
    assert (one.colour, one.dash) == ("#aabbcc", "8 4")


@pytest.mark.parametrize("dash", ["8", "8 4 8", "8,4", "0 4", "-8 4", "8 4 " * 5, "1e1 4", "x"])
def test_dashes_that_are_none(dash: str):
    with pytest.raises(ValidationError, match="is no dash pattern"):
        relation(dash=dash)


@pytest.mark.parametrize(
    ("fields", "sentence"),
    [
        ({"sign": 2}, '"2" is no sign. Write 1 for friendly, -1 for hostile, 0 for neither.'),
        (
            {"colour": "red"},
            '"red" is no colour. Write # and six digits 0-9, a-f, like #0b6e4f, or leave it empty.',
        ),
        (
            {"order": 10**7},
            '"10000000" is too large for an order. Use small numbers, like 1, 2, 3.',
        ),
        (
            {"id": "membership", "directed": False},
            "The relation membership is not directed. Set directed to true: it goes from the "
            "member to the organisation.",
        ),
    ],
)
def test_what_is_refused(fields: dict[str, Any], sentence: str):
    with pytest.raises(ValidationError) as caught:
        relation(**fields)
    assert str(caught.value.errors()[0]["ctx"]["error"]) == sentence
