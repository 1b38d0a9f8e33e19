"""The network itself as a file, in every form that other programs read."""

from __future__ import annotations

from mimetypes import guess_type

from flask import Flask, Response, request

from alliance_network.dashboard.answers import attached, known, said, split
from alliance_network.dashboard.networks import Networks
from alliance_network.errors import UsageError, ViewError, shown
from alliance_network.export.saved import saved_of
from alliance_network.formats import called
from alliance_network.view import check, from_query

__all__ = ["register"]


def register(server: Flask, networks: Networks) -> None:
    """Add the route to the page's server."""

    @server.get("/save/<name>.<ending>")
    def saved(name: str, ending: str) -> Response:
        dataset = known(networks, name)
        options, query = split(request.query_string.decode(errors="replace"), ("format",))
        try:
            kind = called(options.get("format", ""))
            if kind.write is None:
                raise UsageError(f"A network cannot be saved as {kind.name}.")
            if f".{ending}" != kind.endings[0]:
                raise UsageError(
                    f"A network is saved as {kind.name} in a file that ends in "
                    f"{kind.endings[0]}, not in {shown(f'.{ending}')}."
                )
            view = check(from_query(query), dataset) if query else None
            content = kind.write(saved_of(dataset, view))
        except (UsageError, ViewError) as error:
            return said(str(error), 400)
        filename = f"{dataset.name}{kind.endings[0]}"
        media_type = guess_type(filename)[0] or "application/octet-stream"
        return attached(Response(content, content_type=media_type), filename)
