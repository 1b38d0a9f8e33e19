"""Where a figure comes from: what stands in its file, so that it can be cited and made again."""

from __future__ import annotations

from dataclasses import dataclass
from importlib.metadata import version

from alliance_network.figures.scene import Scene
from alliance_network.figures.sheet import Sheet, sheet_query
from alliance_network.selection import Selection
from alliance_network.view import to_query
from alliance_network.words import sources_line

__all__ = ["Origin", "origin_of"]


@dataclass(frozen=True, slots=True, kw_only=True)
class Origin:
    """Where a figure comes from.

    Attributes
    ----------
    network : str
        Name of the dataset.
    title : str
        Of the figure.
    description : str
        The figure's alt text.
    hash : str
        Of the dataset: 64 hexadecimal digits.
    view, sheet : str
        What is shown and how it is set, as queries (`view.from_query`, `figures.sheet`).
    citations : tuple of str
        The sources of what is shown, each with the places in it that were used.
    link : str or None
        The address at which others see the same view.
    program : str
        Name and version of what made it: "alliance-network 0.1.0".
    """

    network: str
    title: str
    description: str
    hash: str
    view: str
    sheet: str
    citations: tuple[str, ...]
    link: str | None
    program: str


def origin_of(selection: Selection, sheet: Sheet, scene: Scene, *, link: str | None) -> Origin:
    """Where the figure of a selection comes from.

    Parameters
    ----------
    selection : Selection
    sheet : Sheet
    scene : Scene
        The figure itself, for its title and alt text.
    link : str or None
        The address at which others see the same view.
    """
    dataset = selection.dataset
    return Origin(
        network=dataset.name,
        title=scene.title,
        description=scene.description,
        hash=dataset.hash,
        view=to_query(selection.view),
        sheet=sheet_query(sheet),
        citations=sources_line(selection),
        link=link,
        program=f"alliance-network {version('alliance-network')}",
    )
