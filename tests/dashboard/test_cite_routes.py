"""Citations, asked for as the page does."""

from __future__ import annotations

import json

import pytest

from alliance_network.dashboard.app import build
from alliance_network.export.citation import citation, dataset_citation
from alliance_network.view import View
from small import claim, network

PUBLIC = "https://example.org/networks"
NETWORK = network(claim("iran backing hamas"), claim("china backing iran", source="b"))


@pytest.fixture(scope="module")
def client():
    return build({"small": NETWORK}, public_url=PUBLIC).server.test_client()


@pytest.mark.parametrize(
    ("ending", "style", "media_type"),
    [
        ("txt", "text", "text/plain"),
        ("bib", "bibtex", "application/x-bibtex"),
        ("json", "csl", "application/vnd.citationstyles.csl+json"),
    ],
)
def test_a_citation_is_a_file_of_its_style(client, ending, style, media_type):
    answer = client.get(f"/cite/small.{ending}?v=1&focus=iran")
    view = View(focus="iran")
    assert answer.text == citation(NETWORK, view, style=style, public_url=PUBLIC)
    assert answer.content_type == f"{media_type}; charset=utf-8"
    assert f'filename="small.{ending}"' in answer.headers["Content-Disposition"]


def test_the_whole_network_is_cited_too(client):
    answer = client.get("/cite/small.bib?whole=yes")
    assert answer.text == dataset_citation(NETWORK, style="bibtex", public_url=PUBLIC)
    assert client.get("/cite/small.bib?whole=no").status_code == 400


def test_a_title_of_its_own_is_the_figures(client):
    (figure, *_) = json.loads(client.get("/cite/small.json?v=1&title=Who%20backs%20whom").text)
    assert figure["title"] == "Who backs whom"
    answer = client.get(f"/cite/small.json?v=1&title={'a' * 201}")
    assert answer.status_code == 400
    assert "(201 characters) is not possible; use 1 to 200" in answer.text


def test_the_link_is_of_the_same_view(client):
    (figure, *_) = json.loads(client.get("/cite/small.json?v=1&focus=iran").text)
    assert figure["URL"] == f"{PUBLIC}/small?v=1&focus=iran"


@pytest.mark.parametrize(
    ("address", "status", "sentence"),
    [
        ("/cite/other.txt?v=1", 404, 'There is no network called "other" here.'),
        ("/cite/small.ris?v=1", 404, 'There is no citation as "ris"; use txt, bib, json.'),
        (
            "/cite/small.txt",
            400,
            "v, the version of the address, is missing; start it with v=1.",
        ),
        (
            "/cite/small.txt?v=1&focus=%3Cscript%3E",
            400,
            'focus: "<script>" is no id; use lower-case letters, digits and single hyphens, like '
            "saudi-arabia.",
        ),
        (
            "/cite/small.txt?v=1&focus=iraq",
            400,
            'focus: this network has no actor "iraq"; use iran or israel.',
        ),
    ],
)
def test_what_cannot_be_cited_is_a_sentence(client, address, status, sentence):
    answer = client.get(address)
    assert (answer.status_code, answer.text) == (status, sentence)
    assert answer.content_type == "text/plain; charset=utf-8"


@pytest.mark.parametrize(
    "query", ["%ff%fe", "v=1&focus=\xff", "v=1&" + "a" * 5_000, "v=1&&&=", "=", "v=1&v=1"]
)
def test_no_query_ends_in_an_error_of_the_program(client, query):
    answer = client.get(f"/cite/small.bib?{query}")
    assert answer.status_code in (200, 400)
    raw = client.get("/cite/small.bib", environ_overrides={"QUERY_STRING": query})
    assert raw.status_code in (200, 400)
