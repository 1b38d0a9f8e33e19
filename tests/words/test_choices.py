from __future__ import annotations

from dataclasses import replace

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from alliance_network.formats import open_dataset
from alliance_network.model.tie import STATUSES
from alliance_network.selection import select
from alliance_network.view import View, opening_view, to_query
from alliance_network.words import described, headline, phrases, words_line
from alliance_network.words.choices import CHOICES
from small import claim, network
from strategies import datasets, views

EVERY = frozenset(STATUSES)
CLAIMS = (
    claim("iran backing hamas", credibility="probable"),
    claim("china alliance iran"),
    claim("iran attack israel", stance="denies"),
    claim("iran membership sco"),
)
PLAIN = network(*CLAIMS)
OPEN = network(*CLAIMS, opening="v=1&statuses=asserted,denied,disputed,reported")

CROWD = "too many lines to draw how sure each is"

# One choice each, as it is said in a network that opens plainly.
SAID = [
    ({"relations": frozenset({"backing", "alliance"})}, "backing and alliance"),
    (
        {"relations": frozenset({"backing", "alliance", "attack", "sanctions"})},
        "all but membership",
    ),
    ({"relations": frozenset()}, "no relation"),
    ({"statuses": EVERY}, "denied ones too"),
    ({"statuses": frozenset({"reported"})}, "only reported ones"),
    ({"statuses": frozenset({"denied", "asserted"})}, "only asserted and denied ones"),
    ({"statuses": frozenset()}, "no status"),
    ({"kinds": frozenset({"state"})}, "states"),
    ({"kinds": frozenset({"state", "armed group", "organisation"})}, "all but groups of states"),
    ({"kinds": frozenset({"state", "organisation"})}, "states and organisations"),
    ({"kinds": frozenset()}, "no kind of actor"),
    ({"focus": "iran"}, "around Iran, 1 step"),
    ({"focus": "iran", "steps": 2}, "around Iran, 2 steps"),
    ({"loners": "hidden"}, "actors without ties hidden"),
    ({"memberships": "ties"}, "memberships as ties"),
    ({"layout": "circle"}, "in a circle"),
    ({"layout": "rings", "centre": "iran"}, "in rings round Iran"),
    ({"seed": 3}, "in the usual layout, start 3"),
    ({"places": (("iran", 0.5, 0.5),)}, "1 actor moved by hand"),
    ({"language": "fa"}, "names in Persian"),
]


@pytest.mark.parametrize(("changes", "text"), SAID, ids=[text for _, text in SAID])
def test_every_choice_is_one_phrase_that_takes_it_back(changes, text):
    first, *rest = phrases(select(PLAIN, View(**changes)))
    assert first.text.startswith("Showing ")
    assert not first.removable
    (phrase,) = rest
    assert phrase.text == text
    assert phrase.removable
    assert phrase.without == View()


def test_how_a_network_opens_is_said_but_cannot_be_taken_back():
    _, phrase = phrases(select(OPEN, opening_view(OPEN)))
    assert (phrase.text, phrase.removable) == ("denied ones too", False)
    _, phrase = phrases(select(OPEN, View()))
    assert (phrase.text, phrase.removable) == ("denied ones left out", True)
    assert phrase.without == opening_view(OPEN)


def test_the_line_of_a_view_as_the_network_opens_has_nothing_to_take_back():
    for dataset in (PLAIN, OPEN):
        assert not any(one.removable for one in phrases(select(dataset, opening_view(dataset))))


@pytest.mark.parametrize(
    ("opening", "text"),
    [
        ("relations=backing", "all relations"),
        ("kinds=state", "all kinds of actor"),
        ("focus=iran", "the whole network"),
        ("loners=hidden", "actors without ties kept"),
        ("memberships=ties", "memberships as areas"),
        ("layout=circle", "in the usual layout"),
        ("places=iran:0:0", "no actor moved by hand"),
        ("language=fa", "names in English"),
    ],
)
def test_back_from_how_a_network_opens_to_a_plain_view(opening, text):
    dataset = network(*CLAIMS, opening=f"v=1&{opening}")
    _, phrase = phrases(select(dataset, View()))
    assert (phrase.text, phrase.removable) == (text, True)
    assert phrase.without == opening_view(dataset)


@settings(max_examples=12, deadline=None)
@given(st.data())
def test_taking_back_each_phrase_gives_that_choice_and_all_of_them_how_the_network_opens(data):
    dataset = data.draw(datasets())
    opening = opening_view(dataset)
    # What is no phrase: which picture, what is selected, the theme.
    rest = {"picture": "network", "selected": None, "theme": "auto"}
    if data.draw(st.booleans()):
        dataset = replace(dataset, opening=to_query(data.draw(views(dataset)).but(**rest)))
        opening = opening_view(dataset)
    view = data.draw(views(dataset)).but(**rest)
    for _ in range(2 * len(CHOICES)):
        first, *said = phrases(select(dataset, view))
        assert not first.removable
        removable = [phrase for phrase in said if phrase.removable]
        # Whatever is there to be said, what can be taken back differs from how it opens.
        assert (view == opening) == (not removable)
        if not removable:
            break
        for phrase in removable:
            fields = CHOICES[phrase.choice].fields
            assert all(getattr(phrase.without, f) == getattr(opening, f) for f in fields)
            assert phrase.without != view
        view = removable[0].without
    assert view == opening


def test_the_line_of_the_article():
    dataset = open_dataset("iran-2023")
    opening = opening_view(dataset)
    assert headline(select(dataset, opening)) == (
        "16 actors and 21 ties of 8 relations, denied ones too, 2023, the last year the source "
        "covers"
    )
    assert headline(select(dataset, opening), date=False) == (
        "16 actors and 21 ties of 8 relations, denied ones too"
    )
    others = frozenset(relation.id for relation in dataset.relations) - {"diplomacy"}
    selection = select(dataset, opening.but(relations=others))
    assert words_line(selection) == (
        "Showing 16 actors and 20 of 21 ties: all but diplomacy, denied ones too, "
        "2023, the last year the source covers."
    )


def test_the_headline_says_what_is_there_and_what_was_left_out_but_not_how_it_is_drawn():
    view = View(
        relations=frozenset({"backing"}), loners="hidden", layout="circle", memberships="ties"
    )
    assert headline(select(PLAIN, view)) == (
        "2 of 7 actors and 1 of 4 ties of 1 relation, backing, actors without ties hidden"
    )
    assert headline(select(network(), View())) == "7 actors and 0 ties"
    assert words_line(select(network(), View())) == "Showing 7 actors and 0 ties."


def test_a_picture_is_described_by_its_ties_and_then_by_its_headline():
    assert described(select(PLAIN, View(relations=frozenset({"backing"})))) == (
        "Iran backs Hamas, reported. 7 actors and 1 of 4 ties of 1 relation, backing."
    )
    assert described(select(PLAIN, View(relations=frozenset(), kinds=frozenset()))) == (
        "No tie is shown. None of 7 actors and none of 4 ties, no relation, no kind of actor."
    )


def test_where_lines_are_too_many_to_draw_how_sure_each_is_the_words_say_so(monkeypatch):
    # The asserted membership is drawn as an area, so of three ties shown two are lines.
    monkeypatch.setattr("alliance_network.words.pictures.PLAIN_ABOVE", 2)
    few = select(PLAIN, View())
    assert CROWD not in headline(few) + words_line(few)
    many = select(PLAIN, View(memberships="ties"))
    assert headline(many) == f"7 actors and 3 of 4 ties of 3 relations, {CROWD}"
    counts, crowd, *_ = phrases(many)
    assert counts.text == "Showing 7 actors and 3 of 4 ties"
    assert (crowd.text, crowd.removable, crowd.without) == (CROWD, False, many.view)
