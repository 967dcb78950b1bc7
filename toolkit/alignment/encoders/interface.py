"""The seam of encoders: two documents become `Evidence` for every group of sentences against every other."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING, Protocol

from toolkit.model import Language, Word

if TYPE_CHECKING:
    from numpy import float32
    from numpy.typing import NDArray

    Table = NDArray[float32]

Size = tuple[int, int]
"""How many sentences a bead holds: source, target."""


Words = Sequence[Sequence[Word]]
"""The words of each sentence of a document."""


@dataclass(frozen=True, slots=True)
class Unit:
    """A sentence as an encoder sees it: its text, and its words with their keys."""

    text: str
    language: Language
    words: tuple[Word, ...]


class Evidence(Protocol):
    """How strongly groups of consecutive sentences speak for being each other's translation.

    Evidence is a log-likelihood ratio (natural logarithm): of what the two groups share, were one the translation of
    the other, against the same among groups that meet by chance in these two documents. Nought says nothing; evidence
    of independent encoders adds up.
    """

    def tables(self, sources: range, targets: range, sizes: Sequence[Size]) -> Mapping[Size, "Table"]:
        """All groups of each of `sizes` that lie within two stretches (of step 1) of the documents.

        Entry (i, j) of the table of (n, m) speaks of the source sentences from `sources[i]`, n of them, against the
        target sentences from `targets[j]`, m of them: a table has `len(sources) - n + 1` rows and
        `len(targets) - m + 1` columns, none where a stretch is too short.
        """
        ...


class Encoder(Protocol):
    """One way to compare sentences; implementations stand in `toolkit.alignment.encoders.ENCODERS`."""

    @property
    def name(self) -> str:
        """What signatures call it: everything that tells its results from another's."""
        ...

    def evidence(self, source: Sequence[Unit], target: Sequence[Unit], largest: int) -> Evidence:
        """The evidence between two documents, for groups of up to `largest` sentences."""
        ...
