"""A network as a script or a notebook holds it."""

from __future__ import annotations

from dataclasses import dataclass, replace
from pathlib import Path

import networkx as nx

from alliance_network.errors import UsageError, shown
from alliance_network.export import export
from alliance_network.export.citation import citation
from alliance_network.figures.network import network_scene
from alliance_network.figures.plan import plan
from alliance_network.figures.plotly import Figure, figure, key_height
from alliance_network.figures.sheet import Sheet
from alliance_network.figures.style import THEMES
from alliance_network.formats import open_dataset
from alliance_network.graph import graph_of
from alliance_network.model.actor import Actor
from alliance_network.model.dataset import Dataset
from alliance_network.model.relation import Relation
from alliance_network.model.source import Source
from alliance_network.selection import Selection, select
from alliance_network.view import View, check, opening_view
from alliance_network.words import actor_sentence, counted, tie_sentences

__all__ = ["Network", "open_network"]

# Smallest and largest side of a figure, px.
LEAST, MOST = 160, 8000

# The largest share of a figure's height that a key may take: smaller figures go without.
MOST_KEY = 0.3


@dataclass(frozen=True, repr=False)
class Network:
    """A network: what it holds, and what can be made of it.

    Every method takes a `View`, everything that is chosen; without one it is `Network.view`, how
    the network opens. Nothing here needs a server, a browser or another network than this one. As
    the last line of a notebook's cell, a network shows itself.

    Attributes
    ----------
    dataset : Dataset
        All of it: actors, relations, sources, coverage and claims.

    Examples
    --------
    >>> from alliance_network import View, open_network
    >>> network = open_network("iran-2023")
    >>> network
    <Network iran-2023: 16 actors, 33 claims, 1 source>
    >>> backing = View(relations={"backing"}, loners="hidden")
    >>> network.select(backing).keys[:2]
    ('china>iran:backing', 'iran>hamas:backing')
    """

    dataset: Dataset

    def __repr__(self) -> str:
        dataset = self.dataset
        held = (
            counted(len(dataset.actors), "actor"),
            counted(dataset.claims.height, "claim"),
            counted(len(dataset.sources), "source"),
        )
        return f"<Network {dataset.name}: {', '.join(held)}>"

    def _repr_svg_(self) -> str:
        """The network as it opens, where a notebook asks how to show it."""
        return self.export(format="svg").decode()

    # ---- what it holds ---- #
    @property
    def name(self) -> str:
        """Its name in an address."""
        return self.dataset.name

    @property
    def title(self) -> str:
        """Its title for a reader."""
        return self.dataset.title

    @property
    def actors(self) -> tuple[Actor, ...]:
        """All its actors, sorted by id."""
        return self.dataset.actors

    @property
    def relations(self) -> tuple[Relation, ...]:
        """All its relations, in their order."""
        return self.dataset.relations

    @property
    def sources(self) -> tuple[Source, ...]:
        """All its sources, sorted by id."""
        return self.dataset.sources

    @property
    def hash(self) -> str:
        """SHA-256 of its canonical form, in hexadecimal: the same for the same network."""
        return self.dataset.hash

    @property
    def view(self) -> View:
        """How it opens."""
        return opening_view(self.dataset)

    # ---- what can be made of it ---- #
    def select(self, view: View | None = None) -> Selection:
        """What a view lets through: its ties, actors and counts.

        Parameters
        ----------
        view : View, optional

        Raises
        ------
        ViewError
            The view names an actor, a relation or a tie that the network does not have.

        Examples
        --------
        >>> from alliance_network import View, open_network
        >>> network = open_network("iran-2023")
        >>> selection = network.select(View(kinds={"state"}))
        >>> len(selection.actors), len(selection.keys)
        (12, 5)
        >>> network.select(View(focus="atlantis"))
        Traceback (most recent call last):
        alliance_network.errors.ViewError: focus: this network has no actor "atlantis"; use ...
        """
        return select(self.dataset, self._checked(view))

    def figure(
        self,
        view: View | None = None,
        *,
        width: float = 900,
        height: float = 600,
        theme: str = "light",
    ) -> Figure:
        """The picture as a Plotly figure, for a notebook or a page of one's own.

        Every actor and tie says its sentence where it is pointed at, a tie along its whole
        length. The relations stand in a key below, if there is room for one.

        Parameters
        ----------
        view : View, optional
        width, height : float
            Of the whole figure, px.
        theme : {"light", "dark"}
            The view's own theme is that of the page, and does not matter here.

        Returns
        -------
        plotly.graph_objects.Figure
            Ties are shapes of its layout, actors and their names traces.

        Raises
        ------
        ViewError
            As `select`.
        UsageError
            Another theme, or a side of less than 160 or more than 8,000 px.

        Examples
        --------
        >>> from alliance_network import View, open_network
        >>> network = open_network("iran-2023")
        >>> figure = network.figure(View(relations={"backing"}), width=700, height=500)
        >>> (figure.layout.width, figure.layout.height) == (700, 500)
        True
        >>> page = figure.to_html(include_plotlyjs="cdn")
        """
        for side in (width, height):
            if not LEAST <= side <= MOST:
                raise UsageError(
                    f"A side of {shown(side)} px is out of reach; use {LEAST} to {MOST:,}."
                )
        if theme not in ("light", "dark"):
            raise UsageError(f"There is no theme {shown(theme)}; use light or dark.")
        selection = self.select(view)
        used = set(selection.ties.filter(selection.lines)["relation"])
        key = {relation.id: relation.label for relation in self.relations if relation.id in used}
        room = key_height(key.values(), width)
        if room > MOST_KEY * height:
            key, room = {}, 0.0
        laid = plan(self.dataset, selection.view, width=width, height=height - room)
        colours = THEMES[theme]
        return figure(
            network_scene(selection, laid, replace(laid.style, theme=colours)),
            sentences=_sentences(selection),
            key=key,
            ink=colours.text,
        )

    def graph(self, view: View | None = None) -> nx.MultiDiGraph:
        """The shown ties as a graph of networkx.

        Parameters
        ----------
        view : View, optional

        Returns
        -------
        nx.MultiDiGraph
            Nodes are ids of actors, with `name`, `kind` and, where the network has them, `iso3`,
            `cow`, `gw` (codes of states), `lat` and `lon`. An edge has its relation's id as key,
            and `tie` (the key of the tie), `status` ("asserted", "reported", "disputed" or
            "denied"), `claims` (rows of `dataset.claims`), `publishers` (how many say so), `sign`
            (1, 0 or -1), `directed` and `event`. A tie of an undirected relation is one edge,
            from the first of its pair to the second. The graph itself has `dataset`, the
            network's name, and `hash`.

        Raises
        ------
        ViewError
            As `select`.

        Examples
        --------
        >>> from alliance_network import View, open_network
        >>> graph = open_network("iran-2023").graph(View(relations={"backing"}))
        >>> graph.nodes["iran"]["name"]
        'Iran'
        >>> graph.edges["iran", "hamas", "backing"]["status"]
        'reported'
        """
        selection = self.select(view)
        return graph_of(self.dataset, selection.ties, actors=selection.actors)

    def export(
        self,
        view: View | None = None,
        *,
        format: str,
        sheet: Sheet | None = None,
        public_url: str | None = None,
    ) -> bytes:
        """The file of a figure, or of the data it shows.

        Parameters
        ----------
        view : View, optional
        format : {"svg", "png", "pdf", "csv"}
        sheet : Sheet, optional
            How the figure is set (`alliance_network.figures.sheet`); a slide unless given.
        public_url : str, optional
            The address at which others reach the page, for the link in the figure.

        Returns
        -------
        bytes
            The same for the same network, view and sheet.

        Raises
        ------
        ViewError
            As `select`.
        UsageError
            The format or size is not possible.

        Examples
        --------
        >>> from alliance_network import open_network
        >>> open_network("iran-2023").export(format="pdf")[:5]
        b'%PDF-'
        """
        return export(
            self.dataset, self._checked(view), format=format, sheet=sheet, public_url=public_url
        )

    def cite(
        self, view: View | None = None, *, style: str = "text", public_url: str | None = None
    ) -> str:
        """How to cite the figure of a view, and the sources of what it shows.

        Parameters
        ----------
        view : View, optional
        style : {"text", "bibtex", "csl"}
        public_url : str, optional
            The address at which others reach the page, for the figure's own.

        Raises
        ------
        ViewError
            As `select`.
        UsageError
            There is no such style.

        Examples
        --------
        >>> from alliance_network import open_network
        >>> open_network("iran-2023").cite()[:19]
        '“Around Iran, 2023”'
        """
        return citation(self.dataset, self._checked(view), style=style, public_url=public_url)

    def _checked(self, view: View | None) -> View:
        return self.view if view is None else check(view, self.dataset)


def open_network(path_or_name: Path | str) -> Network:
    """A network, from where it is kept or by the name of one that ships.

    Parameters
    ----------
    path_or_name : pathlib.Path or str
        The path of a folder, or a name like "iran-2023".

    Raises
    ------
    UsageError
        There is nothing there, or nothing of a known format.
    DataError
        The network cannot be read; with every fault.

    Examples
    --------
    >>> open_network("iran-2023").title
    'Around Iran, 2023'
    """
    return Network(open_dataset(path_or_name))


def _sentences(selection: Selection) -> dict[str, str]:
    """What each shown actor and tie says where it is pointed at."""
    said = {actor: actor_sentence(selection, actor) for actor in selection.actors}
    drawn = selection.ties.filter(selection.lines)["key"]
    return said | dict(zip(drawn, tie_sentences(selection, drawn), strict=True))
