"""A real browser for the tests, found or fetched, that may not leave this machine."""

from __future__ import annotations

import contextlib
import os
import platform
import shutil
import subprocess
import sys
import time
from collections.abc import Callable, Iterator
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any
from urllib.parse import urlsplit

import pytest
from playwright.sync_api import (
    Browser,
    BrowserContext,
    Page,
    Playwright,
    expect,
    sync_playwright,
)

from exporting import Dialogue

NAMES = (
    "chromium",
    "chromium-browser",
    "google-chrome",
    "google-chrome-stable",
    "chrome",
    "microsoft-edge",
    "microsoft-edge-stable",
    "msedge",
    "brave-browser",
)
"""Commands of browsers that are Chromium inside."""

PLACES = (
    "/Applications/Google Chrome.app/Contents/MacOS/Google Chrome",
    "/Applications/Chromium.app/Contents/MacOS/Chromium",
    "C:/Program Files/Google/Chrome/Application/chrome.exe",
    "C:/Program Files (x86)/Microsoft/Edge/Application/msedge.exe",
)
"""Where such browsers lie on systems that do not put them on the path."""

ARGUMENTS = (
    "--disable-background-networking",
    "--disable-component-update",
    "--disable-default-apps",
    "--disable-dev-shm-usage",
    "--disable-domain-reliability",
    "--disable-sync",
    "--font-render-hinting=none",
    "--force-color-profile=srgb",
    "--host-resolver-rules=MAP * ~NOTFOUND, EXCLUDE 127.0.0.1, EXCLUDE localhost",
    "--metrics-recording-only",
    "--no-first-run",
    "--no-pings",
    "--process-per-site",
)

DRESS = frozenset({"color_scheme", "forced_colors", "reduced_motion"})
"""Options of a context that a page of another one can have too."""

LOCAL = {"127.0.0.1", "localhost", "::1"}
WITHIN = {"about", "blob", "data", "file"}
"""Schemes of addresses that do not leave this machine."""


# What is waited for comes at once; a machine that is busy with other things may take its time.
expect.set_options(timeout=20_000)


@pytest.fixture(scope="session")
def playwright() -> Iterator[Playwright]:
    """Playwright, without which there is no browser."""
    with sync_playwright() as started:
        yield started


@pytest.fixture(scope="session")
def browser(
    playwright: Playwright,
    request: pytest.FixtureRequest,
    tmp_path_factory: pytest.TempPathFactory,
) -> Iterator[Browser]:
    """The browser: one that is there, else Debian's package, else playwright's own."""
    say = _speaker(request.config)
    with _in_turn(tmp_path_factory.getbasetemp()):
        path = _there(playwright) or _installed(playwright, say=say)
    say(f"The browser for the tests is {path}.")
    sandbox = () if getattr(os, "geteuid", lambda: 1)() else ("--no-sandbox",)
    started = playwright.chromium.launch(
        executable_path=path, headless=True, args=[*ARGUMENTS, *sandbox]
    )
    yield started
    started.close()


@dataclass(eq=False)
class Watched:
    """What pages asked for and complained of during one test.

    Attributes
    ----------
    requests : list of str
        Every address asked for.
    outside : list of str
        Those of another machine, which the browser cannot reach.
    complaints : list of str
        Errors on the console, and errors no script caught.
    """

    requests: list[str] = field(default_factory=list)
    outside: list[str] = field(default_factory=list)
    complaints: list[str] = field(default_factory=list)

    @contextlib.contextmanager
    def watching(self, context: BrowserContext) -> Iterator[None]:
        """Write down all that the pages of `context` do."""
        heard = {"request": self._asked, "console": self._said, "weberror": self._failed}
        for event, write in heard.items():
            context.on(event, write)
        yield
        for event, write in heard.items():
            context.remove_listener(event, write)

    def _asked(self, request: Any) -> None:
        self.requests.append(request.url)
        if not _is_local(request.url):
            self.outside.append(request.url)

    def _said(self, message: Any) -> None:
        if message.type == "error":
            place = message.location.get("url", "")
            self.complaints.append(f"{message.text} ({place})")

    def _failed(self, error: Any) -> None:
        self.complaints.append(str(error.error))


@pytest.fixture
def watched() -> Iterator[Watched]:
    """What the pages of this test do. It fails if they leave this machine, or complain.

    A test that provokes an error takes it out of `watched.complaints`.
    """
    seen = Watched()
    yield seen
    assert not seen.outside, f"Requests left this machine: {seen.outside}"
    assert not seen.complaints, "Errors in the browser:\n" + "\n".join(seen.complaints)


@pytest.fixture(scope="session")
def keeper(browser: Browser, server: Any) -> Iterator[Page]:
    """A page that stays, and with it the process of its site, which has compiled the scripts.

    In contexts of their own pages take twice as long to be there.
    """
    with contextlib.closing(browser.new_context(locale="en-GB")) as context:
        page = context.new_page()
        page.goto(f"{server.url}assets/base.css")
        yield page


@pytest.fixture
def open_page(browser: Browser, keeper: Page, watched: Watched) -> Iterator[Callable[..., Page]]:
    """Make fresh pages: `open_page(width=390, height=844, color_scheme="dark")`.

    Every further option is one of playwright's `new_context`. The pages of a test know nothing
    of one another, and of no other test's.
    """
    with contextlib.ExitStack() as stack:
        beside: list[Page] = []

        def make(*, width: int = 1440, height: int = 900, **options: Any) -> Page:
            viewport = {"width": width, "height": height}
            if not beside and options.keys() <= DRESS:
                stack.callback(_forget, keeper, watched)
                stack.enter_context(watched.watching(keeper.context))
                beside.append(keeper.context.new_page())
                beside[0].set_viewport_size(viewport)
                beside[0].emulate_media(**options)
                return beside[0]
            context = browser.new_context(viewport=viewport, locale="en-GB", **options)
            stack.enter_context(contextlib.closing(context))
            stack.enter_context(watched.watching(context))
            return context.new_page()

        yield make


def _forget(keeper: Page, watched: Watched) -> None:
    """Close the pages beside the keeper, and make the browser forget what they have kept."""
    for page in keeper.context.pages:
        if page is not keeper:
            page.close()
    session = keeper.context.new_cdp_session(keeper)
    parts = map(urlsplit, watched.requests)
    for origin in {f"{one.scheme}://{one.netloc}" for one in parts if one.netloc}:
        session.send("Storage.clearDataForOrigin", {"origin": origin, "storageTypes": "all"})
    session.detach()


@pytest.fixture
def page(open_page: Callable[..., Page]) -> Page:
    """A fresh page of 1440 by 900."""
    return open_page()


@pytest.fixture
def dialogue(server: Any, open_page: Callable[..., Page]) -> Callable[..., Dialogue]:
    """The export dialogue of a fresh page at a view's query: `dialogue("v=1")`."""

    def opened(query: str = "") -> Dialogue:
        page = open_page(permissions=["clipboard-read", "clipboard-write"])
        return Dialogue(page, f"{server.url}iran-2023?{query}")

    return opened


def _is_local(address: str) -> bool:
    parts = urlsplit(address)
    return parts.scheme in WITHIN or parts.hostname in LOCAL


def _there(playwright: Playwright) -> str | None:
    """The path of a browser on this machine, or None."""
    for name in NAMES:
        if (path := shutil.which(name)) is not None:
            return path
    own = playwright.chromium.executable_path
    return next((path for path in (own, *PLACES) if Path(path).is_file()), None)


def _installed(playwright: Playwright, *, say: Callable[[str], None]) -> str:
    """The path of a browser after installing one."""
    if _is_debian() and os.geteuid() == 0 and shutil.which("apt-get"):
        say("No browser here: installing Debian's chromium (apt-get, about a minute) ...")
        # A fresh machine has no package lists, or old ones that name files no longer there.
        _run("apt-get", "update", "--quiet")
        _run("apt-get", "install", "--quiet", "--yes", "--no-install-recommends", "chromium")
    if (path := _there(playwright)) is None:
        say("No browser here: fetching playwright's Chromium (about 170 MB) ...")
        _run(sys.executable, "-m", "playwright", "install", "chromium")
        path = _there(playwright)
    if path is None:
        pytest.fail(
            "The tests need a browser and could not install one: install Chromium or Google "
            "Chrome, so that the command `chromium` or `google-chrome` is found, and start again."
        )
    return path


def _is_debian() -> bool:
    try:
        return platform.freedesktop_os_release().get("ID") == "debian"
    except OSError:
        return False


def _run(*command: str) -> None:
    """Run an installer; whether it worked, the next look for a browser shows."""
    environment = {**os.environ, "DEBIAN_FRONTEND": "noninteractive"}
    subprocess.run(command, check=False, env=environment, stdin=subprocess.DEVNULL)


@contextlib.contextmanager
def _in_turn(folder: Path) -> Iterator[None]:
    """Only one of the processes that share the tests at a time: two cannot install a package.

    Each has its `folder` in one that they share, made anew for each run.
    """
    if "PYTEST_XDIST_WORKER" not in os.environ:
        yield
        return
    lock = folder.parent / "browser"
    while True:
        try:
            lock.mkdir()
            break
        except FileExistsError:
            time.sleep(0.2)
    try:
        yield
    finally:
        lock.rmdir()


def _speaker(config: pytest.Config) -> Callable[[str], None]:
    """Something that prints a line although pytest holds the output back."""
    reporter = config.pluginmanager.get_plugin("terminalreporter")
    capture = config.pluginmanager.get_plugin("capturemanager")
    # Where several processes share the tests, theirs is the standard error that is shown.
    if reporter is None:
        return lambda sentence: print(sentence, file=sys.__stderr__, flush=True)

    def say(sentence: str) -> None:
        with capture.global_and_fixture_disabled():
            reporter.ensure_newline()
            reporter.write_line(sentence)

    return say
