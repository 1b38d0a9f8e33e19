"""Pictures and data that leave the program: one front for the page and the command line."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from functools import cached_property
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
from alliance_network.export.table_files import workbook
from alliance_network.export.xmp import packet
from alliance_network.figures.figure import figure_scene
from alliance_network.figures.panels import pictured
from alliance_network.figures.scene import Scene
from alliance_network.figures.sheet import Sheet
from alliance_network.figures.sizes import PX_PER_INCH
from alliance_network.figures.style import THEMES
from alliance_network.model.dataset import Dataset
from alliance_network.selection import Selection, select
from alliance_network.view import View
from alliance_network.words import tie_name

__all__ = ["FORMATS", "Figure", "Format", "export", "figure_of"]


@dataclass(frozen=True, kw_only=True)
class Figure:
    """A figure: a selection, how it is set, and where others find it. Made by `figure_of`.

    It is drawn once, whatever is made of it.
    """

    selection: Selection
    sheet: Sheet
    link: str | None

    @cached_property
    def scene(self) -> Scene:
        """What is drawn: to see what is left out before it is written."""
        return figure_scene(self.selection, self.sheet, link=self.link)

    @property
    def origin(self) -> Origin:
        """Where it comes from, as its files say it."""
        return origin_of(self.selection, self.sheet, self.scene, link=self.link)

    def file(self, format: str) -> bytes:
        """The figure, or the data it shows, as a file: the same bytes every time.

        Parameters
        ----------
        format : str
            One of FORMATS.

        Raises
        ------
        UsageError
            There is no such format, or the sheet is too large for it.
        """
        return _format(format).make(self)

    def remarks(self, format: str) -> tuple[str, ...]:
        """What a reader of such a file would miss, in sentences.

        First what it does not show although the view does, then which of its relations look
        alike in grey or to a colour-blind reader.

        Raises
        ------
        UsageError
            There is no such format.
        """
        if not _format(format).picture:
            return ()
        dataset, view = self.selection.dataset, self.selection.view
        scene = self.scene
        names = [dataset.actor(actor).name_in(view.language) for actor in scene.left_out]
        lines = [tie_name(dataset, tie, language=view.language) for tie in scene.unlabelled]
        theme = THEMES[self.sheet.palette_for(view)]
        return (
            *remarks_on(scene, names, lines),
            *likeness(self.selection, theme, labels=self.sheet.labels),
        )


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
    make: Callable[[Figure], bytes]


def _svg(figure: Figure) -> bytes:
    sheet = figure.sheet
    record = record_of(figure.origin, media_type="image/svg+xml")
    return svg(
        figure.scene, unit=sheet.size.unit, transparent=sheet.transparent, record=record
    ).encode()


def _png(figure: Figure) -> bytes:
    pixels = figure.sheet.pixels
    origin = figure.origin
    words = {
        "Title": origin.title,
        "Description": origin.description,
        "Source": f"{origin.network} {origin.hash}, view {origin.view}",
        "Software": origin.program,
    }
    return png(
        svg(figure.scene, pixels=pixels, transparent=figure.sheet.transparent),
        dpi=PX_PER_INCH * figure.sheet.density,
        words=words,
        packet=packet(record_of(origin, media_type="image/png")),
    )


def _pdf(figure: Figure) -> bytes:
    size, origin = figure.sheet.size, figure.origin
    width, height = size.px
    return pdf(
        svg(figure.scene, unit=size.unit, transparent=figure.sheet.transparent),
        width=width,
        height=height,
        title=origin.title,
        description=origin.description,
        program=origin.program,
        packet=lambda accessible: packet(
            record_of(origin, media_type="application/pdf", accessible=accessible)
        ),
    )


def _csv(figure: Figure) -> bytes:
    # With a byte order mark, without which Excel reads names in other scripts wrongly.
    return shown_data(pictured(figure.selection)).encode("utf-8-sig")


def _xlsx(figure: Figure) -> bytes:
    return workbook(figure.selection, link=figure.link)


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
        "xlsx": Format(
            label="XLSX, tables of the ties shown and of their claims",
            ending="xlsx",
            media_type="application/vnd.openxmlformats-officedocument.spreadsheetml.sheet",
            picture=False,
            make=_xlsx,
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
    place: str | None = None,
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
    place : str, optional
        What that address calls the network, where that is not its name.

    Returns
    -------
    bytes
        The same for the same input.

    Raises
    ------
    UsageError
        An option is not possible.
    """
    figure = figure_of(dataset, view, sheet=sheet, public_url=public_url, place=place)
    return figure.file(format)


def figure_of(
    dataset: Dataset,
    view: View,
    *,
    sheet: Sheet | None = None,
    public_url: str | None = None,
    place: str | None = None,
) -> Figure:
    """The figure that `export` writes; its parameters are those of `export`."""
    link = None if public_url is None else link_to(public_url, place or dataset.name, view)
    plain = Sheet() if sheet is None else sheet
    return Figure(selection=select(dataset, view), sheet=plain, link=link)


def _format(name: str) -> Format:
    if name not in FORMATS:
        raise UsageError(f"There is no format {shown(name)}; use {', '.join(FORMATS)}.")
    return FORMATS[name]
