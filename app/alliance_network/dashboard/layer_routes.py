"""The picture's layers for a view that is not shown yet, so that showing it draws nothing anew."""

from __future__ import annotations

import json
from collections.abc import Mapping

from flask import Flask, Response, request

from alliance_network.dashboard.callbacks.picture import picture_data
from alliance_network.errors import ViewError, shown
from alliance_network.figures.style import THEMES
from alliance_network.model.dataset import Dataset
from alliance_network.selection import select
from alliance_network.view import check, from_query

__all__ = ["register"]

PLACE = ("w", "h", "upright", "presenting")
"""What an address says of the place, beside the view: names no choice of a view has."""


def register(server: Flask, datasets: Mapping[str, Dataset]) -> None:
    """Add the route to the page's server."""

    @server.get("/layers/<name>")
    def layers(name: str) -> Response:
        if name not in datasets:
            return _said(f"There is no network called {shown(name)} here.", 404)
        given = {one: request.args.get(one, "") for one in (*PLACE, "scheme")}
        query = "&".join(
            part
            for part in request.query_string.decode().split("&")
            if part.partition("=")[0] not in given
        )
        if given["scheme"] not in THEMES:
            return _said(f"scheme: {shown(given['scheme'])} is none; use light or dark.", 400)
        try:
            view = check(from_query(query), datasets[name])
            place = {side: _side(side, given[side]) for side in ("w", "h")}
        except ViewError as error:
            return _said(str(error), 400)
        place |= {one: given[one] == "true" for one in ("upright", "presenting")}
        scheme = given["scheme"] if view.theme == "auto" else view.theme
        made = picture_data(
            select(datasets[name], view), place=place, scheme=scheme, known=frozenset()
        )
        # Not sorted, as the page's other answers: it compares what they say as text.
        return Response(json.dumps(made), content_type="application/json")


def _side(name: str, value: str) -> float:
    """A side of the place, px: digits alone, so never infinite and never none."""
    if not (value.isascii() and value.isdigit() and len(value) <= 5):
        raise ViewError(f"{name}: {shown(value)} is no size; use a whole number of pixels.")
    return float(value)


def _said(sentence: str, status: int) -> Response:
    return Response(sentence, status=status, content_type="text/plain; charset=utf-8")
