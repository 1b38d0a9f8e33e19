"""A file given to the page: a figure shows its view again, anything else becomes a network."""

from __future__ import annotations

import threading
from collections.abc import Mapping
from contextlib import suppress
from typing import IO, Any
from urllib.parse import unquote

from flask import Flask, Response, jsonify, request
from pydantic import BaseModel, ConfigDict, ValidationError
from werkzeug.exceptions import ClientDisconnected, RequestEntityTooLarge

from alliance_network.dashboard.answers import said
from alliance_network.dashboard.apart import Busy, place, read_apart
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

SECONDS_TO_SEND = 300.0
"""Within which a file has to arrive: who is slower keeps others waiting."""

MOST_ON_THEIR_WAY = 64
"""Files whose senders may have stopped sending, each of which costs a thread that waits."""

HEARD_OUT = 4
"""Times the largest size up to which a file that is too large is taken before it is refused."""

PIECE = 2**16
"""Bytes of a file that are taken at once."""

NAME_LENGTH = 200
"""Longest name of a file, in characters."""

_taking = threading.BoundedSemaphore(MOST_ON_THEIR_WAY)


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
            with place():
                return _opened(_body(most=most), networks)
        except RequestEntityTooLarge:
            return said(_too_large(most), 413)
        except ClientDisconnected:
            return said("The file did not arrive whole: send it again.", 400)
        except Busy as error:
            answer = said(str(error), 503)
            answer.headers["Retry-After"] = "60"
            return answer
        except UsageError as error:
            return said(str(error), 400)


def _body(*, most: int) -> bytes:
    """What is sent, if it comes within a while and is no larger."""
    length = request.content_length
    # Of what is too large, much is taken and thrown away: many a browser only hears an answer
    # after it has said all.
    heard = length is not None and most < length <= HEARD_OUT * most
    if length is not None and length > most and not heard:
        raise RequestEntityTooLarge
    taken = _Taken(request.environ["wsgi.input"], HEARD_OUT * most if heard else most + 1)
    content = taken.within(SECONDS_TO_SEND)
    if heard or len(content) > most:
        raise RequestEntityTooLarge
    if length is not None and len(content) < length:
        raise ClientDisconnected
    return content


class _Taken(threading.Thread):
    """What comes in, taken by a thread of its own: only that waits for who sends nothing more."""

    def __init__(self, stream: IO[bytes], most: int) -> None:
        super().__init__(daemon=True)
        self._stream, self._left = stream, most
        self._pieces: list[bytes] = []
        self._slot = _taking

    def run(self) -> None:
        """Take what comes, up to its end."""
        try:
            with suppress(OSError):
                while self._left > 0 and (piece := self._stream.read(min(PIECE, self._left))):
                    self._left -= len(piece)
                    self._pieces.append(piece)
        finally:
            self._slot.release()

    def within(self, seconds: float) -> bytes:
        """All of it, if that has come within a time."""
        if not self._slot.acquire(blocking=False):
            raise Busy("Too many files are on their way to this server: try again in a minute.")
        self.start()
        self.join(seconds)
        if self.is_alive():
            self._left = 0
            raise UsageError("The file came too slowly: try again, or send a smaller one.")
        return b"".join(self._pieces)


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
