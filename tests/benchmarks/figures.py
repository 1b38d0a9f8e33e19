"""Dataset to figure in milliseconds at S, M and L: `python tests/benchmarks/figures.py`.

Every step of the way is timed for itself. "First" is the first time in a fresh process, with
nothing kept (the network that ships brings its positions); "filter" is what each further
filter takes: select, scene and figure.
"""

import argparse
import os
import statistics
import subprocess
import sys
import tempfile
import time
from collections.abc import Callable
from dataclasses import replace
from pathlib import Path

from graphs import PICTURE, SIZES, folder

ROUNDS = 7


def main() -> None:
    """Time the sizes asked for, each in a process of its own."""
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("--sizes", default=",".join(SIZES))
    parser.add_argument("--one", help=argparse.SUPPRESS)
    options = parser.parse_args()
    if options.one is not None:
        size, network = options.one.split("=", 1)
        print(f"| {size} | " + " | ".join(f"{ms:,.1f}" for ms in steps(network)) + " |")
        return
    base = Path(tempfile.gettempdir()) / "alliance-network-benchmarks"
    titles = ("size", "open", "histories", "positions", "plan", "first picture", "filter", "JSON")
    print(f"| {' | '.join(titles)} |\n|---|" + "--:|" * (len(titles) - 1), flush=True)
    for size in options.sizes.split(","):
        one = f"{size}={folder(size, base)}"
        with tempfile.TemporaryDirectory() as empty:
            # Positions are kept between runs; here they are to be computed.
            environment = {**os.environ, "XDG_CACHE_HOME": empty}
            command = [sys.executable, __file__, "--one", one]
            subprocess.run(command, check=True, timeout=600, env=environment)


def steps(network: str) -> list[float]:
    """Time each step from a folder to a figure, ms."""
    from alliance_network.figures.network import network_scene
    from alliance_network.figures.places import unit_positions
    from alliance_network.figures.plan import plan
    from alliance_network.figures.plotly import figure
    from alliance_network.figures.style import LIGHT
    from alliance_network.formats import open_dataset
    from alliance_network.history import histories
    from alliance_network.selection import select
    from alliance_network.view import View, opening_view

    times: list[float] = []

    def timed(step: Callable) -> object:
        began = time.perf_counter()
        result = step()
        times.append((time.perf_counter() - began) * 1000)
        return result

    dataset = timed(lambda: open_dataset(network))
    timed(lambda: histories(dataset).latest)
    opening = opening_view(dataset)
    timed(
        lambda: unit_positions(
            dataset, layout=opening.layout, seed=opening.seed, centre=opening.centre
        )
    )
    laid = timed(lambda: plan(dataset, opening, width=PICTURE[0], height=PICTURE[1]))
    style = replace(laid.style, theme=LIGHT)

    def picture(view: View) -> object:
        return figure(network_scene(select(dataset, view), laid, style))

    timed(lambda: picture(opening))
    ids = [relation.id for relation in dataset.relations]
    views = [opening.but(relations=frozenset(ids) - {id_}) for id_ in ids]
    filters, texts = [], []
    for number in range(max(ROUNDS, len(views))):
        began = time.perf_counter()
        drawn = picture(views[number % len(views)])
        filters.append((time.perf_counter() - began) * 1000)
        began = time.perf_counter()
        drawn.to_json()
        texts.append((time.perf_counter() - began) * 1000)
    return [*times, statistics.median(filters), statistics.median(texts)]


if __name__ == "__main__":
    main()
