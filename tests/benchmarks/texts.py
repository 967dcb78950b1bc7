"""Documents in two languages with gold alignments: folders of them, the bundled corpora, and long ones made of both."""

import json
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from itertools import cycle
from pathlib import Path
from typing import Any

from toolkit.model import Bead, Language
from toolkit.reading.ladder import read_ladder

CORPORA = Path(__file__).resolve().parents[2] / "corpora"
REPORTS = sorted(path.parent for path in CORPORA.glob("*/gold.json"))


@dataclass(frozen=True, slots=True)
class Pair:
    """Both versions of a document, cut into sentences, and which sentences answer which; `language` is the source's."""

    name: str
    source: tuple[str, ...]
    target: tuple[str, ...]
    gold: tuple[Bead, ...]
    language: Language = "zh"

    def written(self, folder: Path) -> tuple[str, str]:
        """The paths of both versions, written to `folder` with a sentence a line."""
        paths = (folder / f"{self.name}.source", folder / f"{self.name}.target")
        for path, lines in zip(paths, (self.source, self.target), strict=True):
            path.write_text("".join(f"{line}\n" for line in lines), encoding="utf-8")
        return str(paths[0]), str(paths[1])


def folder_pairs(folder: Path) -> list[Pair]:
    """The documents of a folder: NAME.zh and NAME.en, a sentence a line, and NAME.gold, a ladder."""
    found = []
    for gold in sorted(folder.glob("*.gold")):
        source, target = (
            tuple(gold.with_suffix(suffix).read_text(encoding="utf-8").removesuffix("\n").split("\n"))
            for suffix in (".zh", ".en")
        )
        found.append(Pair(gold.stem, source, target, read_ladder(gold)))
    return found


def bundled_pairs() -> list[Pair]:
    """The reports of `corpora/`, sentences as their gold gives them."""
    return [_bundled(report) for report in REPORTS]


def _bundled(report: Path) -> Pair:
    gold: dict[str, Any] = json.loads((report / "gold.json").read_text(encoding="utf-8"))
    source, target = gold["direction"].split("-")
    sides = []
    for side in (source, target):
        text = (report / f"{side}.txt").read_text(encoding="utf-8")
        sides.append(tuple(" ".join(text[span["start"] : span["end"]].split()) for span in gold["sentences"][side]))
    beads = tuple(Bead(tuple(bead[source]), tuple(bead[target]), 1.0) for bead in gold["beads"])
    return Pair(report.name, sides[0], sides[1], beads, source)


def joined(pairs: Sequence[Pair], size: int) -> Pair:
    """Documents one after another, again and again if need be, up to `size` sentences of Chinese source.

    The last document is cut, its target in proportion, and keeps the gold beads that lie within the cuts. Documents
    whose source is English are left out.
    """
    source: list[str] = []
    target: list[str] = []
    beads: list[Bead] = []
    chinese = [pair for pair in pairs if pair.language == "zh" and pair.source]
    for pair in cycle(chinese):
        taken = min(len(pair.source), size - len(source))
        kept = round(len(pair.target) * taken / len(pair.source))
        beads.extend(
            Bead(_moved_up(bead.source, len(source)), _moved_up(bead.target, len(target)), 1.0)
            for bead in pair.gold
            if all(index < taken for index in bead.source) and all(index < kept for index in bead.target)
        )
        source += pair.source[:taken]
        target += pair.target[:kept]
        if len(source) >= size:
            break
    return Pair(f"joined-{size}", tuple(source), tuple(target), tuple(beads))


def _moved_up(indices: Iterable[int], by: int) -> tuple[int, ...]:
    return tuple(index + by for index in indices)
