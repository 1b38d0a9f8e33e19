"""What the tests of formats share: the small network in a folder."""

from __future__ import annotations

from pathlib import Path

import pytest

from small_network import FILES


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    for name, text in FILES.items():
        (tmp_path / name).write_text(text, encoding="utf-8")
    return tmp_path
