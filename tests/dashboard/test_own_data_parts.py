"""The parts of the page for one's own data and the choice between networks."""

from __future__ import annotations

import json
from dataclasses import replace

import pytest

from alliance_network.dashboard.networks import Networks
from alliance_network.dashboard.parts.about import about_content
from alliance_network.dashboard.parts.header import header
from alliance_network.dashboard.parts.mapping import CHOICES, mapping_dialogue
from alliance_network.dashboard.parts.networks import kept_words, networks_dialogue
from alliance_network.dashboard.parts.saving import saving
from alliance_network.dashboard.store import DAY, Store
from alliance_network.formats import FORMATS
from alliance_network.formats.columns import OPTIONS
from alliance_network.formats.mapping import ColumnMapping, mapping_of, mapping_text
from alliance_network.model.source import Source
from components import props, text, walked
from dropped import TIES, drop, page_of
from small import claim, network

NETWORK = network(
    claim("iran backing hamas", start="1990", end="1995"),
    claim("iran backing hamas", start="1992", source="b"),
    claim("china membership sco"),
    coverage=({"first": "1990", "last": "2018", "every": 4},),
    sources=(
        Source(id="a", title="Atlas", publisher="House", url="https://example.org/a"),
        Source(id="b", title="Bulletin", citation="Author (1993), Bulletin."),
    ),
)


class TestHeader:
    def test_of_one_network_there_is_no_number(self):
        (button,) = (c for c in walked(header({"a": NETWORK})) if _page(c) == "networks")
        assert props(button)["aria-label"] == "Choose a network"
        assert text(button) == ""

    def test_of_several_the_number_is_on_the_page_and_in_the_name(self):
        (button,) = (
            c for c in walked(header({"a": NETWORK, "b": NETWORK})) if _page(c) == "networks"
        )
        assert text(button) == "2 networks"
        assert props(button)["aria-label"].startswith(text(button))


class TestNetworks:
    def test_without_a_store_only_figures_are_offered(self):
        made = networks_dialogue(Networks({"a": NETWORK}), base_path="/")
        (table,) = (c for c in walked(made) if props(c).get("id") == "own-table")
        assert table.hidden
        assert "alliance-network serve FILE" in text(made)

    def test_with_one_everything_that_is_read_is_named(self, tmp_path):
        networks = Networks({"a": NETWORK}, store=Store(folder=tmp_path, keep=DAY * 30))
        made = networks_dialogue(networks, base_path="/some/path/")
        said = text(made)
        assert "until nobody has used it for 30 days" in said
        assert all(one.label in said for one in FORMATS if one.read is not None)
        links = [props(c)["href"] for c in walked(made) if "download" in props(c)]
        assert links == ["/some/path/template.csv", "/some/path/template.xlsx"]

    @pytest.mark.parametrize(
        ("seconds", "length"), [(3600, "1 hour"), (DAY, "24 hours"), (7 * DAY, "7 days")]
    )
    def test_for_how_long_a_link_works(self, seconds, length):
        assert kept_words(seconds).endswith(f"until nobody has used it for {length}.")


def test_what_can_be_chosen_beside_the_columns_is_what_a_mapping_takes():
    assert set(CHOICES) <= {option.name for option in OPTIONS}
    for option, choices in CHOICES.items():
        for value in filter(None, choices):
            mapping = ColumnMapping(values={option: value})
            assert mapping_of(mapping_text(mapping)) == mapping
    (place,) = (c for c in walked(mapping_dialogue()) if props(c).get("id") == "mapping-values")
    assert json.loads(props(place)["data-choices"]) == CHOICES


def test_every_format_that_is_written_can_be_saved():
    made = saving()
    links = [props(c) for c in walked(made) if "data-save" in props(c)]
    written = [one for one in FORMATS if one.write is not None]
    assert [(one["data-save"], one["data-ending"]) for one in links] == [
        (one.name, one.endings[0]) for one in written
    ]
    assert all(one.about in text(made) and one.loses in text(made) for one in written)


class TestAbout:
    def test_what_a_network_is_made_of(self):
        described = replace(NETWORK, description="What it says.\n\nWhat it does not say.")
        content = about_content(described)
        assert content["description"] == ["What it says.", "What it does not say."]
        assert content["made"] == [
            "7 actors: 3 states, 1 armed group, 2 organisations, 1 group of states",
            "2 ties from 3 claims: backing 2, membership 1",
        ]
        assert content["hash"] == described.hash

    def test_how_far_each_source_reaches_and_how_it_wants_to_be_cited(self):
        atlas, bulletin = about_content(NETWORK)["sources"]
        assert atlas["reach"] == "Covers 1990 to 2018, every 4 years; 2 claims"
        assert (atlas["line"], atlas["url"]) == ("House", "https://example.org/a")
        assert atlas["cited"] is None
        assert bulletin["reach"] == "Covers 1992, as its claims are dated; 1 claim"
        assert bulletin["cited"] == "Author (1993), Bulletin."
        unused = about_content(network(claim("iran backing hamas")))["sources"]
        assert [one["reach"] for one in unused] == ["No date; 1 claim", "No date; 0 claims"]

    def test_the_page_asks_for_it_without_a_key(self, tmp_path):
        client = page_of({"small": NETWORK}, tmp_path)
        assert client.get("/about/small").json == about_content(NETWORK)
        assert client.get("/about/small?key=iran").text.startswith("Iran")
        assert client.get("/about/small?key=").status_code == 404


def test_which_dropped_networks_are_still_kept(tmp_path):
    client = page_of({"small": NETWORK}, tmp_path)
    name = drop(client, TIES).json["network"]
    asked = f"/served/kept?names={name},{'0' * 64},small,..%2F..%2Fx"
    assert client.get(asked).json == [name]
    (tmp_path / f"{name}.zip").unlink()
    assert client.get(asked).json == []
    assert client.get("/served/kept").json == []


def _page(component) -> str | None:
    return props(component).get("data-page")
