"""What the page asks for beside its callbacks: the list, the sentence at the pointer, what a
network is made of."""

from __future__ import annotations

from collections.abc import Mapping

from flask import Flask, Response, jsonify, request

from alliance_network.dashboard.answers import known, said
from alliance_network.dashboard.parts.about import about_content
from alliance_network.dashboard.parts.listing import list_content
from alliance_network.errors import ViewError, shown
from alliance_network.model.dataset import Dataset
from alliance_network.model.tie import STATUSES
from alliance_network.selection import select
from alliance_network.view import View, check, from_query
from alliance_network.words import actor_sentence, tie_sentences

__all__ = ["register"]

_EVERYTHING = View(statuses=frozenset(STATUSES))


def register(server: Flask, datasets: Mapping[str, Dataset]) -> None:
    """Add the routes to the page's server."""

    @server.get("/list/<name>")
    def listed(name: str) -> Response:
        dataset = known(datasets, name)
        try:
            view = check(from_query(request.query_string.decode()), dataset)
        except ViewError as error:
            return said(str(error), 400)
        return jsonify(list_content(select(dataset, view)))

    @server.get("/about/<name>")
    def about(name: str) -> Response:
        dataset = known(datasets, name)
        if "key" not in request.args:
            return jsonify(about_content(dataset))
        key = request.args["key"]
        query = request.query_string.decode().partition("&key=")[0]
        try:
            view = check(from_query(query), dataset) if query.startswith("v=") else _EVERYTHING
        except ViewError as error:
            return said(str(error), 400)
        selection = select(dataset, view)
        if key in dataset.actor_index:
            return said(actor_sentence(selection, key))
        if key in selection.keys:
            return said(*tie_sentences(selection, [key]))
        return said(f"There is no actor or tie {shown(key)}.", 404)
