"""A text cut into runs at the edges of everything that is marked in it, so that marks may overlap freely."""

from collections import defaultdict
from collections.abc import Sequence
from dataclasses import dataclass
from itertools import pairwise

from toolkit.model import Span


@dataclass(frozen=True, slots=True)
class Run:
    """A stretch of text throughout which the same marks apply.

    `marks` are the positions, in the list that was given, of the spans that cover it; `ends` of those that end with it.
    """

    text: str
    marks: tuple[int, ...] = ()
    ends: tuple[int, ...] = ()


def cut(text: str, spans: Sequence[Span]) -> tuple[Run, ...]:
    """The runs of `text`, in order and without loss: joined, they are the text again.

    `spans` are half-open code point offsets into `text`. They may overlap, touch, be empty (and then cover nothing) or
    reach beyond the text, in which case only what lies within is covered, and a span that goes on after the text does
    not end in it.
    """
    opening: dict[int, set[int]] = defaultdict(set)
    closing: dict[int, set[int]] = defaultdict(set)
    for number, (start, end) in enumerate(spans):
        if max(start, 0) < min(end, len(text)):
            opening[max(start, 0)].add(number)
            closing[end].add(number)
    edges = sorted({0, len(text), *opening, *(edge for edge in closing if edge < len(text))})
    runs = []
    covering: set[int] = set()
    for start, end in pairwise(edges):
        covering |= opening[start]
        runs.append(Run(text[start:end], tuple(sorted(covering)), tuple(sorted(closing[end]))))
        covering -= closing[end]
    return tuple(runs)
