"""The dynamic programme against all chains of beads, tried one by one on tiny documents."""

import math
from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import cached_property
from itertools import pairwise
from typing import TYPE_CHECKING

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from toolkit.alignment.corridor import Stretch
from toolkit.alignment.priors import Kind, Priors, kind_of
from toolkit.alignment.scores import IMPOSSIBLE, SIZES, Scores
from toolkit.alignment.search import MOVES, Lattice, Search, Step

if TYPE_CHECKING:
    from toolkit.alignment.encoders.interface import Size, Table

Move = tuple[int, int, int, int]
"""A bead or null: its first source and target sentence, and its sizes."""

KINDS: tuple[Kind, ...] = ("1-1", "1-n", "n-1", "n-n", "source-null", "target-null")


class Drawn(Scores):
    """Scores drawn by lot, those of each null by itself."""

    def __init__(self, sources: int, targets: int, seed: int, spread: float) -> None:
        random = np.random.default_rng(seed)
        self.sources, self.targets = sources, targets
        self.source_nulls = random.normal(-1.0, spread, sources)
        self.target_nulls = random.normal(-1.0, spread, targets)
        self.whole = {
            (n, m): random.normal(-0.5 * (n + m), spread, (max(0, sources - n + 1), max(0, targets - m + 1))).astype(
                np.float32
            )
            for n, m in SIZES
        }

    def tables(self, sources: range, targets: range) -> "Mapping[Size, Table]":
        return {
            (n, m): table[sources.start : sources.stop - n + 1, targets.start : max(0, targets.stop - m + 1)]
            if len(sources) >= n and len(targets) >= m
            else np.zeros((max(0, len(sources) - n + 1), max(0, len(targets) - m + 1)), np.float32)
            for (n, m), table in self.whole.items()
        }

    def of(self, move: Move) -> float:
        i, j, n, m = move
        if not m:
            return float(self.source_nulls[i])
        return float(self.whole[n, m][i, j]) if n else float(self.target_nulls[j])


EVEN = Priors(dict.fromkeys(KINDS, 1.0), dict.fromkeys(KINDS, 1.0))


def favouring(seed: int) -> Priors:
    """Priors of a document that is unlike others."""
    random = np.random.default_rng(seed)
    return Priors(*(dict(zip(KINDS, random.dirichlet(np.ones(6)).tolist(), strict=True)) for _ in range(2)))


def bonus(priors: Priors, move: Move) -> float:
    kind = kind_of(move[2:])
    return 0.0 if kind == "n-n" else math.log(priors.shares[kind] / priors.usual[kind])


@dataclass(frozen=True)
class BruteForce:
    """Every chain that runs within the stretches."""

    scores: Drawn
    priors: Priors
    stretches: Sequence[Stretch]

    def stretch(self, row: int) -> range:
        """The target sentences that beads from a source sentence may hold; those of the last one after the end."""
        return next((targets for sources, targets in self.stretches if row in sources), self.stretches[-1][1])

    def columns(self, row: int) -> range:
        return range(self.stretch(row).start, self.stretch(row).stop + 1)

    def moves(self, i: int, j: int) -> Iterator[Move]:
        for n, m in MOVES:
            if i + n <= self.scores.sources and j + m in self.columns(i) and j + m in self.columns(i + n):
                yield i, j, n, m

    def chains(self, i: int = 0, j: int = 0) -> Iterator[tuple[Move, ...]]:
        if (i, j) == (self.scores.sources, self.scores.targets):
            yield ()
        for move in self.moves(i, j):
            for rest in self.chains(i + move[2], j + move[3]):
                yield (move, *rest)

    @cached_property
    def totals(self) -> dict[tuple[Move, ...], float]:
        return {
            chain: sum(self.scores.of(move) + bonus(self.priors, move) for move in chain) for chain in self.chains()
        }

    @cached_property
    def probabilities(self) -> dict[Move, float]:
        found: dict[Move, float] = defaultdict(float)
        whole = math.fsum(map(math.exp, self.totals.values()))
        for chain, total in self.totals.items():
            for move in chain:
                found[move] += math.exp(total) / whole
        return found

    def confidence(self, move: Move) -> float:
        """How likely a bead is; a null wherever it may stand."""
        if move[2] and move[3]:
            return self.probabilities[move]
        side = 0 if move[2] else 1
        return sum(
            likely
            for other, likely in self.probabilities.items()
            if other[2:] == move[2:] and other[side] == move[side]
        )


def whole(scores: Scores) -> tuple[Stretch, ...]:
    return ((range(scores.sources), range(scores.targets)),)


def as_move(step: Step) -> Move:
    return (step.source, step.target, step.sources, step.targets)


def posteriors(search: Search) -> dict[Move, float]:
    found: dict[Move, float] = {}
    for row, column, size, probabilities in search.posteriors():
        for at, probability in enumerate(probabilities.tolist(), column):
            assert (row, at, *size) not in found, "a move is told once"
            found[row, at, *size] = probability
    return found


def check(scores: Drawn, priors: Priors, stretches: Sequence[Stretch]) -> None:
    search, brute = Search(Lattice(scores, stretches), priors), BruteForce(scores, priors, stretches)
    path = search.path()
    assert tuple(map(as_move, path)) in brute.totals
    assert brute.totals[tuple(map(as_move, path))] == pytest.approx(max(brute.totals.values()), abs=1e-5)
    assert search.total == pytest.approx(math.log(math.fsum(map(math.exp, brute.totals.values()))), abs=1e-5)
    assert not any(step.moved for step in path)
    for step in path:
        assert step.confidence == pytest.approx(brute.confidence(as_move(step)), abs=1e-5)
    found = posteriors(search)
    for move in found.keys() | brute.probabilities.keys():
        assert found.get(move, 0.0) == pytest.approx(brute.probabilities.get(move, 0.0), abs=1e-5), move
    expected = search.expected()
    for kind in KINDS:
        told = math.fsum(share for move, share in brute.probabilities.items() if kind_of(move[2:]) == kind)
        assert expected[kind] == pytest.approx(told, abs=1e-4)


TINY = st.integers(0, 4)
SEEDS = st.integers(0, 2**32 - 1)


@given(TINY, TINY, SEEDS, st.sampled_from([0.0, 1.0, 6.0]), st.booleans())
def test_search_equals_brute_force(sources: int, targets: int, seed: int, spread: float, even: bool) -> None:
    scores = Drawn(sources, targets, seed, spread)
    check(scores, EVEN if even else favouring(seed), whole(scores))


@st.composite
def corridors(draw: st.DrawFn) -> tuple[int, int, tuple[Stretch, ...]]:
    """Stretches as a corridor gives them, for documents of a few sentences."""
    sources, targets = draw(st.integers(2, 5)), draw(st.integers(1, 5))
    cuts = sorted(draw(st.sets(st.integers(1, sources - 1), min_size=1)))
    edges = [0, *cuts, sources]
    stretches: list[Stretch] = []
    low = high = 0
    for start, stop in pairwise(edges):
        low = draw(st.integers(low, max(low, high - 1))) if start else 0
        high = targets if stop == sources else draw(st.integers(max(high, low + 1), targets))
        stretches.append((range(start, stop), range(low, high)))
    return sources, targets, tuple(stretches)


@given(corridors(), SEEDS, st.booleans())
def test_search_of_a_corridor_equals_brute_force_within_it(
    corridor: tuple[int, int, tuple[Stretch, ...]], seed: int, even: bool
) -> None:
    sources, targets, stretches = corridor
    check(Drawn(sources, targets, seed, 1.0), EVEN if even else favouring(seed), stretches)


def test_what_lies_outside_the_corridor_is_not_found() -> None:
    scores = Drawn(4, 4, 1, 0.0)
    scores.whole[1, 1][0, 3] = 50.0
    narrow = ((range(2), range(3)), (range(2, 4), range(1, 4)))
    assert (0, 3, 1, 1) in map(as_move, Search(Lattice(scores, whole(scores)), EVEN).path())
    assert all(step.target != 3 or step.source for step in Search(Lattice(scores, narrow), EVEN).path())


@given(TINY, TINY, SEEDS)
def test_every_sentence_is_in_one_bead(sources: int, targets: int, seed: int) -> None:
    scores = Drawn(sources, targets, seed, 2.0)
    covered = np.zeros(sources), np.zeros(targets)
    for (i, j, n, m), probability in posteriors(Search(Lattice(scores, whole(scores)), EVEN)).items():
        covered[0][i : i + n] += probability
        covered[1][j : j + m] += probability
    np.testing.assert_allclose(np.concatenate(covered), 1.0, atol=1e-5)


@pytest.mark.parametrize(("sources", "targets"), [(0, 0), (3, 0), (0, 3)])
def test_beside_an_empty_document_everything_is_null(sources: int, targets: int) -> None:
    scores = Drawn(sources, targets, 3, 5.0)
    search = Search(Lattice(scores, whole(scores)), favouring(3))
    assert [as_move(step) for step in search.path()] == [
        *((i, 0, 1, 0) for i in range(sources)),
        *((0, j, 0, 1) for j in range(targets)),
    ]
    assert [step.confidence for step in search.path()] == pytest.approx([1.0] * (sources + targets))
    assert search.expected() == pytest.approx(
        dict.fromkeys(KINDS, 0.0) | {"source-null": sources, "target-null": targets}
    )


def test_each_null_has_a_cost_of_its_own() -> None:
    scores = Drawn(2, 1, 1, 0.0)
    for table in scores.whole.values():
        table[:] = -9.0
    scores.whole[1, 1][:] = 0.0
    scores.source_nulls, scores.target_nulls = np.array([-4.0, -1.0]), np.array([-2.0])
    assert [as_move(step) for step in Search(Lattice(scores, whole(scores)), EVEN).path()] == [
        (0, 0, 1, 1),
        (1, 1, 1, 0),
    ]
    scores.source_nulls = np.array([-1.0, -4.0])
    assert [as_move(step) for step in Search(Lattice(scores, whole(scores)), EVEN).path()] == [
        (0, 0, 1, 0),
        (1, 0, 1, 1),
    ]


def test_a_prior_decides_between_two_that_score_alike() -> None:
    scores = Drawn(1, 1, 1, 0.0)
    for table in scores.whole.values():
        table[:] = -3.0
    scores.source_nulls, scores.target_nulls = np.array([-1.0]), np.array([-1.9])
    usual = dict.fromkeys(KINDS, 0.1)
    assert len(Search(Lattice(scores, whole(scores)), Priors(usual, usual)).path()) == 2
    of_beads = Priors(usual, usual | {"1-1": 0.12})
    [step] = Search(Lattice(scores, whole(scores)), of_beads).path()
    assert step.confidence == pytest.approx(1.2 * math.exp(-3.0) / (1.2 * math.exp(-3.0) + 2 * math.exp(-2.9)))


def test_what_cannot_be_stays_out() -> None:
    """A blank line's beads are impossible, and the figures of all others stay exact."""
    scores = Drawn(3, 3, 5, 1.0)
    for (n, _), table in scores.whole.items():
        table[max(0, 2 - n) : 2] = IMPOSSIBLE
    search = Search(Lattice(scores, whole(scores)), EVEN)
    assert [as_move(step)[2:] for step in search.path() if step.source == 1 and step.sources] == [(1, 0)]
    found = posteriors(search)
    assert math.fsum(share for (i, _, n, m), share in found.items() if (i, n, m) == (1, 1, 0)) == pytest.approx(1.0)
    assert not any(share for (i, _, n, m), share in found.items() if i <= 1 < i + n and m)


def test_figures_hold_in_a_long_document() -> None:
    """Sums over all chains of a document whose scores run into the thousands."""
    scores = Drawn(200, 200, 9, 30.0)
    search = Search(Lattice(scores, whole(scores)), EVEN)
    path = search.path()
    assert search.total >= sum(scores.of(as_move(step)) for step in path) - 1e-3
    covered = np.zeros(200)
    for row, _, (n, _), probabilities in search.posteriors():
        covered[row : row + n] += probabilities.sum()
    np.testing.assert_allclose(covered, 1.0, atol=1e-6)
