"""What a story is: its steps, what each text may be, and whether a network has its views."""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from types import MappingProxyType

from alliance_network.errors import DataError, Fault, FieldError, ViewError, printable, shown
from alliance_network.model.dataset import Dataset
from alliance_network.model.text import (
    ID_LENGTH,
    SLUG_PATTERN,
    SLUG_REMEDY,
    broken,
    clean,
    too_long,
    unprintable,
)
from alliance_network.view import View, check, to_query

MOST_STEPS = 200
"""Most steps of a story."""
TITLE_LENGTH = 200
TEXT_LENGTH = 4_000
NOTES_LENGTH = 8_000
"""Longest title, text and notes, in characters."""
DRAFT = "draft"
"""Name of a story that is being written: it has no file yet."""

_SLUG = re.compile(SLUG_PATTERN[1:-1])
_SURROGATE = re.compile("[\ud800-\udfff]")


@dataclass(frozen=True, slots=True, kw_only=True)
class Step:
    """One step of a story: a view, and what is said about it.

    Attributes
    ----------
    title
        One line of at most `TITLE_LENGTH` characters.
    view
        What the picture shows. Its theme is always "auto": how dark a room is, no story knows.
    text
        What everybody reads: paragraphs with an empty line between them; may be empty.
    notes
        What only the speaker reads: paragraphs too; may be empty.

    Raises
    ------
    FieldError
        A text is none that its field takes.
    """

    title: str
    view: View
    text: str = ""
    notes: str = ""

    def __post_init__(self) -> None:
        object.__setattr__(self, "view", self.view.but(theme="auto"))
        for name, read in STEP_TEXTS.items():
            object.__setattr__(self, name, read(getattr(self, name)))


@dataclass(frozen=True, slots=True, kw_only=True)
class Story:
    """An ordered list of steps through one network.

    Attributes
    ----------
    name
        Slug: the stem of the story's file.
    title
        One line of at most `TITLE_LENGTH` characters.
    network
        Name of the dataset that the views are of.
    steps
        From 1 to `MOST_STEPS`.

    Raises
    ------
    FieldError
        A value is none that its field takes.
    """

    name: str
    title: str
    network: str
    steps: tuple[Step, ...]

    def __post_init__(self) -> None:
        for name, read in STORY_TEXTS.items():
            object.__setattr__(self, name, read(getattr(self, name)))
        object.__setattr__(self, "steps", tuple(self.steps))
        check_count(len(self.steps))


def check_story(story: Story, dataset: Dataset, *, file: str | None = None) -> Story:
    """The story itself, if it is one of this network and every view is one of it.

    Parameters
    ----------
    story, dataset
    file
        What the faults call it; the story's name and ending if left out.

    Raises
    ------
    DataError
        With every fault.
    """
    file = f"{story.name}.toml" if file is None else file
    faults = []
    if story.network != dataset.name:
        faults.append(
            Fault(
                file=file,
                field="network",
                value=printable(story.network),
                message=f"The story is one of the network {shown(story.network)}, not of "
                f"{shown(dataset.name)}.",
                remedy=f'Write network = "{dataset.name}", or open it with its own network.',
            )
        )
    for number, step in enumerate(story.steps, start=1):
        try:
            check(step.view, dataset)
        except ViewError as error:
            faults.append(view_fault(error, to_query(step.view), file=file, step=number))
    if faults:
        raise DataError(faults)
    return story


def view_fault(error: ViewError, query: str, *, file: str, step: int) -> Fault:
    """The fault of a step whose view makes no sense."""
    return Fault(
        file=file,
        step=step,
        field="view",
        value=printable(query),
        message=str(error),
        remedy="Copy what stands after the ? in the address of the view you mean.",
    )


# ---- values ---- #
def plain_text(text: object, *, length: int) -> str:
    """A text, cleaned; FieldError if it is none, is too long, or holds what no file may."""
    if not isinstance(text, str):
        raise FieldError(f"{shown(text)} is no text.", remedy="Put it in quotation marks.")
    if _SURROGATE.search(text) is not None:
        raise FieldError("It holds half a character.", remedy="Delete it and write it again.")
    text = clean(text)
    for error in (too_long(text, length=length), unprintable(text)):
        if error is not None:
            raise error
    return text


def check_count(steps: int) -> None:
    """FieldError if a story may not have so many steps."""
    if steps == 0:
        raise FieldError("The story has no step.", remedy="Add one.")
    if steps > MOST_STEPS:
        raise FieldError(
            f"The story has {steps:,} steps.",
            remedy=f"Keep it to {MOST_STEPS}, or make several stories of it.",
        )


def _slug(text: object) -> str:
    if not isinstance(text, str) or len(text) > ID_LENGTH or _SLUG.fullmatch(text) is None:
        raise FieldError(f"{shown(text)} is no name.", remedy=SLUG_REMEDY)
    return text


def _title(text: object) -> str:
    line = plain_text(text, length=TITLE_LENGTH)
    if line == "":
        raise FieldError("It is empty.", remedy="Write a title.")
    if (error := broken(line)) is not None:
        raise error
    return line


def _text(text: object) -> str:
    return plain_text(text, length=TEXT_LENGTH)


def _notes(text: object) -> str:
    return plain_text(text, length=NOTES_LENGTH)


STORY_TEXTS: Mapping[str, Callable[[object], str]] = MappingProxyType(
    {"name": _slug, "title": _title, "network": _slug}
)
"""How each text of a story is read; FieldError if it is none that the field takes."""
STEP_TEXTS: Mapping[str, Callable[[object], str]] = MappingProxyType(
    {"title": _title, "text": _text, "notes": _notes}
)
"""How each text of a step is read; FieldError if it is none that the field takes."""
