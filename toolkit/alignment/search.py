"""The dynamic programme: the likeliest chain of beads, and how sure each of them is.

Gale and Church (1993) over n-m beads, with explicit nulls and any `Evidence` beside length. It runs a source sentence
at a time over rows of target positions, within the stretches of a corridor; what nulls of the target cost within a row
is an accumulated maximum. Confidence is the posterior of a bead by the forward-backward algorithm over the same scores.
"""

import math
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING, cast

from toolkit.alignment.corridor import Stretch
from toolkit.alignment.encoders.interface import Size
from toolkit.alignment.priors import SOURCE_NULL, TARGET_NULL, Kind, Priors, kind_of
from toolkit.alignment.scores import IMPOSSIBLE, LARGEST, SIZES, Scores

if TYPE_CHECKING:
    from numpy import float64, uint8
    from numpy.typing import NDArray

    from toolkit.alignment.encoders.interface import Table

    Row = NDArray[float64]
    Choices = NDArray[uint8]


@dataclass(frozen=True, slots=True)
class Step:
    """A bead: its first source and target sentence, its sizes, its probability, and whether it is out of order."""

    source: int
    target: int
    sources: int
    targets: int
    confidence: float
    moved: bool = False


MOVES: tuple[Size, ...] = (*SIZES, SOURCE_NULL, TARGET_NULL)
"""What a cell's choice in the dynamic programme stands for."""


class Lattice:
    """The cells that are searched: for each number of source sentences done, a stretch of numbers of target sentences.

    Row i has a cell for each of `columns(i)`. Takes 64 bytes for each cell.
    """

    def __init__(self, scores: Scores, stretches: Sequence[Stretch]) -> None:
        import numpy as np

        self.sources, self.targets = scores.sources, scores.targets
        self.source_nulls = scores.source_nulls
        self.target_nulls = np.concatenate([[0.0], np.cumsum(scores.target_nulls)])
        self._first: list[int] = []
        self._columns: list[range] = []
        self._tables: list[Mapping[Size, Table]] = []
        for sources, targets in stretches:
            reach = range(sources.start, min(scores.sources, sources.stop + LARGEST - 1))
            tables = scores.tables(reach, targets)
            self._first.extend([sources.start] * len(sources))
            self._columns.extend([range(targets.start, targets.stop + 1)] * len(sources))
            self._tables.extend([tables] * len(sources))
        self._columns.append(range(stretches[-1][1].start, scores.targets + 1))

    def columns(self, row: int) -> range:
        """The numbers of target sentences that a row looks at."""
        return self._columns[row]

    def beads(self, row: int) -> "Iterator[tuple[int, Size, Row]]":
        """Beads that start in `row`: number of the size, the size, and scores for the first columns of the row."""
        tables, at = self._tables[row], row - self._first[row]
        for number, (n, m) in enumerate(SIZES):
            table = tables[n, m]
            if at < table.shape[0] and table.shape[1]:
                yield number, (n, m), table[at]

    def score(self, row: int, column: int, size: Size) -> float:
        """What one bead or null scores."""
        if size == SOURCE_NULL:
            return float(self.source_nulls[row])
        if size == TARGET_NULL:
            return float(self.target_nulls[column + 1] - self.target_nulls[column])
        return float(self._tables[row][size][row - self._first[row], column - self.columns(row).start])


class Search:
    """One search of a lattice: sums over all chains from the beginning and to the end of each cell."""

    def __init__(self, lattice: Lattice, priors: Priors) -> None:
        self._lattice = lattice
        self._bonus = [priors.bonus(kind_of(size)) for size in MOVES]
        # How a run of target nulls grows, in which the bonus of each counts.
        self._run = lattice.target_nulls + self._bonus[-1] * _counting(len(lattice.target_nulls))
        self._choices: list[Choices] = []
        self._forward: list[Row] = []
        self._sweep_forward()
        self._backward = self._sweep_backward()
        self.total = float(self._backward[0][0])

    def _sweep_forward(self) -> None:
        import numpy as np

        lattice = self._lattice
        # For the rows that beads still reach back to: the best chain, and the sum of all, to each cell.
        rows: list[Row] = []
        waiting: list[list[tuple[int, int, Row]]] = [[] for _ in range(lattice.sources + LARGEST + 1)]
        for i in range(lattice.sources + 1):
            columns = lattice.columns(i)
            candidates = np.full((len(MOVES), 2, len(columns)), IMPOSSIBLE)
            if i == 0:
                candidates[-1, :, 0] = 0.0
            for number, start, values in waiting[i]:
                shown, given = _overlap(columns, start, values.shape[1])
                candidates[number][:, shown] = values[:, given]
            waiting[i] = []
            choice = candidates[:, 0].argmax(axis=0).astype(np.uint8)
            best = candidates[:, 0].max(axis=0)
            run = self._run[columns.start : columns.stop]
            reached = np.maximum.accumulate(best - run) + run
            choice[reached > best + 1e-9] = len(MOVES) - 1
            total = np.logaddexp.accumulate(_log_sum(candidates[:, 1]) - run) + run
            row = np.stack([reached, total])
            rows.append(row)
            self._choices.append(choice)
            self._forward.append(total)
            if i < lattice.sources:
                null = MOVES.index(SOURCE_NULL)
                gain = lattice.source_nulls[i] + self._bonus[null]
                waiting[i + 1].append((null, columns.start, row + gain))
                for number, (n, m), scores in lattice.beads(i):
                    values = row[:, : len(scores)] + (scores + self._bonus[number])
                    waiting[i + n].append((number, columns.start + m, values))

    def _sweep_backward(self) -> "list[Row]":
        import numpy as np

        lattice = self._lattice
        rows: dict[int, Row] = {}
        for i in reversed(range(lattice.sources + 1)):
            columns = lattice.columns(i)
            candidates = np.full((len(MOVES), len(columns)), IMPOSSIBLE)
            if i == lattice.sources:
                candidates[-1, -1] = 0.0
            else:
                for number, start, after in self._after(i, rows):
                    shown, given = _overlap(columns, start - MOVES[number][1], len(after))
                    candidates[number, shown] = after[given]
            run = self._run[columns.start : columns.stop]
            rows[i] = (np.logaddexp.accumulate((_log_sum(candidates) + run)[::-1]))[::-1] - run
        return [rows[i] for i in range(lattice.sources + 1)]

    def _after(self, i: int, rows: "Mapping[int, Row]") -> "Iterator[tuple[int, int, Row]]":
        """For each move from row `i`: number, first column led to, and sums of what follows, itself included."""
        lattice = self._lattice
        null = MOVES.index(SOURCE_NULL)
        yield null, lattice.columns(i + 1).start, rows[i + 1] + (lattice.source_nulls[i] + self._bonus[null])
        start = lattice.columns(i).start
        for number, (n, m), scores in lattice.beads(i):
            there = rows[i + n]
            shown, given = _overlap(range(start + m, start + m + len(scores)), lattice.columns(i + n).start, len(there))
            yield number, start + m + shown.start, scores[shown] + self._bonus[number] + there[given]

    def posteriors(self) -> "Iterator[tuple[int, int, Size, Row]]":
        """How likely each move is: its row, first column and size, and probabilities for the columns from there."""
        import numpy as np

        lattice = self._lattice
        rows = dict(enumerate(self._backward))
        for i in range(lattice.sources + 1):
            columns, before = lattice.columns(i), self._forward[i] - self.total
            run = np.diff(self._run[columns.start : columns.stop])
            yield i, columns.start, TARGET_NULL, np.exp(before[:-1] + run + self._backward[i][1:])
            if i == lattice.sources:
                continue
            for number, start, after in self._after(i, rows):
                size = MOVES[number]
                shown, given = _overlap(columns, start - size[1], len(after))
                yield i, columns.start + shown.start, size, np.exp(before[shown] + after[given])

    def expected(self) -> dict[Kind, float]:
        """How many beads of each kind the document holds, by all chains together."""
        found = dict.fromkeys(map(kind_of, MOVES), 0.0)
        for _, _, size, probabilities in self.posteriors():
            found[kind_of(size)] += float(probabilities.sum())
        return found

    def path(self) -> list[Step]:
        """The likeliest chain, in order, with the posterior of each step."""
        lattice = self._lattice
        steps: list[Step] = []
        i, j = lattice.sources, lattice.targets
        while i or j:
            number = int(self._choices[i][j - lattice.columns(i).start])
            n, m = MOVES[number]
            i, j = i - n, j - m
            before = float(self._forward[i][j - lattice.columns(i).start])
            after = float(self._backward[i + n][j + m - lattice.columns(i + n).start])
            score = lattice.score(i, j, (n, m)) + self._bonus[number]
            steps.append(Step(i, j, n, m, math.exp(min(0.0, before + score + after - self.total))))
        return steps[::-1]


def _overlap(columns: range, start: int, length: int) -> tuple[slice, slice]:
    """Where `length` values from column `start` on and `columns` meet: within the columns, within the values."""
    first, last = max(columns.start, start), min(columns.stop, start + length)
    last = max(first, last)
    return slice(first - columns.start, last - columns.start), slice(first - start, last - start)


def _log_sum(candidates: "Row") -> "Row":
    """The logarithm of the sum of exponentials down each column."""
    import numpy as np

    most = candidates.max(axis=0)
    return cast("Row", np.log(np.exp(candidates - most).sum(axis=0)) + most)


def _counting(length: int) -> "Row":
    import numpy as np

    return np.arange(length, dtype=float)
