"""``parallax align``: which sentences answer which."""

import json
from collections.abc import Sequence
from pathlib import Path

import click

from toolkit.cli.options import (
    INPUT,
    DataType,
    Direction,
    check_files,
    encoder_options,
    pair_of,
    reading_options,
    settings_from,
)
from toolkit.cli.output import write
from toolkit.cli.progress import Progress, remark
from toolkit.model import Alignment
from toolkit.pairs import Pair
from toolkit.settings import ModelSettings


@click.command()
@click.argument("source", type=INPUT)
@click.argument("target", type=INPUT, required=False)
@click.option("--segmented", is_flag=True, help="The files hold one sentence a line already.")
@click.option("--format", "style", type=click.Choice(["text", "json"]), default="text", show_default=True)
@click.option("-o", "--output", type=INPUT, metavar="PATH", help="Write here instead of to standard output.")
@reading_options
@encoder_options
def align(
    source: Path,
    target: Path | None,
    segmented: bool,
    style: str,
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
    Examples:
      parallax align zh.txt en.txt
      parallax align zh.txt en.txt --segmented --format json
    """
    from toolkit.compare import align as run
    from toolkit.compare import align_bitext, align_lines
    from toolkit.reading.bitext import read_bitext
    from toolkit.reading.lines import read_lines

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
        write(_json(pair.alignment) if style == "json" else _text(pair), output)


def _json(alignment: Alignment) -> str:
    from toolkit.rendering.records import bead_record

    beads = ",\n".join(json.dumps(bead_record(bead)) for bead in alignment.beads)
    return f'{{"beads": [\n{beads}\n]}}\n'


def _text(pair: Pair) -> str:
    """Beads for reading: indices, then the sentences of both sides under each other."""
    lines: list[str] = []
    for bead in pair.alignment.beads:
        mark = " moved" if bead.moved else ""
        lines.append(f"[{_numbers(bead.source)}]:[{_numbers(bead.target)}]  {bead.confidence:.2f}{mark}")
        lines.extend(f"  < {' '.join(pair.source.sentences[index].text.split())}" for index in bead.source)
        lines.extend(f"  > {' '.join(pair.target.sentences[index].text.split())}" for index in bead.target)
    return "\n".join(lines) + "\n"


def _numbers(indices: Sequence[int]) -> str:
    return ", ".join(map(str, indices))
