"""The key beside a story that is presented: what is shown, and nothing else."""

from __future__ import annotations

import pytest
from playwright.sync_api import expect

from alliance_network.formats import open_dataset
from alliance_network.formats.stories import stories_of
from alliance_network.model.tie import STATUSES
from alliance_network.selection import select
from presenting import NETWORK, STEPS, STORY, faults, presented, reached


@pytest.fixture(scope="module")
def keys() -> list[list[str]]:
    """Relations and statuses of the ties that each step shows."""
    dataset = open_dataset(NETWORK)
    found = []
    for step in stories_of(NETWORK)[STORY].steps:
        ties = select(dataset, step.view).ties
        there = {*ties["relation"], *ties["status"]}
        words = [relation.id for relation in dataset.relations] + list(STATUSES)
        found.append([word for word in words if word in there])
    return found


def test_each_step_has_its_key(server, page, keys):
    presented(page, server.url)
    for number in range(1, STEPS + 1):
        reached(page, number)
        expect(page.locator("#present-key li")).to_have_text(keys[number - 1])
        page.keyboard.press("PageDown")
    assert faults(page, "the last step") == []


def test_what_is_explored_is_in_the_key_and_a_phone_has_none(server, open_page, keys):
    page = presented(open_page(), server.url, 3)
    expect(page.locator("#present-key li")).to_have_text(keys[2])
    page.evaluate("alliancePage.act('relation', 'sanctions')")
    expect(page.locator("#present-key li")).to_have_text(["trade", "sanctions", "asserted"])
    phone = presented(open_page(width=390, height=844), server.url, 3)
    expect(phone.locator("#present-key")).to_be_hidden()
