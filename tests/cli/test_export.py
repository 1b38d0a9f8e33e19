from __future__ import annotations

import csv
import io

import pytest

from alliance_network.export import export
from alliance_network.export.each import each
from alliance_network.export.saved import saved_of
from alliance_network.figures.sheet import Sheet
from alliance_network.figures.sizes import SIZES, size_of
from alliance_network.formats import called, open_dataset
from alliance_network.view import from_query, opening_view

BACKING = "v=1&relations=backing"


@pytest.fixture(scope="module")
def iran():
    return open_dataset("iran-2023")


@pytest.mark.parametrize("format", ["svg", "png", "pdf", "csv", "xlsx"])
def test_the_file_is_the_one_the_page_gives(run, tmp_path, iran, format):
    path = tmp_path / f"figure.{format}"
    outcome = run("export", "iran-2023", "-o", path)
    assert (outcome.code, outcome.output) == (0, "")
    assert path.read_bytes() == export(iran, opening_view(iran), format=format)


def test_every_option_reaches_the_figure(run, tmp_path, iran):
    path = tmp_path / "figure.bin"
    outcome = run(
        *("export", f"iran-2023?{BACKING}", "--output", path, "--format", "svg"),
        *("--size", "160x120mm", "--palette", "dark", "--scale", "1.5", "--transparent"),
        *("--title", "Who backs whom", "--without", "key, link", "--without", "sources"),
        *("--labels", "--public-url", "https://example.org/networks"),
    )
    assert outcome.code == 0
    sheet = Sheet(
        size=size_of("160x120mm"),
        palette="dark",
        title="Who backs whom",
        without=frozenset({"key", "link", "sources"}),
        labels=True,
        transparent=True,
        scale=1.5,
    )
    options = {"format": "svg", "sheet": sheet, "public_url": "https://example.org/networks"}
    assert path.read_bytes() == export(iran, from_query(BACKING), **options)


def test_pixels_an_inch_are_a_scale(run, tmp_path, iran):
    path = tmp_path / "figure.png"
    outcome = run("export", "iran-2023", "-o", path, "--dpi", "120", "--size", "640x360")
    assert outcome.code == 0
    sheet = Sheet(size=size_of("640x360"), scale=1.25)
    assert path.read_bytes() == export(iran, opening_view(iran), format="png", sheet=sheet)


def test_the_standard_output(run, iran):
    link = f"http://127.0.0.1:8050/iran-2023?{BACKING}"
    outcome = run("export", link, "-o", "-", "--format", "csv")
    assert outcome.code == 0
    assert outcome.raw == export(iran, from_query(BACKING), format="csv")
    rows = list(csv.DictReader(io.StringIO(outcome.raw.decode("utf-8-sig"))))
    assert {row["relation"] for row in rows} == {"backing"}


@pytest.mark.parametrize(
    ("file", "format"),
    [("a.graphml", "graphml"), ("a.gexf", "gexf"), ("a.json", "node-link"), ("a.csv", "edges")],
)
def test_the_network_shown_is_a_file_for_other_programs(run, tmp_path, iran, file, format):
    path = tmp_path / file
    more = ["--format", format] if format == "edges" else []
    outcome = run("export", f"iran-2023?{BACKING}", "-o", path, *more)
    assert (outcome.code, outcome.output) == (0, "")
    kind = called(format)
    assert path.read_bytes() == kind.write(saved_of(iran, from_query(BACKING)))
    assert outcome.error == f"{kind.loses}\n"


# ---- a figure once more ---- #
@pytest.fixture
def drawn(run, tmp_path):
    """The path of a figure with a sheet of its own."""
    path = tmp_path / "figure.png"
    outcome = run(
        *("export", f"iran-2023?{BACKING}", "-o", path, "--size", "a4", "--palette", "dark"),
        *("--title", "Backers", "--without", "key", "--scale", "1", "--transparent", "--labels"),
        *("--public-url", "https://example.org/networks"),
    )
    assert outcome.code == 0
    return path


def test_a_figure_becomes_the_same_figure_in_another_format(run, tmp_path, iran, drawn):
    sheet = Sheet(
        size=SIZES["a4"],
        palette="dark",
        title="Backers",
        without=frozenset({"key"}),
        labels=True,
        transparent=True,
        scale=1,
    )
    options = {"sheet": sheet, "public_url": "https://example.org/networks"}
    path, at = drawn, tmp_path
    for format in ("svg", "pdf", "png"):
        before, path = path, at / f"again.{format}"
        assert run("export", before, "-o", path).code == 0
        assert path.read_bytes() == export(iran, from_query(BACKING), format=format, **options)
    assert path.read_bytes() == drawn.read_bytes()


def test_options_come_before_what_the_figure_was(run, tmp_path, iran, drawn):
    path = tmp_path / "again.svg"
    outcome = run(
        *("export", drawn, "-o", path, "--size", "square", "--palette", "light"),
        *("--title", "", "--without", "", "--no-transparent", "--no-labels", "--dpi", "192"),
        *("--public-url", "https://example.com"),
    )
    assert (outcome.code, outcome.output) == (0, "")
    options = {
        "sheet": Sheet(size=SIZES["square"], palette="light", scale=2),
        "public_url": "https://example.com",
    }
    assert path.read_bytes() == export(iran, from_query(BACKING), format="svg", **options)


def test_a_figure_may_be_replaced_by_itself(run, iran, drawn):
    before = drawn.read_bytes()
    assert run("export", drawn, "-o", drawn, "--palette", "light").code == 0
    assert drawn.read_bytes() != before


def test_a_figure_of_another_version_says_so(run, tmp_path, iran, network, drawn):
    text = (network / "claims.csv").read_text(encoding="utf-8").splitlines()
    (network / "claims.csv").write_text("\n".join(text[:-1]) + "\n", encoding="utf-8")
    changed = open_dataset(network)
    outcome = run("export", drawn, "-o", tmp_path / "again.svg", "--network", network)
    assert outcome.code == 0
    sentence = (
        f"This figure was made from another version of Around Iran, 2023 ({iran.hash[:8]}; here "
        f"it is {changed.hash[:8]}): lines may differ."
    )
    assert sentence in outcome.error.splitlines()
    assert changed.hash in (tmp_path / "again.svg").read_text(encoding="utf-8")


# ---- many ---- #
@pytest.mark.parametrize("of", ["relation", "actor"])
def test_one_figure_each(run, tmp_path, iran, of):
    view = from_query(f"{BACKING},attack")
    expected = {name: export(iran, one, format="svg") for name, one in each(iran, view, of)}
    what = f"iran-2023?{BACKING},attack"
    (tmp_path / "folder").mkdir()
    for output in ("folder", "folder/figure-{}.svg"):
        outcome = run(*("export", what, "--each", of, "-o", tmp_path / output, "--format", "svg"))
        assert (outcome.code, outcome.output) == (0, "")
    made = {path.stem: path.read_bytes() for path in (tmp_path / "folder").iterdir()}
    assert made == expected | {f"figure-{name}": file for name, file in expected.items()}
    assert len(expected) > 1


def test_the_folder_of_many_is_made(run, tmp_path):
    arguments = ("--each", "relation", "-o", f"{tmp_path}/new/figures/", "--format", "csv")
    assert run("export", f"iran-2023?{BACKING}", *arguments).code == 0
    assert (tmp_path / "new" / "figures" / "backing.csv").exists()


def test_the_format_of_many_is_in_their_names(run, tmp_path, iran):
    what = f"iran-2023?{BACKING}"
    assert run("export", what, "--each", "relation", "-o", tmp_path / "{}.csv").code == 0
    (path,) = tmp_path.iterdir()
    assert path.name == "backing.csv"
    assert path.read_bytes() == export(iran, from_query(BACKING), format="csv")


def test_what_one_of_many_lacks_is_said_with_its_name(run, tmp_path):
    outcome = run(
        *("export", f"iran-2023?{BACKING}", "--each", "relation", "--size", "200x200"),
        *("-o", tmp_path / "{}.svg"),
    )
    assert outcome.code == 0
    assert "backing: There was no room for the name" in outcome.error


def test_names_without_room_are_told_of(run, tmp_path):
    outcome = run("export", "iran-2023", "-o", tmp_path / "small.png", "--size", "200x200")
    assert (outcome.code, outcome.output) == (0, "")
    assert "There was no room for the name" in outcome.error


# ---- what cannot be ---- #
@pytest.mark.parametrize(
    ("arguments", "sentence"),
    [
        (
            ["-o", "figure"],
            "The format is not given: end the name of the file in .svg, .png, .pdf, .csv, "
            ".xlsx, .graphml, .gexf or .json, or use --format.",
        ),
        (
            ["-o", "-"],
            "The format is not given: end the name of the file in .svg, .png, .pdf, .csv, "
            ".xlsx, .graphml, .gexf or .json, or use --format.",
        ),
        (
            ["-o", "figure.gif"],
            'There is no format "gif"; use svg, png, pdf, csv, xlsx, graphml, gexf, node-link, '
            "edges.",
        ),
        (
            ["-o", "figure.zip"],
            '"zip" holds a whole network and no view of it: use alliance-network convert.',
        ),
        (
            ["-o", "figure.svg", "--palette", "red"],
            'There is no palette "red"; use light, dark, grey, print.',
        ),
        (
            ["-o", "figure.svg", "--without", "axes"],
            'There is no part "axes" to leave out; there are title, choices, date, key, statuses, '
            "sources, dataset, link.",
        ),
        (
            ["-o", "figure.png", "--scale", "2", "--dpi", "300"],
            "--scale and --dpi both say how many pixels a PNG has: give one of them.",
        ),
        (["-o", "figure.png", "--dpi", "72"], "72 dpi are out of reach; use 96 to 768."),
        (
            ["-o", "figure.png", "--public-url", "example.org"],
            'The public address "example.org" is not one: write it whole, like '
            '"https://example.org/networks".',
        ),
        (
            ["-o", "{}.svg"],
            '"{}.svg" names many files: say of what with --each, or leave {} out.',
        ),
        (
            ["-o", "figure.svg", "--each", "actor"],
            '"figure.svg" names one file, and --each makes many: give a folder, like figures/, or '
            "a name with one {} in it, like figures/{}.svg.",
        ),
        (
            ["-o", "{}/{}.svg", "--each", "actor"],
            '"{}/{}.svg" names one file, and --each makes many: give a folder, like figures/, or '
            "a name with one {} in it, like figures/{}.svg.",
        ),
        (
            ["-o", ".", "--each", "actor"],
            "The format is not given: use a name like figures/{}.svg, or use --format.",
        ),
        (
            ["-o", "-", "--each", "actor", "--format", "svg"],
            '"-" names one file, and --each makes many: give a folder, like figures/, or a name '
            "with one {} in it, like figures/{}.svg.",
        ),
        (
            ["-o", "{}.svg", "--each", "day"],
            'There is no figure for each "day"; use relation, actor or year.',
        ),
    ],
)
def test_what_cannot_be_done_is_said(run, tmp_path, monkeypatch, arguments, sentence):
    monkeypatch.chdir(tmp_path)
    outcome = run("export", "iran-2023", *arguments)
    assert (outcome.code, outcome.output) == (2, "")
    assert outcome.error.splitlines()[-1] == f"Error: {sentence}"
    assert list(tmp_path.iterdir()) == []


@pytest.mark.parametrize("many", [(), ("--each", "relation", "--format", "svg")])
def test_a_file_of_the_network_is_kept(run, network, many):
    (network / "backing.svg").write_text("mine", encoding="utf-8")
    output = network if many else network / "backing.svg"
    outcome = run("export", network, "-o", output, *many)
    assert outcome.code == 2
    assert "is a file of the network itself: choose another name." in outcome.error
    assert (network / "backing.svg").read_text(encoding="utf-8") == "mine"


def test_a_faulty_network_is_not_drawn(run, network, tmp_path):
    (network / "actors.csv").unlink()
    outcome = run("export", network, "-o", tmp_path / "figure.svg")
    assert outcome.code == 1
    assert "actors.csv" in outcome.error
    assert not (tmp_path / "figure.svg").exists()
