"""The picture's layers for a view that is not shown yet, so that showing it draws nothing anew."""

from __future__ import annotations

import json
from collections.abc import Mapping

from flask import Flask, Response, request

from alliance_network.dashboard.answers import known, said, split
from alliance_network.dashboard.callbacks.picture import picture_data
from alliance_network.errors import ViewError, shown
from alliance_network.model.dataset import Dataset
from alliance_network.selection import select
from alliance_network.view import check, from_query

__all__ = ["SCHEMES", "register"]

PLACE = ("w", "h", "upright", "presenting")
"""What an address says of the place, beside the view: names no choice of a view has."""
SCHEMES = ("light", "dark")


def register(server: Flask, datasets: Mapping[str, Dataset]) -> None:
    """Add the route to the page's server."""

    @server.get("/layers/<name>")
    def layers(name: str) -> Response:
        dataset = known(datasets, name)
        given, query = split(request.query_string.decode(errors="replace"), (*PLACE, "scheme"))
        scheme = given.get("scheme", "")
        if scheme not in SCHEMES:
            return said(f"scheme: {shown(scheme)} is none; use light or dark.", 400)
        try:
            view = check(from_query(query), dataset)
            place = {side: _side(side, given.get(side, "")) for side in ("w", "h")}
        except ViewError as error:
            return said(str(error), 400)
        place |= {one: given.get(one) == "true" for one in ("upright", "presenting")}
        made = picture_data(
            select(dataset, view),
            place=place,
            scheme=scheme if view.theme == "auto" else view.theme,
            known=frozenset(),
        )
        # Not sorted, as the page's other answers: it compares what they say as text.
        return Response(json.dumps(made), content_type="application/json")


def _side(name: str, value: str) -> float:
    """A side of the place, px: digits alone, so never infinite and never none."""
    if not (value.isascii() and value.isdigit() and len(value) <= 5):
        raise ViewError(f"{name}: {shown(value)} is no size; use a whole number of pixels.")
    return float(value)
