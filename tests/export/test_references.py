from __future__ import annotations

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from alliance_network.export.references import PROGRAM, references
from alliance_network.model.source import Source
from alliance_network.selection import select
from alliance_network.view import View
from small import claim, network
from strategies import datasets

NAME = "سوریه"


def of(dataset, view=None, **options):
    return references(select(dataset, view or View()), **{"link": None, **options})


def of_source(**fields):
    """The reference of a source of one shown tie."""
    source = Source(**{"id": "a", "title": "Atlas", **fields})
    return of(network(claim("iran backing hamas"), sources=(source,)))[1]


def test_the_figure_comes_first_with_what_made_it_and_what_it_shows():
    dataset = network(claim("iran backing hamas"))
    figure = of(dataset, link="https://a.b/small?v=1")[0]
    digits = dataset.hash[:8]
    assert figure.key == f"small--{digits}"
    assert (figure.type, figure.title) == ("figure", "A small network")
    assert figure.kind == f"figure made with {PROGRAM}"
    assert figure.note.startswith(
        f"network small, dataset {digits}: 7 actors and 1 tie of 1 relation"
    )
    assert figure.url == "https://a.b/small?v=1"
    assert figure.date is None


def test_only_sources_of_what_is_shown_are_cited_with_the_places_used():
    dataset = network(
        claim("iran backing hamas", locator="p. 3"),
        claim("iran sanctions israel", locator="p. 9"),
        claim("china backing iran", source="b"),
    )
    view = View(relations=frozenset({"sanctions"}))
    assert [(one.key, one.note) for one in of(dataset, view)[1:]] == [("small-a", "p. 9")]
    assert [one.key for one in of(dataset)[1:]] == ["small-a", "small-b"]
    assert len(of(dataset, View(relations=frozenset()))) == 1


@pytest.mark.parametrize(
    ("kind", "url", "type_"),
    [
        ("newspaper article", None, "article-newspaper"),
        ("Newspaper", None, "article-newspaper"),
        ("dataset", "https://a.b", "dataset"),
        ("data set of treaties", None, "dataset"),
        ("report", None, "report"),
        ("web page", "https://a.b", "webpage"),
        ("journal article", None, "article-journal"),
        ("article", None, "article"),
        ("statement", None, "document"),
        ("statement", "https://a.b", "webpage"),
        ("press release", "https://a.b", "document"),
        (None, None, "document"),
        (None, "https://a.b", "webpage"),
    ],
)
def test_the_type_follows_the_kind_of_the_source(kind, url, type_):
    assert of_source(kind=kind, url=url).type == type_


def test_what_is_not_known_is_not_made_up():
    bare = of_source()
    assert (bare.publisher, bare.date, bare.url, bare.kind, bare.note, bare.cited) == (None,) * 6


def test_a_text_stands_on_one_line_without_marks_that_no_one_sees():
    found = of_source(citation=f"One\nof \u2067{NAME}\u2069.")
    assert found.cited == f"One of {NAME}."


@settings(max_examples=20, deadline=None)
@given(st.data())
def test_no_two_references_of_a_network_have_one_key(data):
    keys = [one.key for one in of(data.draw(datasets()))]
    assert len(set(keys)) == len(keys)
