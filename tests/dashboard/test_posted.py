"""What is posted to the callbacks is looked at before it reaches them."""

from __future__ import annotations

import pytest

from alliance_network.dashboard.actions import ACTIONS, OF_NOTHING
from alliance_network.dashboard.app import build
from alliance_network.dashboard.posted import VALUES
from small import claim, network


@pytest.fixture(scope="module")
def page():
    page = build({"small": network(claim("iran backing hamas"))})
    page.server.test_client().get("/")
    return page


def posted(page, **changes):
    (output,) = (name for name, one in page.callback_map.items() if "search-results" in name)
    body = {
        "output": output,
        "outputs": {"id": "search-results", "property": "children"},
        "changedPropIds": ["search.value"],
        "inputs": [{"id": "search", "property": "value", "value": "iran"}],
        "state": [
            {"id": "view", "property": "data", "value": {"dataset": "small", "query": "v=1"}}
        ],
        **changes,
    }
    return page.server.test_client().post("/_dash-update-component", json=body)


def test_every_value_that_a_callback_takes_has_a_check(page):
    names = {
        one["id"]
        for name, callback in page.callback_map.items()
        if callback.get("callback") is not None
        for kind in ("inputs", "state")
        for one in callback[kind]
    }
    assert names == set(VALUES)
    assert set(ACTIONS) > OF_NOTHING


def test_what_the_page_posts_is_answered(page):
    assert posted(page).status_code == 200


@pytest.mark.parametrize(
    "changes",
    [
        {"output": "x.y"},
        {"inputs": []},
        {"inputs": [{"id": "search", "property": "value", "value": 7}]},
        {"state": [{"id": "view", "property": "data", "value": []}]},
        {"state": [{"id": "other", "property": "data", "value": None}]},
        {"changedPropIds": None},
    ],
)
def test_what_it_would_not_is_refused_in_one_sentence(page, changes):
    answer = posted(page, **changes)
    assert answer.status_code == 400
    assert answer.text == "The page did not send what this server takes: load it again."


def test_a_script_that_is_none(page):
    answer = page.server.test_client().get("/_dash-component-suites/dash/no/such.js")
    assert (answer.status_code, answer.text) == (404, "There is no such script here.")
