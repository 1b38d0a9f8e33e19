from __future__ import annotations

import json

import pytest

from alliance_network.export import export
from alliance_network.export.citation import citation, dataset_citation
from alliance_network.figures.sheet import Sheet
from alliance_network.formats import open_dataset
from alliance_network.view import from_query, opening_view

BACKING = "v=1&relations=backing"
PUBLIC = "https://example.org/networks"


@pytest.fixture(scope="module")
def iran():
    return open_dataset("iran-2023")


def test_a_network_is_cited_as_text(run, iran):
    outcome = run("cite", "iran-2023")
    assert outcome.code == 0
    assert outcome.output == citation(iran, opening_view(iran), style="text")
    assert outcome.output.startswith("“Around Iran, 2023”")
    assert outcome.output.endswith("\n")


def test_the_whole_network_is_cited(run, iran):
    outcome = run("cite", "iran-2023", "--whole", "--style", "bibtex")
    assert (outcome.code, outcome.output) == (0, dataset_citation(iran, style="bibtex"))


@pytest.mark.parametrize("style", ["text", "bibtex", "csl"])
def test_each_style_to_a_file(run, iran, tmp_path, style):
    path = tmp_path / "cited"
    outcome = run("cite", f"iran-2023?{BACKING}", "--style", style, "-o", path)
    assert (outcome.code, outcome.output) == (0, "")
    cited = path.read_bytes().decode()
    assert cited == citation(iran, from_query(BACKING), style=style)
    assert style != "csl" or json.loads(cited)[0]["title"] == iran.title


def test_a_figure_is_cited_with_its_link(run, iran, tmp_path):
    view, path = from_query(BACKING), tmp_path / "figure.pdf"
    path.write_bytes(export(iran, view, format="pdf", public_url=PUBLIC))
    outcome = run("cite", path)
    assert outcome.output == citation(iran, view, style="text", public_url=PUBLIC)
    assert f"{PUBLIC}/iran-2023?{BACKING}" in outcome.output
    outcome = run("cite", path, "--public-url", "https://example.com")
    assert f"https://example.com/iran-2023?{BACKING}" in outcome.output


def test_a_figure_with_a_title_of_its_own_is_cited_by_it(run, iran, tmp_path):
    path, sheet = tmp_path / "figure.svg", Sheet(title="Who backs whom")
    path.write_bytes(export(iran, from_query(BACKING), format="svg", sheet=sheet))
    assert run("cite", path).output.startswith("“Who backs whom”")


def test_a_figure_of_another_version_says_so(run, iran, network, tmp_path):
    path = tmp_path / "figure.svg"
    path.write_bytes(export(iran, from_query(BACKING), format="svg"))
    claims = network / "claims.csv"
    lines = claims.read_text(encoding="utf-8").splitlines()
    claims.write_text("\n".join(lines[:-1]) + "\n", encoding="utf-8")
    outcome = run("cite", path, "--network", network)
    assert outcome.code == 0
    assert "This figure was made from another version of Around Iran, 2023" in outcome.error
    assert open_dataset(network).hash[:8] in outcome.output


def test_a_style_that_there_is_not(run):
    outcome = run("cite", "iran-2023", "--style", "apa")
    assert (outcome.code, outcome.output) == (2, "")
    assert outcome.error.splitlines()[-1] == (
        'Error: There is no style "apa"; use text, bibtex, csl.'
    )
