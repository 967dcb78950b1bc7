"""``parallax score``: fidelity, pair by pair."""

import json
from collections.abc import Iterator
from pathlib import Path

import click

from toolkit.cli.options import (
    INPUT,
    Direction,
    check_files,
    encoder_options,
    pair_of,
    reading_options,
    settings_from,
)
from toolkit.cli.output import write
from toolkit.cli.progress import Progress, remark
from toolkit.fidelity import Judgement
from toolkit.settings import DataType, ModelSettings


@click.command()
@click.argument("source", type=INPUT, metavar="BITEXT|SOURCE")
@click.argument("target", type=INPUT, required=False)
@click.option("--format", "style", type=click.Choice(["text", "jsonl"]), default="text", show_default=True)
@click.option("-o", "--output", type=INPUT, metavar="PATH", help="Write here instead of to standard output.")
@reading_options
@encoder_options
def score(
    source: Path,
    target: Path | None,
    style: str,
    output: Path | None,
    encoding: str | None,
    direction: Direction,
    encoder: str,
    revision: str | None,
    dtype: DataType,
    device: str | None,
) -> None:
    """Score how faithful a translation is, pair by pair, from 0 to 100.

    A bitext (.tsv with the columns source and target, and optionally id) is scored row by row, each on its own; two
    versions are aligned first and scored bead by bead. Spans count characters of the row, or of the version.

    \b
    Examples:
      parallax score pairs.tsv
      parallax score pairs.tsv --format jsonl
      parallax score zh.txt en.txt --format jsonl
    """
    from toolkit.compare import align, judge_beads, judge_rows
    from toolkit.reading.bitext import read_bitext

    check_files((source, target), (output,))
    settings = settings_from(encoding, direction, encoder, ModelSettings(revision, dtype, device))
    with Progress() as progress:
        both = pair_of(source, target, "score")
        if both is None:
            bitext = read_bitext(source, settings.reading)
            remark(bitext.notes)
            judged = judge_rows(bitext, settings=settings, progress=progress)
            counted = progress.count(judged, len(bitext.rows), "pairs")
            rows = ((row.id, judgement) for row, judgement in zip(bitext.rows, counted, strict=True))
        else:
            pair = align(*both, settings=settings, progress=progress)
            remark(pair.notes)
            beads = judge_beads(pair, settings=settings)
            rows = ((str(number), judgement) for number, judgement in enumerate(beads))
        lines = _records(rows) if style == "jsonl" else _lines(rows)
        write("".join(f"{line}\n" for line in lines), output)


def _records(rows: Iterator[tuple[str, Judgement]]) -> Iterator[str]:
    from toolkit.rendering.records import finding_record

    for identifier, judgement in rows:
        record = {
            "id": identifier,
            "fidelity": round(judgement.fidelity, 2),
            "findings": [finding_record(finding) for finding in judgement.findings],
        }
        yield json.dumps(record, ensure_ascii=False)


def _lines(rows: Iterator[tuple[str, Judgement]]) -> Iterator[str]:
    for identifier, judgement in rows:
        yield f"{identifier:>6}  {judgement.fidelity:5.1f}"
        for finding in judgement.findings:
            yield f"        {finding.severity} {finding.check}: {finding.message}"
