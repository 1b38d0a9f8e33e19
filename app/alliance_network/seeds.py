"""Where the files that travel with the package are: shipped networks, and the page's assets."""

from __future__ import annotations

from pathlib import Path

_PACKAGE = Path(__file__).resolve().parent


def seeds_folder() -> Path:
    """The folder of the networks that ship, one folder each."""
    return _beside("seeds")


def assets_folder() -> Path:
    """The folder of what the browser loads: style sheets, scripts, fonts, map outlines."""
    return _beside("assets")


def _beside(name: str) -> Path:
    # Inside an installed package, else at the top of the repository, beside app/.
    installed = _PACKAGE / f"_{name}"
    return installed if installed.is_dir() else _PACKAGE.parent.parent / name
