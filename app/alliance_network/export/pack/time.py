"""The slider of a pack: the strip under its picture."""

from __future__ import annotations

from alliance_network.export.pack.content import Content
from alliance_network.export.pack.elements import Html, element

__all__ = ["time_strip"]


def time_strip(content: Content) -> Html | None:
    """Steps, slider, the time in words; its script brings it to life. None without a slider."""
    moments = content.moments
    if not moments.slider:
        return None
    return element(
        "section",
        element(
            "div",
            _button("◂", "One step back in time", "back"),
            _button("▶", "Play", "play"),
            _button("▸", "One step on in time", "on"),
            class_="time-walk",
            role="group",
            aria_label="Walk in time",
        ),
        element(
            "input",
            type="range",
            min="0",
            max=str(moments.slider - 1),
            value=str(moments.near(moments.of(content.selection.view))),
            aria_label="Time",
            disabled=True,
        ),
        element("span", class_="time-said", aria_hidden="true"),
        element(
            "button",
            "Latest",
            type="button",
            class_="button",
            title="The latest each source covers",
            data_time="latest",
            disabled=True,
        ),
        class_="time",
        id="time",
        aria_label="Time",
    )


def _button(sign: str, name: str, do: str) -> Html:
    return element(
        "button",
        sign,
        type="button",
        class_="sign",
        aria_label=name,
        title=name,
        data_time=do,
        disabled=True,
    )
