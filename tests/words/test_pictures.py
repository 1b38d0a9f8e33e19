from __future__ import annotations

import re

from hypothesis import given, settings
from hypothesis import strategies as st

from alliance_network.formats import open_dataset
from alliance_network.selection import select
from alliance_network.view import View, opening_view
from alliance_network.words import alt_text, described
from small import claim, network
from strategies import datasets, views

PAIRS = ("iran israel", "china iran", "china israel", "hamas iran", "hamas israel", "hamas china")


def said(*claims, **choices):
    return alt_text(select(network(*claims), View(**choices)))


def ties(relation, count):
    return [claim(pair.replace(" ", f" {relation} ")) for pair in PAIRS[:count]]


def test_ties_are_counted_by_relation_and_status_then_come_who_has_most_and_areas():
    dataset = open_dataset("iran-2023")
    assert alt_text(select(dataset, opening_view(dataset))) == (
        "3 ties of backing, 1 of alliance, 1 of trade, 1 of diplomacy, 2 of sanctions, 2 of "
        "hostility, 2 of attack and 9 of membership, 18 asserted, 2 reported and 1 denied. Iran "
        "has the most ties, 10, before China (4) and Israel (4); an area shows the Shanghai "
        "Cooperation Organisation round its 9 members."
    )


def test_a_few_ties_are_told_one_by_one_with_how_sure_they_are():
    claims = [
        claim("iran backing hamas", credibility="probable"),
        claim("iran attack israel", stance="denies"),
        claim("china sanctions iran"),
        claim("china sanctions iran", stance="denies", source="b"),
    ]
    statuses = {"asserted", "reported", "disputed", "denied"}
    assert said(*claims, statuses=statuses) == (
        "Iran backs Hamas, reported; whether China sanctions Iran is disputed; that Iran attacked "
        "Israel is denied."
    )
    assert said(*claims, statuses={"denied"}) == "That Iran attacked Israel is denied."
    assert said(*claims, relations={"backing"}) == "Iran backs Hamas, reported."


def test_nothing_shown_is_said():
    assert said() == said(*ties("backing", 2), relations=frozenset()) == "No tie is shown."


def test_what_surrounds_one_actor_is_told_in_its_language():
    claims = [claim("china backing iran"), claim("iran backing hamas"), claim("china backing sco")]
    assert said(*claims, focus="iran", language="zh") == (
        "中国 backs Iran, asserted; Iran backs Hamas, asserted."
    )


def test_members_of_an_area_are_not_told_one_by_one():
    claims = [claim("iran membership sco"), claim("china membership sco")]
    assert (
        said(*claims) == "An area shows the Shanghai Cooperation Organisation round its 2 members."
    )
    assert said(*claims, memberships="ties").startswith("China is a member of the Shanghai")


def test_actors_with_as_many_ties_are_named_together_or_not_at_all():
    two = [*ties("backing", 3), claim("iran alliance israel"), claim("hamas sanctions powers")]
    assert said(*two) == (
        "3 ties of backing, 1 of alliance and 1 of sanctions, all asserted. Iran and Israel have "
        "the most ties, 3 each."
    )
    ring = ["iran israel", "israel hamas", "hamas china", "china powers", "powers iran"]
    assert said(*(claim(pair.replace(" ", " backing ")) for pair in ring)) == (
        "5 ties of backing, all asserted."
    )


def test_the_relations_of_most_ties_are_named_where_there_are_many(monkeypatch):
    monkeypatch.setattr("alliance_network.words.pictures.MOST_RELATIONS", 2)
    claims = [*ties("sanctions", 3), *ties("backing", 4), *ties("alliance", 2), *ties("attack", 1)]
    assert said(*claims).startswith(
        "4 ties of backing, 3 of sanctions and 3 of 2 other relations, all asserted."
    )


@settings(max_examples=30, deadline=None)
@given(st.data())
def test_any_picture_is_described_in_one_to_three_sentences(data):
    dataset = data.draw(datasets())
    # Names and labels with signs of their own would be counted as ends of sentences.
    selection = select(dataset, data.draw(views(dataset)))
    plain = described(selection)
    for own in sorted(_texts(dataset), key=len, reverse=True):
        # As whole words: a verb may be called "f", which is in "of" too.
        plain = re.sub(rf"(?<!\w){re.escape(own)}(?!\w)", "x", plain)
    assert 1 <= len(re.findall(r"\.(?: |$)", plain)) <= 3
    assert plain.endswith(".")
    assert not re.search(r"\b(?:nan|None\b(?! of)|null)\b", plain)


def _texts(dataset):
    for actor in dataset.actors:
        yield from (actor.name, *actor.names.values())
    for relation in dataset.relations:
        yield from (relation.label, relation.verb)
