from __future__ import annotations

import json
import re
from unicodedata import normalize

import pytest
from hypothesis import example, given, settings
from hypothesis import strategies as st
from pybtex.database import parse_string

from alliance_network.errors import UsageError
from alliance_network.export.citation import STYLES, citation, dataset_citation
from alliance_network.export.references import PROGRAM
from alliance_network.formats import open_dataset
from alliance_network.model.source import Source
from alliance_network.view import View, opening_view
from small import claim, network
from strategies import datasets, views

TYPES = {
    *("figure", "article", "article-journal", "article-magazine", "article-newspaper", "dataset"),
    *("report", "webpage", "document", "book", "treaty", "speech", "interview"),
}
"""Those of the Citation Style Language 1.0.2 that are used."""
NAMES = {
    *("id", "type", "title", "publisher", "container-title", "issued", "genre", "note", "URL"),
}
"""Its variables that are used."""

WORDS = {"textbackslash": "\\", "textbraceleft": "{", "textbraceright": "}"}
WORDS |= {"textasciicircum": "^", "textasciitilde": "~"}

lines = (
    st.text(
        st.one_of(
            st.sampled_from('\\{}$%&_#^~"@,= -'),
            st.characters(exclude_categories=("Cc", "Cs", "Cf", "Zl", "Zp")),
        ),
        min_size=1,
        max_size=30,
    )
    .map(lambda text: normalize("NFC", text).strip())
    .filter(bool)
)


def cited(style, *, view=None, public_url=None, locator="p. 3", **fields):
    source = Source(**{"id": "a", "title": "Atlas", **fields})
    dataset = network(claim("iran backing hamas", locator=locator), sources=(source,))
    return citation(dataset, view or View(), style=style, public_url=public_url)


def read_tex(text):
    """What TeX would show of a field."""
    plain = re.sub(r"\{\\([a-z]+)\}", lambda found: WORDS[found[1]], text)
    return re.sub(r"\\([$%&_#])", r"\1", plain)


def entries(text):
    return parse_string(text, "bibtex").entries


def test_a_figure_and_its_source_as_text():
    dataset = open_dataset("iran-2023")
    view = opening_view(dataset)
    made = citation(dataset, view, style="text", public_url="https://example.org/networks")
    assert made == (
        f"“Around Iran, 2023”, figure made with {PROGRAM}, network iran-2023, dataset "
        f"{dataset.hash[:8]}: 16 actors and 21 ties of 8 relations, denied ones too, 2023, the "
        "last year the source covers. https://example.org/networks/iran-2023?v=1&statuses="
        "asserted,denied,disputed,reported\n"
        "\n"
        "Sources\n"
        "“China and Iran vow to work together for peace amid Israel-Gaza war”, newspaper article, "
        "[2023]. The article writes no year; 2023 is inferred from the events it tells. Lines 1 "
        "to 13.\n"
    )


def test_a_source_as_text():
    whole = {
        "publisher": "Daily",
        "date": "2023-11-07",
        "kind": "report",
        "url": "https://a.b/c",
    }
    assert cited("text", **whole).splitlines()[-1] == (
        "“Atlas”, Daily, report, 7 November 2023, p. 3. https://a.b/c"
    )
    assert cited("text", locator=None).splitlines()[-1] == "“Atlas”."
    assert cited("text", citation="Atlas of 2023!", locator=None).splitlines()[-1] == (
        "Atlas of 2023!"
    )


def test_without_a_tie_there_is_only_the_figure():
    said = cited("text", view=View(relations=frozenset()))
    assert "Sources" not in said and said.count("\n") == 1


def test_an_address_of_this_machine_is_no_link():
    assert "http" not in cited("text", public_url="http://localhost:8050")


@pytest.mark.parametrize(
    ("fields", "kind", "house"),
    [
        ({"kind": "newspaper article", "publisher": "Daily"}, "article", "journal"),
        ({"kind": "report", "publisher": "Daily"}, "techreport", "institution"),
        ({"kind": "book", "publisher": "Daily"}, "book", "publisher"),
        ({"kind": "dataset", "publisher": "Daily"}, "misc", "publisher"),
        ({"kind": "newspaper article"}, "misc", None),
    ],
)
def test_an_entry_of_the_right_type_with_the_publisher_where_it_belongs(fields, kind, house):
    found = entries(cited("bibtex", date="2023-11-07", url="https://a.b/c_d?e=1&f=%20", **fields))
    entry = found["small-a"]
    assert entry.type == kind
    houses = {"journal", "institution", "publisher"} & set(entry.fields)
    assert houses == ({house} if house else set())
    assert [entry.fields[name] for name in ("year", "month", "day")] == ["2023", "11", "7"]
    # Programs take an address as it stands.
    assert entry.fields["url"] == "https://a.b/c_d?e=1&f=%20"
    assert entry.fields["title"] == "{Atlas}"
    assert entry.fields["note"] == "P. 3"
    assert ("howpublished" in entry.fields) == (kind == "misc")


def test_a_reduced_date_stays_reduced():
    assert "month" not in entries(cited("bibtex", date="2023"))["small-a"].fields
    assert "year" not in entries(cited("bibtex"))["small-a"].fields
    issued = [json.loads(cited("csl", date=date))[1]["issued"] for date in ("2023", "2023-11")]
    assert issued == [{"date-parts": [[2023]]}, {"date-parts": [[2023, 11]]}]


@settings(max_examples=50)
@given(lines, lines)
@example("{", "}}\\")
@example('50% of $x_1^2$ & "y" ~ #\\n', "حزب الله – 中国 é")
def test_any_title_comes_back_from_bibtex(title, publisher):
    found = entries(cited("bibtex", title=title, publisher=publisher))
    assert list(found) == [next(iter(found)), "small-a"]
    fields = found["small-a"].fields
    assert read_tex(fields["title"][1:-1]) == " ".join(title.split())
    assert read_tex(fields["publisher"]) == " ".join(publisher.split())


@settings(max_examples=50)
@given(lines)
def test_an_address_ends_no_field(rest):
    url = "https://a.b/" + re.sub(r"[\s<>\"]", "", rest)
    (fields,) = [
        one.fields for key, one in entries(cited("bibtex", url=url)).items() if "--" not in key
    ]
    back = fields["url"]
    for sign, written in {"\\": "%5C", "{": "%7B", "}": "%7D"}.items():
        url = url.replace(sign, written)
    assert back == url


def test_a_newspaper_is_what_its_article_stands_in():
    (_, item) = json.loads(cited("csl", kind="newspaper article", publisher="Daily", citation="C."))
    assert item == {
        "id": "small-a",
        "type": "article-newspaper",
        "title": "Atlas",
        "container-title": "Daily",
        "genre": "newspaper article",
        "note": "P. 3. C.",
    }


@settings(max_examples=20, deadline=None)
@given(st.data(), st.sampled_from((None, "https://example.org")))
def test_any_figure_is_cited_in_every_style(data, url):
    dataset = data.draw(datasets())
    view = data.draw(views(dataset))
    made = {style: citation(dataset, view, style=style, public_url=url) for style in STYLES}
    again = {style: citation(dataset, view, style=style, public_url=url) for style in STYLES}
    assert made == again
    items = json.loads(made["csl"])
    assert {item["type"] for item in items} <= TYPES
    assert set().union(*items) <= NAMES
    assert all(value not in (None, "") for item in items for value in item.values())
    assert list(entries(made["bibtex"])) == [item["id"] for item in items]
    for text in made.values():
        assert text.endswith("\n") and not text.endswith("\n\n")
        assert "\u2067" not in text


def test_another_style_says_which_there_are():
    with pytest.raises(UsageError) as caught:
        cited("apa")
    assert str(caught.value) == 'There is no style "apa"; use text, bibtex, csl.'


def test_a_whole_dataset_is_cited_with_every_source():
    sources = (
        Source(id="a", title="Atlas", publisher="House", date="2018"),
        Source(id="b", title="Bulletin", citation="Author (1993), Bulletin."),
    )
    dataset = network(claim("iran backing hamas"), sources=sources)
    public = "https://example.org/networks"
    assert dataset_citation(dataset, style="text", public_url=public).splitlines() == [
        f"“A small network”, network of claims, network small, SHA-256 {dataset.hash}. "
        "https://example.org/networks/small?v=1",
        "",
        "Sources",
        "“Atlas”, House, 2018.",
        "Author (1993), Bulletin.",
    ]
    entries = parse_string(dataset_citation(dataset, style="bibtex"), "bibtex").entries
    assert list(entries) == [f"small--{dataset.hash[:8]}", "small-a", "small-b"]
    whole, *_ = json.loads(dataset_citation(dataset, style="csl"))
    assert whole["type"] == "dataset"
    with pytest.raises(UsageError, match='There is no style "apa"; use text, bibtex, csl'):
        dataset_citation(dataset, style="apa")
