"""The corridor: what it promises for any points, and that it holds the answers of long documents."""

import random
from itertools import pairwise

import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from toolkit.alignment.chain import Point
from toolkit.alignment.corridor import MARGIN, MOST_CELLS, RARE, STEP, STRONGEST, WHOLE, Stretch, corridor, rare_points
from toolkit.model import Word

Document = list[list[Word]]


def word(key: str) -> Word:
    return Word(key, 0, len(key), "word", frozenset({key}))


def document(count: int, seed: int = 1) -> Document:
    """Sentences of two words of their own and four that are everywhere."""
    draw = random.Random(seed)  # noqa: S311 - a reproducible draw, no secret
    common = [f"common{number}" for number in range(30)]
    return [[word(key) for key in (f"one{i}", f"other{i}", *draw.sample(common, 4))] for i in range(count)]


def found(source: Document, target: Document) -> tuple[Stretch, ...]:
    return corridor(rare_points(source, target), len(source), len(target))


def holds(stretches: tuple[Stretch, ...], i: int, j: int) -> bool:
    return any(i in sources and j in targets for sources, targets in stretches)


@st.composite
def long_documents(draw: st.DrawFn) -> tuple[list[Point], int, int]:
    sources = draw(st.integers(1, 2_000))
    targets = draw(st.integers(WHOLE // sources + 1, WHOLE // sources + 4_000))
    places = st.tuples(st.integers(0, sources - 1), st.integers(0, targets - 1))
    weights = st.sampled_from([0.1, 0.5, 1.0])
    points = draw(st.lists(st.tuples(places, weights), max_size=30, unique_by=lambda point: point[0]))
    return sorted((i, j, weight) for (i, j), weight in points), sources, targets


@given(long_documents())
@example(([(30, 9_000, 1.0)], 1_000, 10_000))
def test_promises(drawn: tuple[list[Point], int, int]) -> None:
    points, sources, targets = drawn
    stretches = corridor(points, sources, targets)
    assert [i for part, _ in stretches for i in part] == list(range(sources))
    assert all(len(part) <= STEP for part, _ in stretches)
    assert stretches[0][1].start == 0
    assert stretches[-1][1].stop == targets
    for _, part in stretches:
        assert 0 <= part.start < part.stop <= targets
    for (_, before), (_, after) in pairwise(stretches):
        assert before.start <= after.start < before.stop <= after.stop


@given(st.integers(0, 400), st.integers(0, 400))
def test_short_documents_are_searched_whole(sources: int, targets: int) -> None:
    stretches = corridor([], sources, targets)
    if sources * targets <= WHOLE:
        assert stretches == ((range(sources), range(targets)),)
    else:
        assert len(stretches) == -(-sources // STEP)


@pytest.mark.parametrize("size", [302, 1_000, 3_000])
def test_a_clean_translation_stays_inside_and_the_corridor_narrow(size: int) -> None:
    stretches = found(document(size, 1), document(size, 2))
    assert all(holds(stretches, i, i) for i in range(size))
    assert max(len(targets) for _, targets in stretches) <= STEP + 2 * (MARGIN + MARGIN)


def test_cells_grow_with_length() -> None:
    cells = [
        sum(len(sources) * len(targets) for sources, targets in found(document(size, 1), document(size, 2)))
        for size in (1_000, 2_000, 4_000)
    ]
    assert cells[1] <= 2.2 * cells[0] and cells[2] <= 2.2 * cells[1]


@pytest.mark.parametrize("side", [0, 1])
def test_a_large_omission_stays_inside(side: int) -> None:
    size, lost = 1_200, range(400, 700)
    whole, other = document(size, 1), document(size, 2)
    kept = [i for i in range(size) if i not in lost]
    cut = [other[i] for i in kept]
    stretches = found(whole, cut) if side else found(cut, whole)
    for at, i in enumerate(kept):
        assert holds(stretches, i, at) if side else holds(stretches, at, i)


def test_a_moved_block_leaves_the_rest_inside() -> None:
    size = 1_000
    source = document(size, 1)
    order = [*range(100), *range(160, 800), *range(100, 160), *range(800, size)]
    other = document(size, 2)
    stretches = found(source, [other[i] for i in order])
    place = {i: at for at, i in enumerate(order)}
    assert all(holds(stretches, i, place[i]) for i in range(size) if not 100 <= i < 160)


def test_a_few_false_points_do_not_lead_astray() -> None:
    source, target = document(900, 1), document(900, 2)
    for number in range(20):
        source[40 * number].append(word(f"stray{number}"))
        target[899 - 40 * number].append(word(f"stray{number}"))
    stretches = found(source, target)
    assert all(holds(stretches, i, i) for i in range(900))


@pytest.mark.parametrize(("sources", "targets"), [(9_000, 9_000), (6_000, 12_000), (30_000, 15_000)])
def test_without_points_the_diagonal_is_followed(sources: int, targets: int) -> None:
    """The whole document is one gap, and wider than a stretch may be."""
    stretches = corridor([], sources, targets)
    assert all(holds_line(stretches, sources, targets))
    assert sum(len(part) * len(others) for part, others in stretches) <= 2 * MOST_CELLS


def holds_line(stretches: tuple[Stretch, ...], sources: int, targets: int) -> list[bool]:
    """Whether each source sentence is compared with that at its place on the diagonal."""
    return [i * targets // sources in others for part, others in stretches for i in part]


def test_a_gap_is_searched_whole() -> None:
    """Between two anchors that are far apart, a counterpart may stand anywhere."""
    points = [(i, i, 1.0) for i in range(1_000) if i < 300 or i >= 600]
    stretches = corridor(points, 1_000, 1_000)
    for sources, targets in stretches:
        if sources.start >= 300 and sources.stop <= 600:
            assert targets.start <= 300 and targets.stop >= 600


@pytest.mark.parametrize(("sources", "targets"), [(1, WHOLE + 1), (WHOLE + 1, 1), (2, WHOLE), (WHOLE, 2)])
def test_a_few_sentences_beside_very_many(sources: int, targets: int) -> None:
    stretches = corridor([], sources, targets)
    assert [i for part, _ in stretches for i in part] == list(range(sources))
    assert stretches[0][1].start == 0 and stretches[-1][1].stop == targets
    assert all(after.start < before.stop for (_, before), (_, after) in pairwise(stretches))


def test_points_are_the_rare_words_that_both_hold() -> None:
    source = [[word("port"), word("the")], [word("grain")], [word("port"), word("grain")]]
    target = [[word("grain")], [word("ship")], [word("port")]]
    assert rare_points(source, target) == (
        (0, 2, 0.5),
        (1, 0, 0.5),
        (2, 0, 0.5),
        (2, 2, 0.5),
    )


def test_a_word_with_two_keys_and_one_twice() -> None:
    twice = Word("x", 0, 1, "word", frozenset({"port", "harbour"}))
    assert rare_points([[twice, twice]], [[word("harbour")], [word("port"), word("port")]]) == (
        (0, 0, 1.0),
        (0, 1, 1.0),
    )


def test_frequent_words_make_no_points() -> None:
    target = [[word("port")]]
    assert len(rare_points([[word("port")]] * RARE, target)) == RARE
    assert rare_points([[word("port")]] * (RARE + 1), target) == ()
    assert rare_points(target, [[word("port")]] * (RARE + 1)) == ()


def test_the_strongest_points_of_a_sentence_are_kept_in_order() -> None:
    source = [[word(f"w{number}") for number in range(STRONGEST + 2)]]
    target = [[word(f"w{number}")] for number in range(STRONGEST + 2)]
    target[0].append(word("x"))
    target[5].append(word("y"))
    source[0] += [word("x"), word("y")]
    points = rare_points(source, target)
    assert [j for _, j, _ in points] == [0, 1, 2, 5]
    assert {j: weight for _, j, weight in points}[5] == 2.0


def test_no_documents() -> None:
    assert rare_points([], []) == ()
    assert corridor((), 0, 0) == ((range(0), range(0)),)
