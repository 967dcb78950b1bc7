"""A text cut into runs at the edges of everything that is marked in it, so that marks may overlap freely."""

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
    edges = sorted({0, len(text), *(edge for span in spans if span[0] < span[1] for edge in span)})
    edges = [edge for edge in edges if 0 <= edge <= len(text)]
    return tuple(
        Run(
            text=text[start:end],
            marks=tuple(i for i, span in enumerate(spans) if span[0] <= start and end <= span[1]),
            ends=tuple(i for i, span in enumerate(spans) if span[0] <= start and end == span[1]),
        )
        for start, end in pairwise(edges)
    )
