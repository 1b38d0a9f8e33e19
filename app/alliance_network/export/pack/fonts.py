"""The shipped fonts cut to the letters of a pack's pictures, as part of its style sheet."""

from __future__ import annotations

from base64 import b64encode
from collections.abc import Iterable

import uharfbuzz as hb

from alliance_network.export.markup import directed
from alliance_network.figures.fonts import Face, faces, runs

__all__ = ["font_rules"]


def font_rules(texts: Iterable[tuple[str, int]]) -> str:
    """A style sheet with the fonts that texts of some weights are set in, and no other letters."""
    needed: dict[tuple[str, int], set[int]] = {}
    for one, weight in texts:
        for family, run in runs(directed(one)):
            needed.setdefault((family, weight), set()).update(map(ord, run))
    there = {(face.family, face.weight): face for face in faces()}
    cuts: dict[tuple[str, int], set[int]] = {}
    for (family, weight), letters in sorted(needed.items()):
        # Chinese ships in one weight.
        nearest = min((w for f, w in there if f == family), key=lambda w: abs(w - weight))
        cuts.setdefault((family, nearest), set()).update(letters)
    return "\n".join(_rule(there[key], letters) for key, letters in sorted(cuts.items()))


def _rule(face: Face, letters: set[int]) -> str:
    wanted = hb.SubsetInput()
    wanted.unicode_set.update(letters & face.characters)
    wanted.flags = hb.SubsetFlags.NO_HINTING
    whole = hb.Face(hb.Blob.from_file_path(str(face.path)))
    data = b64encode(hb.subset(whole, wanted).blob.data).decode()
    return (
        f'@font-face{{font-family:"{face.family}";font-weight:{face.weight};'
        f"src:url(data:font/ttf;base64,{data})}}"
    )
