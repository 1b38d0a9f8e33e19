"""Fifty people filtering at once on two workers: `python tests/benchmarks/load.py`.

A browser switches every relation off and on once and its requests are kept. Then each person
sends them again over a connection of their own, a filter a second, each time another relation,
and every answer must be the one the browser had: nobody may get what somebody else asked for.
"""

import argparse
import http.client
import json
import random
import statistics
import sys
import tempfile
import threading
import time
from collections import Counter
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any
from urllib.parse import urlsplit

from graphs import SIZES, folder
from measure import ARGUMENTS, CHROMIUM, VIEWPORT
from pages import Ours
from playwright.sync_api import Request, sync_playwright
from servers import free_port, serving

SECONDS = 60
QUIET_MS = 1500


@dataclass(frozen=True)
class Call:
    """A request the browser made, and the answer it had."""

    path: str
    body: bytes
    answer: Any


@dataclass
class Tally:
    """What came of all filters: milliseconds each, and what went wrong how often."""

    times: list[float] = field(default_factory=list)
    errors: Counter = field(default_factory=Counter)

    def row(self, title: str) -> str:
        """Write the row of the table."""
        centiles = statistics.quantiles(self.times, n=100)
        wrong = ", ".join(f"{n} × {what}" for what, n in self.errors.items()) or "none"
        values = (centiles[49], centiles[94], centiles[98], max(self.times))
        cells = " | ".join(f"{value:,.0f}" for value in values)
        return f"| {title} | {len(self.times):,} | {wrong} | {cells} |"


def main() -> None:
    """Record, replay, print."""
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("--size", choices=tuple(SIZES), default="S")
    parser.add_argument("--people", type=int, default=50)
    parser.add_argument("--workers", type=int, default=2)
    parser.add_argument("--filters", type=int, default=20, help="filters a person (20)")
    options = parser.parse_args()
    base = Path(tempfile.gettempdir()) / "alliance-network-benchmarks"
    network = folder(options.size, base)
    port = free_port()
    command = [str(Path(sys.executable).with_name("alliance-network")), "serve", network]
    command += ["--port", str(port), "--workers", str(options.workers)]
    with serving(command, port) as address:
        filters = _record(address, network)
        print(
            f"{options.size}, {options.people} people, {options.workers} workers, "
            f"{len(filters)} different filters\n\n"
            "| | filters | errors | median, ms | slowest 5 % from, ms | slowest 1 % from, ms "
            "| slowest, ms |\n|---|--:|---|--:|--:|--:|--:|",
            flush=True,
        )
        for title, pause in (("a filter a second each", 1.0), ("without a pause", 0.0)):
            tally = _replay(address, filters, options.people, options.filters, pause)
            print(tally.row(title), flush=True)


def _record(address: str, network: str) -> list[list[Call]]:
    """Switch each relation off and on in a browser; give the requests of each filter."""
    from alliance_network.formats import open_dataset

    page, filters = Ours(), []
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=CHROMIUM, args=ARGUMENTS)
        tab = browser.new_page(viewport=VIEWPORT)
        seen: list[Request] = []

        def keep(request: Request) -> None:
            if request.method == "POST":
                seen.append(request)

        tab.on("requestfinished", keep)
        tab.goto(address)
        tab.locator(".js-plotly-plot .shapelayer path").first.wait_for(
            state="attached", timeout=SECONDS * 1000
        )
        tab.wait_for_timeout(QUIET_MS)
        for relation in open_dataset(network).relations:
            for _ in range(2):
                seen.clear()
                page.hide(tab, relation.id)
                tab.wait_for_timeout(QUIET_MS)
                filters.append(
                    [
                        Call(
                            path=request.url.removeprefix(address),
                            body=request.post_data_buffer or b"",
                            answer=_plain(request.response().body()),
                        )
                        for request in seen
                    ]
                )
        browser.close()
    return [calls for calls in filters if calls]


def _plain(body: bytes) -> Any:
    return json.loads(body) if body else None


def _replay(
    address: str, filters: list[list[Call]], people: int, times: int, pause: float
) -> Tally:
    """Let so many people filter at once; a filter's time is that of all its requests in turn."""
    tally, lock = Tally(), threading.Lock()
    start = threading.Barrier(people)

    def person(number: int) -> None:
        rng = random.Random(number)
        connection = http.client.HTTPConnection(urlsplit(address).netloc, timeout=SECONDS)
        start.wait()
        for _ in range(times):
            time.sleep(pause * rng.uniform(0.5, 1.5))
            calls = rng.choice(filters)
            began = time.perf_counter()
            wrong = [problem for call in calls if (problem := _send(connection, call))]
            took = (time.perf_counter() - began) * 1000
            with lock:
                tally.times.append(took)
                tally.errors.update(wrong)
        connection.close()

    threads = [threading.Thread(target=person, args=(n,), daemon=True) for n in range(people)]
    for thread in threads:
        thread.start()
    end = time.monotonic() + SECONDS + 2 * times * pause
    for thread in threads:
        thread.join(max(0.0, end - time.monotonic()))
    return tally


def _send(connection: http.client.HTTPConnection, call: Call) -> str | None:
    """Send a request again; give what was wrong, or None."""
    try:
        connection.request("POST", call.path, call.body, {"Content-Type": "application/json"})
        response = connection.getresponse()
        body = response.read()
    except (OSError, http.client.HTTPException) as error:
        connection.close()
        return type(error).__name__
    if response.status not in (200, 204):
        return f"status {response.status}"
    return None if _plain(body) == call.answer else "another answer"


if __name__ == "__main__":
    main()
