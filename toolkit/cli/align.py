"""``parallax align``: which sentences answer which."""

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
from toolkit.cli.output import by_suffix, write
from toolkit.cli.progress import Progress, remark
from toolkit.settings import DataType, ModelSettings

FORMATS = ("text", "json", "jsonl", "tsv", "tmx", "ladder")
"""The names in `toolkit.rendering.beads.BEAD_RENDERERS`, which help need not import."""


@click.command()
@click.argument("source", type=INPUT)
@click.argument("target", type=INPUT, required=False)
@click.option("--segmented", is_flag=True, help="The files hold one sentence a line already.")
@click.option(
    "--format", "style", type=click.Choice(FORMATS), help="Default: what the suffix of -o PATH tells, else text."
)
@click.option("-o", "--output", type=INPUT, metavar="PATH", help="Write here instead of to standard output.")
@reading_options
@encoder_options
def align(
    source: Path,
    target: Path | None,
    segmented: bool,
    style: str | None,
    output: Path | None,
    encoding: str | None,
    direction: Direction,
    encoder: str,
    revision: str | None,
    dtype: DataType,
    device: str | None,
) -> None:
    """Say which sentences of two versions answer which.

    Every sentence stands in exactly one bead; a sentence that nothing answers is a null bead of its own. JSON gives
    {"beads": [{"source": [0], "target": [0, 1], "confidence": 0.97, "moved": false}]}, counted from 0.

    \b
    Formats:
      text    beads with their sentences, for reading
      json    beads as sentence indices, as above
      jsonl   a line a bead: id, both texts, confidence, moved, indices
      tsv     the same as a table, a bitext for score, framing and compare
      tmx     translation memory, TMX 1.4b; a null has one language only
      ladder  a line a bead, [0]:[0, 1], with [] for nothing

    \b
    Examples:
      parallax align zh.txt en.txt
      parallax align zh.txt en.txt --segmented --format json
      parallax align zh.txt en.txt -o pairs.tsv
      parallax align zh.txt en.txt -o memory.tmx
    """
    from toolkit.compare import align as run
    from toolkit.compare import align_bitext, align_lines
    from toolkit.reading.bitext import read_bitext
    from toolkit.reading.lines import read_lines
    from toolkit.rendering.beads import BEAD_RENDERERS, Aligned

    if style is None and output is not None and output.suffix:
        style = by_suffix(output, {known.suffix: name for name, known in BEAD_RENDERERS.items()})
    check_files((source, target), (output,))
    settings = settings_from(encoding, direction, encoder, ModelSettings(revision, dtype, device))
    with Progress() as progress:
        both = pair_of(source, target, "align")
        if both is None:
            bitext = read_bitext(source, settings.reading)
            remark(bitext.notes)
            pair = align_bitext(bitext, settings=settings, progress=progress)
        elif segmented:
            first, second = (read_lines(path, settings.reading) for path in both)
            names = (str(both[0]), str(both[1]))
            pair = align_lines(first, second, names, settings=settings, progress=progress)
        else:
            pair = run(*both, settings=settings, progress=progress)
        remark(pair.notes)
        aligned = Aligned(
            pair.source.document,
            pair.target.document,
            pair.source.sentences,
            pair.target.sentences,
            pair.alignment,
        )
        write(BEAD_RENDERERS[style or "text"].render(aligned), output)
