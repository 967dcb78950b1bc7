"""The assignment is the best there is."""

from itertools import permutations

from hypothesis import given
from hypothesis import strategies as st

from toolkit.framing.assignment import assign


def best(scores: list[list[int]]) -> int:
    if len(scores) > len(scores[0]):
        scores = [list(row) for row in zip(*scores, strict=True)]
    rows, columns = len(scores), len(scores[0])
    return max(
        sum(max(scores[row][column], 0) for row, column in enumerate(order))
        for order in permutations(range(columns), rows)
    )


@given(
    st.integers(1, 4).flatmap(
        lambda columns: st.lists(
            st.lists(st.integers(-2, 9), min_size=columns, max_size=columns), min_size=1, max_size=5
        )
    )
)
def test_no_assignment_is_better(scores: list[list[int]]) -> None:
    pairs = assign(scores)
    assert len({row for row, _ in pairs}) == len({column for _, column in pairs}) == len(pairs)
    assert all(scores[row][column] > 0 for row, column in pairs)
    assert sum(scores[row][column] for row, column in pairs) == best(scores)


def test_nothing_to_assign() -> None:
    assert assign([]) == []
    assert assign([[], []]) == []
    assert assign([[0, 0]]) == []
