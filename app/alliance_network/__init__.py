"""A network of who backs, allies with, trades with, sanctions and fights whom.

Every line can be questioned: what is opened here is claims, each with its source.

>>> from alliance_network import View, open_network
>>> network = open_network("iran-2023")
>>> len(network.actors)
16
>>> figure = network.figure(View(relations={"backing"}))  # of plotly
>>> graph = network.graph(View(relations={"backing"}))  # of networkx
"""

from __future__ import annotations

from importlib import import_module
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from alliance_network.network import Network, open_network
    from alliance_network.view import View

    __version__: str

__all__ = ["Network", "View", "__version__", "open_network"]

_WHERE = {"Network": "network", "View": "view", "open_network": "network"}


def __getattr__(name: str) -> Any:
    # Only what is asked for is imported: the command line says its help at once.
    if name == "__version__":
        return import_module("importlib.metadata").version("alliance-network")
    if name in _WHERE:
        return getattr(import_module(f"alliance_network.{_WHERE[name]}"), name)
    raise AttributeError(f"module {__name__!r} has no attribute {name!r}")


def __dir__() -> list[str]:
    return sorted({*globals(), *__all__})
