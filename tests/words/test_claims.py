from __future__ import annotations

from itertools import product

import pytest

from alliance_network.formats import open_dataset
from alliance_network.model.claim import CREDIBILITIES
from alliance_network.model.source import Source
from alliance_network.model.tie import STATUSES
from alliance_network.selection import Selection, select
from alliance_network.view import View
from alliance_network.words import beside, claim_details, claim_sentence, claim_source, why
from small import claim, network

EVERY = View(statuses=frozenset(STATUSES))
ABOUT = "iran backing hamas"


def shown(*claims: dict) -> Selection:
    return select(network(*claims), EVERY)


def reason(*claims: dict) -> str:
    selection = shown(*claims)
    return why(selection.dataset, selection.tie(selection.keys[0]))


@pytest.mark.parametrize(
    ("fields", "sentence"),
    [
        ({}, "“Atlas” states that Iran backs Hamas, no date given."),
        (
            {"start": "2013", "locator": "p. 4", "form": "military|financial"},
            "“Atlas” states that Iran backs Hamas (financial, military), since 2013, p. 4.",
        ),
        (
            {"credibility": "probable", "end": "2020"},
            "“Atlas” holds it probable that Iran backs Hamas, until 2020.",
        ),
        (
            {"claimant": "Israel", "locator": "line 6"},
            "Israel says that Iran backs Hamas, no date given, in “Atlas”, line 6.",
        ),
        (
            {"claimant": "Israel", "credibility": "doubtful"},
            "Israel says that Iran backs Hamas, which the source holds doubtful, no date given, "
            "in “Atlas”.",
        ),
        (
            {"claimant": "Iran", "stance": "denies"},
            "Iran denies that Iran backs Hamas, no date given, in “Atlas”.",
        ),
        ({"stance": "denies"}, "“Atlas” denies that Iran backs Hamas, no date given."),
    ],
)
def test_who_says_what_since_when_and_how_sure(fields, sentence):
    assert claim_sentence(network(claim(ABOUT, **fields)), 0) == sentence


def test_who_denies_it():
    dataset = network(
        claim(ABOUT),
        claim(ABOUT, stance="denies", claimant="Iran"),
        claim(ABOUT, stance="denies", claimant="Iran", source="b"),
        claim(ABOUT, stance="denies", source="b"),
    )
    assert claim_sentence(dataset, 0) == (
        "“Atlas” states that Iran backs Hamas, no date given, denied by Iran and “Bulletin”."
    )


@pytest.mark.parametrize(
    ("fields", "details"),
    [
        ({}, ("stated as a fact", "no date given")),
        (
            {"credibility": "probable", "start": "2023", "end": "2023"},
            ("probable", "no claimant named", "in 2023"),
        ),
        ({"claimant": "Iran"}, ("claimant: Iran", "no date given")),
        (
            {"stance": "denies", "recorded": "2023-11-03"},
            ("denied", "no claimant named", "no date given", "said 3 November 2023"),
        ),
        (
            {"weight": 1250000.5, "unit": "USD"},
            ("stated as a fact", "no date given", "1,250,000.5 USD"),
        ),
        ({"weight": 0.0}, ("stated as a fact", "no date given", "0")),
    ],
)
def test_the_same_in_pieces(fields, details):
    assert claim_details(network(claim(ABOUT, **fields)), 0) == details


def test_where_it_was_read():
    sources = (Source(id="a", title="China and Iran vow to work together for peace"),)
    dataset = network(claim(ABOUT, locator="line 6"), claim(ABOUT), sources=sources)
    assert claim_source(dataset, 0) == "“China and Iran vow to work…”, line 6"
    assert claim_source(dataset, 1) == "“China and Iran vow to work…”"


@pytest.mark.parametrize(
    ("claims", "sentences"),
    [
        (
            [claim(ABOUT)],
            "The only claim states it as a fact. With one that denies it, the tie would be "
            "disputed.",
        ),
        (
            [claim(ABOUT), claim(ABOUT, claimant="Israel"), claim(ABOUT, claimant="Iran")],
            "1 of 3 claims states it as a fact. With one that denies it, the tie would be "
            "disputed.",
        ),
        (
            [claim(ABOUT), claim(ABOUT, source="b")],
            "Both claims state it as a fact. With one that denies it, the tie would be disputed.",
        ),
        (
            [claim(ABOUT, credibility="probable")],
            "No source states it as a fact: the only claim holds it probable. With one that states "
            "it, the tie would be asserted; with one that denies it, disputed.",
        ),
        (
            [claim(ABOUT, claimant="Israel"), claim(ABOUT, claimant="Israel", source="b")],
            "No source states it as a fact: its 2 claims quote Israel. With one that states it, "
            "the tie would be asserted; with one that denies it, disputed.",
        ),
        (
            [claim(ABOUT, claimant="Israel"), claim(ABOUT, credibility="doubtful")],
            "No source states it as a fact: 1 claim quotes Israel and 1 claim holds it doubtful. "
            "With one that states it, the tie would be asserted; with one that denies it, "
            "disputed.",
        ),
        (
            [claim(ABOUT), claim(ABOUT, stance="denies", claimant="Iran")],
            "1 claim asserts it, Iran denies it. Without what is denied, the tie would be "
            "asserted.",
        ),
        (
            [
                claim(ABOUT, claimant="Israel"),
                claim(ABOUT, claimant="Israel", source="b"),
                claim(ABOUT, stance="denies"),
                claim(ABOUT, stance="denies", claimant="Iran"),
            ],
            "2 claims assert it, “Atlas” and Iran deny it. Without what is denied, the tie would "
            "be reported.",
        ),
        (
            [claim("iran attack israel", stance="denies", claimant="Iran")],
            "No claim asserts it; Iran denies it. With one that asserts it for the same time, the "
            "tie would be disputed.",
        ),
        (
            [
                claim("iran attack israel", start="2023-03", end="2023-03"),
                claim("iran attack israel", start="2023-10", end="2023-10"),
                claim("iran attack israel", start="2023-10", end="2023-10", stance="denies"),
            ],
            "Both claims state it as a fact. “Atlas” denies part of it, which leaves the rest "
            "undisputed. With one that denies it for the same time, the tie would be disputed.",
        ),
    ],
)
def test_why_a_tie_has_its_status_and_what_would_change_it(claims, sentences):
    assert reason(*claims) == sentences


def test_as_of_a_date_only_a_denial_of_the_same_time_would_dispute_what_holds():
    told = claim(ABOUT, start="1990", end="1995")
    covered = {"first": "1990", "last": "2010"}

    def status(*claims):
        dataset = network(*claims, coverage=(covered,))
        selection = select(dataset, View(as_of="1992"))
        (tie,) = (selection.tie(key) for key in selection.keys)
        return tie.status, why(dataset, tie, dated=True)

    text = (
        "The only claim states it as a fact. With one that denies it for the same time, the tie "
        "would be disputed."
    )
    assert status(told) == ("asserted", text)
    later = claim(ABOUT, start="1996", stance="denies")
    assert status(told, later) == ("asserted", text)
    assert status(told, {**later, "start": "1994"})[0] == "asserted"
    assert status(told, {**later, "start": "1992"})[0] == "disputed"


def test_what_why_says_would_happen_does_happen():
    """Each status named in the answer comes about when the claim it asks for is added."""
    told = {"asserts": claim(ABOUT, source="b"), "denies": claim(ABOUT, stance="denies", note="no")}
    for claimant, credibility, stance in product(
        (None, "Israel"), (None, *CREDIBILITIES), ("asserts", "denies")
    ):
        first = claim(ABOUT, claimant=claimant, credibility=credibility, stance=stance)
        text = reason(first)
        added = {name: shown(first, more).ties["status"].item() for name, more in told.items()}
        if "asserts it, the tie would be disputed" in text:
            assert added["asserts"] == "disputed"
        if "denies it, the tie would be disputed" in text or "denies it, disputed" in text:
            assert added["denies"] == "disputed"
        if "states it, the tie would be asserted" in text:
            assert added["asserts"] == "asserted"


def test_beside_a_tie_stand_the_others_of_the_two_and_of_the_same_place():
    dataset = network(
        claim(ABOUT, locator="line 6"),
        claim("iran attack hamas", locator="line 9"),
        claim("hamas backing iran"),
        claim("iran attack israel", locator="line 6", stance="denies"),
        claim("hamas attack israel", locator="line 6", source="b"),
        claim("china alliance israel", locator="line 6"),
        claim("iran sanctions israel"),
    )
    tie = select(dataset, EVERY).tie("iran>hamas:backing")
    assert beside(dataset, tie) == (1, 2, 3)


def test_the_claims_of_the_article():
    dataset = open_dataset("iran-2023")
    selection = select(dataset, EVERY)
    tie = selection.tie("iran>hamas:backing")
    (row,) = tie.claims
    assert claim_sentence(dataset, row) == (
        "“China and Iran vow to work…” holds it probable that Iran backs Hamas "
        "(financial, military), no date given, line 6."
    )
    notes = [dataset.claim(other).id for other in beside(dataset, tie)]
    assert "line-06-attack-iran-israel" in notes
