"""How tests of the browser follow a story that is presented."""

from __future__ import annotations

from axe_playwright_python.sync_playwright import Axe
from playwright.sync_api import Page

NETWORK = "iran-2023"
STORY = "around-iran"
STEPS = 8

# The step is shown: the page holds its view, and the picture what the server sent for it.
REACHED = """(n) => {
  const present = window.alliancePresent;
  const page = window.alliancePage;
  if (!present?.on() || present.index() !== n - 1 || !page.view()?.query) return false;
  const step = present.step();
  if (present.bare(page.view().query) !== present.bare(step.view)) return false;
  const [width] = allianceNetwork.picture.sent?.frame.meta.place ?? [0];
  const box = document.getElementById("picture").getBoundingClientRect();
  return Math.abs(width - box.width) < 2 && !present.exploring();
}"""

# The pictures of all steps lie ready: another one draws nothing anew.
READY = """() => {
  const { picture } = window.allianceNetwork;
  return picture.staged(picture.sent).length > picture.sent.layers.length;
}"""


def reached(page: Page, step: int) -> None:
    """Wait until the step of this number is shown."""
    page.wait_for_function(REACHED, arg=step)


def presented(page: Page, url: str, step: int = 1, *, query: str = "") -> Page:
    """Open the address of a step of the shipped story."""
    page.goto(f"{url}{NETWORK}{query}#story={STORY}/{step}")
    reached(page, step)
    return page


def ready(page: Page) -> None:
    """Wait until the pictures of the other steps are there too."""
    page.wait_for_function(READY)
    # They are drawn when the page has nothing else to do.
    page.wait_for_timeout(400)


def shown_ties(page: Page) -> set[str]:
    """Keys of the ties that the picture's lines stand for."""
    return set(
        page.evaluate(
            "() => allianceNetwork.picture.shown().flatMap((layer) => layer.ties?.keys ?? [])"
        )
    )


def faults(page: Page, state: str) -> list[str]:
    """What axe-core finds, each as one line."""
    found = Axe().run(page).response["violations"]
    return [f"{state}: {one['id']}: {node['html'][:160]}" for one in found for node in one["nodes"]]
