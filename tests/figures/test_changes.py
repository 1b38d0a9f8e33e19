"""Two dates compared in one picture: what became of each line can be seen, also in grey."""

from __future__ import annotations

from dataclasses import replace

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

import strategies
from alliance_network.figures.changes import CHANGED, MOST_MOVED, UNDENIED, mixed
from alliance_network.figures.key import entries, sample_line
from alliance_network.figures.line_labels import covered, meets
from alliance_network.figures.network import network_scene
from alliance_network.figures.plan import plan
from alliance_network.figures.plotly import layers
from alliance_network.figures.scene import Part, Scene, Strand
from alliance_network.figures.sight import seen
from alliance_network.figures.style import LIGHT, THEMES, Style, look
from alliance_network.formats import open_dataset
from alliance_network.model.dataset import Dataset
from alliance_network.model.source import Source
from alliance_network.model.tie import STATUSES
from alliance_network.selection import Selection, select
from alliance_network.view import View
from small import RELATIONS, claim, network

SIZE = {"width": 900.0, "height": 620.0}
SIGNS = {"began": "+", "ended": "−", "changed": "Δ", "unknown before": "?", "unknown after": "?"}


def alliance(to: str) -> dict[str, str]:
    """Coverage of one alliance alone."""
    return {"relation": "alliance", "from": "china", "to": to}


NETWORK = network(
    claim("iran backing hamas", start="2000", end="2010"),
    claim("china backing iran", start="2006", end="2010"),
    claim("china backing hamas", start="2000", end="2004"),
    claim("iran backing israel", start="2000", end="2010"),
    claim("iran backing israel", start="2006", end="2010", stance="denies"),
    claim("israel sanctions hamas", start="2000", end="2004", stance="denies"),
    claim("china alliance hamas", source="b", start="2000", end="2004"),
    claim("china alliance iran", source="c", start="2006", end="2010"),
    coverage=(
        {"relation": "backing", "first": "2000", "last": "2010"},
        {"relation": "sanctions", "first": "2000", "last": "2010"},
        {**alliance("hamas"), "source": "b", "first": "2000", "last": "2004"},
        {**alliance("iran"), "source": "c", "first": "2006", "last": "2010"},
    ),
    sources=(
        *network().sources,
        Source(id="c", title="Chronicle"),
    ),
)
COMPARED = View(as_of="2008", compare_to="2002", statuses=frozenset(STATUSES))


def scene_of(selection: Selection, theme: str = "light") -> Scene:
    laid = plan(selection.dataset, selection.view, **SIZE)
    return network_scene(selection, laid, replace(laid.style, theme=THEMES[theme]))


def picture(dataset: Dataset, view: View) -> Part:
    return scene_of(select(dataset, view)).part("picture")


def by_tie(part: Part) -> dict[str, Strand]:
    return {key: strand for strand in part.strands for key in strand.ties}


@pytest.fixture(scope="module")
def second() -> Dataset:
    return open_dataset("iran-1990-2018")


def test_each_line_says_what_became_of_its_tie():
    selection = select(NETWORK, COMPARED)
    drawn = by_tie(picture(NETWORK, COMPARED))
    changes = dict(selection.ties.select("key", "change").iter_rows())
    assert changes["china>iran:backing"] == "began"
    assert changes["china>hamas:backing"] == "ended"
    assert changes["iran>hamas:backing"] == "kept"
    assert changes["iran>israel:backing"] == "changed"
    assert changes["china>hamas:alliance"] == "unknown after"
    assert changes["china>iran:alliance"] == "unknown before"
    for key, strand in drawn.items():
        signs = [one.sign for one in strand.signs]
        if strand.change == UNDENIED:
            assert key == "israel>hamas:sanctions"
            assert signs == ["×", "Δ"]
        else:
            assert strand.change == changes[key]
            own = SIGNS.get(strand.change)
            status = {"disputed": ["≠"], "denied": ["×"]}.get(strand.status, [])
            assert signs == status + ([] if own is None else [own])
    assert set(drawn) == set(selection.keys)
    assert drawn["iran>israel:backing"].status == "disputed"


def test_relation_and_status_stay_as_they_are():
    drawn = by_tie(picture(NETWORK, COMPARED))
    for strand in drawn.values():
        line = look(NETWORK.relation(strand.relation), LIGHT)
        assert strand.dash == Style().dash(line.dash)
        assert strand.hollow == (strand.status in ("reported", "disputed"))
        assert all(one.colour == line.colour for one in strand.signs)
        pale = CHANGED[strand.change].pale
        assert strand.colour == mixed(line.colour, LIGHT.paper, pale)
    began, kept, ended = (
        drawn[f"{pair}:backing"] for pair in ("china>iran", "iran>hamas", "china>hamas")
    )
    assert kept.width < Style().body("asserted") < began.width
    assert ended.width == kept.width
    assert {began.colour} == {look(NETWORK.relation("backing"), LIGHT).colour}


@pytest.mark.parametrize("theme", THEMES.values(), ids=lambda theme: theme.name)
@pytest.mark.parametrize("relation", RELATIONS, ids=lambda relation: relation.id)
def test_in_grey_kept_ended_and_new_lines_are_told_apart(theme, relation):
    """By their widths and greys alone, before any sign."""
    samples = {
        change: sample_line(
            relation, "asserted", Style(theme=theme), x=0.0, y=0.0, length=90.0, change=change
        )
        for change in ("kept", "began", "ended")
    }
    assert samples["began"].width >= 2 * samples["kept"].width
    greys = {
        change: int(seen(strand.colour, "grey")[1:3], 16) for change, strand in samples.items()
    }
    paper = int(theme.paper[1:3], 16)
    away = [abs(greys[change] - paper) for change in ("began", "kept", "ended")]
    assert away == sorted(away, reverse=True)
    assert away[1] - away[2] >= 18
    # A ghost is still there.
    assert away[2] >= 40


def test_what_is_new_lies_over_what_is_gone():
    drawn = [strand.change for strand in picture(NETWORK, COMPARED).strands]
    order = list(CHANGED)
    assert drawn == sorted(drawn, key=order.index)
    assert order[-1] == "began"


def test_every_layer_has_a_name_and_a_hash_of_its_own():
    for view in (COMPARED, COMPARED.but(selected="iran>hamas:backing")):
        made = [
            layer for layer in layers(scene_of(select(NETWORK, view))) if "strand" in layer.name
        ]
        assert len({(layer.name, layer.opacity, layer.hash) for layer in made}) == len(made)
        names = [layer.name for layer in made if layer.opacity == made[0].opacity]
        assert len(set(names)) == len(names)
        assert "strand:backing:asserted:began" in names
        made[0].build()


def test_no_sign_lies_over_a_name_a_symbol_or_another_sign(second):
    view = View(as_of="2010", compare_to="2000", relations=frozenset({"backing"}), loners="hidden")
    part = picture(second, view)
    signed = [strand for strand in part.strands if strand.signs]
    places = np.concatenate([one.places for strand in signed for one in strand.signs])
    assert 10 < len(places) <= MOST_MOVED
    radius = 0.9 * signed[0].sign_radius
    apart = np.hypot(*(places[:, None] - places[None]).transpose(2, 0, 1))
    near = (apart + 1e3 * np.eye(len(places))) < 2 * radius
    boxes = np.concatenate([places - radius, places + radius], axis=1)
    bare = replace(
        part, strands=tuple(replace(one, signs=(), heads=one.heads[:0]) for one in part.strands)
    )
    over = meets(boxes[:, None], covered(bare))[:, 0]
    # In so close a place a few have nowhere to go.
    assert (near.any(axis=1) | over).mean() < 0.12
    for strand in signed:
        for one in strand.signs:
            assert ((one.along >= 0.1) & (one.along <= 0.9)).all()


def test_two_signs_of_one_line_stand_side_by_side():
    drawn = by_tie(picture(NETWORK, COMPARED))
    strand = drawn["iran>israel:backing"]
    status, change = strand.signs
    apart = np.hypot(*(status.places - change.places).T)
    assert (apart >= 2 * strand.sign_radius).all()
    assert (apart <= 3 * strand.sign_radius).all()


def test_a_crowd_has_no_signs_and_no_hollow_lines(monkeypatch):
    monkeypatch.setattr("alliance_network.words.pictures.PLAIN_ABOVE", 3)
    part = picture(NETWORK, COMPARED)
    assert not any(strand.signs or strand.hollow for strand in part.strands)
    # Width and colour still say what is new and what is gone.
    drawn = by_tie(part)
    assert drawn["china>iran:backing"].width > drawn["iran>hamas:backing"].width
    assert drawn["china>hamas:backing"].colour != drawn["iran>hamas:backing"].colour


def test_the_key_explains_what_is_there_and_nothing_else():
    found = [entry for entry in entries(select(NETWORK, COMPARED)) if entry.group == "change"]
    assert [entry.label for entry in found] == [
        "began: only as of 2008",
        "kept: the same at both dates",
        "ended: only as of 2002",
        "changed: drawn as of 2008",
        "no longer denied as of 2008",
        "no data as of 2002",
        "no data as of 2008",
    ]
    only = COMPARED.but(relations=frozenset({"alliance"}))
    found = [entry.change for entry in entries(select(NETWORK, only)) if entry.group == "change"]
    assert found == ["unknown before", "unknown after"]
    back = COMPARED.but(as_of="2002", compare_to="2008", relations=frozenset({"backing"}))
    found = [entry.label for entry in entries(select(NETWORK, back)) if entry.group == "change"]
    assert found[:3] == ["only as of 2002", "kept: the same at both dates", "only as of 2008"]
    alone = select(NETWORK, COMPARED.but(compare_to=None))
    assert not [entry for entry in entries(alone) if entry.group == "change"]


@settings(max_examples=8, deadline=None)
@given(st.data())
def test_a_date_compared_with_itself_is_drawn_thin_and_without_signs(data):
    dataset = data.draw(strategies.datasets())
    view = data.draw(strategies.views(dataset))
    if view.as_of is None or view.since is not None:
        view = view.but(since=None, as_of="2010")
    view = view.but(picture="network")
    alone = by_tie(picture(dataset, view.but(compare_to=None)))
    same = by_tie(picture(dataset, view.but(compare_to=view.as_of)))
    assert same.keys() == alone.keys()
    for key, strand in same.items():
        plain = alone[key]
        assert strand.change == "kept"
        assert strand.width < plain.width
        assert [one.sign for one in strand.signs] == [one.sign for one in plain.signs]
        assert (strand.dash, strand.hollow, strand.filled) == (
            plain.dash,
            plain.hollow,
            plain.filled,
        )
        where = strand.ties.index(key), plain.ties.index(key)
        assert (strand.curves[where[0]] == plain.curves[where[1]]).all()
