"""The ids of the page, named once.

The scripts and style sheets in assets/ use the same words; a test holds them together.
"""

from __future__ import annotations

from enum import StrEnum

__all__ = ["Id"]


class Id(StrEnum):
    """Every id that a callback refers to."""

    # Stores
    VIEW = "view"  # {"dataset", "query", "n", "history", ...}: the only state
    ACTION = "action"  # {"acts": [{"n", "do", "of"}, ...]}: done, and not yet in VIEW
    SCHEME = "scheme"  # "light" or "dark": what the system asks for
    PLACE = "place"  # {"w", "h"}: size of the picture, CSS px
    LAYERS = "layers"  # the picture's data
    KNOWN = "known"  # hashes of the layers that the browser keeps
    PICKED = "picked"  # {"key", "n"}: clicked in the picture
    TABLE_WANTED = "table-wanted"  # true once somebody has looked at the tables
    EVIDENCE_ASKED = "evidence-asked"  # {"dataset", "query", "numbers", "shape"}
    EVIDENCE_TOLD = "evidence-told"  # what is on there, and what each choice would leave
    DROPPED = "dropped"  # {"actor", "x", "y", "n"}: dragged in the picture

    # Places of the page
    MANTINE = "mantine"
    SHELL = "shell"
    HEADING = "network-name"
    WORDS = "words"
    RAIL = "rail"
    FOCUS = "rail-focus"
    PICTURE = "picture"
    MESSAGE = "message"
    EMPTY = "empty"
    PANEL = "panel"
    EVIDENCE = "rail-evidence"
    TABS = "tabs"
    SHEET = "sheet"
    TABLE = "table"
    TIME = "time"

    # Search
    SEARCH = "search"
    RESULTS = "search-results"

    # Export
    EXPORT_FORMAT = "export-format"
    EXPORT_SIZE = "export-size"
    EXPORT_WIDTH = "export-width"
    EXPORT_HEIGHT = "export-height"
    EXPORT_UNIT = "export-unit"
    EXPORT_SCALE = "export-scale"
    EXPORT_PALETTE = "export-palette"
    EXPORT_CLEAR = "export-clear"
    EXPORT_LABELS = "export-labels"
    EXPORT_PARTS = "export-parts"
    EXPORT_HEADING = "export-heading"
    EXPORT_EACH = "export-each"
    EXPORT_SEEN = "export-seen"
    EXPORT_TAB = "export-tab"
    CITE_STYLE = "cite-style"
    SAVE_WHAT = "save-what"
    ABOUT_STYLE = "about-style"
