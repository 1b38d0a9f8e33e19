"""The only filter: what it lets through, and the counts beside each switch."""

from __future__ import annotations

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from alliance_network.history import state, ties_of
from alliance_network.model.actor import KINDS
from alliance_network.model.dataset import Dataset
from alliance_network.model.source import Source
from alliance_network.model.tie import STATUSES, Tie
from alliance_network.selection import select
from alliance_network.view import CHOICES, View
from small import claim, network
from strategies import datasets, evidences, times

DATASET = network(
    claim("iran backing hamas", credibility="probable"),
    claim("china alliance iran"),
    claim("powers sanctions iran"),
    claim("hamas attack israel"),
    claim("iran attack israel", stance="denies", claimant="Iran"),
    claim("iran membership sco"),
    claim("china membership sco"),
)
EVERYTHING = frozenset(STATUSES)


@st.composite
def seen(draw: st.DrawFn) -> tuple[Dataset, View]:
    """A dataset and a view of it."""
    dataset = draw(datasets())
    relations = [relation.id for relation in dataset.relations]
    actor = st.sampled_from([actor.id for actor in dataset.actors])
    view = View(
        relations=draw(st.none() | st.frozensets(st.sampled_from(relations))),
        statuses=draw(st.frozensets(st.sampled_from(STATUSES))),
        kinds=draw(st.none() | st.frozensets(st.sampled_from(KINDS))),
        focus=draw(st.none() | actor),
        steps=draw(st.integers(1, 3)),
        memberships=draw(st.sampled_from(CHOICES["memberships"])),
        loners=draw(st.sampled_from(CHOICES["loners"])),
        min_sources=draw(st.integers(1, 2)),
        **draw(times()),
        **draw(evidences(dataset)),
    )
    return dataset, view


def test_a_plain_view_leaves_out_denied_ties_alone():
    selection = select(DATASET, View())
    assert selection.keys == (
        "iran>hamas:backing",
        "china>iran:alliance",
        "powers>iran:sanctions",
        "hamas>israel:attack",
        "china>sco:membership",
        "iran>sco:membership",
    )
    assert selection.all_ties == 7
    assert selection.actors == ("china", "hamas", "iran", "israel", "nato", "powers", "sco")
    assert selection.all_actors == 7
    assert selection.loners == {"nato"}
    assert selection.by_status == {"asserted": 5, "reported": 1, "disputed": 0, "denied": 1}
    assert selection.by_kind == {
        "state": 3,
        "armed group": 1,
        "group of states": 1,
        "organisation": 2,
    }


@pytest.mark.parametrize(
    ("view", "keys"),
    [
        (View(relations=frozenset({"backing"})), {"iran>hamas:backing"}),
        (View(relations=frozenset()), set()),
        (View(statuses=frozenset({"denied"})), {"iran>israel:attack"}),
        (View(kinds=frozenset({"state"})), {"china>iran:alliance"}),
        (View(focus="israel"), {"hamas>israel:attack"}),
        (
            View(focus="israel", steps=2),
            {"hamas>israel:attack", "iran>hamas:backing"},
        ),
        # The way from Israel to Iran leads along a denied tie, which is not shown.
        (View(focus="israel", statuses=frozenset({"asserted"})), {"hamas>israel:attack"}),
        (
            View(focus="israel", statuses=EVERYTHING),
            {"hamas>israel:attack", "iran>hamas:backing", "iran>israel:attack"},
        ),
    ],
)
def test_each_choice_filters(view, keys):
    assert set(select(DATASET, view).keys) == keys


def test_with_a_focus_a_switch_counts_what_it_alone_reaches():
    attacks = View(relations=frozenset({"attack"}), focus="israel", steps=3)
    counts = select(DATASET, attacks).by_relation
    # From Israel over Hamas to Iran with backing; to China only with backing and alliance.
    assert counts["attack"] == 1
    assert counts["backing"] == 1
    assert counts["alliance"] == 0
    every = select(DATASET, attacks.but(relations=frozenset({"attack", "backing"}))).by_relation
    assert every["alliance"] == 1


def test_selecting_filters_nothing():
    plain = select(DATASET, View())
    for chosen in ("iran", "iran>hamas:backing", "iran>israel:attack"):
        selection = select(DATASET, View(selected=chosen))
        assert selection.keys == plain.keys
        assert selection.actors == plain.actors


def test_actors_without_ties_can_be_hidden():
    backing = View(relations=frozenset({"backing"}))
    assert select(DATASET, backing).loners == {"china", "israel", "nato", "powers", "sco"}
    hidden = select(DATASET, backing.but(loners="hidden"))
    assert hidden.actors == ("hamas", "iran")
    assert hidden.loners == frozenset()


def test_a_tie_by_its_key():
    sources = (Source(id="a", title="Atlas", date="2018-06"),)
    selection = select(network(claim("iran backing hamas"), sources=sources), View())
    assert selection.tie("iran>hamas:backing") == Tie(
        key="iran>hamas:backing",
        from_actor="iran",
        to_actor="hamas",
        relation="backing",
        status="asserted",
        claims=(0,),
        publishers=1,
        covered_to="2018-06",
    )
    with pytest.raises(KeyError):
        select(DATASET, View()).tie("iran>israel:attack")


# ---- areas ---- #
def test_an_organisation_is_an_area_while_a_membership_is_shown():
    assert select(DATASET, View()).areas == ("sco",)
    assert select(DATASET, View(memberships="ties")).areas == ()
    assert select(DATASET, View(relations=frozenset({"backing"}))).areas == ()
    assert select(DATASET, View(statuses=frozenset({"reported"}))).areas == ()
    assert select(DATASET, View(kinds=frozenset({"state"}))).areas == ()


def test_how_memberships_are_drawn_changes_no_count():
    area, ties = (select(DATASET, View(memberships=m)) for m in ("area", "ties"))
    assert area.keys == ties.keys
    assert area.actors == ties.actors
    assert area.by_relation == ties.by_relation


def test_the_two_largest_of_the_whole_network_are_areas():
    dataset = network(
        claim("iran membership sco"),
        claim("iran membership nato"),
        claim("china membership nato"),
        claim("iran membership powers", claimant="Iran"),
    )
    assert select(dataset, View()).areas == ("nato", "sco")
    # What is filtered does not make another organisation an area.
    assert select(dataset, View(focus="china")).areas == ("nato",)
    third = network(
        *(
            claim(f"{member} membership {organisation}")
            for member, organisation in (
                ("iran", "sco"),
                ("china", "sco"),
                ("iran", "nato"),
                ("china", "nato"),
                ("hamas", "powers"),
            )
        )
    )
    assert select(third, View()).areas == ("nato", "sco")
    assert select(third, View(focus="hamas")).areas == ()


# ---- for any network and view ---- #
@settings(max_examples=30)
@given(seen())
def test_a_selection_holds_only_what_is_there_and_what_was_chosen(network_and_view):
    dataset, view = network_and_view
    # Two dates compared: see test_compare.py.
    view = view.but(compare_to=None)
    selection = select(dataset, view)
    latest = state(dataset, view.evidence, since=view.since, as_of=view.as_of)
    assert selection.ties.schema == latest.schema
    assert set(selection.ties.drop("claims").rows()) <= set(latest.drop("claims").rows())
    order = {key: place for place, key in enumerate(latest["key"])}
    assert list(selection.keys) == sorted(selection.keys, key=order.__getitem__)
    for key in selection.keys:
        tie = selection.tie(key)
        assert tie.status in view.statuses
        assert view.min_sources == 1 or tie.publishers >= view.min_sources
        assert view.relations is None or tie.relation in view.relations
        assert {tie.from_actor, tie.to_actor} <= set(selection.actors)
        assert list(tie.claims) == latest["claims"][order[key]].to_list()
    tied = {*selection.ties["from"], *selection.ties["to"]}
    assert selection.loners == set(selection.actors) - tied
    if view.kinds is not None:
        assert {dataset.actor(actor).kind for actor in selection.actors} <= view.kinds
    assert set(selection.areas) <= tied


@settings(max_examples=30)
@given(seen(), st.data())
def test_narrowing_never_adds_and_never_raises_a_count(network_and_view, data):
    dataset, view = network_and_view
    relations = frozenset(relation.id for relation in dataset.relations)
    chosen = relations if view.relations is None else view.relations
    kinds = frozenset(KINDS) if view.kinds is None else view.kinds
    narrower = data.draw(
        st.sampled_from(
            [
                *(view.but(relations=chosen - {relation}) for relation in relations),
                *(view.but(statuses=view.statuses - {status}) for status in STATUSES),
                *(view.but(kinds=kinds - {kind}) for kind in KINDS),
                view.but(loners="hidden"),
                view.but(min_sources=view.min_sources + 1),
                view.but(steps=max(view.steps - 1, 1)),
                *(view.but(focus=actor.id) for actor in dataset.actors if view.focus is None),
            ]
        )
    )
    wide, narrow = select(dataset, view), select(dataset, narrower)
    assert set(narrow.keys) <= set(wide.keys)
    assert set(narrow.actors) <= set(wide.actors)
    # Each count but that of the choice that was narrowed, which is counted without it.
    for name, field in (("by_relation", "relations"), ("by_status", "statuses")):
        if getattr(view, field) == getattr(narrower, field):
            for word, count in getattr(narrow, name).items():
                assert count <= getattr(wide, name)[word]


@settings(max_examples=30)
@given(seen())
def test_the_number_beside_a_switch_is_what_there_is_once_it_is_on(network_and_view):
    dataset, view = network_and_view
    selection = select(dataset, view)
    assert list(selection.by_relation) == [relation.id for relation in dataset.relations]
    assert list(selection.by_status) == list(STATUSES)
    for relation, count in selection.by_relation.items():
        on = view if view.relations is None else view.but(relations=view.relations | {relation})
        assert count == (select(dataset, on).ties["relation"] == relation).sum()
    for status, count in selection.by_status.items():
        on = view.but(statuses=view.statuses | {status})
        assert count == (select(dataset, on).ties["status"] == status).sum()
    assert set(selection.by_kind) == {actor.kind for actor in dataset.actors}
    for kind, count in selection.by_kind.items():
        on = view if view.kinds is None else view.but(kinds=view.kinds | {kind})
        actors = select(dataset, on).actors
        assert count == sum(dataset.actor(actor).kind == kind for actor in actors)


# ---- no data ---- #
def test_ties_of_which_nothing_is_known_at_a_date_are_those_that_would_be_shown():
    dataset = network(
        claim("iran backing hamas", start="2000"),
        claim("china backing iran", start="2000"),
        claim("hamas attack israel", start="2000"),
        coverage=({"first": "1990", "last": "2010"},),
    )

    def unknown(**chosen) -> set[str]:
        selection = select(dataset, View(**chosen))
        return set(ties_of(dataset).frame["key"].gather(selection.unknown))

    every = {"iran>hamas:backing", "china>iran:backing", "hamas>israel:attack"}
    assert unknown() == unknown(as_of="2010") == set()
    assert unknown(as_of="2012") == every
    assert unknown(as_of="2012", loners="hidden") == every
    assert unknown(as_of="2012", relations={"attack"}) == {"hamas>israel:attack"}
    assert unknown(as_of="2012", kinds={"state"}) == {"china>iran:backing"}
    # What hangs on the focus would be shown, what lies further away would not.
    assert unknown(as_of="2012", focus="china") == {"china>iran:backing"}
    assert unknown(as_of="2012", since="2009") == set()
