"""The Plotly figure holds the scene, and its layers are sent only once."""

from __future__ import annotations

import base64
from dataclasses import replace

import numpy as np
import pytest

from alliance_network.figures.curves import along
from alliance_network.figures.network import network_scene
from alliance_network.figures.pieces import HITS
from alliance_network.figures.plan import plan
from alliance_network.figures.plotly import figure, frame, key_height, layers
from alliance_network.figures.scene import Scene
from alliance_network.figures.style import THEMES
from alliance_network.formats import open_dataset
from alliance_network.model.dataset import Dataset
from alliance_network.selection import select
from alliance_network.view import View, opening_view


@pytest.fixture(scope="module")
def dataset() -> Dataset:
    return open_dataset("iran-2023")


def scene_of(dataset: Dataset, view: View, *, theme: str = "light") -> Scene:
    laid = plan(dataset, view, width=900.0, height=620.0)
    return network_scene(select(dataset, view), laid, replace(laid.style, theme=THEMES[theme]))


def sent(scene: Scene, known: set[str]) -> dict[str, dict]:
    return {layer.hash: layer.sent(known) for layer in layers(scene)}


def floats(text: str) -> np.ndarray:
    return np.frombuffer(base64.b64decode(text), dtype="<f4")


def test_plotly_accepts_the_figure(dataset: Dataset) -> None:
    drawn = figure(scene_of(dataset, opening_view(dataset)))
    assert drawn.layout.width == 900
    assert {shape.name for shape in drawn.layout.shapes} >= {"area", "body", "core", "heads"}
    names = next(trace for trace in drawn.data if trace.name == "names")
    assert "Iran" in names.text


def test_the_axes_are_the_pixels_of_the_scene(dataset: Dataset) -> None:
    layout = frame(scene_of(dataset, opening_view(dataset)))
    assert layout["xaxis"]["range"] == [0, 900]
    assert layout["yaxis"]["range"] == [620, 0]


def test_each_relation_and_status_is_one_path(dataset: Dataset) -> None:
    scene = scene_of(dataset, opening_view(dataset))
    for layer, strand in zip(
        [layer for layer in layers(scene) if layer.name.startswith("strand")],
        scene.part("picture").strands,
        strict=True,
    ):
        bodies = [shape for shape in layer.build()["shapes"] if shape["name"] == "body"]
        assert len(bodies) == 1
        assert bodies[0]["path"].count("M") == len(strand.ties)


def test_every_tie_answers_along_its_whole_length(dataset: Dataset) -> None:
    scene = scene_of(dataset, opening_view(dataset))
    strands = scene.part("picture").strands
    traces = [trace for trace in figure(scene).data if trace.mode == "none"]
    for trace, strand in zip(traces, strands, strict=True):
        x, y = (floats(values["bdata"]).reshape(-1, 10) for values in (trace.x, trace.y))
        assert np.isnan(x[:, 9]).all()
        for place, t in enumerate(HITS):
            expected = along(strand.curves, t)
            assert np.column_stack([x, y])[:, [place, place + 10]] == pytest.approx(
                expected, abs=0.01
            )
        assert list(dict.fromkeys(trace.text)) == [tie.replace(">", "&gt;") for tie in strand.ties]


def test_what_is_pointed_at_says_its_sentence(dataset: Dataset) -> None:
    scene = scene_of(dataset, opening_view(dataset))
    said = {"iran": "Iran & <b>its</b> ties", "iran>hamas:backing": "word " * 20}
    drawn = figure(scene, sentences=said, ink="#123456")
    hits = [text for trace in drawn.data if trace.mode == "none" for text in trace.text]
    assert "<br>".join(["word " * 11 + "word", "word " * 7 + "word"]) in hits
    (actors,) = (trace for trace in drawn.data if trace.name == "actors")
    assert "Iran &amp; &lt;b&gt;its&lt;/b&gt; ties" in actors.hovertext
    assert actors.hoverinfo == "text"
    assert drawn.layout.hoverlabel.bgcolor == "#123456"


def test_the_key_stands_under_the_picture(dataset: Dataset) -> None:
    scene = scene_of(dataset, opening_view(dataset))
    drawn = figure(scene, key={"backing": "backing <i>", "trade": "trade", "exports": "exports"})
    samples = {trace.name: trace.line.color for trace in drawn.data if trace.showlegend}
    # Not what is not drawn.
    assert list(samples) == ["backing &lt;i&gt;", "trade"]
    strands = {strand.relation: strand for strand in scene.part("picture").strands}
    assert samples["trade"] == strands["trade"].colour
    assert drawn.layout.height == 620 + drawn.layout.margin.b == 620 + 36
    assert drawn.layout.legend.itemclick is False


def test_a_narrow_key_has_more_rows() -> None:
    words = ["backing", "alliance", "trade", "diplomacy"]
    heights = [key_height(words, width) for width in (900, 250, 120)]
    assert heights == [36, 60, 108]
    assert key_height([], 900) == 0


def test_without_a_key_there_is_none(dataset: Dataset) -> None:
    drawn = figure(scene_of(dataset, opening_view(dataset)))
    assert drawn.layout.height == 620
    assert not any(trace.showlegend for trace in drawn.data)


def test_a_layer_brings_the_curves_of_its_ties(dataset: Dataset) -> None:
    scene = scene_of(dataset, opening_view(dataset))
    sent_layers = [layer.build() for layer in layers(scene) if layer.name.startswith("strand")]
    for content, strand in zip(sent_layers, scene.part("picture").strands, strict=True):
        assert content["ties"]["keys"] == list(strand.ties)
        assert floats(content["ties"]["curves"]) == pytest.approx(strand.curves.ravel(), abs=1e-3)


def test_a_filter_that_shows_what_was_sent_before_sends_names_only(dataset: Dataset) -> None:
    opening = opening_view(dataset)
    first = sent(scene_of(dataset, opening), set())
    assert all("shapes" in layer for layer in first.values())
    fewer = opening.but(relations=frozenset({"backing", "trade", "membership"}))
    again = sent(scene_of(dataset, fewer), set(first))
    content = [layer for layer in again.values() if "shapes" in layer]
    # Only the symbols and names of actors that are now without ties are new.
    assert {layer["name"] for layer in content} == {"symbols", "names"}
    assert not [
        layer
        for layer in sent(scene_of(dataset, opening), {*first, *again}).values()
        if "shapes" in layer
    ]


def test_selecting_dims_without_sending_the_ties_again(dataset: Dataset) -> None:
    opening = opening_view(dataset)
    first = sent(scene_of(dataset, opening), set())
    chosen = scene_of(dataset, opening.but(selected="iran>hamas:backing"))
    dimmed = [layer for layer in layers(chosen) if layer.hash in first]
    assert {layer.opacity for layer in dimmed if layer.name.startswith("strand")} == {0.3}
    fresh = [layer for layer in layers(chosen) if layer.hash not in first]
    lit = [layer for layer in fresh if layer.name == "strand:backing:reported"]
    assert [layer.opacity for layer in lit] == [1.0]
    assert lit[0].build()["ties"]["keys"] == ["iran>hamas:backing"]


def test_a_hollow_core_is_never_transparent(dataset: Dataset) -> None:
    drawn = figure(scene_of(dataset, opening_view(dataset).but(selected="iran>hamas:backing")))
    assert {shape.opacity for shape in drawn.layout.shapes if shape.name == "core"} == {1.0}
    assert {trace.opacity for trace in drawn.data if trace.name == "under"} == {1.0}


def test_another_theme_is_another_picture(dataset: Dataset) -> None:
    light = sent(scene_of(dataset, opening_view(dataset)), set())
    dark = sent(scene_of(dataset, opening_view(dataset), theme="dark"), set())
    assert not set(light) & set(dark)
