"""What the parts of the page hold; how they look and behave, tests/browser sees."""

from __future__ import annotations

import json

import plotly.utils
import pytest

from alliance_network.dashboard.parts.claims import link
from alliance_network.dashboard.parts.elements import button
from alliance_network.dashboard.parts.found import found
from alliance_network.dashboard.parts.listing import list_content
from alliance_network.dashboard.parts.message import empty, refusal
from alliance_network.dashboard.parts.panel import panel
from alliance_network.dashboard.parts.rail import counts, focus, languages, rail, states
from alliance_network.dashboard.parts.words_line import words_line
from alliance_network.model.source import Source
from alliance_network.search import search
from alliance_network.selection import select
from alliance_network.view import View, from_query
from alliance_network.words import words_line as whole_line
from components import doing, props, text, walked
from small import claim, network

HOSTILE = '<img src=x onerror="alert(1)">'
NETWORK = network(
    claim("iran backing hamas", form="military|financial", credibility="probable", note=HOSTILE),
    claim("iran backing hamas", start="1990", claimant="Israel", source="b", locator="page 4"),
    claim("iran backing hamas", start="1985", source="b"),
    claim("iran attack israel", stance="denies", claimant="Iran"),
    claim("china backing iran"),
    claim("iran membership sco"),
    claim("china membership sco"),
    sources=(
        Source(id="a", title="Atlas", url="https://example.org/atlas"),
        Source(id="b", title="Bulletin", url="https://example.org/b"),
    ),
)


def shown(**choices):
    return select(NETWORK, View(**choices))


class TestWords:
    def test_it_reads_as_the_sentence(self):
        selection = shown(relations=frozenset({"backing"}), focus="iran", theme="dark")
        said = text(words_line(selection)).replace("×", "").replace(" ", "").replace(",", "")
        assert said == whole_line(selection).removesuffix(".").replace(" ", "").replace(",", "")

    def test_a_choice_can_be_taken_back(self):
        selection = shown(relations=frozenset({"backing"}))
        ((do, of, _),) = doing(words_line(selection))
        assert (do, from_query(of)) == ("view", View())
        (taken,) = (c for c in walked(words_line(selection)) if "data-do" in props(c))
        assert props(taken)["aria-label"] == "Take back: backing"

    def test_what_is_as_it_opens_has_no_button(self):
        assert doing(words_line(shown())) == []


class TestRail:
    def test_every_row_is_a_switch_with_its_number(self):
        selection = shown(relations=frozenset({"backing"}))
        switches = {
            f"{found['data-do']}:{found['data-of']}": found["aria-checked"]
            for component in walked(rail(selection))
            if (found := props(component)).get("role") in ("switch", "radio")
        }
        # How many ties are drawn is a choice where there are many.
        states_of = states(NETWORK, selection.view).items()
        on = {key: value for key, value in states_of if not key.startswith("drawn:")}
        assert switches == {key: "true" if value else "false" for key, value in on.items()}
        assert switches["relation:backing"] == "true"
        assert switches["relation:attack"] == "false"

    def test_numbers_are_those_of_the_selection(self):
        numbers = counts(shown())
        assert numbers["relation:backing"] == "2"
        assert numbers["relation:membership"] == "2"
        assert numbers["status:denied"] == "1"
        assert numbers["kind:state"] == "3"

    def test_names_of_rows(self):
        labels = [one for do, _, one in doing(rail(shown())) if do == "kind"]
        assert labels == ["states", "armed groups", "groups of states", "organisations"]

    def test_languages_are_those_with_names(self):
        named = list(languages(NETWORK).items())
        assert named == [("en", "English"), ("zh", "Chinese"), ("fr", "French")]

    def test_focus_is_offered_for_a_chosen_actor(self):
        assert focus(NETWORK, View()) == []
        assert focus(NETWORK, View(selected="iran>hamas:backing")) == []
        assert doing(focus(NETWORK, View(selected="iran"))) == [
            ("focus", "iran", "Only what is near Iran")
        ]

    def test_a_focus_has_steps_and_an_end(self):
        offered = doing(focus(NETWORK, View(focus="iran", steps=4)))
        assert [of for do, of, _ in offered if do == "steps"] == ["1", "2", "3", "4"]
        assert offered[-1] == ("focus", "", "End the focus")


class TestTiePanel:
    content = panel(shown(selected="iran>hamas:backing"))

    def test_title_and_kind(self):
        title, kind, standing = self.content[1:4]
        assert "Iran backs Hamas" in text(title)
        assert text(kind) == "backing, financial and military"
        assert text(standing).startswith("asserted as of ")

    def test_claims_stand_in_the_order_of_time_with_their_ids(self):
        ids = [text(c) for c in walked(self.content) if props(c).get("className") == "claim-id"]
        own = ids[:3]
        assert own == ["002", "001", "000"]

    def test_a_claim_says_how_sure_who_and_where(self):
        claims = [
            c for c in walked(self.content) if "claim-asserts" in str(props(c).get("className"))
        ]
        assert text(claims[1]).startswith("Israel says sosince 1990")
        assert "“Bulletin”, page 4" in text(claims[1])

    def test_what_is_written_in_a_claim_stays_text(self):
        assert HOSTILE in text(self.content)
        assert "dangerously_allow_html" not in json.dumps(
            self.content, cls=plotly.utils.PlotlyJSONEncoder
        )

    def test_why(self):
        assert "Why “asserted”" in text(self.content)

    def test_a_tie_that_the_choices_hide(self):
        hidden = panel(shown(selected="iran>hamas:backing", relations=frozenset()))
        assert "Not in the picture" in text(hidden)
        assert "3 claims say so" in text(hidden)

    def test_it_closes(self):
        assert doing(self.content)[0][:2] == ("select", "")


class TestActorPanel:
    def test_ties_by_relation_lead_on(self):
        content = panel(shown(selected="iran"))
        ties = [(of, said) for do, of, said in doing(content) if do == "select" and of]
        assert (
            ties
            == [
                ("china>iran:backing", "China backs Iran, asserted, 1 source"),
                ("iran>hamas:backing", "Iran backs Hamas, asserted, 1 source"),
                (
                    "iran>sco:membership",
                    "Iran is a member of the Shanghai Cooperation Organisation, asserted, 1 source",
                ),
            ]
            or len(ties) == 3
        )

    def test_names_carry_their_language(self):
        names = [props(c) for c in walked(panel(shown(selected="china"))) if "lang" in props(c)]
        assert [(name["lang"], name["dir"], name["children"]) for name in names] == [
            ("zh", "auto", "中国")
        ]

    def test_nothing_chosen_is_no_panel(self):
        assert panel(shown()) == []


class TestLinks:
    @pytest.mark.parametrize("address", ["https://example.org/a", "http://example.org/a"])
    def test_to_the_web(self, address):
        assert props(link("Atlas", address))["href"] == address

    @pytest.mark.parametrize(
        "address", [None, "javascript:alert(1)", "data:text/html,x", "JAVASCRIPT:x", "/local"]
    )
    def test_to_nothing_else(self, address):
        assert "href" not in props(link("Atlas", address))


class TestFound:
    def test_actors_and_ties_can_be_chosen_sources_lead_out(self):
        content = found(NETWORK, "atlas", search(NETWORK, "atlas"))
        assert any(props(c).get("href") == "https://example.org/atlas" for c in walked(content))
        content = found(NETWORK, "china", search(NETWORK, "china"))
        assert doing(content)[0] == ("select", "china", "Chinastate")

    def test_nothing(self):
        assert text(found(NETWORK, "zebra ", ())) == "Nothing is found with “zebra”."
        assert found(NETWORK, " ", ()) == []


class TestMessages:
    def test_nothing_left_offers_the_one_step_back(self):
        content = empty(shown(relations=frozenset()))
        assert text(content) == "No tie is left with no relation.Show all relations"
        ((do, of, _),) = doing(content)
        assert (do, from_query(of)) == ("view", View())

    def test_something_left_says_nothing(self):
        assert empty(shown()) == []

    def test_a_refusal_has_a_way_out(self):
        content = refusal("So it is.", way_out="/small", title="A small network")
        assert text(content) == "This address does not workSo it is.Open A small network"
        assert props(content[-1])["href"] == "/small"


class TestList:
    def test_it_holds_what_is_shown_in_sentences(self):
        content = list_content(shown(relations=frozenset({"backing"})))
        assert [key for key, _ in content["ties"]] == ["china>iran:backing", "iran>hamas:backing"]
        assert content["ties"][0][1] == "China backs Iran, asserted, 1 source"
        assert len(content["actors"]) == 7
        assert content["more"] == ""

    def test_a_long_list_is_cut_and_says_so(self, monkeypatch):
        monkeypatch.setattr("alliance_network.dashboard.parts.listing.MOST_ACTORS", 2)
        monkeypatch.setattr("alliance_network.dashboard.parts.listing.MOST_TIES", 3)
        content = list_content(shown())
        assert [actor for actor, _ in content["actors"]] == ["iran", "china"]
        assert len(content["ties"]) == 3
        assert content["more"] == (
            "Not listed: 5 actors and 1 tie. Choose fewer relations or search."
        )


def test_a_button_can_have_another_name():
    assert props(button("all", name="Show all relations"))["aria-label"] == "Show all relations"
