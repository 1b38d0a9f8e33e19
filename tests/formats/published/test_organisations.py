"""Well-known organisations: one actor, however a data set writes it."""

from __future__ import annotations

import pytest

from alliance_network.formats.published.organisations import (
    ORGANISATIONS,
    organisation_called,
    organisation_for,
)
from alliance_network.states import STATES


@pytest.mark.parametrize(
    ("words", "id_"),
    [
        (("SCO", "sco", "Shanghai Cooperation Organisation"), "sco"),
        (("LOAS", "League of Arab States", "Arab League"), "arab-league"),
        (("AU", "African Union"), "african-union"),
        (("Mercosur", "MERCOSUR"), "mercosur"),
        (("ComSec", "Commonwealth"), "commonwealth"),
        (("U.N.", "UN", "un"), "un"),
        (("Pacific Islands Forum", "PIF"), "pacific-islands-forum"),
    ],
)
def test_each_word_of_it_is_the_same_actor(words: tuple[str, ...], id_: str):
    assert all(organisation_called(word) is ORGANISATIONS[id_] for word in words)


def test_another_is_called_as_the_data_set_calls_it():
    found = organisation_for("AAAID", name="Arab Authority", aliases=("Arab Auth.",))
    assert (found.id, found.kind, found.name) == ("aaaid", "organisation", "Arab Authority")
    assert found.aliases == ("AAAID", "Arab Auth.")
    assert organisation_for("nato", name="Something else") is ORGANISATIONS["nato"]


def test_no_word_is_two_organisations_or_a_state():
    words = [
        word.casefold()
        for actor in ORGANISATIONS.values()
        for word in {actor.id, actor.name.casefold(), *map(str.casefold, actor.aliases)}
    ]
    assert len(words) == len(set(words))
    assert not {state.id for state in STATES} & ORGANISATIONS.keys()
