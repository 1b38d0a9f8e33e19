"""What is found out once about a dataset and remembered, so that all of it can be forgotten."""

from __future__ import annotations

from collections.abc import Callable
from functools import lru_cache
from typing import Any, TypeVar

__all__ = ["forget", "remembered"]

_Function = TypeVar("_Function", bound=Callable[..., Any])

_caches: list[Any] = []


def remembered(most: int) -> Callable[[_Function], _Function]:
    """Remember the last results of a function of datasets: `lru_cache`, but see `forget`.

    Parameters
    ----------
    most
        Results that are remembered; each keeps its dataset in memory.
    """

    def cached(function: _Function) -> _Function:
        cache: Any = lru_cache(maxsize=most)(function)
        _caches.append(cache)
        return cache

    return cached


def forget() -> None:
    """Forget all that is remembered about any dataset, so that those not in use leave memory."""
    for cache in _caches:
        cache.cache_clear()
