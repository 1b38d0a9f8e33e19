"""How tests of the browser keep the server's answers back."""

from __future__ import annotations

import contextlib
from collections.abc import Iterator

from playwright.sync_api import Page, Route


@contextlib.contextmanager
def withheld(page: Page) -> Iterator[None]:
    """What the server answers to what is done on a page reaches it only after this block."""
    held: list[Route] = []
    let_go = False

    def answer(route: Route) -> None:
        if let_go:
            route.continue_()
        else:
            held.append(route)

    page.route("**/_dash-update-component*", answer)
    yield
    let_go = True
    for route in held:
        route.continue_()
