from __future__ import annotations

import pytest

from alliance_network.dashboard.address import is_embedded, path_of, read
from alliance_network.errors import ViewError
from alliance_network.view import View, opening_view
from small import claim, network

NETWORK = network(claim("iran backing hamas"), opening="v=1&relations=backing")
NETWORKS = {"small": NETWORK, "other": NETWORK}


def at(path: str, query: str = "", *, base_path: str = "/"):
    return read(path, query, datasets=NETWORKS, base_path=base_path)


def test_the_bare_path_is_the_first_network_as_it_opens():
    address = at("/")
    assert (address.dataset, address.view, address.whole) == ("small", opening_view(NETWORK), False)


@pytest.mark.parametrize("path", ["/other", "/other/", "/%6Fther"])
def test_a_path_names_the_network(path):
    assert at(path, "v=1").dataset == "other"


@pytest.mark.parametrize("base_path", ["/", "/some/networks/"])
def test_under_a_base_path(base_path):
    path = path_of("other", base_path=base_path)
    assert path == f"{base_path}other"
    assert at(path, "v=1", base_path=base_path).dataset == "other"


def test_a_query_with_v_is_the_whole_view():
    address = at("/small", "?v=1")
    assert (address.view, address.whole) == (View(), True)


def test_a_query_without_v_is_not_read():
    assert at("/small", "utm_source=mail").view == opening_view(NETWORK)


@pytest.mark.parametrize("query", ["v=1&kinds=state&embed=1", "embed=1&v=1&kinds=state"])
def test_in_a_frame_the_view_is_the_same(query):
    assert at("/small", query) == at("/small", "v=1&kinds=state")
    assert is_embedded(query)


def test_a_frame_of_a_network_as_it_opens():
    assert at("/small", "embed=1") == at("/small")


@pytest.mark.parametrize("query", ["", "v=1", "v=1&embed=0", "v=1&selected=embed=1"])
def test_what_does_not_stand_in_a_frame(query):
    assert not is_embedded(query)


def test_another_mark_is_no_choice():
    with pytest.raises(ViewError, match='There is no choice called "embed"'):
        at("/small", "v=1&embed=yes")


def test_an_unknown_network():
    with pytest.raises(ViewError) as raised:
        at("/<b>nowhere</b>")
    assert (
        str(raised.value)
        == 'There is no network called "<b>nowhere</b>" here; there is other, small.'
    )


def test_a_bad_view():
    with pytest.raises(ViewError, match='this network has no actor "atlantis"'):
        at("/small", "v=1&focus=atlantis")
