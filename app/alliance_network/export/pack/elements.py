"""Elements of a page as text: whatever is put into one is escaped, unless it is one itself."""

from __future__ import annotations

from alliance_network.export.markup import attributes, text

__all__ = ["Html", "element", "joined"]

_EMPTY = frozenset({"br", "input", "link", "meta"})


class Html(str):
    """Markup that is already escaped."""

    __slots__ = ()


def element(name: str, /, *children: str | None, **values: str | float | bool | None) -> Html:
    """An element with its children, in SVG and HTML alike.

    Parameters
    ----------
    name
        Of the element.
    children
        Texts, which are escaped, and elements; None is left out.
    values
        Attributes; underscores become hyphens, but for one at the end, which is dropped
        (`class_`). True is an attribute without a value, None and False leave one out.
    """
    named = {
        key.removesuffix("_").replace("_", "-"): "" if value is True else value
        for key, value in values.items()
        if value is not False
    }
    start = Html(f"<{name}{attributes(named)}>")
    return start if name in _EMPTY else Html(f"{start}{joined(*children)}</{name}>")


def joined(*children: str | None) -> Html:
    """Texts and elements one after the other."""
    return Html(
        "".join(
            child if isinstance(child, Html) else text(child)
            for child in children
            if child is not None
        )
    )
