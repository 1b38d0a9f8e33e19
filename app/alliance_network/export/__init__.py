"""Pictures and data that leave the program: one front for the page and the command line."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from types import MappingProxyType

from alliance_network.errors import UsageError, shown
from alliance_network.export.data import shown_data
from alliance_network.export.pdf import pdf
from alliance_network.export.png import png
from alliance_network.export.remarks import remarks_on
from alliance_network.export.sizes import SIZES, Size, size_of
from alliance_network.export.svg import svg
from alliance_network.figures.figure import figure_scene
from alliance_network.figures.scene import Scene
from alliance_network.model.dataset import Dataset
from alliance_network.selection import Selection, select
from alliance_network.view import View, to_query

__all__ = ["FORMATS", "SIZES", "Format", "Size", "export", "figure_of", "remarks", "size_of"]

PX_PER_INCH = 96.0
MOST_PIXELS = 100_000_000


@dataclass(frozen=True, slots=True, kw_only=True)
class _Order:
    """What is to be made: a selection, how large, and how."""

    selection: Selection
    size: Size
    theme: str
    scale: float
    transparent: bool

    @property
    def scene(self) -> Scene:
        width, height = self.size.px
        return figure_scene(self.selection, width=width, height=height, theme=self.theme)

    @property
    def origin(self) -> str:
        dataset = self.selection.dataset
        # With the theme that is drawn, so that a file says how to make it again, and is the
        # same whether its theme was the view's or asked for.
        view = self.selection.view.but(theme=self.theme)
        return f"alliance-network: {dataset.name} {dataset.hash}, view {to_query(view)}"


@dataclass(frozen=True, slots=True, kw_only=True)
class Format:
    """A kind of file that a picture can leave as.

    Attributes
    ----------
    label
        For a menu.
    ending
        Of the file's name, without the dot.
    media_type
        For a download.
    picture
        Whether size, theme, scale and transparency matter to it.
    """

    label: str
    ending: str
    media_type: str
    picture: bool
    make: Callable[[_Order], bytes]


def _svg(order: _Order) -> bytes:
    return _svg_text(order, order.scene).encode()


def _svg_text(order: _Order, scene: Scene) -> str:
    return svg(scene, unit=order.size.unit, transparent=order.transparent, origin=order.origin)


def _png(order: _Order) -> bytes:
    width, height = (round(side * order.scale) for side in order.size.px)
    if width * height > MOST_PIXELS:
        raise UsageError(
            f"A picture of {width:,} x {height:,} pixels is too large; use a smaller "
            f"size or scale, up to {MOST_PIXELS:,} pixels."
        )
    scene = order.scene
    words = {"Title": scene.title, "Description": scene.description, "Source": order.origin}
    return png(
        _svg_text(order, scene),
        width=width,
        height=height,
        dpi=PX_PER_INCH * order.scale,
        words=words,
    )


def _pdf(order: _Order) -> bytes:
    scene = order.scene
    width, height = order.size.px
    return pdf(
        _svg_text(order, scene),
        width=width,
        height=height,
        title=scene.title,
        description=scene.description,
        source=order.origin,
    )


def _csv(order: _Order) -> bytes:
    # With a byte order mark, without which Excel reads names in other scripts wrongly.
    return shown_data(order.selection).encode("utf-8-sig")


FORMATS: Mapping[str, Format] = MappingProxyType(
    {
        "svg": Format(
            label="SVG, to edit or for the web",
            ending="svg",
            media_type="image/svg+xml",
            picture=True,
            make=_svg,
        ),
        "png": Format(
            label="PNG, for slides and documents",
            ending="png",
            media_type="image/png",
            picture=True,
            make=_png,
        ),
        "pdf": Format(
            label="PDF, for print",
            ending="pdf",
            media_type="application/pdf",
            picture=True,
            make=_pdf,
        ),
        "csv": Format(
            label="CSV, the ties shown and their claims",
            ending="csv",
            media_type="text/csv; charset=utf-8",
            picture=False,
            make=_csv,
        ),
    }
)
"""Every kind of file, by the word the address and the command line use for it."""


def export(
    dataset: Dataset,
    view: View,
    *,
    format: str,
    size: str | Size = "slide",
    theme: str | None = None,
    scale: float | None = None,
    dpi: float | None = None,
    transparent: bool = False,
) -> bytes:
    """The file of what a view shows of a dataset.

    Parameters
    ----------
    dataset : Dataset
    view : View
    format : str
        One of FORMATS.
    size : str or Size
        What `size_of` takes, or a Size.
    theme : {"light", "dark"}, optional
        The view's own by default, light where that is "auto".
    scale : float, optional
        Pixels of a PNG for each px of the figure, 1 to 8; 2 by default, 300 dpi for a size
        in mm.
    dpi : float, optional
        The same in pixels an inch; not together with `scale`.
    transparent : bool
        Leave the page's colour out.

    Returns
    -------
    bytes
        The same for the same input.

    Raises
    ------
    UsageError
        An option is not possible.
    """
    if format not in FORMATS:
        raise UsageError(f"There is no format {shown(format)}; use {', '.join(FORMATS)}.")
    measured = size_of(size) if isinstance(size, str) else size
    order = _Order(
        selection=select(dataset, view),
        size=measured,
        theme=_theme(theme, view),
        scale=_scale(scale, dpi, measured),
        transparent=transparent,
    )
    return FORMATS[format].make(order)


def figure_of(dataset: Dataset, view: View, *, size: str | Size = "slide") -> Scene:
    """The figure that `export` writes, to see what it leaves out before it is written."""
    measured = size_of(size) if isinstance(size, str) else size
    width, height = measured.px
    return figure_scene(select(dataset, view), width=width, height=height, theme=_theme(None, view))


def remarks(
    dataset: Dataset, view: View, *, format: str, size: str | Size = "slide"
) -> tuple[str, ...]:
    """What the file that `export` writes does not show although the view does, in sentences.

    Raises
    ------
    UsageError
        As `export`.
    """
    if not FORMATS[format].picture:
        return ()
    scene = figure_of(dataset, view, size=size)
    names = [dataset.actor(actor).name_in(view.language) for actor in scene.left_out]
    return remarks_on(scene, names)


def _theme(theme: str | None, view: View) -> str:
    if theme is None:
        return "dark" if view.theme == "dark" else "light"
    if theme not in ("light", "dark"):
        raise UsageError(f"There is no theme {shown(theme)}; use light or dark.")
    return theme


def _scale(scale: float | None, dpi: float | None, size: Size) -> float:
    if scale is not None and dpi is not None:
        raise UsageError("Scale and dpi say the same; give one of them.")
    if scale is None and dpi is None:
        dpi = 300.0 if size.unit == "mm" else 2 * PX_PER_INCH
    wished = scale if scale is not None else dpi / PX_PER_INCH
    if not 1 <= wished <= 8:
        raise UsageError(
            f"A scale of {wished:g} ({wished * PX_PER_INCH:g} dpi) is out of reach; use 1 to 8, "
            f"or {PX_PER_INCH:g} to {8 * PX_PER_INCH:g} dpi."
        )
    return wished
