"""What every process of the server is told, and the networks it names."""

from __future__ import annotations

import json
import os
import secrets
from collections.abc import Mapping
from dataclasses import asdict, dataclass, field
from pathlib import Path

from alliance_network.errors import DataError, UsageError, printable, shown
from alliance_network.formats import open_dataset
from alliance_network.formats.stories import checked_stories, story_at
from alliance_network.model.dataset import Dataset
from alliance_network.story import Story, check_story

__all__ = ["RESERVED", "Settings", "load", "load_stories"]

RESERVED = (
    "about",
    "assets",
    "cite",
    "export",
    "health",
    "layers",
    "list",
    "open",
    "pack",
    "preview",
    "save",
    "served",
    "sheet",
    "speaker",
    "static",
    "stories",
    "story",
    "table",
    "template.csv",
    "template.xlsx",
    "time",
    "watch",
)
"""What the first part of an address can be beside the name of a network."""

THREADS = min(8, 2 * (os.cpu_count() or 1) + 1)
"""Requests that one process answers at once: a long one must not hold up the short ones."""

VARIABLE = "ALLIANCE_NETWORK_SERVER"
"""The environment variable that holds the settings, as JSON."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Settings:
    """What every process of the server is told.

    Attributes
    ----------
    datasets : tuple of str
        Names of shipped networks, or paths.
    stories : tuple of str
        Paths of stories beside those in the networks' folders.
    base_path : str
        "/" or "/some/path/".
    public_url : str or None
        The address at which others reach the application.
    uploads : bool
        Whether people may open networks of their own on the page.
    store : str or None
        The folder in which these are kept; None for the usual one.
    keep : float
        Days after its last use for which such a network is kept.
    upload_limit : int
        Largest file that is taken, in units of 2**20 bytes.
    debug : bool
        For development.
    secret : str
        Signs what the server gives to browsers; the same in all processes.
    """

    datasets: tuple[str, ...]
    stories: tuple[str, ...] = ()
    base_path: str = "/"
    public_url: str | None = None
    uploads: bool = True
    store: str | None = None
    keep: float = 7.0
    upload_limit: int = 64
    debug: bool = False
    secret: str = field(default_factory=lambda: secrets.token_hex(32))

    def to_environment(self) -> dict[str, str]:
        """The environment variables that say this."""
        return {VARIABLE: json.dumps(asdict(self))}

    @classmethod
    def from_environment(cls, environment: Mapping[str, str]) -> Settings:
        """Read back what `to_environment` wrote.

        Raises
        ------
        UsageError
            If nothing was written.
        """
        if VARIABLE not in environment:
            msg = (
                f"The environment variable {VARIABLE} is not set: start the server with "
                "`alliance-network serve`."
            )
            raise UsageError(msg)
        values = json.loads(environment[VARIABLE])
        lists = {name: tuple(values[name]) for name in ("datasets", "stories")}
        return cls(**{**values, **lists})


def load(settings: Settings) -> dict[str, Dataset]:
    """Open the networks of `settings`, by name.

    Raises
    ------
    DataError
        If one cannot be read, with every fault.
    UsageError
        If two have one name, or an address could mean a network or something else.
    """
    first_part = settings.base_path.split("/")[1]
    if first_part in RESERVED:
        msg = (
            f"The base path {shown(settings.base_path)} begins with {shown(first_part)}, which the "
            "server needs for itself: choose another base path."
        )
        raise UsageError(msg)
    networks: dict[str, Dataset] = {}
    for path in settings.datasets:
        network = open_dataset(path)
        name = network.name
        if name in networks:
            msg = f"Two of the networks are called {shown(name)}: rename one of them."
        elif name in RESERVED:
            msg = (
                f"The network {shown(path)} is called {shown(name)}, which the server needs for "
                "itself: rename the network."
            )
        elif name == first_part:
            msg = (
                f"The base path {shown(settings.base_path)} begins with the name of the network "
                f"{shown(name)}, so that an address could mean either: choose another base path."
            )
        else:
            networks[name] = network
            continue
        raise UsageError(msg)
    return networks


def load_stories(
    settings: Settings, networks: Mapping[str, Dataset]
) -> dict[str, dict[str, Story]]:
    """The stories of `settings` and in its folders, by name of the network and of the story.

    Parameters
    ----------
    settings : Settings
    networks : mapping of str to Dataset
        What `load` found.

    Raises
    ------
    DataError
        If one cannot be read or is none of its network, with every fault of all of them.
    UsageError
        If one is of a network that is not there, or two of a network have one name.
    """
    stories: dict[str, dict[str, Story]] = {}
    faults = []
    for path, (name, dataset) in zip(settings.datasets, networks.items(), strict=True):
        try:
            stories[name] = checked_stories(path, dataset)
        except DataError as error:
            faults += error.faults
    if faults:
        raise DataError(faults)
    for path in settings.stories:
        story, file = story_at(path), Path(path).name
        if story.network not in networks:
            raise UsageError(
                f"The story {shown(file)} is one of the network {shown(story.network)}, which is "
                "not given: name that network."
            )
        check_story(story, networks[story.network], file=printable(file))
        # The file may be one of the network's folder.
        if stories[story.network].setdefault(story.name, story) != story:
            raise UsageError(
                f"The network {shown(story.network)} has another story called "
                f"{shown(story.name)}: rename {shown(file)}."
            )
    return stories
