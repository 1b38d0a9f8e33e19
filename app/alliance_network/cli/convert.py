"""`alliance-network convert`: files of any format into one network, whole or in part."""

from __future__ import annotations

import re
from collections.abc import Sequence
from contextlib import suppress
from dataclasses import replace
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from alliance_network.cli.files import actors_of, mapping_at
from alliance_network.cli.networks import place_of, write_network
from alliance_network.cli.options import Description, Force, Name, NetworkTitle, Opening, Output
from alliance_network.cli.progress import step
from alliance_network.errors import DataError, Fault, UsageError, ViewError, shown

if TYPE_CHECKING:
    from alliance_network.formats.file import File
    from alliance_network.formats.format import Format
    from alliance_network.formats.mapping import ColumnMapping
    from alliance_network.model.dataset import Dataset

__all__ = ["convert", "finished", "headed"]

_YEARS = re.compile(r"([0-9]{4})(?:\s*[-–]\s*([0-9]{4}))?")


def convert(
    files: Annotated[
        list[str],
        typer.Argument(
            metavar="FILE",
            help="Files of any format that `alliance-network formats` lists, or networks.",
        ),
    ],
    *,
    output: Output,
    from_: Annotated[
        str | None,
        typer.Option(
            "--from",
            metavar="FORMAT",
            show_default="what the file looks like",
            help="The format of the files, as `alliance-network formats` names it.",
        ),
    ] = None,
    actors: Annotated[
        list[str] | None,
        typer.Option(
            metavar="NAMES",
            show_default="all",
            help="Ties between these alone: names or codes (Iran, IRN, cow:630), regions "
            "('region:South Asia'), members:sco, with commas between; a file with one a line; or "
            "an actors.csv, whose rows replace those of the data.",
        ),
    ] = None,
    years: Annotated[
        str | None,
        typer.Option(
            metavar="YEARS", show_default="all", help="What counts in these, like 1990-2018."
        ),
    ] = None,
    relations: Annotated[
        list[str] | None,
        typer.Option(metavar="WORDS", show_default="all", help="These alone, with commas between."),
    ] = None,
    least: Annotated[
        list[str] | None,
        typer.Option(
            metavar="RELATION=N",
            show_default=False,
            help="The least weight of a relation's claims, in its unit, like exports=1e9.",
        ),
    ] = None,
    mapping: Annotated[
        Path | None,
        typer.Option(
            metavar="FILE",
            show_default="mapping.toml beside the file",
            help="What the columns of a table mean.",
        ),
    ] = None,
    name: Name = None,
    title: NetworkTitle = None,
    description: Description = None,
    opening: Opening = None,
    force: Force = False,
) -> None:
    """Turn files into a network: a table, a graph, a published data set, or several of them.

    Says of each source what came of it, and on what the files differ. Writes nothing if anything
    is wrong.

    \b
    alliance-network convert ties.csv -o my-network/
    alliance-network convert ucdp-esd-ay-181.xlsx --from ucdp-esd -o support/
    alliance-network convert atop.csv.gz tss.csv --actors names.txt --years 1990-2018 -o some.zip
    alliance-network convert iran-2023 -o iran.gexf
    """
    kind = place_of(output, force=force, inputs=files)
    names = None if actors is None else actors_of(actors)
    span = None if years is None else _years(years)
    words = None if relations is None else _listed(relations)
    limits = {} if least is None else dict(_limit(one) for one in least)
    said = None if mapping is None else mapping_at(mapping)
    datasets = []
    for file in files:
        with step(f"Reading {file}"):
            dataset, of = _read(file, from_, said)
            datasets.append(dataset)
            if of is not None and of.group in ("table", "graph"):
                # What was left to be understood, and what of it has no place.
                for line in filter(None, dataset.description.splitlines()):
                    typer.echo(f"{file}: {line}", err=True)
    with step("Choosing" if len(files) == 1 else "Choosing and merging"):
        from alliance_network.choose import all_chosen
        from alliance_network.merge import merged

        parts = all_chosen(datasets, actors=names, years=span, relations=words, least=limits)
        whole, told = merged(parts)
        if whole.claims.is_empty() and any(dataset.claims.height for dataset in datasets):
            raise UsageError(_nothing_left(datasets))
        whole = headed(
            whole, name=name, title=title, description=description, opening=opening or ""
        )
        if opening is None:
            whole = _opened(whole, datasets[0].opening)
    write_network(whole, output, kind)
    finished(whole, told, output, loses="" if kind is None else kind.loses)


def headed(
    dataset: Dataset,
    *,
    name: str | None,
    title: str | None,
    description: str | None,
    opening: str,
) -> Dataset:
    """A network with what it is to be called.

    Raises
    ------
    UsageError, ViewError
        A name that is none, or an opening view that is none of it.
    """
    from pydantic import ValidationError

    from alliance_network.formats.rows import field_errors
    from alliance_network.model.heading import Heading
    from alliance_network.view import check, from_query

    if description is not None:
        # Before what it is made of, with the limits of each part: those are never lost.
        description = "\n\n".join(filter(None, [description, dataset.description]))
    said = {"name": name, "title": title, "description": description, "opening": opening or None}
    changes = {field: value for field, value in said.items() if value is not None}
    if not changes:
        return dataset
    kept = {field: getattr(dataset, field) for field in Heading.model_fields}
    try:
        heading = Heading(**(kept | changes))
    except ValidationError as error:
        lines = [f"--{field}: {wrong}" for field, wrong in field_errors(error).items()]
        raise UsageError("\n".join(lines)) from None
    if opening:
        check(from_query(opening), dataset)
    return replace(dataset, **dict(heading))


def finished(dataset: Dataset, told: Sequence[str], output: str, *, loses: str) -> None:
    """Say what was written: on the error output what differs and is lost, then each source."""
    from alliance_network.words import counted, source_reaches

    for sentence in told:
        typer.echo(sentence, err=True)
    if loses:
        typer.echo(loses, err=True)
    for source, reach in zip(dataset.sources, source_reaches(dataset), strict=True):
        rows = dataset.claims.filter(dataset.claims["source"] == source.id)
        actors = {*rows["from"].unique(), *rows["to"].unique()}
        typer.echo(
            f"{source.title}: {counted(len(actors), 'actor')}, {counted(rows.height, 'claim')}; "
            f"{reach}."
        )
    typer.echo(
        f"{output}: {counted(len(dataset.actors), 'actor')}, "
        f"{counted(len(dataset.relations), 'relation')}, "
        f"{counted(dataset.claims.height, 'claim')} from "
        f"{counted(len(dataset.sources), 'source')}."
    )


def _read(
    path: str, from_: str | None, mapping: ColumnMapping | None
) -> tuple[Dataset, Format | None]:
    """The network of a file, and the file's format; None of a folder."""
    from alliance_network.formats import called, opened
    from alliance_network.formats.file import file_at

    if from_ is None:
        return opened(path, mapping=mapping)
    kind = called(from_)
    if kind.read is None:
        raise UsageError(f"{kind.label} can be written, and not read.")
    if not Path(path).is_file():
        raise UsageError(f"There is no file {shown(path)}, which --from is of.")
    file = file_at(Path(path))
    try:
        return kind.read(file, mapping), kind
    except DataError as error:
        columns = [fault.column for fault in error.faults if fault.column is not None]
        lacking = [f"The column {shown(column)} is missing." for column in columns]
        if not lacking or [fault.message for fault in error.faults] != lacking:
            raise
        raise DataError([_another(file, kind, columns)]) from None


def _another(file: File, kind: Format, columns: Sequence[str]) -> Fault:
    """That a file is not of the format it was said to be, for want of columns."""
    from alliance_network.formats import format_of

    looks = ""
    with suppress(UsageError):
        other = format_of(file)
        looks = (
            "" if other.name == kind.name else f" It looks like {other.label}: leave --from out."
        )
    many = "the column" if len(columns) == 1 else "the columns"
    return file.fault(
        f"The file is no {kind.label}: it lacks {many} {', '.join(map(shown, columns))}.",
        remedy=f"Give the file as it is published.{looks}",
    )


def _nothing_left(datasets: Sequence[Dataset]) -> str:
    """That no claim is among what was chosen, with how far the files reach."""
    from alliance_network.words import source_reaches

    reaches = [
        f"{source.title}: {reach}"
        for dataset in datasets
        for source, reach in zip(dataset.sources, source_reaches(dataset), strict=True)
    ]
    return (
        "No claim of the files is between those actors, of those relations and in those years: "
        f"choose more. {'; '.join(reaches)}."
    )


def _opened(dataset: Dataset, opening: str) -> Dataset:
    """A network with the opening view that the first of its parts had, if it still fits."""
    if opening in ("", dataset.opening):
        return dataset
    try:
        return headed(dataset, name=None, title=None, description=None, opening=opening)
    except ViewError:
        return dataset


def _years(text: str) -> tuple[int, int]:
    found = _YEARS.fullmatch(text.strip())
    if found is None:
        raise UsageError(f"--years: {shown(text)} are no years; write them like 1990-2018.")
    first, last = found.groups()
    return int(first), int(first if last is None else last)


def _listed(texts: Sequence[str]) -> list[str]:
    return [word.strip() for text in texts for word in text.split(",") if word.strip()]


def _limit(text: str) -> tuple[str, float]:
    relation, _, number = text.partition("=")
    try:
        value = float(number)
    except ValueError:
        value = float("nan")
    if not relation.strip() or value != value:
        raise UsageError(f"--least: {shown(text)} is no limit; write it like exports=1e9.")
    return relation.strip(), value
