"""Pictures and data that leave the program: one front for the page and the command line."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from types import MappingProxyType

from alliance_network.errors import UsageError, shown
from alliance_network.export.data import shown_data
from alliance_network.export.likeness import likeness
from alliance_network.export.link import link_to
from alliance_network.export.origin import Origin, origin_of, record_of
from alliance_network.export.pdf import pdf
from alliance_network.export.png import png
from alliance_network.export.remarks import remarks_on
from alliance_network.export.svg import svg
from alliance_network.export.xmp import packet
from alliance_network.figures.figure import figure_scene
from alliance_network.figures.scene import Scene
from alliance_network.figures.sheet import Sheet
from alliance_network.figures.sizes import PX_PER_INCH, Size
from alliance_network.figures.style import THEMES
from alliance_network.model.dataset import Dataset
from alliance_network.selection import Selection, select
from alliance_network.view import View
from alliance_network.words import tie_name

__all__ = ["FORMATS", "Format", "export", "figure_of", "remarks"]


@dataclass(frozen=True, slots=True, kw_only=True)
class _Order:
    """What is to be made: a selection, how it is set, and where others find it."""

    selection: Selection
    sheet: Sheet
    link: str | None

    @property
    def size(self) -> Size:
        return self.sheet.size

    @property
    def scene(self) -> Scene:
        return figure_scene(self.selection, self.sheet, link=self.link)

    def origin(self, scene: Scene) -> Origin:
        return origin_of(self.selection, self.sheet, scene, link=self.link)


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
    scene = order.scene
    record = record_of(order.origin(scene), media_type="image/svg+xml")
    transparent = order.sheet.transparent
    return svg(scene, unit=order.size.unit, transparent=transparent, record=record).encode()


def _png(order: _Order) -> bytes:
    pixels = order.sheet.pixels
    scene = order.scene
    origin = order.origin(scene)
    words = {
        "Title": origin.title,
        "Description": origin.description,
        "Source": f"{origin.network} {origin.hash}, view {origin.view}",
        "Software": origin.program,
    }
    return png(
        svg(scene, pixels=pixels, transparent=order.sheet.transparent),
        dpi=PX_PER_INCH * order.sheet.density,
        words=words,
        packet=packet(record_of(origin, media_type="image/png")),
    )


def _pdf(order: _Order) -> bytes:
    scene = order.scene
    origin = order.origin(scene)
    width, height = order.size.px
    return pdf(
        svg(scene, unit=order.size.unit, transparent=order.sheet.transparent),
        width=width,
        height=height,
        title=origin.title,
        description=origin.description,
        program=origin.program,
        packet=lambda accessible: packet(
            record_of(origin, media_type="application/pdf", accessible=accessible)
        ),
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
    sheet: Sheet | None = None,
    public_url: str | None = None,
) -> bytes:
    """The file of what a view shows of a dataset.

    Parameters
    ----------
    dataset : Dataset
    view : View
    format : str
        One of FORMATS.
    sheet : Sheet, optional
        How the figure is set; a slide by default.
    public_url : str, optional
        The address at which others reach the page, for the link in the figure.

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
    return FORMATS[format].make(_order(dataset, view, sheet, public_url))


def figure_of(
    dataset: Dataset, view: View, *, sheet: Sheet | None = None, public_url: str | None = None
) -> Scene:
    """The figure that `export` writes, to see what it leaves out before it is written."""
    return _order(dataset, view, sheet, public_url).scene


def remarks(
    dataset: Dataset,
    view: View,
    *,
    format: str,
    sheet: Sheet | None = None,
    public_url: str | None = None,
) -> tuple[str, ...]:
    """What a reader of the file that `export` writes would miss, in sentences.

    First what it does not show although the view does, then which of its relations look alike
    in grey or to a colour-blind reader.

    Raises
    ------
    UsageError
        As `export`.
    """
    if not FORMATS[format].picture:
        return ()
    order = _order(dataset, view, sheet, public_url)
    scene = order.scene
    names = [dataset.actor(actor).name_in(view.language) for actor in scene.left_out]
    lines = [tie_name(dataset, tie, language=view.language) for tie in scene.unlabelled]
    theme = THEMES[order.sheet.palette_for(view)]
    return (
        *remarks_on(scene, names, lines),
        *likeness(order.selection, theme, labels=order.sheet.labels),
    )


def _order(dataset: Dataset, view: View, sheet: Sheet | None, public_url: str | None) -> _Order:
    link = None if public_url is None else link_to(public_url, dataset, view)
    plain = Sheet() if sheet is None else sheet
    return _Order(selection=select(dataset, view), sheet=plain, link=link)
