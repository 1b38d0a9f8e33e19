"""The pages measured: how each is served, filtered and asked what it shows.

All are driven by real input (a click, a key) through the browser. `state` and `view` are read
in the page: `state` changes when the picture's ties do, `view` when it is panned.
"""

import sys
from dataclasses import dataclass
from pathlib import Path

from graphs import PICTURE
from playwright.sync_api import Page as Browser
from servers import HERE, uv


@dataclass(frozen=True)
class Graph:
    """One graph in its two forms, and the relation to filter."""

    size: str
    plain: Path
    folder: str
    relation: str
    actors: int
    ties: int


class Page:
    """A page to measure.

    `hide` and `show` end with the one input that is timed; whatever must be typed or chosen
    before it is done, untimed, in `before_hide` and `before_show`.
    """

    name: str
    picture: str
    """Selector of the element that is panned."""
    state: str
    """JavaScript for a value that changes with the ties drawn; null before the first picture."""
    view: str
    """JavaScript for a value that changes as the picture is panned."""

    def command(self, graph: Graph, port: int) -> list[str]:
        """Give the command that serves the page."""
        raise NotImplementedError

    def before_hide(self, browser: Browser, relation: str) -> None:
        """Do what comes before the timed input that hides a relation."""

    def hide(self, browser: Browser, relation: str) -> None:
        """Hide the relation."""
        raise NotImplementedError

    def before_show(self, browser: Browser, relation: str) -> None:
        """Do what comes before the timed input that shows it again."""

    def show(self, browser: Browser, relation: str) -> None:
        """Show the relation again."""
        self.hide(browser, relation)


class Peer(Page):
    """A page that runs in an environment of its own."""

    script: str

    def command(self, graph: Graph, port: int) -> list[str]:
        script = HERE / "peers" / self.script
        return [uv(), "run", "--no-project", "--script", str(script), str(graph.plain), str(port)]


class Jaal(Peer):
    """Filters by a typed pandas query: timed from the click into its field to the picture.

    Typed without a pause, far faster than a person does.
    """

    name = "Jaal 0.1.9, query typed"
    script = "jaal_page.py"
    picture = "#graph canvas"
    _component = """(() => {
        const element = document.querySelector('#graph');
        const react = /^__react(Fiber|InternalInstance)/;
        const key = element && Object.keys(element).find(key => react.test(key));
        return key && element[key].return.stateNode;
    })()"""
    state = f"((c) => c && c.net ? c.ee.length : null)({_component})"
    view = f"{_component}.net.getViewPosition().x"

    def hide(self, browser: Browser, relation: str) -> None:
        browser.locator("#filter_edges").click()
        browser.keyboard.type(f'relation != "{relation}"')

    def show(self, browser: Browser, relation: str) -> None:
        browser.locator("#filter_edges").click()
        browser.keyboard.press("Control+a")
        browser.keyboard.press("Backspace")


class JaalLastKey(Jaal):
    """The same, timed from the last key alone, once the answers to all others have come."""

    name = "Jaal 0.1.9, last key only"

    def before_hide(self, browser: Browser, relation: str) -> None:
        browser.locator("#filter_edges").click()
        browser.keyboard.type(f'relation != "{relation}')

    def hide(self, browser: Browser, relation: str) -> None:
        browser.keyboard.press('"')

    def before_show(self, browser: Browser, relation: str) -> None:
        browser.locator("#filter_edges").click()
        browser.keyboard.press("Control+a")

    def show(self, browser: Browser, relation: str) -> None:
        browser.keyboard.press("Backspace")


class Pyvis(Peer):
    """Filters by three menus and a button; the button is timed."""

    name = "pyvis 0.3.2"
    script = "pyvis_page.py"
    picture = "#mynetwork canvas"
    state = """(() => {
        if (typeof network === 'undefined') return null;
        if (window.updates === undefined) {
            window.updates = 0;
            nodes.on('update', () => window.updates++);
        }
        return window.updates % 2;
    })()"""
    view = "network.getViewPosition().x"

    def before_hide(self, browser: Browser, relation: str) -> None:
        for menu, value in (("item", "edge"), ("property", "relation"), ("value", relation)):
            control = browser.locator(f"#select-{menu} + .ts-wrapper")
            control.locator(".ts-control").click()
            control.locator(f'.ts-dropdown [data-value="{value}"]').click()
        browser.keyboard.press("Escape")

    def hide(self, browser: Browser, relation: str) -> None:
        browser.get_by_role("button", name="Filter").click()

    def show(self, browser: Browser, relation: str) -> None:
        browser.get_by_role("button", name="Reset Selection").click()


class Cytoscape(Peer):
    """Filters by a checklist whose callback sends a style sheet."""

    name = "dash-cytoscape 1.0.2"
    script = "cytoscape_page.py"
    picture = "#picture"
    _graph = "document.querySelector('#picture')?._cyreg?.cy"
    state = f"""(() => {{
        const graph = {_graph};
        if (!graph || !graph.edges().length) return null;
        window.probes ??= new Map(graph.edges().map(edge => [edge.data('relation'), edge]));
        return [...window.probes.values()].filter(edge => edge.visible()).length;
    }})()"""
    view = f"{_graph}.pan().x"

    def hide(self, browser: Browser, relation: str) -> None:
        browser.locator("#relations label", has_text=relation).click()


class Plotly(Page):
    """A page whose picture is a Plotly figure with a path shape a relation and status."""

    picture = ".js-plotly-plot"
    # Whatever the way a path is hidden: taken away, not displayed, or transparent.
    state = """(() => {
        if (!document.querySelector('.js-plotly-plot .scatterlayer .trace')) return null;
        const how = {opacityProperty: true, visibilityProperty: true};
        const shown = [...document.querySelectorAll('.js-plotly-plot .shapelayer path')]
            .filter(path => path.checkVisibility(how));
        const length = shown.reduce((sum, path) => sum + path.getAttribute('d').length, 0);
        return shown.length ? `${shown.length} ${length}` : null;
    })()"""
    view = """document.querySelector('.js-plotly-plot .scatterlayer .points path')
        .getBoundingClientRect().x"""


class Ours(Plotly):
    """Alliance-network as it is served: the switch of a relation in the rail is clicked."""

    name = "alliance-network"

    def command(self, graph: Graph, port: int) -> list[str]:
        program = str(Path(sys.executable).with_name("alliance-network"))
        return [program, "serve", graph.folder, "--port", str(port)]

    def hide(self, browser: Browser, relation: str) -> None:
        # On the line's sample: over the middle of the row "only" appears.
        switch = browser.locator(f'[role=switch][data-do=relation][data-of="{relation}"]')
        switch.click(position={"x": 20, "y": 12})


class Bare(Plotly):
    """The same figure on a Dash page that holds it and a checklist, and nothing else."""

    name = "bare Dash page"

    def command(self, graph: Graph, port: int) -> list[str]:
        script = str(HERE / "peers" / "bare_page.py")
        return [sys.executable, script, graph.folder, str(port), *map(str, PICTURE)]

    def hide(self, browser: Browser, relation: str) -> None:
        browser.locator("#relations label", has_text=relation).click()


PAGES: dict[str, Page] = {
    "ours": Ours(),
    "bare": Bare(),
    "jaal": Jaal(),
    "jaal-key": JaalLastKey(),
    "pyvis": Pyvis(),
    "cytoscape": Cytoscape(),
}
