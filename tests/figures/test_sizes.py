from __future__ import annotations

import pytest
from alliance_network.export.sizes import SIZES, Size, size_of

from alliance_network.errors import UsageError


def test_named_sizes():
    assert set(SIZES) == {"slide", "column", "page", "page-wide"}
    assert size_of("slide").px == (1280, 720)
    assert size_of("column").width == 85
    assert size_of("page") == Size(210, 297, "mm")


@pytest.mark.parametrize(
    ("said", "size"),
    [
        ("1600x900", Size(1600, 900)),
        ("1600 X 900 px", Size(1600, 900)),
        ("120.5×80mm", Size(120.5, 80, "mm")),
    ],
)
def test_own_sizes(said, size):
    assert size_of(said) == size


def test_mm_are_ninety_sixths_of_an_inch():
    assert Size(25.4, 50.8, "mm").px == pytest.approx((96, 192))


@pytest.mark.parametrize(
    ("said", "sentence"),
    [
        (
            "poster",
            '"poster" is no size; use slide, column, page, page-wide or a width and a height like '
            "1600x900 (px) or 120x80mm.",
        ),
        (
            "10x10",
            'The size "10x10" is out of reach; use 200 px (53 mm) to 8,000 px (2,117 mm) a side.',
        ),
        (
            "9000x900",
            'The size "9000x900" is out of reach; '
            "use 200 px (53 mm) to 8,000 px (2,117 mm) a side.",
        ),
    ],
)
def test_what_is_no_size_says_what_would_be(said, sentence):
    with pytest.raises(UsageError) as caught:
        size_of(said)
    assert str(caught.value) == sentence
