from __future__ import annotations

from hypothesis import given, settings
from hypothesis import strategies as st

from alliance_network.compare import comparison
from alliance_network.formats import open_dataset
from alliance_network.selection import select
from alliance_network.view import View
from alliance_network.words import comparison_words, headline
from small import claim, network
from strategies import datasets, dates, evidences

COVERAGE = ({"first": "1990", "last": "2010"},)
CHANGING = network(
    claim("iran backing hamas", start="1990", end="2002"),
    claim("china backing iran", start="2005", claimant="China"),
    claim("china alliance iran", start="1990"),
    claim("china alliance iran", start="2005", stance="denies"),
    claim("china backing israel", start="1990"),
    claim("iran attack israel", start="2000-05-01", end="2000-05-01"),
    claim("iran attack hamas", start="2007", stance="denies"),
    claim("hamas attack iran", start="1990", end="2001", stance="denies"),
    coverage=COVERAGE,
)
# No source speaks of both ties at both dates.
NARROW = network(
    claim("iran sanctions israel", start="1990"),
    claim("china sanctions israel", start="1990", source="b"),
    coverage=(
        {"from": "iran", "first": "1990", "last": "2004"},
        {"source": "b", "from": "china", "first": "2003", "last": "2010"},
    ),
)
EVERY = frozenset({"asserted", "reported", "disputed", "denied"})


def said(dataset, **changes):
    return comparison_words(select(dataset, View(statuses=EVERY, **changes)))


def test_one_date_is_no_comparison():
    assert comparison_words(select(CHANGING, View(as_of="2000"))) is None


def test_what_became_of_the_ties_is_told_relation_by_relation():
    words = said(CHANGING, compare_to="2000", as_of="2008")
    assert words.summary == (
        "From 2000 to 2008: 1 tie began, 2 ended, 3 changed, 1 stayed as it was."
    )
    assert [(g.relation, g.relation_label, g.change, g.title, g.lines) for g in words.groups] == [
        (
            "backing",
            "backing",
            "began",
            "Began",
            (("china>iran:backing", "China backs Iran, reported, 1 source"),),
        ),
        (
            "backing",
            "backing",
            "ended",
            "Ended",
            (("iran>hamas:backing", "Iran backs Hamas, asserted, 1 source, as of 2000"),),
        ),
        (
            "alliance",
            "alliance",
            "changed",
            "Changed",
            (
                (
                    "china>iran:alliance",
                    "Whether China is allied with Iran is disputed, 1 source for it, 1 against it, "
                    "was asserted as of 2000",
                ),
            ),
        ),
        # What happened neither begins nor ends.
        (
            "attack",
            "attack",
            "ended",
            "Only in the 12 months to 2000",
            (("iran>israel:attack", "Iran attacked Israel, asserted, 1 source, as of 2000"),),
        ),
        (
            "attack",
            "attack",
            "changed",
            "Changed",
            (
                (
                    "hamas>iran:attack",
                    "That Hamas attacked Iran is denied, 1 source, as of 2000, not as of 2008",
                ),
                (
                    "iran>hamas:attack",
                    "That Iran attacked Hamas is denied, 1 source, not as of 2000",
                ),
            ),
        ),
    ]


def test_of_what_a_date_is_not_covered_there_is_no_data():
    words = said(NARROW, compare_to="2000", as_of="2008")
    assert words.summary == "From 2000 to 2008: no change known, no data on 2 at one of the dates."
    (group,) = words.groups
    assert (group.change, group.title) == ("unknown", "No data on")
    assert group.lines == (
        (
            "china>israel:sanctions",
            "China sanctions Israel, asserted, 1 source, no data as of 2000",
        ),
        (
            "iran>israel:sanctions",
            "Iran sanctions Israel, asserted, 1 source, as of 2000, no data as of 2008",
        ),
    )


def test_with_the_earlier_date_as_the_view_nothing_is_said_to_begin():
    words = said(CHANGING, compare_to="2008", as_of="2000", relations={"backing", "attack"})
    assert words.summary == (
        "As of 2000, compared with 2008: 2 ties only as of 2000, 1 only as of 2008, 2 changed, "
        "1 stayed as it was."
    )
    assert [group.title for group in words.groups] == [
        "Only as of 2000",
        "Only as of 2008",
        "Only in the 12 months to 2000",
        "Changed",
    ]


def test_a_date_may_be_compared_with_the_latest_of_each_source():
    words = said(CHANGING, compare_to="2000", relations={"backing", "attack"})
    assert words.summary.startswith("From 2000 to the latest each source covers: 1 tie began, ")
    latest = said(
        network(claim("iran attack israel", start="2010-05", end="2010-05"), coverage=COVERAGE),
        compare_to="2000",
    )
    assert [g.title for g in latest.groups] == [
        "Only in the last 12 months that each source covers"
    ]


def test_nothing_at_either_date_is_said():
    assert said(CHANGING, compare_to="1980", as_of="1981").summary == (
        "From 1980 to 1981: no tie is shown at either date."
    )


def test_the_second_network_between_two_dates():
    dataset = open_dataset("iran-1990-2018")
    selection = select(dataset, View(as_of="2010", compare_to="2000"))
    found, words = comparison(selection), comparison_words(selection)
    unknown = found.counts["unknown before"] + found.counts["unknown after"]
    assert words.summary == (
        f"From 2000 to 2010: {found.counts['began']} ties began, {found.counts['ended']} ended, "
        f"no data on {unknown} at one of the dates, {found.counts['kept']} stayed as they were."
    )
    assert sum(len(group.lines) for group in words.groups) == (
        len(selection.ties) - found.counts["kept"]
    )
    assert headline(selection).endswith(
        "as of 2010, compared with 2000: " + words.summary.partition("to 2010: ")[2].rstrip(".")
    )


@settings(max_examples=12, deadline=None)
@given(st.data())
def test_a_date_compared_with_itself_says_that_nothing_changed(data):
    dataset, day = data.draw(datasets()), data.draw(dates(years=(1985, 2030)))
    chosen = data.draw(evidences(dataset))
    view = View(statuses=EVERY, as_of=day, compare_to=day, **chosen)
    selection = select(dataset, view)
    words = comparison_words(selection)
    assert words.groups == ()
    if len(selection.ties):
        assert "nothing changed, " in words.summary
        assert "stayed as " in words.summary
        assert "no data" not in words.summary
    else:
        assert words.summary.endswith(" no tie is shown at either date.")


@settings(max_examples=12, deadline=None)
@given(st.data())
def test_every_tie_that_did_not_stay_is_told_once(data):
    dataset = data.draw(datasets())
    view = View(
        statuses=EVERY,
        compare_to=data.draw(dates()),
        as_of=data.draw(st.none() | dates()),
        **data.draw(evidences(dataset)),
    )
    selection = select(dataset, view)
    keys = [key for group in comparison_words(selection).groups for key, _ in group.lines]
    moved = selection.ties.filter(selection.ties["change"] != "kept")["key"].to_list()
    assert sorted(keys) == sorted(moved)
