"""The seam of alignment formats: two versions and their beads become text."""

import re
from dataclasses import dataclass
from typing import Protocol

from toolkit.model import Alignment, Bead, Document, Sentence, Side

_BREAK = re.compile(r"\s*[\t\n\v\f\r\x1c-\x1e\x85\u2028\u2029]\s*")


@dataclass(frozen=True, slots=True)
class Aligned:
    """Two versions cut into sentences, and their beads: all that a format of an alignment reads."""

    source: Document
    target: Document
    source_sentences: tuple[Sentence, ...]
    target_sentences: tuple[Sentence, ...]
    alignment: Alignment

    def sentences(self, side: Side, bead: Bead) -> tuple[str, ...]:
        """The text of each sentence that `bead` holds on one side, as it stands in the document."""
        if side == "source":
            return tuple(self.source_sentences[index].text for index in bead.source)
        return tuple(self.target_sentences[index].text for index in bead.target)

    def segment(self, side: Side, bead: Bead) -> str:
        """What `bead` holds on one side, on one line: empty for the empty side of a null.

        A tab or a line break, with the white space around it, becomes a space; nothing else changes.
        """
        document = self.source if side == "source" else self.target
        glue = "" if document.language == "zh" else " "
        return glue.join(_BREAK.sub(" ", text) for text in self.sentences(side, bead))


class BeadRenderer(Protocol):
    """One format of an alignment; implementations stand in `toolkit.rendering.beads.BEAD_RENDERERS`."""

    name: str
    suffix: str
    """The file name extension, with its dot, by which the format is recognised."""

    def render(self, aligned: Aligned) -> str:
        """All beads in this format, in order; the same bytes for the same alignment."""
        ...
