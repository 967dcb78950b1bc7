"""What a bead scores: evidence, length, paragraphs, how its sentences end, and what a bead of its size is worth."""

from collections.abc import Mapping, Sequence
from copy import copy
from dataclasses import dataclass
from typing import TYPE_CHECKING

from toolkit.alignment.encoders.interface import Evidence, Size
from toolkit.alignment.joints import ending
from toolkit.alignment.length import USUAL, deviation, expected_log_ratio, weight
from toolkit.alignment.weights import Weights
from toolkit.model import Language, Sentence

if TYPE_CHECKING:
    from numpy import float64
    from numpy.typing import NDArray

    from toolkit.alignment.encoders.interface import Table

    Values = NDArray[float64]

LARGEST = 4
"""The most sentences that a bead holds on one side."""

SIZES: tuple[Size, ...] = tuple((n, m) for n in range(1, LARGEST + 1) for m in range(1, LARGEST + 1))
"""The sizes of a bead that is no null: source, target sentences."""

IMPOSSIBLE = -1e30
"""The score of what can't be; not minus infinity, of which differences are undefined."""


class Scores:
    """Scores in natural logarithms of likelihood, against chance: tables of beads, and one for each null.

    `source_nulls` and `target_nulls` are what each sentence scores as a null bead.
    """

    def __init__(
        self,
        evidence: Evidence,
        source: Sequence[Sentence],
        target: Sequence[Sentence],
        language: Language,
        weights: Weights,
    ) -> None:
        import numpy as np

        self._evidence, self._weights = evidence, weights
        self.sources, self.targets = len(source), len(target)
        self._source = _Side(source, language, weights)
        self._target = _Side(target, "en" if language == "zh" else "zh", weights)
        totals = [int(side.length[-1]) for side in (self._source, self._target)]
        self._expected = expected_log_ratio(totals[0], totals[1], language)
        self.source_nulls, self.target_nulls = self._source.nulls, self._target.nulls
        self._size = {
            (n, m): np.float32(weights.sizes[f"{n}-{m}" if language == "zh" else f"{m}-{n}"]) for n, m in SIZES
        }

    def by(self, evidence: Evidence) -> "Scores":
        """The same by other evidence."""
        scores = copy(self)
        scores._evidence = evidence
        return scores

    def tables(self, sources: range, targets: range) -> "Mapping[Size, Table]":
        """All beads within two stretches of the documents, shaped as `Evidence.tables` shapes them."""
        found = self._evidence.tables(sources, targets, SIZES)
        return {size: self._scored(table, sources.start, targets.start, size) for size, table in found.items()}

    def _scored(self, table: "Table", first_source: int, first_target: int, size: Size) -> "Table":
        import numpy as np

        if not table.size:
            return table
        rows, columns = table.shape
        one = self._source.groups(first_source, rows, size[0])
        other = self._target.groups(first_target, columns, size[1])
        off = deviation(one.length[:, None], other.length, self._expected)
        lengths = self._weights.length
        total = table + (lengths["squared"] * off + lengths["absolute"]) * off + self._size[size]
        total += (one.bonus[:, None] + other.bonus).astype(np.float32)
        return total.astype(np.float32)


@dataclass(frozen=True, slots=True)
class _Groups:
    """Groups of sentences of one side: the length of each, and what their joints add to a bead."""

    length: "Values"
    bonus: "Values"


class _Side:
    """Running totals of one document, from which groups are read off."""

    def __init__(self, sentences: Sequence[Sentence], language: Language, weights: Weights) -> None:
        import numpy as np

        lengths = np.array([weight(sentence.text) for sentence in sentences], dtype=float)
        endings = [ending(sentence) for sentence in sentences]
        blank = np.array([not sentence.text.strip() for sentence in sentences], dtype=bool)
        nulls, joints = weights.nulls[language], weights.joints[language]
        self.length = _running(lengths)
        self.nulls: Values = nulls["one"] + nulls["length"] * np.log(lengths / USUAL[language])
        self.nulls += np.array([nulls[found] for found in endings])
        # An empty line of a segmented file answers nothing: it is a null, never a part of a bead.
        self._blanks = _running(np.where(blank, IMPOSSIBLE, 0.0))
        joined = np.array([joints[found] for found in endings])
        joined[:-1] += weights.paragraph * np.diff(_paragraphs(sentences))
        self._joints = _running(joined)

    def groups(self, start: int, count: int, size: int) -> _Groups:
        """The `count` groups of `size` sentences that start from `start` on."""
        first, last = slice(start, start + count), slice(start + size, start + size + count)
        before_last = slice(start + size - 1, start + size - 1 + count)
        joints = self._joints[before_last] - self._joints[first]
        blanks = self._blanks[last] - self._blanks[first]
        return _Groups(self.length[last] - self.length[first], joints + blanks)


def _running(values: "Values") -> "Values":
    """The total of all values before each position, and of all."""
    import numpy as np

    return np.concatenate([[0.0], np.cumsum(values)])


def _paragraphs(sentences: Sequence[Sentence]) -> "Values":
    """The paragraphs begun up to each sentence; none where every sentence is a paragraph of its own."""
    import numpy as np

    paragraphs = np.array([sentence.paragraph for sentence in sentences])
    begun: Values = np.cumsum(np.diff(paragraphs, prepend=paragraphs[:1]) != 0).astype(float)
    return np.zeros(len(sentences)) if len(sentences) and begun[-1] == len(sentences) - 1 else begun
