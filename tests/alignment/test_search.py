"""The dynamic programme against all chains of beads, tried one by one on tiny documents."""

import math
from collections.abc import Iterator
from dataclasses import dataclass
from typing import TYPE_CHECKING

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from toolkit.alignment.search import LARGEST, SIZES, TEMPERATURE, Scores, Step, best_path
from toolkit.model import Sentence

if TYPE_CHECKING:
    from numpy import float64
    from numpy.typing import NDArray

Chain = tuple[tuple[int, int, int, int], ...]


@dataclass(frozen=True)
class Drawn:
    """Evidence drawn by lot: `table[n, m][i, j]` for `n` sentences from `i` against `m` from `j`."""

    table: "dict[tuple[int, int], NDArray[float64]]"

    def row(self, start: int, size: int, width: int) -> "NDArray[float64]":
        row: NDArray[float64] = self.table[size, width][start]
        return row.copy()


def drawn(sources: int, targets: int, seed: int, spread: float) -> Scores:
    random = np.random.default_rng(seed)
    table = {
        (n, m): random.normal(0.0, spread, (max(0, sources - n + 1), max(0, targets - m + 1)))
        for n in range(1, LARGEST + 1)
        for m in range(1, LARGEST + 1)
    }

    def sentences(size: int) -> list[Sentence]:
        paragraphs = np.cumsum(random.integers(0, 2, size)).tolist()
        lengths = random.integers(5, 60, size).tolist()
        return [Sentence(i, "x" * lengths[i], 0, lengths[i], paragraphs[i]) for i in range(size)]

    return Scores(Drawn(table), sentences(sources), sentences(targets), "zh")


def chains(sources: int, targets: int, i: int = 0, j: int = 0) -> Iterator[Chain]:
    """Every way to cover both documents with beads."""
    if (i, j) == (sources, targets):
        yield ()
    for n, m in SIZES:
        if i + n <= sources and j + m <= targets:
            for rest in chains(sources, targets, i + n, j + m):
                yield ((i, j, n, m), *rest)


def score(scores: Scores, bead: tuple[int, int, int, int]) -> float:
    i, j, n, m = bead
    return float(scores.row(i, (n, m))[j]) if n and m else scores.null


def as_bead(step: Step) -> tuple[int, int, int, int]:
    return (step.source, step.target, step.sources, step.targets)


TINY = st.integers(0, 4)


@given(TINY, TINY, st.integers(0, 2**32 - 1), st.sampled_from([0.0, 1.0, 6.0]))
def test_best_path_is_optimal_and_its_confidence_is_the_posterior(
    sources: int, targets: int, seed: int, spread: float
) -> None:
    scores = drawn(sources, targets, seed, spread)
    beads = {bead: score(scores, bead) for chain in chains(sources, targets) for bead in chain}
    totals = {chain: sum(beads[bead] for bead in chain) for chain in chains(sources, targets)}
    found = best_path(scores)
    assert sum(beads[as_bead(step)] for step in found) == pytest.approx(max(totals.values()), abs=1e-6)

    weights = {chain: math.exp(total / TEMPERATURE) for chain, total in totals.items()}
    for step in found:
        with_it = sum(weight for chain, weight in weights.items() if as_bead(step) in chain)
        assert step.confidence == pytest.approx(with_it / sum(weights.values()), abs=1e-6)


def test_beads_larger_than_the_document_are_not_tried() -> None:
    assert [as_bead(step) for step in best_path(drawn(1, 1, 7, 0.0))] == [(0, 0, 1, 1)]
