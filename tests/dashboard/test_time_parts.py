"""What the strip of time is told: steps, ties by relation, what no source speaks of, who ends."""

from __future__ import annotations

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from alliance_network.dashboard.app import build
from alliance_network.dashboard.parts.time import time_content, time_strip
from alliance_network.formats import open_dataset
from alliance_network.model.source import Source
from alliance_network.selection import select
from alliance_network.view import View
from components import props, walked
from small import claim, network
from strategies import datasets, views

SMALL = network(
    claim("iran backing hamas", start="2001", end="2004"),
    claim("china backing iran", start="2003"),
    claim("iran alliance china", start="2002", source="b"),
    coverage=(
        {"relation": "backing", "first": "2001-01-01", "last": "2006-12-31"},
        {"source": "b", "first": "2001-01-01", "last": "2004-12-31"},
    ),
    sources=(Source(id="a", title="Atlas"), Source(id="b", title="Bulletin")),
)


@pytest.fixture(scope="module")
def client():
    client = build({"small": SMALL}).server.test_client()
    client.get("/")
    return client


class TestContent:
    def test_each_step_in_words_with_its_ties(self):
        told = time_content(SMALL, View())
        assert told["steps"] == ("2001", "2002", "2003", "2004", "2005", "2006")
        assert told["said"] == [
            "as of 2001, 1 tie",
            "as of 2002, 2 ties",
            "as of 2003, 3 ties",
            "as of 2004, 3 ties",
            "as of 2005, 1 tie, no data on 1",
            "as of 2006, 1 tie, no data on 1",
            "the latest each source covers, 2 ties",
        ]

    def test_where_sources_end(self):
        ends = time_content(SMALL, View())["ends"]
        assert ends == [("Atlas: 2001 to 2006", 5), ("Bulletin: 2001 to 2004", 3)]
        # Only of those that speak of what is shown.
        alone = View(relations=frozenset({"backing"}))
        assert [words for words, _ in time_content(SMALL, alone)["ends"]] == ["Atlas: 2001 to 2006"]

    def test_relations_have_their_colours_and_only_those_with_ties_are_there(self):
        told = time_content(SMALL, View())["relations"]
        assert [one["label"] for one in told] == ["backing", "alliance"]
        assert told[0]["counts"] == [1, 1, 2, 2, 1, 1, 1]
        assert told[1]["counts"] == [0, 1, 1, 1, 0, 0, 1]
        assert told[0]["light"] != told[0]["dark"]

    def test_without_dates_there_is_none(self):
        assert time_content(network(claim("iran backing hamas")), View()) is None

    def test_whatever_time_is_chosen_it_is_the_same(self):
        plain = time_content(SMALL, View())
        assert time_content(SMALL, View(as_of="2003", since="2002")) == plain
        assert time_content(SMALL, View(as_of="2003", compare_to="2001")) == plain

    @given(st.data())
    @settings(max_examples=8)
    def test_the_numbers_are_those_of_a_selection(self, data):
        dataset = data.draw(datasets())
        view = data.draw(views(dataset)).but(since=None, compare_to=None)
        told = time_content(dataset, view)
        if told is None:
            return
        places = range(len(told["steps"]))
        place = data.draw(st.sampled_from([*places[:3], *places[-3:], len(told["steps"])]))
        date = told["steps"][place] if place in places else None
        there = select(dataset, view.but(as_of=date))
        assert sum(one["counts"][place] for one in told["relations"]) == len(there.ties)


class TestTicks:
    @pytest.mark.parametrize(
        ("name", "ticks"),
        [
            ("iran-1990-2018", [(0, "1988"), (12, "2000"), (22, "2010"), (31, "2019")]),
            ("iran-2023", [(0, "January 2023"), (11, "December 2023")]),
        ],
    )
    def test_the_ends_and_round_ones_between(self, name, ticks):
        assert time_content(open_dataset(name), View())["ticks"] == ticks


class TestRoute:
    def test_it_says_the_content(self, client):
        answer = client.get("/time/small?v=1&relations=backing")
        assert answer.json["relations"][0]["label"] == "backing"
        assert answer.json["said"][-1].endswith("1 tie")

    def test_a_bad_view_is_a_sentence(self, client):
        answer = client.get("/time/small?v=1&focus=atlantis")
        assert (answer.status_code, answer.mimetype) == (400, "text/plain")

    def test_another_network_is_not_here(self, client):
        assert client.get("/time/atlantis?v=1").status_code == 404


def test_every_field_and_button_has_a_name():
    parts = [props(one) for one in walked(time_strip())]
    assert all(one["label"] for one in parts if "placeholder" in one)
    commands = [one for one in parts if str(one.get("data-page", "")).startswith("time-")]
    assert {one["data-page"] for one in commands} == {
        "time-back",
        "time-play",
        "time-on",
        "time-latest",
        "time-more",
    }
