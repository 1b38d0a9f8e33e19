"""The panel's parts: both sides of a tie, an actor's other times, what changed."""

from __future__ import annotations

import json

from alliance_network.dashboard.parts.panel import panel
from alliance_network.dashboard.parts.panel_comparison import COMPARISON
from alliance_network.selection import select
from alliance_network.view import View, from_query
from components import doing, props, text, walked
from small import claim, network

HAMAS = "iran>hamas:backing"
STATES = [claim(f"{one} backing hamas", start="2000") for one in ("china", "israel", "powers")]
DATASET = network(
    claim("iran backing hamas", start="1990", end="1995"),
    claim("iran backing hamas", start="1994", end="1995", stance="denies", claimant="Iran"),
    claim("china alliance iran", start="1992"),
    *STATES,
    coverage=({"first": "1990", "last": "2005"},),
)


def shown(**choices):
    return panel(select(DATASET, View(**choices)))


def having(content, name: str) -> list:
    return [one for one in walked(content) if name in str(props(one).get("className", ""))]


def test_both_sides_of_a_disputed_tie_stand_in_columns():
    (sides,) = having(shown(selected=HAMAS, as_of="1995"), "claim-sides")
    says, denies = sides.children
    assert text(says).startswith("Says so1“Atlas” states it as a fact")
    assert text(denies).startswith("Denies it1Iran denies it")


def test_an_ended_tie_says_so_and_offers_the_step():
    content = shown(selected=HAMAS, as_of="2001")
    assert "Not in the picture: it ended in 1995." in text(content)
    (query,) = [of for do, of, said in doing(content) if said == "Show as of 1995"]
    assert HAMAS in select(DATASET, from_query(query)).keys
    assert "2 claims, none of which counts here" in text(content)


def test_an_actors_ended_ties_stand_apart_with_their_times():
    content = shown(selected="iran", as_of="2001")
    lines = [
        json.loads(props(one)["data-lines"])
        for one in walked(content)
        if "data-lines" in props(one)
    ]
    assert lines == [
        [[HAMAS, "Iran backs Hamas: asserted from 1990 to 1993; disputed from 1994 to 1995"]]
    ]


def test_an_actors_chart_says_in_a_table_what_it_draws():
    (table,) = [one for one in walked(shown(selected="iran")) if type(one).__name__ == "Table"]
    rows = [
        [text(cell) for cell in row.children] for row in walked(table) if type(row).__name__ == "Tr"
    ]
    assert rows[0] == ["Year", "backing", "alliance", "no data"]
    assert rows[1] == ["1990", "1", "0", "0"]
    assert rows[-1] == ["2005", "0", "1", "0"]


class TestComparison:
    content = shown(as_of="2001", compare_to="1995")

    def test_each_line_opens_its_tie(self):
        lines = [of for do, of, _ in doing(self.content) if do == "select"]
        assert sorted(lines) == sorted(
            ["china>hamas:backing", "israel>hamas:backing", "powers>hamas:backing", HAMAS]
        )

    def test_it_closes_and_ends(self):
        assert props(self.content[0])["data-page"] == COMPARISON
        assert ("compare", "", "End the comparison") in doing(self.content)

    def test_a_chosen_tie_leads_back(self):
        back = doing(shown(as_of="2001", compare_to="1995", selected=HAMAS))
        assert ("select", "", "Back to what changed") in back
