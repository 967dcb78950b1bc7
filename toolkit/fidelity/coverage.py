"""Which content words of a passage have a counterpart on the other side, and how much they weigh."""

import math
import re
from collections.abc import Iterator
from dataclasses import dataclass

from toolkit.fidelity.copied import copied_runs
from toolkit.model import BeadText, Passage, Side, Span, Word

_CLAUSE_END = re.compile(r"[，；。！？：…]|[,;:!?](?=\s|$)|\.(?=\s|$)|——?|\s[-–]\s|[()（）]")
_MARKS = " \t\r\n\u3000，；。！？：…,;:!?.—–-()（）"
_HAN = re.compile(r"[㐀-鿿𠀀-𯿿]")

LONGEST = {True: 4, False: 10}
"""Characters from which on a word weighs no more, for a Chinese word and another."""
WORD_LENGTH = {True: 1, False: 3}
"""Characters of a word of weight 1."""
BREADTH = 0.3
"""How much a word loses that may mean many things: its weight is divided by (1 + its keys) to this power."""
SMALL_NUMBER = 0.5
"""What a number weighs: little, as the number check looks at it and small ones are often articles."""


@dataclass(frozen=True, slots=True)
class Covered:
    """The content words of one side by weight: `total`, and how much of it has no counterpart."""

    total: float
    uncovered: float

    @property
    def share(self) -> float:
        """The covered share, drawn a little towards what is usual where there are few words to go by."""
        return (self.total - self.uncovered + PRIOR * USUAL) / (self.total + PRIOR)


PRIOR, USUAL = 0.5, 0.7
"""Half a word with the coverage that a good translation has on the whole."""


@dataclass(frozen=True, slots=True)
class Clause:
    """A stretch of a passage between two marks of punctuation, counted within the passage, with its content words."""

    start: int
    end: int
    content: tuple[Word, ...]
    uncovered: tuple[Word, ...]


def passage_of(bead: BeadText, side: Side) -> Passage | None:
    """One side of a bead."""
    return bead.source if side == "source" else bead.target


def content_words(passage: Passage) -> tuple[Word, ...]:
    """The words that say something: those that have keys."""
    return tuple(word for word in passage.words if word.keys)


def weight(word: Word) -> float:
    """How much a word tells, by its length and the number of its meanings: rarity, as far as one pair shows it."""
    if word.kind == "number":
        return SMALL_NUMBER
    chinese = bool(_HAN.match(word.text))
    length = min(len(word.text), LONGEST[chinese]) / WORD_LENGTH[chinese]
    return length / math.pow(1 + len(word.keys), BREADTH)


def matched(bead: BeadText, side: Side) -> frozenset[Span]:
    """The spans of one side's words that have a counterpart; a word copied from the source is none."""
    if bead.target is None:
        return frozenset()
    copies = [bead.target.span(start, end) for start, end in copied_runs(bead)]
    return frozenset(
        pair.source if side == "source" else pair.target
        for pair in bead.correspondences
        if not any(start <= pair.target[0] and pair.target[1] <= end for start, end in copies)
    )


def coverage(bead: BeadText, side: Side) -> Covered:
    """How much of one side has a counterpart."""
    passage = passage_of(bead, side)
    spans = matched(bead, side)
    total = uncovered = 0.0
    for word in content_words(passage) if passage else ():
        total += weight(word)
        if (word.start, word.end) not in spans:
            uncovered += weight(word)
    return Covered(total, uncovered)


def clauses(bead: BeadText, side: Side) -> Iterator[Clause]:
    """The clauses of one side that hold content words, in order."""
    passage = passage_of(bead, side)
    if passage is None:
        return
    spans = matched(bead, side)
    content = content_words(passage)
    start = 0
    for end in (*(match.end() for match in _CLAUSE_END.finditer(passage.text)), len(passage.text)):
        low, high = passage.span(start, end)
        held = tuple(word for word in content if low <= word.start and word.end <= high)
        if held:
            uncovered = tuple(word for word in held if (word.start, word.end) not in spans)
            stretch = passage.text[start:end]
            first = start + len(stretch) - len(stretch.lstrip(_MARKS))
            yield Clause(first, start + len(stretch.rstrip(_MARKS)), held, uncovered)
            start = end
