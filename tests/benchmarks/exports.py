"""Exports against plotly + kaleido, in time and memory: `python tests/benchmarks/exports.py`.

The same figures, 1180 × 807 px: one of the network that ships by a command of its own (cold), the
same again in a process that has made one (warm), and thirty by one command, one for each actor of
a made-up network. Ours does more: it opens the network, places its actors and draws title, key
and notes, and its PDF is tagged; plotly + kaleido are given finished figures as JSON.
"""

import argparse
import json
import os
import statistics
import subprocess
import sys
import tempfile
from dataclasses import replace
from pathlib import Path

from graphs import PICTURE, SHIPPED, dataset_of, made_up
from measure import CHROMIUM
from servers import HERE, uv
from trees import Run, run

FORMATS = ("svg", "png", "pdf")
MANY = (30, 120)
"""Actors, and so figures, and ties of the made-up network."""
SIZE = f"{PICTURE[0]}x{PICTURE[1]}"
WAYS = {"cold": "one, cold", "warm": "one, warm", "many": f"{MANY[0]} in one command"}


def main() -> None:
    """Measure both and print the table."""
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("--rounds", type=int, default=5, help="commands each (%(default)s)")
    parser.add_argument("--calls", type=int, default=9, help="warm calls (%(default)s)")
    parser.add_argument("--warm", help=argparse.SUPPRESS)
    options = parser.parse_args()
    if options.warm is not None:
        print(json.dumps(_warm(options.warm, options.calls)))
        return
    print("| figures | ours: ms, MB | plotly + kaleido: ms, MB | ours ÷ it: time, memory |")
    print("|---|--:|--:|--:|")
    with tempfile.TemporaryDirectory() as folder:
        ours, theirs = _Ours(Path(folder), options.calls), _Theirs(Path(folder), options.calls)
        for format_ in FORMATS:
            for way, words in WAYS.items():
                # In turn, so that a slow minute hits both alike.
                pairs = [(ours(way, format_), theirs(way, format_)) for _ in range(options.rounds)]
                print(_row(f"{format_.upper()}, {words}", pairs), flush=True)


def _row(name: str, pairs: list[tuple[Run, Run]]) -> str:
    (ms, mb), (its_ms, its_mb) = (
        (
            statistics.median(run.seconds for run in runs) * 1000,
            statistics.median(run.megabytes for run in runs),
        )
        for runs in zip(*pairs, strict=True)
    )
    return (
        f"| {name} | {ms:,.0f}, {mb:,.0f} | {its_ms:,.0f}, {its_mb:,.0f} "
        f"| {ms / its_ms:.2f}, {mb / its_mb:.2f} |"
    )


def _timed(ran: Run) -> Run:
    """A run that says itself how long what it did took, ms."""
    return replace(ran, seconds=json.loads(ran.output) / 1000)


class _Ours:
    def __init__(self, folder: Path, calls: int) -> None:
        from alliance_network.formats.folder import write_folder

        self.calls = calls
        self.network, self.out = folder / "network", folder / "ours"
        write_folder(dataset_of("network", made_up(*MANY)), self.network)

    def __call__(self, way: str, format_: str) -> Run:
        if way == "warm":
            command = [sys.executable, __file__, "--warm", format_, "--calls", str(self.calls)]
            return _timed(run(command))
        program = str(Path(sys.executable).with_name("alliance-network"))
        what = [SHIPPED] if way == "cold" else [str(self.network), "--each", "actor"]
        name = "one" if way == "cold" else "{}"
        self.out.mkdir(exist_ok=True)
        command = [program, "export", *what, "-o", str(self.out / f"{name}.{format_}")]
        ran = run([*command, "--size", SIZE, "--scale", "1"], stderr=subprocess.DEVNULL)
        made = len(list(self.out.iterdir()))
        assert made == (1 if way == "cold" else MANY[0]), made
        for path in self.out.iterdir():
            path.unlink()
        return ran


class _Theirs:
    def __init__(self, folder: Path, calls: int) -> None:
        from alliance_network.export.each import each
        from alliance_network.formats import open_dataset
        from alliance_network.view import View, opening_view

        self.calls, self.out = calls, folder / "theirs"
        self.one, self.many = folder / "one", folder / "many"
        shipped, other = open_dataset(SHIPPED), open_dataset(folder / "network")
        views = dict(each(other, View(), "actor"))
        for place, dataset, of in (
            (self.one, shipped, {"one": opening_view(shipped)}),
            (self.many, other, views),
        ):
            place.mkdir()
            for name, view in of.items():
                (place / f"{name}.json").write_text(_figure(dataset, view), encoding="utf-8")
        self.script = str(HERE / "peers" / "kaleido_export.py")
        # The environment is made before anything is timed, and its Python run without uv.
        made = [uv(), "run", "--no-project", "--script", self.script]
        self.python = subprocess.run(
            made, check=True, capture_output=True, text=True
        ).stdout.strip()

    def __call__(self, way: str, format_: str) -> Run:
        figures = self.many if way == "many" else self.one
        calls = self.calls if way == "warm" else 0
        self.out.mkdir(exist_ok=True)
        command = [self.python, self.script, str(figures), str(self.out), format_, str(calls)]
        ran = run(command, env={**os.environ, "BROWSER_PATH": CHROMIUM})
        return _timed(ran) if way == "warm" else ran


def _warm(format_: str, calls: int) -> float:
    """Give the milliseconds of one of our exports in a process that has made one."""
    import time

    from alliance_network import open_network
    from alliance_network.figures.sheet import Sheet
    from alliance_network.figures.sizes import size_of

    network, sheet = open_network(SHIPPED), Sheet(size=size_of(SIZE), scale=1)
    times = []
    for _ in range(calls + 1):
        began = time.perf_counter()
        network.export(format=format_, sheet=sheet)
        times.append((time.perf_counter() - began) * 1000)
    return statistics.median(times[1:])


def _figure(dataset: object, view: object) -> str:
    """The picture of a view on our screen, without what a notebook's figure has besides."""
    from alliance_network.figures.network import network_scene
    from alliance_network.figures.plan import plan
    from alliance_network.figures.plotly import figure
    from alliance_network.selection import select

    laid = plan(dataset, view, width=PICTURE[0], height=PICTURE[1])
    return figure(network_scene(select(dataset, view), laid, laid.style)).to_json()


if __name__ == "__main__":
    main()
