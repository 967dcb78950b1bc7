"""Speed and memory of what people wait for, beside the limits that were set for two cores: ``make benchmark``.

Wall-clock medians of repeated runs in this very order, so that one run's figures can be compared with each other; CPU
seconds beside them tell a slow program from a busy machine. Needs Linux (`os.wait4` tells a child's peak memory).
"""

import argparse
import os
import statistics
import sys
import tempfile
import time
from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from pathlib import Path

from toolkit.alignment import align, load_encoder
from toolkit.language.dictionary import Dictionary, load_dictionary
from toolkit.language.sentences import split
from toolkit.language.words import words
from toolkit.model import Document, Sentence, Word
from toolkit.reading import read
from toolkit.settings import ReadingSettings

CORPORA = Path(__file__).resolve().parents[2] / "corpora"
REPORTS = sorted(path.parent for path in CORPORA.glob("*/gold.json"))

WORDS = 1000
"""English words of the pair that is compared."""

SIZES = (250, 500, 1000, 2000)
"""Sentences a side that are aligned."""


@dataclass(frozen=True, slots=True)
class Run:
    """What one process took: seconds by the clock, seconds of computing, and MiB at its peak."""

    wall: float
    cpu: float
    memory: float


def run(*command: str, cache: Path) -> Run:
    """Run a command to its end and measure it. Raises `SystemExit` when it fails."""
    began = time.perf_counter()
    pid = os.posix_spawn(
        command[0],
        command,
        {**os.environ, "PARALLAX_CACHE": str(cache)},
        file_actions=[(os.POSIX_SPAWN_OPEN, stream, os.devnull, os.O_WRONLY, 0) for stream in (1, 2)],
    )
    _, status, usage = os.wait4(pid, 0)
    if status:
        sys.exit(f"{' '.join(command)} failed")
    return Run(time.perf_counter() - began, usage.ru_utime + usage.ru_stime, usage.ru_maxrss / 1024)


def median(runs: Sequence[Run]) -> Run:
    """The median of each measure."""
    return Run(
        statistics.median(run.wall for run in runs),
        statistics.median(run.cpu for run in runs),
        statistics.median(run.memory for run in runs),
    )


def line(what: str, found: Run, limit: str = "") -> None:
    """A row of the table."""
    print(f"{what:46} {found.wall:7.3f} s {found.cpu:7.3f} s {found.memory:7.0f} MiB   {limit}", flush=True)


def write_pair(folder: Path) -> tuple[str, str, int]:
    """Both versions of as many reports, one after another, as make `WORDS` English words; the paths, the word count."""
    texts: dict[str, list[str]] = {"zh": [], "en": []}
    for report in REPORTS:
        paragraphs = {side: (report / f"{side}.txt").read_text(encoding="utf-8").split("\n\n") for side in texts}
        for side, found in paragraphs.items():
            texts[side] += found
        count = sum(len(paragraph.split()) for paragraph in texts["en"])
        if count >= WORDS:
            break
    for side, found in texts.items():
        (folder / f"{side}.txt").write_text("\n\n".join(found), encoding="utf-8")
    return str(folder / "zh.txt"), str(folder / "en.txt"), count


Version = tuple[list[Sentence], list[tuple[Word, ...]]]


def long_documents(size: int, dictionary: Dictionary) -> tuple[Version, Version]:
    """Both versions of an endless report, `size` sentences a side.

    The corpora follow each other again and again; the keys that only one report has are renamed in each round, so that
    rare words stay as rare as they are in one long text.
    """
    documents = [[read(report / f"{side}.txt", ReadingSettings()) for side in ("zh", "en")] for report in REPORTS]
    opened = [[list(_opened(version, dictionary)) for version in pair] for pair in documents]
    reports_with = Counter(
        key
        for pair in opened
        for key in {key for version in pair for _, found in version for w in found for key in w.keys}
    )
    versions: tuple[Version, Version] = (([], []), ([], []))
    round_ = 0
    while any(len(sentences) < size for sentences, _ in versions):
        for pair in opened:
            for (sentences, held), version in zip(versions, pair, strict=True):
                for sentence, found in version:
                    sentences.append(replace(sentence, index=len(sentences), paragraph=len(sentences)))
                    held.append(tuple(replace(w, keys=_renamed(w.keys, reports_with, round_)) for w in found))
        round_ += 1
    return (versions[0][0][:size], versions[0][1][:size]), (versions[1][0][:size], versions[1][1][:size])


def _opened(document: Document, dictionary: Dictionary) -> Iterator[tuple[Sentence, tuple[Word, ...]]]:
    for sentence in split(document):
        yield sentence, words(sentence.text, document.language, dictionary)


def _renamed(keys: frozenset[str], reports_with: Counter[str], round_: int) -> frozenset[str]:
    return frozenset(key if reports_with[key] > 1 else f"{key}/{round_}" for key in keys)


def measure_alignment(repeats: int) -> None:
    """Alignment alone, at growing sizes; what twice the sentences cost is the last figure."""
    dictionary = load_dictionary()
    print(f"\n{'alignment of sentences (words found already)':46} {'wall':>9} {'cpu':>9}   twice the sentences cost")
    before = 0.0
    for size in SIZES:
        (source, source_words), (target, target_words) = long_documents(size, dictionary)
        taken = []
        for _ in range(repeats):
            wall, cpu = time.perf_counter(), time.process_time()
            align(source, target, source_words, target_words, "zh", load_encoder("lexicon"))
            taken.append(Run(time.perf_counter() - wall, time.process_time() - cpu, 0.0))
        found = median(taken)
        ratio = f"x {found.wall / before:.1f}" if before else ""
        print(f"{f'{size} x {size}':46} {found.wall:7.3f} s {found.cpu:7.3f} s   {ratio}", flush=True)
        before = found.wall


def main() -> None:
    """Print the table."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--repeats", type=int, default=5, help="runs of each measurement (default: 5)")
    repeats: int = parser.parse_args().repeats
    parallax, python = str(Path(sys.executable).with_name("parallax")), sys.executable
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name)
        zh, en, count = write_pair(folder)
        job = (parallax, "compare", zh, en, "-o", str(folder / "r.html"))
        print(f"{'median of ' + str(repeats) + ' runs':46} {'wall':>9} {'cpu':>9} {'peak':>11}   limit")
        first = [run(*job, cache=folder / f"first-{number}") for number in range(min(repeats, 3))]
        cache = folder / "first-0"
        empty = median([run(python, "-c", "pass", cache=cache) for _ in range(repeats)])
        imported = median([run(python, "-c", "import toolkit", cache=cache) for _ in range(repeats)])
        line("python -c pass", empty)
        line(
            "import toolkit (beyond that)",
            Run(imported.wall - empty.wall, imported.cpu - empty.cpu, imported.memory),
            "0.15 s",
        )
        line("parallax --help", median([run(parallax, "--help", cache=cache) for _ in range(repeats)]), "0.3 s")
        line(
            f"{count} English words to HTML", median([run(*job, cache=cache) for _ in range(repeats)]), "1.5 s, 300 MB"
        )
        line("the same, first run ever (compiles)", median(first), "8 s")
    measure_alignment(max(1, min(repeats, 3)))


if __name__ == "__main__":
    main()
