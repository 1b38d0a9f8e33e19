from __future__ import annotations

import json
import random

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from alliance_network.errors import UsageError
from alliance_network.export.pack import content as module
from alliance_network.export.pack.content import content_of
from alliance_network.export.pack.values import values_of
from alliance_network.formats import open_dataset
from alliance_network.model.actor import KINDS
from alliance_network.selection import select
from alliance_network.story import Step, Story
from alliance_network.view import View, opening_view
from alliance_network.words import actor_sentence, tie_sentence, words_line
from packed import EVERY, as_sent, decide, switched, told, unknown, within
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


def sent(content) -> dict:
    """What is sent, as the script gets it."""
    return json.loads(json.dumps(values_of(content)))


def check(content, number: int) -> None:
    """At every time, what the rule finds in what is sent is what select lets through."""
    data = sent(content)
    moments = list(content.reached)
    # Of a long span some times are enough.
    for moment in random.Random(number).sample(moments, min(len(moments), 12)):
        for on in settings_of(content, number, seed=moment):
            selection = switched(content, on, moment)
            assert decide(data, on, moment) == as_sent(content, selection), (moment, on)
            if "both" not in data["moments"][moment]:
                assert unknown(data, on, moment) == len(selection.unknown)


@pytest.mark.parametrize("loners", ["faded", "hidden"])
@pytest.mark.parametrize("focus", [None, "iran", "hamas", "nato"])
@pytest.mark.parametrize("steps", [1, 2, 4])
def test_any_setting_shows_what_select_lets_through(loners, focus, steps):
    check(content_of(SMALL, View(loners=loners, focus=focus, steps=steps)), 60)


def test_so_it_does_for_the_network_that_ships():
    dataset = open_dataset("iran-2023")
    view = opening_view(dataset)
    check(content_of(dataset, view), 40)
    check(content_of(dataset, view.but(focus="iran", steps=2, loners="hidden")), 40)
    check(content_of(dataset, view.but(focus="israel")), 40)


@settings(max_examples=20)
@given(
    datasets(),
    st.integers(0, 7),
    st.integers(1, 3),
    st.booleans(),
    st.sampled_from(["faded", "hidden"]),
)
def test_so_it_does_for_any_network(dataset, place, steps, focused, loners):
    focus = dataset.actors[place % len(dataset.actors)].id if focused else None
    check(content_of(dataset, View(focus=focus, steps=steps, loners=loners)), 5)


def test_it_opens_as_the_view_says():
    view = View(
        relations=frozenset({"backing"}),
        kinds=frozenset({"state", "armed group"}),
        selected="iran>hamas:backing",
    )
    content = content_of(SMALL, view)
    data = sent(content)
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
    own = [switch["on"] for switch in data["switches"]]
    assert decide(data, own, opening["moment"]) == shown
    assert opening["selected"] == f"t{content.ties.index('iran>hamas:backing')}"
    assert opening["words"] == words_line(content.selection)
    assert sent(content_of(SMALL, View(selected="iran")))["opening"]["selected"] == "a2"


def test_every_tie_is_there_whatever_its_status_or_switch():
    content = content_of(SMALL, View(relations=frozenset(), statuses=frozenset(), kinds=()))
    assert set(content.ties) == set(select(SMALL, EVERY).keys)
    assert len(content.actors) == len(SMALL.actors)


def test_what_lies_outside_the_focus_is_not_in_it():
    content = content_of(SMALL, View(focus="powers"))
    assert content.ties == ("powers>iran:sanctions",)
    assert set(content.actors) == {"powers", "iran"}
    chosen = sent(content_of(SMALL, View(focus="powers", selected="china")))
    assert chosen["opening"]["selected"] is None


def test_sentences_are_those_of_words():
    content = content_of(SMALL, EVERY)
    said = sent(content)["languages"]["en"]
    whole = content.selection
    assert said["ties"] == [[tie_sentence(SMALL, whole.tie(key))] for key in content.ties]
    none = select(SMALL, View(relations=frozenset()))
    for actor, (begins, (after, every, all_of_them, some, *at)) in zip(
        content.actors, said["actors"], strict=True
    ):
        assert at == [0, 0]
        assert f"{begins}: {all_of_them}{after}" == actor_sentence(whole, actor)
        if every:
            assert f"{begins}: 0{some}{after}" == actor_sentence(none, actor)


def test_the_line_of_words_has_the_numbers_left_open():
    content = content_of(SMALL, View(focus="iran", memberships="ties", kinds=frozenset(KINDS)))
    data = sent(content)
    words, moment = data["words"], data["moments"][0]
    line = words_line(content.reached[0])
    actors, ties = len(content.reached[0].actors), len(content.reached[0].ties)
    said = words["said"]
    made = f"{said[0]}{actors}{words['actors'][2]}{said[1]}{moment['ties'][0]}"
    made += f": {', '.join(moment['rest'])}."
    assert (ties, words["every"], moment["every"]) == (7, 7, 7)
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
    data = sent(content)
    for step, found in zip(STORY.steps, data["steps"], strict=True):
        shown = as_sent(content, select(SMALL, step.view))
        assert told(data, found, found["moment"]) == shown
        assert found["words"][str(found["moment"])] == words_line(select(SMALL, step.view))
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
        "A packed file holds at most 6 ties, and this one would hold 7: narrow the view, to an "
        "actor to focus on or to ties of more sources."
    )
    assert content_of(SMALL, View(focus="powers"))


THIRTY = open_dataset("iran-1990-2018")
"""The network of thirty years, of which few claims are enough."""
WHEN = {
    "at": {"as_of": "2004"},
    "between": {"since": "1995-06", "as_of": "2001-03"},
    "compared": {"as_of": "2012", "compare_to": "1996"},
    "compared with the latest": {"compare_to": "2000"},
}


def around(**fields) -> View:
    few = frozenset({"ucdp-esd", "tss-rivalries"})
    return View(sources=few, focus="iran", loners="hidden", **fields)


@pytest.mark.parametrize("when", WHEN.values(), ids=WHEN)
def test_at_every_date_it_shows_what_select_lets_through(when):
    content = content_of(THIRTY, around(**when))
    assert content.moments.slider == 33
    check(content, 8)
    data = sent(content)
    own = [switch["on"] for switch in data["switches"]]
    opening = as_sent(content, content.selection)
    assert decide(data, own, data["opening"]["moment"]) == opening


def test_a_step_of_a_story_is_told_at_every_date():
    views = [around(**when) for when in WHEN.values()]
    views.append(views[0].but(known_on="1995", look_back=60, focus=None))
    steps = tuple(Step(title="A step", view=view) for view in views)
    story = Story(name="told", title="A story", network="iran-1990-2018", steps=steps)
    data = sent(content := content_of(THIRTY, around(), story=story))
    for step, found in zip(steps, data["steps"], strict=True):
        for moment in (found["moment"], 0, 7, 20, 32):
            view = content.moments.every[moment].of(step.view)
            selection = select(THIRTY, view)
            assert told(data, found, moment) == as_sent(content, selection)
            assert found["words"][str(moment)] == words_line(selection)


def test_an_actor_is_told_as_it_is_at_each_date():
    data = sent(content := content_of(THIRTY, around()))
    for moment in (0, 12, 32):
        view = content.moments.every[moment].of(View(relations=frozenset(), memberships="ties"))
        none = select(THIRTY, view)
        for actor, (begins, *goes_on) in zip(
            content.actors, data["languages"]["en"]["actors"], strict=True
        ):
            after, every, whole, some = next(one[:4] for one in goes_on if within(moment, one[4:]))
            number = f"0{some}" if every else whole
            said = f"{begins}{data['moments'][moment]['when']}{number}{after}"
            assert said == actor_sentence(none, actor)


def test_one_date_has_no_slider():
    assert sent(content_of(SMALL, View()))["slider"] == 0
