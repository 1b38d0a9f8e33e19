"""A figure opened again: its view on the dataset that is there now, and how they differ."""

from __future__ import annotations

from dataclasses import dataclass
from urllib.parse import unquote, urlsplit

from alliance_network.errors import UsageError, ViewError, shown
from alliance_network.export.origin import Origin
from alliance_network.figures.sheet import Sheet, sheet_of
from alliance_network.model.dataset import Dataset
from alliance_network.view import View, check, from_query

__all__ = ["Reopened", "reopened"]

_SHORT = 8
"""Signs of a dataset's hash that a figure and a sentence show."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Reopened:
    """What a figure showed, and how.

    Attributes
    ----------
    view : View
        Fits the dataset.
    sheet : Sheet
        How the figure was set.
    public_url : str or None
        The address at which others reached the page, if the figure names it.
    differs : bool
        Whether the figure was made from other data than are there now.
    said : str
        What has been opened, or that it differs: a sentence.
    """

    view: View
    sheet: Sheet
    public_url: str | None
    differs: bool
    said: str


def reopened(origin: Origin, dataset: Dataset) -> Reopened:
    """The view and the sheet of a figure, on a dataset of today.

    Raises
    ------
    UsageError
        The view shows what the dataset does not have, or nothing that this version knows.
    """
    differs = origin.hash != dataset.hash
    made = _made_from(origin, dataset) if differs else ""
    try:
        view = check(from_query(origin.view), dataset)
        sheet = sheet_of(_options(origin.sheet))
    except (ViewError, UsageError) as error:
        sentence = made or "The view of this figure is none that this version can show"
        raise UsageError(f"{sentence}, and it cannot be opened: {error}") from None
    said = f"{made}: lines may differ." if differs else f"Opened the view of {shown(origin.title)}."
    return Reopened(
        view=view,
        sheet=sheet,
        public_url=_public_url(origin),
        differs=differs,
        said=said,
    )


def _made_from(origin: Origin, dataset: Dataset) -> str:
    """The beginning of a sentence: that the dataset is another one than the figure's."""
    was, now = origin.hash[:_SHORT], dataset.hash[:_SHORT]
    if origin.network == dataset.name:
        versions = f"{was}; here it is {now}"
        return f"This figure was made from another version of {dataset.title} ({versions})"
    return (
        f"This figure was made from another network, {shown(origin.network)} ({was}), than "
        f"{dataset.title} ({now})"
    )


def _options(query: str) -> dict[str, str]:
    parts = (part.partition("=") for part in query.split("&") if part)
    return {name: unquote(value) for name, _, value in parts}


def _public_url(origin: Origin) -> str | None:
    """The part of the link before the name of the network; None if it is no link after all.

    What somebody dropped goes by its hash in a link, and only as long as it is kept: nobody
    else finds the page's other networks by that.
    """
    address, _, place = (origin.link or "").partition("?")[0].rpartition("/")
    try:
        return address if urlsplit(address).hostname and place == origin.network else None
    except ValueError:  # A file can say anything.
        return None
