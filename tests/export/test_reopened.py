from __future__ import annotations

from dataclasses import replace

import pytest
from hypothesis import given
from hypothesis import strategies as st

from alliance_network.errors import UsageError
from alliance_network.export.origin import Origin, origin_of
from alliance_network.export.reopened import reopened
from alliance_network.figures.figure import figure_scene
from alliance_network.figures.sheet import Sheet
from alliance_network.figures.sizes import size_of
from alliance_network.selection import select
from alliance_network.view import View
from small import claim, network

NETWORK = network(claim("iran backing hamas"), claim("china backing iran"))
VIEW = View(relations={"backing"}, focus="iran")
SHEET = Sheet(
    size=size_of("120x90mm"), title="Who, & how: 100 %?", without={"key", "link"}, labels=True
)
LINK = "https://example.org/networks/small?v=1&relations=backing&focus=iran"


SELECTION = select(NETWORK, VIEW)
ORIGIN = origin_of(SELECTION, SHEET, figure_scene(SELECTION, SHEET), link=LINK)


def origin(**changes) -> Origin:
    return replace(ORIGIN, **changes)


def test_the_same_view_and_sheet():
    found = reopened(origin(), NETWORK)
    assert (found.view, found.sheet) == (VIEW, SHEET)
    assert found.public_url == "https://example.org/networks"
    assert (found.differs, found.said) == (False, 'Opened the view of "Who, & how: 100 %?".')


def test_another_version():
    found = reopened(origin(hash="ab12" * 16), NETWORK)
    assert (found.view, found.sheet, found.differs) == (VIEW, SHEET, True)
    assert found.said == (
        "This figure was made from another version of A small network (ab12ab12; here it is "
        f"{NETWORK.hash[:8]}): lines may differ."
    )


def test_another_network():
    found = reopened(origin(hash="ab12" * 16, network="large"), NETWORK)
    assert found.said == (
        'This figure was made from another network, "large" (ab12ab12), than A small network '
        f"({NETWORK.hash[:8]}): lines may differ."
    )


@pytest.mark.parametrize(
    ("changes", "sentence"),
    [
        (
            {"view": "v=1&focus=atlantis"},
            "The view of this figure is none that this version can show, and it cannot be opened: "
            'focus: this network has no actor "atlantis"; use ',
        ),
        (
            {"view": "v=1&focus=atlantis", "hash": "ab12" * 16},
            "This figure was made from another version of A small network (ab12ab12; here it is "
            f"{NETWORK.hash[:8]}), and it cannot be opened: focus: this network has no actor ",
        ),
        (
            {"sheet": "size=tiny"},
            "The view of this figure is none that this version can show, and it cannot be opened: "
            '"tiny" is no size; ',
        ),
    ],
)
def test_what_does_not_fit_is_a_sentence(changes, sentence):
    with pytest.raises(UsageError) as raised:
        reopened(origin(**changes), NETWORK)
    assert str(raised.value).startswith(sentence)


@pytest.mark.parametrize("link", [None, "", "http://[/small?v=1", "https:///small", "small"])
def test_a_link_that_is_none(link):
    assert reopened(origin(link=link), NETWORK).public_url is None


def test_a_link_to_what_somebody_dropped_leads_to_no_other():
    link = f"https://example.org/networks/{NETWORK.hash}?v=1"
    assert reopened(origin(link=link), NETWORK).public_url is None


@given(st.text(), st.text(), st.text())
def test_whatever_a_file_says(view, sheet, link):
    for changes in ({"view": f"v=1&{view}"}, {"sheet": sheet}, {"link": f"http://{link}"}):
        try:
            reopened(origin(**changes), NETWORK)
        except UsageError as error:
            assert str(error).isprintable()
