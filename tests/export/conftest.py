"""A small scene with one of everything, and names in every script that ships."""

from __future__ import annotations

import numpy as np
import pytest

from alliance_network.figures.scene import Area, Part, Rule, Scene, Signs, Strand, Symbol, Text

NAMES = {
    "en": "Iran",
    "fa": "ایالات متحده",
    "ar": "الولايات المتحدة",
    "he": "ארצות הברית",
    "zh": "乌兹别克斯坦",
    "ru": "Соединенные Штаты",
    "el": "Ελλάδα",
    "vi": "Ấn Độ",
}
MIXED = {
    "rtl": "حزب الله (Hezbollah) 2023",
    "brackets": "حماس (غزة)",
    "ltr": "Hezbollah (حزب الله)",
    "fonts": "中国 حزب الله (Китай)",
}
INK = "#141c28"


def make_strand(status="asserted", *, relation="backing", count=2, mark=None, lit=None, y=300.0):
    """Ties side by side from left to right."""
    x = 60.0 + 120.0 * np.arange(count)
    start, end = np.column_stack([x, x * 0 + y]), np.column_stack([x + 100, x * 0 + y])
    curves = np.hstack([start, (start + end) / 2 - [0, 20], end])
    heads = np.stack([end, end - [12, 6], end - [9, 0], end - [12, -6]], axis=1)
    return Strand(
        relation=relation,
        status=status,
        colour="#0067b1",
        dash="17 5",
        width=5.5,
        hollow=status in ("reported", "disputed"),
        core=2.5,
        ties=tuple(f"a{place}>b:{relation}" for place in range(count)),
        curves=curves,
        bodies=curves,
        heads=heads,
        filled=status == "asserted",
        head=(12.0, 6.2, 3.2),
        head_line=1.5,
        reach=np.zeros(count),
        signs=(Signs(mark, "#0067b1", np.full(count, 0.5), (start + end) / 2 - [0, 10]),)
        if mark
        else (),
        sign_radius=8.3,
        lit=np.ones(count, dtype=bool) if lit is None else np.array(lit),
        glow=np.zeros(count, dtype=bool),
    )


def make_scene(names=NAMES, *, strands=None, description="Who backs whom.", title="A title"):
    """A scene of 640 x 480 px."""
    texts = tuple(
        Text(
            x=20.0,
            y=40.0 + 26 * place,
            text=name,
            size=16.0,
            colour=INK,
            weight=600 if place % 2 else 400,
            halo="#ffffff",
            of=f"actor-{place}",
        )
        for place, name in enumerate(names.values())
    )
    symbols = tuple(
        Symbol(f"actor-{place}", 400.0 + 60 * place, 60.0, 12.0, shape, "#2b3a4d", 2.6)
        for place, shape in enumerate(("circle", "diamond", "square"))
    )
    outline = np.array([[400.0, 120.0], [500.0, 120.0], [500.0, 200.0], [400.0, 200.0]])
    picture = Part(
        "picture",
        areas=(Area("sco", outline, "#eef3f8", "#8aa4c2", "3 3", 1.2),),
        strands=(
            strands
            if strands is not None
            else (make_strand(), make_strand("denied", mark="×", y=420.0))
        ),
        symbols=symbols,
        texts=texts,
    )
    heading = Part(
        "heading",
        texts=(Text(20.0, 20.0, title, 16.0, INK, 600, part="title"),),
        rules=(Rule(20.0, 450.0, 620.0, 450.0, "#d3d9e0"),),
    )
    return Scene(
        width=640.0,
        height=480.0,
        paper="#ffffff",
        dimmed=0.3,
        dimmed_text=0.55,
        glow="#bcd9f2",
        parts=(heading, picture),
        title=title,
        description=description,
    )


@pytest.fixture(scope="session")
def names():
    """Names in every script that ships, and names of several scripts."""
    return {**NAMES, **MIXED}


@pytest.fixture(scope="session")
def scene():
    """Makes a scene: `scene(names, strands=..., title=..., description=...)`."""
    return make_scene


@pytest.fixture(scope="session")
def strand():
    """Makes a strand of ties side by side."""
    return make_strand
