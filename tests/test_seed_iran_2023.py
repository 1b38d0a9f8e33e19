from __future__ import annotations

import re

import pytest
from babel import Locale

from alliance_network.formats import open_dataset
from alliance_network.history import histories
from alliance_network.model.canonical import canonical_files
from alliance_network.seeds import seeds_folder
from alliance_network.selection import select
from alliance_network.view import opening_view

LINES = 13  # of the article

MEMBERS = [
    "china",
    "india",
    "iran",
    "kazakhstan",
    "kyrgyzstan",
    "pakistan",
    "russia",
    "tajikistan",
    "uzbekistan",
]
TIES = {
    ("iran", "hamas", "backing"): ("reported", {6}),
    ("iran", "hezbollah", "backing"): ("asserted", {7}),
    ("china", "iran", "backing"): ("reported", {3, 5}),
    ("iran", "syria", "alliance"): ("asserted", {7}),
    ("china", "iran", "trade"): ("asserted", {13}),
    ("china", "iran", "diplomacy"): ("asserted", {1, 2, 3, 4, 9, 10, 12}),
    ("united-states", "iran", "sanctions"): ("asserted", {13}),
    ("european-powers", "iran", "sanctions"): ("asserted", {13}),
    ("hamas", "israel", "hostility"): ("asserted", {1, 6, 7}),
    ("hezbollah", "israel", "hostility"): ("asserted", {7}),
    ("hamas", "israel", "attack"): ("asserted", {6}),
    ("iran", "israel", "attack"): ("denied", {6}),
    **{(member, "sco", "membership"): ("asserted", {11}) for member in MEMBERS},
}


@pytest.fixture(scope="module")
def network():
    return open_dataset("iran-2023")


@pytest.fixture(scope="module")
def claims(network):
    return [network.claim(row) for row in range(len(network.claims))]


def of(claims, from_, to, relation):
    found = [c for c in claims if (c.from_actor, c.to_actor, c.relation) == (from_, to, relation)]
    assert found
    return found


def test_the_folder_is_in_canonical_form(network):
    folder = seeds_folder() / "iran-2023"
    for name, content in canonical_files(network).items():
        assert (folder / name).read_bytes() == content, name


def test_sixteen_actors_of_four_kinds(network):
    kinds = [actor.kind for actor in network.actors]
    assert len(kinds) == 16
    assert {kind: kinds.count(kind) for kind in kinds} == {
        "state": 12,
        "armed group": 2,
        "group of states": 1,
        "organisation": 1,
    }


def test_exactly_these_ties_with_their_status(network):
    latest = histories(network).latest
    found = {tuple(row[:3]): row[3] for row in latest["from", "to", "relation", "status"].rows()}
    assert found == {key: status for key, (status, _) in TIES.items()}
    assert len(found) == 21


@pytest.mark.parametrize("key", TIES, ids="-".join)
def test_each_tie_names_its_lines(claims, key):
    lines = {int(c.locator.removeprefix("line ")) for c in of(claims, *key)}
    assert lines == TIES[key][1]


def test_every_locator_is_a_line_of_the_article(claims):
    for claim in claims:
        match = re.fullmatch(r"line ([0-9]+)", claim.locator)
        assert match and 1 <= int(match[1]) <= LINES, claim.id


def test_every_claim_has_a_note_and_every_line_about_a_tie_a_claim(claims):
    assert all(claim.note for claim in claims)
    lines = {int(claim.locator.removeprefix("line ")) for claim in claims}
    # Line 8 tells of a visit that was not made: a note of China's.
    assert lines == set(range(1, LINES + 1)) - {8}


def test_a_visit_not_made_is_a_note_and_no_denial(network, claims):
    assert "Zhai Jun" in network.actor("china").note
    assert "line 8" in network.actor("china").note
    denials = [claim for claim in claims if claim.stance == "denies"]
    assert [(c.from_actor, c.to_actor, c.relation) for c in denials] == [
        ("iran", "israel", "attack")
    ]
    assert denials[0].claimant == "Iran"


def test_believed_backing_of_hamas_is_probable(claims):
    (claim,) = of(claims, "iran", "hamas", "backing")
    assert claim.credibility == "probable"
    assert claim.claimant is None
    assert set(claim.forms) == {"military", "financial"}


def test_backing_of_iran_is_what_beijing_says(claims):
    # Line 3: "Beijing says"; in line 5 its envoy says what Beijing would like.
    found = of(claims, "china", "iran", "backing")
    assert {claim.locator: claim.claimant for claim in found} == {
        "line 3": "Beijing",
        "line 5": "Beijing",
    }
    assert all(claim.forms == ("diplomatic",) for claim in found)


def test_trade_is_stated_and_its_ten_years_are_the_ministrys_word(claims):
    stated, said = sorted(
        of(claims, "china", "iran", "trade"), key=lambda c: c.claimant is not None
    )
    assert stated.claimant is None and stated.forms == ("oil",)
    assert said.claimant == "Chinese commerce ministry" and "ten years" in said.note


@pytest.mark.parametrize(
    ("line", "start", "names"),
    [
        (2, "2023", ("Liu Jianchao", "Mohammad Bagher Zolghadr", "Ghodrat Ali Heshmatian")),
        (9, "2023", ("semi-official",)),
        (10, "2023-11", ("Wang Di", "early November")),
        (10, "2023-10", ("Li Qiang", "Mohammad Mokhber", "late October")),
        (12, "2023-08", ("Xi Jinping", "Ebrahim Raisi", "Johannesburg")),
    ],
)
def test_each_contact_is_a_claim_of_its_own(claims, line, start, names):
    found = [
        claim
        for claim in of(claims, "china", "iran", "diplomacy")
        if claim.locator == f"line {line}" and claim.start == claim.end == start
    ]
    assert len(found) == 1
    assert all(name in found[0].note for name in names)


def test_dates_are_no_more_precise_than_the_text_and_say_that_the_year_is_inferred(claims):
    dated = [claim for claim in claims if claim.start is not None]
    assert all("2023 is inferred" in claim.note for claim in dated)
    assert all(claim.start.startswith("2023") for claim in dated)
    days = {claim.start for claim in dated if len(claim.start) == 10}
    assert days == {"2023-10-07"}
    undated = ("backing", "alliance", "trade", "sanctions", "hostility")
    assert not [claim.id for claim in dated if claim.relation in undated]


def test_only_iran_has_a_first_year_in_the_organisation(claims):
    starts = {c.from_actor: c.start for c in claims if c.relation == "membership"}
    assert starts == dict.fromkeys(MEMBERS) | {"iran": "2023"}


def test_the_article_speaks_of_2023(network):
    assert network.coverage.rows(named=True) == [
        {"source": "article", "relation": None, "from": None, "to": None}
        | {"first": "2023", "last": "2023", "every": None}
    ]


def test_the_opening_view_shows_the_denied_tie_too(network):
    selection = select(network, opening_view(network))
    assert len(selection.ties) == selection.all_ties == 21
    assert "iran>israel:attack" in selection.keys


def test_states_have_their_names_from_cldr_and_others_have_none(network):
    for actor in network.actors:
        if actor.iso3 is None:
            assert actor.names == {}
        else:
            assert set(actor.names) == {"ar", "fa", "he", "ru", "zh"}
            for language, name in actor.names.items():
                assert name in Locale(language).territories.values()


def luminance(colour):
    channels = [int(colour[at : at + 2], 16) / 255 for at in (1, 3, 5)]
    linear = [c / 12.92 if c <= 0.04045 else ((c + 0.055) / 1.055) ** 2.4 for c in channels]
    return sum(share * c for share, c in zip((0.2126, 0.7152, 0.0722), linear, strict=True))


def contrast(one, other):
    dark, bright = sorted((luminance(one), luminance(other)))
    return (bright + 0.05) / (dark + 0.05)


def test_relations_stand_out_from_the_page_and_from_one_another(network):
    for relation in network.relations:
        assert contrast(relation.colour, "#ffffff") >= 4.5, relation.id
        assert contrast(relation.colour_dark, "#11161d") >= 4.5, relation.id
    looks = {(relation.dash, relation.directed) for relation in network.relations}
    assert len(looks) == len(network.relations)


def test_relations_stand_in_this_order(network):
    assert [relation.id for relation in network.relations] == (
        [
            "backing",
            "alliance",
            "trade",
            "diplomacy",
            "sanctions",
            "hostility",
            "attack",
            "membership",
        ]
    )
    assert {r.id for r in network.relations if r.event} == {"diplomacy", "attack"}
    assert {r.id for r in network.relations if r.directed} == {
        "backing",
        "sanctions",
        "attack",
        "membership",
    }
