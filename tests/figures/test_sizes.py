from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from alliance_network.errors import UsageError
from alliance_network.figures.sizes import SIZES, Size, size_of, size_words

REACH = "use 189 px (50 mm) to 8,000 px (2,117 mm) a side."


def print_size(width: float, height: float, unit: str) -> Size:
    return Size(width=width, height=height, unit=unit, dpi=300.0)


@pytest.mark.parametrize("name", SIZES)
def test_a_name_means_its_size_and_the_size_its_name(name):
    assert size_of(name) is SIZES[name]
    assert size_words(SIZES[name]) == name


def test_a_journals_columns_are_85_and_178_mm_at_300_dpi():
    for name, width in (("journal-single", 85), ("journal-double", 178)):
        size = SIZES[name]
        assert (size.width, size.unit, size.dpi) == (width, "mm", 300)


def test_a_slide_is_as_wide_as_a_screen():
    width, height = SIZES["slide"].px
    assert width / height == pytest.approx(16 / 9)


@pytest.mark.parametrize(
    ("said", "size"),
    [
        ("1600x900", Size(width=1600, height=900)),
        ("1600 X 900 px", Size(width=1600, height=900)),
        ("120.5×80mm", print_size(120.5, 80, "mm")),
        ("6x4in", print_size(6, 4, "in")),
    ],
)
def test_own_sizes(said, size):
    assert size_of(said) == size


def test_mm_and_inches_are_ninety_sixths_of_an_inch():
    assert Size(width=25.4, height=50.8, unit="mm").px == pytest.approx((96, 192))
    assert Size(width=1, height=2.5, unit="in").px == pytest.approx((96, 240))


LENGTHS = st.floats(50, 2000).map(lambda side: round(side, 4))


@given(LENGTHS, LENGTHS)
def test_an_own_size_is_read_as_it_is_written(width, height):
    for unit, factor in (("mm", 1.0), ("px", 4), ("in", 1 / 25)):
        size = size_of(f"{width * factor:.6f}x{height * factor:.6f}{unit}")
        assert size_of(size_words(size)) == size


@pytest.mark.parametrize(
    ("said", "sentence"),
    [
        (
            "huge",
            '"huge" is no size; use slide, newspaper-one, newspaper-two, journal-single, '
            "journal-double, a4, a4-wide, letter, letter-wide, square, portrait, poster or a "
            "width and a height like 1600x900 (px), 120x80mm or 6x4in.",
        ),
        ("10x10", f'The size "10x10" is out of reach; {REACH}'),
        ("9000x900", f'The size "9000x900" is out of reach; {REACH}'),
        ("1x9in", f'The size "1x9in" is out of reach; {REACH}'),
    ],
)
def test_what_is_no_size_says_what_would_be(said, sentence):
    with pytest.raises(UsageError) as caught:
        size_of(said)
    assert str(caught.value) == sentence
