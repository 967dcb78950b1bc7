"""The heaviest chain against all chains, tried one by one."""

from itertools import combinations

from hypothesis import given
from hypothesis import strategies as st

from toolkit.alignment.chain import Point, heaviest_chain

PLACES = st.integers(0, 6)
POINTS = st.lists(
    st.tuples(PLACES, PLACES, st.sampled_from([0.25, 0.5, 1.0, 2.0])), max_size=8, unique_by=lambda point: point[:2]
)


def runs_forward(chain: list[tuple[int, int]]) -> bool:
    return all(i < k and j < m for (i, j), (k, m) in zip(chain, chain[1:], strict=False))


@given(POINTS)
def test_no_chain_is_heavier(points: list[Point]) -> None:
    weights = {(i, j): weight for i, j, weight in points}
    chain = heaviest_chain(sorted(points))
    assert set(chain) <= set(weights)
    assert runs_forward(chain)
    heaviest = max(
        sum(weights[place] for place in places)
        for count in range(len(points) + 1)
        for places in combinations(sorted(weights), count)
        if runs_forward(list(places))
    )
    assert sum(weights[place] for place in chain) == heaviest


@given(POINTS)
def test_only_the_order_of_sources_counts(points: list[Point]) -> None:
    by_source = sorted(points, key=lambda point: (point[0], -point[1]))
    weights = {(i, j): weight for i, j, weight in points}
    assert sum(weights[place] for place in heaviest_chain(by_source)) == sum(
        weights[place] for place in heaviest_chain(sorted(points))
    )


def test_a_heavy_point_beats_two_light_ones() -> None:
    points = [(0, 5, 3.0), (1, 1, 1.0), (2, 2, 1.0), (3, 6, 1.0)]
    assert heaviest_chain(points) == [(0, 5), (3, 6)]


def test_points_of_one_sentence_do_not_follow_each_other() -> None:
    assert len(heaviest_chain([(0, 0, 1.0), (0, 1, 1.0)])) == 1
    assert len(heaviest_chain([(0, 0, 1.0), (1, 0, 1.0)])) == 1


def test_no_points() -> None:
    assert heaviest_chain([]) == []


def test_many_points_take_little_time() -> None:
    """Ten thousand sentences; each pair compared with each would take minutes."""
    points = [(i, (i * 7919) % 10_000, 1.0) for i in range(10_000)] + [(i, i, 3.0) for i in range(10_000)]
    chain = heaviest_chain(sorted(points))
    assert sum((i, j) == (j, j) for i, j in chain) > 9_900
