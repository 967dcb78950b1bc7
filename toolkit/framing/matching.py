"""Where the forms of a lexicon stand in a document, and which of two overlapping ones is kept."""

from bisect import bisect_right
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, replace
from itertools import accumulate

from toolkit.framing.interface import Entry, Form
from toolkit.framing.quotations import MARKS, Quotation
from toolkit.model import Span


@dataclass(frozen=True, slots=True)
class Match:
    """A form found in a text, as spans of that text: one, or one for each part of a form with gaps.

    `intensity` starts as the form's; `modifier` is the match that was merged into this one, if any was.
    """

    parts: tuple[Span, ...]
    entry: Entry
    form: Form
    intensity: int
    modifier: "Match | None" = None

    @property
    def start(self) -> int:
        """Where its first part starts."""
        return self.parts[0][0]

    @property
    def end(self) -> int:
        """Where its last part ends."""
        return self.parts[-1][1]

    @property
    def length(self) -> int:
        """How many characters its parts cover."""
        return sum(end - start for start, end in self.parts)


def overlaps(one: Iterable[Span], other: Iterable[Span]) -> bool:
    """Whether any span of one shares a character with any span of the other."""
    others = tuple(other)
    return any(start < to and begin < end for start, end in one for begin, to in others)


class Cover:
    """Spans of one text that tell which other spans they hold, however many they are."""

    def __init__(self, spans: Iterable[Span]) -> None:
        ordered = sorted(spans)
        self._starts = [start for start, _ in ordered]
        self._reach = list(accumulate((end for _, end in ordered), max))

    def holds(self, span: Span) -> bool:
        """Whether one of the spans holds `span` whole."""
        before = bisect_right(self._starts, span[0])
        return before > 0 and span[1] <= self._reach[before - 1]


def positions(parts: Iterable[Span]) -> Iterator[int]:
    """Every character of `parts`."""
    return (position for start, end in parts for position in range(start, end))


def within_marks(matches: Iterable[Match], quotations: Sequence[Quotation]) -> Iterator[Match]:
    """`matches` fitted to the quotation marks around them.

    A form written in quotation marks counts only where a quotation holds it and nothing else, and takes its marks in;
    a match that leaves a quotation ("stubbornly" said) takes in the mark that it starts after.
    """
    outer = {(mark.inner_start, mark.inner_end): (mark.start, mark.end) for mark in quotations}
    left = {mark.inner_start: mark for mark in quotations}
    for match in matches:
        start, end = match.parts[0]
        if match.form.text[0] in MARKS:
            if (start, match.end) in outer:
                yield replace(match, parts=(outer[start, match.end],))
        elif start in left and left[start].inner_end < end:
            yield replace(match, parts=((left[start].start, end), *match.parts[1:]))
        else:
            yield match


def without_overlaps(matches: Iterable[Match]) -> list[Match]:
    """The longest of each group of overlapping matches, the stronger of equally long ones, in text order."""
    kept: list[Match] = []
    taken: set[int] = set()
    for match in sorted(matches, key=lambda match: (-match.length, -match.intensity, match.start)):
        if taken.isdisjoint(positions(match.parts)):
            taken.update(positions(match.parts))
            kept.append(match)
    return sorted(kept, key=lambda match: match.parts)
