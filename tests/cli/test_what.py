from __future__ import annotations

from pathlib import Path

import pytest

from alliance_network.cli.what import what_of
from alliance_network.errors import UsageError, ViewError
from alliance_network.export import export
from alliance_network.figures.sheet import Sheet
from alliance_network.figures.sizes import SIZES
from alliance_network.formats import open_dataset
from alliance_network.formats.folder import write_folder
from alliance_network.seeds import seeds_folder
from alliance_network.view import View, from_query, opening_view

BACKING = "v=1&relations=backing"
SHEET = Sheet(size=SIZES["a4"], palette="dark", title="Backers", without={"key"}, labels=True)


@pytest.fixture(scope="module")
def iran():
    return open_dataset("iran-2023")


def renamed(folder: Path, name: str) -> Path:
    """The network with another name, which does not ship."""
    package = folder / "datapackage.json"
    text = package.read_text(encoding="utf-8")
    package.write_text(text.replace("iran-2023", name), encoding="utf-8")
    return folder


def without_trade(folder: Path) -> Path:
    """The network without one of its relations, so that its hash is another."""
    for file in ("claims.csv", "relations.csv", "coverage.csv"):
        path = folder / file
        lines = path.read_text(encoding="utf-8").splitlines()
        kept = [line for line in lines if "trade," not in line]
        path.write_text("\n".join(kept) + "\n", encoding="utf-8")
    return folder


@pytest.fixture
def figure(tmp_path, iran):
    """Write a figure of the shipped network: `figure("fig.svg")`."""

    def write(name: str, query: str = BACKING, dataset=iran, **options) -> Path:
        path = tmp_path / name
        made = export(
            dataset, from_query(query), format=path.suffix[1:].lower(), sheet=SHEET, **options
        )
        path.write_bytes(made)
        return path

    return write


def test_a_network_as_it_opens(iran, network):
    for place in ("iran-2023", str(network)):
        what = what_of(place)
        assert (what.place, what.dataset, what.view) == (place, iran, opening_view(iran))
        assert (what.sheet, what.public_url, what.said) == (None, None, None)
    assert what_of("iran-2023").folder == seeds_folder() / "iran-2023"
    assert what_of(str(network)).folder == network


def test_a_view_behind_a_network(network):
    for place in ("iran-2023", str(network)):
        what = what_of(f"{place}?{BACKING}")
        assert (what.place, what.view) == (place, from_query(BACKING))


def test_a_question_mark_in_a_name(iran, tmp_path):
    write_folder(iran, tmp_path / "why?")
    what = what_of(str(tmp_path / "why?"))
    assert (what.dataset, what.view) == (iran, opening_view(iran))


@pytest.mark.parametrize(
    "address",
    [
        "http://127.0.0.1:8050/iran-2023",
        "https://example.org/networks/iran-2023/",
        "https://example.org/n/iran%2D2023",
    ],
)
def test_a_link(iran, address):
    assert what_of(f"{address}?{BACKING}#top").view == from_query(BACKING)
    assert what_of(address).view == opening_view(iran)
    # As the page does with what others put behind its links.
    assert what_of(f"{address}?utm_source=mail").view == opening_view(iran)


def test_a_link_to_a_network_that_does_not_ship(network):
    renamed(network, "mine")
    what = what_of(f"http://127.0.0.1:8050/mine?{BACKING}", network=str(network))
    assert (what.place, what.dataset.name, what.view) == (
        str(network),
        "mine",
        from_query(BACKING),
    )


def test_a_link_to_what_was_dropped_on_a_page(iran, network):
    what = what_of(f"https://example.org/n/{iran.hash}?{BACKING}", network=str(network))
    assert (what.place, what.dataset, what.view) == (str(network), iran, from_query(BACKING))


@pytest.mark.parametrize("name", ["a.svg", "b.png", "c.pdf", "D.SVG"])
def test_a_figure(figure, iran, name):
    what = what_of(str(figure(name)))
    assert (what.place, what.dataset, what.view) == ("iran-2023", iran, from_query(BACKING))
    assert (what.sheet, what.public_url, what.said) == (SHEET, None, None)


def test_a_figure_that_names_its_page(figure):
    path = figure("a.svg", public_url="https://example.org/networks/")
    assert what_of(str(path)).public_url == "https://example.org/networks"


def test_a_figure_of_another_version(figure, iran, network):
    what = what_of(str(figure("a.png")), network=str(without_trade(network)))
    assert what.view == from_query(BACKING)
    here = what.dataset.hash[:8]
    assert what.said == (
        f"This figure was made from another version of Around Iran, 2023 ({iran.hash[:8]}; here "
        f"it is {here}): lines may differ."
    )


def test_a_figure_whose_view_does_not_fit_any_more(figure, network):
    path = figure("a.pdf", "v=1&relations=trade")
    with pytest.raises(UsageError) as raised:
        what_of(str(path), network=str(without_trade(network)))
    said = str(raised.value)
    assert said.startswith("This figure was made from another version of Around Iran, 2023 (")
    assert '), and it cannot be opened: relations: this network has no relation "trade";' in said


def test_a_figure_of_a_network_that_does_not_ship(figure, iran, network):
    renamed(network, "mine")
    path = figure("a.svg", dataset=open_dataset(network))
    with pytest.raises(UsageError) as raised:
        what_of(str(path))
    assert str(raised.value) == (
        'The figure shows the network "mine", which does not ship: say with --network where it is.'
    )
    assert what_of(str(path), network=str(network)).said is None
    assert what_of(str(path), network="iran-2023").said == (
        f'This figure was made from another network, "mine" ({open_dataset(network).hash[:8]}), '
        f"than Around Iran, 2023 ({iran.hash[:8]}): lines may differ."
    )


@pytest.mark.parametrize(
    ("said", "network", "error", "sentence"),
    [
        (
            "https://example.org/other?v=1",
            None,
            UsageError,
            'The link shows the network "other", which does not ship: say with --network where '
            "it is.",
        ),
        (
            "https://example.org/other?v=1",
            "iran-2023",
            UsageError,
            'The link shows the network "other", and --network is "iran-2023": give the network '
            "of the link.",
        ),
        (
            "https://example.org/?v=1",
            None,
            UsageError,
            "The link names no network: copy it from the page once more.",
        ),
        (
            "http://[/iran-2023",
            None,
            UsageError,
            '"http://[/iran-2023" is no link: copy it from the page once more.',
        ),
        (
            "iran-2023",
            "iran-2023",
            UsageError,
            '--network is for a link or a figure, and "iran-2023" is the network itself: leave '
            "--network out.",
        ),
        (
            "iran-2023?relations=backing",
            None,
            ViewError,
            "v, the version of the address, is missing; start it with v=1.",
        ),
        (
            "iran-2023?v=1&relation=backing",
            None,
            ViewError,
            'There is no choice called "relation"; use relations.',
        ),
        ("nowhere/fig.svg", None, UsageError, 'There is no file "nowhere/fig.svg".'),
    ],
)
def test_what_is_not_understood_is_a_sentence(said, network, error, sentence):
    with pytest.raises(error) as raised:
        what_of(said, network=network)
    assert str(raised.value) == sentence


def test_a_file_that_no_figure_is_as_large_as(tmp_path):
    path = tmp_path / "large.png"
    with path.open("wb") as file:
        file.truncate(32 * 2**20 + 1)
    with pytest.raises(UsageError, match="is larger than 32 MB, which no figure of this program"):
        what_of(str(path))


def test_a_picture_of_somebody_else(tmp_path):
    path = tmp_path / "cat.svg"
    path.write_text("<svg xmlns='http://www.w3.org/2000/svg'/>", encoding="utf-8")
    with pytest.raises(UsageError, match="does not say where it comes from"):
        what_of(str(path))


def test_a_plain_view_is_no_opening_view(iran):
    assert what_of("iran-2023?v=1").view == View() != opening_view(iran)
