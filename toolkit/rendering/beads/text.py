"""Beads for reading: indices, then the sentences of both sides under each other."""

from collections.abc import Iterator

from toolkit.rendering.beads.interface import Aligned
from toolkit.rendering.beads.ladder import rung
from toolkit.rendering.columns import printable


class TextRenderer:
    """`text`: each bead with its sentences, and how sure it is."""

    name = "text"
    suffix = ".txt"

    def render(self, aligned: Aligned) -> str:
        """The beads under each other."""
        return "\n".join(_lines(aligned)) + "\n"


def _lines(aligned: Aligned) -> Iterator[str]:
    for bead in aligned.alignment.beads:
        yield f"{rung(bead)}  {bead.confidence:.2f}{' moved' if bead.moved else ''}"
        yield from (f"  < {printable(text)}" for text in aligned.sentences("source", bead))
        yield from (f"  > {printable(text)}" for text in aligned.sentences("target", bead))
