"""What the page can ask of the networks themselves: which are served, and whether one changed."""

from __future__ import annotations

import re
from typing import Any

from flask import Flask, Response, jsonify, request

from alliance_network.dashboard.answers import named
from alliance_network.dashboard.networks import Networks
from alliance_network.history import histories
from alliance_network.model.dataset import Dataset
from alliance_network.words import source_reaches

__all__ = ["register"]

MOST_ASKED = 20
"""Dropped networks of which the page asks at once whether they are still kept."""

_SENTENCE = re.compile(r".+?[.!?](?=\s|$)", re.DOTALL)


def register(server: Flask, networks: Networks) -> None:
    """Add the routes to the page's server."""

    @server.get("/served")
    def served() -> Response:
        return jsonify([_described(name, dataset) for name, dataset in networks.items()])

    @server.get("/served/kept")
    def kept() -> Response:
        names = request.args.get("names", "").split(",")[:MOST_ASKED]
        store = networks.store
        return jsonify([name for name in names if store is not None and store.there(name)])

    @server.get("/watch/<name>")
    def watched(name: str) -> Response:
        watch = named(networks.watched, name, "network that may change")
        fault = watch.fault
        return jsonify({"hash": watch.dataset.hash, "fault": fault})


def _described(name: str, dataset: Dataset) -> dict[str, Any]:
    """What a list of networks says of one."""
    reaches = zip(dataset.sources, source_reaches(dataset), strict=True)
    return {
        "name": name,
        "title": dataset.title,
        "about": _first_sentence(dataset.description),
        "reach": [f"{source.title}: {reach}" for source, reach in reaches],
        "actors": len(dataset.actors),
        "ties": len(histories(dataset).latest),
        "claims": dataset.claims.height,
    }


def _first_sentence(text: str) -> str:
    """The beginning of a text, up to the first full stop before a blank."""
    found = _SENTENCE.match(text)
    return " ".join((text if found is None else found[0]).split())
