from __future__ import annotations

import json
import random

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from alliance_network.errors import UsageError
from alliance_network.export.pack import content as module
from alliance_network.export.pack.content import content_of
from alliance_network.formats import open_dataset
from alliance_network.model.actor import KINDS
from alliance_network.selection import select
from alliance_network.story import Step, Story
from alliance_network.view import View, opening_view
from alliance_network.words import actor_sentence, tie_sentence, words_line
from packed import EVERY, as_sent, decide, switched
from small import claim, network
from strategies import datasets

SMALL = network(
    claim("iran backing hamas"),
    claim("iran backing hamas", source="b", claimant="Israel"),
    claim("china alliance iran", credibility="possible"),
    claim("iran attack israel", stance="denies"),
    claim("hamas attack israel"),
    claim("hamas attack israel", source="b", stance="denies"),
    claim("powers sanctions iran"),
    claim("iran membership sco"),
    claim("china membership sco"),
)


def settings_of(content, number: int, *, seed: int = 0) -> list[list[bool]]:
    draw = random.Random(seed)
    share = [draw.random() for _ in range(number)]
    return [[draw.random() < part for _ in content.switches] for part in share]


def areas(content) -> list[dict]:
    return [{} for _ in content.looks]


def check(content, number: int) -> None:
    """What the rule finds in what is sent is what select lets through."""
    data = json.loads(json.dumps(content.sent(areas(content))))
    for on in settings_of(content, number):
        assert decide(data, on) == as_sent(content, switched(content, on))


@pytest.mark.parametrize("loners", ["faded", "hidden"])
@pytest.mark.parametrize("focus", [None, "iran", "hamas", "nato"])
@pytest.mark.parametrize("steps", [1, 2, 4])
def test_any_setting_shows_what_select_lets_through(loners, focus, steps):
    check(content_of(SMALL, View(loners=loners, focus=focus, steps=steps)), 200)


def test_so_it_does_for_the_network_that_ships():
    dataset = open_dataset("iran-2023")
    view = opening_view(dataset)
    check(content_of(dataset, view), 700)
    check(content_of(dataset, view.but(focus="iran", steps=2, loners="hidden")), 700)
    check(content_of(dataset, view.but(focus="israel")), 700)


@settings(max_examples=40)
@given(
    datasets(),
    st.integers(0, 7),
    st.integers(1, 3),
    st.booleans(),
    st.sampled_from(["faded", "hidden"]),
)
def test_so_it_does_for_any_network(dataset, place, steps, focused, loners):
    focus = dataset.actors[place % len(dataset.actors)].id if focused else None
    check(content_of(dataset, View(focus=focus, steps=steps, loners=loners)), 15)


def test_it_opens_as_the_view_says():
    view = View(
        relations=frozenset({"backing"}),
        kinds=frozenset({"state", "armed group"}),
        selected="iran>hamas:backing",
    )
    content = content_of(SMALL, view)
    data = content.sent(areas(content))
    on = {
        (switch.group, switch.of)
        for switch, sent in zip(content.switches, data["switches"], strict=True)
        if sent["on"]
    }
    assert on == {
        ("relation", "backing"),
        *(("status", status) for status in ("asserted", "reported", "disputed")),
        ("kind", "state"),
        ("kind", "armed group"),
    }
    opening = data["opening"]
    shown = as_sent(content, select(SMALL, view))
    assert {name: sorted(opening[name]) for name in shown} == shown
    assert decide(data, [switch["on"] for switch in data["switches"]]) == shown
    assert opening["selected"] == f"t{content.ties.index('iran>hamas:backing')}"
    assert opening["words"] == words_line(content.selection)
    assert content_of(SMALL, View(selected="iran")).sent([{}])["opening"]["selected"] == "a2"


def test_every_tie_is_there_whatever_its_status_or_switch():
    content = content_of(SMALL, View(relations=frozenset(), statuses=frozenset(), kinds=()))
    assert set(content.ties) == set(select(SMALL, EVERY).keys)
    assert len(content.actors) == len(SMALL.actors)


def test_what_lies_outside_the_focus_is_not_in_it():
    content = content_of(SMALL, View(focus="powers"))
    assert content.ties == ("powers>iran:sanctions",)
    assert set(content.actors) == {"powers", "iran"}
    chosen = content_of(SMALL, View(focus="powers", selected="china")).sent([{}])
    assert chosen["opening"]["selected"] is None


def test_sentences_are_those_of_words():
    content = content_of(SMALL, EVERY)
    said = content.sent([{}])["languages"]["en"]
    whole = content.selection
    assert said["ties"] == [tie_sentence(SMALL, whole.tie(key)) for key in content.ties]
    for actor, (before, after, every, all_of_them, some) in zip(
        content.actors, said["actors"], strict=True
    ):
        assert before + all_of_them + after == actor_sentence(whole, actor)
        none = select(SMALL, View(relations=frozenset()))
        if every:
            assert f"{before}0{some}{after}" == actor_sentence(none, actor)


def test_the_line_of_words_has_the_numbers_left_open():
    content = content_of(SMALL, View(focus="iran", memberships="ties", kinds=frozenset(KINDS)))
    words = content.sent([{}])["words"]
    line = words_line(content.reached)
    actors, ties = len(content.reached.actors), len(content.reached.ties)
    said = words["said"]
    made = f"{said[0]}{actors}{words['actors'][2]}{said[1]}{words['ties'][0]}{said[2]}"
    assert (ties, words["all"]) == (words["all"][1], [7, 7])
    assert made == line.replace(", denied ones too", "").replace(", all kinds of actor", "")


STORY = Story(
    name="told",
    title="A story",
    network="small",
    steps=(
        Step(title="One", view=View(relations=frozenset({"backing"}), selected="iran")),
        Step(title="Two", view=View(focus="powers", loners="hidden")),
        Step(title="Three", view=View(layout="circle", language="fr")),
        Step(title="Four", view=View(layout="circle", language="fr", kinds=frozenset({"state"}))),
    ),
)


def test_steps_are_what_select_lets_through_though_the_focus_leaves_them_out():
    content = content_of(SMALL, View(focus="powers"), story=STORY)
    data = content.sent([{}, {}])
    for step, found in zip(STORY.steps, data["steps"], strict=True):
        shown = as_sent(content, select(SMALL, step.view))
        assert {name: sorted(found[name]) for name in shown} == shown
        assert found["words"] == words_line(select(SMALL, step.view))
    assert [step["drawing"] for step in data["steps"]] == [0, 0, 1, 1]
    assert [drawing["language"] for drawing in data["drawings"]] == ["en", "fr"]
    # What only the story shows hangs on no switch.
    everything = decide(data, [True] * len(content.switches))
    assert [content.ties[place] for place in everything["ties"]] == ["powers>iran:sanctions"]
    check(content, 100)


def test_more_than_a_file_holds_is_refused(monkeypatch):
    monkeypatch.setattr(module, "MOST_TIES", 6)
    with pytest.raises(UsageError) as caught:
        content_of(SMALL, View())
    assert str(caught.value) == (
        "A packed file holds at most 6 ties, and this one would hold 7: choose an actor to focus "
        "on."
    )
    assert content_of(SMALL, View(focus="powers"))
