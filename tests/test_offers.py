"""How many ties each choice of evidence would leave, held against `select` itself."""

from __future__ import annotations

from hypothesis import given, settings
from hypothesis import strategies as st

from alliance_network.dashboard.actions import act
from alliance_network.model.source import Source
from alliance_network.selection import select
from alliance_network.selection.choosable import MOST, choosable
from alliance_network.selection.offers import offers
from alliance_network.view import View, to_query
from small import RELATIONS, claim, network
from strategies import datasets, views

ACTION = {"sources": "source", "claimants": "claimant", "forms": "form"}

DATASET = network(
    claim("iran backing hamas", form="arms|money", weight=3.0, unit="USD"),
    claim("iran backing hamas", form="arms", source="b", weight=30.0, unit="USD"),
    claim("china backing iran", form="money", source="b", weight=900.0, unit="USD"),
    claim("china alliance iran", claimant="Beijing", credibility="probable"),
    claim("hamas attack israel", start="2023-10-07", end="2023-10-07"),
)


def left(dataset, view: View) -> int:
    return len(select(dataset, view).ties)


def after(dataset, view: View, do: str, of: str) -> int:
    return left(dataset, act(view, dataset, do=do, of=of))


@st.composite
def looked_at(draw: st.DrawFn):
    dataset = draw(datasets())
    return dataset, draw(views(dataset))


@settings(max_examples=30, deadline=None)
@given(looked_at(), st.data())
def test_each_number_is_what_is_left_after_the_choice(seen, data):
    dataset, view = seen
    found, now = offers(dataset, view), left(dataset, view)

    def one_of(numbers: dict):
        return [data.draw(st.sampled_from(list(numbers.items())))] if numbers else []

    for field, numbers in found.among.items():
        chosen = getattr(view, field) or frozenset()
        for value, number in one_of(numbers):
            wanted = now if value in chosen else after(dataset, view, ACTION[field], value)
            assert number == wanted, (field, value)
    for do, numbers in (
        ("credibility", found.credibility),
        ("min-sources", found.min_sources),
        ("look-back", found.look_back),
    ):
        for value, number in one_of(numbers):
            of = "" if value is None else str(value)
            assert number == after(dataset, view, do, of), (do, value)
    for unit, numbers in found.min_weight.items():
        for least, number in one_of(numbers):
            if least is None and view.min_weight is not None and view.min_weight[1] != unit:
                assert number == now
            else:
                weight = None if least is None else (least, unit)
                assert number == left(dataset, view.but(min_weight=weight)), (unit, least)


class TestNumbers:
    def test_of_a_plain_view(self):
        found = offers(DATASET, View())
        assert found.among["sources"] == {"a": 3, "b": 2}
        assert found.among["claimants"] == {"": 3, "Beijing": 1}
        assert found.among["forms"] == {"arms": 1, "money": 2}
        assert found.min_sources == {1: 4, 2: 1}
        assert found.credibility["confirmed"] == 3
        assert found.min_weight["USD"][None] == 4

    def test_what_is_chosen_leaves_what_is_left_now(self):
        view = View(forms={"arms"}, min_sources=2, credibility="possible")
        found = offers(DATASET, view)
        assert found.among["forms"]["arms"] == 1
        assert found.min_sources[2] == found.credibility["possible"] == 1

    def test_more_evidence_can_leave_less(self):
        denied = network(
            claim("iran backing hamas"),
            claim("china backing iran"),
            claim("iran backing hamas", source="b", stance="denies"),
        )
        view = View(statuses={"asserted"}, sources={"a"})
        assert offers(denied, view).among["sources"] == {"a": 2, "b": 1}

    def test_beside_a_least_weight(self):
        # The newest weight among the claims that then speak is the tie's.
        view = View(min_weight=(10.0, "USD"))
        assert offers(DATASET, view).among["sources"] == {"a": 2, "b": 2}
        assert offers(DATASET, view).among["forms"] == {"arms": 1, "money": 1}

    def test_beside_a_focus(self):
        view = View(focus="china", steps=1)
        assert offers(DATASET, view).among["forms"] == {"arms": 0, "money": 1}
        assert offers(DATASET, view).min_sources == {1: 2, 2: 0}

    def test_of_two_dates(self):
        dated = network(
            claim("iran backing hamas", start="2001", end="2003", form="arms"),
            claim("china backing iran", start="2004", end="2006", form="arms"),
            coverage=({"first": "2000", "last": "2010"},),
        )
        view = View(as_of="2005", compare_to="2002")
        assert offers(dated, view).among["forms"] == {"arms": 2}
        assert offers(dated, View(as_of="2005")).among["forms"] == {"arms": 1}

    def test_how_it_looks_makes_no_difference(self):
        looks = View(selected="iran", layout="circle", theme="dark", loners="hidden")
        assert offers(DATASET, looks) is offers(DATASET, View())


class TestWhatCanBeChosen:
    def test_nothing_that_a_dataset_does_not_have(self):
        bare = network(
            claim("iran backing hamas"),
            sources=(Source(id="a", title="Atlas"),),
            relations=tuple(one for one in RELATIONS if not one.event),
        )
        there = choosable(bare, View())
        assert not any(there.among.values())
        assert not there.min_sources + there.credibility + there.look_back
        assert not there.min_weight

    def test_as_many_sources_as_agree_on_some_tie(self):
        assert choosable(DATASET, View()).min_sources == (1, 2)

    def test_what_is_chosen_is_there_too(self):
        view = View(min_sources=7, look_back=5, min_weight=(17.0, "USD"))
        there = choosable(DATASET, view)
        assert there.min_sources == (1, 2, 7)
        assert 5 in there.look_back
        assert 17.0 in there.min_weight["USD"]
        only = choosable(network(claim("iran backing hamas")), View(credibility="probable"))
        assert "probable" in only.credibility

    def test_no_threshold_is_beyond_all_numbers(self):
        largest = claim("iran backing hamas", weight=1.79e308, unit="USD")
        assert choosable(network(largest), View()).min_weight["USD"] == (None, 1.79e308)

    def test_thresholds_are_round(self):
        claims = (
            claim(f"iran backing {to}", weight=weight, unit="USD")
            for to, weight in zip(
                ("hamas", "china", "israel", "powers"), (-3.1, 0.0, 4_800, 9e9), strict=True
            )
        )
        weights = choosable(network(*claims), View()).min_weight["USD"]
        assert weights[0] is None
        for least in weights[1:]:
            assert to_query(View(min_weight=(least, "USD")))
            digits = f"{abs(least):.3e}"[:5]
            assert least == 0 or digits in ("1.000", "2.000", "5.000")

    def test_only_so_many_but_what_is_chosen(self):
        claims = [claim("iran backing hamas", form=f"form {n:03}") for n in range(MOST + 5)]
        last = f"form {MOST + 4:03}"
        forms = choosable(network(*claims), View(forms={last})).among["forms"]
        assert len(forms) == MOST + 1
        assert forms[-1] == last
