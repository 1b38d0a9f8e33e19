"""The choices of evidence in the rail: what there is to choose, and what is said of each."""

from __future__ import annotations

import json

import pytest

from alliance_network.dashboard.app import build
from alliance_network.dashboard.ids import Id
from alliance_network.dashboard.parts.evidence import FIRST, evidence, shape, told
from alliance_network.model.source import Source
from alliance_network.selection.offers import offers
from alliance_network.view import View
from components import props, text, walked
from small import RELATIONS, claim, network

DATASET = network(
    claim("iran backing hamas", form="arms", weight=3e6, unit="USD"),
    claim("iran backing hamas", source="b"),
    claim("china backing iran", claimant="Beijing", credibility="probable", form="oil"),
)


def told_of(view: View) -> dict:
    return told(DATASET, view, offers(DATASET, view))


def titles(dataset, view=None) -> list[str]:
    parts = walked(evidence(dataset, view or View()))
    return [text(one) for one in parts if props(one).get("className") == "evidence-title"]


class TestGroups:
    def test_one_for_each_thing_that_can_be_chosen(self):
        assert titles(DATASET) == [
            "Independent sources",
            "Sources",
            "Claimants",
            "Credibility",
            "Forms",
            "Weight in USD",
            "Events count for",
        ]

    def test_none_where_a_network_has_nothing_to_choose(self):
        bare = network(
            claim("iran backing hamas"),
            sources=(Source(id="a", title="Atlas"),),
            relations=tuple(one for one in RELATIONS if not one.event),
        )
        assert evidence(bare, View()) == []

    def test_that_no_two_sources_agree_is_said(self):
        apart = network(claim("iran backing hamas"), claim("china backing iran", source="b"))
        assert "Independent sources" not in titles(apart)
        assert "No tie has two independent sources." in text(evidence(apart, View())[0])

    def test_only_the_longest_have_a_field_and_more_than_there_is_at_first(self):
        forms = [claim("iran backing hamas", form=f"form {n:02}") for n in range(20)]
        parts = list(walked(evidence(network(*forms), View())))
        names = [props(one).get("aria-label") for one in parts]
        assert [name for name in names if name and name.startswith("Find")] == ["Find among forms"]
        (more,) = [one for one in parts if props(one).get("data-page") == "evidence-all"]
        assert text(more) == "Show all 20"
        assert props(more)["data-less"] == f"Show {FIRST}"

    def test_a_row_for_each_option_with_its_texts(self):
        lists = [
            props(one) for one in walked(evidence(DATASET, View())) if "data-rows" in props(one)
        ]
        rows = {one["data-deed"]: json.loads(one["data-rows"]) for one in lists}
        assert ["b", "Bulletin", "Only claims of Bulletin"] in rows["source"]
        there = {f"{do}:{of}" for do, some in rows.items() for of, _, _ in some}
        assert there == told_of(View())["options"].keys()


class TestTold:
    def test_each_option_says_what_it_would_leave(self):
        options = told_of(View())["options"]
        assert options["source:b"] == [
            False,
            "1",
            "Only claims of Bulletin, would leave 1 tie",
        ]
        assert options["claimant:Beijing"][2] == "Only claims of Beijing, would leave 1 tie"
        assert options["claimant:"][2] == "Only claims of the sources themselves, would leave 1 tie"
        assert options["min-sources:1"] == [
            True,
            "2",
            "Independent sources of a tie: any number, leaves 2 ties",
        ]
        assert options["weight:2000000 USD"][1] == "2"

    def test_without_offers_only_what_is_on(self):
        options = told(DATASET, View(sources={"a"}), None)["options"]
        assert options["source:a"] == [True, None, None]

    @pytest.mark.parametrize(
        ("view", "group", "said"),
        [
            (View(), "source", [False, "all"]),
            (View(sources={"b"}), "source", [True, "Bulletin"]),
            (View(forms={"arms", "oil"}), "form", [True, "2 of 2"]),
            (View(min_sources=2), "min-sources", [True, "at least 2"]),
            (View(credibility="confirmed"), "credibility", [True, "confirmed"]),
            (View(min_weight=(2.5e9, "USD")), "weight-0", [True, "at least 2.5 billion"]),
            (View(min_weight=(1234.5, "USD")), "weight-0", [True, "at least 1,234.5"]),
            (View(), "look-back", [False, "12 months"]),
            (View(look_back=36), "look-back", [True, "3 years"]),
        ],
    )
    def test_a_group_says_what_is_chosen(self, view, group, said):
        assert told_of(view)["groups"][group] == said

    def test_the_options_are_the_same_until_one_is_chosen_that_is_not_offered(self):
        plain = shape(DATASET, View())
        assert shape(DATASET, View(sources={"a"}, as_of="2005", min_sources=2)) == plain
        assert shape(DATASET, View(min_weight=(17.0, "USD"))) != plain


@pytest.fixture(scope="module")
def ask():
    client = build({"small": DATASET}).server.test_client()
    client.get("/")
    output = f"..{Id.EVIDENCE}.children...{Id.EVIDENCE_TOLD}.data.."

    def asked(**value):
        value = {"dataset": "small", "query": "v=1", "numbers": True, "shape": None, **value}
        body = {
            "output": output,
            "outputs": [
                {"id": Id.EVIDENCE, "property": "children"},
                {"id": Id.EVIDENCE_TOLD, "property": "data"},
            ],
            "inputs": [{"id": Id.EVIDENCE_ASKED, "property": "data", "value": value}],
            "changedPropIds": [f"{Id.EVIDENCE_ASKED}.data"],
        }
        return client.post("/_dash-update-component", json=body)

    return asked


class TestAnswer:
    def test_choices_are_sent_once_and_then_only_what_is_on(self, ask):
        first = ask().json["response"]
        assert first[Id.EVIDENCE]["children"]
        now = first[Id.EVIDENCE_TOLD]["data"]
        then = ask(query="v=1&sources=a", shape=now["shape"]).json["response"]
        assert set(then) == {Id.EVIDENCE_TOLD}
        assert then[Id.EVIDENCE_TOLD]["data"]["options"]["source:a"][0] is True

    @pytest.mark.parametrize(
        "wrong", [{"query": "v=2"}, {"query": "v=1&sources=x"}, {"dataset": "x"}]
    )
    def test_what_is_no_view_of_it_changes_nothing(self, ask, wrong):
        assert ask(**wrong).json["response"] == {}

    def test_what_no_page_asks_is_refused(self, ask):
        assert ask(numbers="yes").status_code == 400
