"""What is known of each actor and tie, for the panel, and as a list where no script runs."""

from __future__ import annotations

from collections import Counter
from dataclasses import replace

from alliance_network.export.pack.content import Content
from alliance_network.export.pack.elements import Html, element, joined
from alliance_network.export.pack.samples import kind_sample, line_sample
from alliance_network.history import Interval, histories
from alliance_network.model.actor import Actor
from alliance_network.model.dataset import Dataset
from alliance_network.model.tie import Tie, TieKey, split_key
from alliance_network.words import (
    actor_form,
    beside,
    by_time,
    claim_details,
    claim_source,
    claim_text,
    codes_of,
    counted,
    forms_of,
    interval_words,
    language_name,
    listed,
    says_so,
    tie_sentence,
    tie_words,
    why,
)

__all__ = ["details", "link"]

MOST_BESIDE = 12


def details(content: Content) -> list[Html]:
    """One block for each tie and each actor, under their headings.

    The summary of a block is its sentence; its id is what the script calls it (t12, a3).
    """
    language = content.selection.view.language
    links: dict[str, list[Html]] = {actor: [] for actor in content.actors}
    for place, key in enumerate(content.ties):
        sentence = tie_sentence(content.dataset, content.forms.of(key)[0], language=language)
        row = element("li", element("a", sentence, href=f"#t{place}", dir="auto"))
        for end in split_key(key)[:2]:
            links[end].append(row)
    evidence = content.selection.view.evidence
    intervals = histories(content.dataset, evidence).intervals_of(content.ties)
    shown = Counter(end for key in content.selection.keys for end in split_key(key)[:2])
    return [
        element("h2", "Ties", class_="group"),
        *(
            _tie(content, key, place, intervals[key], content.moments.slider > 0)
            for place, key in enumerate(content.ties)
        ),
        element("h2", "Actors", class_="group actors-group"),
        *(
            _actor(content, actor, place, links[actor], shown=shown[actor])
            for place, actor in enumerate(content.actors)
        ),
    ]


def link(text: str, address: str | None) -> Html:
    """A link to a source; only the text where it has no address."""
    if address is None:
        return element("span", text)
    return element("a", text, href=address, target="_blank", rel="noopener noreferrer")


# ---- ties ------------------------------------------------------------------------------ #


def _tie(
    content: Content, key: TieKey, place: int, intervals: tuple[Interval, ...], gone: bool
) -> Html:
    """A tie's block: what is so at any time, and between it, form by form, what is not."""
    dataset, language = content.dataset, content.selection.view.language
    forms = content.forms.of(key)
    start, end, relation = split_key(key)
    first, second = (dataset.actor(one).name_in(language) for one in (start, end))
    said = tie_words(dataset, from_actor=start, to_actor=end, relation=relation, language=language)
    every = tuple(dict.fromkeys(row for tie in forms for row in tie.claims))
    return element(
        "details",
        element("summary", tie_sentence(dataset, forms[0], language=language), dir="auto"),
        element(
            "h3",
            element("bdi", first, aria_hidden="true"),
            *_by_form(
                [
                    line_sample(content, dataset.relation(relation), status=tie.status)
                    for tie in forms
                ],
                tag="span",
            ),
            element("bdi", second, aria_hidden="true"),
            element("span", said, class_="unseen"),
            class_="title",
            tabindex="-1",
        ),
        *_by_form([_kind(dataset, tie) for tie in forms]),
        *_by_form([_says(content, tie) for tie in forms]),
        *(_gone() if gone else ()),
        element("h4", "Over time"),
        element("ul", *(element("li", interval_words(one)) for one in intervals), class_="history"),
        *_beside(content, beside(dataset, replace(forms[0], claims=every))),
        *_by_form([_why(dataset, tie) for tie in forms]),
        class_="about",
        id=f"t{place}",
    )


def _by_form(parts: list[Html], *, tag: str = "div") -> list[Html]:
    """What is so only while a tie has one of its forms: once for all forms of which it is so."""
    forms: dict[Html, list[str]] = {}
    for form, part in enumerate(parts):
        forms.setdefault(part, []).append(str(form))
    return [
        element(tag, part, class_="form", data_forms=" ".join(own)) for part, own in forms.items()
    ]


def _kind(dataset: Dataset, tie: Tie) -> Html:
    label, forms = dataset.relation(tie.relation).label, forms_of(dataset, tie)
    said = f"{label}, {listed(forms)}" if forms else label
    return element("p", said, " · ", element("b", tie.status), class_="kind")


def _says(content: Content, tie: Tie) -> Html:
    dataset = content.dataset
    claims = _claims(content, by_time(dataset, tie.claims), whole=False)
    return joined(element("h4", says_so(dataset, tie)), claims)


def _why(dataset: Dataset, tie: Tie) -> Html:
    return joined(
        element("h4", f"Why “{tie.status}”"), element("p", why(dataset, tie), class_="quiet")
    )


def _gone() -> list[Html]:
    """What is said of a tie at a time at which it has no form."""
    return [
        element("p", "Not claimed at this time.", class_="kind gone", hidden=True),
        element(
            "p",
            "No data at this time: no source speaks of it.",
            class_="kind silent",
            hidden=True,
        ),
    ]


def _beside(content: Content, near: tuple[int, ...]) -> list[Html]:
    if not near:
        return []
    found = [element("h4", "Beside it"), _claims(content, near[:MOST_BESIDE], whole=True)]
    more = len(near) - MOST_BESIDE
    return [*found, element("p", f"And {counted(more, 'more claim')}.")] if more > 0 else found


def _claims(content: Content, rows: list[int] | tuple[int, ...], *, whole: bool) -> Html:
    """Claims one below the other; `whole` says also what each is about."""
    return element("ul", *(_claim(content, row, whole=whole) for row in rows), class_="claims")


def _claim(content: Content, row: int, *, whole: bool) -> Html:
    dataset, language = content.dataset, content.selection.view.language
    claim = dataset.claim(row)
    relation = dataset.relation(claim.relation)
    about = [*claim_details(dataset, row), *([relation.label] if whole else [])]
    return element(
        "li",
        _lines(claim_text(dataset, row, language=language)),
        element("p", " · ".join(about), class_="quiet"),
        element(
            "p",
            link(claim_source(dataset, row), dataset.source(claim.source).url),
            " ",
            element("span", claim.id, class_="id"),
            class_="quiet source",
        ),
        class_=f"claim {claim.stance} r{dataset.relations.index(relation)}",
    )


# ---- actors ---------------------------------------------------------------------------- #


def _actor(content: Content, id_: str, place: int, links: list[Html], *, shown: int) -> Html:
    dataset, language = content.dataset, content.selection.view.language
    found = dataset.actor(id_)
    form = actor_form(dataset, id_, language=language, at=content.selection.view)
    sentence = form.said(shown)
    return element(
        "details",
        element("summary", sentence, dir="auto"),
        element(
            "h3",
            kind_sample(content, found.kind),
            element("bdi", found.name_in(language)),
            class_="title",
            tabindex="-1",
        ),
        element("p", sentence, class_="kind said"),
        _lines(found.note, "quiet") if found.note else None,
        *([element("h4", "Its ties"), element("ul", *links, class_="links")] if links else []),
        *_pairs("Names", _names(found)),
        *_pairs("Codes", codes_of(found)),
        class_="about",
        id=f"a{place}",
    )


def _names(actor: Actor) -> list[tuple[str, Html]]:
    names = [
        (language_name(language), element("bdi", name, lang=language, dir="auto"))
        for language, name in sorted(actor.names.items())
    ]
    if actor.aliases:
        names.append(("Also", element("bdi", ", ".join(actor.aliases))))
    return names


def _pairs(title: str, pairs: list[tuple[str, str]]) -> list[Html]:
    if not pairs:
        return []
    rows = (joined(element("dt", name), element("dd", value)) for name, value in pairs)
    return [element("h4", title), element("dl", *rows)]


def _lines(text: str, class_: str | None = None) -> Html:
    """A text of several lines, each of them on its own."""
    lines = [line for line in text.split("\n") if line.strip()]
    broken = [part for line in lines for part in (element("br"), line)][1:]
    return element("p", *broken, class_=class_, dir="auto")
