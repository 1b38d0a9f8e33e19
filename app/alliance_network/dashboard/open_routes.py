"""A file given to the page: a figure shows its view again, anything else becomes a network."""

from __future__ import annotations

import time
from collections.abc import Mapping
from typing import Any
from urllib.parse import unquote

from flask import Flask, Response, jsonify, request
from pydantic import BaseModel, ConfigDict, ValidationError
from werkzeug.exceptions import ClientDisconnected, RequestEntityTooLarge

from alliance_network.dashboard.answers import said
from alliance_network.dashboard.apart import Busy, read_apart, turn
from alliance_network.dashboard.networks import Networks
from alliance_network.dashboard.reading import Wish
from alliance_network.errors import UsageError, shown
from alliance_network.export.origin import read_origin
from alliance_network.export.packets import MOST_BYTES, is_figure
from alliance_network.export.reopened import reopened
from alliance_network.formats.mapping import ColumnMapping, mapping_text
from alliance_network.view import to_query

__all__ = ["UPLOAD_BYTES", "register"]

UPLOAD_BYTES = 64 * 2**20
"""Largest file that is taken, unless another limit is set."""

SECONDS_TO_SEND = 120.0
"""Within which a file has to arrive: who is slower keeps others waiting."""

PIECE = 2**16
"""Bytes of a file that are taken at once."""

NAME_LENGTH = 200
"""Longest name of a file, in characters."""


class _Mapping(BaseModel):
    model_config = ConfigDict(strict=True, extra="forbid")

    columns: dict[str, str] = {}
    values: dict[str, str] = {}
    left_out: list[str] = []


def register(server: Flask, networks: Networks, *, upload_bytes: int = UPLOAD_BYTES) -> None:
    """Add the route. Nothing of what is sent is kept unless it is a network, and to be opened.

    Parameters
    ----------
    server
    networks
        With a store, else only figures are opened.
    upload_bytes
        Largest file that is taken.
    """
    most = MOST_BYTES if networks.store is None else upload_bytes

    @server.post("/open")
    def opened() -> Response:
        # For this route alone: nothing else that a page sends is as large.
        request.max_content_length = most
        try:
            with turn():
                return _opened(_body(), networks)
        except (RequestEntityTooLarge, ClientDisconnected):
            return said(_too_large(most), 413)
        except Busy as error:
            answer = said(str(error), 503)
            answer.headers["Retry-After"] = "60"
            return answer
        except UsageError as error:
            return said(str(error), 400)


def _body() -> bytes:
    """What is sent, if it comes within a while."""
    pieces, until = [], time.monotonic() + SECONDS_TO_SEND
    while piece := request.stream.read(PIECE):
        pieces.append(piece)
        if time.monotonic() > until:
            raise UsageError("The file came too slowly: try again, or send a smaller one.")
    return b"".join(pieces)


def _too_large(most: int) -> str:
    return (
        f"The file is larger than the {most / 2**20:,.4g} MB that this server takes: choose the "
        "rows that matter, or open it on your own machine with `alliance-network serve FILE`."
    )


def _opened(content: bytes, networks: Networks) -> Response:
    if is_figure(content):
        return jsonify(_figure(content, networks))
    if networks.store is None:
        raise UsageError(
            "This server opens figures that were exported, and no networks of your own: open the "
            "file on your own machine with `alliance-network serve FILE`."
        )
    wish = Wish(
        name=_file_name(),
        content=content,
        mapping=_mapping(),
        preview=request.headers.get("Preview") == "1",
    )
    answer, network = read_apart(wish)
    kind = answer["kind"]
    if kind == "refused":
        raise UsageError(answer["said"])
    if kind == "network":
        there = networks.name_of(answer["network"])
        # What is served or kept already is there under its address.
        if there is None:
            networks.store.write(answer["network"], network)
        else:
            answer["network"] = there
    response = jsonify(answer)
    response.status_code = 422 if kind == "faults" else 200
    return response


def _figure(content: bytes, networks: Networks) -> dict[str, Any]:
    origin = read_origin(content)
    # The very network, whatever it is called here; else another version of it.
    name = networks.name_of(origin.hash)
    if name is None:
        name = origin.network
    if name not in networks:
        raise UsageError(
            f"The figure shows the network {shown(origin.network)}, which is not here; there is "
            f"{', '.join(sorted(networks))}."
        )
    found = reopened(origin, networks[name])
    return {
        "kind": "figure",
        "network": name,
        "query": to_query(found.view),
        "said": found.said,
        "differs": found.differs,
    }


def _file_name() -> str:
    """The name of the file, as its headers say it: without folders, and nothing unseemly in it."""
    name = unquote(request.headers.get("File-Name", "")).replace("\\", "/").rpartition("/")[2]
    plain = "".join(letter for letter in name if letter.isprintable()).strip()
    # The ending says what it is.
    stem, dot, ending = plain.rpartition(".")
    if len(plain) > NAME_LENGTH:
        plain = f"{stem[: NAME_LENGTH - 20]}{dot}{ending[:19]}"
    return plain or "file"


def _mapping() -> str | None:
    """What a person said of the columns, as TOML: it may be sent so, or as JSON."""
    text = unquote(request.headers.get("Mapping", "")).strip()
    if not text.startswith("{"):
        return text or None
    try:
        sent: Mapping[str, Any] = _Mapping.model_validate_json(text).model_dump()
    except ValidationError:
        raise UsageError("The page did not send a mapping of columns: load it again.") from None
    return mapping_text(ColumnMapping(**{**sent, "left_out": tuple(sent["left_out"])}))
