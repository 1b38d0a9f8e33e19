"""A network as GraphML: the same bytes for the same network."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from alliance_network.formats.saved import Saved
from alliance_network.formats.saved_cells import (
    Attribute,
    actor_attributes,
    described,
    tie_attributes,
    tie_ids,
)
from alliance_network.formats.xml_elements import escaped, written

__all__ = ["graphml_file"]

_HEAD = (
    '<?xml version="1.0" encoding="UTF-8"?>\n'
    '<graphml xmlns="http://graphml.graphdrawing.org/xmlns" '
    'xmlns:xsi="http://www.w3.org/2001/XMLSchema-instance" '
    'xsi:schemaLocation="http://graphml.graphdrawing.org/xmlns '
    'http://graphml.graphdrawing.org/xmlns/1.0/graphml.xsd">\n'
)


def graphml_file(saved: Saved) -> bytes:
    """The GraphML file of a network.

    Ties that have no direction among others that do are `directed="False"`: Gephi understands it,
    and networkx, which refuses a file with "false" among directed edges, takes no notice.
    """
    of_actors, of_ties = actor_attributes(saved), tie_attributes(saved)
    ways = {tie.directed for tie in saved.ties}
    default = "undirected" if ways == {False} else "directed"
    lines = [_HEAD]
    lines += [_key("node", "n", attribute) for attribute in of_actors]
    lines += [_key("edge", "e", attribute) for attribute in of_ties]
    lines.append(f'  <graph id="network" edgedefault="{default}">\n')
    lines.append(f"    <desc>{escaped(described(saved))}</desc>\n")
    for each in saved.actors:
        lines.append(f'    <node id="{each.actor.id}">\n')
        lines += _data("n", of_actors, each)
        lines.append("    </node>\n")
    for id_, tie in zip(tie_ids(saved), saved.ties, strict=True):
        way = ' directed="False"' if len(ways) > 1 and not tie.directed else ""
        ends = f'source="{tie.from_actor}" target="{tie.to_actor}"'
        lines.append(f'    <edge id="{id_}" {ends}{way}>\n')
        lines += _data("e", of_ties, tie)
        lines.append("    </edge>\n")
    lines.append("  </graph>\n</graphml>\n")
    return "".join(lines).encode()


def _key(of: str, prefix: str, attribute: Attribute) -> str:
    id_, name = f"{prefix}_{attribute.name}", attribute.name
    return f'  <key id="{id_}" for="{of}" attr.name="{name}" attr.type="{attribute.type}"/>\n'


def _data(prefix: str, attributes: Sequence[Attribute], thing: Any) -> list[str]:
    values = ((attribute.name, attribute.of(thing)) for attribute in attributes)
    return [
        f'      <data key="{prefix}_{name}">{written(value)}</data>\n'
        for name, value in values
        if value is not None
    ]
