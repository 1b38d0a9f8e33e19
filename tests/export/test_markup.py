from __future__ import annotations

import xml.etree.ElementTree as ET

import pytest
from hypothesis import given
from hypothesis import strategies as st

from alliance_network.export.markup import Ids, attributes, directed, number, text

ARABIC, HEBREW = "حماس", "ישראל"
RTL, LTR, END = "\u2067", "\u2066", "\u2069"

ANY = st.text(alphabet=st.characters(), max_size=80)  # lone surrogates too


@pytest.mark.parametrize(
    ("value", "short"),
    [(3.0, "3"), (-0.001, "0"), (0.5, "0.5"), (12.346, "12.35"), (100, "100"), (-2.5, "-2.5")],
)
def test_a_number_is_as_short_as_two_decimals_can_be(value, short):
    assert number(value) == short


@given(st.floats(-1e5, 1e5))
def test_a_number_is_off_by_half_a_hundredth_at_most(value):
    assert abs(float(number(value)) - value) <= 0.005 + 1e-9
    assert "e" not in number(value)


@given(ANY)
def test_any_text_comes_back_from_xml_but_for_what_xml_cannot_hold(value):
    back = ET.fromstring(f"<a{attributes({'b': value})}>{text(value)}</a>")
    assert len(back.text or "") == len(value)
    for sent, came, said in zip(value, back.text or "", back.get("b"), strict=True):
        assert came == said
        if sent in "\t\n\r\u2028\u2029":
            assert came == " "
        else:
            assert came in (sent, "\ufffd")
            assert (came == "\ufffd") == (sent == "\ufffd" or not holds(sent))


def holds(character):
    """Whether XML 1.0 has this character and it is no control."""
    point = ord(character)
    return (
        0x20 <= point <= 0x7E or 0xA0 <= point <= 0xD7FF or 0xE000 <= point not in (0xFFFE, 0xFFFF)
    )


def test_none_leaves_an_attribute_out():
    assert attributes({"a": None, "b": 1.0, "c": '<"&'}) == ' b="1" c="&lt;&quot;&amp;"'


@pytest.mark.parametrize(
    "plain", ["Iran", ARABIC, f"{HEBREW} {HEBREW}", f"Hamas ({ARABIC})", "", "12"]
)
def test_a_line_of_one_direction_stays_as_it_is(plain):
    assert directed(plain) == plain


@pytest.mark.parametrize("mixed", [f"{ARABIC} (Hamas)", f"{HEBREW} 2023", f"({ARABIC})"])
def test_a_line_that_begins_from_the_right_and_mixes_is_isolated(mixed):
    assert directed(mixed) == f"{RTL}{mixed}{END}"


def test_any_line_can_be_isolated():
    assert directed("Iran", always=True) == f"{LTR}Iran{END}"


@given(st.lists(st.lists(ANY, min_size=1, max_size=3), max_size=20))
def test_no_id_is_given_twice_and_none_needs_quotes(words):
    ids = Ids()
    given_ = [ids.of(*parts) for parts in words]
    assert len(set(given_)) == len(given_)
    assert all(id_.replace(".", "").replace("-", "").replace("_", "").isascii() for id_ in given_)
    assert not any(set(id_) & set(" <>&\"'#:/") for id_ in given_)
