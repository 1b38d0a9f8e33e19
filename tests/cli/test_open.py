from __future__ import annotations

import re
import subprocess

import pytest

from alliance_network.export import export
from alliance_network.formats import open_dataset
from alliance_network.view import from_query

BACKING = "v=1&relations=backing"


@pytest.fixture
def figure(tmp_path):
    path = tmp_path / "figure.png"
    path.write_bytes(export(open_dataset("iran-2023"), from_query(BACKING), format="png"))
    return path


def test_a_figure_opens_the_page_at_its_view(command, figure, network):
    claims = network / "claims.csv"
    lines = claims.read_text(encoding="utf-8").splitlines()
    claims.write_text("\n".join(lines[:-1]) + "\n", encoding="utf-8")
    was, now = open_dataset("iran-2023").hash[:8], open_dataset(network).hash[:8]
    process = subprocess.Popen(
        [command, "open", figure, "--network", network, "--port", "0", "--no-open"],
        stdin=subprocess.DEVNULL,
        stdout=subprocess.PIPE,
        stderr=subprocess.PIPE,
        encoding="utf-8",
        start_new_session=True,
    )
    try:
        said = process.stdout.readline()
        assert re.fullmatch(
            rf"Open http://127\.0\.0\.1:\d+/iran-2023\?{re.escape(BACKING)} in a browser\. "
            r"Ctrl\+C stops the server\.\n",
            said,
        )
    finally:
        process.terminate()
        _, error = process.communicate(timeout=30)
    assert process.returncode == 0
    assert (
        f"This figure was made from another version of Around Iran, 2023 ({was}; here it is "
        f"{now}): lines may differ."
    ) in error.splitlines()


@pytest.mark.parametrize(
    ("name", "content", "sentence"),
    [
        ("none.png", None, 'There is no file "none.png".'),
        ("cat.png", b"GIF89a", "The file is no figure; open an SVG, PNG or PDF that this "),
        (
            "cat.svg",
            b"<svg xmlns='http://www.w3.org/2000/svg'/>",
            "The file does not say where it comes from: ",
        ),
    ],
)
def test_what_cannot_be_opened_is_said(run, tmp_path, monkeypatch, name, content, sentence):
    monkeypatch.chdir(tmp_path)
    if content is not None:
        (tmp_path / name).write_bytes(content)
    outcome = run("open", name, "--port", "0")
    assert (outcome.code, outcome.output) == (2, "")
    assert outcome.error.splitlines()[-1].startswith(f"Error: {sentence}")
