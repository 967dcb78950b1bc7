"""Passages out of order: found as a block, not invented, and every sentence still in its one bead."""

import math
from collections.abc import Mapping
from itertools import pairwise
from typing import TYPE_CHECKING

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from toolkit.alignment.moved import MANY, SURE, THRESHOLD, best_chain, with_moved
from toolkit.alignment.scores import SIZES, Scores
from toolkit.alignment.search import Step

if TYPE_CHECKING:
    from toolkit.alignment.chain import Point
    from toolkit.alignment.encoders.interface import Size, Table


LEAST_CONFIDENCE = 1 / (1 + math.exp(-SURE)) - 1e-6
"""What a chain that is just good enough is believed."""


class Given(Scores):
    """One score for all beads but those that are given."""

    def __init__(self, sources: int, targets: int, given: Mapping[tuple[int, int, int, int], float]) -> None:
        self.sources, self.targets = sources, targets
        self.given = given
        self.asked: list[tuple[range, range]] = []

    def tables(self, sources: range, targets: range) -> "Mapping[Size, Table]":
        self.asked.append((sources, targets))
        found: dict[Size, Table] = {}
        for n, m in SIZES:
            shape = max(0, len(sources) - n + 1), max(0, len(targets) - m + 1)
            found[n, m] = np.full(shape, -5.0, np.float32)
        for (i, j, n, m), score in self.given.items():
            at = i - sources.start, j - targets.start
            if min(at) >= 0 and at[0] < found[n, m].shape[0] and at[1] < found[n, m].shape[1]:
                found[n, m][at] = score
        return found


def source_nulls(*places: int, target: int = 0) -> list[Step]:
    return [Step(i, target, 1, 0, 0.9) for i in places]


def target_nulls(*places: int, source: int = 0) -> list[Step]:
    return [Step(source, j, 0, 1, 0.9) for j in places]


def shape(steps: tuple[Step, ...]) -> list[tuple[int, int, int, int]]:
    return [(step.source, step.target, step.sources, step.targets) for step in steps]


# Sentences 0 and 1 of the source stand at the end of the target.
BLOCK = [
    *source_nulls(0, 1),
    Step(2, 0, 1, 1, 0.9),
    Step(3, 1, 1, 1, 0.9),
    *target_nulls(2, 3, source=4),
]


def test_a_chain_of_two_beads_moves_as_one_block() -> None:
    found = with_moved(BLOCK, Given(4, 4, {(0, 2, 1, 1): 3.0, (1, 3, 1, 1): 3.0}), ())
    assert shape(found) == [(0, 2, 1, 1), (1, 3, 1, 1), (2, 0, 1, 1), (3, 1, 1, 1)]
    assert [step.moved for step in found] == [True, True, False, False]
    assert [step.confidence for step in found[2:]] == [0.9, 0.9]


# Sentence 1 of the source was joined with 0 for want of better; its counterpart 2 stands behind the sure bead of 2.
DOUBTFUL_PAIR = [Step(0, 0, 2, 1, 0.3), Step(2, 1, 1, 1, 0.9), *target_nulls(2, source=3)]


def test_what_a_doubtful_bead_keeps_stays_a_bead() -> None:
    found = with_moved(DOUBTFUL_PAIR, Given(3, 3, {(1, 2, 1, 1): 9.0}), ())
    assert shape(found) == [(0, 0, 1, 1), (1, 2, 1, 1), (2, 1, 1, 1)]
    assert [step.moved for step in found] == [False, True, False]
    assert found[0].confidence == 0.3


def test_what_is_left_on_both_sides_of_a_gap_stands_alone_in_order() -> None:
    steps = [Step(0, 0, 3, 1, 0.3), Step(3, 1, 1, 1, 0.9), *target_nulls(2, source=4)]
    found = with_moved(steps, Given(4, 3, {(1, 2, 1, 1): 9.0}), ())
    assert shape(found) == [(0, 0, 1, 0), (1, 2, 1, 1), (2, 0, 1, 0), (0, 0, 0, 1), (3, 1, 1, 1)]


def test_a_sure_bead_gives_nothing_up() -> None:
    steps = [Step(0, 0, 2, 1, 0.8), *DOUBTFUL_PAIR[1:]]
    assert with_moved(steps, Given(3, 3, {(1, 2, 1, 1): 9.0}), ()) == tuple(steps)


def test_a_doubtful_bead_that_is_only_cut_otherwise_has_not_moved() -> None:
    steps = [Step(0, 0, 1, 1, 0.9), Step(1, 1, 2, 1, 0.3), Step(3, 2, 1, 1, 0.9)]
    assert with_moved(steps, Given(4, 3, {(1, 1, 1, 1): 9.0}), ()) == tuple(steps)


def test_two_that_follow_each_other_count_together() -> None:
    """Neither is enough by itself."""
    places = (0, 1, *range(3, 20, 2))
    nulls = [*source_nulls(*places), *target_nulls(*places)]
    half = (THRESHOLD + math.log(len(places) ** 2) + 0.1) / 2
    assert half > 0.1
    assert with_moved(nulls, Given(20, 20, {(0, 0, 1, 1): half}), ()) == tuple(nulls)
    found = with_moved(nulls, Given(20, 20, {(0, 0, 1, 1): half, (1, 1, 1, 1): half}), ())
    assert shape(found)[:2] == [(0, 0, 1, 1), (1, 1, 1, 1)]


def test_nothing_is_invented() -> None:
    assert with_moved(BLOCK, Given(4, 4, {}), ()) == tuple(BLOCK)
    assert with_moved(BLOCK, Given(4, 4, {(0, 2, 1, 1): 0.0}), ()) == tuple(BLOCK)
    assert with_moved([], Given(0, 0, {}), ()) == ()
    assert with_moved(BLOCK[2:4], Given(4, 4, {}), ()) == tuple(BLOCK[2:4])


def test_more_pairs_need_a_higher_score() -> None:
    nulls = [*source_nulls(*range(0, 40, 2)), *target_nulls(*range(0, 40, 2))]
    least = THRESHOLD + math.log(20 * 20)
    assert with_moved(nulls, Given(40, 40, {(4, 30, 1, 1): least - 0.01}), ()) == tuple(nulls)
    moved = with_moved(nulls, Given(40, 40, {(4, 30, 1, 1): least + 0.01}), ())
    [step] = [step for step in moved if step.moved]
    assert step.confidence == pytest.approx(LEAST_CONFIDENCE, abs=0.01)


def test_confidence_grows_with_the_score() -> None:
    low, high = (with_moved(BLOCK, Given(4, 4, {(0, 2, 1, 1): score}), ())[0].confidence for score in (2.0, 8.0))
    assert 0.5 < low < high < 1.0


def test_a_moved_bead_of_several_sentences() -> None:
    found = with_moved(BLOCK, Given(4, 4, {(0, 2, 2, 2): 9.0}), ())
    assert shape(found) == [(0, 2, 2, 2), (2, 0, 1, 1), (3, 1, 1, 1)]


def test_what_is_left_of_a_run_is_searched_again() -> None:
    """The best part is taken out of the middle; what stands before and after it may go elsewhere."""
    nulls = [*source_nulls(0, 1, 2), Step(3, 0, 1, 1, 0.9), *target_nulls(1, 2, 3, source=4)]
    found = with_moved(nulls, Given(4, 4, {(1, 2, 1, 1): 9.0, (0, 3, 1, 1): 8.0, (2, 1, 1, 1): 7.0}), ())
    assert shape(found) == [(0, 3, 1, 1), (1, 2, 1, 1), (2, 1, 1, 1), (3, 0, 1, 1)]


def test_no_bead_reaches_over_what_was_taken() -> None:
    nulls = [*source_nulls(0, 1, 2), Step(3, 0, 1, 1, 0.9), *target_nulls(1, 2, 3, source=4)]
    scores = Given(4, 4, {(1, 2, 1, 1): 9.0, (0, 1, 3, 1): 8.0, (0, 1, 1, 1): 7.0})
    found = with_moved(nulls, scores, ())
    assert shape(found) == [(0, 1, 1, 1), (1, 2, 1, 1), (2, 0, 1, 0), (3, 0, 1, 1), (4, 3, 0, 1)]


def test_the_whole_of_a_chain_is_taken_out() -> None:
    """None of its sentences is joined a second time, however well it would score."""
    nulls = [*source_nulls(0, 1), Step(2, 0, 1, 1, 0.9), *target_nulls(1, 2, source=3), Step(3, 3, 1, 1, 0.9)]
    nulls += [*source_nulls(4, target=4), *target_nulls(4, source=5)]
    block = {(0, 1, 1, 1): 9.0, (1, 2, 1, 1): 9.0}
    again = {(0, 4, 1, 1): 8.0, (1, 4, 1, 1): 8.0, (4, 1, 1, 1): 8.0, (4, 2, 1, 1): 8.0}
    found = with_moved(nulls, Given(5, 5, block | again), ())
    assert shape(found) == [(0, 1, 1, 1), (1, 2, 1, 1), (2, 0, 1, 1), (3, 3, 1, 1), (4, 4, 1, 0), (5, 4, 0, 1)]


def test_a_chain_has_no_gap() -> None:
    scores = Given(3, 3, {(0, 0, 1, 1): 5.0, (2, 2, 1, 1): 4.0})
    assert shape(best_chain(scores, (0, 3), (0, 3)).steps) == [(0, 0, 1, 1)]
    # Unless what lies between costs less than the second brings.
    scores = Given(3, 3, {(0, 0, 1, 1): 5.0, (1, 1, 1, 1): -1.0, (2, 2, 1, 1): 4.0})
    assert best_chain(scores, (0, 3), (0, 3)).score == pytest.approx(8.0)


def test_a_chain_within_runs_that_start_elsewhere() -> None:
    chain = best_chain(Given(9, 9, {(5, 7, 1, 2): 5.0, (4, 3, 1, 1): 9.0}), (5, 7), (6, 9))
    assert (chain.score, shape(chain.steps)) == (5.0, [(5, 7, 1, 2)])
    assert best_chain(Given(9, 9, {}), (5, 7), (6, 9)).steps == ()


def test_of_very_many_runs_those_with_points_are_searched() -> None:
    count = math.isqrt(MANY) + 3
    places = range(0, 2 * count, 2)
    nulls = [*source_nulls(*places), *target_nulls(*places)]
    scores = Given(2 * count, 2 * count, {(4, 30, 1, 1): 20.0, (8, 12, 1, 1): 20.0})
    points: list[Point] = [(4, 30, 1.0), (5, 12, 1.0), (8, 13, 1.0), (10, 20, 0.1)]
    found = with_moved(nulls, scores, points)
    assert [(step.source, step.target) for step in found if step.moved] == [(4, 30)]
    assert scores.asked == [(range(4, 5), range(30, 31))], "10 and 20 share no word that is rare enough"
    # Of no more than that, all are.
    fewer = [step for step in nulls if max(step.source, step.target) < 2 * (count - 3)]
    found = with_moved(fewer, Given(2 * count, 2 * count, scores.given), ())
    assert [(step.source, step.target) for step in found if step.moved] == [(4, 30), (8, 12)]


@st.composite
def passes(draw: st.DrawFn) -> tuple[list[Step], Given]:
    """A monotone pass, and scores drawn by lot."""
    steps: list[Step] = []
    i = j = 0
    sizes = st.sampled_from([(1, 1), (1, 0), (0, 1), (1, 0), (0, 1), (2, 1), (1, 2)])
    for n, m in draw(st.lists(sizes, max_size=12)):
        steps.append(Step(i, j, n, m, 0.5))
        i, j = i + n, j + m
    places = st.tuples(
        st.integers(0, max(0, i - 1)), st.integers(0, max(0, j - 1)), st.integers(1, 3), st.integers(1, 3)
    )
    return steps, Given(i, j, draw(st.dictionaries(places, st.floats(-9.0, 9.0), max_size=12)))


@given(passes())
def test_every_sentence_stands_in_one_bead_in_order(drawn: tuple[list[Step], Given]) -> None:
    steps, scores = drawn
    found = with_moved(steps, scores, ())
    assert [i for step in found for i in range(step.source, step.source + step.sources)] == list(range(scores.sources))
    assert sorted(j for step in found for j in range(step.target, step.target + step.targets)) == list(
        range(scores.targets)
    )
    in_place = [step for step in found if not step.moved]
    assert in_place == [step for step in steps if step in in_place], "beads of the pass stay as they were"
    assert all(before.target < after.target for before, after in pairwise(s for s in in_place if s.targets))
    assert all(step in found for step in steps if step.sources and step.targets)
    for step in found:
        assert not step.moved or (step.sources and step.targets and LEAST_CONFIDENCE <= step.confidence <= 1.0)


@given(passes())
def test_what_is_joined_was_worth_it(drawn: tuple[list[Step], Given]) -> None:
    steps, scores = drawn
    pairs = sum(not step.targets for step in steps) * sum(not step.sources for step in steps)
    total = sum(
        scores.given.get((step.source, step.target, step.sources, step.targets), -5.0)
        for step in with_moved(steps, scores, ())
        if step.moved
    )
    assert total == 0.0 or total >= max(0.0, THRESHOLD + math.log(pairs)) - 1e-4
