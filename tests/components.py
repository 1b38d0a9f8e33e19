"""Reading components in tests: their texts, and those of them that have an attribute."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

from dash.development.base_component import Component


def walked(content: Any) -> Iterator[Component]:
    """Every component of some content, outer ones first."""
    if isinstance(content, Component):
        yield content
        yield from walked(getattr(content, "children", None))
    elif isinstance(content, list | tuple):
        for one in content:
            yield from walked(one)


def text(content: Any) -> str:
    """All text of some content."""
    if isinstance(content, str):
        return content
    if isinstance(content, Component):
        return text(getattr(content, "children", None))
    if isinstance(content, list | tuple):
        return "".join(text(one) for one in content)
    return ""


def doing(content: Any) -> list[tuple[str, str | None, str]]:
    """What the controls of some content do: (do, of, text)."""
    return [
        (found["data-do"], found.get("data-of"), text(component))
        for component in walked(content)
        if "data-do" in (found := component.to_plotly_json()["props"])
    ]


def props(component: Component) -> dict[str, Any]:
    """A component's properties, those with hyphens too."""
    return component.to_plotly_json()["props"]
