"""One step in time and one choice of evidence, input to paint, beside a bare Dash page.

python tests/benchmarks/steps.py --networks iran-2023,iran-1990-2018,M,L --rounds 2
"""

import argparse
import contextlib
import json
import statistics
import sys
import tempfile
from collections.abc import Callable
from dataclasses import dataclass, field
from pathlib import Path

from graphs import PICTURE, SIZES, folder
from measure import ARGUMENTS, CHROMIUM, SCRIPT, VIEWPORT
from pages import Plotly
from playwright.sync_api import Browser, Page, sync_playwright
from run import heading
from servers import HERE, free_port, serving

REST = 1.5  # seconds between two inputs, as of somebody who looks at what there is


@dataclass(frozen=True)
class Walk:
    """Where a walk in a network begins, its steps (+1 on, -1 back) and its choice of evidence."""

    query: str
    steps: tuple[int, ...]
    choice: tuple[str, str]
    """What is done and to what, as `data-do` and `data-of` of its row in the rail."""

    @property
    def filtered(self) -> str:
        """The view with the choice made, after the steps or before: the same work."""
        name = {"source": "sources", "credibility": "credibility"}[self.choice[0]]
        return f"{self.query}&{name}={self.choice[1]}"


WALKS = {
    # Only from September to October does anything change there.
    "iran-2023": Walk("v=1&as_of=2023-09", (1, -1, 1, -1, 1), ("credibility", "confirmed")),
    "iran-1990-2018": Walk("v=1&as_of=2000", (1,) * 5, ("source", "bilateral-trade")),
    "M": Walk("v=1&as_of=2005", (1,) * 5, ("source", "source-03")),
    "L": Walk("v=1&drawn=30000&as_of=2005", (1,) * 5, ("source", "source-03")),
}


@dataclass
class Times:
    """Milliseconds: the first step (nothing is known of the next one), the others, the filter."""

    first: list[float] = field(default_factory=list)
    step: list[float] = field(default_factory=list)
    choice: list[float] = field(default_factory=list)


class Visit:
    """One tab with a page in it."""

    def __init__(self, tab: Page, seconds: float) -> None:
        self.tab, self.seconds = tab, seconds

    def timed(self, act: Callable[[], None]) -> float:
        """Milliseconds from an input until another picture is painted."""
        tab = self.tab
        tab.wait_for_timeout(REST * 1000)
        now = json.dumps(tab.evaluate(f"() => {Plotly.state}"))
        wanted = f"state => state !== null && state !== {now}"
        tab.evaluate(f"() => bench.time(() => {Plotly.state}, {wanted}, () => bench.started)")
        act()
        for _ in range(int(self.seconds * 20)):
            if (taken := tab.evaluate("() => bench.result")) is not None:
                return taken
            tab.wait_for_timeout(50)
        raise TimeoutError(f"nothing else was painted in {self.seconds:.0f} s")

    def shown(self) -> None:
        """Wait for the first picture, and until it stays."""
        last = None
        for _ in range(int(self.seconds)):
            self.tab.wait_for_timeout(1000)
            state = self.tab.evaluate(f"() => {Plotly.state}")
            if state is not None and state == last:
                return
            last = state
        raise TimeoutError(f"no picture in {self.seconds:.0f} s")


def visit(browser: Browser, address: str, walk: Walk, times: Times, *, ours: bool, seconds: float):
    """Open a page and walk."""
    context = browser.new_context(viewport=VIEWPORT, reduced_motion="reduce")
    context.set_default_timeout(seconds * 1000)
    context.add_init_script(SCRIPT)
    with contextlib.closing(context):
        tab = context.new_page()
        one = Visit(tab, seconds)
        tab.goto(address)
        if ours:
            tab.wait_for_selector(".time-range", state="attached")
        one.shown()
        for place, by in enumerate(walk.steps):
            if ours:
                taken = one.timed(lambda by=by: tab.keyboard.press("]" if by > 0 else "["))
            else:
                taken = one.timed(lambda by=by: tab.click("#on" if by > 0 else "#back"))
            (times.step if place else times.first).append(taken)
        if ours:
            tab.evaluate(
                "document.querySelectorAll('#rail-evidence details').forEach(d => { d.open = 1; })"
            )
            do, of = walk.choice
            row = tab.locator(f'#rail-evidence [data-do="{do}"][data-of="{of}"]')
            row.scroll_into_view_if_needed()
            times.choice.append(one.timed(row.click))
        else:
            times.choice.append(one.timed(lambda: tab.click("#filter")))


def main() -> None:
    """Measure what was asked for and print the table."""
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("--networks", default=",".join(WALKS))
    parser.add_argument("--rounds", type=int, default=2)
    parser.add_argument("--seconds", type=float, default=120)
    options = parser.parse_args()
    base = Path(tempfile.gettempdir()) / "alliance-network-benchmarks"
    print(heading())
    print("\n| network | page | first step, ms | step, ms | choice of evidence, ms | ours ÷ it |")
    print("|---|---|--:|--:|--:|---|", flush=True)
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=CHROMIUM, args=ARGUMENTS)
        for name in options.networks.split(","):
            network = folder(name, base) if name in SIZES else name
            for line in _measured(browser, name, network, options):
                print(line, flush=True)
        browser.close()


def _measured(browser: Browser, name: str, network: str, options: argparse.Namespace) -> list[str]:
    """Both pages in turn, round after round; a row of the table for each."""
    walk = WALKS[name]
    found = {"alliance-network": Times(), "bare Dash page": Times()}
    with contextlib.ExitStack() as stack:
        addresses = {}
        for page in found:
            port = free_port()
            command = (
                [_program(), "serve", network, "--port", str(port), "--no-open"]
                if page == "alliance-network"
                else [
                    sys.executable,
                    str(HERE / "peers" / "bare_steps.py"),
                    network,
                    str(port),
                    *map(str, PICTURE),
                    walk.query,
                    walk.filtered,
                ]
            )
            addresses[page] = stack.enter_context(serving(command, port))
        for _ in range(options.rounds):
            for page, address in addresses.items():
                ours = page == "alliance-network"
                where = f"{address}/{Path(_named(name, network))}?{walk.query}" if ours else address
                visit(browser, where, walk, found[page], ours=ours, seconds=options.seconds)
    mine = found["alliance-network"]
    rows = []
    for page, times in found.items():
        values = [statistics.median(getattr(times, one)) for one in ("first", "step", "choice")]
        own = [statistics.median(getattr(mine, one)) for one in ("first", "step", "choice")]
        ratio = ", ".join(f"{a / b:.2f}" for a, b in zip(own, values, strict=True))
        cells = " | ".join(f"{value:,.0f}" for value in values)
        rows.append(f"| {name} | {page} | {cells} | {'' if times is mine else ratio} |")
    return rows


def _program() -> str:
    return str(Path(sys.executable).with_name("alliance-network"))


def _named(name: str, network: str) -> str:
    """What the address calls the network."""
    if name not in SIZES:
        return name
    return json.loads((Path(network) / "datapackage.json").read_text(encoding="utf-8"))["name"]


if __name__ == "__main__":
    main()
