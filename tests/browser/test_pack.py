"""The packed file opened from a folder, with no network: it shows what Python sent."""

from __future__ import annotations

import random
from pathlib import Path

import pytest
from axe_playwright_python.sync_playwright import Axe
from playwright.sync_api import Page, expect

from alliance_network.export.pack import pack
from alliance_network.export.pack.content import content_of
from alliance_network.formats import open_dataset
from alliance_network.selection import select
from alliance_network.story import Step, Story
from alliance_network.view import View, opening_view
from alliance_network.words import actor_sentence, tie_sentence, words_line
from hostile import ACTORS, SCRIPT, TITLE, write_network
from packed import EVERY, as_sent, switched
from small import claim, network

IRAN = open_dataset("iran-2023")
STORY = Story(
    name="told",
    title="Around Iran, in three steps",
    network="iran-2023",
    steps=(
        Step(title="Who trades", text="First.\n\nSecond.", view=View(relations={"trade"})),
        Step(
            title="Who backs whom",
            view=View(relations={"backing"}, loners="hidden", selected="iran>hamas:backing"),
        ),
        Step(title="In a circle", view=EVERY.but(layout="circle", language="fa")),
    ),
)
MIXED = network(
    claim("iran backing hamas"),
    claim("iran membership sco"),
    claim("china membership sco"),
    claim("hamas membership sco"),
)
VIEWS = {
    "iran": opening_view(IRAN),
    "focus": opening_view(IRAN).but(focus="iran", steps=2, loners="hidden"),
    "hidden": View(loners="hidden", memberships="ties"),
}


@pytest.fixture(scope="module")
def folder(tmp_path_factory) -> Path:
    """A folder of packed files, like a USB stick."""
    folder = tmp_path_factory.mktemp("stick")
    for name, view in VIEWS.items():
        (folder / f"{name}.html").write_bytes(pack(IRAN, view))
    (folder / "story.html").write_bytes(pack(IRAN, VIEWS["iran"], story=STORY))
    (folder / "mixed.html").write_bytes(pack(MIXED, View()))
    hostile = open_dataset(write_network(folder / "hostile"))
    steps = (Step(title=f"</title>{SCRIPT}", text=f"{SCRIPT}\n\n<b>", view=EVERY),)
    story = Story(name="told", title=TITLE, network="hostile", steps=steps)
    (folder / "hostile.html").write_bytes(pack(hostile, EVERY, story=story))
    return folder


@pytest.fixture
def opened(open_page, folder, watched):
    """Open a file of the folder, offline: `opened("iran", width=..., fragment="story/2")`."""

    def open_(name: str, *, fragment: str = "", **options) -> Page:
        page = open_page(offline=True, **options)
        address = (folder / f"{name}.html").as_uri()
        page.goto(f"{address}#{fragment}" if fragment else address)
        return page

    yield open_
    asked = {address.split("#")[0] for address in watched.requests}
    assert all(one.startswith(("file:", "data:")) for one in asked), asked
    assert len([one for one in asked if one.startswith("file:")]) <= 1, asked


def words(page: Page) -> str:
    return page.locator("#words").inner_text()


def seen(page: Page, name: str) -> set[int]:
    """Numbers of the ties ("t") or actors ("a") that are drawn."""
    found = page.evaluate(
        """(name) => [...alliancePack.seen().querySelectorAll(`[data-${name}]`)]
          .filter((one) => getComputedStyle(one).display !== "none")
          .map((one) => Number(one.dataset[name]))""",
        name,
    )
    return set(found)


def spot(page: Page, key: str) -> tuple[float, float]:
    """The middle of a tie or an actor in the window."""
    x, y = page.evaluate(
        """(key) => {
          const at = alliancePack.element(key);
          const body = at.querySelector(".body");
          const point = body
            ? body.getPointAtLength(body.getTotalLength() / 2).matrixTransform(body.getScreenCTM())
            : new DOMPoint().matrixTransform(at.getScreenCTM());
          return [point.x, point.y];
        }""",
        key,
    )
    return x, y


# ---- what is shown ----------------------------------------------------------------------- #


@pytest.mark.parametrize("name", VIEWS)
def test_its_own_script_shows_what_select_lets_through(opened, name):
    content = content_of(IRAN, VIEWS[name])
    draw = random.Random(7)
    settings = []
    for _ in range(1200):
        share = draw.random()
        settings.append([draw.random() < share for _ in content.switches])
    page = opened(name)
    found = page.evaluate(
        """(settings) => {
          const places = (flags) => flags.flatMap((is, place) => (is ? [place] : []));
          const { content, decide, counts, words } = alliancePack;
          const { moment } = content.opening;
          return settings.map((on, number) => {
            const state = decide(on, moment);
            const { ties, forms, actors, tied } = state;
            const status = (place) => content.statuses[content.ties[place].forms[forms[place]][0]];
            return {
              ties: places(ties), statuses: places(ties).map(status), actors: places(actors),
              tied: places(tied), counts: number % 6 ? null : counts(on, moment),
              words: words(on, state, 0),
            };
          });
        }""",
        settings,
    )
    numbers = {"relation": "by_relation", "status": "by_status", "kind": "by_kind"}
    for on, shown in zip(settings, found, strict=True):
        selection = switched(content, on)
        counts, said = shown.pop("counts"), shown.pop("words")
        assert shown == as_sent(content, selection)
        assert counts is None or counts == [
            getattr(selection, numbers[s.group])[s.of] for s in content.switches
        ]
        assert said.split(":")[0].rstrip(".") == words_line(selection).split(":")[0].rstrip(".")


def test_switches_show_and_hide(opened):
    page = opened("iran")
    content = content_of(IRAN, VIEWS["iran"])
    on = [True] * len(content.switches)
    switches = page.get_by_role("switch")
    for place in (0, 7, 8, 12, 7, 0, 13):
        switches.nth(place).click(position={"x": 20, "y": 12})
        on[place] = not on[place]
        selection = switched(content, on)
        shown = as_sent(content, selection)
        inside = {place for place, is_in in enumerate(selection.in_areas) if is_in}
        lines = {content.ties.index(selection.keys[place]) for place in range(len(selection.keys))}
        lines -= {content.ties.index(selection.keys[place]) for place in inside}
        assert seen(page, "t") == lines
        hulls = {content.actors.index(actor) for actor in selection.areas}
        assert seen(page, "a") == set(shown["actors"]) - hulls
        faded = page.locator(".wide .actor.faded:visible").count()
        assert faded == len(selection.loners)
        expect(switches.nth(place)).to_have_attribute("aria-checked", str(on[place]).lower())
        assert words(page).startswith(words_line(selection).split(":")[0])


def test_an_area_lies_round_the_members_that_are_shown(opened):
    page = opened("mixed")
    content = content_of(MIXED, View())

    def drawn() -> tuple[list[set[str]], list[str]]:
        """The members inside the outlines that are drawn, and the names of areas."""
        found = page.evaluate(
            """() => {
              const seen = [...alliancePack.seen().querySelectorAll("[data-o]")]
                .filter((one) => getComputedStyle(one).display !== "none");
              const [names, areas] = [true, false].map((is) =>
                seen.filter((one) => one.classList.contains("name") === is));
              return [areas.map((one) => one.dataset.members.split(" ").map(Number)),
                names.map((one) => one.textContent)];
            }"""
        )
        return [{content.actors[n] for n in inside} for inside in found[0]], found[1]

    name = ["Shanghai Cooperation Organisation"]
    assert drawn() == ([{"china", "iran", "hamas"}], name)
    page.get_by_role("switch", name="armed groups").click(position={"x": 20, "y": 12})
    assert drawn() == ([{"china", "iran"}], name)
    page.get_by_role("switch", name="states").first.click(position={"x": 20, "y": 12})
    assert drawn() == ([], [])
    page.get_by_role("switch", name="armed groups").click(position={"x": 20, "y": 12})
    assert drawn() == ([{"hamas"}], name)
    page.get_by_role("switch", name="membership").click(position={"x": 20, "y": 12})
    assert drawn() == ([], [])
    assert content.actors.index("sco") in seen(page, "a")


def test_only_all_none_and_everything(opened):
    page = opened("iran")
    page.get_by_role("button", name="Only backing").click()
    assert words(page).startswith("Showing 16 actors and 3 of 21 ties")
    page.get_by_role("button", name="Only backing").click()
    assert words(page).startswith("Showing 16 actors and 21 ties")
    page.get_by_role("button", name="Show no relations").click()
    empty = page.locator(".empty")
    expect(empty).to_contain_text("No tie is left with these choices together.")
    page.get_by_role("switch", name="denied").click(position={"x": 20, "y": 12})
    empty.get_by_role("button", name="Show everything").click()
    expect(empty).to_be_hidden()
    assert words(page).startswith("Showing 16 actors and 21 ties")


# ---- pointing, choosing, walking --------------------------------------------------------- #


def test_pointing_says_a_sentence_and_a_click_opens_it(opened):
    page = opened("iran")
    content = content_of(IRAN, VIEWS["iran"])
    tie = content.ties.index("iran>hamas:backing")
    sentence = tie_sentence(IRAN, content.forms.of("iran>hamas:backing")[0])
    x, y = spot(page, f"t{tie}")
    page.mouse.move(x + 6, y)
    tip = page.locator(".tip")
    expect(tip).to_have_text(sentence)
    page.mouse.click(x + 6, y)
    panel = page.get_by_role("complementary", name="Details")
    expect(panel.get_by_role("heading", level=3)).to_contain_text("Iran backs Hamas")
    expect(panel).to_contain_text("line-06-backing-iran-hamas")
    expect(page.locator(".wide .tie.lit")).to_have_count(1)
    expect(page.locator(".wide .actor.ringed")).to_have_count(2)
    page.keyboard.press("Escape")
    expect(panel).to_be_hidden()
    expect(page.locator(".wide .lit")).to_have_count(0)
    iran = content.actors.index("iran")
    page.mouse.click(*spot(page, f"a{iran}"))
    expect(panel.get_by_role("heading", level=3)).to_have_text("Iran")
    panel.get_by_role("link", name=sentence).click()
    expect(panel.get_by_role("heading", level=3)).to_contain_text("Iran backs Hamas")
    assert "#t" not in page.url


def test_what_is_not_shown_is_not_offered_and_numbers_follow(opened):
    page = opened("iran")
    page.get_by_role("button", name="Only backing").click()
    iran = content_of(IRAN, VIEWS["iran"]).actors.index("iran")
    page.mouse.click(*spot(page, f"a{iran}"))
    panel = page.locator("#panel")
    expect(panel.locator(".said:visible")).to_have_text(
        "Iran, state: 3 of 10 ties shown, member of the Shanghai Cooperation Organisation"
    )
    expect(panel.locator(".one .links li:visible")).to_have_count(3)
    page.keyboard.press("Escape")
    page.get_by_role("button", name="All claims").click()
    expect(panel.locator("summary:visible")).to_have_count(3 + 16 + 1)


def test_the_keyboard_walks_along_ties(opened):
    page = opened("iran")
    for _ in range(60):
        page.keyboard.press("Tab")
        if page.evaluate("document.activeElement.matches('.drawing [data-key]')"):
            break
    focused = page.locator(":focus")
    # One stop for the whole picture, at the actor with most ties.
    expect(focused).to_have_attribute("aria-label", tie_label("iran"))
    assert page.locator(".wide [data-key][tabindex='0']").count() == 1
    expect(page.locator(".tip")).to_have_text(tie_label("iran"))
    page.keyboard.press("ArrowRight")
    expect(focused).to_have_attribute("aria-label", "China backs Iran, reported, 1 source")
    page.keyboard.press("ArrowDown")
    expect(focused).to_have_attribute("aria-label", "Iran backs Hamas, reported, 1 source")
    page.keyboard.press("ArrowRight")
    expect(focused).to_have_attribute("aria-label", tie_label("hamas"))
    expect(focused).to_have_attribute("role", "button")
    page.keyboard.press("Enter")
    expect(focused).to_have_text("Hamas")
    page.keyboard.press("Escape")
    expect(focused).to_have_attribute("aria-label", tie_label("hamas"))
    page.keyboard.press("Home")
    expect(focused).to_have_attribute("aria-label", tie_label("china"))


def tie_label(actor: str) -> str:
    """How an actor is called as the file opens."""
    return actor_sentence(select(IRAN, VIEWS["iran"]), actor)


# ---- zoom -------------------------------------------------------------------------------- #


def test_zoom_and_pan(opened):
    page = opened("iran")

    def box() -> list[float]:
        return [float(n) for n in page.locator("svg.wide").get_attribute("viewBox").split()]

    whole = box()
    x, y = spot(page, "a5")
    page.mouse.move(x, y)
    page.mouse.wheel(0, -400)
    expect(page.locator("svg.wide")).not_to_have_attribute("viewBox", "0 0 920 660")
    # What is under the pointer stays there.
    again = spot(page, "a5")
    assert abs(again[0] - x) < 1 and abs(again[1] - y) < 1
    page.keyboard.press("0")
    assert box() == whole
    page.keyboard.press("+")
    assert box()[2] == pytest.approx(whole[2] / 1.4)
    page.keyboard.press("-")
    assert box() == whole
    page.get_by_role("button", name="Zoom in").click()
    before = box()
    page.mouse.move(700, 800)
    page.mouse.down()
    page.mouse.move(760, 780, steps=4)
    page.mouse.up()
    after = box()
    assert after[2] == before[2] and after[0] < before[0] and after[1] > before[1]
    expect(page.locator("#panel")).to_be_hidden()
    page.get_by_role("button", name="Show everything").click()
    assert box() == whole
    # Two fingers, 100 px apart and then 200.
    page.evaluate(
        """() => {
          const svg = alliancePack.seen();
          const send = (target, type, id, x) => target.dispatchEvent(new PointerEvent(type, {
            pointerId: id, clientX: x, clientY: 500, bubbles: true, pointerType: "touch",
          }));
          send(svg, "pointerdown", 1, 700);
          send(svg, "pointerdown", 2, 800);
          send(window, "pointermove", 1, 650);
          send(window, "pointermove", 2, 850);
          send(window, "pointerup", 1, 650);
          send(window, "pointerup", 2, 850);
        }"""
    )
    assert box()[2] == pytest.approx(whole[2] / 2)


def test_keys_of_one_sign_can_be_switched_off(opened):
    page = opened("iran")
    page.get_by_role("button", name="Keys").click()
    page.get_by_role("checkbox").uncheck()
    page.get_by_role("button", name="Close", exact=True).click()
    page.keyboard.press("+")
    assert page.locator("svg.wide").get_attribute("viewBox") == "0 0 920 660"


# ---- the story --------------------------------------------------------------------------- #


def test_the_story_is_told_by_keys(opened):
    page = opened("story")
    content = content_of(IRAN, VIEWS["iran"], story=STORY)
    page.get_by_role("button", name="Present").click()
    heading = page.locator(".step.now h3")
    expect(heading).to_have_text("Who trades")
    expect(heading).to_be_focused()
    expect(page.locator(".step.now")).to_contain_text("Second.")
    expect(page.locator("#words")).to_be_hidden()

    def shows(step: int) -> None:
        selection = content.told[step]
        assert seen(page, "t") == {
            content.ties.index(key)
            for key, inside in zip(selection.keys, selection.in_areas, strict=True)
            if not inside
        }
        assert words_line(selection) in page.locator(".step.now").inner_text()
        assert page.url.endswith(f"#story/{step + 1}")

    shows(0)
    china = spot(page, "a0")
    page.keyboard.press("ArrowRight")
    expect(heading).to_have_text("Who backs whom")
    shows(1)
    # Steps of one look move nobody.
    assert spot(page, "a0") == china
    expect(page.locator(".wide .tie.lit:visible")).to_have_count(1)
    page.keyboard.press("PageDown")
    shows(2)
    expect(page.locator("svg.wide:visible")).to_have_attribute("data-drawing", "1")
    expect(page.locator("svg.wide:visible .names")).to_contain_text("ایران")
    page.keyboard.press(" ")
    expect(heading).to_have_text("In a circle")
    page.keyboard.press("Shift+ ")
    expect(heading).to_have_text("Who backs whom")
    page.keyboard.press("1")
    page.keyboard.press("Enter")
    expect(heading).to_have_text("Who trades")
    page.keyboard.press("b")
    assert "black" in page.locator("html").get_attribute("class")
    page.keyboard.press("b")
    page.get_by_role("button", name="Next step").click()
    expect(heading).to_have_text("Who backs whom")
    page.keyboard.press("Escape")
    assert words(page).startswith("Showing 16 actors and 21 ties")
    expect(page.get_by_role("button", name="Present")).to_be_focused()


def test_it_opens_at_a_step(opened):
    page = opened("story", fragment="story/2")
    expect(page.locator(".step.now h3")).to_have_text("Who backs whom")


def test_on_a_phone_the_steps_scroll(opened):
    page = opened("story", width=390, height=844, has_touch=True, is_mobile=True)
    page.get_by_role("button", name="Present").tap()
    expect(page.locator("svg.upright:visible")).to_be_in_viewport()
    expect(page.locator(".step.now h3")).to_have_text("Who trades")
    page.locator(".step").nth(1).evaluate("(step) => step.scrollIntoView()")
    expect(page.locator(".step.now h3")).to_have_text("Who backs whom")
    expect(page.locator("svg.upright:visible")).to_be_in_viewport()
    assert words_line(select(IRAN, STORY.steps[1].view)) in page.locator(".step.now").inner_text()
    page.get_by_role("button", name="End").tap()
    expect(page.locator("svg.upright")).to_have_count(2)
    expect(page.locator(".rail")).to_be_visible()


# ---- everybody --------------------------------------------------------------------------- #


def faults(page: Page, state: str) -> list[str]:
    found = Axe().run(page).response["violations"]
    return [
        f"{state}: {one['id']}: {node['html'][:120]} {node.get('failureSummary', '')}"
        for one in found
        for node in one["nodes"]
    ]


@pytest.mark.parametrize("scheme", ["light", "dark"])
def test_axe_finds_nothing(opened, scheme):
    page = opened("story", color_scheme=scheme, reduced_motion="reduce")
    found = faults(page, "as it opens")
    page.evaluate("alliancePack.open('t1')")
    found += faults(page, "a tie")
    page.get_by_role("button", name="About").click()
    found += faults(page, "about")
    page.keyboard.press("Escape")
    page.get_by_role("button", name="All claims").click()
    page.locator("summary:visible").first.click()
    found += faults(page, "all claims")
    page.keyboard.press("Escape")
    page.get_by_role("button", name="Show no relations").click()
    found += faults(page, "nothing left")
    page.get_by_role("button", name="Keys").click()
    found += faults(page, "keys")
    page.keyboard.press("Escape")
    page.get_by_role("button", name="Present").click()
    found += faults(page, "the story")
    assert found == []


@pytest.mark.parametrize("scheme", ["light", "dark"])
def test_axe_finds_nothing_on_a_phone(opened, scheme):
    page = opened(
        "story", width=390, height=844, color_scheme=scheme, has_touch=True, is_mobile=True
    )
    found = faults(page, "as it opens")
    small = """() => [...document.querySelectorAll("button, summary, .links a")]
      .filter((one) => one.checkVisibility({ visibilityProperty: true }))
      .filter((one) => one.getBoundingClientRect().height < 43.5)
      .map((one) => one.outerHTML.slice(0, 120))"""
    assert page.evaluate(small) == []
    page.get_by_role("button", name="All switches").tap()
    found += faults(page, "switches")
    assert page.evaluate(small) == []
    page.get_by_role("button", name="All switches").tap()
    page.evaluate("alliancePack.open('a5')")
    found += faults(page, "an actor")
    assert page.evaluate(small) == []
    assert page.evaluate("document.documentElement.scrollWidth") == 390
    page.evaluate("alliancePack.close()")
    page.get_by_role("button", name="Present").tap()
    found += faults(page, "the story")
    assert found == []


def test_the_theme_can_be_chosen(opened):
    page = opened("iran", color_scheme="dark")
    paper = "getComputedStyle(document.body).backgroundColor"
    assert page.evaluate(paper) == "rgb(17, 22, 29)"
    page.get_by_role("button", name="Light/dark").click()
    assert page.evaluate(paper) == "rgb(255, 255, 255)"
    page.get_by_role("button", name="Light/dark").click()
    assert page.evaluate(paper) == "rgb(17, 22, 29)"


def test_without_javascript_picture_and_claims_are_there(opened):
    page = opened("story", java_script_enabled=False)
    expect(page.locator("svg.wide").first).to_be_visible()
    expect(page.locator("noscript p")).to_be_visible()
    claim = page.get_by_text("Iran is taken to be a main military and financial backer").first
    expect(claim).to_be_hidden()
    page.get_by_text("Iran backs Hamas, reported, 1 source").first.click()
    expect(claim).to_be_visible()
    expect(page.get_by_role("heading", name="Who backs whom")).to_be_visible()
    expect(page.get_by_role("switch").first).to_be_disabled()
    expect(page.get_by_role("button")).to_have_count(0)


def test_on_paper_there_is_the_picture_the_key_and_every_claim(opened):
    page = opened("iran", color_scheme="dark")
    page.emulate_media(media="print")
    page.evaluate("dispatchEvent(new Event('beforeprint'))")
    assert page.evaluate("getComputedStyle(document.body).backgroundColor") == "rgb(255, 255, 255)"
    expect(page.locator("svg.wide")).to_be_visible()
    expect(page.locator(".tools")).to_be_hidden()
    expect(page.get_by_text("line-06-backing-iran-hamas").first).to_be_visible()
    page.evaluate("dispatchEvent(new Event('afterprint'))")
    expect(page.get_by_text("line-06-backing-iran-hamas").first).to_be_hidden()


def test_a_hostile_network_runs_nothing(opened):
    page = opened("hostile")
    assert page.title() == TITLE
    expect(page.get_by_role("heading", level=1)).to_have_text(TITLE)
    injected = "img, iframe, i, u, [onload], [onerror], script:not([type]):not(:last-of-type)"
    names = page.evaluate("alliancePack.items()")
    for key in (*names["actors"], *names["ties"]):
        page.evaluate("(key) => { alliancePack.point(key); alliancePack.open(key); }", key)
    expect(page.locator("#panel .one")).to_be_visible()
    page.get_by_role("button", name="All claims").click()
    for switch in page.get_by_role("switch").all():
        switch.evaluate("(one) => one.click()")
        switch.evaluate("(one) => one.click()")
    page.get_by_role("button", name="Present").click()
    expect(page.locator(".step.now h3")).to_have_text(f"</title>{SCRIPT}")
    assert page.locator(injected).count() == 0
    assert page.evaluate("window.__pwned") is None
    links = page.evaluate("[...document.querySelectorAll('a[href]')].map((a) => a.protocol)")
    assert set(links) <= {"file:", "https:"}
    text = page.evaluate("document.body.textContent")
    assert all(name.split()[0][:40] in text for name, _ in ACTORS)
