"""Claims as they stand in a panel: who says it, how sure, when, and where it was read."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from urllib.parse import urlsplit

from dash import html
from dash.development.base_component import Component

from alliance_network.dashboard.parts.lines import FIRST, asked
from alliance_network.figures.style import DARK, LIGHT, look
from alliance_network.model.claim import Claim
from alliance_network.model.dataset import Dataset
from alliance_network.model.dates import in_words
from alliance_network.words import claim_source, claim_text, when
from alliance_network.words.dossier import voice

__all__ = ["claims", "link"]


def link(text: str, address: str | None) -> html.A | html.Span:
    """A link to a source; only the text where its address is none a browser should open."""
    if address is None or urlsplit(address).scheme not in ("http", "https"):
        return html.Span(text, className="source")
    return html.A(text, href=address, target="_blank", rel="noopener", className="source")


def claims(
    dataset: Dataset,
    rows: Sequence[int],
    *,
    language: str,
    whole: bool = False,
    aside: Mapping[int, str] | None = None,
) -> list[Component]:
    """Claims one below the other.

    Parameters
    ----------
    dataset : Dataset
    rows : sequence of int
    language : str
    whole : bool
        Say also what each is about.
    aside : mapping, optional
        Why each of them does not count.
    """
    made = [
        _claim(dataset, row, language=language, whole=whole, aside=(aside or {}).get(row))
        for row in rows
    ]
    found: list[Component] = [html.Ul(made[:FIRST], className="claims")]
    if len(made) > FIRST:
        rest = html.Ul(made[FIRST:], className="claims")
        found.append(html.Details([asked(len(made)), rest], className="more"))
    return found


def _claim(dataset: Dataset, row: int, *, language: str, whole: bool, aside: str | None) -> html.Li:
    claim = dataset.claim(row)
    relation = dataset.relation(claim.relation)
    said = voice(dataset, row)
    about = [relation.label] if whole else []
    dated = "claim-when" if claim.start or claim.end else None
    text = claim_text(dataset, row, language=language) if whole or claim.note else None
    return html.Li(
        [
            html.P([html.B(said.who), f" {said.says}"], className="claim-who", dir="auto"),
            html.P(
                [
                    html.Span(when(claim.start, claim.end), className=dated),
                    *(f" · {one}" for one in [*about, *_details(dataset, claim)]),
                ],
                className="claim-details",
            ),
            *([] if aside is None else [html.P(f"Not counted: {aside}.", className="claim-aside")]),
            *([] if text is None else [html.P(text, className="claim-text", dir="auto")]),
            html.P(
                [
                    link(claim_source(dataset, row), dataset.source(claim.source).url),
                    html.Span(claim.id, className="claim-id", title="Id of the claim"),
                ],
                className="claim-source",
            ),
        ],
        className=f"claim claim-{claim.stance}",
        style={
            "--light": look(relation, LIGHT).colour,
            "--dark": look(relation, DARK).colour,
        },
    )


def _details(dataset: Dataset, claim: Claim) -> list[str]:
    """What else a claim says: its forms, its weight, when it was recorded."""
    parts = list(claim.forms)
    if claim.weight is not None:
        unit = claim.unit or dataset.relation(claim.relation).unit or ""
        parts.append(f"{claim.weight:,.15g} {unit}".strip())
    if claim.recorded is not None:
        parts.append(f"recorded {in_words(claim.recorded)}")
    return parts
