"""Where files are: those that travel with the package, and those kept between runs."""

from __future__ import annotations

import os
import sys
import tempfile
from pathlib import Path

_PACKAGE = Path(__file__).resolve().parent


def seeds_folder() -> Path:
    """The folder of the networks that ship, one folder each."""
    return _beside("seeds")


def assets_folder() -> Path:
    """The folder of what the browser loads: style sheets, scripts, fonts, map outlines."""
    return _beside("assets")


def cache_folder() -> Path:
    """The folder of what is kept between runs on this machine and may be deleted at any time."""
    if sys.platform == "win32":
        base = os.environ.get("LOCALAPPDATA")
    elif sys.platform == "darwin":
        base = str(Path.home() / "Library" / "Caches")
    else:
        base = str(Path.home() / ".cache")
    # Who sets it means it, on every system.
    base = os.environ.get("XDG_CACHE_HOME") or base
    return Path(base or tempfile.gettempdir()) / "alliance-network"


def _beside(name: str) -> Path:
    # Inside an installed package, else at the top of the repository, beside app/.
    installed = _PACKAGE / f"_{name}"
    return installed if installed.is_dir() else _PACKAGE.parent.parent / name
