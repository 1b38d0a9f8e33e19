"""A story as the text of its file, and as plain values for a browser."""

from __future__ import annotations

import re
import tomllib
from collections.abc import Mapping
from typing import Any

import tomli_w

from alliance_network.errors import DataError, Fault, printable
from alliance_network.story.reading import read_story
from alliance_network.story.steps import DRAFT, Story
from alliance_network.view import to_query

STORY_BYTES = 256_000
"""Largest file of a story, in bytes."""

_PLACE = re.compile(r"(?P<reason>.*) \(at (?P<place>[^()]*)\)", re.DOTALL)
# A name like a.b.c, of more parts than any story has: reading it takes memory by their square.
_LONG_NAME = re.compile(
    r"""(?<![\w.-])(?:[\w-]++|"[^"\n]*+"|'[^'\n]*+')"""
    r"""(?:[ \t]*+\.[ \t]*+(?:[\w-]++|"[^"\n]*+"|'[^'\n]*+')){64}"""
)


# ---- as a file ---- #
def story_of(text: str, *, name: str, file: str) -> Story:
    """The story that the text of a file holds.

    Parameters
    ----------
    text
        TOML, as `story_text` writes it or as somebody wrote it by hand.
    name
        Name of the story.
    file
        Name of the file, for the faults.

    Raises
    ------
    DataError
        It is no story; with every fault.
    """
    if (size := len(text.encode(errors="surrogatepass"))) > STORY_BYTES:
        raise DataError([too_large(size, file=file)])
    if _LONG_NAME.search(text) is not None:
        raise DataError([_no_toml("a name in it has too many parts", file=file)])
    try:
        values = tomllib.loads(text)
    except RecursionError:
        raise DataError([_no_toml("it nests too deeply", file=file)]) from None
    except ValueError as error:
        raise DataError([_no_toml(str(error), file=file)]) from None
    return read_story(values, name=name, file=file)


def story_text(story: Story) -> str:
    """The text of a story's file: TOML in its one canonical form, with LF.

    `story_of` reads the same story from it, and from that comes the same text again.
    """
    parts = [{"title": story.title, "network": story.network}]
    parts += [
        {
            "title": step.title,
            # On lines of their own, the end mark too: so they can be read, and compared.
            "text": f"{step.text}\n" if step.text else "",
            "notes": f"{step.notes}\n" if step.notes else "",
            "view": to_query(step.view),
        }
        for step in story.steps
    ]
    # Written one by one, since the writer puts short steps on one line each.
    return "\n[[steps]]\n".join(tomli_w.dumps(part, multiline_strings=True) for part in parts)


# ---- as plain values ---- #
def story_json(story: Story) -> dict[str, Any]:
    """A story as plain values for a browser; the view of a step is its query."""
    return {
        "name": story.name,
        "title": story.title,
        "network": story.network,
        "steps": [
            {
                "title": step.title,
                "text": step.text,
                "notes": step.notes,
                "view": to_query(step.view),
            }
            for step in story.steps
        ],
    }


def story_from_json(values: Mapping[str, Any], *, file: str) -> Story:
    """The story in the plain values that a browser sent, as `story_json` makes them.

    Parameters
    ----------
    values
        Anything; without a name it is a draft.
    file
        What the faults call it.

    Raises
    ------
    DataError
        It is no story, or one too large for a file; with every fault.
    """
    rest = {name: value for name, value in values.items() if name != "name"}
    story = read_story(rest, name=values.get("name", DRAFT), file=file)
    if (size := len(story_text(story).encode())) > STORY_BYTES:
        raise DataError([too_large(size, file=file)])
    return story


def _no_toml(said: str, *, file: str) -> Fault:
    found = _PLACE.fullmatch(said)
    reason, place = (said, "") if found is None else (found["reason"], f" at {found['place']}")
    return Fault(
        file=file,
        message=f"The file is no TOML{place}: {printable(reason[:1].lower() + reason[1:])}.",
        remedy="Correct it, or start from a story that this program wrote.",
    )


def too_large(size: int, *, file: str) -> Fault:
    """The fault of a story that is too large for a file."""
    return Fault(
        file=file,
        message=f"The story has {size:,} bytes.",
        remedy=f"Keep it to {STORY_BYTES:,} bytes, or make several stories of it.",
    )
