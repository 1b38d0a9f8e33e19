"""Templates come as files, and open as they are."""

from __future__ import annotations

import pytest

from alliance_network.dashboard.app import build
from alliance_network.formats import read_file
from alliance_network.formats.file import File
from small import claim, network


@pytest.mark.parametrize(
    ("name", "media_type"),
    [
        ("template.csv", "text/csv; charset=utf-8"),
        (
            "template.xlsx",
            "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet",
        ),
    ],
)
def test_a_template_is_a_file_that_opens(name, media_type):
    client = build({"small": network(claim("iran backing hamas"))}).server.test_client()
    answer = client.get(f"/{name}")
    assert (answer.status_code, answer.content_type) == (200, media_type)
    assert f'attachment; filename="{name}"' in answer.headers["Content-Disposition"]
    assert read_file(File.of(name, answer.data)).claims.height > 0
