"""The ids of the page, named once.

The scripts and style sheets in assets/ use the same words; a test holds them together.
"""

from __future__ import annotations

from typing import Final

# ---- stores ---- #
VIEW: Final = "view"  # {"dataset", "query", "n", "history"}: the only state
ACTION: Final = "action"  # {"acts": [{"n", "do", "of"}, ...]}: done, and not yet in VIEW
SCHEME: Final = "scheme"  # "light" or "dark": what the system asks for
PLACE: Final = "place"  # {"w", "h"}: size of the picture, CSS px
LAYERS: Final = "layers"  # the picture's data
KNOWN: Final = "known"  # the layers that the browser keeps
PICKED: Final = "picked"  # {"key", "n"}: clicked in the picture
DROPPED: Final = "dropped"  # {"actor", "x", "y"}: dragged in the picture
POINTED: Final = "pointed"  # {"key"}: under the pointer; never leaves the browser
ITEMS: Final = "items"  # what the parallel list shows

# ---- places of the page ---- #
MANTINE: Final = "mantine"
SHELL: Final = "shell"
HEADING: Final = "network-name"
WORDS: Final = "words"
RAIL: Final = "rail"
FOCUS: Final = "rail-focus"
PICTURE: Final = "picture"
MESSAGE: Final = "message"
EMPTY: Final = "empty"
PANEL: Final = "panel"
LISTING: Final = "listing"

# ---- search ---- #
SEARCH: Final = "search"
RESULTS: Final = "search-results"

# ---- export, share, help ---- #
EXPORT: Final = "export"
EXPORT_FORMAT: Final = "export-format"
EXPORT_SIZE: Final = "export-size"
EXPORT_WIDTH: Final = "export-width"
EXPORT_HEIGHT: Final = "export-height"
EXPORT_SCALE: Final = "export-scale"
EXPORT_THEME: Final = "export-theme"
EXPORT_CLEAR: Final = "export-clear"
EXPORT_LINK: Final = "export-link"
EXPORT_DATA: Final = "export-data"
SHARE: Final = "share"
SHARE_LINK: Final = "share-link"
HELP: Final = "help"
SINGLE_KEYS: Final = "single-keys"

# ---- parts of the rail ---- #
SWITCH: Final = "switch"
COUNT: Final = "count"


def switch(group: str, name: str) -> dict[str, str]:
    """Id of one switch or choice; `group` is what it chooses ("relation", "layout" ...)."""
    return {"part": SWITCH, "of": f"{group}:{name}"}


def count(group: str, name: str) -> dict[str, str]:
    """Id of the number beside a switch."""
    return {"part": COUNT, "of": f"{group}:{name}"}
