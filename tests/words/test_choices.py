from __future__ import annotations

import pytest
from hypothesis import given, settings

from alliance_network.formats import open_dataset
from alliance_network.model.tie import STATUSES
from alliance_network.selection import select
from alliance_network.view import View, opening_view
from alliance_network.words import described, headline, no_ties, phrases, words_line
from small import claim, network
from strategies import datasets

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
CHOICES = [
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


@pytest.mark.parametrize(("changes", "text"), CHOICES, ids=[text for _, text in CHOICES])
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


@settings(max_examples=15)
@given(datasets())
def test_taking_back_every_phrase_leads_to_how_the_network_opens(dataset):
    actor = dataset.actors[0].id
    view = View(
        relations=frozenset(), kinds=frozenset(), focus=actor, layout="rings", centre=actor, seed=2
    )
    for _ in range(10):
        removable = [phrase for phrase in phrases(select(dataset, view)) if phrase.removable]
        if not removable:
            break
        view = removable[0].without
    assert view == opening_view(dataset)


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


# ---- nothing to show ---- #
@pytest.mark.parametrize(
    ("changes", "text", "step"),
    [
        (
            {"relations": frozenset()},
            "No tie is left with no relation. Show all relations.",
            {"relations": None},
        ),
        (
            {"relations": frozenset({"attack"})},
            "No tie is left with attack. Show all relations.",
            {"relations": None},
        ),
        (
            {"statuses": frozenset({"disputed"})},
            "No tie is left with only disputed ones. Show all but denied ones.",
            {"statuses": View().statuses},
        ),
        (
            {"kinds": frozenset({"organisation"})},
            "No tie is left with organisations. Show all kinds of actor.",
            {"kinds": None},
        ),
        (
            {"focus": "israel"},
            "No tie is left with denied ones left out. Show denied ones too.",
            {"statuses": EVERY},
        ),
        (
            {"focus": "nato", "steps": 3},
            "No tie is left around NATO, 3 steps. Show the whole network.",
            {"focus": None, "steps": 1},
        ),
        (
            {"relations": frozenset(), "kinds": frozenset()},
            "No tie is left with these choices together. Show everything.",
            {"relations": None, "kinds": None, "statuses": EVERY, "focus": None},
        ),
    ],
)
def test_an_empty_picture_says_why_and_offers_one_step_back(changes, text, step):
    view = View(**changes)
    assert no_ties(select(PLAIN, view)) == (text, view.but(**step))
    assert len(select(PLAIN, view.but(**step)).ties)


def test_a_picture_with_ties_needs_no_step_back():
    assert no_ties(select(PLAIN, View())) is None


def test_a_network_without_ties_says_so():
    text, view = no_ties(select(network(), View()))
    assert text == "This network has no tie on the last day its sources cover."
    assert view == View()
    ended = claim("iran backing hamas", start="1990", end="1995")
    text, _ = no_ties(select(network(ended, coverage=({"first": "1990", "last": "2000"},)), View()))
    assert text == (
        "This network has no tie on the last day its sources cover; of earlier days it has 1 tie, "
        "which Export saves."
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
