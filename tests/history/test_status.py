"""The status table: every combination of stance, claimant and credibility."""

from __future__ import annotations

from itertools import product

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from alliance_network.history import histories
from alliance_network.model.claim import CREDIBILITIES
from alliance_network.model.source import Source
from small import claim, network

STANCES = ("asserts", "denies")
CLAIMANTS = (None, "Iran")
EVERY = list(product(STANCES, CLAIMANTS, (None, *CREDIBILITIES)))


def states_fact(claimant: str | None, credibility: str | None) -> bool:
    return credibility == "confirmed" or (claimant is None and credibility is None)


def status_of(*said: tuple[str, str | None, str | None], about: str = "iran backing hamas") -> str:
    claims = [
        claim(about, stance=stance, claimant=claimant, credibility=credibility, note=str(row))
        for row, (stance, claimant, credibility) in enumerate(said)
    ]
    (status,) = histories(network(*claims)).latest["status"]
    return status


def expected(said: list[tuple[str, str | None, str | None]]) -> str:
    """Status of claims about something that holds, all of the same days."""
    asserting = [rest for stance, *rest in said if stance == "asserts"]
    if not asserting:
        return "denied"
    if len(asserting) < len(said):
        return "disputed"
    return "asserted" if any(states_fact(*rest) for rest in asserting) else "reported"


@pytest.mark.parametrize("said", EVERY, ids=str)
def test_one_claim(said):
    assert status_of(said) == expected([said])


@settings(max_examples=40)
@given(st.lists(st.sampled_from(EVERY), min_size=1, max_size=5))
def test_several_claims(said):
    assert status_of(*said) == expected(said)


def test_one_denied_meeting_does_not_dispute_the_others():
    def status(*denied: str) -> str:
        claims = [claim("iran attack israel", start=d, end=d) for d in ("2023-03", "2023-10-07")]
        claims += [
            claim("iran attack israel", start=d, end=d, stance="denies", claimant="Iran")
            for d in denied
        ]
        sources = (Source(id="a", title="Atlas", date="2023"),)
        return histories(network(*claims, sources=sources)).latest["status"].item()

    assert status("2023-10-07") == "asserted"
    assert status("2023-03-02") == "asserted"
    assert status("2023-03", "2023-10") == "disputed"
    assert status("2023") == "disputed"
    assert status("2023-05") == "asserted"


def test_what_is_left_undenied_decides():
    claims = [
        claim("iran attack israel", start="2023-03", end="2023-03"),
        claim("iran attack israel", start="2023-10", end="2023-10", claimant="Israel"),
        claim("iran attack israel", start="2023-03", end="2023-03", stance="denies"),
    ]
    tie = histories(network(*claims)).latest.row(0, named=True)
    assert tie["status"] == "reported"
    assert tie["claims"] == [0, 1, 2]


def test_what_holds_is_denied_whatever_the_periods_as_long_as_no_day_is_chosen():
    sources = (
        Source(id="a", title="Atlas", date="2010"),
        Source(id="b", title="Bulletin", date="2023"),
    )
    claims = [
        claim("iran backing hamas", end="2010"),
        claim("iran backing hamas", source="b", start="2020", stance="denies"),
    ]
    history = histories(network(*claims, sources=sources))
    assert history.latest["status"].to_list() == ["disputed"]
    by_time = [interval.status for interval in history.intervals("iran>hamas:backing")]
    assert by_time == ["asserted", None, "denied"]


def test_a_denial_counts_against_its_own_relation_only():
    claims = [
        claim("iran backing hamas"),
        claim("iran attack israel", stance="denies", claimant="Iran"),
    ]
    statuses = dict(histories(network(*claims)).latest.select("key", "status").iter_rows())
    assert statuses == {"iran>hamas:backing": "asserted", "iran>israel:attack": "denied"}


def test_sources_of_one_publisher_are_one_and_denials_are_none():
    sources = (
        Source(id="a", title="Atlas", publisher="House"),
        Source(id="b", title="Bulletin", publisher="HOUSE"),
        Source(id="c", title="Chronicle"),
        Source(id="d", title="Daily"),
        Source(id="e", title="Echo", publisher="Other"),
    )
    claims = [claim("iran backing hamas", source=source) for source in "abcd"]
    claims += [
        claim("iran backing hamas", claimant="Iran", note="once more"),
        claim("iran backing hamas", source="e", stance="denies"),
        claim("iran backing israel", source="e", stance="denies"),
    ]
    latest = histories(network(*claims, sources=sources)).latest
    assert dict(latest.select("key", "publishers").iter_rows()) == {
        "iran>hamas:backing": 3,
        "iran>israel:backing": 0,
    }
