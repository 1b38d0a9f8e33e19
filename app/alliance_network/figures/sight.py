"""Which shown relations somebody could not tell apart, and a picture as they see it."""

from __future__ import annotations

import itertools
import math
from collections.abc import Iterable
from dataclasses import dataclass, fields, is_dataclass, replace
from functools import lru_cache
from typing import TYPE_CHECKING, Any

from alliance_network.errors import UsageError, shown
from alliance_network.figures.scene import Scene
from alliance_network.figures.style import Look, Theme, look
from alliance_network.model.relation import Relation

if TYPE_CHECKING:
    from coloraide import Color

__all__ = ["DASH_RATIO", "EVERYONE", "NEAR", "SIGHTS", "Alike", "alike", "as_seen", "seen"]

SIGHTS = ("grey", "protan", "deutan", "tritan")
"""In grey (a black and white print); without red-, green- or blue-sensitive cones."""

EVERYONE = "everyone"
"""Told of two lines that nobody can tell apart."""

NEAR = 10.0
"""Colours closer than this (CIEDE2000) may look the same on two lines apart from each other."""

DASH_RATIO = 1.6
"""Dashes and gaps less than so many times as long as each other may look the same."""

_SOLID_GAP = 2.0  # px; a gap under this closes in print
_COLOURS = frozenset({"paper", "glow", "fill", "stroke", "colour", "ring", "halo"})
_METHODS = {"protan": "machado", "deutan": "machado", "tritan": "brettel"}


@dataclass(frozen=True, slots=True)
class Alike:
    """Two relations whose lines look alike.

    Attributes
    ----------
    relations : (str, str)
        Their ids, in the order of the dataset.
    sight : str
        Of `SIGHTS`, to whom; or `EVERYONE`.
    difference : float
        How far their colours are apart in that sight, CIEDE2000; under `NEAR`.
    """

    relations: tuple[str, str]
    sight: str
    difference: float


def seen(colour: str, as_: str) -> str:
    """A colour as somebody sees it.

    Parameters
    ----------
    colour : str
        "#rrggbb".
    as_ : str
        Of `SIGHTS`. "grey" keeps the lightness (CIE L*) and nothing else. "protan" and "deutan"
        are Machado, Oliveira and Fernandes (2009), "A physiologically-based model for simulation
        of color vision deficiency", at full severity; "tritan" is Brettel, Viénot and Mollon
        (1997), "Computerized simulation of color appearance for dichromats", since the former
        is not meant for it.

    Returns
    -------
    str
        "#rrggbb".

    Raises
    ------
    UsageError
        There is no such sight.
    """
    if as_ not in SIGHTS:
        raise UsageError(f"There is no sight {shown(as_)}; use {', '.join(SIGHTS)}.")
    return _seen(colour, as_)


def alike(relations: Iterable[Relation], theme: Theme) -> tuple[Alike, ...]:
    """Which of these relations look alike, and to whom.

    Two lines are told apart by any one of three things: one has a head and the other none; their
    dash patterns differ; their colours differ. So they are alike where all three fail:

    - both are directed, or neither is;
    - their dash patterns look alike: both are solid (gaps under 2 px close up in print), or laid
      beside each other, turned and repeated to one number of dashes, each dash and gap is less
      than `DASH_RATIO` (1.6) times as long as the other's. Lengths side by side are told apart
      from a few per cent on; lines on a map of ties are not side by side, and a short one shows
      but two or three dashes;
    - their colours are nearer than `NEAR` (10) by CIEDE2000, once seen so. Two patches that
      touch differ from 1 on; thin lines apart from each other need several times that (Stone,
      Szafir and Setlur 2014, "An engineering model for color difference as a function of size").

    Status is not asked for, since all relations can have each.

    Parameters
    ----------
    relations : iterable of Relation
        Those with a line in the picture.
    theme : Theme

    Returns
    -------
    tuple of Alike
        By pair, in the order given, then by sight. A pair that looks alike to `EVERYONE` is
        named once.
    """
    found = []
    looks = [(relation, look(relation, theme)) for relation in relations]
    for (one, its), (other, others) in itertools.combinations(looks, 2):
        if one.directed == other.directed and dashes_alike(its.dash, others.dash):
            pair = (one.id, other.id)
            found += [Alike(pair, sight, apart) for sight, apart in _near(its, others)]
    return tuple(found)


def as_seen(scene: Scene, as_: str) -> Scene:
    """The same scene with every colour as `seen`.

    Raises
    ------
    UsageError
        There is no such sight.
    """
    seen(scene.paper, as_)
    return _recoloured(scene, as_)


@lru_cache(maxsize=1024)
def dashes_alike(one: str | None, other: str | None) -> bool:
    """Whether two SVG dash arrays look alike (see `alike`)."""
    lengths, others = _lengths(one), _lengths(other)
    if not lengths or not others:
        return lengths == others
    count = math.lcm(len(lengths), len(others))
    lengths *= count // len(lengths)
    others *= count // len(others)
    turns = (others[turn:] + others[:turn] for turn in range(0, count, 2))
    return any(
        all(max(a, b) < DASH_RATIO * min(a, b) for a, b in zip(lengths, turned, strict=True))
        for turned in turns
    )


def _lengths(dash: str | None) -> list[float]:
    """Dashes and gaps in turn; none of a line that looks solid."""
    lengths = [float(part) for part in (dash or "").split()]
    return lengths if max(lengths[1::2], default=0.0) >= _SOLID_GAP else []


def _near(one: Look, other: Look) -> list[tuple[str, float]]:
    """In which sights two colours are near, and how near."""
    apart = _difference(one.colour, other.colour)
    if apart < NEAR:
        return [(EVERYONE, apart)]
    differences = (
        (sight, _difference(_seen(one.colour, sight), _seen(other.colour, sight)))
        for sight in SIGHTS
    )
    return [(sight, apart) for sight, apart in differences if apart < NEAR]


def _recoloured(value: Any, as_: str) -> Any:
    """A piece of a scene, and all pieces in it, with colours as seen."""
    changes = {}
    for field in fields(value):
        held = getattr(value, field.name)
        if isinstance(held, str):
            if field.name in _COLOURS:
                changes[field.name] = _seen(held, as_)
        elif isinstance(held, tuple) and held and is_dataclass(held[0]):
            changes[field.name] = tuple(_recoloured(piece, as_) for piece in held)
    return replace(value, **changes) if changes else value


@lru_cache(maxsize=1024)
def _seen(colour: str, as_: str) -> str:
    made = _colour(colour)
    if as_ == "grey":
        made = made.convert("lab-d65").set({"a": 0, "b": 0})
    else:
        made = made.filter(as_, 1, method=_METHODS[as_])
    return made.convert("srgb").clip().to_string(hex=True)


@lru_cache(maxsize=1024)
def _difference(one: str, other: str) -> float:
    return float(_colour(one).delta_e(_colour(other), method="2000"))


def _colour(colour: str) -> Color:
    # Takes 0.2 s to import, which no figure has to wait for whose dashes tell its lines apart.
    from coloraide import Color

    return Color(colour)
