"""Small pictures of our own writer on the page, drawn for both themes."""

from __future__ import annotations

from collections.abc import Callable
from urllib.parse import quote

from dash import html

from alliance_network.export.svg import svg
from alliance_network.figures.scene import Scene
from alliance_network.figures.style import DARK, LIGHT, Style, Theme

__all__ = ["as_image", "drawn", "themed"]


def as_image(scene: Scene) -> str:
    """A scene as the address of an image."""
    return f"data:image/svg+xml,{quote(svg(scene, transparent=True), safe=' =:/')}"


def themed(address: Callable[[Theme], str]) -> dict[str, str]:
    """An image as style, whose address each theme has its own of.

    Both are on the page and the style sheet shows one: no theme needs the server.
    """
    return {f"--{theme.name}": f"url({address(theme)!r})" for theme in (LIGHT, DARK)}


def drawn(make: Callable[[Style], Scene]) -> html.Div:
    """A picture as wide as its place. What it shows is said beside it."""
    scenes = {theme.name: make(Style(theme=theme)) for theme in (LIGHT, DARK)}
    light = scenes[LIGHT.name]
    style = themed(lambda theme: as_image(scenes[theme.name]))
    size = {"aspectRatio": f"{light.width:g} / {light.height:g}"}
    return html.Div(className="drawn", style={**style, **size}, **{"aria-hidden": "true"})
