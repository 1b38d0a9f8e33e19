"""What the page asks for beside its callbacks: files, the list, the sentence at the pointer."""

from __future__ import annotations

from collections.abc import Mapping
from urllib.parse import quote, unquote

from flask import Flask, Response, abort, jsonify, request

from alliance_network.dashboard.parts.listing import list_content
from alliance_network.errors import UsageError, ViewError, shown
from alliance_network.export import FORMATS, export, remarks
from alliance_network.figures.sheet import OPTIONS, sheet_of
from alliance_network.model.dataset import Dataset
from alliance_network.model.tie import STATUSES
from alliance_network.selection import select
from alliance_network.view import View, check, from_query
from alliance_network.words import actor_sentence, tie_sentence

__all__ = ["register"]


def register(server: Flask, datasets: Mapping[str, Dataset], *, public_url: str | None) -> None:
    """Add the routes to the page's server."""

    def dataset_of(name: str) -> Dataset:
        if name not in datasets:
            abort(_said(f"There is no network called {shown(name)} here.", 404))
        return datasets[name]

    @server.get("/export/<name>.<format_>")
    def exported(name: str, format_: str) -> Response:
        dataset = dataset_of(name)
        options, query = _split(request.query_string.decode())
        try:
            view = check(from_query(query), dataset)
            sheet = sheet_of(options)
            made = export(dataset, view, format=format_, sheet=sheet, public_url=public_url)
            missed = remarks(dataset, view, format=format_, sheet=sheet)
        except (UsageError, ViewError) as error:
            return _said(str(error), 400)
        found = FORMATS[format_]
        response = Response(made, content_type=found.media_type)
        filename = f"{dataset.name}.{found.ending}"
        response.headers["Content-Disposition"] = (
            f"attachment; filename=\"{filename}\"; filename*=UTF-8''{quote(filename)}"
        )
        if missed:
            # A header holds no letters beyond Latin.
            response.headers["Export-Remarks"] = quote(" ".join(missed))
        return response

    @server.get("/list/<name>")
    def listed(name: str) -> Response:
        dataset = dataset_of(name)
        try:
            view = check(from_query(request.query_string.decode()), dataset)
        except ViewError as error:
            return _said(str(error), 400)
        return jsonify(list_content(select(dataset, view)))

    @server.get("/about/<name>")
    def about(name: str) -> Response:
        dataset = dataset_of(name)
        key = request.args.get("key", "")
        everything = select(dataset, View(statuses=frozenset(STATUSES)))
        if key in dataset.actor_index:
            return _said(actor_sentence(everything, key))
        if key in everything.keys:
            return _said(tie_sentence(dataset, everything.tie(key)))
        return _said(f"There is no actor or tie {shown(key)}.", 404)


def _split(query: str) -> tuple[dict[str, str], str]:
    """An export's own options, and the view's query without them."""
    options, kept = {}, []
    for part in query.split("&"):
        name, _, value = part.partition("=")
        if name in OPTIONS:
            options[name] = unquote(value)
        else:
            kept.append(part)
    return options, "&".join(kept)


def _said(sentence: str, status: int = 200) -> Response:
    return Response(sentence, status=status, content_type="text/plain; charset=utf-8")
