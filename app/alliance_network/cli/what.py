"""What a command is told to show: a network, a link to a view of it, or a figure made of it."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING
from urllib.parse import unquote, urlsplit

from alliance_network.errors import UsageError, shown

if TYPE_CHECKING:
    from alliance_network.figures.sheet import Sheet
    from alliance_network.model.dataset import Dataset
    from alliance_network.view import View

__all__ = ["What", "what_of"]

FIGURES = (".svg", ".png", ".pdf")
"""How the names of figures end."""


@dataclass(frozen=True, slots=True, kw_only=True)
class What:
    """What a command shows.

    Attributes
    ----------
    place : str
        The name or the path of the network.
    dataset : Dataset
    view : View
        Fits the dataset.
    sheet : Sheet or None
        How it is set, if it was a figure.
    public_url : str or None
        The address at which others reach the page, if it was a figure that names it.
    said : str or None
        That a figure was made from another version of the network: a sentence.
    """

    place: str
    dataset: Dataset
    view: View
    sheet: Sheet | None = None
    public_url: str | None = None
    said: str | None = None

    @property
    def folder(self) -> Path:
        """Where the network's files are, which nothing may write over."""
        from alliance_network.formats import shipped
        from alliance_network.seeds import seeds_folder

        return seeds_folder() / self.place if self.place in shipped() else Path(self.place)


def what_of(said: str, *, network: str | None = None) -> What:
    """Understand what a command is told to show.

    Parameters
    ----------
    said : str
        The name of a network that ships or the path of one, alone or with a question mark and a
        view behind it; a link copied from the page; or the path of a figure of ours.
    network : str, optional
        The name or the path of the network that a link or a figure is about, where that does
        not ship.

    Raises
    ------
    UsageError, ViewError
        It is nothing of the kind, or does not fit its network.
    DataError
        The network has faults.
    """
    if said.lower().startswith(("http://", "https://")):
        return _link(said, network)
    if Path(said).suffix.lower() in FIGURES and not Path(said).is_dir():
        return _figure(Path(said), network)
    if network is not None:
        raise UsageError(
            f"--network is for a link or a figure, and {shown(said)} is the network itself: leave "
            "--network out."
        )
    return _network(said)


def _network(said: str) -> What:
    from alliance_network.formats import open_dataset
    from alliance_network.view import check, from_query, opening_view

    # What is there may itself have a question mark in its name.
    place, mark, query = (said, "", "") if Path(said).exists() else said.partition("?")
    dataset = open_dataset(place)
    view = check(from_query(query), dataset) if mark else opening_view(dataset)
    return What(place=place, dataset=dataset, view=view)


def _link(said: str, network: str | None) -> What:
    from alliance_network.dashboard.address import read
    from alliance_network.formats import open_dataset

    try:
        link = urlsplit(said)
    except ValueError:
        raise UsageError(f"{shown(said)} is no link: copy it from the page once more.") from None
    name = unquote(link.path).rstrip("/").rpartition("/")[2]
    if not name:
        raise UsageError("The link names no network: copy it from the page once more.")
    place = _place(name, network, of="The link")
    dataset = open_dataset(place)
    # One that somebody opened on a page goes by its hash there.
    if name not in (dataset.name, dataset.hash):
        raise UsageError(
            f"The link shows the network {shown(name)}, and --network is {shown(dataset.name)}: "
            "give the network of the link."
        )
    # As the page reads it, where a link may leave the view out.
    address = read(name, link.query, datasets={name: dataset}, base_path="/")
    return What(place=place, dataset=dataset, view=address.view)


def _figure(path: Path, network: str | None) -> What:
    from alliance_network.export.origin import read_origin
    from alliance_network.export.packets import MOST_BYTES
    from alliance_network.export.reopened import reopened
    from alliance_network.formats import open_dataset

    if not path.is_file():
        raise UsageError(f"There is no file {shown(path)}.")
    if path.stat().st_size > MOST_BYTES:
        raise UsageError(
            f"{shown(path)} is larger than {MOST_BYTES // 2**20} MB, which no figure of this "
            "program is."
        )
    origin = read_origin(path.read_bytes())
    place = _place(origin.network, network, of="The figure")
    dataset = open_dataset(place)
    found = reopened(origin, dataset)
    return What(
        place=place,
        dataset=dataset,
        view=found.view,
        sheet=found.sheet,
        public_url=found.public_url,
        said=found.said if found.differs else None,
    )


def _place(name: str, network: str | None, *, of: str) -> str:
    """Where the network called `name` is."""
    from alliance_network.formats import shipped

    if network is not None:
        return network
    if name not in shipped():
        raise UsageError(
            f"{of} shows the network {shown(name)}, which does not ship: say with --network where "
            "it is."
        )
    return name
