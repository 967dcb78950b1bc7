"""``parallax framing``: loaded words, and what became of them."""

import json
from collections.abc import Iterable, Iterator, Sequence
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
from toolkit.cli.output import write
from toolkit.cli.progress import Progress, remark
from toolkit.compare import Framing
from toolkit.errors import UsageError
from toolkit.model import Cue
from toolkit.settings import DataType, ModelSettings


@click.command()
@click.argument("source", type=INPUT, metavar="FILE|BITEXT|SOURCE")
@click.argument("target", type=INPUT, required=False)
@click.option("--lines", is_flag=True, help="Each line of FILE is a document of its own.")
@click.option("--format", "style", type=click.Choice(["text", "jsonl"]), default="text", show_default=True)
@click.option("-o", "--output", type=INPUT, metavar="PATH", help="Write here instead of to standard output.")
@reading_options
@encoder_options
@pack_options
def framing(
    source: Path,
    target: Path | None,
    lines: bool,
    style: str,
    output: Path | None,
    encoding: str | None,
    direction: Direction,
    encoder: str,
    revision: str | None,
    dtype: DataType,
    device: str | None,
    packs: tuple[str, ...],
    minimum_intensity: int,
) -> None:
    """Find loaded words, and what became of them in translation.

    One FILE is read in its own language. A bitext (.tsv) is read row by row and SOURCE TARGET as a whole, with the
    shifts from the Chinese to the English side: preserved, softened, amplified, dropped, added or reversed.

    \b
    Examples:
      parallax framing en.txt
      parallax framing headlines.txt --lines --format jsonl
      parallax framing pairs.tsv --format jsonl
      parallax framing zh.txt en.txt
    """
    from toolkit.compare import align, frame, frame_document, frame_lines, frame_rows
    from toolkit.reading import read
    from toolkit.reading.bitext import is_bitext, read_bitext
    from toolkit.reading.lines import read_lines

    check_files((source, target, *map(Path, packs)), (output,))
    settings = settings_from(
        encoding, direction, encoder, ModelSettings(revision, dtype, device), packs, minimum_intensity
    )
    with Progress() as progress:
        if target is not None:
            if lines:
                raise UsageError("--lines goes with one file.")
            both = pair_of(source, target, "framing") or (source, target)
            pair = align(*both, settings=settings, progress=progress)
            remark(pair.notes)
            pairs = iter([(None, frame(pair, settings=settings))])
            found = _pair_records(pairs) if style == "jsonl" else _pair_lines(pairs)
        elif is_bitext(source) and not lines:
            bitext = read_bitext(source, settings.reading)
            remark(bitext.notes)
            framed = frame_rows(bitext, settings=settings, progress=progress)
            counted = progress.count(framed, len(bitext.rows), "pairs")
            rows = ((row.id, framing) for row, framing in zip(bitext.rows, counted, strict=True))
            found = _pair_records(rows) if style == "jsonl" else _pair_lines(rows)
        else:
            documents: Iterable[tuple[int | None, Sequence[Cue]]]
            if lines:
                cells = read_lines(source, settings.reading)
                framed_lines = frame_lines(cells, str(source), settings=settings)
                documents = enumerate(progress.count(framed_lines, len(cells), "lines"), 1)
            else:
                document = read(source, settings.reading)
                remark(document.notes)
                documents = [(None, frame_document(document, settings=settings))]
            found = _records(documents) if style == "jsonl" else _lines(documents)
        write("".join(f"{line}\n" for line in found), output)


def _records(documents: Iterable[tuple[int | None, Sequence[Cue]]]) -> Iterator[str]:
    from toolkit.rendering.records import cue_record

    for line, cues in documents:
        yield json.dumps({"line": line, "cues": [cue_record(cue) for cue in cues]}, ensure_ascii=False)


def _lines(documents: Iterable[tuple[int | None, Sequence[Cue]]]) -> Iterator[str]:
    for line, cues in documents:
        place = "" if line is None else f"{line}: "
        yield from (f"{place}{_described(cue)}" for cue in cues)


def _pair_records(pairs: Iterable[tuple[str | None, Framing]]) -> Iterator[str]:
    from toolkit.rendering.records import cue_record, shift_record

    for identifier, framing in pairs:
        record = {
            "id": identifier,
            "source_cues": [cue_record(cue) for cue in framing.source_cues],
            "target_cues": [cue_record(cue) for cue in framing.target_cues],
            "shifts": [shift_record(shift) for shift in framing.shifts],
        }
        yield json.dumps(record, ensure_ascii=False)


def _pair_lines(pairs: Iterable[tuple[str | None, Framing]]) -> Iterator[str]:
    for identifier, framing in pairs:
        place = "" if identifier is None else f"{identifier}: "
        for shift in framing.shifts:
            source = "—" if shift.source is None else framing.source_cues[shift.source].text
            target = "—" if shift.target is None else framing.target_cues[shift.target].text
            yield f"{place}{shift.kind}: {source} → {target}. {shift.why}"


def _described(cue: Cue) -> str:
    return f"{cue.start}-{cue.end} {cue.text} [{cue.category} {cue.intensity}, {cue.voice}] {cue.why}"
