"""Our alignment beside its peers on the same documents, and how it grows with their length.

``make benchmark-alignment FOLDERS="..."``, or ``python -m tests.benchmarks.alignment [FOLDER...]``. Folders are those
of `toolkit.reading.gold`, by default corpora/, and their sentences are taken as the gold gives them. Figures are those
of `toolkit.alignment.evaluation`: precision counts nulls, recall does not.

Every document is aligned in a process of its own: seconds are the sum over all documents, start and loading included,
and "a start" is what one process takes that aligns two sentences, so that what lies beyond can be told. CPU seconds
tell a slow program from a busy machine. Memory is that of the largest process. A peer that is not installed, or fails,
is said. Needs Linux.
"""

import argparse
import json
import statistics
import sys
import tempfile
import time
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path

from tests.benchmarks.peers import PEERS, Peer
from tests.benchmarks.processes import CommandError, Run, median, run
from tests.benchmarks.tables import STYLES, Table
from tests.benchmarks.texts import CORPORA, Pair, joined, read_pairs
from toolkit.alignment import align, load_encoder
from toolkit.alignment.evaluation import Counts, count
from toolkit.errors import InputError
from toolkit.language.dictionary import load_dictionary
from toolkit.language.words import words
from toolkit.model import Bead
from toolkit.reading.segmented import from_lines
from toolkit.version import __version__

SIZES = (2_500, 5_000, 10_000, 20_000)
"""Sentences of the long documents."""

REPORT = 40
"""Sentences of a report that is aligned again and again with the dictionary loaded."""

COMPARED = ("aligner", "strict F1", "lax F1", "null F1", "seconds", "CPU seconds", "a start", "peak MiB")
GROWN = ("sentences", "strict F1", "seconds", "than half", "CPU seconds", "peak MiB")
LOADED = ("sentences", "ms", "of it words")

TWO_SENTENCES = Pair("start", ("今天下雨。", "明天晴朗。"), ("It rains today.", "Tomorrow will be sunny."), ())


@dataclass(frozen=True, slots=True)
class Aligner:
    """A Python module that aligns two files, with what follows them: `options`, or else the language of the first.

    `missing` says why it can't, where it can't.
    """

    name: str
    module: tuple[str, ...]
    options: tuple[str, ...] = ()
    missing: str = ""

    def align(self, pair: Pair, folder: Path) -> tuple[list[Bead], Run]:
        """The beads of a document, and what the process took. Raises `CommandError`."""
        output = folder / f"{pair.name}.json"
        options = self.options or (pair.language,)
        try:
            taken = run(sys.executable, "-m", *self.module, *pair.written(folder), *options, output=str(output))
        except CommandError as error:
            raise CommandError(str(error).replace(f"{folder}/", "")) from error
        beads = json.loads(output.read_text(encoding="utf-8"))["beads"]
        return [Bead(tuple(bead["source"]), tuple(bead["target"]), 1.0, bead["moved"]) for bead in beads], taken


OURS = Aligner(f"parallax {__version__}", ("toolkit", "align"), ("--segmented", "--format", "json"))


def _peer(peer: Peer) -> Aligner:
    version = peer.version
    return Aligner(
        f"{peer.distribution} {version or ''}".strip() + f", {peer.setting}",
        ("tests.benchmarks.peers", peer.name),
        missing="" if version else "not installed",
    )


ALIGNERS = (OURS, *(_peer(peer) for peer in PEERS))


def beside_peers(pairs: Sequence[Pair], aligners: Sequence[Aligner] = ALIGNERS, starts: int = 3) -> Iterator[list[str]]:
    """A row for each aligner; `starts` processes tell what a start takes."""
    for aligner in aligners:
        with tempfile.TemporaryDirectory() as folder:
            try:
                if aligner.missing:
                    raise CommandError(aligner.missing)
                yield [aligner.name, *_measured(aligner, pairs, starts, Path(folder))]
            except CommandError as error:
                yield [aligner.name, str(error)]


def _measured(aligner: Aligner, pairs: Sequence[Pair], starts: int, folder: Path) -> list[str]:
    aligner.align(TWO_SENTENCES, folder)  # compiles what is compiled once
    start = median([aligner.align(TWO_SENTENCES, folder)[1] for _ in range(starts)])
    counted: list[Counts] = []
    taken: list[Run] = []
    for pair in pairs:
        try:
            beads, one = aligner.align(pair, folder)
        except CommandError as error:
            raise CommandError(f"failed on {pair.name}: {error}") from error
        counted.append(count(pair.gold, beads))
        taken.append(one)
    figures = sum(counted[1:], counted[0]).figures()
    return [
        *(f"{figures[name]:.3f}" for name in ("strict_f1", "lax_f1", "null_f1")),
        f"{sum(one.wall for one in taken):.1f}",
        f"{sum(one.cpu for one in taken):.1f}",
        f"{start.wall:.2f}",
        f"{max(one.memory for one in taken):.0f}",
    ]


def growth(pairs: Sequence[Pair], sizes: Sequence[int]) -> Iterator[list[str]]:
    """A row for each size of a long document, aligned by our command."""
    before: tuple[int, float] | None = None
    for size in sizes:
        pair = joined(pairs, size)
        name = f"{len(pair.source):,} × {len(pair.target):,}"
        with tempfile.TemporaryDirectory() as folder:
            try:
                beads, taken = OURS.align(pair, Path(folder))
            except CommandError as error:
                yield [name, str(error)]
                continue
        ratio = f"× {taken.wall / before[1]:.1f}" if before and size == 2 * before[0] else ""
        before = (size, taken.wall)
        f1 = count(pair.gold, beads).figures()["strict_f1"]
        yield [name, f"{f1:.3f}", f"{taken.wall:.1f}", ratio, f"{taken.cpu:.1f}", f"{taken.memory:.0f}"]


def loaded(pairs: Sequence[Pair], repeats: int) -> list[str]:
    """What one report takes in a process that has loaded the dictionary: milliseconds in all, and for words alone."""
    dictionary, encoder = load_dictionary(), load_encoder("lexicon")
    pair = joined(pairs, REPORT)
    source, target = (from_lines(lines, pair.name) for lines in (pair.source, pair.target))
    for_words, in_all = [], []
    for _ in range(repeats):
        began = time.perf_counter()
        held = [
            [words(sentence.text, document.language, dictionary, sentence.start) for sentence in sentences]
            for document, sentences in (source, target)
        ]
        for_words.append(time.perf_counter() - began)
        align(source[1], target[1], held[0], held[1], pair.language, encoder)
        in_all.append(time.perf_counter() - began)
    size = f"{len(pair.source):,} × {len(pair.target):,}"
    return [size, *(f"{1000 * statistics.median(times):.0f}" for times in (in_all, for_words))]


def main() -> None:
    """Print the tables."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("folders", type=Path, nargs="*", metavar="FOLDER")
    parser.add_argument("--format", dest="style", choices=STYLES, default="text")
    parser.add_argument("--sizes", type=int, nargs="*", default=SIZES, help="sentences of the long documents")
    parser.add_argument("--repeats", type=int, default=20, help="runs of the short report (default: 20)")
    options = parser.parse_args()
    try:
        sets = {folder.name: read_pairs(folder) for folder in options.folders or [CORPORA]}
    except InputError as error:
        sys.exit(str(error))
    for name, pairs in sets.items():
        sentences = sum(len(pair.source) for pair in pairs)
        title = f"{name}: {len(pairs)} documents, {sentences:,} sentences of source"
        Table(title, COMPARED, options.style).show(beside_peers(pairs))
    everything = [pair for pairs in sets.values() for pair in pairs]
    if options.sizes:
        held = sum(len((pair if pair.language == "zh" else pair.turned).source) for pair in everything)
        title = f"`parallax align` on these documents joined, and repeated beyond {held:,} sentences"
        Table(title, GROWN, options.style).show(growth(everything, options.sizes))
    Table("A report, the dictionary loaded", LOADED, options.style).show([loaded(everything, options.repeats)])


if __name__ == "__main__":
    main()
