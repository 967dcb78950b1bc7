"""Passages that stand elsewhere in the other version, found among what the monotone pass left unexplained."""

from collections.abc import Sequence

from toolkit.alignment.search import Scores, Step

THRESHOLD = 7.0
"""The least score of a moved pair: the translation must be some thousand times as likely as chance."""


def with_moved(steps: Sequence[Step], scores: Scores) -> tuple[Step, ...]:
    """`steps` with pairs of nulls that answer each other out of order joined into beads, and those that remain.

    Two sentences are joined when each is the other's best among the nulls and their score passes `THRESHOLD`.
    """
    import numpy as np

    sources = [step for step in steps if not step.targets]
    targets = [step for step in steps if not step.sources]
    if not sources or not targets:
        return tuple(steps)
    positions = [step.target for step in targets]
    table = np.array([scores.row(step.source, (1, 1))[positions] for step in sources])
    partner = {
        sources[i].source: (targets[j].target, float(table[i, j]))
        for i, j in enumerate(table.argmax(axis=1).tolist())
        if table[i, j] >= THRESHOLD and int(table[:, j].argmax()) == i
    }
    joined = {target for target, _ in partner.values()}
    found: list[Step] = []
    for step in steps:
        if not step.targets and step.source in partner:
            target, score = partner[step.source]
            found.append(Step(step.source, target, 1, 1, scores.probability(score), moved=True))
        elif step.sources or step.target not in joined:
            found.append(step)
    return tuple(found)
