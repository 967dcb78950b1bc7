"""The seam of file formats: the decoded text of a file becomes an `Extract`."""

from collections.abc import Iterable
from dataclasses import dataclass
from typing import Protocol, Self

from toolkit.model import Span


@dataclass(frozen=True, slots=True)
class Extract:
    """The text of a file as a `Document` will hold it, the spans of its paragraphs, and what was left out.

    Spans are in order and disjoint; each slices to text that is not empty and has no white space around it.
    """

    text: str
    paragraphs: tuple[Span, ...]
    notes: tuple[str, ...] = ()

    @classmethod
    def join(cls, paragraphs: Iterable[str], notes: tuple[str, ...] = ()) -> Self:
        """An extract of paragraphs with a blank line between them; white space around them and empty ones go."""
        kept = [stripped for paragraph in paragraphs if (stripped := paragraph.strip())]
        spans: list[Span] = []
        start = 0
        for paragraph in kept:
            spans.append((start, start + len(paragraph)))
            start += len(paragraph) + len("\n\n")
        return cls("\n\n".join(kept), tuple(spans), notes)


class Format(Protocol):
    """One file format; the house's own stand in `toolkit.reading.FORMATS`.

    Outsiders register a class without constructor arguments as an entry point of the group ``parallax.formats``,
    named by the suffix it reads, without the dot.
    """

    name: str
    suffixes: tuple[str, ...]

    def extract(self, text: str) -> Extract:
        """The paragraphs of a decoded file whose line ends are ``\\n``.

        Raises `ValueError`, saying why, for text that cannot be read as this format.
        """
        ...
