"""The stories in a network's folder: `stories/*.toml`."""

from __future__ import annotations

from pathlib import Path

from alliance_network.errors import DataError, Fault, printable
from alliance_network.formats.decoding import decode
from alliance_network.model.dataset import Dataset
from alliance_network.seeds import seeds_folder
from alliance_network.story import DRAFT, Story, check_story, story_of
from alliance_network.story.files import STORY_BYTES, too_large

__all__ = ["FOLDER", "checked_stories", "read_story", "stories_of", "story_at"]

FOLDER = "stories"
"""The folder of stories within a network's folder."""


def stories_of(path_or_name: Path | str) -> dict[str, Story]:
    """The stories of a network, by name, sorted.

    Parameters
    ----------
    path_or_name
        As for `open_dataset`. What is no folder has no stories.

    Returns
    -------
    dict of str to Story
        Not yet held against the network: see `check_story`.

    Raises
    ------
    DataError
        A file is no story; with every fault of every file.
    """
    shipped = seeds_folder() / path_or_name
    folder = (shipped if (shipped / "claims.csv").is_file() else Path(path_or_name)) / FOLDER
    stories, faults = {}, []
    for path in _paths(folder):
        file = f"{FOLDER}/{printable(path.name)}"
        try:
            stories[path.stem] = read_story(_content(path, file), name=path.stem, file=file)
        except DataError as error:
            faults += error.faults
    if faults:
        raise DataError(faults)
    return stories


def checked_stories(path_or_name: Path | str, dataset: Dataset) -> dict[str, Story]:
    """The stories of a network, held against it: its views are there.

    Raises
    ------
    DataError
        As `stories_of`, or a story is none of this network; with every fault of every file.
    """
    stories, faults = stories_of(path_or_name), []
    for name, story in stories.items():
        try:
            check_story(story, dataset, file=f"{FOLDER}/{name}.toml")
        except DataError as error:
            faults += error.faults
    if faults:
        raise DataError(faults)
    return stories


def story_at(path: Path | str) -> Story:
    """The story in a file, wherever it lies; its name is the file's without the ending.

    Raises
    ------
    DataError
        It cannot be read or is no story; with every fault.
    """
    path = Path(path)
    file = printable(path.name)
    return read_story(_content(path, file), name=path.stem, file=file)


def read_story(data: bytes, *, name: str, file: str) -> Story:
    """The story in the bytes of a file.

    Parameters
    ----------
    data
        TOML in UTF-8.
    name
        Name of the story.
    file
        Name of the file, for the faults.

    Raises
    ------
    DataError
        It is no story; with every fault.
    """
    text, wrong = decode(data)
    if wrong is not None:
        raise DataError([Fault(file=file, message=wrong.message, remedy="Save it as UTF-8.")])
    return story_of(text, name=name, file=file)


def _paths(folder: Path) -> list[Path]:
    try:
        return sorted(folder.glob("*.toml")) if folder.is_dir() else []
    except (OSError, ValueError):
        return []


def _content(path: Path, file: str) -> bytes:
    if path.stem == DRAFT:
        message = f"No file may be called {DRAFT}: that is the story being written on the page."
        raise DataError([Fault(file=file, message=message, remedy="Rename the file.")])
    try:
        # A pipe or device would never end.
        if not path.is_file():
            reason = "it is no file"
        elif (size := path.stat().st_size) <= STORY_BYTES:
            return path.read_bytes()
        else:
            raise DataError([too_large(size, file=file)])
    except OSError as error:
        reason = str(error.strerror)
    fault = Fault(
        file=file,
        message=f"The file cannot be read ({reason}).",
        remedy="Check that it is a file, and that you may read it.",
    )
    raise DataError([fault])
