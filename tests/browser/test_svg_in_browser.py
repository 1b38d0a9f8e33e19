"""A second program draws the exported SVG: what Chromium shows is what resvg put into the PNG.

The two smooth edges differently, so a picture is the same if hardly any pixel differs much: at
most `MOST_APART` of them by more than `LITTLE` of 255 in a channel (edges of letters; half as
many were counted), and at most `MOST_FAR` by more than `MUCH` (a tenth was counted). A tie,
symbol or name that is missing, or drawn elsewhere, makes more.
"""

from __future__ import annotations

import io
import mimetypes
import re
from collections.abc import Callable

import numpy as np
import pytest
from PIL import Image
from playwright.sync_api import Page, Route

from alliance_network.export import export
from alliance_network.figures.sheet import Sheet
from alliance_network.figures.sizes import size_of
from alliance_network.formats import open_dataset
from alliance_network.seeds import assets_folder
from alliance_network.view import opening_view

WIDTH, HEIGHT = 960, 640
SHEET = Sheet(size=size_of(f"{WIDTH}x{HEIGHT}"), scale=1.0)

LITTLE, MOST_APART = 64, 0.005
MUCH, MOST_FAR = 128, 0.0001

PAGE = "http://127.0.0.1/figure/"
HTML = """<!doctype html><html lang="en"><meta charset="utf-8"><title>A figure</title>
<link rel="stylesheet" href="fonts.css"><style>body { margin: 0 } svg { display: block }</style>
"""


def drawn(page: Page, text: str) -> np.ndarray:
    """An SVG as Chromium draws it with the page's fonts, (height, width, 3)."""
    picture = text.partition("?>")[2]

    def answer(route: Route) -> None:
        name = route.request.url.removeprefix(PAGE)
        if not name:
            route.fulfill(body=HTML + picture, content_type="text/html; charset=utf-8")
        elif name == "favicon.ico":
            route.fulfill(status=204)
        else:
            kind = mimetypes.guess_type(name)[0] or "font/woff2"
            route.fulfill(body=(assets_folder() / name).read_bytes(), content_type=kind)

    page.route(f"{PAGE}**", answer)
    page.route("**/favicon.ico", answer)
    page.goto(PAGE)
    page.evaluate("document.fonts.ready.then(() => null)")
    return pixels(page.screenshot())


def pixels(content: bytes) -> np.ndarray:
    return np.asarray(Image.open(io.BytesIO(content)).convert("RGB"), dtype=int)


def apart(one: np.ndarray, other: np.ndarray) -> tuple[float, float]:
    """The shares of pixels that differ by more than `LITTLE` and `MUCH`."""
    assert one.shape == other.shape == (HEIGHT, WIDTH, 3)
    difference = np.abs(one - other).max(axis=2)
    return float((difference > LITTLE).mean()), float((difference > MUCH).mean())


@pytest.mark.parametrize("theme", ["light", "dark"])
@pytest.mark.parametrize("language", ["en", "fa", "zh"])
def test_a_browser_draws_what_is_in_the_png(
    open_page: Callable[..., Page], theme: str, language: str
) -> None:
    network = open_dataset("iran-2023")
    view = opening_view(network).but(theme=theme, language=language, selected="iran")
    text = export(network, view, format="svg", sheet=SHEET).decode()
    kept = pixels(export(network, view, format="png", sheet=SHEET))
    shown = drawn(open_page(width=WIDTH, height=HEIGHT), text)
    some, far = apart(shown, kept)
    assert some <= MOST_APART and far <= MOST_FAR, (some, far)


@pytest.mark.parametrize("lost", ["tie.iran.hamas.backing", "actor.syria", "label.iran"])
def test_what_is_lost_is_seen(open_page: Callable[..., Page], lost: str) -> None:
    """The measure of the test above fails for a figure without one tie, symbol or name."""
    network = open_dataset("iran-2023")
    view = opening_view(network)
    text = export(network, view, format="svg", sheet=SHEET).decode()
    tag = re.search(rf'<(\w+)[^>]* id="{lost}"', text)
    assert tag is not None
    less = re.sub(rf'<{tag[1]}[^>]* id="{lost}".*?</{tag[1]}>', "", text, flags=re.DOTALL)
    page = open_page(width=WIDTH, height=HEIGHT)
    some, far = apart(drawn(page, less), pixels(export(network, view, format="png", sheet=SHEET)))
    assert some > MOST_APART or far > MOST_FAR, (some, far)
