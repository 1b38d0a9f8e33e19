"""Every colour, dash, width and type size of the pictures."""

from __future__ import annotations

from dataclasses import dataclass

from alliance_network.figures.inks import printable
from alliance_network.figures.sizes import SMALLEST
from alliance_network.model.relation import Relation
from alliance_network.words import PLAIN_ABOVE

__all__ = [
    "AREA_DASH",
    "AREA_LINE",
    "DARK",
    "DIMMED",
    "DIMMED_TEXT",
    "GREY",
    "GREYS",
    "LIGHT",
    "MARKS",
    "PRINT",
    "RELATIONS",
    "SHAPES",
    "SPARE",
    "STRONG",
    "THEMES",
    "THIN",
    "USUAL",
    "Default",
    "Look",
    "Style",
    "Theme",
    "look",
    "scale_for",
]


@dataclass(frozen=True, slots=True)
class Theme:
    """The colours that do not say which relation a line is of."""

    name: str
    paper: str
    text: str
    muted: str
    ink: str
    faded: str
    area: str
    area_line: str
    ring: str
    glow: str
    rule: str


LIGHT = Theme(
    name="light",
    paper="#ffffff",
    text="#141c28",
    muted="#56616f",
    ink="#2b3a4d",
    faded="#b4bcc7",
    area="#eef3f8",
    area_line="#8aa4c2",
    ring="#0067b1",
    glow="#bcd9f2",
    rule="#d3d9e0",
)
DARK = Theme(
    name="dark",
    paper="#11161d",
    text="#edf1f6",
    muted="#9fa9b7",
    ink="#dfe6ee",
    faded="#46525f",
    area="#18222e",
    area_line="#4d6482",
    ring="#57aef2",
    glow="#1f4468",
    rule="#2b343f",
)
GREY = Theme(
    name="grey",
    paper="#ffffff",
    text="#141414",
    muted="#595959",
    ink="#333333",
    faded="#b5b5b5",
    area="#f1f1f1",
    area_line="#8f8f8f",
    ring="#000000",
    glow="#d4d4d4",
    rule="#d6d6d6",
)
# Words are black alone: a tint of black is a screen of dots, which small type does not survive.
PRINT = Theme(
    name="print",
    paper="#ffffff",
    text="#000000",
    muted="#000000",
    ink="#2b2b2b",
    faded="#a6a6a6",
    area="#f0f0f0",
    area_line="#8a8a8a",
    ring="#0e67ae",
    glow="#cfdfec",
    rule="#c4c4c4",
)
THEMES = {theme.name: theme for theme in (LIGHT, DARK, GREY, PRINT)}


@dataclass(frozen=True, slots=True)
class Look:
    """How the lines of one relation look: colour and SVG dash array (None: solid)."""

    colour: str
    dash: str | None


@dataclass(frozen=True, slots=True)
class Default:
    """The look of a relation that brings none: its colour on each page, and its dash."""

    light: str
    dark: str
    grey: str
    dash: str | None


# Three greys that are 4.5:1 on white and far enough apart to be told from each other (10
# CIEDE2000 and more, as `figures.sight` asks for).
GREYS = _DEEP, _MIDDLE, _PALE = ("#1f1f1f", "#4b4b4b", "#757575")

# Hues are spaced for colour-blind readers and reach 4.5:1 on the page; no dash is shorter than
# 4 px, so that a hollow body keeps its pattern. In grey the dash says which relation it is; those
# whose dashes are the most alike, with or without a head, are of another grey.
RELATIONS: dict[str, Default] = {
    "backing": Default("#0067b1", "#57aef2", _DEEP, None),
    "alliance": Default("#00825b", "#3ecf9f", _PALE, None),
    "trade": Default("#9a6200", "#f0b042", _MIDDLE, "17 5"),
    "exports": Default("#9a6200", "#f0b042", _MIDDLE, "24 5 9 5"),
    "diplomacy": Default("#8a4fb0", "#c79be6", _PALE, "6 5"),
    "sanctions": Default("#6b5a4b", "#bda994", _PALE, "13 5 4 5"),
    "hostility": Default("#c8401f", "#ff7d5c", _DEEP, "10 5"),
    "attack": Default("#8c1439", "#ff7fa8", _DEEP, "19 4 5 4 5 4"),
    "membership": Default("#52647a", "#9fb2c8", _MIDDLE, "4 4"),
    "trade-agreement": Default("#9a6200", "#f0b042", _MIDDLE, "14 4 14 12"),
    "rivalry": Default("#c8401f", "#ff7d5c", _PALE, "24 8"),
    "dispute": Default("#8c1439", "#ff7fa8", _DEEP, "9 8"),
    "war": Default("#8c1439", "#ff7fa8", _PALE, "26 4 4 4"),
    "observer": Default("#52647a", "#9fb2c8", _MIDDLE, "6 4 6 12"),
}

# For relations that bring no look of their own: taken in turn by the relation's order.
SPARE: tuple[Default, ...] = (
    Default("#0067b1", "#57aef2", _DEEP, "22 5 5 5"),
    Default("#00825b", "#3ecf9f", _MIDDLE, "7 4 7 9"),
    Default("#9a6200", "#f0b042", _PALE, "4 6"),
    Default("#8a4fb0", "#c79be6", _DEEP, "14 4 4 4 4 4"),
    Default("#6b5a4b", "#bda994", _MIDDLE, "9 9"),
    Default("#c8401f", "#ff7d5c", _PALE, "24 6"),
    Default("#8c1439", "#ff7fa8", _DEEP, "5 5 12 5"),
    Default("#52647a", "#9fb2c8", _MIDDLE, None),
)

SHAPES = {
    "state": "circle",
    "armed group": "diamond",
    "party": "diamond",
    "group of states": "square",
    "organisation": "square",
}

MARKS = {"disputed": "≠", "denied": "×"}

# How wide lines are to those of one date: where two are compared, what was kept is thin and what
# is new is strong.
THIN, USUAL, STRONG = 0.5, 1.0, 1.5
THINNEST = 0.95
"""The least width of a thin line, px at scale 1."""

# The border of an area: the same at every scale, since it carries nothing to be measured, px.
AREA_DASH, AREA_LINE = "3 3", 1.2

# Opacity of what is not chosen, and of its names.
DIMMED, DIMMED_TEXT = 0.3, 0.55


def look(relation: Relation, theme: Theme) -> Look:
    """Colour and dash of a relation: its row's own, else its id's default, else a spare one.

    In grey no colour of a row counts, since two colours may be of one grey: each id has a grey
    of its own, and the others take the spare ones in turn by their order. In print every colour
    of the light page is brought to where inks reach (`inks.printable`).
    """
    default = RELATIONS.get(relation.id) or SPARE[relation.order % len(SPARE)]
    # An empty dash is a choice (solid) once the row has a colour of its own.
    dash = relation.dash if relation.dash is not None or relation.colour else default.dash
    return Look(_colour(relation, default, theme.name), dash or None)


def _colour(relation: Relation, default: Default, theme: str) -> str:
    light = relation.colour or default.light
    if theme == "grey":
        return default.grey
    if theme == "dark":
        return relation.colour_dark or relation.colour or default.dark
    return printable(light) if theme == "print" else light


def scale_for(width: float, height: float) -> float:
    """The scale of a figure of this size, px: 1 at 1080 x 720, about 0.6 in a narrow column.

    Type and lines grow slower than the figure.
    """
    return min(max((width * height / (1080 * 720)) ** 0.3, 0.58), 2.5)


@dataclass(frozen=True, slots=True)
class Style:
    """The measures of one picture, px: a theme and a scale.

    `scale` 1 is the screen; a figure for a narrow column uses a smaller one, with `smallest`
    the size no text falls below. `line` and `symbol` thin out lines and symbols where a
    dataset has many, and `stretch` lengthens dashes (`Style.for_crowd`).
    """

    theme: Theme = LIGHT
    scale: float = 1.0
    line: float = 1.0
    symbol: float = 1.0
    stretch: float = 1.0
    smallest: float = SMALLEST

    @classmethod
    def for_crowd(
        cls,
        ties: int,
        actors: int,
        *,
        theme: Theme,
        scale: float = 1.0,
        smallest: float = SMALLEST,
    ) -> Style:
        """The style for a dataset of so many ties and actors.

        Counted in the whole dataset, so that no filter makes a line thicker.
        """
        line = min(1.0, max(0.4, (80 / max(ties, 1)) ** 0.25))
        symbol = min(1.0, max(0.3, (60 / max(actors, 1)) ** 0.35))
        stretch = 1.8 if ties > PLAIN_ABOVE else 1.0
        return cls(
            theme=theme, scale=scale, line=line, symbol=symbol, stretch=stretch, smallest=smallest
        )

    def type_size(self, size: float) -> float:
        """A type size at this scale, px."""
        return max(size * self.scale, self.smallest)

    @property
    def label(self) -> float:
        """Actor's name."""
        return self.type_size(13.0)

    @property
    def label_strong(self) -> float:
        """Name of a much tied actor (weight 600)."""
        return self.type_size(14.5)

    @property
    def area_name(self) -> float:
        """Name of an area."""
        return self.type_size(12.5)

    @property
    def line_label(self) -> float:
        """Name of a relation on its line."""
        return self.type_size(10.5)

    @property
    def title(self) -> float:
        """A figure's title."""
        return self.type_size(25.0)

    @property
    def sentence(self) -> float:
        """The sentence under the title."""
        return self.type_size(14.5)

    @property
    def key(self) -> float:
        """The key's words."""
        return self.type_size(13.0)

    @property
    def note(self) -> float:
        """Sources and notes."""
        return self.type_size(11.0)

    def px(self, value: float) -> float:
        """A distance at this scale."""
        return value * self.scale

    def body(self, status: str, weight: float = USUAL) -> float:
        """Width of a line's body; `weight` is one of `THIN`, `USUAL` and `STRONG`."""
        rails = {"denied": 1.4}.get(status, 3.0) * weight
        # In a crowd, thin lines stay as wide as can be seen.
        least = 0.0 if weight == USUAL else THINNEST * max(self.scale, 0.62)
        return max(self._line(rails), least) + self.core(status)

    def core(self, status: str) -> float:
        """Width of the page's colour over a hollow body (3 px narrower at scale 1)."""
        return self._line(2.5) if status in ("reported", "disputed") else 0.0

    @property
    def head(self) -> tuple[float, float, float]:
        """Length, half width and depth of the notch of a head."""
        return self._line(12.0), self._line(6.2), self._line(3.2)

    @property
    def head_line(self) -> float:
        """Outline of a head."""
        return self._line(1.5)

    @property
    def sign_radius(self) -> float:
        """Ring of ≠ and ×."""
        return self._line(8.3)

    @property
    def change_radius(self) -> float:
        """Ring of what two dates compared say, which also thin lines can carry."""
        return max(self.sign_radius, 6.4 * max(self.scale, 0.62))

    @property
    def border(self) -> float:
        """Page-coloured rim round a symbol."""
        return 2.6 * self.size

    @property
    def size(self) -> float:
        """How large symbols are, to those of a small network on the screen."""
        return self.symbol * max(self.scale, 0.62)

    def dash(self, pattern: str | None) -> str | None:
        """A dash pattern at this scale.

        Long dashes where there is a crowd: each dash is a shape of its own to whoever draws.
        """
        stretch = max(self.scale, 0.62) * self.stretch
        if pattern is None or stretch == 1.0:
            return pattern
        return " ".join(f"{float(part) * stretch:.3g}" for part in pattern.split())

    def _line(self, value: float) -> float:
        # Lines shrink less than space does: under 0.62 a hollow body would fill up.
        return value * self.line * max(self.scale, 0.62)
