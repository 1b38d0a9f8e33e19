"""How a comparison of two dates looks: what each line did, beside its relation and its status.

What was kept is thin and pale, so that the eye goes to what is new: it is strong. What ended is
a ghost in a colour near the page's. A sign in a ring says which it is where neither width nor
colour can be judged: in a grey print, on a short line. Opacity stays with the selection.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from types import MappingProxyType

import numpy as np
import polars as pl

from alliance_network.figures.curves import along
from alliance_network.figures.line_labels import covered, meets
from alliance_network.figures.scene import Part, Signs, Strand
from alliance_network.figures.style import STRONG, THIN, USUAL, Style
from alliance_network.layout.choice import choose

__all__ = [
    "CHANGED",
    "PLAIN",
    "UNDENIED",
    "Dress",
    "dress",
    "in_turn",
    "mixed",
    "side_by_side",
    "with_free_signs",
]

UNDENIED = "no longer denied"
"""What a tie has done that was denied, and of which nothing is said any more."""


@dataclass(frozen=True, slots=True)
class Dress:
    """How lines are drawn that did the same.

    Attributes
    ----------
    sign : str or None
        In a ring near the middle.
    weight : float
        One of `style.THIN`, `USUAL` and `STRONG`: how wide the body is.
    pale : float
        The share of the page's colour in the line's, 0 to 1.
    """

    sign: str | None = None
    weight: float = USUAL
    pale: float = 0.0


PLAIN = Dress()
"""Of a line where nothing is compared."""

CHANGED: Mapping[str, Dress] = MappingProxyType(
    {
        "ended": Dress("−", THIN, 0.5),
        "unknown after": Dress("?", THIN, 0.5),
        UNDENIED: Dress("Δ", THIN, 0.5),
        "kept": Dress(None, THIN, 0.25),
        "unknown before": Dress("?", THIN),
        "changed": Dress("Δ"),
        "began": Dress("+", STRONG),
    }
)
"""The dress of each change, from the back to the front of a picture."""

# Signs are moved along their lines to where nothing covers them, up to so many lines with one.
MOST_MOVED = 400

# Where along its curve a sign may stand, the middle first.
PLACES = np.array([0.5, 0.45, 0.55, 0.4, 0.6, 0.35, 0.65, 0.3, 0.7, 0.25, 0.75, 0.2])


def dress(change: str | None) -> Dress:
    """How lines are drawn that did this between two dates; None: nothing is compared."""
    return PLAIN if change is None else CHANGED[change]


def in_turn(ties: pl.DataFrame) -> Iterator[tuple[str | None, np.ndarray]]:
    """What the ties of a selection did, and which did it: (m,) booleans, from the back on."""
    if "change" not in ties.columns:
        yield None, np.ones(len(ties), dtype=bool)
        return
    # A denial that is over is in the table as it was; any other change is in it as it is now.
    undenied = (pl.col("change") == "changed") & pl.col("was").eq_missing(pl.col("status"))
    done = ties.select(
        done=pl.when(undenied).then(pl.lit(UNDENIED)).otherwise("change")
    ).to_series()
    for change in CHANGED:
        of = (done == change).to_numpy()
        if of.any():
            yield change, of


def mixed(colour: str, paper: str, share: float) -> str:
    """A colour with so large a share of the page's in it, as "#rrggbb"."""
    if share == 0.0:
        return colour
    pairs = zip(_channels(colour), _channels(paper), strict=True)
    return "#" + "".join(f"{round(one + (other - one) * share):02x}" for one, other in pairs)


def _channels(colour: str) -> tuple[int, ...]:
    return tuple(int(colour[at : at + 2], 16) for at in (1, 3, 5))


def with_free_signs(picture: Part, style: Style) -> tuple[Strand, ...]:
    """The strands of a picture, their signs where no name, symbol, head or other sign is.

    Each as near the middle of its line as may be. Names stand where the plan of the whole
    network has them, which knows nothing of what is compared, so it is the signs that give way.
    Of very many signs each is small and in the middle of its line.
    """
    signed = [strand for strand in picture.strands if strand.signs]
    if sum(len(strand.ties) for strand in signed) > MOST_MOVED:
        radius = style.sign_radius
        return tuple(
            replace(
                one,
                sign_radius=radius,
                signs=side_by_side(one.signs, one.curves, 0.5, radius),
            )
            for one in picture.strands
        )
    if not signed:
        return picture.strands
    bare = replace(picture, strands=tuple(replace(one, signs=()) for one in picture.strands))
    # The signs of one line stand side by side, so they are placed as one.
    curves = np.concatenate([strand.curves for strand in signed])
    half = np.concatenate(
        [np.full(len(one.ties), one.sign_radius * len(one.signs)) for one in signed]
    )
    middles = np.stack([along(curves, place) for place in PLACES], axis=1)
    boxes = np.concatenate([middles - half[:, None, None], middles + half[:, None, None]], axis=2)
    free = ~meets(boxes, covered(bare))
    price = np.tile(np.abs(PLACES - 0.5), (len(curves), 1))
    chosen = choose(price, free, boxes, np.argsort(free.sum(axis=1), kind="stable"))
    at = PLACES[np.maximum(chosen, 0)]
    ends = np.cumsum([len(strand.ties) for strand in signed])
    own = dict(zip(map(id, signed), np.split(at, ends[:-1]), strict=True))
    return tuple(
        replace(one, signs=side_by_side(one.signs, one.curves, own[id(one)], one.sign_radius))
        if one.signs
        else one
        for one in picture.strands
    )


def side_by_side(
    signs: Sequence[Signs], curves: np.ndarray, at: np.ndarray | float, radius: float
) -> tuple[Signs, ...]:
    """The signs of some lines beside one another, round `at` of each curve."""
    if not signs:
        return ()
    length = np.hypot(*(curves[:, 4:] - curves[:, :2]).T)
    # Rings that touch are read as one mark.
    step = (2 * radius + 1.5) / np.maximum(length, 1.0)
    found = []
    for number, one in enumerate(signs):
        places = np.clip(at + (number - (len(signs) - 1) / 2) * step, 0.0, 1.0)
        places = np.broadcast_to(places, (len(curves),))
        found.append(replace(one, along=places, places=along(curves, places)))
    return tuple(found)
