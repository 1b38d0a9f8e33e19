"""Stories on the page: made by keyboard alone, kept, downloaded, opened again, presented."""

from __future__ import annotations

import json
from pathlib import Path

import pytest
from axe_playwright_python.sync_playwright import Axe
from playwright.sync_api import Locator, Page, expect

from alliance_network.seeds import seeds_folder
from alliance_network.story import MOST_STEPS, story_of

SHIPPED = seeds_folder() / "iran-2023" / "stories" / "around-iran.toml"
TITLE = "Around Iran, as one article tells it"
KEY = "alliance-network.story.iran-2023"

NO_STORIES = (
    "",
    "{",
    "null",
    "[1]",
    '"text"',
    '{"title": 1, "steps": []}',
    '{"title": "a", "steps": [null]}',
    '{"title": "a", "steps": [{"title": "b", "text": "c", "notes": null, "view": "v=1"}]}',
    '{"title": "a", "steps": {"length": 5}}',
)

# What a screen reader reads out of the element that has the focus.
FOCUSED = """() => {
  const at = document.activeElement;
  const name = at.getAttribute("aria-label") || at.labels?.[0]?.textContent || at.textContent;
  return name.trim();
}"""


@pytest.fixture
def shown(server, page) -> Page:
    # The browser is told in good time that files are chosen by the test: what does so only when
    # a file is asked for may come too late.
    page.on("filechooser", lambda chooser: None)
    page.goto(f"{server.url}iran-2023")
    opened(page)
    return page


def opened(page: Page) -> None:
    """Wait until the page shows the network."""
    expect(page.locator("#rail [role=switch]").first).to_be_attached(timeout=20_000)


def tab_to(page: Page, name: str, *, key: str = "Tab") -> None:
    """Press Tab until what is called so has the focus."""
    for _ in range(200):
        if page.evaluate(FOCUSED) == name:
            return
        page.keyboard.press(key)
    pytest.fail(f"Tab does not reach {name!r}.")


def field(page: Page, label: str) -> Locator:
    """A field of the editor."""
    return page.locator("#story-editor").get_by_label(label, exact=True)


def item(page: Page, title: str) -> Locator:
    """A step in the editor's list."""
    return page.locator("#story-list").get_by_role("option", name=title)


def titles(page: Page) -> list[str]:
    return page.locator("#story-list .story-name").all_text_contents()


def keep(page: Page, value: str) -> None:
    """Put a text where the story is kept, as another window of the browser does."""
    page.evaluate(
        """([key, value]) => {
          localStorage.setItem(key, value);
          window.dispatchEvent(new StorageEvent("storage", { key }));
        }""",
        [KEY, value],
    )


def copied(page: Page) -> None:
    """Open the shipped story in the editor."""
    page.get_by_role("button", name="Stories", exact=True).click()
    page.get_by_role("button", name=f"Copy to edit: {TITLE}").click()
    expect(item(page, "One article")).to_be_focused()


def refused(watched) -> None:
    """The browser writes down that a route refused; that was wanted."""
    assert all("400 (Bad Request)" in one for one in watched.complaints)
    watched.complaints.clear()


class TestByKeyboardAlone:
    def test_made_reordered_downloaded_reopened_and_presented(self, shown, tmp_path):
        keys = shown.keyboard
        said = shown.locator("#said")
        tab_to(shown, "Stories")
        keys.press("Enter")
        expect(shown.get_by_role("dialog", name="Stories")).to_be_visible()
        tab_to(shown, "New story")
        keys.press("Enter")
        expect(field(shown, "Title")).to_be_focused()
        keys.type("Mine: “three” steps")

        for number, (title, text, notes) in enumerate(
            [
                ("All", "Everything\n\nthere is.", "Point."),
                ("Less", 'Without "backing"', ""),
                ("Least", "", "C:\\notes"),
            ],
            start=1,
        ):
            tab_to(shown, "Add this view as a step")
            keys.press("Enter")
            expect(said).to_have_text(f"This view is step {number}.")
            named = field(shown, "Title of this step")
            expect(named).to_be_focused()
            assert named.input_value() != ""
            # What is proposed is selected, so that typing takes its place.
            keys.type(title)
            keys.press("Tab")
            expect(field(shown, "Text")).to_be_focused()
            keys.type(text)
            keys.press("Tab")
            expect(field(shown, "Speaker’s notes")).to_be_focused()
            keys.type(notes)
            # A key that works alone does nothing in a field, and switches a relation outside.
            tab_to(shown, "Show", key="Shift+Tab")
            before = shown.url
            keys.press(str(number))
            shown.wait_for_url(lambda url, before=before: url != before)
        assert titles(shown) == ["All", "Less", "Least"]

        tab_to(shown, "3Least", key="Shift+Tab")
        keys.press("Alt+ArrowUp")
        expect(said).to_have_text("Step 3 is now step 2.")
        assert titles(shown) == ["All", "Least", "Less"]
        expect(item(shown, "Least")).to_be_focused()
        keys.press("ArrowUp")
        expect(item(shown, "All")).to_be_focused()
        keys.press("Alt+ArrowUp")
        expect(said).to_have_text("Step 1 is the first step.")
        tab_to(shown, "Move down")
        keys.press("Enter")
        expect(said).to_have_text("Step 1 is now step 2.")
        assert titles(shown) == ["Least", "All", "Less"]

        tab_to(shown, "Download", key="Shift+Tab")
        with shown.expect_download() as first:
            keys.press("Enter")
        assert first.value.suggested_filename == "mine-three-steps.toml"
        file = tmp_path / first.value.suggested_filename
        first.value.save_as(file)
        written = story_of(file.read_text("utf-8"), name="mine-three-steps", file=file.name)
        assert written.title == "Mine: “three” steps"
        assert [step.title for step in written.steps] == ["Least", "All", "Less"]
        assert [step.text for step in written.steps] == [
            "",
            "Everything\n\nthere is.",
            'Without "backing"',
        ]
        assert written.steps[0].notes == "C:\\notes"
        # Backing was switched off after the first, alliance after the second.
        relations = [step.view.relations for step in written.steps]
        assert relations[1] is None
        assert len(relations[2]) == 7 and len(relations[0]) == 6

        keys.press("Escape")
        expect(shown.get_by_role("button", name="Stories", exact=True)).to_be_focused()
        shown.evaluate("localStorage.clear()")
        shown.reload()
        opened(shown)
        tab_to(shown, "Stories")
        keys.press("Enter")
        expect(shown.get_by_role("dialog", name="Stories")).to_be_visible()
        tab_to(shown, "Open a story file")
        with shown.expect_file_chooser() as chooser:
            keys.press("Enter")
        chooser.value.set_files(file)
        expect(item(shown, "Least")).to_be_focused()
        tab_to(shown, "Download", key="Shift+Tab")
        with shown.expect_download() as second:
            keys.press("Enter")
        assert Path(second.value.path()).read_bytes() == file.read_bytes()

        tab_to(shown, "Preview", key="Shift+Tab")
        keys.press("Enter")
        expect(shown.locator("#present")).to_be_visible()
        expect(shown.get_by_role("heading", name="Least")).to_be_visible()
        expect(shown.locator("#story-editor")).to_be_hidden()
        assert shown.url.endswith("#story=draft/1")
        keys.press("ArrowRight")
        expect(shown.get_by_role("heading", name="All")).to_be_visible()
        keys.press("Escape")
        expect(shown.get_by_role("button", name="Preview")).to_be_focused()
        # Where one got to is where one goes on.
        expect(item(shown, "All")).to_have_attribute("aria-selected", "true")


class TestEditor:
    def test_the_shipped_story_and_a_copy_of_it_are_the_same_file(self, shown):
        shown.get_by_role("button", name="Stories", exact=True).click()
        expect(shown.get_by_text("8 steps")).to_be_visible()
        with shown.expect_download() as download:
            shown.get_by_role("link", name=f"Download: {TITLE}").click()
        assert Path(download.value.path()).read_bytes() == SHIPPED.read_bytes()
        assert download.value.suggested_filename == "around-iran.toml"
        shown.keyboard.press("Escape")
        copied(shown)
        with shown.expect_download() as download:
            shown.get_by_role("button", name="Download", exact=True).click()
        assert Path(download.value.path()).read_bytes() == SHIPPED.read_bytes()
        name = "around-iran-as-one-article-tells-it.toml"
        assert download.value.suggested_filename == name

    def test_a_step_is_shown_and_takes_the_present_view(self, shown):
        copied(shown)
        mark = shown.get_by_text("in the picture")
        expect(mark).to_have_count(1)  # The network opens with the first step's view.
        item(shown, "Who sanctions").click()
        expect(field(shown, "Title of this step")).to_have_value("Who sanctions")
        shown.get_by_role("button", name="Show", exact=True).click()
        shown.wait_for_url("**/iran-2023?v=1&relations=sanctions,trade&focus=iran")
        expect(item(shown, "Who sanctions")).to_contain_text("in the picture")
        shown.evaluate("alliancePage.act('relation', 'trade')")
        expect(mark).to_have_count(0)
        shown.get_by_role("button", name="Use the present view").click()
        expect(item(shown, "Who sanctions")).to_contain_text("in the picture")
        kept = json.loads(shown.evaluate(f"localStorage.getItem('{KEY}')"))
        assert kept["steps"][6]["view"] == "v=1&relations=sanctions&focus=iran"

    def test_theme_and_language_stay_the_persons_own(self, shown):
        copied(shown)
        shown.evaluate("alliancePage.act('theme', 'dark'); alliancePage.act('language', 'zh')")
        shown.wait_for_url("**theme=dark**")
        shown.get_by_role("button", name="Add this view as a step").click()
        kept = json.loads(shown.evaluate(f"localStorage.getItem('{KEY}')"))
        assert kept["steps"][1]["view"] == "v=1&statuses=asserted,denied,disputed,reported"
        item(shown, "Who trades").click()
        shown.get_by_role("button", name="Show", exact=True).click()
        shown.wait_for_url("**relations=trade**language=zh&theme=dark")

    def test_what_a_step_is_called_at_first(self, shown):
        copied(shown)
        add = shown.get_by_role("button", name="Add this view as a step")
        title = field(shown, "Title of this step")
        add.click()
        expect(title).to_have_value("Around Iran, 2023")
        shown.evaluate("alliancePage.act('relation-only', 'backing')")
        expect(shown.locator("#words")).to_contain_text("backing")
        # The words can be drawn a moment before the page's scripts know of the view.
        shown.wait_for_function("alliancePage.view().query.includes('relations=backing')")
        add.click()
        expect(title).to_have_value("Backing")
        shown.evaluate("alliancePage.act('select', 'iran>hamas:backing')")
        expect(shown.locator("#panel h2")).to_be_visible()
        add.click()
        expect(title).to_have_value("Iran backs Hamas")

    def test_deleted_and_brought_back(self, shown):
        copied(shown)
        item(shown, "Who trades").click()
        before = titles(shown)
        shown.get_by_role("button", name="Delete").click()
        undo = shown.get_by_role("button", name="Undo")
        expect(undo).to_be_focused()
        expect(shown.locator("#story-undo-said")).to_have_text("Step 3, “Who trades”, is deleted.")
        assert titles(shown) == before[:2] + before[3:]
        # What is written meanwhile is not lost with it.
        field(shown, "Title of this step").fill("Changed")
        undo.click()
        assert titles(shown) == [*before[:3], "Changed", *before[4:]]
        expect(item(shown, "Who trades")).to_be_focused()

        # So is a whole story that made room for a new one.
        shown.get_by_role("button", name="Stories", exact=True).click()
        shown.get_by_role("button", name="New story").click()
        expect(shown.get_by_text("No step yet.")).to_be_visible()
        expect(shown.get_by_role("group", name="Step")).to_be_hidden()
        undo.click()
        assert len(titles(shown)) == 8
        expect(field(shown, "Title")).to_have_value(TITLE)

    def test_every_letter_is_kept(self, shown, server):
        copied(shown)
        field(shown, "Title").fill("My own")
        field(shown, "Text").fill("Said in another way.")
        shown.goto(f"{server.url}iran-2023?v=1")
        opened(shown)
        expect(shown.locator("#story-editor")).to_be_hidden()
        shown.get_by_role("button", name="Stories", exact=True).click()
        expect(shown.locator("#stories-own")).to_contain_text("My own8 steps")
        shown.get_by_role("button", name="Edit", exact=True).click()
        expect(field(shown, "Text")).to_have_value("Said in another way.")

    def test_faults_are_listed_and_lead_to_their_field(self, shown, watched):
        copied(shown)
        item(shown, "Who joined").click()
        field(shown, "Title of this step").fill("")
        item(shown, "Who met").click()
        shown.get_by_role("button", name="Download", exact=True).click()
        faults = shown.locator("#story-faults")
        expect(faults).to_have_text('Story, step 8, field "title": It is empty. Write a title.')
        expect(field(shown, "Title of this step")).to_be_focused()
        expect(shown.get_by_role("group", name="Step 8 of 8")).to_be_visible()
        shown.keyboard.type("Who")
        expect(faults).to_be_empty()
        refused(watched)

    def test_no_more_steps_than_a_story_may_have(self, shown):
        step = {"title": "a", "text": "", "notes": "", "view": "v=1"}
        value = {"title": "Long", "steps": [step] * MOST_STEPS}
        keep(shown, json.dumps(value))
        shown.get_by_role("button", name="Stories", exact=True).click()
        shown.get_by_role("button", name="Edit", exact=True).click()
        shown.get_by_role("button", name="Add this view as a step").click()
        expect(shown.locator("#story-faults")).to_have_text("A story has at most 200 steps.")
        assert len(titles(shown)) == MOST_STEPS

    def test_two_windows_show_the_same_story(self, shown, server):
        copied(shown)
        other = shown.context.new_page()
        other.goto(f"{server.url}iran-2023")
        opened(other)
        other.get_by_role("button", name="Stories", exact=True).click()
        other.get_by_role("button", name="Edit", exact=True).click()
        field(other, "Title").fill("From there")
        expect(field(shown, "Title")).to_have_value("From there")


class TestWhatIsNoStory:
    def test_a_value_of_somebody_else_is_left_alone(self, shown):
        for value in NO_STORIES:
            keep(shown, value)
            shown.get_by_role("button", name="Stories", exact=True).click()
            expect(shown.get_by_text("8 steps")).to_be_visible()
            expect(shown.locator("#stories-own")).to_be_empty()
            assert shown.evaluate(f"localStorage.getItem('{KEY}')") == value
            shown.keyboard.press("Escape")
        shown.reload()
        opened(shown)
        shown.get_by_role("button", name="Stories", exact=True).click()
        shown.get_by_role("button", name="New story").click()
        expect(shown.get_by_text("No step yet.")).to_be_visible()

    def test_hostile_texts_are_texts(self, shown):
        hostile = '<img src=x onerror="alert(1)">'
        step = {"title": hostile, "text": hostile, "notes": hostile, "view": hostile}
        value = json.dumps({"title": hostile, "steps": [step]})
        keep(shown, value)
        shown.get_by_role("button", name="Stories", exact=True).click()
        expect(shown.locator("#stories-own .stories-name")).to_have_text(hostile)
        shown.get_by_role("button", name="Edit", exact=True).click()
        assert titles(shown) == [hostile]
        shown.get_by_role("button", name="Delete").click()
        assert shown.locator("img[src=x]").count() == 0

    def test_a_file_with_faults(self, shown, tmp_path, watched):
        copied(shown)
        file = tmp_path / "wrong.toml"
        file.write_text('title = "a"\nnetwork = "b"\n', encoding="utf-8")
        shown.get_by_role("button", name="Stories", exact=True).click()
        with shown.expect_file_chooser() as chooser:
            shown.get_by_role("button", name="Open a story file").click()
        chooser.value.set_files(file)
        said = shown.locator("#stories-said")
        expect(said).to_have_text('File, field "steps": The story has no step. Add one.')
        refused(watched)
        file.write_bytes(b"#" * 256_001)
        with shown.expect_file_chooser() as chooser:
            shown.get_by_role("button", name="Open a story file").click()
        chooser.value.set_files(file)
        expect(said).to_have_text("wrong.toml is larger than 256,000 bytes.")
        # The story that was there is still there.
        shown.keyboard.press("Escape")
        assert len(titles(shown)) == 8

    def test_a_browser_that_keeps_nothing(self, server, page):
        page.add_init_script("Storage.prototype.setItem = () => { throw new Error('full'); };")
        page.goto(f"{server.url}iran-2023")
        opened(page)
        page.get_by_role("button", name="Stories", exact=True).click()
        page.get_by_role("button", name="New story").click()
        expect(page.locator("#said")).to_have_text(
            "This browser does not keep the story: download it before you leave."
        )
        page.get_by_role("button", name="Add this view as a step").click()
        assert titles(page) == ["Around Iran, 2023"]


class TestAccess:
    @pytest.mark.parametrize("phone", [False, True])
    def test_axe_finds_nothing(self, server, open_page, phone):
        narrow = {"width": 390, "height": 844, "has_touch": True, "is_mobile": True}
        page = open_page(reduced_motion="reduce", **narrow if phone else {})
        page.goto(f"{server.url}iran-2023")
        opened(page)
        if phone:
            page.get_by_role("button", name="More").click()
        page.get_by_role("button", name="Stories", exact=True).click()
        expect(page.get_by_text("8 steps")).to_be_visible()
        found = faults(page)
        page.get_by_role("button", name="New story").click()
        found += faults(page)
        for _ in range(2):
            page.get_by_role("button", name="Add this view as a step").click()
        page.get_by_role("button", name="Delete").click()
        expect(page.get_by_role("button", name="Undo")).to_be_visible()
        found += faults(page)
        assert found == []

    def test_on_a_phone_it_is_a_sheet_for_fingers(self, server, open_page):
        page = open_page(width=390, height=844, has_touch=True, is_mobile=True)
        page.goto(f"{server.url}iran-2023")
        opened(page)
        page.get_by_role("button", name="More").tap()
        page.get_by_role("button", name="Stories", exact=True).tap()
        page.get_by_role("button", name=f"Copy to edit: {TITLE}").tap()
        editor = page.locator("#story-editor")
        expect(editor).to_be_visible()
        assert editor.bounding_box() == {"x": 0, "y": 0, "width": 390, "height": 844}
        assert editor.evaluate("one => one.scrollWidth") == 390
        controls = editor.locator("button, [role=option], input").all()
        assert all(one.bounding_box()["height"] >= 43.5 for one in controls if one.is_visible())
        item(page, "Who sanctions").tap()
        page.get_by_role("button", name="Show", exact=True).tap()
        expect(editor).to_be_hidden()
        page.wait_for_url("**relations=sanctions,trade**")


def faults(page: Page) -> list[str]:
    found = []
    for scheme in ("dark", "light"):
        page.emulate_media(color_scheme=scheme)
        expect(page.locator(f"html[data-mantine-color-scheme={scheme}]")).to_be_attached()
        found += Axe().run(page).response["violations"]
    return [
        f"{one['id']}: {node['html'][:140]} {node.get('failureSummary', '')}"
        for one in found
        for node in one["nodes"]
    ]
