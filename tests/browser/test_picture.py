"""The picture under mouse, finger and wheel: pointed at, chosen, dragged, zoomed."""

from __future__ import annotations

import re
from collections.abc import Callable
from dataclasses import replace
from urllib.parse import parse_qs, urlsplit

import pytest
from playwright.sync_api import Page, expect

from alliance_network.figures.network import network_scene
from alliance_network.figures.plan import plan
from alliance_network.figures.scene import Part
from alliance_network.figures.style import THEMES
from alliance_network.formats import open_dataset
from alliance_network.selection import select
from alliance_network.view import opening_view

PLACES = """() => {
  const found = {};
  for (const trace of allianceNetwork.picture.symbols()) {
    for (const actor of trace.meta.actors) found[actor] = allianceNetwork.where(actor);
  }
  return found;
}"""

SHAPE = """(name) => document.querySelector("#picture .js-plotly-plot")
  .layout.shapes.find((shape) => shape.name === name).path"""


# Of the shipped font, in type sizes: from the top of a line's box to its baseline.
ASCENT = 1.069


def ready(page: Page, address: str) -> Page:
    page.goto(address)
    page.wait_for_selector("#picture .shapelayer path")
    # The words over it may take another line: then it is laid out once more.
    page.wait_for_function(
        """() => {
          const [width, height] = allianceNetwork.picture.sent.frame.meta.place;
          const box = document.getElementById("picture").getBoundingClientRect();
          return Math.abs(width - box.width) < 1 && Math.abs(height - box.height) < 1;
        }"""
    )
    page.wait_for_load_state("networkidle")
    return page


@pytest.fixture
def shown(server, page: Page) -> Page:
    return ready(page, server.url)


def places(page: Page) -> dict[str, tuple[float, float]]:
    return page.evaluate(PLACES)


def along(page: Page, key: str, share: float = 0.5) -> tuple[float, float]:
    """A point of a tie on the screen, from 0 at its start to 1 at its end."""
    return page.evaluate("([key, share]) => allianceNetwork.where(key, share)", [key, share])


def query(page: Page) -> dict[str, list[str]]:
    return parse_qs(urlsplit(page.url).query)


def test_a_tie_can_be_pointed_at_along_its_whole_length(shown: Page) -> None:
    tip = shown.locator("#picture-tip")
    for share in (0.1, 0.25, 0.5, 0.75, 0.9):
        shown.mouse.move(*along(shown, "iran>syria:alliance", share))
        expect(tip).to_have_text("Iran is allied with Syria, asserted, 1 source")
        expect(shown.locator("#picture-over .pointed-tie")).to_have_count(1)
        shown.mouse.move(5, 5)
        expect(tip).to_be_hidden()


def test_an_actor_can_be_pointed_at(shown: Page) -> None:
    shown.mouse.move(*places(shown)["hezbollah"])
    expect(shown.locator("#picture-tip")).to_contain_text("Hezbollah, armed group: 2 ties")


def test_what_is_denied_is_not_told_as_if_it_happened(shown: Page) -> None:
    shown.mouse.move(*along(shown, "iran>israel:attack", 0.6))
    tip = shown.locator("#picture-tip")
    expect(tip).to_contain_text("denied")
    assert not re.match(r"Iran attacked Israel", tip.inner_text())


def test_clicking_a_tie_opens_it_and_dims_the_rest(shown: Page) -> None:
    shown.mouse.click(*along(shown, "iran>hamas:backing"))
    expect(shown.locator("#panel")).to_contain_text("Hamas")
    expect(shown.locator("#panel")).to_contain_text("line 6")
    assert query(shown)["selected"] == ["iran,hamas,backing"]
    opacities = shown.evaluate(
        """() => document.querySelector("#picture .js-plotly-plot").layout.shapes
          .filter((shape) => shape.name === "body").map((shape) => shape.opacity)"""
    )
    assert sorted(set(opacities)) == [0.3, 1]


def test_clicking_beside_everything_closes_it_again(shown: Page) -> None:
    shown.mouse.click(*places(shown)["hamas"])
    expect(shown.locator("#panel")).to_contain_text("Hamas")
    box = shown.locator("#picture").bounding_box()
    shown.mouse.click(box["x"] + 12, box["y"] + 12)
    shown.wait_for_function("() => !new URL(location).searchParams.has('selected')")


def test_a_dragged_actor_takes_its_ties_along_and_stays(shown: Page) -> None:
    before = places(shown)
    x, y = before["hezbollah"]
    shown.mouse.move(x, y)
    shown.mouse.down()
    shown.mouse.move(x + 90, y - 120, steps=6)
    # While it is held its ties follow it already.
    moving = places(shown)["hezbollah"]
    assert moving == pytest.approx([x + 90, y - 120], abs=2)
    shown.mouse.up()
    shown.wait_for_function("() => new URL(location).searchParams.has('places')")
    shown.wait_for_load_state("networkidle")
    after = places(shown)
    assert after["hezbollah"] == pytest.approx([x + 90, y - 120], abs=3)
    for actor in set(before) - {"hezbollah"}:
        assert after[actor] == pytest.approx(before[actor], abs=0.5)
    hit = along(shown, "iran>hezbollah:backing", 0.95)
    assert abs(hit[0] - after["hezbollah"][0]) + abs(hit[1] - after["hezbollah"][1]) < 80


def test_the_place_of_a_dragged_actor_is_part_of_the_link(
    shown: Page, open_page: Callable[..., Page]
) -> None:
    x, y = places(shown)["syria"]
    shown.mouse.move(x, y)
    shown.mouse.down()
    shown.mouse.move(x + 60, y + 70, steps=4)
    shown.mouse.up()
    shown.wait_for_function("() => new URL(location).searchParams.has('places')")
    other = ready(open_page(), shown.url)
    assert places(other)["syria"] == pytest.approx([x + 60, y + 70], abs=3)


def test_dragging_the_page_pans_and_moves_nobody(shown: Page) -> None:
    before = places(shown)
    box = shown.locator("#picture").bounding_box()
    x, y = box["x"] + 40, box["y"] + 40
    shown.mouse.move(x, y)
    shown.mouse.down()
    shown.mouse.move(x + 70, y + 30, steps=5)
    shown.mouse.up()
    shown.wait_for_timeout(200)
    after = places(shown)
    for actor, (old_x, old_y) in before.items():
        assert after[actor] == pytest.approx([old_x + 70, old_y + 30], abs=2)
    assert "places" not in query(shown)


def test_zooming_keeps_heads_names_and_symbols_at_their_size(shown: Page) -> None:
    heads = shown.evaluate(SHAPE, "heads")
    shown.get_by_role("button", name="Zoom in").click()
    shown.wait_for_function(
        "(old) => document.querySelector('#picture .js-plotly-plot').layout.shapes"
        ".find((shape) => shape.name === 'heads').path !== old",
        arg=heads,
    )
    sizes = []
    for path in (heads, shown.evaluate(SHAPE, "heads")):
        numbers = [float(n) for n in re.findall(r"-?[0-9.]+", path)]
        (x0, y0), (x1, y1) = numbers[0:2], numbers[4:6]
        sizes.append(((x0 - x1) ** 2 + (y0 - y1) ** 2) ** 0.5)
    # In the scene's own pixels a head shrinks as much as the zoom enlarges it.
    assert sizes[0] / sizes[1] == pytest.approx(1.4, rel=0.03)
    shown.get_by_role("button", name="Show the whole network").click()
    shown.wait_for_function(
        "(old) => document.querySelector('#picture .js-plotly-plot').layout.shapes"
        ".find((shape) => shape.name === 'heads').path === old",
        arg=heads,
    )


def test_a_filter_keeps_the_zoom(shown: Page) -> None:
    shown.get_by_role("button", name="Zoom in").click()
    shown.wait_for_timeout(200)
    before = places(shown)
    shown.get_by_role("switch", name=re.compile("trade")).click(force=True)
    shown.wait_for_function("() => new URL(location).searchParams.has('relations')")
    shown.wait_for_load_state("networkidle")
    assert places(shown)["iran"] == pytest.approx(before["iran"], abs=0.5)


@pytest.mark.parametrize(("width", "height"), [(1440, 900), (390, 844)])
def test_the_screen_shows_what_the_scene_says(
    server, open_page: Callable[..., Page], width: int, height: int
) -> None:
    page = ready(open_page(width=width, height=height), server.url)
    drawn = _scene(page)
    box = page.locator("#picture").bounding_box()
    found = places(page)
    for symbol in drawn.symbols:
        x, y = found[symbol.actor]
        assert (x - box["x"], y - box["y"]) == pytest.approx((symbol.x, symbol.y), abs=0.6)
    texts = page.evaluate(
        """() => [...document.querySelectorAll("#picture .textpoint text")].map((text) => {
          const box = text.getBoundingClientRect();
          return [text.textContent, box.left, box.right, box.top];
        })"""
    )
    by_name = {name: values for name, *values in texts}
    for text in drawn.texts:
        left, right, top = by_name[text.text]
        start = text.x - {"start": 0, "middle": 0.5, "end": 1}[text.anchor] * text.width
        assert left - box["x"] == pytest.approx(start, abs=2.5)
        assert right - left == pytest.approx(text.width, rel=0.05, abs=2)
        assert top - box["y"] + ASCENT * text.size == pytest.approx(text.y, abs=1.5)
    paths = page.evaluate(
        """() => document.querySelector("#picture .js-plotly-plot").layout.shapes
          .filter((shape) => shape.name === "body").map((shape) => shape.path)"""
    )
    for path, strand in zip(paths, drawn.strands, strict=True):
        numbers = [float(number) for number in re.findall(r"-?[0-9.]+", path)]
        assert numbers == pytest.approx(strand.bodies.ravel().tolist(), abs=0.1)


def _scene(page: Page) -> Part:
    """The scene that Python makes for the place that this page has."""
    box = page.locator("#picture").bounding_box()
    dataset = open_dataset("iran-2023")
    view = opening_view(dataset)
    upright = page.viewport_size["height"] > page.viewport_size["width"]
    laid = plan(
        dataset,
        view,
        width=round(box["width"]),
        height=round(box["height"]),
        upright=upright,
    )
    style = replace(laid.style, theme=THEMES["light"])
    return network_scene(select(dataset, view), laid, style).part("picture")


def test_a_panel_that_opens_turns_nothing(server, open_page: Callable[..., Page]) -> None:
    page = ready(open_page(width=1024, height=768), server.url)
    before = places(page)
    page.mouse.click(*before["hamas"])
    expect(page.locator("#panel")).to_contain_text("Hamas")
    page.wait_for_timeout(700)
    after = places(page)
    for axis in (0, 1):
        order = sorted(before, key=lambda actor: before[actor][axis])
        # Closer together, and none past another.
        assert order == sorted(after, key=lambda actor: (after[actor][axis], order.index(actor)))


def test_a_place_of_another_shape_shows_the_same_network_fitted(
    server, open_page: Callable[..., Page]
) -> None:
    page = ready(open_page(width=1440, height=900), server.url)
    page.set_viewport_size({"width": 1024, "height": 700})
    page.wait_for_timeout(600)
    box = page.locator("#picture").bounding_box()
    for x, y in places(page).values():
        assert box["x"] < x < box["x"] + box["width"]
        assert box["y"] < y < box["y"] + box["height"]


def test_a_link_to_an_actor_shows_the_picture_beside_its_panel(
    server, open_page: Callable[..., Page]
) -> None:
    page = ready(open_page(width=1280, height=800), f"{server.url}iran-2023?v=1&selected=iran")
    # The panel opens with the first answer, and the picture is fitted into what it leaves.
    page.wait_for_function(
        """() => {
          const place = document.querySelector("#picture-place").getBoundingClientRect();
          const texts = [...document.querySelectorAll("#picture .textpoint text")];
          return texts.length && texts.every((text) => {
            const box = text.getBoundingClientRect();
            return box.left >= place.left - 1 && box.right <= place.right + 1;
          });
        }""",
        timeout=15000,
    )
