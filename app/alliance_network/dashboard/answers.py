"""What the routes of the page have in common: what is asked for, and how it is answered."""

from __future__ import annotations

from collections.abc import Collection, Mapping, Sequence
from typing import TypeVar
from urllib.parse import quote, unquote

from flask import Response, abort

from alliance_network.dashboard.networks import EXPIRED
from alliance_network.dashboard.store import is_hash
from alliance_network.errors import shown
from alliance_network.model.dataset import Dataset

__all__ = ["attached", "known", "named", "remarked", "said", "split"]

_Found = TypeVar("_Found")


def said(sentence: str, status: int = 200) -> Response:
    """A sentence as an answer."""
    return Response(sentence, status=status, content_type="text/plain; charset=utf-8")


def known(networks: Mapping[str, Dataset], name: str) -> Dataset:
    """The network that an address names; one that is not here ends the request."""
    if is_hash(name) and name not in networks:
        abort(said(EXPIRED, 404))
    return named(networks, name, "network")


def named(found: Mapping[str, _Found], name: str, noun: str) -> _Found:
    """What is kept under a name; a name of nothing ends the request with a sentence."""
    there = found.get(name)
    if there is None:
        abort(said(f"There is no {noun} called {shown(name)} here.", 404))
    return there


def split(query: str, names: Collection[str]) -> tuple[dict[str, str], str]:
    """Options of these names, and the rest of a query without them: the view's."""
    options, kept = {}, []
    for part in query.split("&"):
        name, _, value = part.partition("=")
        if name in names:
            options[name] = unquote(value)
        else:
            kept.append(part)
    return options, "&".join(kept)


def attached(response: Response, filename: str) -> Response:
    """The answer as a file to keep."""
    response.headers["Content-Disposition"] = (
        f"attachment; filename=\"{filename}\"; filename*=UTF-8''{quote(filename)}"
    )
    return response


def remarked(response: Response, remarks: Sequence[str]) -> Response:
    """The answer with remarks on the picture in it, one a line."""
    if remarks:
        # A header holds no letters beyond Latin, and no line breaks.
        response.headers["Export-Remarks"] = quote("\n".join(remarks))
    return response
