"""What the cosine of two embeddings says: the density of true pairs against that of chance, in this very document.

A cosine means little as such: each model has a range of its own, and each text a crowd of near ones. It is read against
the neighbours of both groups, as a margin (CSLS, Conneau et al. 2018). The margins of chance and of the sentences that
are each other's best are then taken for two normal curves of one width, whose log-likelihood ratio is linear: as far
below nought at the mean of chance as above it at that of truth.
"""

from collections.abc import Mapping, Sequence
from typing import TYPE_CHECKING

from toolkit.alignment.encoders.interface import Size

if TYPE_CHECKING:
    from numpy import float32, int64
    from numpy.typing import NDArray

    Table = NDArray[float32]
    Vectors = NDArray[float32]

NEIGHBOURS = 8
"""How many of the nearest are the neighbourhood of a group; of fewer, its own counterpart is too large a part."""

SAMPLE = 512
"""Groups of the other side, evenly spread, among which neighbours are looked for and chance is measured."""

BLOCK = 512
"""Groups that are compared at once where all are compared; bounds what is in memory."""

LEAST_DISTANCE = 3.0
"""Deviations that truth stands above chance at the very least. The best of what only meets by chance comes near it, and
a document without any true pair must not make truth out of that."""

LEAST_DEVIATION = 1e-3
"""The least deviation of chance; none at all would make certainty of a trifle."""

MEAN_OF_TRUTH = 12.0
"""The most that the typical true pair says. The curves of a good model lie so far apart that a merged sentence and its
half would both be certain; what tells them apart must stay within `CLAMP`."""

CLAMP = 15.0
"""The most that any pair says, either way."""


class DensityEvidence:
    """Evidence from the vectors of all groups of both documents.

    `sources[n - 1]` holds the vectors of `n` consecutive sentences, a row a group, of length one; all noughts for a
    group of which there is nothing to say.
    """

    def __init__(self, sources: "Sequence[Vectors]", targets: "Sequence[Vectors]") -> None:
        self._sources, self._targets = sources, targets
        self._crowds: dict[Size, tuple[Table, Table]] = {}
        self._chance, self._truth, self._height = 0.0, 1.0, 0.0
        if len(sources[0]) and len(targets[0]):
            self._measure()

    def tables(self, sources: range, targets: range, sizes: Sequence[Size]) -> "Mapping[Size, Table]":
        """See `toolkit.alignment.encoders.interface.Evidence.tables`."""
        return {size: self._table(sources, targets, size) for size in sizes}

    def _table(self, sources: range, targets: range, size: Size) -> "Table":
        import numpy as np

        n, m = size
        rows = slice(sources.start, max(sources.start, sources.stop - n + 1))
        columns = slice(targets.start, max(targets.start, targets.stop - m + 1))
        left, right = self._sources[n - 1][rows], self._targets[m - 1][columns]
        if not len(left) or not len(right):
            return np.zeros((len(left), len(right)), dtype=np.float32)
        along = (self._margins(size, rows, columns) - self._chance) / (self._truth - self._chance)
        table: Table = np.clip(self._height * (2.0 * along - 1.0), -CLAMP, CLAMP)
        table[~left.any(axis=1)] = 0.0
        table[:, ~right.any(axis=1)] = 0.0
        return table

    def _margins(self, size: Size, rows: slice, columns: slice) -> "Table":
        """Twice the cosine, less the mean cosine of each group with its neighbours."""
        n, m = size
        of_sources, of_targets = self._crowd(size)
        cosines = self._sources[n - 1][rows] @ self._targets[m - 1][columns].T
        margins: Table = 2.0 * cosines - of_sources[rows, None] - of_targets[None, columns]
        return margins

    def _crowd(self, size: Size) -> "tuple[Table, Table]":
        """The mean cosine with its neighbours, of each source group and of each target group."""
        if size not in self._crowds:
            left, right = self._sources[size[0] - 1], self._targets[size[1] - 1]
            self._crowds[size] = _nearest(left, right[_spread(len(right))]), _nearest(right, left[_spread(len(left))])
        return self._crowds[size]

    def _measure(self) -> None:
        """Find the margins of chance and of truth, and how much they say.

        Chance is what all pairs show that are not each other's best; half of it lies below its median, where truth does
        not reach. Single sentences stand for groups of any size: groups share sentences, and hardly ever meet by mere
        chance. A document of few sentences shows little of chance, and says no more than it shows.
        """
        import numpy as np

        rows, columns = (_spread(len(side[0])) for side in (self._sources, self._targets))
        of_sources, of_targets = self._crowd((1, 1))
        cosines = self._sources[0][rows] @ self._targets[0][columns].T
        margins = 2.0 * cosines - of_sources[rows, None] - of_targets[None, columns]
        best = (margins == margins.max(axis=1, keepdims=True)) & (margins == margins.max(axis=0))
        chance = margins[~best]
        if not chance.size:
            return
        below, middle = np.quantile(chance, [0.1587, 0.5]).tolist()  # one deviation of a normal curve lies between
        deviation = max(LEAST_DEVIATION, middle - below)
        distance = max(LEAST_DISTANCE, (float(np.median(self._mutual_best())) - middle) / deviation)
        self._chance, self._truth = middle, middle + distance * deviation
        self._height = min(MEAN_OF_TRUTH, distance**2 / 2, float(chance.size))

    def _mutual_best(self) -> "Table":
        """The margins of the sentences that are each other's best."""
        import numpy as np

        rows, columns = len(self._sources[0]), len(self._targets[0])
        best_of_rows = np.zeros(rows, dtype=np.int64)
        best_of_columns = np.zeros(columns, dtype=np.int64)
        highest = np.full(columns, -np.inf, dtype=np.float32)
        margins = np.zeros(rows, dtype=np.float32)
        for start in range(0, rows, BLOCK):
            block = slice(start, min(rows, start + BLOCK))
            table = self._margins((1, 1), block, slice(0, columns))
            best_of_rows[block], margins[block] = table.argmax(axis=1), table.max(axis=1)
            better = table.max(axis=0) > highest
            best_of_columns[better] = start + table.argmax(axis=0)[better]
            highest = np.maximum(highest, table.max(axis=0))
        mutual: Table = margins[best_of_columns[best_of_rows] == np.arange(rows)]
        return mutual


def _nearest(groups: "Vectors", others: "Vectors") -> "Table":
    """The mean cosine of each group with its nearest among `others`."""
    import numpy as np

    count = min(NEIGHBOURS, len(others))
    if not count:
        return np.zeros(len(groups), dtype=np.float32)
    means = [
        np.partition(groups[start : start + BLOCK] @ others.T, -count, axis=1)[:, -count:].mean(axis=1)
        for start in range(0, len(groups), BLOCK)
    ]
    found: Table = np.concatenate(means) if means else np.zeros(0, dtype=np.float32)
    return found


def _spread(count: int) -> "NDArray[int64]":
    """Up to `SAMPLE` of `count` positions, evenly spread."""
    import numpy as np

    return np.unique(np.linspace(0, count - 1, min(count, SAMPLE)).round().astype(np.int64))
