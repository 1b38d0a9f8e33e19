"""Drawn sheets for the page: what a view shows otherwise than as one network, as an SVG."""

from __future__ import annotations

from collections.abc import Mapping

from flask import Flask, Response, request

from alliance_network.dashboard.answers import known, said, split
from alliance_network.dashboard.layer_routes import SCHEMES
from alliance_network.errors import ViewError, shown
from alliance_network.export.svg import svg
from alliance_network.figures.pictures import picture_scene
from alliance_network.figures.style import THEMES, Style
from alliance_network.model.dataset import Dataset
from alliance_network.selection import select
from alliance_network.view import check, from_query

__all__ = ["LEAST", "MOST", "PICTURES", "register"]

PICTURES = ("timeline", "pair", "years", "relations")
"""The kinds of picture that are a drawn sheet."""

LEAST, MOST = 160, 8000
"""Smallest and largest side of the sheet's place, px."""


def register(server: Flask, datasets: Mapping[str, Dataset]) -> None:
    """Add the route to the page's server."""

    @server.get("/sheet/<name>")
    def sheet(name: str) -> Response:
        dataset = known(datasets, name)
        given, query = split(request.query_string.decode(errors="replace"), ("w", "h", "scheme"))
        scheme = given.get("scheme", "")
        if scheme not in SCHEMES:
            return said(f"scheme: {shown(scheme)} is none; use light or dark.", 400)
        try:
            view = check(from_query(query), dataset)
            width, height = (_side(side, given.get(side, "")) for side in ("w", "h"))
        except ViewError as error:
            return said(str(error), 400)
        if view.picture not in PICTURES:
            sentence = f"picture: {shown(view.picture)} is no sheet; use {', '.join(PICTURES)}."
            return said(sentence, 400)
        theme = THEMES[scheme if view.theme == "auto" else view.theme]
        scene = picture_scene(
            select(dataset, view),
            width=width,
            height=height,
            style=Style(theme=theme),
            scrolls=True,
        )
        return Response(svg(scene, keyed=True), content_type="image/svg+xml; charset=utf-8")


def _side(name: str, value: str) -> float:
    """A side of the place, px, within what can be drawn."""
    if not (value.isascii() and value.isdigit() and len(value) <= 5):
        raise ViewError(f"{name}: {shown(value)} is no size; use a whole number of pixels.")
    return float(min(max(int(value), LEAST), MOST))
