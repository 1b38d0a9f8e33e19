"""A network of who backs, allies with, trades with, sanctions and fights whom.

Every line can be questioned: what is opened here is claims, each with its source.

>>> from alliance_network import View, open_network
>>> len(open_network("iran-2023").actors)
16
>>> View(relations={"backing"}).statuses == View().statuses
True
"""

from __future__ import annotations

from importlib import import_module
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from alliance_network.formats import open_dataset as open_network
    from alliance_network.view import View

__all__ = ["View", "__version__", "open_network"]

_WHERE = {
    "View": ("alliance_network.view", "View"),
    "open_network": ("alliance_network.formats", "open_dataset"),
}


def __getattr__(name: str) -> Any:
    # Only what is asked for is imported: the command line says its help at once.
    if name == "__version__":
        return import_module("importlib.metadata").version("alliance-network")
    if name in _WHERE:
        module, there = _WHERE[name]
        return getattr(import_module(module), there)
    raise AttributeError(f"module {__name__!r} has no attribute {name!r}")


def __dir__() -> list[str]:
    return sorted({*globals(), *__all__})
