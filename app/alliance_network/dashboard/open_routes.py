"""A figure given back to the page: what it showed, on the network that is here."""

from __future__ import annotations

from collections.abc import Mapping

from flask import Flask, Response, jsonify, request
from werkzeug.exceptions import RequestEntityTooLarge

from alliance_network.dashboard.answers import said
from alliance_network.errors import UsageError, shown
from alliance_network.export.origin import read_origin
from alliance_network.export.packets import MOST_BYTES
from alliance_network.export.reopened import reopened
from alliance_network.model.dataset import Dataset
from alliance_network.view import to_query

__all__ = ["register"]


def register(server: Flask, datasets: Mapping[str, Dataset]) -> None:
    """Add the route. Nothing of what is sent is kept."""

    @server.post("/open")
    def opened() -> Response:
        # For this route alone: nothing else that a page sends is as large.
        request.max_content_length = MOST_BYTES
        try:
            content = request.get_data(cache=False)
        except RequestEntityTooLarge:
            most = f"{MOST_BYTES // 2**20} MB"
            return said(f"The file is larger than {most}, which no figure of ours is.", 413)
        try:
            return jsonify(_answer(content, datasets))
        except UsageError as error:
            return said(str(error), 400)


def _answer(content: bytes, datasets: Mapping[str, Dataset]) -> dict[str, str | bool]:
    origin = read_origin(content)
    if origin.network not in datasets:
        raise UsageError(
            f"The figure shows the network {shown(origin.network)}, which is not here; there is "
            f"{', '.join(sorted(datasets))}."
        )
    found = reopened(origin, datasets[origin.network])
    return {
        "network": origin.network,
        "query": to_query(found.view),
        "said": found.said,
        "differs": found.differs,
    }
