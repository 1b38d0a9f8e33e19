"""Where names stand: eight places beside each symbol, never over another name or symbol.

Widths and heights come from the caller, so any font will do. Texts are placed by the middle of
their height; the figure turns that into a baseline.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np
import shapely

from alliance_network.layout.choice import choose
from alliance_network.layout.ink import Ink

GAP = 4.0
"""Px between a symbol and its name."""

SIDES = ("right", "top", "bottom", "left", "top right", "bottom right", "top left", "bottom left")
ANCHORS = ("start", "middle", "middle", "end", "start", "start", "end", "end")
LIKED = np.array([0.0, 0.15, 0.25, 0.35, 0.6, 0.65, 0.8, 0.85])
ACROSS = np.array([1, 0, 0, -1, 1, 1, -1, -1])
"""-1, 0, 1: the name is left of, over or under, right of its symbol."""

DOWN = np.array([0, -1, 1, 0, -1, 1, -1, 1])

BADGE, BADGE_RADIUS = 8.0, 10.0
BORDER, FOREIGN, TIE, TIE_MANY = 0.8, 1.5, 0.8, 0.12
CLEAR = 4.0
"""Px between the name of an area and a symbol: it belongs to none of them."""

SMALL = 30


@dataclass(frozen=True, slots=True)
class Placement:
    """Where one name stands: x at its anchor, y at the middle of its height, px."""

    actor: int
    x: float
    y: float
    anchor: str
    side: str
    box: tuple[float, float, float, float]


def place_labels(
    widths: np.ndarray,
    heights: np.ndarray,
    px: np.ndarray,
    radii: np.ndarray,
    *,
    width: float,
    height: float,
    curves: np.ndarray | None = None,
    badges: np.ndarray | None = None,
    priority: Sequence[float] | np.ndarray | None = None,
    outlines: Sequence[np.ndarray] = (),
    taken: np.ndarray | None = None,
) -> list[Placement | None]:
    """Return where the name of each actor stands, or None where there is no free place.

    Parameters
    ----------
    widths, heights
        (n,) sizes of the names, px.
    px, radii
        (n, 2) places and (n,) radii of the symbols, px.
    width, height
        Size of the place, px; every name is wholly inside.
    curves
        (E, 6) ties, which names avoid; None means they may lie on ties.
    badges
        (B, 2) middles of the rings on ties, which names avoid.
    priority
        (n,) who is named first, highest first; None means the order given.
    outlines
        Borders of areas, which names avoid.
    taken
        (A, 4) boxes x0, y0, x1, y1 that are not free, those of area names.
    """
    count = len(px)
    if not count:
        return []
    boxes = _boxes(np.asarray(widths, float), np.asarray(heights, float), px, radii)
    free = _inside(boxes, width, height) & ~_over_symbols(boxes, px, radii)
    if taken is not None and len(taken):
        free &= ~_meets(boxes, np.asarray(taken, float))
    price = np.tile(LIKED, (count, 1))
    ink = Ink(width, height)
    if curves is not None and len(curves):
        ink.lines(curves, TIE if count <= SMALL else TIE_MANY)
    for border in outlines:
        if len(border):
            ink.border(border, BORDER)
            price += FOREIGN * _in_foreign_area(boxes, px, border)
    if badges is not None and len(badges):
        near = np.asarray(badges, float)
        price += BADGE * _meets(
            boxes, np.concatenate([near - BADGE_RADIUS, near + BADGE_RADIUS], 1)
        )
    price += ink.under(boxes)

    chosen = choose(price, free, boxes, _order(priority, count))
    return [
        None if side < 0 else _placement(actor, side, boxes[actor, side])
        for actor, side in enumerate(chosen)
    ]


def place_area_names(
    widths: Sequence[float],
    heights: Sequence[float],
    outlines: Sequence[np.ndarray],
    px: np.ndarray,
    radii: np.ndarray,
    *,
    width: float,
    height: float,
    spots: Sequence[tuple[float, float] | None] = (),
    curves: np.ndarray | None = None,
    badges: np.ndarray | None = None,
    names: tuple[np.ndarray, np.ndarray] | None = None,
) -> list[tuple[float, float] | None]:
    """Return the middle (x, y), px, of each area's name, or None where there is no room.

    Inside the area if there is a free place, nearest to its spot, else just outside its border;
    on ties only where nothing else is left.

    Parameters
    ----------
    widths, heights
        Sizes of the names, px.
    outlines
        Borders of the areas, px, (k, 2) each; an empty one has no name.
    px, radii
        (n, 2) places and (n,) radii of the symbols shown, px.
    width, height
        Size of the place, px.
    spots
        Where a name should stand if it can: the place of the organisation. None means the middle.
    curves, badges
        Ties (E, 6) and rings (B, 2) to avoid.
    names
        (n,) widths and heights of the actors' names, so that room is left for them.
    """
    ink = Ink(width, height)
    if curves is not None and len(curves):
        ink.lines(curves, 1.0 if len(px) <= SMALL else 0.3)
    rings = np.empty((0, 2)) if badges is None else np.asarray(badges, float).reshape(-1, 2)
    usual = None
    if names is not None and len(px):
        usual = _boxes(np.asarray(names[0], float), np.asarray(names[1], float), px, radii)[:, :4]
    taken = np.empty((0, 4))
    result: list[tuple[float, float] | None] = []
    for row, border in enumerate(outlines):
        spot = spots[row] if row < len(spots) else None
        if not len(border):
            result.append(None)
            continue
        boxes, price = _area_places(border, spot, widths[row], heights[row])
        free = (
            _inside(boxes, width, height) & ~_over_symbols(boxes[:, None], px, radii + CLEAR)[:, 0]
        )
        free &= ~_meets(boxes, taken)
        price = price + ink.under(boxes)
        price += 6 * _meets(boxes, np.concatenate([rings - BADGE_RADIUS, rings + BADGE_RADIUS], 1))
        if usual is not None:
            price += 1.5 * _crowding(boxes, usual)
        price += sum(
            0.3 * _edge_share(boxes, other) for at, other in enumerate(outlines) if at != row
        )
        if not free.any():
            result.append(None)
            continue
        best = boxes[np.argmin(np.round(np.where(free, price, np.inf), 4))]
        taken = np.concatenate([taken, best[None]])
        result.append((float(best[[0, 2]].mean()), float(best[[1, 3]].mean())))
    return result


def name_box(
    middle: tuple[float, float], width: float, height: float, *, padding: float = 2.0
) -> tuple[float, float, float, float]:
    """Return the box x0, y0, x1, y1 of a text of this size round its middle, px."""
    x, y = middle
    half = width / 2 + padding
    return (x - half, y - height / 2 - padding, x + half, y + height / 2 + padding)


# ---- names of actors ---- #


def _boxes(widths, heights, px, radii):
    """Return (n, 8, 4): the box of each name at each place."""
    w, h, r = widths[:, None], heights[:, None], radii[:, None]
    slanted = (ACROSS != 0) & (DOWN != 0)
    # Beside a slanted place the symbol is narrower, so the name may come nearer.
    out = np.where(slanted, 0.65 * r + 0.5 * GAP, r + GAP)
    middle_x = px[:, :1] + ACROSS * (out + w / 2)
    lift = np.where(slanted, 0.65 * r + h / 2, r + GAP - 1 + h / 2)
    middle_y = px[:, 1:] + DOWN * lift
    return np.stack(
        [middle_x - w / 2, middle_y - h / 2, middle_x + w / 2, middle_y + h / 2], axis=-1
    )


def _inside(boxes, width, height):
    low, high = boxes[..., :2], boxes[..., 2:]
    return (low >= 1).all(-1) & (high <= np.array([width, height]) - 1).all(-1)


def _over_symbols(boxes, px, radii):
    """Return (n, S): whether a box meets a symbol; boxes are (n, S, 4)."""
    shape = boxes.shape[:2]
    tree = shapely.STRtree(shapely.box(*(px - radii[:, None] - 1).T, *(px + radii[:, None] + 1).T))
    flat = boxes.reshape(-1, 4)
    rows, who = tree.query(shapely.box(*flat.T))
    nearest = np.clip(px[who], flat[rows, :2], flat[rows, 2:])
    hit = np.hypot(*(nearest - px[who]).T) < radii[who] + 1
    # The own symbol is beside its name by construction.
    own = (rows // shape[1] == who) if shape[1] == len(SIDES) else np.zeros(len(rows), bool)
    result = np.zeros(len(flat), bool)
    result[rows[hit & ~own]] = True
    return result.reshape(shape)


def _in_foreign_area(boxes, px, border):
    """Return (n, 8): whether the name of an outsider reaches into an area."""
    polygon = shapely.Polygon(border)
    shapely.prepare(polygon)
    flat = shapely.box(*boxes.reshape(-1, 4).T)
    reaches = shapely.intersects(polygon, flat).reshape(boxes.shape[:2])
    return reaches & ~shapely.contains_xy(polygon, px)[:, None]


def _meets(boxes, others):
    """Return whether each box (..., 4) meets any of the others (A, 4)."""
    if not len(others):
        return np.zeros(boxes.shape[:-1], bool)
    return _overlap(boxes, others).any(-1)


def _order(priority, count):
    if priority is None:
        return np.arange(count)
    return np.argsort(-np.asarray(priority, float), kind="stable")


def _placement(actor, side, box):
    x = {"start": box[0], "middle": (box[0] + box[2]) / 2, "end": box[2]}[ANCHORS[side]]
    return Placement(
        actor=int(actor),
        x=float(round(x, 2)),
        y=float(round((box[1] + box[3]) / 2, 2)),
        anchor=ANCHORS[side],
        side=SIDES[side],
        box=tuple(float(round(v, 2)) for v in box),
    )


# ---- names of areas ---- #


def _area_places(border, spot, w, h):
    """Return boxes (k, 4) for the name of an area and how far each is from the best, in cost."""
    polygon = shapely.Polygon(border)
    low, high = border.min(0), border.max(0)
    middle = np.array(polygon.representative_point().coords[0] if spot is None else spot, float)
    xs, ys = np.meshgrid(np.linspace(low[0], high[0], 33), np.linspace(low[1], high[1], 33))
    inner = np.concatenate([middle[None], np.column_stack([xs.ravel(), ys.ravel()])])
    boxes = _round(inner, w, h)
    kept = shapely.contains(polygon, shapely.box(*(boxes + np.array([-6, -4, 6, 4])).T))
    inner, boxes = inner[kept], boxes[kept]
    cost = np.hypot(*(inner - middle).T) / 60
    # Outside: just above, below or beside the border, wherever it is nearest.
    around = np.concatenate(
        [np.column_stack([border[:, 0], border[:, 1] + side * (h / 2 + 7)]) for side in (-1, 1)]
        + [np.column_stack([border[:, 0] + side * (w / 2 + 9), border[:, 1]]) for side in (-1, 1)]
    )
    outer = _round(around, w, h)
    shapely.prepare(polygon)
    clear = ~shapely.intersects(polygon, shapely.box(*(outer + np.array([-2, -2, 2, 2])).T))
    outer, around = outer[clear], around[clear]
    far = 3 + np.hypot(*(around - middle).T) / 300
    return np.concatenate([boxes, outer]), np.concatenate([cost, far])


def _round(middles, w, h):
    half = np.array([w, h]) / 2
    return np.concatenate([middles - half, middles + half], axis=1)


def _crowding(boxes, usual):
    """Return (k,): how many actors lose most of their four best places to each box."""
    lost = np.stack([_overlap(boxes, usual[:, side]) for side in range(usual.shape[1])])
    return np.maximum(0, lost.sum(0) - 1).sum(-1)


def _overlap(boxes, others):
    """Return (..., A): whether each box (..., 4) meets each of the others (A, 4)."""
    box = boxes[..., None, :]
    return (
        (box[..., 0] < others[:, 2])
        & (box[..., 2] > others[:, 0])
        & (box[..., 1] < others[:, 3])
        & (box[..., 3] > others[:, 1])
    )


def _edge_share(boxes, outline):
    """Return (k,): 1 where a box meets the area of another organisation."""
    if not len(outline):
        return np.zeros(len(boxes))
    return shapely.intersects(shapely.Polygon(outline), shapely.box(*boxes.T)).astype(float)
