"""The embedded encoder: words that share a dictionary key, a number, a name or a Latin word.

A sentence is a sparse vector in English-stem space (`Word.keys`). Each of its words has a counterpart in a group of the
other side's sentences, or has not. With p1 the chance of a counterpart in the true translation and p0 the chance that a
group of this size holds one anyway in this very document, a word that is met weighs log(p1 / p0), one that is not
log((1 - p1) / (1 - p0)); words that meet nothing anywhere in the document say nothing. The weights of both directions
are summed. Rare words thus count much and common ones little: each match is read against its neighbourhood.
"""

from collections import defaultdict
from collections.abc import Sequence
from typing import TYPE_CHECKING

from toolkit.alignment.encoders.interface import Unit

if TYPE_CHECKING:
    from numpy import float64, int64
    from numpy.typing import NDArray

    Row = NDArray[float64]
    Positions = NDArray[int64]

MEETING = {"word": 0.55, "latin": 0.6, "name": 0.5, "number": 0.7, "function": 0.0}
"""p1 by the kind of word: the share of such words that have a counterpart in a professional translation."""

STRANGE = -0.1
"""What a word weighs that meets nothing anywhere in the other document: it may only be missing from the dictionary."""


class LexiconEncoder:
    """Compares sentences by the keys of their words; needs no model."""

    name = "lexicon"

    def evidence(self, source: Sequence[Unit], target: Sequence[Unit], largest: int) -> "LexiconEvidence":
        """The evidence between two documents, for groups of up to `largest` sentences."""
        return LexiconEvidence(source, target, largest)


class LexiconEvidence:
    """The evidence of both directions, a row at a time."""

    def __init__(self, source: Sequence[Unit], target: Sequence[Unit], largest: int) -> None:
        self._forward = _Direction(source, target, largest)
        self._backward = _Direction(target, source, largest)

    def row(self, start: int, size: int, width: int) -> "Row":
        """See `toolkit.alignment.encoders.interface.Evidence.row`."""
        if width > self._forward.others:
            return self._forward.nothing
        return self._forward.to_others(start, size, width) + self._backward.from_others(start, size, width)


class _Direction:
    """What the words of one side (`own`) say about the sentences of the other (`others`)."""

    def __init__(self, own: Sequence[Unit], others: Sequence[Unit], largest: int) -> None:
        import numpy as np

        self._np = np
        self.own, self.others = len(own), len(others)
        self.nothing = np.zeros(0)
        by_key: dict[str, list[int]] = defaultdict(list)
        for position, unit in enumerate(others):
            for key in {key for word in unit.words for key in word.keys}:
                by_key[key].append(position)
        # A type is a word seen as its keys; its holders are the own sentences with it, its hits the others it meets.
        types: dict[tuple[str, frozenset[str]], int] = {}
        holders: list[list[int]] = []
        hits: list[Positions] = []
        for position, unit in enumerate(own):
            for kind, keys in dict.fromkeys((word.kind, word.keys) for word in unit.words if word.keys):
                number = types.get((kind, keys))
                if number is None:
                    met = {at for key in keys for at in by_key.get(key, ())}
                    number = types[kind, keys] = len(holders)
                    holders.append([])
                    hits.append(np.array(sorted(met), dtype=np.int64))
                holders[number].append(position)
        meeting = np.array([MEETING[kind] for kind, _ in types])
        self._holders = [np.array(found, dtype=np.int64) for found in holders]
        self._own_types: list[list[int]] = [[] for _ in own]
        self._met_types: list[list[int]] = [[] for _ in others]
        for number, (held, met_at) in enumerate(zip(self._holders, hits, strict=True)):
            for position in held.tolist():
                self._own_types[position].append(number)
            for position in met_at.tolist():
                self._met_types[position].append(number)
        self._windows = [[self._starts(found, width) for found in hits] for width in range(1, largest + 1)]
        self._gain, self._loss = zip(
            *(self._weights(meeting, windows, width) for width, windows in enumerate(self._windows, 1)), strict=True
        )
        self._base = [self._held_sum(loss) for loss in self._loss]

    def _starts(self, found: "Positions", width: int) -> "Positions":
        """Starts of the groups of `width` other sentences that hold one of `found`."""
        np = self._np
        starts: Positions = np.unique((found[:, None] - np.arange(width)[None, :]).ravel())
        return starts[(starts >= 0) & (starts <= self.others - width)]

    def _weights(self, meeting: "Row", windows: Sequence["Positions"], width: int) -> "tuple[Row, Row]":
        """For each type, what a hit in a group of `width` adds to the loss of a miss, and that loss."""
        np = self._np
        groups = max(1, self.others - width + 1)
        # Half a group more keeps the chance of a word that is everywhere below one and of a rare one above nought.
        chance = np.array([(len(starts) + 0.5) / (groups + 1.0) for starts in windows]).clip(1e-6, 1 - 1e-6)
        met = np.array([len(starts) > 0 for starts in windows], dtype=bool)
        tells = met & (chance < meeting)
        loss = np.where(tells, np.log((1 - meeting) / (1 - chance)), np.where(met, 0.0, STRANGE))
        gain = np.where(tells, np.log(meeting / chance), 0.0) - loss
        return gain, loss

    def _held_sum(self, weights: "Row") -> "Row":
        """For each own sentence, the sum of `weights` over its types."""
        np = self._np
        total: Row = np.zeros(self.own)
        for weight, held in zip(weights.tolist(), self._holders, strict=True):
            total[held] += weight
        return total

    def to_others(self, start: int, size: int, width: int) -> "Row":
        """An own group against all groups of `width` others: how well its words are met there."""
        np = self._np
        windows, gain = self._windows[width - 1], self._gain[width - 1]
        types = [number for position in range(start, start + size) for number in self._own_types[position]]
        row: Row = np.full(self.others - width + 1, self._base[width - 1][start : start + size].sum())
        for number in types:
            row[windows[number]] += gain[number]
        return row

    def from_others(self, start: int, size: int, width: int) -> "Row":
        """A group of `size` others against all own groups of `width`: how well the words of these are met in it."""
        np = self._np
        row: Row = self._base[size - 1].copy()
        met = {number for position in range(start, start + size) for number in self._met_types[position]}
        gain = self._gain[size - 1]
        for number in met:
            row[self._holders[number]] += gain[number]
        return row if width == 1 else np.convolve(row, np.ones(width), mode="valid")
