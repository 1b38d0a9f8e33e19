"""The page in a frame of another site: two hosts of this machine stand for the two sites."""

from __future__ import annotations

import contextlib
import html
import threading
from collections.abc import Callable, Iterator
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer

import pytest
from axe_playwright_python.sync_playwright import Axe
from playwright.sync_api import FrameLocator, Page, expect

DRAWN = "#picture .shapelayer path"
VIEW = "v=1&relations=backing,sanctions&embed=1"

# What would be seen of the whole page for the length of a frame.
FLASHES = """
window.flashes = [];
const look = () => {
  for (const one of document.querySelectorAll(".search, .header-end, .side, .hint")) {
    if (one.checkVisibility()) flashes.push(one.className);
  }
  requestAnimationFrame(look);
};
requestAnimationFrame(look);
"""

FORBIDDEN = """
Object.defineProperty(window, "localStorage", {
  get() { throw new DOMException("The operation is insecure.", "SecurityError"); },
});
"""

# Of what can be seen in the frame, what reaches over its edges.
BEYOND = """() => [...document.querySelectorAll("body *")]
  .filter((one) => one.checkVisibility() && !one.closest("svg, .unseen, .skip, .words, .side"))
  .filter((one) => one.getBoundingClientRect().right > innerWidth + 1)
  .map((one) => `${one.tagName}.${one.className}`)"""


@pytest.fixture
def address(server) -> str:
    """Where the framed page is: another site than 127.0.0.1."""
    return server.url.replace("127.0.0.1", "localhost")


@pytest.fixture
def site() -> Iterator[Callable[..., str]]:
    """Make pages of another site that hold one frame: `site(src, width=900, height=600)`."""
    with contextlib.ExitStack() as running:

        def make(src: str, *, width: int = 900, height: int = 600) -> str:
            frame = f'<iframe src="{html.escape(src)}" width="{width}" height="{height}"></iframe>'
            text = f"<!doctype html><title>News</title><h1>News</h1>{frame}<p style=height:2000px>"
            return running.enter_context(_serving(text.encode()))

        yield make


@contextlib.contextmanager
def _serving(text: bytes) -> Iterator[str]:
    class Handler(BaseHTTPRequestHandler):
        def do_GET(self) -> None:
            self.send_response(200 if self.path == "/" else 204)
            self.send_header("Content-Type", "text/html; charset=utf-8")
            self.end_headers()
            if self.path == "/":
                self.wfile.write(text)

        def log_message(self, *_: object) -> None:
            pass

    host = ThreadingHTTPServer(("127.0.0.1", 0), Handler)
    threading.Thread(target=host.serve_forever, daemon=True).start()
    try:
        yield f"http://127.0.0.1:{host.server_address[1]}/"
    finally:
        host.shutdown()
        host.server_close()


def framed(page: Page, at: str) -> FrameLocator:
    page.goto(at)
    frame = page.frame_locator("iframe")
    expect(frame.locator(DRAWN).first).to_be_attached(timeout=20_000)
    return frame


def opened(page: Page, at: str) -> Page:
    page.goto(at)
    expect(page.locator(DRAWN).first).to_be_attached(timeout=20_000)
    return page


class TestInAFrameOfAnotherSite:
    def test_it_filters_and_selects(self, page, site, address):
        frame = framed(page, site(f"{address}iran-2023?{VIEW}"))
        words = frame.locator("#words")
        expect(words).to_contain_text("5 of 21 ties")
        frame.get_by_role("button", name="Key").click()
        frame.get_by_role("switch", name="sanctions").click()
        expect(words).to_contain_text("3 of 21 ties")
        frame.get_by_role("button", name="Key").click()
        x, y = page.frames[1].evaluate("allianceNetwork.where('iran>hamas:backing')")
        box = page.locator("iframe").bounding_box()
        page.mouse.click(box["x"] + x, box["y"] + y)
        expect(frame.locator(".panel-title")).to_contain_text("Hamas")
        # The address follows the picture a moment later.
        page.frames[1].wait_for_url(
            f"{address}iran-2023?v=1&relations=backing&selected=iran,hamas,backing&embed=1"
        )

    def test_going_back_leaves_the_page_round_it(self, page, site, address):
        page.goto(site("about:blank"))
        frame = framed(page, site(f"{address}iran-2023?{VIEW}"))
        before = page.evaluate("history.length")
        frame.get_by_role("button", name="Key").click()
        frame.get_by_role("switch", name="sanctions").click()
        expect(frame.locator("#words")).to_contain_text("3 of 21 ties")
        assert page.evaluate("history.length") == before

    def test_the_wheel_scrolls_the_page_round_it(self, page, site, address):
        framed(page, site(f"{address}iran-2023?{VIEW}"))
        zoom = "allianceNetwork.picture.camera.k"
        page.mouse.move(400, 300)
        page.mouse.wheel(0, 300)
        page.wait_for_function("scrollY > 0")
        assert page.frames[1].evaluate(zoom) == 1
        page.evaluate("scrollTo(0, 0)")
        page.keyboard.down("Control")
        page.mouse.wheel(0, -300)
        page.keyboard.up("Control")
        # Not wait_for_function, which the page's own policy forbids.
        page.wait_for_timeout(400)
        assert page.frames[1].evaluate(zoom) > 1

    def test_without_the_mark_it_is_refused(self, page, site, address, watched):
        page.goto(site(f"{address}iran-2023?v=1"))
        page.wait_for_timeout(300)
        assert page.frames[1].url.startswith("chrome-error:")
        assert "frame-ancestors" in watched.complaints.pop()

    def test_where_it_may_keep_nothing(self, open_page, site, address):
        page = open_page()
        page.add_init_script(FORBIDDEN)
        frame = framed(page, site(f"{address}iran-2023?{VIEW}&selected=iran"))
        expect(frame.locator(".panel-title")).to_contain_text("Iran")


class TestAlone:
    def test_nothing_of_the_whole_page_flashes_up(self, open_page, server):
        page = open_page(width=900, height=600)
        page.add_init_script(FLASHES)
        opened(page, f"{server.url}iran-2023?{VIEW}")
        assert page.evaluate("flashes") == []

    def test_the_caption(self, open_page, server):
        page = opened(open_page(width=900, height=600), f"{server.url}iran-2023?{VIEW}#note")
        expect(page.get_by_role("heading", level=1)).to_have_text("Around Iran, 2023")
        expect(page.locator("#words")).to_be_visible()
        full = page.get_by_role("link", name="Open in full")
        expect(full).to_have_attribute("href", "/iran-2023?v=1&relations=backing,sanctions#note")
        with page.context.expect_page() as whole:
            full.click()
        expect(whole.value.get_by_role("button", name="Share")).to_be_visible()

    def test_the_address_stays_marked_and_keeps_its_fragment(self, open_page, server):
        page = opened(open_page(width=900, height=600), f"{server.url}?embed=1#note")
        page.wait_for_url("**/iran-2023?v=1*&embed=1#note")
        expect(page.get_by_role("button", name="Key")).to_be_visible()

    def test_a_story_is_told(self, open_page, server):
        page = open_page(width=1000, height=600)
        opened(page, f"{server.url}iran-2023?v=1&embed=1#story=around-iran/2")
        expect(page.get_by_role("region", name="Story")).to_be_visible()
        expect(page.get_by_role("button", name="Key")).to_be_hidden()
        page.get_by_role("button", name="Next step").click()
        page.wait_for_url("**&embed=1#story=around-iran/3")
        page.get_by_role("button", name="Choices").click()
        expect(page.get_by_role("switch", name="sanctions")).to_be_in_viewport()

    def test_by_key(self, open_page, server):
        page = opened(open_page(width=640, height=400), f"{server.url}iran-2023?{VIEW}")
        key = page.get_by_role("button", name="Key")
        key.focus()
        page.keyboard.press("Enter")
        expect(key).to_have_attribute("aria-expanded", "true")
        page.get_by_role("switch", name="sanctions").focus()
        page.keyboard.press("Escape")
        expect(key).to_have_attribute("aria-expanded", "false")
        expect(page.locator(".side")).to_be_hidden()
        expect(key).to_be_focused()

    def test_its_theme_is_that_of_the_view(self, open_page, server):
        page = opened(open_page(width=640, height=400), f"{server.url}iran-2023?{VIEW}&theme=dark")
        assert page.evaluate("getComputedStyle(document.body).backgroundColor") == "rgb(17, 22, 29)"

    @pytest.mark.parametrize(("width", "height"), [(320, 240), (640, 400), (1200, 700)])
    def test_small_and_large_frames(self, open_page, server, width, height):
        page = open_page(width=width, height=height)
        opened(page, f"{server.url}iran-2023?{VIEW}")
        place = page.locator("#picture").bounding_box()
        assert place["height"] > 0.7 * height
        states = {"at rest": None, "key": "Key", "panel": None}
        for state, button in states.items():
            if button:
                page.get_by_role("button", name=button).click()
            if state == "panel":
                page.keyboard.press("Escape")
                page.evaluate("alliancePage.act('select', 'iran>hamas:backing')")
                expect(page.locator(".panel-title")).to_be_in_viewport()
                page.wait_for_timeout(250)  # It rises.
            assert page.evaluate(BEYOND) == [], state
            found = Axe().run(page).response["violations"]
            assert [(one["id"], one["nodes"][0]["html"][:120]) for one in found] == [], state
            expect(page.get_by_role("link", name="Open in full")).to_be_in_viewport(ratio=1)
        page.locator(".panel-close").click()
        expect(page.locator(".panel-title")).to_have_count(0)

    def test_what_is_pointed_at_is_said_within_the_frame(self, open_page, server):
        page = opened(open_page(width=320, height=240), f"{server.url}iran-2023?{VIEW}")
        page.mouse.move(*page.evaluate("allianceNetwork.where('iran>hamas:backing')"))
        tip = page.locator("#picture-tip")
        expect(tip).to_have_text("Iran backs Hamas, reported, 1 source")
        box = tip.bounding_box()
        assert box["x"] >= 0 and box["y"] >= 0
        assert box["x"] + box["width"] <= 320 and box["y"] + box["height"] <= 240
