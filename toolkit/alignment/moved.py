"""Passages that stand elsewhere in the other version, found among what the monotone pass left unexplained or in doubt.

Runs of such sentences of the source are searched against those of the target for the chain of beads that scores best,
as Smith and Waterman (1981) search two sequences for a common part; it is taken out, and the search goes on in what is
left until nothing is better than chance.
"""

import math
from collections.abc import Sequence
from dataclasses import dataclass, replace
from itertools import product

from toolkit.alignment.chain import Point
from toolkit.alignment.scores import Scores
from toolkit.alignment.search import Step

THRESHOLD = -2.0
"""What a moved chain must score beyond the logarithm of how many pairs of sentences were compared."""

DOUBTFUL = 0.5
"""Confidence below which a bead in order gives its sentences up to a moved chain."""

SURE = 1.5
"""Log-odds that a chain at the threshold is right, as measured."""

BRIDGE = -1.0
"""The least score of a bead in a moved chain, of which others must be better."""

LONGEST = 64
"""Sentences of a run; longer ones are cut, which bounds time and memory where two long documents share little."""

MANY = 400
"""Pairs of runs up to which all are searched; of more, those that share a word which is rare enough."""

RARE = 0.5
"""What the rare words of a point must weigh there."""

Run = tuple[int, int]
"""Consecutive sentences: the first, and the one after the last."""


@dataclass(frozen=True, slots=True)
class Chain:
    """Beads that follow each other on both sides, and the sum of their scores."""

    score: float
    steps: tuple[Step, ...]


NOTHING = Chain(0.0, ())
"""No chain."""


def with_moved(steps: Sequence[Step], scores: Scores, points: Sequence[Point]) -> tuple[Step, ...]:
    """`steps` with sentences that answer each other out of order joined into beads, and those that remain.

    Looked at are nulls and the sentences of doubtful beads: a moved sentence and one that was left out elsewhere may
    have been joined for want of better. `points` are sentences that share rare words (`toolkit.alignment.corridor`).
    """
    doubtful = [step for step in steps if step.is_null or step.confidence < DOUBTFUL]
    sources = _runs([i for step in doubtful for i in step.source_range])
    targets = _runs([j for step in doubtful for j in step.target_range])
    alone = (
        {i for step in steps if not step.targets for i in step.source_range},
        {j for step in steps if not step.sources for j in step.target_range},
    )
    sure = [step for step in steps if not step.is_null and step.confidence >= DOUBTFUL]
    least = max(1e-9, THRESHOLD + math.log(max(1, _total(sources) * _total(targets))))
    searched: dict[tuple[Run, Run], Chain] = {}
    joined: list[Step] = []
    while True:
        pairs = _pairs(sources, targets, points)
        for pair in pairs:
            if pair not in searched:
                chain = best_chain(scores, *pair)
                stands = chain.score >= least and (_of(chain, alone) or _out_of_order(chain, sure))
                searched[pair] = chain if stands else NOTHING
        best = max((searched[pair] for pair in pairs), key=lambda chain: chain.score, default=NOTHING)
        if best is NOTHING:
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
        return NOTHING
    at = max(best, key=lambda cell: best[cell][0])
    total, steps = best[at][0], []
    while at in best:
        step = best[at][1]
        steps.append(step)
        at = (at[0] - step.sources, at[1] - step.targets)
    return Chain(total, tuple(reversed(steps)))


def _out_of_order(chain: Chain, sure: Sequence[Step]) -> bool:
    """Whether a bead that is sure stands before the chain on one side and behind it on the other."""
    first = chain.steps[0]
    return any((step.source - first.source) * (step.target - first.target) < 0 for step in sure)


def _of(chain: Chain, alone: tuple[set[int], set[int]]) -> bool:
    """Whether all sentences of the chain stood alone."""
    return all(
        alone[0].issuperset(step.source_range) and alone[1].issuperset(step.target_range) for step in chain.steps
    )


def _runs(positions: Sequence[int]) -> list[Run]:
    """Consecutive positions as runs; `positions` are in order."""
    runs: list[Run] = []
    for position in positions:
        if runs and runs[-1][1] == position and position - runs[-1][0] < LONGEST:
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


def _pairs(sources: Sequence[Run], targets: Sequence[Run], points: Sequence[Point]) -> list[tuple[Run, Run]]:
    """The runs that are searched against each other."""
    if len(sources) * len(targets) <= MANY:
        return list(product(sources, targets))
    ours_of, theirs_of = ({at: run for run in runs for at in range(*run)} for runs in (sources, targets))
    found = {
        (ours_of[i], theirs_of[j]) for i, j, weight in points if weight >= RARE and i in ours_of and j in theirs_of
    }
    return sorted(found)


def _merged(steps: Sequence[Step], joined: Sequence[Step]) -> tuple[Step, ...]:
    """All steps ordered by source, nulls of the target where they stand; what a joined step took is no longer there."""
    starting = {step.source: step for step in joined}
    sources = {i for step in joined for i in step.source_range}
    targets = {j for step in joined for j in step.target_range}
    found: list[Step] = []
    for step in steps:
        ours = [i for i in step.source_range if i not in sources]
        theirs = [j for j in step.target_range if j not in targets]
        if len(ours) == step.sources and len(theirs) == step.targets:
            found.append(step)
            continue
        # What is left of a bead that gave sentences up stays a bead where it can.
        whole = all(side and side[-1] - side[0] < len(side) for side in (ours, theirs))
        for i in step.source_range:
            if i in starting:
                found.append(starting[i])
            elif whole and i == ours[0]:
                found.append(Step(i, theirs[0], len(ours), len(theirs), step.confidence))
            elif not whole and i in ours:
                found.append(Step(i, step.target, 1, 0, 1.0 - step.confidence))
        if not whole:
            found.extend(Step(step.source, j, 0, 1, 1.0 - step.confidence) for j in theirs)
    return tuple(found)
