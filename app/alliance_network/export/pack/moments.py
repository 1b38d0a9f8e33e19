"""The times that a pack can be at: the steps of its slider, then those of its views alone."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from alliance_network.history.span import span_of
from alliance_network.model.dataset import Dataset
from alliance_network.model.dates import last_day
from alliance_network.view import View

__all__ = ["Moment", "Moments", "moment_of", "moments_of"]


@dataclass(frozen=True, slots=True, kw_only=True)
class Moment:
    """All of a view that says when: a date, a span, two dates compared, or the latest."""

    as_of: str | None = None
    since: str | None = None
    compare_to: str | None = None

    def of(self, view: View) -> View:
        """A view, at this time."""
        return view.but(as_of=self.as_of, since=self.since, compare_to=self.compare_to)

    @property
    def single(self) -> tuple[Moment, ...]:
        """The two dates that are compared, the earlier named first; itself if none are."""
        if self.compare_to is None:
            return (self,)
        return Moment(as_of=self.compare_to), Moment(as_of=self.as_of)


@dataclass(frozen=True, slots=True)
class Moments:
    """The times of one pack, which are called by their place among them.

    Attributes
    ----------
    every : tuple of Moment
    slider : int
        How many of them, from the first on, the slider steps through: every step of the
        dataset's span, last the latest that each source knows. 0 without a slider.
    """

    every: tuple[Moment, ...]
    slider: int

    def of(self, view: View) -> int:
        """The time of one of the pack's views."""
        return self.every.index(moment_of(view))

    def seen(self, view: View) -> tuple[int, ...]:
        """All times at which one of the pack's views can be looked at."""
        return tuple(dict.fromkeys([*range(self.slider), self.of(view)]))

    def single(self, moment: int) -> tuple[int, ...]:
        """The places of `Moment.single`."""
        return tuple(self.every.index(one) for one in self.every[moment].single)

    def near(self, moment: int) -> int:
        """Where on the slider a time stands: its own step, or the one that holds its last day."""
        as_of = self.every[moment].as_of
        if moment < self.slider or as_of is None:
            return min(moment, self.slider - 1)
        days = [last_day(one.as_of) for one in self.every[: self.slider - 1]]
        return sum(day < last_day(as_of) for day in days[:-1])

    def within(self, moment: int) -> bool:
        """Whether a time ends before the step of the slider does at which it stands."""
        if self.slider == 0 or moment < self.slider or self.every[moment].as_of is None:
            return False
        step = self.every[self.near(moment)].as_of
        return step is not None and last_day(self.every[moment].as_of) < last_day(step)


def moment_of(view: View) -> Moment:
    """When a view is of."""
    return Moment(as_of=view.as_of, since=view.since, compare_to=view.compare_to)


def moments_of(dataset: Dataset, views: Sequence[View]) -> Moments:
    """The times of a pack of these views; without a slider where there is but one date."""
    span = span_of(dataset)
    steps = () if span is None or len(span.steps) < 2 else span.steps
    slider = [*(Moment(as_of=step) for step in steps), Moment()] if steps else []
    own = [moment_of(view) for view in views]
    own += [single for one in own for single in one.single]
    return Moments(tuple(dict.fromkeys([*slider, *own])), len(slider))
