# /// script
# requires-python = ">=3.11"
# dependencies = ["kaleido==1.5.0", "plotly==7.1.0"]
# ///
"""plotly + kaleido exporting one figure: `uv run --script kaleido_export.py FIGURE WARM`.

Prints a JSON line a format: cold (the first call, which starts a browser) and warm (a browser
kept running with `kaleido.start_sync_server`), milliseconds and bytes.
"""

import json
import sys
import time
import warnings
from pathlib import Path

import kaleido
import plotly.io as pio

WIDTH, HEIGHT = 1180, 807


def export(figure: object, format_: str) -> tuple[float, int]:
    """Export once; give milliseconds and bytes."""
    began = time.perf_counter()
    content = figure.to_image(format=format_, width=WIDTH, height=HEIGHT)
    return (time.perf_counter() - began) * 1000, len(content)


def main(path: str, rounds: str) -> None:
    """Export the figure of a JSON file as SVG, PNG and PDF, cold and warm."""
    figure = pio.from_json(Path(path).read_text(encoding="utf-8"))
    formats = ("svg", "png", "pdf")
    # plotly passes options on that a running browser does not need, and warns each time.
    warnings.filterwarnings("ignore", message="The kopts argument")
    cold = {format_: export(figure, format_)[0] for format_ in formats}
    kaleido.start_sync_server(silence_warnings=True)
    for format_ in formats:
        export(figure, format_)
        runs = [export(figure, format_) for _ in range(int(rounds))]
        warm = sorted(ms for ms, _ in runs)[len(runs) // 2]
        print(json.dumps([format_, cold[format_], warm, runs[0][1]]), flush=True)
    kaleido.stop_sync_server()


if __name__ == "__main__":
    main(*sys.argv[1:])
