"""One exported SVG, PNG and PDF against plotly + kaleido: `python tests/benchmarks/exports.py`.

Both draw the network that ships, 1180 × 807 px. Cold is the first call in a fresh process
(for kaleido it starts a browser), warm the median of further calls (for kaleido in a browser
kept running). Ours does more: title, key and notes are in the file, and its PDF is tagged.
"""

import argparse
import json
import os
import statistics
import subprocess
import sys
import tempfile
import time
from dataclasses import replace
from pathlib import Path

from graphs import PICTURE, SHIPPED
from measure import CHROMIUM
from servers import HERE, uv

FORMATS = ("svg", "png", "pdf")
SECONDS = 180


def main() -> None:
    """Time both and print the table."""
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("--network", default=SHIPPED, help="name or folder (%(default)s)")
    parser.add_argument("--rounds", type=int, default=9, help="warm calls (%(default)s)")
    parser.add_argument("--one", help=argparse.SUPPRESS)
    options = parser.parse_args()
    if options.one is not None:
        print(json.dumps(_ours(options.network, options.one, options.rounds)))
        return
    ours = {format_: _alone(format_, options) for format_ in FORMATS}
    theirs = _kaleido(options.network, options.rounds)
    print(
        "| format | ours: cold, warm, ms | size, kB | kaleido: cold, warm, ms | size, kB "
        "| ours ÷ kaleido: cold, warm |"
    )
    print("|---|--:|--:|--:|--:|--:|")
    for format_ in FORMATS:
        (cold, warm, size), (its_cold, its_warm, its_size) = ours[format_], theirs[format_]
        print(
            f"| {format_.upper()} | {cold:,.0f}, {warm:,.1f} | {size / 1000:,.1f} "
            f"| {its_cold:,.0f}, {its_warm:,.1f} | {its_size / 1000:,.1f} "
            f"| {cold / its_cold:.3f}, {warm / its_warm:.3f} |"
        )


def _alone(format_: str, options: argparse.Namespace) -> list[float]:
    """Time a format in a process of its own, so that cold is cold."""
    command = [sys.executable, __file__, "--one", format_]
    command += ["--network", options.network, "--rounds", str(options.rounds)]
    done = subprocess.run(command, check=True, capture_output=True, text=True, timeout=SECONDS)
    return json.loads(done.stdout)


def _ours(network: str, format_: str, rounds: int) -> list[float]:
    """Give ours of one format: cold ms, warm ms, bytes."""
    from alliance_network.export import export
    from alliance_network.figures.sheet import Sheet
    from alliance_network.figures.sizes import Size
    from alliance_network.formats import open_dataset
    from alliance_network.view import opening_view

    dataset = open_dataset(network)
    view = opening_view(dataset)
    width, height = PICTURE
    sheet = Sheet(size=Size(width=width, height=height), scale=1)
    times = []
    for _ in range(rounds + 1):
        began = time.perf_counter()
        content = export(dataset, view, format=format_, sheet=sheet)
        times.append((time.perf_counter() - began) * 1000)
    return [times[0], statistics.median(times[1:]), len(content)]


def _kaleido(network: str, rounds: int) -> dict[str, list[float]]:
    """Give kaleido's of every format, in its own environment, of the figure on our screen."""
    script = str(HERE / "peers" / "kaleido_export.py")
    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder) / "figure.json"
        path.write_text(_figure(network), encoding="utf-8")
        done = subprocess.run(
            [uv(), "run", "--no-project", "--script", script, str(path), str(rounds)],
            check=True,
            stdout=subprocess.PIPE,
            text=True,
            timeout=SECONDS,
            env={**os.environ, "BROWSER_PATH": CHROMIUM},
        )
    lines = [json.loads(line) for line in done.stdout.splitlines() if line.startswith("[")]
    return {format_: values for format_, *values in lines}


def _figure(network: str) -> str:
    from alliance_network.figures.network import network_scene
    from alliance_network.figures.plan import plan
    from alliance_network.figures.plotly import figure
    from alliance_network.figures.style import LIGHT
    from alliance_network.formats import open_dataset
    from alliance_network.selection import select
    from alliance_network.view import opening_view

    dataset = open_dataset(network)
    view = opening_view(dataset)
    laid = plan(dataset, view, width=PICTURE[0], height=PICTURE[1])
    scene = network_scene(select(dataset, view), laid, replace(laid.style, theme=LIGHT))
    return figure(scene).to_json()


if __name__ == "__main__":
    main()
