"""The seam of encoders: two documents become `Evidence` for every group of sentences against every other."""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING, Protocol

from toolkit.model import Word

if TYPE_CHECKING:
    from numpy import float64
    from numpy.typing import NDArray

    Row = NDArray[float64]


@dataclass(frozen=True, slots=True)
class Unit:
    """A sentence as an encoder sees it: its text, and its words with their keys."""

    text: str
    words: tuple[Word, ...]


class Evidence(Protocol):
    """How strongly groups of consecutive sentences speak for being each other's translation.

    Evidence is a log-likelihood ratio (natural logarithm): of what the two groups share, were one the translation of
    the other, against the same among groups that meet by chance in these two documents. Nought says nothing; evidence
    of independent encoders adds up.
    """

    def row(self, start: int, size: int, width: int) -> "Row":
        """The source group `[start, start + size)` against every target group of `width` sentences.

        Entry j speaks of the target group `[j, j + width)`; there are `targets - width + 1` entries, none where the
        target has fewer than `width` sentences.
        """
        ...


class Encoder(Protocol):
    """One way to compare sentences; implementations stand in `toolkit.alignment.encoders.ENCODERS`."""

    name: str

    def evidence(self, source: Sequence[Unit], target: Sequence[Unit], largest: int) -> Evidence:
        """The evidence between two documents, for groups of up to `largest` sentences."""
        ...
