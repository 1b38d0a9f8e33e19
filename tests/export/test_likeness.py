from __future__ import annotations

from dataclasses import replace

from alliance_network.export.likeness import likeness, likeness_sentences
from alliance_network.figures.sight import EVERYONE, SIGHTS, Alike
from alliance_network.figures.style import LIGHT, THEMES
from alliance_network.formats import open_dataset
from alliance_network.model.relation import Relation
from alliance_network.selection import select
from alliance_network.view import View
from small import claim, network

NETWORK = network(claim("iran backing hamas"), claim("iran attack israel"))


def said(*found: tuple[str, str], sight: str = "protan", labels: bool = False, more=()):
    pairs = [Alike(pair, sight, 3.0) for pair in found]
    return likeness_sentences([*pairs, *more], NETWORK, labels=labels)


def coloured(**colours: str):
    """The network with lines of these colours and one dash, all with heads."""
    relations = [
        one.model_copy(update={"colour": colours[one.id], "dash": "8 4", "directed": True})
        if one.id in colours
        else one
        for one in NETWORK.relations
    ]
    return replace(NETWORK, relations=tuple(relations))


def test_nothing_looks_alike_in_the_shipped_network():
    iran = open_dataset("iran-2023")
    selection = select(iran, View(statuses={"asserted", "reported", "disputed", "denied"}))
    for theme in THEMES.values():
        assert likeness(selection, theme, labels=False) == ()


def test_to_whom():
    pair = ("backing", "attack")
    for sight, to_whom in (
        (EVERYONE, "To everyone,"),
        ("grey", "Printed in grey,"),
        ("protan", "To a reader without red-sensitive cones,"),
        ("deutan", "To a reader without green-sensitive cones,"),
        ("tritan", "To a reader without blue-sensitive cones,"),
    ):
        assert said(pair, sight=sight) == (
            f"{to_whom} “backing” and “attack” would look alike: use another dash for one of "
            "them, or labels on the lines.",
        )


def test_the_same_pairs_are_said_once():
    pair = ("backing", "attack")
    found = [Alike(pair, sight, 3.0) for sight in SIGHTS]
    assert likeness_sentences(found, NETWORK, labels=True) == (
        "Printed in grey, and to a reader without red-, green- or blue-sensitive cones, “backing” "
        "and “attack” would look alike: use another dash for one of them.",
    )
    other = [Alike(("backing", "sanctions"), "grey", 3.0)]
    assert [sentence[:20] for sentence in said(pair, more=other)] == [
        "Printed in grey, “ba",
        "To a reader without ",
    ]


def test_many_pairs_are_counted():
    (sentence,) = said(*[("backing", "attack")] * 6)
    assert sentence.count("“backing” and “attack”; ") == 4
    assert "; 2 more pairs would look alike" in sentence


def test_only_what_is_shown_and_drawn_as_a_line():
    dataset = coloured(backing="#b05a00", attack="#5a7a00")
    both = likeness(select(dataset, View()), LIGHT, labels=False)
    assert len(both) == 1
    assert both[0].startswith(
        "Printed in grey, and to a reader without red- or green-sensitive cones, “backing” and "
        "“attack” would look alike"
    )
    assert likeness(select(dataset, View(relations={"attack"})), LIGHT, labels=False) == ()


def test_a_relation_is_a_relation_in_every_language():
    long = Relation(id="backing", label="x" * 300, verb="backs")
    dataset = replace(NETWORK, relations=(long, *NETWORK.relations[1:]))
    (sentence,) = likeness_sentences(
        [Alike(("backing", "attack"), "grey", 3.0)], dataset, labels=False
    )
    assert len(sentence) < 200
