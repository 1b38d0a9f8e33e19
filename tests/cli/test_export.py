from __future__ import annotations

import csv
import io

import pytest

from alliance_network.export import export
from alliance_network.figures.sheet import Sheet
from alliance_network.figures.sizes import size_of
from alliance_network.formats import open_dataset
from alliance_network.view import from_query, opening_view

BACKING = "v=1&relations=backing"


@pytest.fixture(scope="module")
def iran():
    return open_dataset("iran-2023")


@pytest.mark.parametrize("format", ["svg", "png", "pdf", "csv"])
def test_the_file_is_the_one_the_page_gives(run, tmp_path, iran, format):
    path = tmp_path / f"figure.{format}"
    outcome = run("export", "iran-2023", "-o", path)
    assert (outcome.code, outcome.output) == (0, "")
    assert path.read_bytes() == export(iran, opening_view(iran), format=format)


def test_every_option_reaches_the_figure(run, tmp_path, iran):
    path = tmp_path / "figure.bin"
    outcome = run(
        *("export", "iran-2023", "--output", path, "--format", "png", "--view", BACKING),
        *("--size", "90x60mm", "--theme", "dark", "--scale", "1.5", "--transparent"),
    )
    assert outcome.code == 0
    sheet = Sheet(size=size_of("90x60mm"), palette="dark", scale=1.5, transparent=True)
    assert path.read_bytes() == export(iran, from_query(BACKING), format="png", sheet=sheet)


def test_the_standard_output(run):
    outcome = run("export", "iran-2023", "-o", "-", "--format", "csv", "-v", BACKING)
    assert outcome.code == 0
    rows = list(csv.DictReader(io.StringIO(outcome.raw.decode("utf-8-sig"))))
    assert {row["relation"] for row in rows} == {"backing"}


@pytest.mark.parametrize(
    "link",
    [
        BACKING,
        f"?{BACKING}",
        f"iran-2023?{BACKING}",
        f"http://127.0.0.1:8050/iran-2023?{BACKING}",
        f"https://example.org/networks/iran-2023/?{BACKING}#top",
    ],
)
def test_a_view_is_a_query_or_a_link(run, iran, link):
    outcome = run("export", "iran-2023", "-o", "-", "--format", "csv", "-v", link)
    assert outcome.raw == export(iran, from_query(BACKING), format="csv")


def test_a_link_without_a_view_is_the_opening_view(run, iran):
    outcome = run(
        *("export", "iran-2023", "-o", "-", "--format", "csv"),
        *("-v", "http://127.0.0.1:8050/iran-2023"),
    )
    assert outcome.raw == export(iran, opening_view(iran), format="csv")


def test_names_without_room_are_told_of(run, tmp_path):
    outcome = run("export", "iran-2023", "-o", tmp_path / "small.png", "--size", "200x200")
    assert (outcome.code, outcome.output) == (0, "")
    assert outcome.error.startswith("There was no room for the name")
    outcome = run("export", "iran-2023", "-o", tmp_path / "large.png")
    assert outcome.error == ""


@pytest.mark.parametrize(
    ("arguments", "sentence"),
    [
        (
            ["-o", "figure"],
            "The format is not given: end the name of the file in .svg, .png, .pdf or .csv, or "
            "use --format.",
        ),
        (
            ["-o", "-"],
            "The format is not given: end the name of the file in .svg, .png, .pdf or .csv, or "
            "use --format.",
        ),
        (["-o", "figure.gif"], 'There is no format "gif"; use svg, png, pdf, csv.'),
        (
            ["-o", "figure.svg", "-v", "https://example.org/other?v=1"],
            'The link shows the network "other", not "iran-2023": copy a link while the page '
            "shows that network.",
        ),
        (
            ["-o", "figure.svg", "-v", "v=1&relation=backing"],
            'There is no choice called "relation"; use relations.',
        ),
        (
            ["-o", "figure.svg", "--theme", "red"],
            'There is no palette "red"; use light, dark, grey, print.',
        ),
    ],
)
def test_what_cannot_be_done_is_said(run, tmp_path, monkeypatch, arguments, sentence):
    monkeypatch.chdir(tmp_path)
    outcome = run("export", "iran-2023", *arguments)
    assert (outcome.code, outcome.output) == (2, "")
    assert outcome.error == f"Error: {sentence}\n"
    assert list(tmp_path.iterdir()) == []


def test_a_faulty_network_is_not_drawn(run, network, tmp_path):
    (network / "actors.csv").unlink()
    outcome = run("export", network, "-o", tmp_path / "figure.svg")
    assert outcome.code == 1
    assert "actors.csv" in outcome.error
    assert not (tmp_path / "figure.svg").exists()
