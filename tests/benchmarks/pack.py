"""The packed file against the same figure in plotly's own file: `python tests/benchmarks/pack.py`.

`write_html(include_plotlyjs=True)` is the other way to one file that needs no network. Ours holds
more (switches, claims, histories, a second picture for a phone). Each is opened from the folder
in a browser context with nothing kept: the first time anything is painted (first contentful
paint), and the time at which the picture stands and the script has run, two frames later.
"""

import argparse
import statistics
import tempfile
import time
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path

from graphs import PICTURE, SHIPPED, WINDOW, dataset_of, made_up
from measure import ARGUMENTS, CHROMIUM
from playwright.sync_api import Browser, Page, sync_playwright

from alliance_network import Network, View, open_network
from alliance_network.export.pack import pack

MADE_UP = ((60, 400), (200, 2_000))
"""Actors and ties of the networks beside the one that ships."""

SECONDS = 120

STANDS = {
    "ours": "document.documentElement?.classList.contains('live')",
    "plotly": "document.querySelector('.js-plotly-plot .scatterlayer .trace')",
}
"""What is true once the picture stands and the script has run."""

WATCH = """(() => {
  const look = () => {
    if (%s) requestAnimationFrame(() => requestAnimationFrame(() => {
      window.stands = performance.now();
    }));
    else requestAnimationFrame(look);
  };
  look();
})()"""


@dataclass(frozen=True)
class Opened:
    """When a file was seen, ms from the start of navigation."""

    painted: float
    stands: float


def main() -> None:
    """Measure both and print the table."""
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("--rounds", type=int, default=9, help="openings each (%(default)s)")
    options = parser.parse_args()
    print("| network | ours: kB, made in ms | first paint, picture, ms ", end="")
    print("| plotly: kB, made in ms | first paint, picture, ms | ours ÷ it: size, paint, picture |")
    print("|---|--:|--:|--:|--:|--:|")
    with tempfile.TemporaryDirectory() as folder, sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=CHROMIUM, args=ARGUMENTS)
        for network, view in _networks():
            _row(network, view, Path(folder), browser, options.rounds)
        browser.close()


def _networks() -> list[tuple[Network, View]]:
    shipped = open_network(SHIPPED)
    others = [Network(dataset_of(f"made-up-{ties}", made_up(n, ties))) for n, ties in MADE_UP]
    return [(shipped, shipped.view), *((other, View()) for other in others)]


def _row(network: Network, view: View, folder: Path, browser: Browser, rounds: int) -> None:
    width, height = PICTURE
    makers: dict[str, Callable[[], bytes]] = {
        "ours": lambda: pack(network.dataset, view),
        "plotly": lambda: (
            network.figure(view, width=width, height=height).to_html(include_plotlyjs=True).encode()
        ),
    }
    made, seen = {}, {name: [] for name in makers}
    for name, make in makers.items():
        make()  # Positions are found once, by whichever comes first.
        since = time.perf_counter()
        content = make()
        made[name] = len(content), (time.perf_counter() - since) * 1000
        (folder / f"{name}.html").write_bytes(content)
    for _ in range(rounds):
        # In turn, so that a slow minute hits both alike.
        for name, openings in seen.items():
            openings.append(_open(browser, folder / f"{name}.html", STANDS[name]))
    cells, medians = [], {}
    for name, (size, ms) in made.items():
        painted = statistics.median(one.painted for one in seen[name])
        stands = statistics.median(one.stands for one in seen[name])
        medians[name] = size, painted, stands
        cells += [f"{size / 1000:,.0f}, {ms:,.0f}", f"{painted:,.0f}, {stands:,.0f}"]
    ratios = (a / b for a, b in zip(medians["ours"], medians["plotly"], strict=True))
    title = f"{len(network.dataset.actors)} actors, {len(network.select(view).ties):,} ties"
    print(
        f"| {title} | {' | '.join(cells)} | {', '.join(f'{r:.2f}' for r in ratios)} |", flush=True
    )


def _open(browser: Browser, file: Path, stands: str) -> Opened:
    width, height = WINDOW
    context = browser.new_context(viewport={"width": width, "height": height})
    page = context.new_page()
    page.add_init_script(WATCH % stands)
    page.goto(file.as_uri(), wait_until="commit")
    stood = _evaluated(page, "window.stands")
    paint = "performance.getEntriesByName('first-contentful-paint')[0]?.startTime"
    found = Opened(painted=_evaluated(page, paint), stands=stood)
    context.close()
    return found


def _evaluated(page: Page, expression: str) -> float:
    """The value of an expression once it has one; the page's policy lets nothing wait in it."""
    until = time.monotonic() + SECONDS
    while (value := page.evaluate(expression)) is None:
        if time.monotonic() > until:
            raise TimeoutError(f"{page.url} took longer than {SECONDS} s.")
        page.wait_for_timeout(50)
    return value


if __name__ == "__main__":
    main()
