"""The one callback behind every control: actions in, what changed on the page out."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

from dash import Dash, Input, Output, State, no_update

from alliance_network.dashboard.actions import REPLACING, act
from alliance_network.dashboard.address import path_of, read
from alliance_network.dashboard.callbacks.picture import dropped_place, picture_data
from alliance_network.dashboard.fitting import fitting
from alliance_network.dashboard.ids import Id
from alliance_network.dashboard.networks import Networks, not_here
from alliance_network.dashboard.parts.message import empty, failure, refusal
from alliance_network.dashboard.parts.panel import panel
from alliance_network.dashboard.parts.rail import counts, focus, rail, states
from alliance_network.dashboard.parts.words_line import words_line
from alliance_network.dashboard.store import is_hash
from alliance_network.errors import ViewError
from alliance_network.history.span import span_of
from alliance_network.model.dataset import Dataset
from alliance_network.model.remembered import remembered
from alliance_network.selection import Selection, select
from alliance_network.view import View, from_query, opening_view, to_query

__all__ = ["Step", "register", "step"]


@dataclass(frozen=True, slots=True)
class Step:
    """Where actions lead: the dataset and the view now, and those before (None at first)."""

    name: str
    view: View
    before: tuple[str, View] | None
    history: str  # "push", "replace" or "keep": what becomes of the address


def step(
    datasets: Mapping[str, Dataset],
    now: Mapping[str, Any] | None,
    acts: list[Mapping[str, Any]],
    *,
    base_path: str,
    place: Mapping[str, float] | None,
) -> Step:
    """Do the actions one after the other.

    Parameters
    ----------
    datasets : mapping
    now : mapping or None
        What the VIEW store holds; None before the first answer and after a bad address.
    acts : list of mapping
        "n", "do" and "of" of each; "open" takes {"path", "query", "history"}. The page asks again
        for what it has no answer to yet: what its view holds already is not done twice.

    Raises
    ------
    ViewError
        One sentence for the page.
    """
    before, history = None, "keep"
    done = now.get("n", 0) if now else 0
    if acts[0]["n"] <= done:
        # What that did to the address, the page has not heard yet.
        history = now.get("history", "keep")
        acts = [one for one in acts if one["n"] > done]
    there = datasets.get(now["dataset"]) if now and now.get("query") is not None else None
    if there is not None:
        before = (now["dataset"], from_query(now["query"]))
    elif now and is_hash(now["dataset"]) and not (acts and acts[0]["do"] == "open"):
        # Not silently on another network.
        raise ViewError(not_here(datasets, now["dataset"]))
    name, view = before or (next(iter(datasets)), None)
    if there is not None and now.get("hash", there.hash) != there.hash:
        # Its file was saved since: all that the page shows is of another network.
        before, view, history = None, fitting(view, there), "replace"
    for one in acts:
        do, of = one["do"], one.get("of")
        if do == "open":
            address = read(of["path"], of["query"], datasets=datasets, base_path=base_path)
            name, view = address.dataset, address.view
            history = of["history"] if address.whole else "replace"
            continue
        dataset = datasets[name]
        if view is None:
            view = opening_view(dataset)
        if do == "drop":
            of = dict(
                zip(("actor", "x", "y"), dropped_place(dataset, view, of, place), strict=True)
            )
        after = act(view, dataset, do=do, of=of)
        if after != view:
            kept = do in REPLACING and history != "push"
            history = "replace" if kept else "push"
        view = after
    return Step(name, view, before, history)


def register(app: Dash, datasets: Mapping[str, Dataset], *, base_path: str) -> None:
    """Let the page answer what is done on it."""

    @app.callback(
        Output(Id.VIEW, "data"),
        Output(Id.HEADING, "children"),
        Output(Id.WORDS, "children"),
        Output(Id.RAIL, "children"),
        Output(Id.FOCUS, "children"),
        Output(Id.PANEL, "children"),
        Output(Id.EMPTY, "children"),
        Output(Id.MESSAGE, "children"),
        Output(Id.LAYERS, "data"),
        Input(Id.ACTION, "data"),
        State(Id.VIEW, "data"),
        State(Id.PLACE, "data"),
        State(Id.SCHEME, "data"),
        State(Id.KNOWN, "data"),
        prevent_initial_call=True,
    )
    def answer(action, now, place, scheme, known):
        acts = action["acts"]
        n = acts[-1]["n"]
        try:
            return answered(acts, now, place, scheme, known)
        except ViewError as error:
            return _refused(error, datasets, now, n, base_path=base_path)
        except Exception:
            # Else the page would wait for an answer that never comes.
            app.logger.exception("The page could not be answered: %s", acts)
            return _failed(datasets, now, n)

    def answered(acts, now, place, scheme, known):
        page = _Page(step(datasets, now, acts, base_path=base_path, place=place), datasets)
        theme = page.view.theme if page.view.theme != "auto" else scheme or "light"
        n = acts[-1]["n"]
        return (
            page.store(n),
            page.heading(),
            page.words(),
            page.rail(),
            page.focus(),
            page.panel(),
            page.empty(),
            no_update if page.before is not None and not now.get("failed") else [],
            {**page.picture(place=place, scheme=theme, known=known or ()), "n": n}
            if place and page.view.picture == "network"
            else no_update,
        )


class _Page:
    """What an answer says of each place of the page: what it needs to show, or no update."""

    def __init__(self, reached: Step, datasets: Mapping[str, Dataset]) -> None:
        self.reached = reached
        self.dataset = datasets[reached.name]
        self.watched = isinstance(datasets, Networks) and reached.name in datasets.watched
        self.view = reached.view
        self.selection = _selected(self.dataset, self.view)
        self.before: Selection | None = None
        if reached.before is not None and reached.before[0] == reached.name:
            self.before = _selected(self.dataset, reached.before[1])

    def store(self, n: int) -> dict[str, Any]:
        return {
            "dataset": self.reached.name,
            "hash": self.dataset.hash,
            "watched": self.watched,
            "title": self.dataset.title,
            "query": to_query(self.view),
            "list": to_query(_filters(self.view)),
            "times": to_query(_timeless(self.view)),
            "theme": self.view.theme,
            "picture": self.view.picture,
            "dated": span_of(self.dataset) is not None,
            "selected": self.view.selected,
            "compared": self.view.compare_to is not None,
            "history": self.reached.history,
            "rail": self.changed(),
            "n": n,
        }

    def changed(self) -> dict[str, list]:
        """What changed in the rail, by "group:name": whether it is on, and its number."""
        if self.before is None:
            return {}
        was = _row_states(self.before)
        return {key: row for key, row in _row_states(self.selection).items() if was[key] != row}

    def picture(self, **how: Any) -> dict[str, Any]:
        return picture_data(self.selection, **how)

    def heading(self):
        return self.dataset.title if self.before is None else no_update

    def words(self):
        if self.before is not None and _said(self.before.view) == _said(self.view):
            return no_update
        return words_line(self.selection)

    def rail(self):
        return rail(self.selection) if self.before is None else no_update

    def focus(self):
        if self._same("focus", "steps", "selected", "language"):
            return no_update
        return focus(self.dataset, self.view)

    def panel(self):
        if self.before is not None:
            was, now = self.before.view, self.view
            unchanged = was.selected == now.selected and _filters(was) == _filters(now)
            if unchanged or not (_beside(was) or _beside(now)):
                return no_update
        return panel(self.selection)

    def empty(self):
        if self.before is not None and _filters(self.before.view) == _filters(self.view):
            return no_update
        return empty(self.selection)

    def _same(self, *fields: str) -> bool:
        return self.before is not None and all(
            getattr(self.before.view, field) == getattr(self.view, field) for field in fields
        )


def _refused(error, datasets, now, n, *, base_path):
    """The answer to a bad address: a sentence and the way out."""
    name = now["dataset"] if now and now["dataset"] in datasets else next(iter(datasets))
    store = {"dataset": name, "query": None, "history": "keep", "n": n}
    message = refusal(
        str(error), way_out=path_of(name, base_path=base_path), title=datasets[name].title
    )
    heading = _first_heading(datasets[name], now)
    return (store, heading, [], no_update, no_update, [], [], message, no_update)


def _failed(datasets, now, n):
    """The answer where there is none: what was on the page stays."""
    name = next(iter(datasets))
    store = {**(now or {"dataset": name, "query": None}), "history": "keep", "rail": {}, "n": n}
    store["failed"] = True
    heading = _first_heading(datasets[name], now)
    return (store, heading, *[no_update] * 5, failure(), no_update)


def _first_heading(dataset, now):
    """The page's heading where nothing else has named it: that of the network offered."""
    return dataset.title if now is None else no_update


def _row_states(selection: Selection) -> dict[str, list]:
    on, numbers = states(selection.dataset, selection.view), counts(selection)
    return {key: [on[key], numbers.get(key)] for key in on}


def _beside(view: View) -> bool:
    """Whether the panel has something to say of a view."""
    return view.selected is not None or view.compare_to is not None


def _filters(view: View) -> View:
    """The view without what chooses no ties and names nothing."""
    plain = View()
    unseen = ("selected", "places", "theme", "picture", "layout", "centre", "seed")
    return view.but(**{name: getattr(plain, name) for name in unseen})


def _timeless(view: View) -> View:
    """What the time strip counts ties of: the filters without a time."""
    return _filters(view).but(since=None, as_of=None, compare_to=None)


def _said(view: View) -> View:
    """What the words line says a view by: all of it but what is looked at more closely."""
    return view.but(selected=None, theme="auto")


@remembered(128)
def _selected(dataset: Dataset, view: View) -> Selection:
    # Kept, since each answer also needs the selection before it, to send only what changed.
    return select(dataset, view)
