"""The page's address: the path names the dataset, the query holds the whole view.

`embed=1` in the query says that the page stands in a frame of another page. It is no part of the
view; the scripts in assets/ keep it in the address.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from urllib.parse import quote, unquote

from alliance_network.dashboard.networks import not_here
from alliance_network.errors import ViewError
from alliance_network.model.dataset import Dataset
from alliance_network.view import View, check, from_query, opening_view

__all__ = ["Address", "is_embedded", "path_of", "read"]

EMBEDDED = "embed=1"


@dataclass(frozen=True, slots=True)
class Address:
    """What an address names: a dataset by its name, and a view of it.

    `whole` is False where the address left the view out and so means the opening view.
    """

    dataset: str
    view: View
    whole: bool


def read(path: str, query: str, *, datasets: Mapping[str, Dataset], base_path: str) -> Address:
    """Read an address.

    Parameters
    ----------
    path : str
        As in the browser ("/iran-2023"), `base_path` included.
    query : str
        Without the question mark.

    Raises
    ------
    ViewError
        One sentence for the page.
    """
    name = unquote(path.removeprefix(base_path.rstrip("/"))).strip("/")
    if not name:
        name = next(iter(datasets))
    dataset = datasets.get(name)
    if dataset is None:
        raise ViewError(not_here(datasets, name))
    parts = [part for part in query.removeprefix("?").split("&") if part != EMBEDDED]
    if not any(part.partition("=")[0] == "v" for part in parts):
        return Address(name, opening_view(dataset), False)
    return Address(name, check(from_query("&".join(parts)), dataset), True)


def is_embedded(query: str) -> bool:
    """Whether a query, without the question mark, is that of a page in a frame of another."""
    return EMBEDDED in query.split("&")


def path_of(name: str, *, base_path: str) -> str:
    """The path of a dataset's page."""
    return f"{base_path.rstrip('/')}/{quote(name)}"
