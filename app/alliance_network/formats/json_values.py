"""JSON into plain values: texts, true and false, lists and objects; nothing is lost in silence."""

from __future__ import annotations

import json
import re
from collections.abc import Mapping
from typing import Any

from alliance_network.errors import DataError, shown
from alliance_network.formats.encodings import decoded
from alliance_network.formats.file import File
from alliance_network.formats.graph_text import text_in

__all__ = ["cells_of", "has_keys", "json_of", "text_of"]

MOST_DEPTH = 50
"""Deepest value in another that is read."""
_TOO_DEEP = f"Its values are nested more than {MOST_DEPTH} deep."


class _Twice(Exception):
    """An object has a key twice; the text is the key."""


def has_keys(file: File, *patterns: re.Pattern[bytes]) -> bool:
    """Whether a file begins as JSON does and holds each of some patterns: a look, no reading."""
    if file.head.lstrip(b"\xef\xbb\xbf\xff\xfe\x00 \t\r\n")[:1] not in (b"{", b"["):
        return False
    # UTF-16 has a zero in every other byte.
    content = decoded(file.content).data if b"\0" in file.head else file.content
    return all(pattern.search(content) is not None for pattern in patterns)


def json_of(file: File) -> Any:
    """The value in a JSON file; numbers are the texts they are written as, NaN is None.

    Raises
    ------
    DataError
        It is in no one encoding or no sound JSON, has a key twice in one object, or is nested too
        deep.
    """
    text = text_in(file)
    remedy = "Save it again with the program that made it."
    row = None
    try:
        value = json.loads(
            text,
            object_pairs_hook=_object,
            parse_int=str,
            parse_float=str,
            parse_constant=_constant,
        )
        if not _too_deep(value):
            return value
        message = _TOO_DEEP
    except json.JSONDecodeError as error:
        message = f"The file is no sound JSON ({error.msg[0].lower()}{error.msg[1:]})."
        row = error.lineno
    except _Twice as error:
        message = f"The key {shown(error)} is there twice in one object."
        remedy = "Delete one of the two."
    except RecursionError:
        message = _TOO_DEEP
    raise DataError([file.fault(message, remedy=remedy, row=row)])


def text_of(value: Any) -> str | None:
    """A value as the text of a cell; None if it is empty."""
    if value is None or value == "":
        return None
    if isinstance(value, str):
        return _whole(value)
    if isinstance(value, bool):
        return "true" if value else "false"
    if isinstance(value, list) and all(isinstance(each, str) for each in value):
        return _whole(" | ".join(value)) or None
    return None if not value else _whole(json.dumps(value, ensure_ascii=False))


def cells_of(attributes: Mapping[str, Any], *, but: tuple[str, ...] = ()) -> dict[str, str]:
    """The attributes of a node or edge as cells, without the empty ones and some others."""
    texts = ((name, text_of(value)) for name, value in attributes.items() if name not in but)
    return {_whole(name): text for name, text in texts if text is not None}


def _object(pairs: list[tuple[str, Any]]) -> dict[str, Any]:
    found = dict(pairs)
    if len(found) < len(pairs):
        seen = set()
        for key, _ in pairs:
            if key in seen:
                raise _Twice(key)
            seen.add(key)
    return found


def _constant(name: str) -> str | None:
    return None if name == "NaN" else name


def _whole(text: str) -> str:
    """A text without halves of characters, which no UTF-8 can hold."""
    if text.isascii():
        return text
    return text.encode("utf-8", "surrogatepass").decode("utf-8", "replace")


def _too_deep(value: Any) -> bool:
    level = [value]
    for _ in range(MOST_DEPTH):
        inner = [each for each in level if isinstance(each, dict | list)]
        if not inner:
            return False
        level = [v for each in inner for v in (each.values() if isinstance(each, dict) else each)]
    return True
