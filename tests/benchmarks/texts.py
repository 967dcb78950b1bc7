"""Documents in two languages with gold alignments: folders of them, and long ones made of theirs."""

from bisect import bisect_right
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from itertools import cycle
from pathlib import Path

from toolkit.model import Bead, Language, Sentence
from toolkit.reading import read
from toolkit.reading.gold import Gold, Spans, read_gold
from toolkit.reading.segmented import from_lines
from toolkit.settings import ReadingSettings

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

    @property
    def turned(self) -> "Pair":
        """The same with source and target exchanged."""
        beads = tuple(Bead(bead.target, bead.source, bead.confidence, bead.moved) for bead in self.gold)
        return Pair(self.name, self.target, self.source, beads, "en" if self.language == "zh" else "zh")

    def written(self, folder: Path) -> tuple[str, str]:
        """The paths of both versions, written to `folder` with a sentence a line."""
        paths = (folder / f"{self.name}.source", folder / f"{self.name}.target")
        for path, lines in zip(paths, (self.source, self.target), strict=True):
            path.write_text("".join(f"{line}\n" for line in lines), encoding="utf-8")
        return str(paths[0]), str(paths[1])


def read_pairs(folder: Path) -> list[Pair]:
    """The documents of a folder of gold alignments, sentences as their gold gives them. Raises as `read_gold` does."""
    found = []
    for gold in read_gold(folder):
        zh, en = (path.read_text(encoding="utf-8") for path in (gold.zh, gold.en))
        sides = (_cut(zh, gold.spans[0]), _cut(en, gold.spans[1])) if gold.spans else (_lines(zh), _lines(en))
        pair = Pair(gold.name, *sides, gold.beads)
        found.append(pair if gold.direction == "zh-en" else pair.turned)
    return found


def sentences_of(gold: Gold) -> tuple[tuple[Sentence, ...], tuple[Sentence, ...]]:
    """The sentences of both versions as their gold gives them, Chinese first, with their paragraphs."""
    if gold.spans:
        chinese, english = (_placed(path, spans) for path, spans in zip((gold.zh, gold.en), gold.spans, strict=True))
    else:
        chinese, english = (
            from_lines(_lines(path.read_text(encoding="utf-8")), path.name)[1] for path in (gold.zh, gold.en)
        )
    return chinese, english


def _placed(path: Path, spans: Spans) -> tuple[Sentence, ...]:
    document = read(path, ReadingSettings())
    solid = [index for index, character in enumerate(document.text) if not character.isspace()]
    starts = [paragraph[0] for paragraph in document.paragraphs]
    return tuple(
        Sentence(index, document.text[first:last], first, last, bisect_right(starts, first) - 1)
        for index, (first, last) in enumerate((solid[start], solid[end - 1] + 1) for start, end in spans)
    )


def _lines(text: str) -> tuple[str, ...]:
    return tuple(text.removesuffix("\n").split("\n"))


def _cut(text: str, spans: Spans) -> tuple[str, ...]:
    """Sentences whose spans count the characters that are not white space, each on a line of its own."""
    solid = [index for index, character in enumerate(text) if not character.isspace()]
    return tuple(" ".join(text[solid[start] : solid[end - 1] + 1].split()) for start, end in spans)


def joined(pairs: Sequence[Pair], size: int) -> Pair:
    """Documents one after another, Chinese first, again and again if need be, up to `size` sentences of Chinese.

    The last document is cut, its English in proportion, and keeps the gold beads that lie within the cuts.
    """
    source: list[str] = []
    target: list[str] = []
    beads: list[Bead] = []
    for pair in cycle(pair if pair.language == "zh" else pair.turned for pair in pairs):
        taken = min(len(pair.source), size - len(source))
        kept = round(len(pair.target) * taken / len(pair.source))
        beads.extend(
            Bead(_counted_from(len(source), bead.source), _counted_from(len(target), bead.target), 1.0)
            for bead in pair.gold
            if all(index < taken for index in bead.source) and all(index < kept for index in bead.target)
        )
        source += pair.source[:taken]
        target += pair.target[:kept]
        if len(source) >= size:
            break
    return Pair(f"joined-{size}", tuple(source), tuple(target), tuple(beads))


def _counted_from(first: int, indices: Iterable[int]) -> tuple[int, ...]:
    return tuple(first + index for index in indices)
