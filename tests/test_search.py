from __future__ import annotations

import pytest

from alliance_network.formats import open_dataset
from alliance_network.model.actor import Actor
from alliance_network.model.source import Source
from alliance_network.search import Hit, search
from small import ACTORS, claim, network

DATASET = network(
    claim("iran backing hamas", note="Rockets and money for Línea 5.", locator="line 60"),
    claim("iran attack israel", stance="denies", claimant="Tehran's envoy", locator="line 6"),
    claim("china alliance iran", form="oil|defence pact", source="b"),
    claim("china alliance iran", note="Nothing more.", source="b"),
    sources=(
        Source(id="a", title="Atlas of ties", publisher="House", date="2023"),
        Source(id="b", title="Bulletin"),
    ),
)


def keys(text: str, **options: int) -> list[str]:
    return [hit.key for hit in search(DATASET, text, **options)]


@pytest.fixture(scope="module")
def article():
    return open_dataset("iran-2023")


def test_raisi_finds_the_meeting_in_johannesburg(article):
    (hit,) = search(article, "Raisi")
    assert hit.kind == "tie"
    assert hit.key == "china>iran:diplomacy"
    assert hit.label == "China had contacts with Iran, asserted"
    assert "Johannesburg" in hit.context


@pytest.mark.parametrize("text", ["iran", "IRAN", "Irán", "irn", "630", "إيران", "ايران", "伊朗"])
def test_an_actor_by_any_of_its_names_and_codes(article, text):
    hit = search(article, text)[0]
    assert (hit.key, hit.label, hit.kind) == ("iran", "Iran", "actor")


def test_an_alias_that_was_found_is_named(article):
    assert search(article, "beijing")[0] == Hit(
        key="china", label="China", context="Beijing, state", kind="actor"
    )


def test_names_that_begin_so_come_first():
    actors = (
        *ACTORS,
        Actor(id="north-iran", kind="party", name="Party of Iran"),
        Actor(id="tirana", kind="party", name="Tirana"),
        Actor(id="iranians", kind="party", name="Iranians"),
    )
    found = search(network(actors=actors), "iran")
    assert [hit.key for hit in found] == ["iran", "iranians", "north-iran", "tirana"]


def test_ties_by_notes_claimants_forms_places_and_sources():
    assert keys("rockets") == ["iran>hamas:backing"]
    assert keys("linea") == ["iran>hamas:backing"]
    assert keys("envoy") == ["iran>israel:attack"]
    assert keys("defence pact") == ["china>iran:alliance"]
    assert keys("hamas backs") == ["iran>hamas:backing"]
    assert keys("bulletin") == ["china>iran:alliance", "b"]
    assert keys("house") == ["iran>hamas:backing", "iran>israel:attack", "a"]


def test_a_number_is_meant_whole():
    assert keys("line 6") == ["iran>israel:attack"]


def test_every_word_must_be_found():
    assert keys("rockets oil") == []
    assert keys("") == keys(" ?! ") == []


def test_what_is_denied_is_not_told_as_if_it_had_happened():
    (hit,) = search(DATASET, "envoy")
    assert hit.label == "That Iran attacked Israel is denied"
    assert hit.context == "Tehran's envoy, line 6"


def test_sources_tell_what_they_are():
    assert search(DATASET, "atlas")[-1] == Hit(
        key="a", label="Atlas of ties", context="House, 2023, 2 claims", kind="source"
    )


def test_a_long_note_is_cut_round_what_was_found():
    note = f"{'before ' * 40}needle {'after ' * 40}".strip()
    (hit,) = search(network(claim("iran backing hamas", note=note)), "needle")
    assert hit.context.startswith("…before")
    assert " needle " in hit.context
    assert hit.context.endswith("after…")
    assert len(hit.context) < 110


def test_no_more_than_asked_for_and_some_of_each_kind(article):
    assert len(search(article, "iran", limit=5)) == 5
    assert {hit.kind for hit in search(article, "iran", limit=5)} == {"actor", "tie", "source"}
    assert len(search(article, "iran", limit=1)) == 1
    assert search(article, "a") == search(article, "a")


def test_a_name_that_begins_with_the_words_comes_before_one_that_holds_them():
    actors = (
        Actor(id="a", kind="state", name="New Island"),
        Actor(id="b", kind="state", name="Islands"),
    )
    found = search(network(actors=actors), "isl")
    assert [hit.key for hit in found] == ["b", "a"]


class TestTiesOfOtherTimes:
    dataset = network(
        claim("iran backing hamas", start="1990", end="1995"),
        claim("china backing hamas", start="1990"),
        claim("iran alliance china", start="2010", source="b", note="After all that is covered."),
        coverage=({"last": "2000"}, {"source": "b", "last": "2000"}),
    )

    def test_one_that_has_ended_is_found_with_its_end_after_those_there_are(self):
        hits = [hit for hit in search(self.dataset, "hamas") if hit.kind == "tie"]
        assert [(hit.key, hit.label) for hit in hits] == [
            ("china>hamas:backing", "China backs Hamas, asserted"),
            ("iran>hamas:backing", "Iran backs Hamas, until 1995"),
        ]

    def test_one_that_no_day_has_is_found_by_its_note(self):
        (hit,) = search(self.dataset, "covered")
        assert hit.label == "China is allied with Iran, on no day that its sources cover"
