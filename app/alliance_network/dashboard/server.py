"""The web application as a server runs it: guarded, and ready before the first request."""

from __future__ import annotations

import os
from collections.abc import Mapping, Sequence
from importlib.metadata import version
from pathlib import Path

from dash import Dash
from flask import Flask, Response, jsonify, request
from flask_compress import Compress

from alliance_network.dashboard.address import is_embedded
from alliance_network.dashboard.app import build
from alliance_network.dashboard.mount import Mount
from alliance_network.dashboard.networks import Networks
from alliance_network.dashboard.settings import Settings, load, load_stories
from alliance_network.dashboard.store import DAY, Store
from alliance_network.dashboard.watched import Watched
from alliance_network.formats import shipped
from alliance_network.model.dataset import Dataset
from alliance_network.seeds import cache_folder

__all__ = ["content_policy", "prepare", "web_application"]

REQUEST_LIMIT = 4 * 2**20
"""Bytes a request may hold. The largest is a view with every actor dragged: 40 bytes an actor."""

YEAR = 365 * 24 * 3600


def web_application() -> Flask:
    """The WSGI application of one process of the server, from its environment."""
    settings = Settings.from_environment(os.environ)
    return prepare(load(settings), settings).server


def prepare(networks: Mapping[str, Dataset], settings: Settings) -> Dash:
    """Build the page for `networks` and make it fit to be served.

    Returns
    -------
    dash.Dash
        Its `server` is the WSGI application.
    """
    known = _all_networks(networks, settings)
    page = build(
        known,
        stories=load_stories(settings, networks),
        base_path=settings.base_path,
        public_url=settings.public_url,
        upload_bytes=settings.upload_limit * 2**20,
        debug=settings.debug,
    )
    server = page.server
    server.secret_key = settings.secret
    server.config.update(MAX_CONTENT_LENGTH=REQUEST_LIMIT, MAX_FORM_MEMORY_SIZE=REQUEST_LIMIT)
    server.wsgi_app = Mount(  # type: ignore[method-assign]
        server.wsgi_app, base_path=settings.base_path, public_url=settings.public_url
    )
    Compress(server)
    _add_health(server, known)
    scripts: list[str] = []

    @server.after_request
    def guard(response: Response) -> Response:
        return _guard(response, scripts)

    if settings.debug:
        page.enable_dev_tools(debug=True, dev_tools_disable_version_check=True)
    # Dash finishes setting up during the first request, and several threads that ask for the
    # first page at once get errors; nor are all inline scripts known before.
    server.test_client().get(settings.base_path)
    scripts += page.csp_hashes()
    return page


def _all_networks(served: Mapping[str, Dataset], settings: Settings) -> Networks:
    """What is served, looked at when it is saved, and what people drop."""
    store = None
    if settings.uploads:
        folder = cache_folder() / "dropped" if settings.store is None else Path(settings.store)
        store = Store(folder=folder, keep=settings.keep * DAY)
    ship = shipped()
    watched = {
        name: Watched(Path(path), dataset)
        for path, (name, dataset) in zip(settings.datasets, served.items(), strict=True)
        if path not in ship
    }
    return Networks(served, watched=watched, store=store)


def content_policy(script_hashes: Sequence[str], *, embedded: bool = False) -> str:
    """The content security policy: all from this server, and no inline script but our own.

    Only what is asked for to be embedded may stand in a frame of another site: there is nothing
    to be done on the page that a click won by deceit could do harm with.
    """
    framed = () if embedded else ("frame-ancestors 'self'",)
    return "; ".join(
        (
            "default-src 'self'",
            " ".join(("script-src 'self'", *script_hashes)),
            "style-src 'self' 'unsafe-inline'",  # Mantine and Plotly put styles on elements.
            "img-src 'self' data: blob:",
            "font-src 'self' data:",
            "worker-src 'self' blob:",
            "connect-src 'self'",
            "object-src 'none'",
            "base-uri 'self'",
            "form-action 'self'",
            *framed,
        )
    )


def _guard(response: Response, scripts: Sequence[str]) -> Response:
    """Say what a browser may do with an answer, and how long it may keep it."""
    headers = response.headers
    embedded = is_embedded(request.query_string.decode(errors="replace"))
    headers.setdefault("Content-Security-Policy", content_policy(scripts, embedded=embedded))
    headers.setdefault("X-Content-Type-Options", "nosniff")
    # A link to a source must not tell the source which view somebody was looking at.
    headers.setdefault("Referrer-Policy", "same-origin")
    if request.method == "POST" or response.status_code >= 400:
        headers["Cache-Control"] = "no-store"
    elif request.path.startswith("/assets/") and "m" in request.args:
        # Dash writes the day of the file's last change into its address.
        headers["Cache-Control"] = f"public, max-age={YEAR}, immutable"
    else:
        headers.setdefault("Cache-Control", "no-cache")
    return response


def _add_health(server: Flask, networks: Mapping[str, Dataset]) -> None:
    program = version("alliance-network")

    @server.get("/health")
    def health() -> Response:
        served = {name: network.hash for name, network in networks.items()}
        response = jsonify({"status": "ok", "version": program, "datasets": served})
        response.headers["Cache-Control"] = "no-store"
        return response
