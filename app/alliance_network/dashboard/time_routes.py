"""How many ties there are at each step of time, for the strip under the picture."""

from __future__ import annotations

from collections.abc import Mapping

from flask import Flask, Response, jsonify, request

from alliance_network.dashboard.answers import known, said
from alliance_network.dashboard.parts.time import time_content
from alliance_network.errors import ViewError
from alliance_network.model.dataset import Dataset
from alliance_network.view import check, from_query

__all__ = ["register"]


def register(server: Flask, datasets: Mapping[str, Dataset]) -> None:
    """Add the route to the page's server."""

    @server.get("/time/<name>")
    def times(name: str) -> Response:
        dataset = known(datasets, name)
        try:
            view = check(from_query(request.query_string.decode()), dataset)
        except ViewError as error:
            return said(str(error), 400)
        return jsonify(time_content(dataset, view))
