"""Measure one page in the browser: the same few steps for every page.

Painted means: two animation frames after the picture's state is the expected one. What is
expected is learned first, from one filter off and on that nobody times; its bytes are counted.
"""

import contextlib
import json
import math
import os
import shutil
import statistics
import time
from dataclasses import dataclass, field
from typing import Any

from graphs import WINDOW
from pages import Page
from playwright.sync_api import Browser, Error, Request
from playwright.sync_api import Page as Tab

CHROMIUM = os.environ.get("CHROMIUM") or shutil.which("chromium") or "chromium"
# No GPU, as on the laptops this is for; nothing but the loopback address, so that a style sheet
# on a CDN fails at once instead of after a time-out.
ARGUMENTS = [
    "--disable-gpu",
    "--no-sandbox",
    "--host-resolver-rules=MAP * ~NOTFOUND, EXCLUDE 127.0.0.1",
]
VIEWPORT = {"width": WINDOW[0], "height": WINDOW[1]}
PAN_SECONDS = 3.0
QUIET_SECONDS = 0.5

SCRIPT = """
window.bench = {
    started: null,
    result: null,
    every(done) {
        const frame = () => done() || requestAnimationFrame(frame);
        requestAnimationFrame(frame);
    },
    // Sets `result` to the time from `from()` to the wanted state painted.
    time(state, wanted, from) {
        this.started = this.result = null;
        this.every(() => {
            if (from() === null || !wanted(state())) return false;
            requestAnimationFrame(() => requestAnimationFrame(() => {
                this.result = performance.now() - from();
            }));
            return true;
        });
    },
    // Counts the frames that show another view than the frame before.
    count(view) {
        this.frames = 0;
        this.counting = true;
        let last = view();
        this.every(() => {
            const now = view();
            if (now !== last) this.frames++;
            last = now;
            return !this.counting;
        });
    },
};
for (const kind of ['pointerdown', 'keydown'])
    addEventListener(kind, event => { bench.started ??= event.timeStamp; }, true);
"""

MEASURES = ("first", "hide", "show", "pan", "received", "sent")


@dataclass
class Result:
    """What was measured of one page.

    First picture, hide and show in milliseconds, pan in frames a second, received and sent in
    bytes of bodies a filter; one value a visit or toggle.
    """

    first: list[float] = field(default_factory=list)
    hide: list[float] = field(default_factory=list)
    show: list[float] = field(default_factory=list)
    pan: list[float] = field(default_factory=list)
    received: list[float] = field(default_factory=list)
    sent: list[float] = field(default_factory=list)
    failed: str = ""

    def median(self, measure: str) -> float | None:
        """Give the median of one measure, or None if there is none."""
        values = getattr(self, measure)
        return statistics.median(values) if values else None


def visit(
    browser: Browser,
    page: Page,
    address: str,
    relation: str,
    result: Result,
    *,
    toggles: int,
    seconds: float,
) -> None:
    """Open the page in a fresh context and add what it takes to the result.

    Parameters
    ----------
    relation : str
        The relation to hide and show.
    toggles : int
        How often it is hidden and shown, timed.
    seconds : float
        The longest any one step may take; a page that takes longer says so in `failed`.
    """
    context = browser.new_context(viewport=VIEWPORT)
    context.set_default_timeout(seconds * 1000)
    context.add_init_script(SCRIPT)
    try:
        _Visit(context.new_page(), page, relation, result, seconds).run(address, toggles)
    except (Error, TimeoutError) as error:
        result.failed = str(error).splitlines()[0]
    finally:
        with contextlib.suppress(Error):
            context.close()


class _Visit:
    """One tab with one page in it."""

    def __init__(self, tab: Tab, page: Page, relation: str, result: Result, seconds: float) -> None:
        self.tab = tab
        self.page = page
        self.relation = relation
        self.result = result
        self.seconds = seconds
        self.under_way: set[Request] = set()
        self.finished: list[Request] = []
        tab.on("request", self._begin)
        tab.on("requestfailed", self._fail)
        tab.on("requestfinished", self._finish)

    def run(self, address: str, toggles: int) -> None:
        """Take the first picture, learn the filter, time it, pan."""
        self.tab.goto(address, wait_until="commit")
        self._time("state => state !== null", "() => 0")
        self.result.first.append(self._timed())
        shown = self._settle()

        hidden = self._learn()
        self.page.before_show(self.tab, self.relation)
        self.page.show(self.tab, self.relation)
        if self._settle() != shown or hidden == shown:
            raise TimeoutError(f"hiding {self.relation} gave {hidden}, from {shown}")

        for _ in range(toggles):
            for act, before, times, wanted in (
                (self.page.hide, self.page.before_hide, self.result.hide, hidden),
                (self.page.show, self.page.before_show, self.result.show, shown),
            ):
                before(self.tab, self.relation)
                self._settle()
                self._time(f"state => state === {json.dumps(wanted)}", "() => bench.started")
                act(self.tab, self.relation)
                times.append(self._timed())
                self._settle()
        self._pan()

    def _begin(self, request: Request) -> None:
        self.under_way.add(request)

    def _fail(self, request: Request) -> None:
        self.under_way.discard(request)

    def _finish(self, request: Request) -> None:
        self.under_way.discard(request)
        self.finished.append(request)

    def _time(self, wanted: str, since: str) -> None:
        """Begin to wait, in the page, for a state to be painted."""
        self.tab.evaluate(f"() => bench.time(() => {self.page.state}, {wanted}, {since})")

    def _timed(self) -> float:
        """Give the milliseconds it took."""
        # Not wait_for_function: it evaluates text in the page, which our own policy forbids.
        end = time.monotonic() + self.seconds
        while time.monotonic() < end:
            if (taken := self.tab.evaluate("() => bench.result")) is not None:
                return taken
            self.tab.wait_for_timeout(50)
        raise TimeoutError(f"not painted after {self.seconds:.0f} s")

    def _settle(self) -> Any:
        """Wait until nothing is under way and the state stays; give the state."""
        end = time.monotonic() + self.seconds
        state, since = None, time.monotonic()
        while time.monotonic() < end:
            self.tab.wait_for_timeout(100)
            now = self.tab.evaluate(f"() => {self.page.state}")
            if now != state or self.under_way:
                state, since = now, time.monotonic()
            elif time.monotonic() - since > QUIET_SECONDS:
                return state
        raise TimeoutError(f"not at rest after {self.seconds:.0f} s")

    def _learn(self) -> Any:
        """Hide the relation untimed; give the state it leads to and count its bytes."""
        self.page.before_hide(self.tab, self.relation)
        self._settle()
        self.finished.clear()
        self.page.hide(self.tab, self.relation)
        hidden = self._settle()
        sizes = [request.sizes() for request in self.finished]
        self.result.received.append(sum(size["responseBodySize"] for size in sizes))
        self.result.sent.append(sum(size["requestBodySize"] for size in sizes))
        return hidden

    def _pan(self) -> None:
        """Drag the picture by an empty corner in circles and count the frames."""
        box = self.tab.locator(self.page.picture).first.bounding_box()
        x, y = box["x"] + 0.02 * box["width"], box["y"] + 0.02 * box["height"]
        mouse = self.tab.mouse
        mouse.move(x, y)
        mouse.down()
        self.tab.evaluate(f"() => bench.count(() => {self.page.view})")
        began = time.monotonic()
        while (gone := time.monotonic() - began) < PAN_SECONDS:
            angle = 2 * math.pi * gone
            mouse.move(x + 60 - 60 * math.cos(angle), y + 60 * math.sin(angle))
        frames = self.tab.evaluate("() => { bench.counting = false; return bench.frames; }")
        self.result.pan.append(frames / (time.monotonic() - began))
        mouse.up()
