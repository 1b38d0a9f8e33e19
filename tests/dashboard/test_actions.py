from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from alliance_network.dashboard.actions import ACTIONS, act, kinds_of, most_tied
from alliance_network.errors import ViewError
from alliance_network.view import (
    CHOICES,
    View,
    check,
    claimants_of,
    forms_of,
    from_query,
    opening_view,
    to_query,
)
from small import claim, network

NETWORK = network(
    claim("iran backing hamas", form="oil|arms", claimant="Israel"),
    claim("china backing iran"),
    claim("iran membership sco"),
    claim("hamas attack israel"),
    opening="v=1&statuses=asserted,denied,disputed,reported",
)
EVERY = {relation.id for relation in NETWORK.relations}


def done(view: View, do: str, of=None) -> View:
    return act(view, NETWORK, do=do, of=of)


class TestRelations:
    def test_a_switch_takes_one_away_and_gives_it_back(self):
        without = done(View(), "relation", "attack")
        assert without.relations == EVERY - {"attack"}
        assert done(without, "relation", "attack") == View()

    def test_only_and_only_again(self):
        only = done(View(), "relation-only", "attack")
        assert only.relations == {"attack"}
        assert done(only, "relation-only", "attack").relations is None

    def test_all_and_none(self):
        nothing = done(View(), "relations-none")
        assert nothing.relations == frozenset()
        assert done(nothing, "relations-all") == View()

    def test_a_relation_the_network_does_not_have(self):
        with pytest.raises(ViewError, match='no relation "marriage"'):
            done(View(), "relation", "marriage")


class TestPictures:
    DATED = network(
        claim("iran backing hamas", start="2001", end="2003"),
        coverage=({"first": "1999", "last": "2010"},),
    )

    def test_two_dates_are_the_first_and_the_last_with_a_tie(self):
        pair = act(View(since="2002", as_of="2010"), self.DATED, do="picture", of="pair")
        assert (pair.picture, pair.since) == ("pair", None)
        assert (pair.compare_to, pair.as_of) == ("2001", "2010")
        assert act(View(), self.DATED, do="picture", of="pair").as_of == "2003"

    def test_dates_that_are_chosen_stay(self):
        view = View(compare_to="2002", as_of="2008")
        assert act(view, self.DATED, do="picture", of="pair") == view.but(picture="pair")

    def test_without_a_second_date_two_pictures_are_one(self):
        pair = View(compare_to="2002", as_of="2008", picture="pair")
        assert act(pair, self.DATED, do="compare").picture == "network"

    def test_where_nothing_is_dated_there_are_no_two_dates(self):
        undated = network(claim("iran backing hamas"))
        with pytest.raises(ViewError, match="no two dates"):
            act(View(), undated, do="picture", of="pair")


class TestStatuses:
    def test_a_switch(self):
        assert done(View(), "status", "denied").statuses == View().statuses | {"denied"}

    def test_only_again_is_as_the_network_opens(self):
        only = done(View(), "status-only", "denied")
        assert only.statuses == {"denied"}
        assert done(only, "status-only", "denied").statuses == opening_view(NETWORK).statuses


class TestKinds:
    def test_the_kinds_of_a_network_are_in_the_order_of_the_key(self):
        assert kinds_of(NETWORK) == ("state", "armed group", "group of states", "organisation")

    def test_a_switch_and_only(self):
        without = done(View(), "kind", "state")
        assert without.kinds == {"armed group", "group of states", "organisation"}
        assert done(without, "kind", "state").kinds is None
        assert done(View(), "kind-only", "state").kinds == {"state"}


class TestFocus:
    def test_a_new_focus_begins_with_one_step(self):
        assert done(View(steps=3), "focus", "iran") == View(focus="iran", steps=1)

    def test_steps_and_the_end(self):
        near = done(done(View(), "focus", "iran"), "steps", "2")
        assert (near.focus, near.steps) == ("iran", 2)
        assert done(near, "focus", "") == View()


class TestLayout:
    def test_rings_go_round_the_chosen_actor(self):
        assert done(View(selected="hamas"), "layout", "rings").centre == "hamas"

    def test_else_round_the_focus(self):
        view = View(focus="china", selected="iran>hamas:backing")
        assert done(view, "layout", "rings").centre == "china"

    def test_else_round_the_most_tied(self):
        assert most_tied(NETWORK) == "iran"
        assert done(View(), "layout", "rings").centre == "iran"

    def test_another_layout_forgets_centre_and_places(self):
        view = View(layout="rings", centre="iran", places=(("iran", 0.5, 0.5),))
        assert done(view, "layout", "circle") == View(layout="circle")


class TestDrop:
    def test_a_place_is_rounded_and_kept_within(self):
        view = done(View(), "drop", {"actor": "iran", "x": 0.123456, "y": 1.7})
        assert view.places == (("iran", 0.1235, 1.0),)

    def test_an_actor_has_one_place(self):
        view = done(View(), "drop", {"actor": "iran", "x": 0, "y": 0})
        view = done(view, "drop", {"actor": "china", "x": 0.5, "y": 0.5})
        view = done(view, "drop", {"actor": "iran", "x": 1, "y": 1})
        assert view.places == (("china", 0.5, 0.5), ("iran", 1.0, 1.0))


class TestRest:
    def test_choosing(self):
        chosen = done(View(), "select", "iran>hamas:backing")
        assert chosen.selected == "iran>hamas:backing"
        assert done(chosen, "select", "") == done(chosen, "select", None) == View()

    def test_a_whole_view(self):
        assert done(View(), "view", "v=1&relations=backing").relations == {"backing"}

    def test_reset_keeps_what_is_the_readers(self):
        view = View(relations=frozenset(), theme="dark", language="fr", selected="iran")
        assert done(view, "reset") == opening_view(NETWORK).but(theme="dark", language="fr")

    def test_a_place_changes_nothing(self):
        assert done(View(focus="iran"), "place") == View(focus="iran")

    def test_an_unknown_action(self):
        with pytest.raises(ViewError) as raised:
            done(View(), "explode")
        said = 'There is no action "explode"; there are as-of, claimant, compare,'
        assert str(raised.value).startswith(said)


OF = {
    "relation": st.sampled_from(sorted(EVERY)),
    "relation-only": st.sampled_from(sorted(EVERY)),
    "status": st.sampled_from(["asserted", "reported", "disputed", "denied"]),
    "status-only": st.sampled_from(["asserted", "denied"]),
    "kind": st.sampled_from(kinds_of(NETWORK)),
    "kind-only": st.sampled_from(kinds_of(NETWORK)),
    "memberships": st.sampled_from(["area", "ties"]),
    "loners": st.sampled_from(["faded", "hidden"]),
    "drawn": st.sampled_from(["2000", "5000", "10000", "30000"]),
    "focus": st.sampled_from(["iran", "sco", ""]),
    "steps": st.sampled_from(["1", "2", "3"]),
    "layout": st.sampled_from(["organic", "circle", "kinds", "rings"]),
    "rings": st.sampled_from(["iran", "hamas"]),
    "drop": st.fixed_dictionaries(
        {"actor": st.sampled_from(["iran", "sco"]), "x": st.floats(-2, 2), "y": st.floats(-2, 2)}
    ),
    "select": st.sampled_from(["iran", "iran>hamas:backing", "", None]),
    "theme": st.sampled_from(["auto", "light", "dark"]),
    "language": st.sampled_from(["en", "fr"]),
    "view": st.just("v=1&focus=iran"),
    # Nothing in this network is dated, so there are no two dates.
    "picture": st.sampled_from([one for one in CHOICES["picture"] if one != "pair"]),
    "as-of": st.sampled_from(["2001", "2023-06", "", None]),
    "since": st.sampled_from(["1999", "", None]),
    "compare": st.sampled_from(["2000", "", None]),
    "known-on": st.sampled_from(["2023-11", "", None]),
    "source": st.sampled_from([source.id for source in NETWORK.sources]),
    "claimant": st.sampled_from(claimants_of(NETWORK)),
    "form": st.sampled_from(forms_of(NETWORK)),
    "credibility": st.sampled_from(["confirmed", "improbable", "", None]),
    "min-sources": st.sampled_from(["1", "2"]),
    "weight": st.none(),
    "look-back": st.sampled_from(["1", "12"]),
}
STEPS = st.lists(
    st.one_of(
        [st.tuples(st.just(do), OF.get(do, st.none())) for do in ACTIONS],
    ),
    max_size=12,
)


@given(STEPS)
def test_whatever_is_done_leads_to_a_view_that_an_address_holds(steps):
    view = opening_view(NETWORK)
    for do, of in steps:
        view = done(view, do, of)
        assert from_query(to_query(view)) == view == check(view, NETWORK)
