"""Templates of a table to be filled in, to download."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from types import MappingProxyType

from flask import Flask, Response

from alliance_network.dashboard.answers import attached
from alliance_network.formats.template import template_csv, template_workbook

__all__ = ["register"]

_TEMPLATES: Mapping[str, tuple[Callable[[], bytes], str]] = MappingProxyType(
    {
        "template.csv": (template_csv, "text/csv; charset=utf-8"),
        "template.xlsx": (
            template_workbook,
            "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet",
        ),
    }
)
"""What makes each file, and its media type."""


def register(server: Flask) -> None:
    """Add the routes to the page's server."""

    @server.get("/template.csv", defaults={"name": "template.csv"})
    @server.get("/template.xlsx", defaults={"name": "template.xlsx"})
    def template(name: str) -> Response:
        make, media_type = _TEMPLATES[name]
        return attached(Response(make(), content_type=media_type), name)
