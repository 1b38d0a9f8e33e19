"""The timeline: bars are the intervals, nothing leaves the axis, nothing lies over another."""

from __future__ import annotations

from datetime import date
from itertools import pairwise

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from alliance_network.figures.fonts import text_width
from alliance_network.figures.scene import Scene
from alliance_network.figures.style import LIGHT, Style
from alliance_network.figures.time_axis import TimeAxis
from alliance_network.figures.timeline import timeline_scene
from alliance_network.figures.timeline_rows import DATED, OPEN, End, rows_of, ties_by_strength
from alliance_network.formats import open_dataset
from alliance_network.history import histories
from alliance_network.history.days import EARLIEST, LATEST
from alliance_network.history.span import span_of
from alliance_network.model.source import Source
from alliance_network.selection import select
from alliance_network.selection.lasting import of_all_times
from alliance_network.view import View, opening_view
from small import claim, network
from strategies import datasets, views

STYLE = Style(theme=LIGHT)


def day(*parts: int) -> int:
    return date(*parts).toordinal()


def rows(dataset, **choices):
    selection = of_all_times(select(dataset, View(**choices)))
    return {row.key: row for row in rows_of(selection, selection.keys)}


def bodies(scene: Scene) -> list[tuple[str, np.ndarray]]:
    return [
        (tie, body)
        for strand in scene.part("picture").strands
        for tie, body in zip(strand.ties, strand.bodies, strict=True)
    ]


class TestRows:
    @settings(max_examples=25)
    @given(st.data())
    def test_what_holds_is_a_bar_on_the_days_of_its_status_and_no_other(self, data):
        dataset = data.draw(datasets())
        selection = of_all_times(select(dataset, data.draw(views(dataset))))
        told = histories(dataset, selection.view.evidence).intervals_of(selection.keys)
        for row in rows_of(selection, selection.keys):
            days = [(bar.first, bar.last, bar.status) for bar in row.bars]
            assert all(first <= last for first, last, _ in days)
            assert all(a[1] < b[0] for a, b in pairwise(days))
            if dataset.relation(row.relation).event:
                continue
            spans: list[tuple[int, int, str]] = []
            for one in told[row.key]:
                if one.status is None:
                    continue
                first = EARLIEST if one.first is None else one.first.toordinal()
                last = LATEST if one.last is None else one.last.toordinal()
                if spans and spans[-1][1] + 1 == first and spans[-1][2] == one.status:
                    first = spans.pop()[0]
                spans.append((first, last, one.status))
            assert days == spans

    def test_an_event_is_drawn_when_it_happened_not_as_long_as_it_is_looked_back_at(self):
        dataset = network(
            claim("hamas attack israel", start="2021-05-10", end="2021-05-21"),
            claim("iran backing hamas", start="2019", end="2023"),
        )
        (bar,) = rows(dataset)["hamas>israel:attack"].bars
        assert (bar.first, bar.last) == (day(2021, 5, 10), day(2021, 5, 21))
        assert bar.start == bar.end == DATED

    def test_ends_are_dated_known_to_the_year_or_open(self):
        dataset = network(
            claim("iran backing hamas", start="2001", end="2003-04-05"),
            claim("china backing iran", start="2002", end="2002"),
            claim("iran sanctions israel", end="2004-02"),
            claim("china sanctions israel", start="1990-01-01", end="2010-12-31"),
            coverage=({"first": "1990", "last": "2010"},),
        )
        found = {key: row.bars[0] for key, row in rows(dataset).items()}
        backing = found["iran>hamas:backing"]
        assert backing.start == End("within", day(2001, 1, 1), day(2001, 12, 31))
        assert backing.end == DATED
        # Of one year: a claim about all of it.
        of_one_year = found["china>iran:backing"]
        assert of_one_year.start == of_one_year.end == DATED
        undated = found["iran>israel:sanctions"]
        assert undated.start == OPEN
        assert undated.end == End("within", day(2004, 2, 1), day(2004, 2, 29))
        # Where the source stops to look, nobody knows whether it ended.
        assert found["china>israel:sanctions"].end == OPEN

    def test_no_data_is_told_from_no_tie(self):
        dataset = network(
            claim("iran backing hamas", start="2000", end="2002"),
            claim("iran backing hamas", start="2009", end="2010"),
            coverage=({"first": "2000", "last": "2004"}, {"first": "2008", "last": "2010"}),
        )
        row = rows(dataset)["iran>hamas:backing"]
        assert (day(2005, 1, 1), day(2007, 12, 31)) in row.silent
        assert not any(first <= day(2003, 6, 1) <= last for first, last in row.silent)

    def test_ended_ties_are_there_where_no_date_is_chosen_and_else_those_of_the_date(self):
        dataset = network(
            claim("iran backing hamas", start="2000", end="2002"),
            claim("china backing iran", start="2008", end="2010"),
            coverage=({"first": "2000", "last": "2010"},),
        )
        assert set(rows(dataset)) == {"iran>hamas:backing", "china>iran:backing"}
        assert set(rows(dataset, as_of="2001")) == {"iran>hamas:backing"}

    def test_a_chosen_actor_has_its_ties_alone(self):
        dataset = open_dataset("iran-2023")
        selection = select(dataset, opening_view(dataset).but(selected="hamas"))
        keys = [key for key, _ in ties_by_strength(selection)]
        assert keys and all("hamas" in key for key in keys)


class TestAxis:
    @given(
        st.integers(day(1500, 1, 1), day(2100, 1, 1)),
        st.integers(0, 40_000),
        st.integers(120, 1500),
    )
    @settings(max_examples=25)
    def test_names_have_room(self, first, long, width):
        axis = TimeAxis(first, first + long, 20.0, 20.0 + width)
        ticks = axis.ticks(11.0)
        ends = [x + text_width(name, 11.0, 400) for x, name in ticks]
        assert all(end < x for end, (x, _) in zip(ends, ticks[1:], strict=False))
        assert all(
            axis.left <= x and end <= axis.right for end, (x, _) in zip(ends, ticks, strict=True)
        )

    def test_a_time_without_the_beginning_of_a_month_names_its_first_day(self):
        axis = TimeAxis(day(2023, 3, 10), day(2023, 3, 20), 0.0, 500.0)
        assert axis.ticks(11.0) == [(0.0, "10 March 2023")]


class TestScene:
    @pytest.mark.parametrize(
        ("name", "choices", "width"),
        [
            ("iran-2023", {}, 1100),
            ("iran-2023", {"language": "fa"}, 380),
            ("iran-1990-2018", {"as_of": "2005"}, 900),
            ("iran-1990-2018", {"since": "1995", "as_of": "2022"}, 380),
            ("iran-1990-2018", {"relations": None, "focus": None, "compare_to": "2000"}, 700),
        ],
    )
    def test_nothing_leaves_its_place(self, name, choices, width):
        dataset = open_dataset(name)
        selection = select(dataset, opening_view(dataset).but(**choices))
        scene = timeline_scene(selection, width, STYLE)
        axis = scene.part("axis").rules[-1]
        lanes = {row.tie: row for row in scene.rows}
        assert len(lanes) == len(scene.rows) <= 400
        for tie, body in bodies(scene):
            assert axis.x0 - 0.01 <= body[0::2].min() and body[0::2].max() <= axis.x1 + 0.01
            assert lanes[tie].top <= body[1::2].min() and body[1::2].max() <= lanes[tie].bottom
        for above, below in pairwise(scene.rows):
            assert above.bottom <= below.top + 0.01
        names = [text for text in scene.part("picture").texts if text.of]
        assert [text.of for text in names] == [row.tie for row in scene.rows]
        for text in names:
            right = text.x + text_width(text.text, text.size, text.weight)
            beside = axis.x0 if width >= 560 else width
            assert right <= beside + 0.01
            assert lanes[text.of].top < text.y - 0.7 * text.size
            assert text.y < lanes[text.of].bottom

    def test_bars_are_to_the_scale_of_the_axis(self):
        dataset = network(
            claim("iran backing hamas", start="2002", end="2005"),
            coverage=({"first": "2000", "last": "2009"},),
        )
        span = span_of(dataset)
        scene = timeline_scene(select(dataset, View()), 800, STYLE)
        axis = scene.part("axis").rules[-1]
        ((_, body),) = bodies(scene)
        days = (span.last - span.first).days + 1
        long = (date(2005, 12, 31) - date(2002, 1, 1)).days + 1
        assert (body[4] - body[0]) / (axis.x1 - axis.x0) == pytest.approx(long / days)

    def test_the_chosen_one_glows(self):
        dataset = open_dataset("iran-2023")
        view = opening_view(dataset).but(selected="iran>hamas:backing")
        scene = timeline_scene(select(dataset, view), 800, STYLE)
        glowing = {
            tie
            for strand in scene.part("picture").strands
            for tie, glows in zip(strand.ties, strand.glow, strict=True)
            if glows
        }
        assert glowing == {"iran>hamas:backing"}

    def test_a_row_says_when_and_where_there_is_no_data(self):
        dataset = network(
            claim("iran backing hamas", start="2000", end="2002"),
            claim("iran backing hamas", start="2008", end="2008"),
            coverage=({"first": "2000", "last": "2004"}, {"first": "2008", "last": "2010"}),
        )
        (row,) = timeline_scene(select(dataset, View()), 800, STYLE).rows
        assert row.words == (
            "Iran to Hamas, backing: asserted from 2000 to 2002 and in 2008; "
            "no data from 2005 to 2007"
        )

    def test_a_page_keeps_the_strongest_and_tells_how_many_it_leaves_out(self):
        dataset = open_dataset("iran-1990-2018")
        selection = select(dataset, View(selected="iran"))
        whole = timeline_scene(selection, 900, STYLE)
        page = timeline_scene(selection, 900, STYLE, height=500)
        assert page.height == 500 < whole.height
        assert whole.undrawn == 0 < page.undrawn
        assert len(page.rows) + page.undrawn == len(whole.rows)
        assert page.rows[-1].bottom <= 500
        strongest = {key for key, _ in ties_by_strength(of_all_times(selection))[: len(page.rows)]}
        assert {row.tie for row in page.rows} == strongest
        assert f"{page.undrawn} left out" in page.description

    def test_without_a_date_it_says_so(self):
        dataset = network(claim("iran backing hamas"), sources=(Source(id="a", title="Atlas"),))
        scene = timeline_scene(select(dataset, View()), 800, STYLE)
        assert scene.description == "Nothing in this network is dated, so there is no timeline."
        assert not scene.rows
