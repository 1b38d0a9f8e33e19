"""Measure every page at every size in one browser and print the table.

python tests/benchmarks/run.py --sizes S,M --pages ours,bare,jaal --rounds 3
"""

import argparse
import contextlib
import json
import os
import platform
import sys
import tempfile
import time
from dataclasses import asdict
from datetime import date
from importlib.metadata import version
from pathlib import Path

from graphs import SIZES, folder, plain
from measure import ARGUMENTS, CHROMIUM, Result, visit
from pages import PAGES, Graph
from playwright.sync_api import Browser, sync_playwright
from servers import free_port, serving

COLUMNS = {
    "first": "first picture, ms",
    "hide": "hide, ms",
    "show": "show, ms",
    "pan": "pan, frames/s",
    "received": "received a filter, kB",
    "sent": "sent a filter, kB",
}


def main() -> None:
    """Measure what was asked for."""
    options = _options()
    print(heading())
    results: dict[str, dict[str, Result]] = {}
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=CHROMIUM, args=ARGUMENTS)
        for size in options.sizes:
            graph = _graph(size, options.base)
            results[size] = _measure(browser, graph, options)
            print(f"\n{table(size, graph, results[size])}", flush=True)
        browser.close()
    if options.json is not None:
        raw = {
            size: {name: asdict(result) for name, result in found.items()}
            for size, found in results.items()
        }
        options.json.write_text(json.dumps(raw, indent=1), encoding="utf-8")


def _options() -> argparse.Namespace:
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    known = {"sizes": tuple(SIZES), "pages": tuple(PAGES)}
    for name, all_ in known.items():
        parser.add_argument(f"--{name}", default=",".join(all_), help="any of %(default)s")
    parser.add_argument("--rounds", type=int, default=3, help="visits of each page (3)")
    parser.add_argument("--toggles", type=int, default=5, help="filters timed a visit (5)")
    parser.add_argument(
        "--seconds", type=float, default=120, help="longest any step may take (120)"
    )
    parser.add_argument("--json", type=Path, help="write every single value here")
    parser.add_argument(
        "--base",
        type=Path,
        default=Path(tempfile.gettempdir()) / "alliance-network-benchmarks",
        help="where the graphs are kept between runs",
    )
    options = parser.parse_args()
    for name, all_ in known.items():
        chosen = getattr(options, name).split(",")
        if unknown := set(chosen) - set(all_):
            parser.error(f"--{name}: {', '.join(sorted(unknown))} is none of {', '.join(all_)}")
        setattr(options, name, chosen)
    return options


def _graph(size: str, base: Path) -> Graph:
    path = plain(size, base)
    data = json.loads(path.read_text(encoding="utf-8"))
    return Graph(
        size=size,
        plain=path,
        folder=folder(size, base),
        relation=data["filter"],
        actors=len(data["actors"]),
        ties=len(data["ties"]),
    )


def _measure(browser: Browser, graph: Graph, options: argparse.Namespace) -> dict[str, Result]:
    """Visit all pages in turn, round after round, so that a slow minute hits all alike."""
    results = {name: Result() for name in options.pages}
    with contextlib.ExitStack() as stack:
        addresses = {}
        for name in options.pages:
            _say(f"{graph.size}: starting {PAGES[name].name}")
            port = free_port()
            server = serving(PAGES[name].command(graph, port), port)
            try:
                addresses[name] = stack.enter_context(server)
            except (RuntimeError, TimeoutError) as error:
                results[name].failed = str(error)
                _say(results[name].failed)
        for number in range(options.rounds):
            for name, address in addresses.items():
                if results[name].failed:
                    continue
                began = time.monotonic()
                visit(
                    browser,
                    PAGES[name],
                    address,
                    graph.relation,
                    results[name],
                    toggles=options.toggles,
                    seconds=options.seconds,
                )
                _say(
                    f"{graph.size}: round {number + 1} of {options.rounds}, {PAGES[name].name}, "
                    f"{time.monotonic() - began:.0f} s {results[name].failed}"
                )
    return results


def heading() -> str:
    """Say when, on what and with which versions."""
    ours = ", ".join(f"{name} {version(name)}" for name in ("alliance-network", "dash", "plotly"))
    browser = os.popen(f"{CHROMIUM} --version 2>/dev/null").read().strip()
    return (
        f"{date.today()}; {ours}; {browser}, headless, no GPU; Python {platform.python_version()}; "
        f"{os.cpu_count()} cores, load {os.getloadavg()[0]:.1f} at the start."
    )


def table(size: str, graph: Graph, results: dict[str, Result]) -> str:
    """Write the results of a size as a Markdown table, medians, with what ours is to each."""
    ours = results.get("ours")
    rows = [
        f"### {size}: {graph.actors:,} actors, {graph.ties:,} ties; filter: {graph.relation}",
        "",
        "| page | " + " | ".join(COLUMNS.values()) + " | ours ÷ it: first, hide, pan |",
        "|---|" + "--:|" * len(COLUMNS) + "---|",
    ]
    for name, result in results.items():
        cells = [_cell(result, measure) for measure in COLUMNS]
        cells.append(", ".join(_ratio(ours, result, what) for what in ("first", "hide", "pan")))
        rows.append(f"| {PAGES[name].name} | {' | '.join(cells)} |")
    rows += [
        f"\n{PAGES[name].name} was given up: {result.failed}"
        for name, result in results.items()
        if result.failed
    ]
    return "\n".join(rows)


def _cell(result: Result, measure: str) -> str:
    value = result.median(measure)
    if value is None:
        return "–"
    if measure in ("received", "sent"):
        return f"{value / 1000:,.1f}"
    return f"{value:,.1f}" if measure == "pan" else f"{value:,.0f}"


def _ratio(ours: Result | None, other: Result, measure: str) -> str:
    mine = ours.median(measure) if ours is not None else None
    its = other.median(measure)
    return "–" if mine is None or not its else f"{mine / its:.2f}"


def _say(text: str) -> None:
    print(text.rstrip(), file=sys.stderr, flush=True)


if __name__ == "__main__":
    main()
