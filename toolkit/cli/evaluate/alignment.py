"""``parallax evaluate alignment``: beads against gold beads."""

import json
from dataclasses import replace
from pathlib import Path
from typing import TYPE_CHECKING

import click

from toolkit.cli.options import (
    INPUT,
    Direction,
    check_files,
    encoder_options,
    reading_options,
    settings_from,
)
from toolkit.cli.output import write
from toolkit.cli.progress import Progress
from toolkit.settings import DataType, ModelSettings, Settings

if TYPE_CHECKING:
    from toolkit.alignment.evaluation import Counts
    from toolkit.pairs import Pair
    from toolkit.reading.gold import Gold


@click.command()
@click.argument("folders", nargs=-1, required=True, type=INPUT, metavar="FOLDER...")
@click.option("--format", "style", type=click.Choice(["text", "json"]), default="text", show_default=True)
@click.option("-o", "--output", type=INPUT, metavar="PATH", help="Write here instead of to standard output.")
@reading_options
@encoder_options
def alignment(
    folders: tuple[Path, ...],
    style: str,
    output: Path | None,
    encoding: str | None,
    direction: Direction,
    encoder: str,
    revision: str | None,
    dtype: DataType,
    device: str | None,
) -> None:
    """Measure alignment against gold beads.

    A FOLDER holds NAME.zh and NAME.en, a sentence a line, and NAME.gold, a bead a line: [0]:[0, 1], Chinese first,
    counted from 0, [] for nothing. Or it has a manifest.tsv, as this project's corpora: its running texts are cut by
    Parallax itself, and a bead is right when it covers the text of a gold bead on both sides.

    Strict: beads identical to a gold bead. Lax: beads that overlap one on both sides. Precision counts nulls, recall
    leaves them out; nulls are scored apart, sentence by sentence. Moved: gold beads outside the heaviest chain that
    runs forward on both sides; P is of the beads marked moved, R of those gold beads. Totals are micro-averages.

    \b
    Examples:
      parallax evaluate alignment corpora
      parallax evaluate alignment gold-folder corpora --format json
    """
    from toolkit.cli.evaluate.beads import Evaluated, as_text, record
    from toolkit.language.dictionary import load_dictionary
    from toolkit.reading.gold import read_gold
    from toolkit.version import __version__

    settings = settings_from(encoding, direction, encoder, ModelSettings(revision, dtype, device))
    with Progress() as progress:
        golds = [(folder, gold) for folder in dict.fromkeys(folders) for gold in read_gold(folder, settings.reading)]
        check_files([path for _, gold in golds for path in (gold.zh, gold.en, gold.path)], [output])
        dictionary = load_dictionary(progress)
        documents: dict[Path, list[tuple[str, Counts]]] = {folder: [] for folder in folders}
        progress("aligning")
        used = ""
        for folder, gold in progress.count(golds, len(golds), "documents"):
            pair = _aligned(gold, settings)
            used = pair.alignment.encoder
            documents[folder].append((gold.name, _counted(gold, pair)))
        signature = (
            f"parallax:{__version__}|encoder:{used}|dictionary:{dictionary.fingerprint}"
            f"|settings:{settings.fingerprint()}"
        )
        evaluated = [Evaluated(str(folder), tuple(counted)) for folder, counted in documents.items()]
        if style == "json":
            result = {"signature": signature, "folders": [record(each) for each in evaluated]}
            write(json.dumps(result, ensure_ascii=False, indent=1) + "\n", output)
        else:
            write("\n".join([*map(as_text, evaluated), f"{signature}\n"]), output)


def _aligned(gold: "Gold", settings: Settings) -> "Pair":
    """The gold's texts as Parallax aligns them, from the original to the translation."""
    from toolkit.compare import align, align_lines
    from toolkit.reading.lines import read_lines

    direction = settings.reading.direction or gold.direction
    settings = replace(settings, reading=replace(settings.reading, direction=direction))
    if gold.spans is not None:
        return align(gold.zh, gold.en, settings=settings)
    zh, en = (read_lines(path, settings.reading) for path in (gold.zh, gold.en))
    return align_lines(zh, en, (str(gold.zh), str(gold.en)), settings=settings)


def _counted(gold: "Gold", pair: "Pair") -> "Counts":
    """What agrees, read from Chinese to English as the gold is."""
    from toolkit.alignment.evaluation import Segmented, count, count_over_text
    from toolkit.errors import LanguageError
    from toolkit.reading.gold import solid_spans

    beads = pair.alignment.beads
    versions = (pair.source, pair.target)
    if pair.source.document.language == "en":
        beads = tuple(replace(bead, source=bead.target, target=bead.source) for bead in beads)
        versions = (pair.target, pair.source)
    if versions[0].document.name != str(gold.zh):
        raise LanguageError(
            f"{gold.zh} is English and {gold.en} Chinese. Swap their names, and both sides of the gold."
        )
    if gold.spans is None:
        return count(gold.beads, beads)
    source, target = (
        solid_spans(version.document.text, [(sentence.start, sentence.end) for sentence in version.sentences])
        for version in versions
    )
    return count_over_text(Segmented(gold.beads, *gold.spans), Segmented(beads, source, target))
