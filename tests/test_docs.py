"""The pages in app/docs say what the program does, and what they say works."""

from __future__ import annotations

import re
import shlex
from collections.abc import Callable, Iterator
from dataclasses import fields
from pathlib import Path

import pytest
import typer

from alliance_network import open_network
from alliance_network.cli import app
from alliance_network.export import FORMATS
from alliance_network.export.citation import STYLES
from alliance_network.export.each import EACH
from alliance_network.figures.sheet import PALETTES, PARTS
from alliance_network.figures.sizes import SIZES
from alliance_network.model.numbers import decimal
from alliance_network.view import CHOICES, View, claimants_of, forms_of, from_query

COMMAND = typer.main.get_command(app)
PAGES = ("figures", "demonstrations", "own-data", "evidence-and-time")
SERVERS = {"serve", "open"}
"""Commands that go on until they are stopped: what they are told is read, and not done."""
COMMANDS = ("export", "open", "cite", "pack")
"""Commands that the pages tell all of; the README does of the others."""


@pytest.fixture(scope="module")
def pages(root: Path) -> dict[str, str]:
    """The text of each page."""
    return {name: (root / "app" / "docs" / f"{name}.md").read_text("utf-8") for name in PAGES}


@pytest.fixture(scope="module")
def both(pages) -> str:
    return "\n".join(pages.values())


def blocks(text: str, language: str) -> list[str]:
    """The contents of a page's blocks in a language."""
    return re.findall(rf"^```{language}\n(.*?)^```$", text, flags=re.MULTILINE | re.DOTALL)


def rows(text: str, first: str) -> list[tuple[str, ...]]:
    """The rows of the table whose first column has this name, without the marks of code."""
    found = re.search(rf"^\| {first} \|.*\n\|[-| ]+\|\n((?:\|.*\n)+)", text, flags=re.MULTILINE)
    assert found, first
    lines = found[1].replace("`", "").splitlines()
    return [tuple(cell.strip() for cell in line.strip("|").split(" | ")) for line in lines]


def every_row(text: str, first: str) -> Iterator[tuple[str, ...]]:
    """The rows of all tables whose first column has this name."""
    for part in re.split(rf"^(?=\| {first} \|)", text, flags=re.MULTILINE)[1:]:
        yield from rows(part, first)


def calls(text: str) -> Iterator[list[str]]:
    """The words of every command of the program."""
    for block in blocks(text, "sh"):
        for line in block.replace("\\\n", " ").splitlines():
            words = shlex.split(line)
            assert words[0] == "alliance-network", line
            yield words[1:]


def options(command: str) -> set[str]:
    """Every spelling of a command's options."""
    parameters = COMMAND.commands[command].params
    named = [one for one in parameters if one.param_type_name == "option" and one.name != "help"]
    return {spelling for one in named for spelling in (*one.opts, *one.secondary_opts)}


@pytest.fixture
def at_work(tmp_path, monkeypatch, pages, root) -> Callable[[str], Path]:
    """Stand in a folder with the files that a page shows, the published ones beside it."""

    def begin(page: str) -> Path:
        folder = tmp_path / "work"
        folder.mkdir()
        monkeypatch.chdir(folder)
        (tmp_path / "shared").symlink_to(root.parent / "shared")
        (folder / "seeds").symlink_to(root / "seeds")
        for block in [*blocks(pages[page], "toml"), *blocks(pages[page], "csv")]:
            first, _, rest = block.partition("\n")
            (folder / first.removeprefix("# ")).write_text(rest, encoding="utf-8")
        return folder

    return begin


@pytest.mark.parametrize("page", PAGES)
def test_commands_are_done(page, pages, at_work):
    folder = at_work(page)
    found = list(calls(pages[page]))
    assert len(found) > 3
    for name, *arguments in found:
        if name in SERVERS:
            COMMAND.commands[name].make_context(name, arguments)
            continue
        # What a shell does with the standard output is the shell's.
        arguments = arguments[: arguments.index(">")] if ">" in arguments else arguments
        assert COMMAND([name, *arguments], standalone_mode=False) in (None, 0), arguments
        if "-o" in arguments and (to := arguments[arguments.index("-o") + 1]) != "-":
            made = list(folder.glob(to.rstrip("/").replace("{}", "*")))
            assert made, to
            assert all(path.is_dir() or path.stat().st_size for path in made), to


@pytest.mark.parametrize("page", PAGES)
def test_python_is_run(page, pages, at_work, capsys):
    folder = at_work(page)
    for block in blocks(pages[page], "python"):
        exec(block, {})
    if page == "figures":
        said = capsys.readouterr().out
        assert "iran backing hamas reported 1\n" in said
        assert "@misc{" in said
        assert (folder / "iran.pdf").read_bytes().startswith(b"%PDF")
        assert "Iran backs Hamas, reported, 1 source" in (folder / "backing.html").read_text(
            "utf-8"
        )


def test_the_story_that_is_shown_is_one(pages, at_work):
    from alliance_network.formats.stories import story_at
    from alliance_network.story import check_story

    story = story_at(str(at_work("demonstrations") / "talk.toml"))
    check_story(story, open_network(story.network).dataset)
    fields = {row[0] for row in rows(pages["demonstrations"], "field")}
    shown = blocks(pages["demonstrations"], "toml")[0]
    assert fields == set(re.findall(r"^(?:\[\[)?(\w+)", shown, flags=re.MULTILINE)) - {"The", "An"}


def test_every_option_is_there_and_no_other(both):
    named = set(re.findall(r"(?<![\w-])--[a-z][a-z-]*", both))
    known = set().union(*(options(command) for command in COMMAND.commands))
    assert named <= known
    told = set().union(*(options(command) for command in COMMANDS))
    assert {one for one in told if one.startswith("--")} <= named
    assert set(re.findall(r"`alliance-network ([a-z]+)", both)) <= set(COMMAND.commands)


def test_the_options_of_export(pages):
    named = {word for row in rows(pages["figures"], "option") for word in row[0].split(", ")}
    assert named | {"--format"} == options("export")


def test_sizes(pages):
    expected = []
    for name, size in SIZES.items():
        measures = f"{decimal(size.width)} × {decimal(size.height)} {size.unit}"
        pixels = [round(side * size.dpi / 96) for side in size.px]
        expected.append((name, measures, f"{pixels[0]} × {pixels[1]}"))
    assert [row[:3] for row in rows(pages["figures"], "size")] == expected


@pytest.mark.parametrize(
    ("table", "words"),
    [("palette", PALETTES), ("part", PARTS), ("format", tuple(FORMATS))],
    ids=["palettes", "parts", "formats"],
)
def test_tables(pages, table, words):
    assert tuple(row[0] for row in rows(pages["figures"], table)) == words


def test_words_of_options(pages):
    text = pages["figures"]
    for word in (*STYLES, *EACH):
        assert f"`{word}`" in text, word


def test_choices_in_an_address(pages):
    shipped = [open_network(name).dataset for name in ("iran-2023", "iran-1990-2018")]
    named = set()
    for choice, address, _ in (
        row
        for first in ("choice", "asked")
        for row in every_row(pages["evidence-and-time"], first)
        if row[1] != "nothing"
    ):
        view = from_query(f"v=1&{address}")
        for field in fields(View):
            if getattr(view, field.name) != getattr(View(), field.name):
                named.add(field.name)
        assert view != View(), choice
    # What an address holds of evidence and time is told, all of it.
    assert named == {
        *("sources", "claimants", "credibility", "forms", "known_on", "look_back"),
        *("statuses", "min_sources", "min_weight", "as_of", "since", "compare_to"),
    }
    assert "Chinese commerce ministry" in claimants_of(shipped[0])
    assert "defence pact" in forms_of(shipped[1])
    for picture in CHOICES["picture"]:
        assert f"`{picture}`" in pages["evidence-and-time"]


def test_attributes_of_a_graph(pages):
    graph = open_network("iran-2023").graph()
    there = dict.fromkeys(graph.nodes["iran"], "a node")
    there |= dict.fromkeys(graph.edges["iran", "hamas", "backing"], "an edge")
    there |= dict.fromkeys(graph.graph, "the graph")
    named = {
        name: row[1] for row in rows(pages["figures"], "attribute") for name in row[0].split(", ")
    }
    assert named == there


def test_keys_of_a_presentation(pages, root):
    script = (root / "assets" / "present-commands.js").read_text("utf-8")
    said = re.findall(r'^ +\["\w+", \[.*\], "(.*)", "(.*)"\],$', script, flags=re.MULTILINE)
    assert len(said) > 10
    assert rows(pages["demonstrations"], "key") == [(names, what) for what, names in said]


def test_links_between_the_pages(pages):
    for text in pages.values():
        for page, part in re.findall(r"\]\((\w+)\.md#([\w-]+)\)", text):
            headings = re.findall(r"^#+ (.*)$", pages[page], flags=re.MULTILINE)
            assert part in {heading.lower().replace(" ", "-") for heading in headings}


def test_names_on_the_page(both):
    """What is in bold is a word on the page, but for a few that only stress."""
    from dash.development.base_component import Component

    from alliance_network.dashboard.networks import Networks
    from alliance_network.dashboard.parts.shell import shell

    dataset = open_network("iran-2023").dataset
    words: set[str] = set()

    def look(part: object) -> None:
        if isinstance(part, str):
            words.add(part)
        elif isinstance(part, (list, tuple)):
            for one in part:
                look(one)
        elif isinstance(part, Component):
            look(getattr(part, "children", None))

    networks = Networks({dataset.name: dataset})
    look(shell(networks, base_path="/", public_url=None, upload_bytes=1))
    stressed = {"The speaker's window", "On a phone"}
    named = {" ".join(name.split()) for name in re.findall(r"\*\*(.+?)\*\*", both, re.DOTALL)}
    assert stressed <= named
    assert named - stressed <= words
