"""Plain values into a story: everything that is wrong with them is found at once."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from typing import Any

from alliance_network.errors import DataError, Fault, FieldError, ViewError, printable
from alliance_network.story.steps import (
    MOST_STEPS,
    STEP_TEXTS,
    STORY_TEXTS,
    Step,
    Story,
    check_count,
    plain_text,
    view_fault,
)
from alliance_network.view import View, from_query

VIEW_LENGTH = 4_000
"""Longest query of a view, in characters."""

_STEPS_REMEDY = "Begin each step with a line [[steps]]."


def read_story(values: Mapping[str, Any], *, name: object, file: str) -> Story:
    """The story in some plain values, such as a TOML or JSON file holds.

    Parameters
    ----------
    values
        Anything.
    name
        Name of the story.
    file
        Name of the file, for the faults.

    Raises
    ------
    DataError
        It is no story; with every fault.
    """
    reader = _Reader(file)
    story = reader.story({**values, "name": name})
    if story is None:
        raise DataError(reader.faults)
    return story


class _Reader:
    """Reads a story and its steps; None for what is faulty, with the faults in `faults`."""

    def __init__(self, file: str) -> None:
        self.file = file
        self.faults: list[Fault] = []

    def story(self, values: Mapping[str, Any]) -> Story | None:
        texts = self.texts(values, STORY_TEXTS, known=("title", "network", "steps"))
        steps = values.get("steps", [])
        if not isinstance(steps, list) or not all(isinstance(step, Mapping) for step in steps):
            self.fault(FieldError("It is no list of steps.", remedy=_STEPS_REMEDY), field="steps")
            return None
        try:
            check_count(len(steps))
        except FieldError as error:
            self.fault(error, field="steps")
        # Of far too many, the first ones say enough.
        read = [self.step(step, n) for n, step in enumerate(steps[:MOST_STEPS], start=1)]
        whole = tuple(step for step in read if step is not None)
        return None if self.faults else Story(**texts, steps=whole)

    def step(self, values: Mapping[str, Any], number: int) -> Step | None:
        before = len(self.faults)
        values = {"text": "", "notes": "", **values}
        known = ("title", "text", "notes", "view")
        texts = self.texts(values, STEP_TEXTS, known=known, step=number)
        view = self.view(values, number)
        return None if view is None or len(self.faults) > before else Step(**texts, view=view)

    def texts(
        self,
        values: Mapping[str, Any],
        readers: Mapping[str, Callable[[object], str]],
        *,
        known: tuple[str, ...],
        step: int | None = None,
    ) -> dict[str, str]:
        """The texts among some values that may have no other names than known ones."""
        for name in values:
            if name not in known and name not in readers:
                other = f"{', '.join(known[:-1])} or {known[-1]}"
                error = FieldError("There is no such field.", remedy=f"Use {other}.")
                self.fault(error, field=name, step=step)
        found = {}
        for name, read in readers.items():
            if name not in values:
                self.missing(name, step=step)
                continue
            try:
                found[name] = read(values[name])
            except FieldError as error:
                self.fault(error, field=name, step=step, value=values[name])
        return found

    def view(self, values: Mapping[str, Any], number: int) -> View | None:
        if "view" not in values:
            self.missing("view", step=number)
            return None
        query = values["view"]
        try:
            query = plain_text(query, length=VIEW_LENGTH)
            return from_query(query)
        except FieldError as error:
            self.fault(error, field="view", step=number, value=query)
        except ViewError as error:
            self.faults.append(view_fault(error, query, file=self.file, step=number))
        return None

    def missing(self, name: str, *, step: int | None) -> None:
        self.fault(FieldError("It is missing.", remedy="Add it."), field=name, step=step)

    def fault(
        self, error: FieldError, *, field: str, step: int | None = None, value: object = None
    ) -> None:
        self.faults.append(
            Fault(
                file=self.file,
                step=step,
                field=field,
                value=None if value is None else printable(value),
                message=error.message,
                remedy=error.remedy,
            )
        )
