"""A network as a script or a notebook holds it."""

from __future__ import annotations

import dataclasses
import doctest
import subprocess
import sys

import networkx as nx
import pytest
from plotly.graph_objects import Figure

import alliance_network.network
from alliance_network import View, open_network
from alliance_network.errors import UsageError, ViewError
from alliance_network.export import export
from alliance_network.export.citation import citation
from alliance_network.figures.sheet import Sheet
from alliance_network.figures.sizes import size_of
from alliance_network.formats import open_dataset
from alliance_network.network import Network
from alliance_network.selection import select
from alliance_network.view import opening_view
from small import claim, network

UNKNOWN = View(focus="atlantis")
SENTENCE = 'focus: this network has no actor "atlantis"'


@pytest.fixture(scope="module")
def iran() -> Network:
    return open_network("iran-2023")


def test_examples_in_its_words_are_true():
    found = doctest.testmod(alliance_network.network, optionflags=doctest.ELLIPSIS)
    assert found.attempted > 15
    assert found.failed == 0


def test_it_holds_what_its_dataset_holds(iran):
    dataset = open_dataset("iran-2023")
    assert iran.dataset == dataset
    for name in ("name", "title", "actors", "relations", "sources", "hash"):
        assert getattr(iran, name) == getattr(dataset, name)
    assert iran.view == opening_view(dataset)
    assert iran == Network(dataset)
    with pytest.raises(dataclasses.FrozenInstanceError):
        iran.dataset = dataset


def test_a_folder_is_opened(root):
    assert open_network(root / "seeds" / "iran-2023").name == "iran-2023"


def test_what_is_no_network_is_one_sentence():
    with pytest.raises(UsageError, match='There is no network "iran-2032"'):
        open_network("iran-2032")


def test_without_a_view_it_is_as_it_opens(iran):
    assert iran.select().keys == select(iran.dataset, iran.view).keys
    assert iran.graph().number_of_edges() == len(iran.select().keys)
    assert iran.export(format="svg") == export(iran.dataset, iran.view, format="svg")


@pytest.mark.parametrize(
    "make",
    [
        lambda it: it.select(UNKNOWN),
        lambda it: it.figure(UNKNOWN),
        lambda it: it.graph(UNKNOWN),
        lambda it: it.export(UNKNOWN, format="svg"),
        lambda it: it.cite(UNKNOWN),
    ],
    ids=["select", "figure", "graph", "export", "cite"],
)
def test_a_view_of_another_network_is_refused(iran, make):
    with pytest.raises(ViewError, match=SENTENCE):
        make(iran)


class TestFigure:
    def test_it_is_of_plotly_and_as_large_as_asked(self, iran):
        figure = iran.figure(width=640, height=480)
        assert isinstance(figure, Figure)
        assert (figure.layout.width, figure.layout.height) == (640, 480)

    def test_it_shows_the_view(self, iran):
        figure = iran.figure(View(relations={"backing"}))
        hits = [text for trace in figure.data if trace.mode == "none" for text in trace.text]
        assert "Iran backs Hamas, reported, 1 source" in hits
        assert not [text for text in hits if "sanctions" in text]
        assert [trace.name for trace in figure.data if trace.showlegend] == ["backing"]

    def test_an_actor_says_how_tied_it_is_in_the_language_of_the_view(self, iran):
        figure = iran.figure(View(language="ru"))
        (actors,) = (trace for trace in figure.data if trace.name == "actors")
        assert "Сирия, state: 1 tie" in actors.hovertext

    def test_its_theme(self, iran):
        light, dark = (iran.figure(theme=theme) for theme in ("light", "dark"))
        assert light.layout.paper_bgcolor == "#ffffff"
        assert dark.layout.paper_bgcolor == "#11161d"
        assert dark.layout.legend.font.color == "#edf1f6"

    def test_a_key_of_lines_alone(self):
        # A membership that is drawn as an area has no line.
        small = Network(network(claim("iran membership sco"), claim("china membership sco")))
        assert not any(trace.showlegend for trace in small.figure().data)
        as_ties = small.figure(View(memberships="ties"))
        assert [trace.name for trace in as_ties.data if trace.showlegend] == ["membership"]

    def test_plotly_writes_it_as_a_page_of_its_own(self, iran):
        page = iran.figure().to_html(include_plotlyjs=False)
        assert "Iran backs Hamas, reported, 1 source" in page

    @pytest.mark.parametrize("side", [0, -5, 159, 8001, float("nan"), float("inf")])
    def test_an_impossible_side(self, iran, side):
        with pytest.raises(UsageError) as raised:
            iran.figure(height=side)
        assert str(raised.value) == f'A side of "{side}" px is out of reach; use 160 to 8,000.'

    def test_a_theme_that_is_not_there(self, iran):
        with pytest.raises(UsageError) as raised:
            iran.figure(theme="auto")
        assert str(raised.value) == 'There is no theme "auto"; use light or dark.'

    def test_the_smallest_is_drawn_without_a_key(self, iran):
        smallest = iran.figure(width=160, height=160)
        assert smallest.layout.height == 160
        assert not smallest.layout.showlegend


class TestGraph:
    def test_its_nodes_and_edges_are_what_its_words_say(self, iran):
        graph = iran.graph()
        assert isinstance(graph, nx.MultiDiGraph)
        said = Network.graph.__doc__
        for _, attributes in graph.nodes(data=True):
            assert all(f"`{name}`" in said for name in attributes)
        for _, _, key, attributes in graph.edges(keys=True, data=True):
            assert all(f"`{name}`" in said for name in attributes)
            assert key in {relation.id for relation in iran.relations}
        assert all(f"`{name}`" in said for name in graph.graph)

    def test_it_holds_what_the_view_shows(self, iran):
        view = View(relations={"backing"}, loners="hidden")
        graph, selection = iran.graph(view), iran.select(view)
        assert {data["tie"] for _, _, data in graph.edges(data=True)} == set(selection.keys)
        assert set(graph) == set(selection.actors)


class TestExport:
    def test_a_sheet(self, iran):
        made = iran.export(format="svg", sheet=Sheet(size=size_of("120x80mm"))).decode()
        assert 'width="120mm" height="80mm"' in made

    def test_an_unknown_format(self, iran):
        with pytest.raises(UsageError, match='There is no format "gif"'):
            iran.export(format="gif")


class TestCite:
    @pytest.mark.parametrize("style", ["text", "bibtex", "csl"])
    def test_it_is_the_one_of_the_export(self, iran, style):
        address = "https://example.org"
        cited = iran.cite(style=style, public_url=address)
        assert cited == citation(iran.dataset, iran.view, style=style, public_url=address)

    def test_an_unknown_style(self, iran):
        with pytest.raises(UsageError, match='There is no style "apa"'):
            iran.cite(style="apa")


class TestNotebook:
    def test_it_shows_itself(self, iran):
        assert iran._repr_svg_().encode() == iran.export(format="svg")
        assert repr(iran) == "<Network iran-2023: 16 actors, 33 claims, 1 source>"

    def test_no_server_is_imported_for_it(self):
        asked = (
            "import sys\n"
            "from alliance_network import View, open_network\n"
            "network = open_network('iran-2023')\n"
            "network.figure(), network.graph(), network.export(format='png')\n"
            "print(*sys.modules)"
        )
        said = subprocess.run(
            [sys.executable, "-c", asked], capture_output=True, text=True, check=True
        ).stdout.split()
        servers = {"dash", "flask", "werkzeug", "granian", "alliance_network.dashboard"}
        assert not servers & set(said)
        assert "alliance_network.figures.plotly" in said
