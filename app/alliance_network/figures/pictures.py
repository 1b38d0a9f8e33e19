"""The picture that a view asks for, whichever kind it is."""

from __future__ import annotations

from dataclasses import replace

from alliance_network.figures.network import network_scene
from alliance_network.figures.panel_scene import panels_scene
from alliance_network.figures.panels import PANELLED
from alliance_network.figures.plan import plan
from alliance_network.figures.scene import Scene
from alliance_network.figures.style import Style
from alliance_network.figures.timeline import timeline_scene
from alliance_network.selection import Selection

__all__ = ["picture_scene"]


def picture_scene(
    selection: Selection, *, width: float, height: float, style: Style, scrolls: bool = False
) -> Scene:
    """Draw a selection as its view says: a network, several, or a timeline.

    Parameters
    ----------
    selection : Selection
    width, height : float
        Of the place, px.
    style : Style
        Theme, scale and smallest type.
    scrolls : bool
        Whether the scene may be higher than its place, as on a page.

    Returns
    -------
    Scene
        A table has no picture of its own: it is drawn as the network of its ties.
    """
    kind = selection.view.picture
    if kind == "timeline":
        return timeline_scene(selection, width, style, height=None if scrolls else height)
    if kind in PANELLED:
        return panels_scene(selection, width=width, height=height, style=style, scrolls=scrolls)
    laid = plan(
        selection.dataset,
        selection.view,
        width=width,
        height=height,
        scale=style.scale,
        smallest=style.smallest,
    )
    return network_scene(selection, laid, replace(laid.style, theme=style.theme))
