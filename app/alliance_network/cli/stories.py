"""The story that a command is told to tell, by its name or its file."""

from __future__ import annotations

from collections.abc import Mapping
from pathlib import Path
from typing import TYPE_CHECKING

from alliance_network.errors import UsageError, shown

if TYPE_CHECKING:
    from alliance_network.story import Story

__all__ = ["story_files", "told_story"]


def story_files(said: str | None) -> tuple[str, ...]:
    """The files that have to be read for a story: its own, where it is told by that.

    Raises
    ------
    UsageError
        There is no such file.
    """
    if said is None or not _is_file(said):
        return ()
    if not Path(said).exists():
        raise UsageError(f"There is no file {shown(said)}.")
    return (said,)


def told_story(said: str, stories: Mapping[str, Mapping[str, Story]]) -> Story:
    """The story that is meant.

    Parameters
    ----------
    said : str
        The name of a story, or the path of its file.
    stories : mapping of str to mapping of str to Story
        By network and name, with that of the file among them.

    Raises
    ------
    UsageError
        None has this name.
    """
    from alliance_network.formats.stories import story_at

    if _is_file(said):
        story = story_at(said)
        return stories[story.network][story.name]
    for named in stories.values():
        if said in named:
            return named[said]
    names = sorted({name for named in stories.values() for name in named})
    there = f"there is {', '.join(names)}" if names else "there is none"
    raise UsageError(f"There is no story {shown(said)}; {there}, or give the path of a file.")


def _is_file(said: str) -> bool:
    # A name is letters, digits and hyphens.
    return "." in said or Path(said).name != said
