"""The page for those who use it otherwise: by key, in forced colours, enlarged, on narrow screens.

What axe-core finds in the page's usual states is in `test_page_access.py`.
"""

from __future__ import annotations

import io
import re

import pytest
from axe_playwright_python.sync_playwright import Axe
from PIL import Image, ImageChops
from playwright.sync_api import Locator, Page, expect

DIALOGUES = {"Share": "Share", "Export": "Export this picture", "Help": "Help"}

# What has the focus: a name for it, whether that shows, and whether it is in the open dialogue.
STOP = """() => {
  let at = document.activeElement;
  if (!at || at === document.body) return null;
  const drawn = (of, look = getComputedStyle(of)) =>
    look.outlineStyle !== "none" && parseFloat(look.outlineWidth) >= 2;
  // Of a switch or a radio button the track or the label beside it shows the focus.
  const around = [at.closest(".search"), at.matches("input") && at.nextElementSibling];
  const shows =
    drawn(at) ||
    drawn(at, getComputedStyle(at, "::after")) ||
    around.some((of) => of && drawn(of));
  if (!at.dataset.stop) at.dataset.stop = String(document.querySelectorAll("[data-stop]").length);
  const name = at.getAttribute("aria-label") || at.textContent.trim() || at.id;
  const open = document.querySelector("dialog[open]");
  return { stop: at.dataset.stop, name, shows, inside: !open || open.contains(at) };
}"""

# Controls that a person sees and that no tab stop stands for: not those of a group of which one
# is a stop and arrow keys reach the rest.
MISSED = """() => {
  const controls = "button, a[href], input, select, textarea, [role=switch], [role=button]";
  const grouped = "[role=radio], [role=option], [role=tab], input[type=radio], .js-plotly-plot *";
  const seen = (one) =>
    one.checkVisibility({ visibilityProperty: true, opacityProperty: false }) &&
    one.getBoundingClientRect().width > 1 && !one.disabled;
  return [...document.querySelectorAll(controls)]
    .filter((one) => seen(one) && !one.matches(grouped) && !one.dataset.stop)
    .map((one) => one.outerHTML.slice(0, 160));
}"""

SMALL = """() => [...document.querySelectorAll("button, a[href]:not(.skip), input, [role=option]")]
  .filter((one) => one.checkVisibility({ visibilityProperty: true }))
  .map((one) => {
    // The whole box of the search field takes the finger to it, a label to its switch.
    const around = [one, one.closest(".search"), ...(one.labels ?? [])].filter(Boolean);
    const boxes = around.map((of) => of.getBoundingClientRect());
    const looks = ["::before", "::after"].map((of) => getComputedStyle(one, of))
      .filter((look) => look.position === "absolute" && look.content !== "none");
    const heights = [...boxes, ...looks].map((of) => parseFloat(of.height));
    return [one, boxes[0], Math.max(...heights.filter((height) => height > 0), 0)];
  })
  .filter(([one, box, height]) => box.width > 2 && height < 43.5)
  .map(([one, box, height]) => `${height}: ${one.outerHTML.slice(0, 140)}`)"""

WIDER = """() => {
  const room = document.documentElement.clientWidth;
  const scrolls = (one) => getComputedStyle(one).overflowX !== "visible";
  const beyond = [...document.querySelectorAll("body *")].filter((one) => {
    if (!one.checkVisibility() || one.closest("svg, .unseen, :focus-within > .skip")) return false;
    const box = one.getBoundingClientRect();
    if (box.width < 2 || box.right <= room + 1 || box.left >= room + 500) return false;
    for (let up = one.parentElement; up && up !== document.body; up = up.parentElement) {
      if (scrolls(up)) return false;
    }
    return true;
  });
  return {
    page: document.documentElement.scrollWidth - room,
    beyond: beyond.map((one) => `${one.tagName}.${one.className}`),
  };
}"""

# Every text twice as large, as a browser that enlarges text alone makes it.
ENLARGE = """() => {
  const sizes = [...document.querySelectorAll("body *")]
    .filter((one) => !one.closest("svg"))
    .map((one) => [one, getComputedStyle(one)])
    .map(([one, look]) => [one, parseFloat(look.fontSize), parseFloat(look.lineHeight)]);
  for (const [one, size, line] of sizes) {
    one.style.fontSize = `${2 * size}px`;
    if (line) one.style.lineHeight = `${2 * line}px`;
  }
}"""


def opened(page: Page, address: str) -> Page:
    page.goto(address)
    expect(page.locator("#listing-items [role=option]").first).to_be_attached()
    return page


def faults(page: Page, state: str) -> list[str]:
    found = Axe().run(page).response["violations"]
    return [f"{state}: {one['id']}: {node['html'][:160]}" for one in found for node in one["nodes"]]


def walk(page: Page, key: str, *, most: int = 150) -> list[dict]:
    """Press a key until it has been round once; what had the focus on the way."""
    stops: list[dict] = []
    for _ in range(most):
        page.keyboard.press(key)
        stop = page.evaluate(STOP)
        if stop is not None and stops and stop["stop"] == stops[0]["stop"]:
            return stops
        if stop is not None:
            stops.append(stop)
    pytest.fail(f"{key} never came round: {[one['name'][:30] for one in stops[-8:]]}")


def picture(of: Locator) -> Image.Image:
    return Image.open(io.BytesIO(of.screenshot())).convert("RGB")


def switch_knob(row: Locator) -> Image.Image:
    """The end of a row, where its knob is."""
    whole = picture(row)
    return whole.crop((whole.width - 44, 0, whole.width, whole.height))


def differ(one: Image.Image, other: Image.Image) -> bool:
    return one.size != other.size or ImageChops.difference(one, other).getbbox() is not None


def test_every_control_is_a_stop_of_the_tab_key_and_shows_it(server, open_page):
    page = opened(open_page(), f"{server.url}iran-2023?v=1&statuses=asserted,denied")
    page.evaluate("alliancePage.act('select', 'iran')")
    expect(page.locator("#panel h2")).to_be_visible()
    page.evaluate("alliancePage.list()")
    page.evaluate("document.activeElement.blur()")
    forward = walk(page, "Tab")
    assert [one["name"] for one in forward if not one["shows"]] == []
    assert page.evaluate(MISSED) == []
    back = walk(page, "Shift+Tab")
    assert {one["stop"] for one in back} == {one["stop"] for one in forward}


def test_a_dialogue_keeps_the_focus_and_gives_it_back(server, open_page):
    page = opened(open_page(permissions=["clipboard-read", "clipboard-write"]), server.url)
    for button, title in DIALOGUES.items():
        opener = page.get_by_role("button", name=button, exact=True)
        opener.focus()
        page.keyboard.press("Enter")
        dialogue = page.get_by_role("dialog", name=title)
        expect(dialogue).to_be_visible()
        assert page.evaluate(STOP)["inside"], button
        stops = walk(page, "Tab")
        assert [one["name"] for one in stops if not one["inside"]] == [], button
        assert [one["name"] for one in stops if not one["shows"]] == [], button
        page.keyboard.press("Escape")
        expect(dialogue).to_be_hidden()
        expect(opener).to_be_focused()
        page.keyboard.press("Enter")
        dialogue.get_by_role("button", name="Close").press("Enter")
        expect(opener).to_be_focused()


def test_a_list_within_a_dialogue_closes_alone(server, open_page):
    page = opened(open_page(), server.url)
    page.get_by_role("button", name="Export", exact=True).click()
    dialogue = page.get_by_role("dialog", name="Export this picture")
    dialogue.get_by_role("textbox", name="Size").focus()
    page.keyboard.press("ArrowDown")
    expect(dialogue.get_by_role("option").first).to_be_visible()
    page.keyboard.press("ArrowDown")
    page.keyboard.press("Enter")
    expect(dialogue).to_be_visible()
    expect(dialogue.get_by_role("textbox", name="Size")).to_have_value(re.compile("^Newspaper"))


def test_the_panel_gives_the_focus_back_to_where_it_was_opened(server, open_page):
    page = opened(open_page(), server.url)
    search = page.get_by_role("combobox", name="Search")
    page.keyboard.press("/")
    page.keyboard.type("hezbollah")
    expect(page.locator("#found [role=option]").first).to_be_visible()
    page.keyboard.press("Enter")
    expect(page.locator("#panel h2")).to_be_focused()
    page.keyboard.press("Escape")
    expect(page.locator("#panel h2")).to_be_hidden()
    expect(search).to_be_focused()


def test_in_forced_colours_everything_can_still_be_told_apart(server, open_page):
    page = opened(open_page(forced_colors="active", reduced_motion="reduce"), server.url)
    page.mouse.move(700, 500)
    found = faults(page, "closed")
    # A switch: whether it is on, and whether it has the focus.
    switch = page.get_by_role("switch", name="trade")
    row = switch.locator("xpath=..")
    on = switch_knob(row)
    switch.press("Space")
    expect(switch).to_have_attribute("aria-checked", "false")
    focused = picture(row)
    page.evaluate("document.activeElement.blur()")
    assert differ(focused, picture(row))
    assert differ(on, switch_knob(row))
    # One of several: which is chosen.
    one, other = (page.get_by_role("radio", name=name) for name in ("as an area", "as ties"))
    before = picture(one), picture(other)
    other.click()
    expect(other).to_have_attribute("aria-checked", "true")
    page.mouse.move(700, 500)
    page.evaluate("document.activeElement.blur()")
    assert differ(before[0], picture(one))
    assert differ(before[1], picture(other))
    page.evaluate("alliancePage.act('select', 'iran>hamas:backing')")
    expect(page.locator("#panel h2")).to_be_visible()
    found += faults(page, "a tie")
    for name in DIALOGUES:
        page.get_by_role("button", name=name, exact=True).click()
        found += faults(page, name)
        page.keyboard.press("Escape")
    page.get_by_role("button", name="Export", exact=True).click()
    clear = page.get_by_role("switch", name="Transparent background")
    for control, which in (
        (
            page.get_by_role("radiogroup", name="Palette"),
            page.get_by_role("radio", name="Dark", exact=True),
        ),
        (page.locator(".mantine-Switch-root").first, clear),
        (page.locator(".mantine-Checkbox-root").first, page.get_by_role("checkbox", name="Title")),
        (page.locator(".mantine-Radio-root").nth(1), page.get_by_role("radio", name="In grey")),
    ):
        before = picture(control)
        which.press("Space")
        page.evaluate("document.activeElement.blur()")
        page.wait_for_timeout(100)
        assert differ(before, picture(control))
    page.keyboard.press("Escape")
    for sign in page.locator(".icon").all():
        if sign.is_visible():
            # A sign that takes the page's colour would be gone.
            assert len(picture(sign).getcolors(4096)) > 1, sign.evaluate("(e) => e.outerHTML")
    assert found == []


def test_fingers_find_what_is_in_dialogues_and_lists(server, open_page):
    page = opened(
        open_page(width=390, height=844, has_touch=True, is_mobile=True),
        f"{server.url}iran-2023?v=1",
    )
    small: dict[str, list[str]] = {}
    found: list[str] = []

    def look(state: str) -> None:
        small[state] = page.evaluate(SMALL)
        assert page.evaluate(WIDER) == {"page": 0, "beyond": []}, state

    look("closed")
    page.get_by_role("button", name="Search", exact=True).tap()
    page.keyboard.type("iran")
    expect(page.locator("#found")).to_be_visible()
    look("search")
    found += faults(page, "search")
    page.keyboard.press("Escape")
    expect(page.get_by_role("combobox", name="Search")).to_have_value("")
    page.keyboard.press("Escape")
    for name, title in DIALOGUES.items():
        page.get_by_role("button", name="More", exact=True).tap()
        look("menu")
        page.get_by_role("button", name=name, exact=True).tap()
        expect(page.get_by_role("dialog", name=title)).to_be_visible()
        look(name)
        found += faults(page, name)
        page.keyboard.press("Escape")
    page.evaluate("alliancePage.list()")
    expect(page.locator("#listing-items [role=option]").first).to_be_visible()
    look("list")
    found += faults(page, "list")
    page.evaluate("alliancePage.list()")
    page.evaluate("alliancePage.act('relations-none')")
    expect(page.locator("#empty button")).to_be_visible()
    look("nothing left")
    found += faults(page, "nothing left")
    assert found == []
    assert {state: which for state, which in small.items() if which} == {}


@pytest.mark.parametrize(("width", "large"), [(320, False), (1440, True), (640, True)])
def test_nothing_is_scrolled_sideways(server, open_page, width, large):
    page = opened(open_page(width=width, height=800), f"{server.url}iran-2023?v=1&focus=iran")
    wider = {}

    def look(state: str) -> None:
        if large:
            page.evaluate(ENLARGE)
        if (found := page.evaluate(WIDER)) != {"page": 0, "beyond": []}:
            wider[state] = found
        if large:
            page.evaluate(
                "document.querySelectorAll('body *').forEach((one) => {"
                " one.style.fontSize = ''; one.style.lineHeight = ''; })"
            )

    look("closed")
    page.evaluate("alliancePage.act('select', 'iran>hezbollah:backing')")
    expect(page.locator("#panel h2")).to_be_visible()
    look("a tie")
    page.keyboard.press("Escape")
    expect(page.locator("#panel h2")).to_be_hidden()
    page.evaluate("document.querySelector('[data-page=sheet]').click()")
    look("sheet")
    page.evaluate("document.querySelector('[data-page=sheet]').click()")
    for name in ("export", "share", "help"):
        page.evaluate("(name) => document.querySelector(`[data-page=${name}]`).click()", name)
        expect(page.locator(f"#{name}")).to_be_visible()
        look(name)
        page.keyboard.press("Escape")
    assert wider == {}
