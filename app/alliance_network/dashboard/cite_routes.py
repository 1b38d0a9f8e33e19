"""How the figure on the page, or its whole network, is cited, as a file."""

from __future__ import annotations

from collections.abc import Mapping
from types import MappingProxyType

from flask import Flask, Response, request

from alliance_network.dashboard.answers import attached, known, said, split
from alliance_network.errors import UsageError, ViewError, shown
from alliance_network.export.citation import citation, dataset_citation
from alliance_network.figures.sheet import sheet_of
from alliance_network.model.dataset import Dataset
from alliance_network.view import check, from_query

__all__ = ["register"]

_STYLES: Mapping[str, tuple[str, str]] = MappingProxyType(
    {
        "txt": ("text", "text/plain"),
        "bib": ("bibtex", "application/x-bibtex"),
        "json": ("csl", "application/vnd.citationstyles.csl+json"),
    }
)
"""Style and media type by the ending of the file."""


def register(server: Flask, datasets: Mapping[str, Dataset], *, public_url: str | None) -> None:
    """Add the route to the page's server."""

    @server.get("/cite/<name>.<ending>")
    def cited(name: str, ending: str) -> Response:
        dataset = known(datasets, name)
        if ending not in _STYLES:
            return said(f"There is no citation as {shown(ending)}; use {', '.join(_STYLES)}.", 404)
        style, media_type = _STYLES[ending]
        try:
            asked = request.query_string.decode(errors="replace")
            options, query = split(asked, ("title", "whole"))
            how = {"style": style, "public_url": public_url, "place": name}
            if options.pop("whole", "no") == "yes":
                made = dataset_citation(dataset, **how)
            else:
                view, title = check(from_query(query), dataset), sheet_of(options).title
                made = citation(dataset, view, title=title, **how)
        except (UsageError, ViewError) as error:
            return said(str(error), 400)
        response = Response(made, content_type=f"{media_type}; charset=utf-8")
        return attached(response, f"{dataset.name}.{ending}")
