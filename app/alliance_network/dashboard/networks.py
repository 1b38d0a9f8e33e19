"""The networks that a server knows: those it serves, by name, and dropped ones, by hash."""

from __future__ import annotations

import threading
from collections import OrderedDict
from collections.abc import Iterator, Mapping

from alliance_network.dashboard.store import Store, is_hash
from alliance_network.dashboard.watched import Watched
from alliance_network.errors import shown
from alliance_network.model.dataset import Dataset
from alliance_network.model.remembered import forget

__all__ = ["EXPIRED", "Networks", "not_here"]

EXPIRED = (
    "The network at this address was opened from a file and is not kept any more: drop the file "
    "on the page again."
)
"""What is said of a dropped network that is gone."""

IN_MEMORY = 16
"""Dropped networks that one process has in memory at once."""

CLAIMS_IN_MEMORY = 800_000
"""Claims that they may have together; the last one asked for is there however many it has."""


class Networks(Mapping[str, Dataset]):
    """Networks by what the address calls them.

    Only those that are served are listed and counted. `[]` and `in` also find a dropped one by
    its hash, as long as it is kept.

    Parameters
    ----------
    served : mapping of str to Dataset
    watched : mapping of str to Watched, optional
        Of those served, the ones that may change on disk.
    store : Store, optional
        Where dropped ones are kept; without it there are none.
    """

    def __init__(
        self,
        served: Mapping[str, Dataset],
        *,
        watched: Mapping[str, Watched] | None = None,
        store: Store | None = None,
    ) -> None:
        self._served = dict(served)
        self.watched = {} if watched is None else dict(watched)
        self.store = store
        self._dropped: OrderedDict[str, Dataset] = OrderedDict()
        self._here = threading.Lock()
        self._reading = threading.Lock()

    def __getitem__(self, name: str) -> Dataset:
        if name in self.watched:
            return self.watched[name].dataset
        if name in self._served:
            return self._served[name]
        if self.store is None or not is_hash(name) or not self.store.used(name):
            self._forget(name)
            raise KeyError(name)
        # One at a time: two that ask for the same network must not read it twice.
        found = self._remembered(name)
        if found is None:
            with self._reading:
                found = self._remembered(name) or self._read(name)
        if found is None:
            raise KeyError(name)
        return found

    def __iter__(self) -> Iterator[str]:
        return iter(self._served)

    def __len__(self) -> int:
        return len(self._served)

    def name_of(self, hash_: str) -> str | None:
        """What the address calls the network of a hash, served or dropped; None if it is not here.

        Parameters
        ----------
        hash_ : str
            64 hexadecimal digits.
        """
        for name, dataset in self.items():
            if dataset.hash == hash_:
                return name
        return hash_ if hash_ in self else None

    def _remembered(self, name: str) -> Dataset | None:
        with self._here:
            if name in self._dropped:
                self._dropped.move_to_end(name)
            return self._dropped.get(name)

    def _read(self, name: str) -> Dataset | None:
        assert self.store is not None
        found = self.store.read(name)
        if found is not None:
            with self._here:
                self._dropped[name] = found
                self._make_room()
        return found

    def _make_room(self) -> None:
        """Let go of the networks that have not been asked for longest."""
        before = len(self._dropped)
        claims = sum(dataset.claims.height for dataset in self._dropped.values())
        while len(self._dropped) > 1 and (
            len(self._dropped) > IN_MEMORY or claims > CLAIMS_IN_MEMORY
        ):
            _, dataset = self._dropped.popitem(last=False)
            claims -= dataset.claims.height
        if len(self._dropped) < before:
            # What was found out about them would keep them in memory.
            forget()

    def _forget(self, name: str) -> None:
        with self._here:
            self._dropped.pop(name, None)


def not_here(networks: Mapping[str, Dataset], name: str) -> str:
    """The sentence that there is no such network, and how to go on."""
    if is_hash(name):
        return EXPIRED
    there = ", ".join(sorted(networks))
    return f"There is no network called {shown(name)} here; there is {there}."
