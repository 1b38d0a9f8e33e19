from __future__ import annotations

import pytest

from alliance_network.model.actor import Actor
from alliance_network.selection import select
from alliance_network.view import View
from alliance_network.words import (
    actor_form,
    actor_sentence,
    actor_words,
    tie_name,
    tie_sentence,
    tie_words,
)
from small import ACTORS, claim, network

EVERY = View(statuses=frozenset({"asserted", "reported", "disputed", "denied"}))


def sentence(*claims: dict, language: str = "en") -> str:
    dataset = network(*claims)
    selection = select(dataset, EVERY)
    (key,) = selection.keys
    return tie_sentence(dataset, selection.tie(key), language=language)


def test_asserted_and_reported():
    assert sentence(claim("iran backing hamas")) == "Iran backs Hamas, asserted, 1 source"
    assert (
        sentence(
            claim("iran backing hamas", claimant="Israel"),
            claim("iran backing hamas", source="b", credibility="possible"),
        )
        == "Iran backs Hamas, reported, 2 sources"
    )


def test_what_is_denied_or_disputed_does_not_read_as_if_it_had_happened():
    denied = claim("iran attack israel", stance="denies", claimant="Iran")
    assert sentence(denied) == "That Iran attacked Israel is denied, 1 source"
    assert sentence(denied, {**denied, "source": "b"}) == (
        "That Iran attacked Israel is denied, 2 sources"
    )
    assert sentence(denied, claim("iran attack israel")) == (
        "Whether Iran attacked Israel is disputed, 1 source for it, 1 against it"
    )


def test_names_in_another_language_where_there_are_some():
    assert sentence(claim("iran backing hamas"), language="fr") == (
        "Iran backs Hamás, asserted, 1 source"
    )


def test_the_verb_follows_a_plural():
    assert sentence(claim("powers sanctions iran")) == (
        "European powers sanction Iran, asserted, 1 source"
    )
    assert sentence(claim("powers membership sco")) == (
        "European powers are a member of the Shanghai Cooperation Organisation, asserted, 1 source"
    )
    assert sentence(claim("powers attack iran")) == (
        "European powers attacked Iran, asserted, 1 source"
    )


@pytest.mark.parametrize(
    ("kind", "name", "words"),
    [
        ("state", "Iran", "Iran"),
        ("state", "United States", "the United States"),
        ("state", "Central African Republic", "the Central African Republic"),
        ("state", "Netherlands", "the Netherlands"),
        ("state", "The Gambia", "The Gambia"),
        ("armed group", "United Wa Army", "United Wa Army"),
        ("organisation", "NATO", "NATO"),
        ("organisation", "European Union", "the European Union"),
    ],
)
def test_articles(kind, name, words):
    actors = (*ACTORS, Actor(id="x", kind=kind, name=name, names={"fr": "Nom Français"}))
    dataset = network(actors=actors)
    assert actor_words(dataset, "x") == words
    assert actor_words(dataset, "x", language="fr") == "Nom Français"


def test_a_sentence_begins_with_a_capital():
    assert sentence(claim("sco backing iran")) == (
        "The Shanghai Cooperation Organisation backs Iran, asserted, 1 source"
    )
    dataset = network(claim("sco backing iran"))
    assert tie_words(dataset, from_actor="sco", to_actor="iran", relation="backing") == (
        "the Shanghai Cooperation Organisation backs Iran"
    )


def test_actors():
    dataset = network(
        claim("iran backing hamas"),
        claim("iran membership sco"),
        claim("iran membership nato"),
        claim("china membership sco"),
        claim("china membership nato", claimant="China"),
        claim("iran attack israel", stance="denies"),
    )

    def said(actor: str, view: View = EVERY) -> str:
        return actor_sentence(select(dataset, view), actor)

    assert said("iran") == (
        "Iran, state: 4 ties, member of NATO and the Shanghai Cooperation Organisation"
    )
    assert said("iran", View(relations=frozenset({"backing"}))) == (
        "Iran, state: 1 of 4 ties shown, member of NATO and the Shanghai Cooperation Organisation"
    )
    assert said("china") == "China, state: 2 ties, member of the Shanghai Cooperation Organisation"
    assert said("hamas") == "Hamas, armed group: 1 tie"
    assert said("powers") == "European powers, group of states: no ties"
    assert said("sco") == "Shanghai Cooperation Organisation, organisation: 2 ties, 2 members"
    assert said("nato") == "NATO, organisation: 2 ties, 1 member"


def test_who_denies_is_counted_as_independently_as_who_asserts():
    denials = [
        claim("iran backing hamas", stance="denies", locator=locator, source=source)
        for locator, source in (("line 1", "a"), ("line 2", "a"), ("line 1", "b"))
    ]
    assert sentence(*denials[:2]).endswith(" is denied, 1 source")
    assert sentence(claim("iran backing hamas"), *denials).endswith(
        " is disputed, 1 source for it, 2 against it"
    )


def test_an_actor_is_said_with_any_number_of_ties_shown():
    dataset = network(
        claim("iran backing hamas"), claim("iran membership sco"), claim("china backing iran")
    )
    form = actor_form(dataset, "iran")
    assert [form.said(number) for number in (0, 2, 3)] == [
        "Iran, state: 0 of 3 ties shown, member of the Shanghai Cooperation Organisation",
        "Iran, state: 2 of 3 ties shown, member of the Shanghai Cooperation Organisation",
        "Iran, state: 3 ties, member of the Shanghai Cooperation Organisation",
    ]
    assert actor_form(dataset, "nato").said(0) == "NATO, organisation: no ties"


def test_a_tie_has_a_name_that_says_nothing_of_whether_it_holds():
    dataset = network(claim("iran attack israel", stance="denies"), claim("china alliance iran"))
    assert tie_name(dataset, "iran>israel:attack") == "Iran to Israel, attack"
    assert tie_name(dataset, "china>iran:alliance") == "China and Iran, alliance"
    assert tie_name(dataset, "china>iran:alliance", language="zh") == "中国 and Iran, alliance"
