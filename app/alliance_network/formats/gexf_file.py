"""A network as GEXF 1.3: how it is drawn, and every tie with the periods it holds in."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from itertools import pairwise
from typing import Any

from alliance_network.formats.moments import Period, periods
from alliance_network.formats.own_ties import spells_text
from alliance_network.formats.saved import Saved, SavedActor, SavedTie, Spell
from alliance_network.formats.saved_cells import (
    Attribute,
    actor_attributes,
    described,
    tie_attributes,
    tie_ids,
)
from alliance_network.formats.xml_elements import escaped, written

__all__ = ["gexf_file"]

_HEAD = (
    '<?xml version="1.0" encoding="UTF-8"?>\n'
    '<gexf xmlns="http://gexf.net/1.3" xmlns:viz="http://gexf.net/1.3/viz" '
    'xmlns:xsi="http://www.w3.org/2001/XMLSchema-instance" '
    'xsi:schemaLocation="http://gexf.net/1.3 http://gexf.net/1.3/gexf.xsd" version="1.3">\n'
)
_SHAPES = {"circle": "disc", "diamond": "diamond", "square": "square"}
_TYPES = {"string": "string", "int": "integer", "double": "double", "boolean": "boolean"}
_ELSEWHERE = ("label", "weight", "start", "end", "spells", "directed")
"""Attributes that GEXF has places of its own for."""
_DOTTED = 3
"""Longest dash that is called a dot, in pixels."""


def gexf_file(saved: Saved) -> bytes:
    """The GEXF file of a network.

    Ties that have no direction among others that do are of the type "Undirected": Gephi
    understands it, and networkx, which refuses "undirected" among directed edges, takes no notice.
    """
    of_actors = [each for each in actor_attributes(saved) if _is_attribute(each)]
    of_ties = [each for each in tie_attributes(saved) if _is_attribute(each)]
    if any(_overlap(tie.spells) for tie in saved.ties):
        of_ties.append(Attribute(name="spells", type="string", of=_overlapping))
    ways = {tie.directed for tie in saved.ties}
    default = "undirected" if ways == {False} else "directed"
    dated = any(_dated(tie.spells) for tie in saved.ties)
    mode = 'mode="static"'
    if dated:
        mode = 'mode="dynamic" timeformat="date" timerepresentation="interval"'
    lines = [_HEAD, "  <meta>\n    <creator>alliance-network</creator>\n"]
    lines.append(f"    <description>{escaped(described(saved))}</description>\n  </meta>\n")
    lines.append(f'  <graph defaultedgetype="{default}" {mode}>\n')
    lines += _declared("node", "static", "n", of_actors)
    changing = [each for each in of_ties if dated and each.name == "status"]
    lines += _declared("edge", "static", "e", [each for each in of_ties if each not in changing])
    lines += _declared("edge", "dynamic", "e", changing)
    lines.append("    <nodes>\n")
    for each in saved.actors:
        lines.append(f'      <node id="{each.actor.id}" label="{escaped(each.actor.name)}">\n')
        lines += [*_values("n", of_actors, each), *_drawn_actor(each), "      </node>\n"]
    lines.append("    </nodes>\n    <edges>\n")
    for id_, tie in zip(tie_ids(saved), saved.ties, strict=True):
        way = ' type="Undirected"' if len(ways) > 1 and not tie.directed else ""
        weight = "" if tie.weight is None else f' weight="{written(tie.weight)}"'
        ends = f'source="{tie.from_actor}" target="{tie.to_actor}"'
        lines.append(f'      <edge id="{id_}" {ends}{way}{weight} label="{escaped(tie.label)}">\n')
        spells = _apart(tie.spells) if dated else ()
        lines += [*_values("e", of_ties, tie, spells=spells), *_spells(spells)]
        lines += [*_drawn_tie(tie), "      </edge>\n"]
    lines.append("    </edges>\n  </graph>\n</gexf>\n")
    return "".join(lines).encode()


def _is_attribute(attribute: Attribute) -> bool:
    return not attribute.drawing and attribute.name not in _ELSEWHERE


def _dated(spells: Iterable[Spell]) -> bool:
    return any(spell.first is not None or spell.last is not None for spell in spells)


def _overlap(spells: Sequence[Spell]) -> bool:
    return any(
        before.last is None or after.first is None or after.first <= before.last
        for before, after in pairwise(spells)
    )


def _overlapping(tie: SavedTie) -> str | None:
    return spells_text(tie.spells) if _overlap(tie.spells) else None


def _apart(spells: Sequence[Spell]) -> Sequence[Spell]:
    """Spells that do not overlap, since Gephi takes no others: that which began last counts."""
    if not _overlap(spells):
        return spells
    changes = [(Period(start=each.first, end=each.last), each.status) for each in spells]
    return [
        Spell(first=period.start, last=period.end, status=holds["status"])
        for period, holds in periods([], {"status": changes})
        if holds
    ]


def _declared(of: str, mode: str, prefix: str, attributes: Sequence[Attribute]) -> list[str]:
    if not attributes:
        return []
    return [
        f'    <attributes class="{of}" mode="{mode}">\n',
        *(
            f'      <attribute id="{prefix}_{each.name}" title="{each.name}" '
            f'type="{_TYPES[each.type]}"/>\n'
            for each in attributes
        ),
        "    </attributes>\n",
    ]


def _values(
    prefix: str, attributes: Sequence[Attribute], thing: Any, *, spells: Sequence[Spell] = ()
) -> list[str]:
    lines = []
    for attribute in attributes:
        begin = f'          <attvalue for="{prefix}_{attribute.name}"'
        if attribute.name == "status" and _dated(spells):
            lines += [f'{begin} value="{each.status}"{_period(each)}/>\n' for each in spells]
            continue
        value = attribute.of(thing)
        if value is not None:
            lines.append(f'{begin} value="{written(value)}"/>\n')
    return ["        <attvalues>\n", *lines, "        </attvalues>\n"]


def _spells(spells: Sequence[Spell]) -> list[str]:
    if not _dated(spells):
        return []
    return [
        "        <spells>\n",
        *(f"          <spell{_period(spell)}/>\n" for spell in spells),
        "        </spells>\n",
    ]


def _period(spell: Spell) -> str:
    first = "" if spell.first is None else f' start="{spell.first}"'
    last = "" if spell.last is None else f' end="{spell.last}"'
    return first + last


def _drawn_actor(each: SavedActor) -> list[str]:
    return [
        _colour(each.colour),
        f'        <viz:position x="{written(each.x)}" y="{written(each.y)}" z="0.0"/>\n',
        f'        <viz:size value="{written(each.size)}"/>\n',
        f'        <viz:shape value="{_SHAPES[each.shape]}"/>\n',
    ]


def _drawn_tie(tie: SavedTie) -> list[str]:
    if tie.dash is None:
        shape = "solid"
    else:
        shape = "dotted" if float(tie.dash.split()[0]) <= _DOTTED else "dashed"
    return [_colour(tie.colour), f'        <viz:shape value="{shape}"/>\n']


def _colour(colour: str) -> str:
    red, green, blue = (int(colour[place : place + 2], 16) for place in (1, 3, 5))
    return f'        <viz:color r="{red}" g="{green}" b="{blue}"/>\n'
