from __future__ import annotations

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from alliance_network.formats import open_dataset
from alliance_network.model.source import Source
from alliance_network.selection import select
from alliance_network.view import View, opening_view
from alliance_network.words import (
    actor_sentence,
    alt_text,
    headline,
    phrases,
    tie_sentences,
    time_line,
    words_line,
)
from alliance_network.words.choices import CHOICES
from small import claim, network
from strategies import datasets, times

CLAIMS = (
    claim("iran backing hamas", start="1990", end="1995"),
    claim("iran membership sco", start="1992"),
    claim("china alliance iran", start="1990", source="b"),
)
COVERAGE = (
    {"first": "1990", "last": "2000"},
    {"source": "b", "relation": "alliance", "first": "1990", "last": "2010"},
)


def opened(opening=""):
    return network(*CLAIMS, coverage=COVERAGE, opening=opening)


DATED = opened()


@pytest.mark.parametrize(
    ("changes", "text"),
    [
        ({"as_of": "1993"}, "as of 1993"),
        ({"as_of": "1993-11-07"}, "as of 7 November 1993"),
        ({"since": "1991", "as_of": "1993-02"}, "at any time from 1991 to February 1993"),
        ({"since": "1993", "as_of": "1993"}, "at any time in 1993"),
    ],
)
def test_the_time_is_one_phrase_that_takes_back_both_its_ends(changes, text):
    selection = select(DATED, View(**changes))
    _, phrase = phrases(selection)
    assert (phrase.text, phrase.removable, phrase.without) == (text, True, View())
    assert time_line(selection) == text
    assert headline(selection).endswith(f", {text}")
    assert text not in headline(selection, date=False)


def test_without_a_date_the_line_ends_with_the_latest():
    text = "the latest each source covers, 2000 to 2010"
    assert words_line(select(DATED, View())) == f"Showing 7 actors and 2 ties: {text}."
    _, phrase = phrases(select(DATED, View()))
    assert (phrase.text, phrase.removable) == (text, False)
    # Where the network opens with a date, that is a choice.
    dated = opened("v=1&as_of=1993")
    _, phrase = phrases(select(dated, View()))
    assert (phrase.text, phrase.removable) == (text, True)
    assert phrase.without == opening_view(dated)
    _, phrase = phrases(select(dated, opening_view(dated)))
    assert (phrase.text, phrase.removable) == ("as of 1993", False)


def test_what_is_compared_is_a_phrase_and_what_became_of_the_ties_follows():
    _, time, compared, changes = phrases(select(DATED, View(as_of="1997", compare_to="1991")))
    assert time.text == "as of 1997"
    assert (compared.text, compared.removable) == ("compared with 1991", True)
    assert compared.without == View(as_of="1997")
    assert time.without == View(compare_to="1991")
    assert changes.text == "1 tie began, 1 ended, 1 stayed as it was"
    assert not changes.removable
    assert headline(select(DATED, View(as_of="1997", compare_to="1991"))) == (
        "7 actors and 3 ties of 3 relations, as of 1997, compared with 1991: 1 tie began, 1 ended, "
        "1 stayed as it was"
    )


def test_a_span_and_a_comparison_which_exclude_each_other_are_taken_back_together():
    span, compared = opened("v=1&as_of=1993&since=1991"), opened("v=1&as_of=1993&compare_to=1991")
    for dataset, view in (
        (span, View(compare_to="1991")),
        (span, View(as_of="1992", compare_to="1991")),
        (compared, View(as_of="1992", since="1991")),
    ):
        removable = [one for one in phrases(select(dataset, view)) if one.removable]
        assert {one.choice for one in removable} == {"time", "compare_to"}
        opening = opening_view(dataset)
        assert opening in [one.without for one in removable]
        for one in removable:
            fields = CHOICES[one.choice].fields
            assert all(getattr(one.without, f) == getattr(opening, f) for f in fields)


@pytest.mark.parametrize(
    ("changes", "text"),
    [
        ({"as_of": "2005"}, "no data on 2 ties, covered until 2000 by “Atlas”"),
        ({"as_of": "2005", "focus": "hamas"}, "no data on 1 tie, covered until 2000 by “Atlas”"),
        (
            {"as_of": "2015"},
            "no data on 3 ties, covered until 2000 by “Atlas” and until 2010 by “Bulletin”",
        ),
        (
            {"as_of": "1985"},
            "no data on 3 ties, covered from 1990 by “Atlas” and from 1990 by “Bulletin”",
        ),
        ({"as_of": "2005", "relations": {"alliance"}}, None),
        ({"since": "1999", "as_of": "2005"}, None),
        ({}, None),
    ],
)
def test_of_what_no_source_speaks_at_the_time_there_is_no_data(changes, text):
    said = [one for one in phrases(select(DATED, View(**changes))) if one.choice == "no data"]
    assert [one.text for one in said] == ([] if text is None else [text])
    assert not any(one.removable for one in said)
    if text is not None:
        assert headline(select(DATED, View(**changes))).endswith(text)


def test_sources_are_not_named_where_they_are_many_or_speak_before_and_after():
    gap = network(
        claim("iran backing hamas", start="1990"),
        coverage=({"first": "1990", "last": "1995"}, {"first": "2005", "last": "2010"}),
    )
    assert time_line(select(gap, View(as_of="2000"))) == "as of 2000, no data on 1 tie"
    three = tuple(Source(id=one, title=one.upper()) for one in "abc")
    many = network(
        *(claim("iran backing hamas", source=one.id) for one in three),
        coverage=tuple({"source": one.id, "first": "1990", "last": "1995"} for one in three),
        sources=three,
    )
    assert time_line(select(many, View(as_of="2000"))) == "as of 2000, no data on 1 tie"
    assert time_line(select(many, View(as_of="2000", sources={"a"}))) == (
        "as of 2000, no data on 1 tie, covered until 1995 by “A”"
    )


# ---- in sentences on ties and actors ---- #
def test_a_tie_of_a_date_is_not_said_as_if_it_were_so_now():
    def said(**changes):
        selection = select(DATED, View(**changes))
        return tie_sentences(selection, selection.keys)

    assert said(as_of="1991") == [
        "Iran backs Hamas, asserted, 1 source, as of 1991",
        "China is allied with Iran, asserted, 1 source, as of 1991",
    ]
    assert said(since="1996", as_of="1997", relations={"alliance"}) == [
        "China is allied with Iran, asserted, 1 source, at any time from 1996 to 1997"
    ]
    assert said(relations={"alliance"}) == ["China is allied with Iran, asserted, 1 source"]
    assert said(as_of="1997", compare_to="1991") == [
        "Iran backs Hamas, asserted, 1 source, as of 1991, not as of 1997",
        "China is allied with Iran, asserted, 1 source, as of 1991 and as of 1997",
        "Iran is a member of the Shanghai Cooperation Organisation, asserted, 1 source, as of "
        "1997, not as of 1991",
    ]


def test_an_actor_has_the_ties_of_the_date():
    def said(**changes):
        return actor_sentence(select(DATED, View(**changes)), "iran")

    member = "member of the Shanghai Cooperation Organisation"
    assert said() == f"Iran, state: 2 ties, {member}"
    assert said(as_of="1991") == "Iran, state, as of 1991: 2 ties"
    assert said(as_of="1993", relations={"backing"}) == (
        f"Iran, state, as of 1993: 1 of 3 ties shown, {member}"
    )
    assert said(as_of="1980") == "Iran, state, as of 1980: no ties"
    assert said(as_of="1997", compare_to="1991") == (
        f"Iran, state, as of 1991 or as of 1997: 3 ties, {member}"
    )


def test_the_description_of_a_picture_begins_with_its_date():
    assert alt_text(select(DATED, View(as_of="1991"))) == (
        "As of 1991: Iran backs Hamas, asserted; China is allied with Iran, asserted."
    )
    assert alt_text(select(DATED, View(as_of="1980"))) == "As of 1980: no tie is shown."
    compared = View(as_of="1997", compare_to="1991")
    assert alt_text(select(DATED, compared)) == (
        "Ended: Iran backs Hamas, asserted, 1 source, as of 1991; began: Iran is a member of the "
        "Shanghai Cooperation Organisation, asserted, 1 source."
    )
    assert alt_text(select(DATED, View(as_of="1991", compare_to="1990"))) == (
        alt_text(select(DATED, View(as_of="1991")))
    )
    dataset = open_dataset("iran-1990-2018")
    view = opening_view(dataset).but(as_of="2010", compare_to="2000")
    assert alt_text(select(dataset, view)) == ("Backing: 4 began, no data on 13; rivalry: 3 ended.")


@settings(max_examples=10, deadline=None)
@given(st.data())
def test_every_view_of_a_date_says_it(data):
    dataset = data.draw(datasets())
    view = View(**data.draw(times()))
    selection = select(dataset, view)
    chosen = {one.choice for one in phrases(selection) if one.removable}
    assert ("time" in chosen) == (view.as_of is not None)
    assert ("compare_to" in chosen) == (view.compare_to is not None)
    if view.as_of is not None:
        assert time_line(selection)
        assert all(
            one[-4:].isdigit() or "as of" in one or "at any" in one
            for one in tie_sentences(selection, selection.keys)
        )
