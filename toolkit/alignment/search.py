"""The dynamic programme: the likeliest chain of beads, and how sure each of them is.

Gale and Church (1993) over n-m beads, with explicit nulls and any `Evidence` beside length. It runs a source sentence
at a time over rows of target positions, within the stretches of a corridor; what nulls of the target cost within a row
is an accumulated maximum. Confidence is the posterior of a bead by the forward-backward algorithm over the same scores.
"""

import math
from collections.abc import Iterator, Sequence
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

    @property
    def is_null(self) -> bool:
        """Whether one side is empty."""
        return not (self.sources and self.targets)

    @property
    def source_range(self) -> range:
        """The source sentences."""
        return range(self.source, self.source + self.sources)

    @property
    def target_range(self) -> range:
        """The target sentences."""
        return range(self.target, self.target + self.targets)


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
        self._beads: list[Table] = []
        for sources, targets in stretches:
            reach = range(sources.start, min(scores.sources, sources.stop + LARGEST - 1))
            beads = np.full((len(sources), len(SIZES), len(targets) + 1), IMPOSSIBLE, dtype=np.float32)
            for (n, m), table in scores.tables(reach, targets).items():
                shown = table[: len(sources)]
                beads[: len(shown), SIZES.index((n, m)), m : m + shown.shape[1]] = shown
            self._first.extend([sources.start] * len(sources))
            self._columns.extend([range(targets.start, targets.stop + 1)] * len(sources))
            self._beads.extend([beads] * len(sources))
        self._columns.append(range(stretches[-1][1].start, scores.targets + 1))

    def columns(self, row: int) -> range:
        """The numbers of target sentences that a row looks at."""
        return self._columns[row]

    def beads(self, row: int) -> "Table":
        """What beads score that start in `row`: a line for each of `SIZES`, by the column that they end in."""
        found: Table = self._beads[row][row - self._first[row]]
        return found

    def score(self, row: int, column: int, size: Size) -> float:
        """What one bead scores."""
        return float(self.beads(row)[SIZES.index(size), column + size[1] - self.columns(row).start])


class Search:
    """One search of a lattice: sums over all chains from the beginning and to the end of each cell."""

    def __init__(self, lattice: Lattice, priors: Priors) -> None:
        import numpy as np

        self._lattice = lattice
        self._bonus = np.array([priors.bonus(kind_of(size)) for size in MOVES])
        # How a run of target nulls grows, in which the bonus of each counts.
        self._run = lattice.target_nulls + self._bonus[-1] * np.arange(len(lattice.target_nulls))
        self._choices: list[Choices] = []
        self._forward: list[Row] = []
        self._sweep_forward()
        self._backward: list[Row] = []
        self._sweep_backward()
        self.total = float(self._backward[0][0])

    def _sweep_forward(self) -> None:
        import numpy as np

        lattice = self._lattice
        # The rows that beads reach back to, newest first: the best chain, and the sum of all, to each cell; and the
        # same for each number of target sentences further on.
        recent: list[tuple[Row, Row]] = []
        for i in range(lattice.sources + 1):
            columns = lattice.columns(i)
            candidates = np.full((len(MOVES), 2, len(columns)), IMPOSSIBLE)
            if i == 0:
                candidates[-1, :, 0] = 0.0
            for n, (row, further) in enumerate(recent, 1):
                shown, given = _overlap(columns, lattice.columns(i - n))
                beads = slice((n - 1) * LARGEST, n * LARGEST)
                candidates[beads, :, shown] = further[..., given] + lattice.beads(i - n)[beads, None, given]
                if n == 1:
                    candidates[-2][:, shown] = row[:, given] + lattice.source_nulls[i - 1]
            candidates[:-1] += self._bonus[:-1, None, None]
            choice = candidates[:, 0].argmax(axis=0).astype(np.uint8)
            best = candidates[:, 0].max(axis=0)
            run = self._run[columns.start : columns.stop]
            reached = np.maximum.accumulate(best - run) + run
            choice[reached > best + 1e-9] = len(MOVES) - 1
            total = np.logaddexp.accumulate(_log_sum(candidates[:, 1]) - run) + run
            self._choices.append(choice)
            self._forward.append(total)
            row = np.stack([reached, total])
            recent = [(row, _further(row)), *recent[: LARGEST - 1]]

    def _sweep_backward(self) -> None:
        import numpy as np

        lattice = self._lattice
        rows: list[Row] = [np.zeros(0)] * (lattice.sources + 1)
        self._backward = rows
        for i in reversed(range(lattice.sources + 1)):
            columns = lattice.columns(i)
            run = self._run[columns.start : columns.stop]
            if i == lattice.sources:
                end = np.full(len(columns), IMPOSSIBLE)
                end[-1] = 0.0
            else:
                end = _log_sum(self._after(i))
            rows[i] = np.logaddexp.accumulate((end + run)[::-1])[::-1] - run

    def _after(self, i: int) -> "Row":
        """The sums of what follows row `i`, the first move included: a line for each of `MOVES` but target nulls."""
        import numpy as np

        lattice, columns = self._lattice, self._lattice.columns(i)
        # By the column that the first move ends in, then by the one that it starts in.
        ends = np.full((len(MOVES) - 1, len(columns)), IMPOSSIBLE)
        for n in range(1, min(LARGEST, lattice.sources - i) + 1):
            shown, given = _overlap(columns, lattice.columns(i + n))
            beads = slice((n - 1) * LARGEST, n * LARGEST)
            ends[beads, shown] = self._backward[i + n][given] + lattice.beads(i)[beads, shown]
            if n == 1:
                ends[-1, shown] = self._backward[i + 1][given] + lattice.source_nulls[i]
        starts = np.full_like(ends, IMPOSSIBLE)
        starts[-1] = ends[-1]
        for m in range(1, min(LARGEST, len(columns) - 1) + 1):
            starts[m - 1 : -1 : LARGEST, :-m] = ends[m - 1 : -1 : LARGEST, m:]
        after: Row = starts + self._bonus[:-1, None]
        return after

    def posteriors(self) -> "Iterator[tuple[int, int, Size, Row]]":
        """How likely each move is: its row, first column and size, and probabilities for the columns from there."""
        import numpy as np

        lattice = self._lattice
        for i in range(lattice.sources + 1):
            columns = lattice.columns(i)
            yield i, columns.start, TARGET_NULL, self._target_nulls(i)
            if i < lattice.sources:
                before = self._forward[i] - self.total
                for (n, m), likely in zip(MOVES[:-1], np.exp(before + self._after(i)), strict=True):
                    if i + n <= lattice.sources and m < len(columns):
                        yield i, columns.start, (n, m), likely[: len(columns) - m]

    def expected(self) -> dict[Kind, float]:
        """How many beads of each kind the document holds, by all chains together."""
        found = dict.fromkeys(map(kind_of, MOVES), 0.0)
        for _, _, size, probabilities in self.posteriors():
            found[kind_of(size)] += float(probabilities.sum())
        return found

    def path(self) -> list[Step]:
        """The likeliest chain, in order, with the posterior of each bead; that of a null wherever it may stand."""
        lattice = self._lattice
        source_alone, target_alone = self._alone()
        steps: list[Step] = []
        i, j = lattice.sources, lattice.targets
        while i or j:
            number = int(self._choices[i][j - lattice.columns(i).start])
            n, m = MOVES[number]
            i, j = i - n, j - m
            if n and m:
                before = float(self._forward[i][j - lattice.columns(i).start])
                after = float(self._backward[i + n][j + m - lattice.columns(i + n).start])
                score = lattice.score(i, j, (n, m)) + float(self._bonus[number])
                confidence = math.exp(min(0.0, before + score + after - self.total))
            else:
                confidence = float(source_alone[i] if n else target_alone[j])
            steps.append(Step(i, j, n, m, confidence))
        return steps[::-1]

    def _alone(self) -> "tuple[Row, Row]":
        """How likely each sentence of the source and of the target is to stand alone."""
        import numpy as np

        lattice = self._lattice
        source, target = np.zeros(lattice.sources), np.zeros(lattice.targets)
        gain = lattice.source_nulls + self._bonus[MOVES.index(SOURCE_NULL)]
        for i in range(lattice.sources + 1):
            columns = lattice.columns(i)
            target[columns.start : columns.stop - 1] += self._target_nulls(i)
            if i < lattice.sources:
                shown, given = _overlap(columns, lattice.columns(i + 1))
                before = self._forward[i][shown] - self.total
                source[i] = np.exp(before + gain[i] + self._backward[i + 1][given]).sum()
        return source.clip(max=1.0), target.clip(max=1.0)

    def _target_nulls(self, i: int) -> "Row":
        """How likely each target sentence that row `i` looks at is to stand alone there."""
        import numpy as np

        columns = self._lattice.columns(i)
        run = np.diff(self._run[columns.start : columns.stop])
        likely: Row = np.exp(self._forward[i][:-1] - self.total + run + self._backward[i][1:])
        return likely


def _overlap(columns: range, others: range) -> tuple[slice, slice]:
    """Where two stretches of columns meet: within the first, within the second."""
    first, last = max(columns.start, others.start), min(columns.stop, others.stop)
    last = max(first, last)
    return slice(first - columns.start, last - columns.start), slice(first - others.start, last - others.start)


def _further(row: "Row") -> "Row":
    """`row` moved on by one column, by two, and so on."""
    import numpy as np

    moved = np.full((LARGEST, *row.shape), IMPOSSIBLE)
    for m in range(1, min(LARGEST, row.shape[1] - 1) + 1):
        moved[m - 1, :, m:] = row[:, :-m]
    return moved


def _log_sum(candidates: "Row") -> "Row":
    """The logarithm of the sum of exponentials down each column."""
    import numpy as np

    most = candidates.max(axis=0)
    return cast("Row", np.log(np.exp(candidates - most).sum(axis=0)) + most)
