from __future__ import annotations

from alliance_network.export.pack.names import LEVELS, SHRINK, zooms
from alliance_network.figures.scene import Symbol, Text


def text(x: float, of: str) -> Text:
    return Text(x, 100.0, of, 13.0, "#000000", of=of, width=60.0)


def test_a_name_shows_from_the_zoom_at_which_it_has_room():
    placed, spare = text(100, "a"), text(60, "b")
    (since,) = zooms([placed], [spare], [])
    # It is 40 px to the left of a name and 60 px wide: there is room once it is narrower.
    assert since == next(level for level in LEVELS if 60 * level**-SHRINK <= 40)


def test_a_name_makes_room_for_a_symbol_but_for_its_own():
    spare = text(60, "b")
    other, own = (Symbol(of, 80.0, 95.0, 6.0, "circle", "#000000") for of in ("a", "b"))
    assert zooms([], [spare], [own]) == [LEVELS[0]]
    assert zooms([], [spare], [other]) > [LEVELS[0]]


def test_where_there_is_never_room_it_shows_at_last():
    assert zooms([text(60, "a")], [text(60, "b")], []) == [LEVELS[-1]]
    assert zooms([text(60, "a")], [], []) == []
