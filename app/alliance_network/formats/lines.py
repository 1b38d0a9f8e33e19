"""Lines: the quick way to read a large text table without fault, one row a line.

It takes a table only if it is sure to read it as `records` does; what is not sure, or has a fault
to be told, is left to that.
"""

from __future__ import annotations

import re

import polars as pl

__all__ = ["is_clean", "sound_frame"]

_NO_SIGN = "\x1f"
"""Separates nothing in a text, so that each line is one cell."""


def sound_frame(data: bytes, *, separator: str, width: int) -> pl.DataFrame | None:
    """The rows of a table of which each stands on one line and has the same number of cells.

    Parameters
    ----------
    data
        The lines below the header, in UTF-8, no empty one after them.
    separator
        The sign between cells.
    width
        Number of cells of each row.

    Returns
    -------
    DataFrame or None
        Columns of text "0", "1" ... from the left, null where empty; None if the rows are not all
        like that.
    """
    if not data or _NO_SIGN.encode() in data or _has_empty_line(data):
        return None
    try:
        lines = _csv(data, separator=_NO_SIGN, width=1, quotes=False)["0"]
        quotes = b'"' in data
        if quotes:
            lines = _without_quoted(lines, separator=separator)
        if lines is None or not _is_even(lines, separator=separator, width=width):
            return None
        frame = _csv(data, separator=separator, width=width, quotes=quotes)
    except pl.exceptions.PolarsError:
        return None
    return frame if frame.height == len(lines) else None


def is_clean(data: bytes, *, separator: str) -> bool:
    """Whether the cells of a sound table are surely as `clean` leaves them: all in ASCII, without
    spaces round them, none an empty pair of quotes."""
    sign = separator.encode()
    spaces = (b"\t", b"\x0b", b"\x0c", b"\r", b'"')
    if not data.isascii() or any(space in data for space in spaces if space != sign):
        return False
    ends = (sign + b" ", b" " + sign, b"\n ", b" \n")
    return not any(end in data for end in ends) and data[:1] != b" " and data[-1:] != b" "


def _has_empty_line(data: bytes) -> bool:
    if data.startswith((b"\n", b"\r")) or b"\n\n" in data or b"\n\r" in data:
        return True
    # A sole return is a line end too.
    return data.count(b"\r") != data.count(b"\r\n")


def _csv(data: bytes, *, separator: str, width: int, quotes: bool) -> pl.DataFrame:
    return pl.read_csv(
        data,
        has_header=False,
        schema={str(place): pl.String for place in range(width)},
        separator=separator,
        quote_char='"' if quotes else None,
    )


def _without_quoted(lines: pl.Series, *, separator: str) -> pl.Series | None:
    """The lines without their quoted cells; None if one has a quotation mark out of place."""
    sign = re.escape(separator)
    cell = f'(?:[^"{sign}]*|"(?:[^"]|"")*")'
    quoted = lines.str.contains('"', literal=True)
    if not lines.filter(quoted).str.contains(f"^{cell}(?:{sign}{cell})*\r?$").all():
        return None
    return lines.str.replace_all('"[^"]*"', "")


def _is_even(lines: pl.Series, *, separator: str, width: int) -> bool:
    signs = lines.str.count_matches(separator, literal=True)
    return signs.min() == width - 1 and signs.max() == width - 1
