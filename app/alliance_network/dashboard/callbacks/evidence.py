"""What can be chosen of evidence: an answer of its own, which no other answer waits for."""

from __future__ import annotations

from collections.abc import Mapping

from dash import ClientsideFunction, Dash, Input, Output, no_update

from alliance_network.dashboard.ids import Id
from alliance_network.dashboard.parts.evidence import evidence, told
from alliance_network.errors import ViewError
from alliance_network.model.dataset import Dataset
from alliance_network.selection.offers import offers
from alliance_network.view import check, from_query

__all__ = ["register"]


def register(app: Dash, datasets: Mapping[str, Dataset]) -> None:
    """Let assets/evidence.js ask for the choices of a network, and for what each would leave."""

    @app.callback(
        Output(Id.EVIDENCE, "children"),
        Output(Id.EVIDENCE_TOLD, "data"),
        Input(Id.EVIDENCE_ASKED, "data"),
        prevent_initial_call=True,
    )
    def answer(asked):
        dataset = datasets.get(asked["dataset"])
        try:
            view = None if dataset is None else check(from_query(asked["query"]), dataset)
        except ViewError:
            view = None
        if view is None:
            return no_update, no_update  # The page itself says why.
        # Numbers that nobody sees are not worth the time.
        found = offers(dataset, view) if asked["numbers"] else None
        now = told(dataset, view, found)
        same = now["shape"] == asked["shape"]
        return no_update if same else evidence(dataset, view), now

    app.clientside_callback(ClientsideFunction("page", "evidence"), Input(Id.EVIDENCE_TOLD, "data"))
