# /// script
# requires-python = ">=3.11"
# dependencies = ["kaleido==1.5.0", "plotly==7.1.0"]
# ///
"""plotly + kaleido exporting figures: `kaleido_export.py FIGURES OUT FORMAT CALLS`.

Writes every figure of a folder (JSON) into another, all in one browser. With CALLS above 0 it
makes the first of them again and again in a browser that is kept running, and prints the median
milliseconds of a call instead. Without arguments it prints which Python it runs in.
"""

import sys


def main(figures: str, out: str, format_: str, calls: str) -> None:
    """Export the figures, or time one."""
    import time
    import warnings
    from pathlib import Path

    import kaleido
    import plotly.io as pio

    width, height = 1180, 807
    paths = sorted(Path(figures).glob("*.json"))
    made = [pio.from_json(path.read_text(encoding="utf-8")) for path in paths]
    if int(calls):
        # plotly passes options on that a running browser does not need, and warns each time.
        warnings.filterwarnings("ignore", message="The kopts argument")
        kaleido.start_sync_server(silence_warnings=True)
        times = []
        for _ in range(int(calls) + 1):
            began = time.perf_counter()
            made[0].to_image(format=format_, width=width, height=height)
            times.append((time.perf_counter() - began) * 1000)
        kaleido.stop_sync_server()
        print(sorted(times[1:])[int(calls) // 2])
    else:
        files = [Path(out) / f"{path.stem}.{format_}" for path in paths]
        pio.write_images(made, files, format=format_, width=width, height=height)
        for file in files:
            assert file.stat().st_size > 1000, file


if __name__ == "__main__":
    if sys.argv[1:]:
        main(*sys.argv[1:])
    else:
        print(sys.executable)
