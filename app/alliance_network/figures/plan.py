"""Where everything of a dataset stands in a picture of a given size.

A plan knows the whole dataset and how it is laid out, and nothing of what is filtered: so no
filter moves an actor, bends a tie or shifts a name. Plans are kept, since most steps of a
person change what is shown and not where it stands.
"""

from __future__ import annotations

from dataclasses import dataclass, replace

import numpy as np
import polars as pl

from alliance_network.figures.curves import along, cut, heads
from alliance_network.figures.names import Names, place_names
from alliance_network.figures.places import unit_positions
from alliance_network.figures.sizes import SMALLEST
from alliance_network.figures.style import LIGHT, MARKS, Style
from alliance_network.history import histories, ties_of
from alliance_network.layout.bends import along_curves, bends, curves_of
from alliance_network.layout.fit import fit, unfit
from alliance_network.layout.hull import area_padding, outlines
from alliance_network.layout.network import Network, network_of
from alliance_network.model.dataset import Dataset
from alliance_network.model.remembered import remembered
from alliance_network.view import View
from alliance_network.words import PLAIN_ABOVE

__all__ = ["Plan", "plan", "unit_place"]

# The most that symbols cover of the place they stand in, and how small they become for that.
COVERED, LEAST = 0.2, 0.4


@dataclass(frozen=True, slots=True, eq=False)
class Plan:
    """Geometry of the whole dataset at one size, px.

    Attributes
    ----------
    width, height : float
    style : Style
        The measures it was made with.
    network : Network
        The whole dataset as the layout sees it.
    positions : (n, 2) array
        Centres of the actors, in dataset order.
    radii : (n,) array
    curves, bodies : (m, 6) arrays
        Every tie of the dataset, of whatever time, by its number in `ties_of`.
    heads : (m, 4, 2) array
    reach : (m,) array
    keys : (m,) object array
        Keys of those ties.
    borders : tuple of (k, 2) arrays
        Outline of each area of the network, all its members within.
    names : Names
    padding : float
        Distance of an area's border from its members.
    """

    width: float
    height: float
    style: Style
    network: Network
    positions: np.ndarray
    radii: np.ndarray
    curves: np.ndarray
    bodies: np.ndarray
    heads: np.ndarray
    reach: np.ndarray
    keys: np.ndarray
    borders: tuple[np.ndarray, ...]
    names: Names
    padding: float

    @property
    def beyond(self) -> tuple[int, int, int, int]:
        """How far curves and areas reach out of the place: left, top, right, bottom, whole px."""
        points = along_curves(self.curves, np.linspace(0, 1, 17)).reshape(-1, 2)
        points = np.concatenate([points, *self.borders, self.positions])
        if not len(points):
            return 0, 0, 0, 0
        out = np.concatenate([-points.min(axis=0), points.max(axis=0) - (self.width, self.height)])
        return tuple(int(np.ceil(max(side, 0.0))) for side in out)

    def borders_round(
        self, members: tuple[frozenset[int], ...], *, shown: frozenset[int]
    ) -> tuple[np.ndarray, ...]:
        """Outlines of the areas round these members of each, empty round none.

        Usually all that there ever were; of the others those `shown` stay outside.
        """
        areas = zip(members, self.network.areas, strict=True)
        if all(own == frozenset(every) for own, (_, every) in areas):
            return self.borders
        return outlines(
            self.positions,
            self.network,
            self.radii,
            padding=self.padding,
            shown=shown,
            members=members,
        )


def unit_place(
    x: float, y: float, *, width: float, height: float, upright: bool | None = None
) -> tuple[float, float]:
    """Where a point of a place (px) lies in the unit square, as `View.places` keeps it."""
    unit = unfit(np.array([[x, y]]), width, height, upright=upright)[0]
    return float(unit[0]), float(unit[1])


def plan(
    dataset: Dataset,
    view: View,
    *,
    width: float,
    height: float,
    scale: float = 1.0,
    smallest: float = SMALLEST,
    upright: bool | None = None,
) -> Plan:
    """The plan of a dataset for a view's layout, places and language at this size.

    `scale` and `smallest` are those of `Style`: a scale of 1 on a usual screen, less in a narrow
    figure; `upright` is that of `layout.fit`. Nothing else of the view is looked at.
    """
    return _plan(
        dataset,
        view.layout,
        view.seed,
        view.centre,
        view.places,
        view.memberships,
        view.language,
        width,
        height,
        scale,
        smallest,
        upright,
    )


@remembered(64)
def _plan(
    dataset: Dataset,
    layout: str,
    seed: int,
    centre: str | None,
    places: tuple[tuple[str, float, float], ...],
    memberships: str,
    language: str,
    width: float,
    height: float,
    scale: float,
    smallest: float,
    upright: bool | None,
) -> Plan:
    ties, ever = ties_of(dataset).frame, histories(dataset).ever
    network = network_of(dataset, ever)
    style = Style.for_crowd(
        len(histories(dataset).latest),
        len(dataset.actors),
        theme=LIGHT,
        scale=scale,
        smallest=smallest,
    )
    unit = unit_positions(dataset, layout=layout, seed=seed, centre=centre)
    still = fit(unit, width, height, upright=upright)
    style = _apart(style, network.radii, still)
    radii = network.radii * style.size
    positions = still
    if places:
        moved = unit.copy()
        for actor, x, y in places:
            moved[dataset.actor_index[actor]] = x, y
        positions = fit(moved, width, height, upright=upright)

    index = dataset.actor_index
    starts = np.array([index[actor] for actor in ties["from"]], dtype=np.intp)
    ends = np.array([index[actor] for actor in ties["to"]], dtype=np.intp)
    keys = ties["key"].to_numpy()
    row = {key: place for place, key in enumerate(keys)}
    tied = np.array([row[key] for key in network.keys], dtype=np.intp)
    bend = np.zeros(len(ties))
    # Bends are found where the layout put the actors: dragging one must not bend the rest.
    bend[tied] = bends(still, network, radii, width, height)
    curves = curves_of(positions, np.column_stack([starts, ends]), bend)
    reach = radii[ends] + style.border * 0.6
    length, _, notch = style.head
    headed = heads(curves, reach, style.head)

    padding = area_padding(len(network), width, height)
    borders = outlines(positions, network, radii, padding=padding)
    as_area = memberships == "area"
    names = place_names(
        dataset,
        network,
        style,
        language=language,
        positions=positions,
        radii=radii,
        curves=curves[tied] if as_area else curves,
        marks=_signs(dataset, ever, curves, headed),
        outlines=borders if as_area else (),
        width=width,
        height=height,
    )
    return Plan(
        width=width,
        height=height,
        style=style,
        network=network,
        positions=positions,
        radii=radii,
        curves=curves,
        bodies=cut(curves, reach + length - notch - 0.5),
        heads=headed,
        reach=reach,
        keys=keys,
        borders=borders,
        names=names,
        padding=padding,
    )


def _apart(style: Style, radii: np.ndarray, px: np.ndarray) -> Style:
    """The style with smaller symbols where a small place is full of them."""
    if not len(px):
        return style
    room = np.ptp(px, axis=0).prod()
    covered = np.pi * ((radii * style.size + style.border) ** 2).sum()
    if covered <= COVERED * room:
        return style
    smaller = max(float(np.sqrt(COVERED * room / covered)), LEAST)
    return replace(style, symbol=style.symbol * smaller)


def _signs(
    dataset: Dataset, ever: pl.DataFrame, curves: np.ndarray, headed: np.ndarray
) -> np.ndarray:
    """Middles of what no name may cover: rings on ties and arrowheads, (b, 2)."""
    if len(ever) > PLAIN_ABOVE:
        return np.empty((0, 2))
    rows = ever["tie"].to_numpy()
    directed = [relation.id for relation in dataset.relations if relation.directed]
    marked = rows[ever["status"].is_in(list(MARKS)).to_numpy()]
    pointing = rows[ever["relation"].is_in(directed).to_numpy()]
    return np.concatenate([along(curves[marked], 0.5), headed[pointing].mean(axis=1)])
