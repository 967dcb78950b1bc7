"""Passages that stand elsewhere in the other version, found among what the monotone pass left unexplained.

Runs of source nulls are searched against runs of target nulls for the chain of beads that scores best, as Smith and
Waterman (1981) search two sequences for a common part; it is taken out, and the search goes on in what is left until
nothing is better than chance.
"""

import math
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace

from toolkit.alignment.chain import Point
from toolkit.alignment.scores import Scores
from toolkit.alignment.search import Step

THRESHOLD = -2.0
"""What a moved chain must score beyond the logarithm of how many pairs of sentences were compared."""

SURE = 1.5
"""Log-odds that a chain at the threshold is right, as measured."""

BRIDGE = -1.0
"""The least score of a bead in a moved chain, of which others must be better."""

MANY = 400
"""Pairs of runs up to which all are searched; of more, those that share rare words."""

Run = tuple[int, int]
"""Consecutive nulls: the first, and the one after the last."""


@dataclass(frozen=True, slots=True)
class Chain:
    """Beads that follow each other on both sides, and the sum of their scores."""

    score: float
    steps: tuple[Step, ...]


def with_moved(steps: Sequence[Step], scores: Scores, points: Sequence[Point]) -> tuple[Step, ...]:
    """`steps` with nulls that answer each other out of order joined into beads, and those that remain.

    `points` are sentences that share rare words (`toolkit.alignment.corridor`).
    """
    sources = _runs([step.source for step in steps if not step.targets])
    targets = _runs([step.target for step in steps if not step.sources])
    least = THRESHOLD + math.log(max(1, _total(sources) * _total(targets)))
    searched: dict[tuple[Run, Run], Chain] = {}
    joined: list[Step] = []
    while True:
        pairs = list(_pairs(sources, targets, points))
        searched = {pair: searched.get(pair) or best_chain(scores, *pair) for pair in pairs}
        best = max(searched.values(), key=lambda chain: chain.score, default=Chain(0.0, ()))
        if best.score < max(least, 1e-9):
            return _merged(steps, joined)
        confidence = 1.0 / (1.0 + math.exp(least - best.score - SURE))
        joined.extend(replace(step, confidence=confidence) for step in best.steps)
        first, last = best.steps[0], best.steps[-1]
        sources = _without(sources, (first.source, last.source + last.sources))
        targets = _without(targets, (first.target, last.target + last.targets))


def best_chain(scores: Scores, sources: Run, targets: Run) -> Chain:
    """The chain of beads within two runs that scores best; without beads where none scores above nought.

    A bead that scores less than `BRIDGE` is not looked at, so that two long runs which have nothing in common are soon
    done with.
    """
    import numpy as np

    beads = [
        (i + n, j + m, n, m, float(table[i, j]))
        for (n, m), table in scores.tables(range(*sources), range(*targets)).items()
        for i, j in np.argwhere(table >= BRIDGE).tolist()
    ]
    # The best total of a chain that ends in each cell, and the bead that it ends with.
    best: dict[tuple[int, int], tuple[float, Step]] = {}
    for i, j, n, m, score in sorted(beads):
        total = score + (best[i - n, j - m][0] if (i - n, j - m) in best else 0.0)
        if total > (best[i, j][0] if (i, j) in best else 0.0):
            best[i, j] = total, Step(sources[0] + i - n, targets[0] + j - m, n, m, 0.0, moved=True)
    if not best:
        return Chain(0.0, ())
    at = max(best, key=lambda cell: best[cell][0])
    total, steps = best[at][0], []
    while at in best:
        step = best[at][1]
        steps.append(step)
        at = (at[0] - step.sources, at[1] - step.targets)
    return Chain(total, tuple(reversed(steps)))


def _runs(nulls: Sequence[int]) -> list[Run]:
    """Consecutive positions as runs; `nulls` are in order."""
    runs: list[Run] = []
    for position in nulls:
        if runs and runs[-1][1] == position:
            runs[-1] = (runs[-1][0], position + 1)
        else:
            runs.append((position, position + 1))
    return runs


def _total(runs: Sequence[Run]) -> int:
    return sum(last - first for first, last in runs)


def _without(runs: Sequence[Run], taken: Run) -> list[Run]:
    """What is left of the runs."""
    parts = [part for first, last in runs for part in ((first, min(last, taken[0])), (max(first, taken[1]), last))]
    return sorted({(first, last) for first, last in parts if first < last})


def _pairs(sources: Sequence[Run], targets: Sequence[Run], points: Sequence[Point]) -> Iterator[tuple[Run, Run]]:
    """The runs that are searched against each other."""
    if len(sources) * len(targets) <= MANY:
        return ((ours, theirs) for ours in sources for theirs in targets)
    ours_of, theirs_of = ({at: run for run in runs for at in range(*run)} for runs in (sources, targets))
    return iter(sorted({(ours_of[i], theirs_of[j]) for i, j, _ in points if i in ours_of and j in theirs_of}))


def _merged(steps: Sequence[Step], joined: Sequence[Step]) -> tuple[Step, ...]:
    """All steps ordered by source, nulls of the target where they stand, those that are joined no longer."""
    starting = {step.source: step for step in joined}
    sources = {at for step in joined for at in range(step.source, step.source + step.sources)}
    targets = {at for step in joined for at in range(step.target, step.target + step.targets)}
    found: list[Step] = []
    for step in steps:
        if not step.targets and step.source in sources:
            if step.source in starting:
                found.append(starting[step.source])
        elif step.sources or step.target not in targets:
            found.append(step)
    return tuple(found)
