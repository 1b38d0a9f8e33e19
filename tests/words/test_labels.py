from __future__ import annotations

import pytest

from alliance_network.formats import open_dataset
from alliance_network.model.actor import KINDS
from alliance_network.model.tie import STATUSES
from alliance_network.words import (
    counted,
    kind_label,
    language_name,
    listed,
    out_of,
    quoted,
    status_meaning,
    when,
)
from alliance_network.words.labels import isolated


def test_numbers_take_the_right_word():
    assert [counted(n, "tie") for n in (0, 1, 2, 1200)] == [
        "0 ties",
        "1 tie",
        "2 ties",
        "1,200 ties",
    ]
    assert counted(2, "party", "parties") == "2 parties"


def test_lists():
    assert [listed(list(letters)) for letters in ("a", "ab", "abc")] == [
        "a",
        "a and b",
        "a, b and c",
    ]
    assert listed(["a", "b"], join="or") == "a or b"


def test_every_kind_and_status_has_its_words():
    assert {kind: kind_label(kind, 2) for kind in KINDS} == {
        "state": "states",
        "armed group": "armed groups",
        "party": "parties",
        "group of states": "groups of states",
        "organisation": "organisations",
    }
    assert [kind_label(kind) for kind in KINDS] == list(KINDS)
    assert [status_meaning(status) for status in STATUSES] == [
        "asserted",
        "reported: said or thought so",
        "disputed: asserted and denied",
        "denied, asserted by none",
    ]


def test_languages():
    assert language_name("fa") == "Persian"
    assert language_name("zh-Hant") == "Chinese (Traditional)"
    assert language_name("qqq") == "qqq"


@pytest.mark.parametrize(
    ("start", "end", "words"),
    [
        (None, None, "no date given"),
        ("2013", None, "since 2013"),
        (None, "2013-05", "until May 2013"),
        ("1990", "2018", "from 1990 to 2018"),
        ("2023-11", "2023-11", "in November 2023"),
        ("2023-10-07", "2023-10-07", "on 7 October 2023"),
    ],
)
def test_periods(start, end, words):
    assert when(start, end) == words


def test_titles_are_cut_between_words():
    assert quoted("A title") == "“A title”"
    assert quoted("A title", length=7) == "“A title”"
    assert quoted("A title, of some length", length=10) == "“A title…”"
    assert quoted("Donaudampfschifffahrt", length=10) == "“Donaudampf…”"


def test_a_name_from_right_to_left_keeps_what_follows_it_in_place():
    assert isolated("Iran") == "Iran"
    assert isolated("中国") == "中国"
    name = open_dataset("iran-2023").actor("syria").names["fa"]
    assert isolated(name) == f"\u2067{name}\u2069"


def test_how_many_of_all_with_the_number_left_open():
    assert out_of(21, "tie") == ("21 ties", "none of 21 ties", " of 21 ties")
    assert out_of(1, "actor") == ("1 actor", "none of 1 actor", " of 1 actor")
