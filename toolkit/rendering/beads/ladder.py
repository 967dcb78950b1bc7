"""The ladder, in which aligners and gold files note beads: sentence indices alone."""

from collections.abc import Sequence

from toolkit.model import Bead
from toolkit.rendering.beads.interface import Aligned


class LadderRenderer:
    """`ladder`: a bead a line, `[0]:[0, 1]`, source first, counted from 0; `[]` for nothing.

    Moved beads stand, unmarked, where their source stands.
    """

    name = "ladder"
    suffix = ".ladder"

    def render(self, aligned: Aligned) -> str:
        """The rungs."""
        return "".join(f"{rung(bead)}\n" for bead in aligned.alignment.beads)


def rung(bead: Bead) -> str:
    """A bead as a line of a ladder."""
    return f"{indices(bead.source)}:{indices(bead.target)}"


def indices(sentences: Sequence[int]) -> str:
    """Sentence indices as ladder and JSON write them: `[0, 1]`."""
    return f"[{', '.join(map(str, sentences))}]"
