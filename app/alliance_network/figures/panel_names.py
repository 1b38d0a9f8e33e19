"""Names in several small networks: each at one place in all, the most tied actors first."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

import numpy as np

from alliance_network.figures.found_names import boxes_of, found_again
from alliance_network.figures.names import HEIGHT, MIDDLE, Label
from alliance_network.figures.network import names_in
from alliance_network.figures.plan import Plan
from alliance_network.figures.scene import Part, Text
from alliance_network.figures.style import Style
from alliance_network.selection import Selection

__all__ = ["named_parts"]

# Room that a name needs round it, in squares of its type size.
ROOM = 40.0


def named_parts(
    drawn: Sequence[Part],
    selections: Sequence[Selection],
    laid: Plan,
    style: Style,
    *,
    width: float,
    height: float,
) -> list[Part]:
    """The networks with the names that have room.

    Parameters
    ----------
    drawn : sequence of Part
        The networks of one plan.
    selections : sequence of Selection
        What each shows.
    laid : Plan
        With the words and sizes of the names.
    style : Style
        That the networks are drawn in.
    width, height : float
        Of each network, px.
    """
    symbols = {symbol.actor: symbol for part in drawn for symbol in part.symbols}
    wordings = laid.names.actors | laid.names.spare
    wordings |= {actor: labels[0] for actor, labels in laid.names.organisations.items()}
    ranked = [actor for actor in _ranked(selections, laid) if actor in symbols]
    most = int(width * height / (ROOM * style.label**2))
    found = found_again(
        {actor: wordings[actor] for actor in ranked[: max(most, 1)]},
        [],
        list(symbols.values()),
        [strand for part in drawn for strand in part.strands],
        width=width,
        height=height,
    )
    taken = np.array(boxes_of(found.values(), symbols.values()), dtype=float).reshape(-1, 4)
    return [
        replace(
            part,
            texts=(
                *_free_areas(part, taken, width, height),
                *names_in(one, _of(found, part), style),
            ),
            spare=(),
        )
        for part, one in zip(drawn, selections, strict=True)
    ]


def _of(found: dict[str, Label], part: Part) -> dict[str, Label]:
    return {one.actor: found[one.actor] for one in part.symbols if one.actor in found}


def _ranked(selections: Sequence[Selection], laid: Plan) -> list[str]:
    """Those that are tied in any network, the most tied of the whole first, then the others.

    An organisation that one of them draws as an area has its name there.
    """
    view, index = selections[0].view, selections[0].dataset.actor_index
    chosen = {view.focus, *(view.selected or "").partition(":")[0].split(">")}
    shown = {actor for one in selections for actor in one.actors}
    tied = {actor for one in selections for actor in one.actors if actor not in one.loners}
    tied -= {area for one in selections for area in one.areas}
    degree = laid.network.degree
    return sorted(
        shown,
        key=lambda one: (one not in chosen, one not in tied, -degree[index[one]], one),
    )


def _free_areas(part: Part, taken: np.ndarray, width: float, height: float) -> list[Text]:
    """The names of areas that lie over no name or symbol, each whole or not at all."""
    texts = [text for text in part.texts if text.part == "area"]
    covered = {text.of for text in texts if not _is_free(text, taken, width, height)}
    return [text for text in texts if text.of not in covered]


def _is_free(text: Text, taken: np.ndarray, width: float, height: float) -> bool:
    left = text.x - {"start": 0.0, "middle": 0.5, "end": 1.0}[text.anchor] * text.width
    right, middle, half = left + text.width, text.y - MIDDLE * text.size, HEIGHT / 2 * text.size
    if left < 0 or right > width or middle - half < 0 or middle + half > height:
        return False
    apart = (taken[:, 0] >= right) | (taken[:, 2] <= left)
    apart |= (taken[:, 1] >= middle + half) | (taken[:, 3] <= middle - half)
    return bool(apart.all())
