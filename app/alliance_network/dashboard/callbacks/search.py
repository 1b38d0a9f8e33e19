"""Search: what was typed in, what was found out."""

from __future__ import annotations

from collections.abc import Mapping

from dash import Dash, Input, Output, State

from alliance_network.dashboard.ids import Id
from alliance_network.dashboard.parts.found import found
from alliance_network.model.dataset import Dataset
from alliance_network.search import search

__all__ = ["register"]


def register(app: Dash, datasets: Mapping[str, Dataset]) -> None:
    """Let the search field answer as it is typed into."""

    @app.callback(
        Output(Id.RESULTS, "children"),
        Input(Id.SEARCH, "value"),
        State(Id.VIEW, "data"),
        prevent_initial_call=True,
    )
    def answer(text, now):
        dataset = datasets.get(now["dataset"]) if now else None
        if dataset is None:
            return []  # Typed before the first answer.
        return found(dataset, text or "", search(dataset, text or ""))
