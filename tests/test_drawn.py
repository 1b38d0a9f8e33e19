"""A crowd is drawn reduced: the strongest ties first, and what is left out is said."""

from __future__ import annotations

import numpy as np
import polars as pl
import pytest

from alliance_network.dashboard.actions import act
from alliance_network.dashboard.parts.rail import rail
from alliance_network.errors import ViewError
from alliance_network.figures.figure import figure_scene
from alliance_network.figures.network import network_scene
from alliance_network.figures.plan import plan
from alliance_network.figures.sheet import Sheet
from alliance_network.formats.vocabulary import RELATIONS
from alliance_network.model.actor import Actor
from alliance_network.model.dataset import Dataset
from alliance_network.model.source import Source
from alliance_network.selection import select
from alliance_network.view import LEAST_DRAWN, MOST_DRAWN, View, from_query
from alliance_network.words import headline, phrases, words_line

TIES = 2_500


@pytest.fixture(scope="module")
def crowd() -> Dataset:
    """More ties than the fewest that can be drawn: 60 with two sources, 40 with two claims, the
    rest with one claim and a weight."""
    ids = [f"actor-{i:02d}" for i in range(60)]
    pairs = [(a, b) for a in ids for b in ids if a != b][:TIES]
    rows = [
        {"from": a, "to": b, "relation": "backing", "source": "one", "weight": float(n)}
        for n, (a, b) in enumerate(pairs)
    ]
    rows += [{**row, "source": "two", "weight": None} for row in rows[:60]]
    rows += [{**row, "note": "again", "weight": None} for row in rows[60:100]]
    return Dataset(
        name="crowd",
        title="Crowd",
        actors=tuple(Actor(id=id_, kind="state", name=id_) for id_ in ids),
        relations=(RELATIONS["backing"],),
        sources=tuple(Source(id=id_, title=id_, publisher=id_) for id_ in ("one", "two")),
        claims=pl.DataFrame(rows),
    )


def drawn(dataset: Dataset, view: View) -> set[str]:
    laid = plan(dataset, view, width=800, height=600)
    scene = network_scene(select(dataset, view), laid, laid.style)
    return {key for part in scene.parts for strand in part.strands for key in strand.ties}


def test_few_ties_are_all_drawn(crowd):
    selection = select(crowd, View())
    assert selection.lines.all()
    assert selection.undrawn == 0
    assert "strongest" not in words_line(selection)
    assert drawn(crowd, View()) == set(selection.keys)


def test_of_many_the_strongest_are_drawn(crowd):
    view = View(drawn=LEAST_DRAWN)
    selection = select(crowd, view)
    shown = selection.ties.filter(selection.lines)
    assert len(selection.ties) == TIES  # Counts are those of the selection, not of the picture.
    assert (len(shown), selection.undrawn) == (LEAST_DRAWN, TIES - LEAST_DRAWN)
    assert drawn(crowd, view) == set(shown["key"])
    left = selection.ties.filter(~pl.Series(selection.lines))
    assert left["publishers"].max() == 1
    assert left["claims"].list.len().max() == 1
    weights = crowd.claims["weight"]
    lightest = [weights[claims[0]] for claims in left["claims"]]
    # Those of one claim and one source are left out from the lightest on.
    assert sorted(lightest) == [float(n) for n in range(100, 100 + TIES - LEAST_DRAWN)]


def test_ranks_are_those_of_the_whole_whatever_is_filtered(crowd):
    whole, part = select(crowd, View()), select(crowd, View(focus="actor-03"))
    ranks = dict(zip(whole.keys, whole.strength, strict=True))
    assert sorted(ranks.values()) == list(range(TIES))
    assert [ranks[key] for key in part.keys] == part.strength.tolist()


def test_the_chosen_tie_is_drawn_however_weak(crowd):
    selection = select(crowd, View())
    weakest = selection.keys[int(np.argmax(selection.strength))]
    assert weakest not in drawn(crowd, View(drawn=LEAST_DRAWN))
    assert weakest in drawn(crowd, View(drawn=LEAST_DRAWN, selected=weakest))


def test_what_is_left_out_is_said_and_can_be_taken_back(crowd):
    selection = select(crowd, View(drawn=LEAST_DRAWN))
    said = "the 2,000 strongest drawn, 500 ties left out of the picture"
    assert said in words_line(selection)
    assert said in headline(selection)
    (phrase,) = [one for one in phrases(selection) if one.choice == "drawn"]
    assert phrase.removable
    assert phrase.without == View()
    assert said in figure_scene(selection, Sheet(), link=None).description


def test_it_is_chosen_in_the_rail_and_kept_in_the_address(crowd):
    view = act(View(), crowd, do="drawn", of="2000")
    assert view == View(drawn=2_000) == from_query("v=1&drawn=2000")
    assert "Most ties drawn" in str(rail(select(crowd, view)))
    for wrong in ("12", "30001", "many"):
        with pytest.raises(ViewError, match="drawn"):
            act(View(), crowd, do="drawn", of=wrong)
    assert LEAST_DRAWN < View().drawn < MOST_DRAWN
