"""Where two alignments of one source agree to cut."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from toolkit.alignment import common_segments
from toolkit.model import Bead

Sizes = list[tuple[int, int]]


def alignment(sizes: Sizes) -> list[Bead]:
    """Beads in order, given as the numbers of their source and target sentences."""
    beads, i, j = [], 0, 0
    for n, m in sizes:
        beads.append(Bead(tuple(range(i, i + n)), tuple(range(j, j + m)), 1.0))
        i, j = i + n, j + m
    return beads


@pytest.mark.parametrize(
    ("first", "second", "expected"),
    [
        ([], [], []),
        ([(1, 1), (1, 1)], [(1, 1), (1, 1)], [((0,), (0,)), ((1,), (1,))]),
        ([(1, 1), (1, 1)], [(2, 1)], [((0, 1), (0,))]),
        ([(2, 1), (1, 1)], [(1, 1), (2, 1)], [((0, 1), (0, 1))]),
        ([(1, 1), (1, 0), (1, 1)], [(1, 1), (1, 1), (1, 1)], [((0,), (0,)), ((), (1,)), ((1,), (2,))]),
        ([(1, 0)], [(1, 0)], []),
        ([(1, 1), (0, 1), (1, 1)], [(1, 1), (1, 1)], [((0, 1), (0,)), ((2,), (1,))]),
        ([(0, 1), (1, 1)], [(1, 1)], [((0, 1), (0,))]),
        ([(0, 2)], [(0, 1)], [((0, 1), (0,))]),
    ],
    ids=[
        "empty",
        "same",
        "merged",
        "crossing",
        "omitted-in-one",
        "omitted-in-both",
        "added-stays-with-before",
        "added-at-the-start",
        "no-source",
    ],
)
def test_known_segments(first: Sizes, second: Sizes, expected: object) -> None:
    assert common_segments(alignment(first), alignment(second)) == expected


def test_moved_bead_takes_its_target_along() -> None:
    first = [Bead((0,), (1,), 1.0), Bead((1,), (0,), 1.0, moved=True)]
    assert common_segments(first, alignment([(1, 1), (1, 1)])) == [((1,), (0,)), ((0,), (1,))]


SIZES = st.lists(st.sampled_from([(1, 1), (1, 2), (2, 1), (3, 1), (2, 2), (1, 0), (0, 1)]), max_size=12)


def padded(sizes: Sizes, sources: int) -> Sizes:
    """Goes on one to one until `sources` are covered."""
    return sizes + [(1, 1)] * (sources - sum(n for n, _ in sizes))


@given(SIZES, SIZES)
def test_segments_partition_both_targets_and_cross_no_bead(first: Sizes, second: Sizes) -> None:
    sources = max(sum(n for n, _ in sizes) for sizes in (first, second))
    sides = [alignment(padded(sizes, sources)) for sizes in (first, second)]
    segments = common_segments(*sides)
    for number, beads in enumerate(sides):
        held = [segment[number] for segment in segments]
        # In order, each target sentence once.
        assert [j for part in held for j in part] == [j for bead in beads for j in bead.target]
        place = {j: at for at, part in enumerate(held) for j in part}
        assert all(len({place[j] for j in bead.target}) <= 1 for bead in beads)


@given(SIZES)
def test_an_alignment_with_itself_cuts_at_every_bead(sizes: Sizes) -> None:
    beads = alignment([size for size in sizes if size != (0, 1)])
    assert common_segments(beads, beads) == [(bead.target, bead.target) for bead in beads if bead.target]
