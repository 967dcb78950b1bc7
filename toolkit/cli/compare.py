"""``parallax compare``: the main job."""

from pathlib import Path

import click

from toolkit.cli.options import (
    INPUT,
    Direction,
    check_files,
    encoder_options,
    pack_options,
    pair_of,
    reading_options,
    settings_from,
)
from toolkit.cli.output import destinations, write
from toolkit.cli.progress import Progress
from toolkit.settings import DataType, ModelSettings


@click.command()
@click.argument("source", type=INPUT)
@click.argument("target", type=INPUT, required=False)
@click.option(
    "--reference", type=INPUT, metavar="REF", help="A reference translation: adds BLEU, chrF and TER (sacrebleu)."
)
@click.option("-o", "--output", type=INPUT, metavar="PATH", help="Write the report here; the suffix tells the format.")
@click.option(
    "--format",
    "formats",
    multiple=True,
    metavar="F[:PATH]",
    help="html, json or text, repeatable; with a path it goes there.",
)
@reading_options
@encoder_options
@pack_options
def compare(
    source: Path,
    target: Path | None,
    reference: Path | None,
    output: Path | None,
    formats: tuple[str, ...],
    encoding: str | None,
    direction: Direction,
    encoder: str,
    revision: str | None,
    dtype: DataType,
    device: str | None,
    packs: tuple[str, ...],
    minimum_intensity: int,
) -> None:
    """Compare two versions of a report and write what was found.

    SOURCE is the original, TARGET its translation: text, Markdown or HTML, or - for standard input. One bitext (.tsv
    with the columns source and target, and optionally id and reference) may stand for both.

    \b
    Examples:
      parallax compare zh.txt en.txt -o report.html
      parallax compare zh.txt en.txt -o report.html --format json:report.json
      parallax compare en.html zh.html --reference other.txt
      curl -s https://example.org/report | parallax compare - en.txt
    """
    from toolkit.compare import compare as run
    from toolkit.compare import compare_bitext
    from toolkit.errors import UsageError
    from toolkit.reading.bitext import read_bitext
    from toolkit.rendering import RENDERERS, render, renderer

    asked = destinations(output, formats, {known.suffix: name for name, known in RENDERERS.items()})
    for destination in asked:
        renderer(destination.format)  # a format that does not exist is better told before the work than after it
    check_files((source, target, reference, *map(Path, packs)), [destination.path for destination in asked])
    settings = settings_from(
        encoding, direction, encoder, ModelSettings(revision, dtype, device), packs, minimum_intensity
    )
    with Progress() as progress:
        both = pair_of(source, target, "compare")
        if both is None:
            if reference is not None:
                raise UsageError("--reference goes with two files; a bitext carries its references in a column.")
            comparison = compare_bitext(read_bitext(source, settings.reading), settings=settings, progress=progress)
        else:
            comparison = run(*both, reference=reference, settings=settings, progress=progress)
        progress("writing")
        for destination in asked:
            write(render(comparison, destination.format), destination.path)
