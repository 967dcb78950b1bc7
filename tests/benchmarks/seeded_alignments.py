"""Makes gold alignments from translations that are given segment by segment, with omissions and merges seeded.

    python -m tests.benchmarks.seeded_alignments FILE.tsv.gz... -o FOLDER

Reads the WMT evaluation files (columns doc, seg, system, source, target) and writes NAME.zh, NAME.en and NAME.gold
for each document, with the first human translation of it. Where one side of a segment is one sentence and the other
several, up to four, these become a bead of that size as they stand; any other segment stays a line. Then each document
loses runs of sentences on either side, from none to a quarter, one in three the headline of one version, and some
neighbours are joined into one line. The draw depends on the document's name alone.
"""

import argparse
import csv
import gzip
import random
import sys
from collections import defaultdict
from collections.abc import Iterator, Sequence
from pathlib import Path

from toolkit.errors import InputError
from toolkit.language.sentences import split
from toolkit.model import Language
from toolkit.reading import from_text

LOSSES = (0.0, 0.03, 0.08, 0.15, 0.25)
"""Shares of the segments that a document loses, on each side; one is drawn for each side."""

LONGEST_LOSS = 3
"""Segments that are lost at once, at most."""

HEADLINES = 0.35
"""How often one of the versions has no headline: pages and wires carry it apart from the text."""

MERGES = 0.05
"""How often two neighbours of a side become one line."""

TERMINAL = tuple('。！？.!?…”"')
"""How a sentence ends that is no headline."""

HUMAN = ("human", "ref")
"""How the names of human translations begin."""

Bead = tuple[list[str], list[str]]


def documents(path: Path) -> dict[str, list[tuple[str, str]]]:
    """Source and human translation of every segment, in order, by document."""
    csv.field_size_limit(sys.maxsize)
    segments: dict[str, dict[int, dict[str, tuple[str, str]]]] = defaultdict(lambda: defaultdict(dict))
    with gzip.open(path, "rt", encoding="utf-8", newline="") as file:
        for row in csv.DictReader(file, delimiter="\t", quoting=csv.QUOTE_NONE):
            if row["system"].lower().startswith(HUMAN) and row["source"].strip() and row["target"].strip():
                segments[row["doc"]][int(row["seg"])][row["system"]] = (row["source"], row["target"])
    return {doc: [found[min(found)] for _, found in sorted(by_number.items())] for doc, by_number in segments.items()}


def beads_of(source: str, target: str) -> Bead:
    """One segment, cut into sentences where that leaves one sentence on a side."""
    chinese, english = _sentences(source, "zh"), _sentences(target, "en")
    if (len(chinese) == 1 or len(english) == 1) and max(len(chinese), len(english)) <= 4:
        return chinese, english
    return [source], [target]


def _sentences(text: str, language: Language) -> list[str]:
    try:
        document = from_text(text, "segment")
    except InputError:  # a figure alone, which is in no language
        return [text]
    return [sentence.text for sentence in split(document)] if document.language == language else [text]


def seeded(segments: Sequence[Bead], name: str) -> list[Bead]:
    """The beads of a document after its losses and merges."""
    draw = random.Random(name)  # noqa: S311 - a reproducible draw, no secret
    beads = [(list(source), list(target)) for source, target in segments]
    headline = all(text and not text[0].endswith(TERMINAL) for text in beads[0]) if beads else False
    if headline and draw.random() < HEADLINES:
        beads[0][draw.randint(0, 1)].clear()
    for side in (0, 1):
        share, position = draw.choice(LOSSES), 0
        while position < len(beads):
            if draw.random() < share / 2:
                for lost in range(position, min(len(beads), position + draw.randint(1, LONGEST_LOSS))):
                    beads[lost][side].clear()
                    position = lost
            position += 1
    found: list[Bead] = []
    for source, target in beads:
        side = draw.randint(0, 1)
        if found and found[-1][side] and (source, target)[side] and draw.random() < MERGES:
            before = found[-1]
            joined = "".join if side == 0 else " ".join
            before[side][:] = [*before[side][:-1], joined([before[side][-1], (source, target)[side][0]])]
            before[side].extend((source, target)[side][1:])
            before[1 - side].extend((source, target)[1 - side])
        elif source or target:
            found.append((source, target))
    return found


def written(beads: Sequence[Bead]) -> Iterator[str]:
    """The ladder of beads: a line for each, nulls sentence by sentence."""
    at = [0, 0]
    for source, target in beads:
        numbers = [list(range(at[0], at[0] + len(source))), list(range(at[1], at[1] + len(target)))]
        at = [at[0] + len(source), at[1] + len(target)]
        if source and target:
            yield f"{numbers[0]}:{numbers[1]}"
        else:
            yield from (f"[{i}]:[]" for i in numbers[0])
            yield from (f"[]:[{j}]" for j in numbers[1])


def main() -> None:
    """Write the folder."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("files", nargs="+", type=Path, metavar="FILE")
    parser.add_argument("-o", "--output", type=Path, required=True)
    arguments = parser.parse_args()
    arguments.output.mkdir(parents=True, exist_ok=True)
    for path in arguments.files:
        for name, segments in documents(path).items():
            beads = seeded([beads_of(*segment) for segment in segments], name)
            for suffix, lines in (
                ("zh", [line for source, _ in beads for line in source]),
                ("en", [line for _, target in beads for line in target]),
                ("gold", list(written(beads))),
            ):
                text = "".join(f"{' '.join(line.split())}\n" for line in lines)
                (arguments.output / f"{name}.{suffix}").write_text(text, encoding="utf-8")


if __name__ == "__main__":
    main()
