"""Evidence from vectors: the sense of its figures, its tables, and what it takes."""

import tracemalloc
from typing import TYPE_CHECKING

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from toolkit.alignment.encoders import density
from toolkit.alignment.encoders.density import CLAMP, DensityEvidence

if TYPE_CHECKING:
    from numpy import float32
    from numpy.typing import NDArray

LARGEST = 4
SIZES = [(n, m) for n in range(1, LARGEST + 1) for m in range(1, LARGEST + 1)]
PAIR = [(1, 1)]


def groups(sentences: "NDArray[float32]") -> "list[NDArray[float32]]":
    """The vectors of 1 to `LARGEST` consecutive sentences: what a bag of words would give."""
    sides = []
    for size in range(1, LARGEST + 1):
        count = max(0, len(sentences) - size + 1)
        sums = sum((sentences[start : start + count] for start in range(size)), np.zeros((count, sentences.shape[1])))
        lengths = np.linalg.norm(sums, axis=1, keepdims=True)
        sides.append(np.divide(sums, lengths, out=np.zeros_like(sums), where=lengths > 0).astype(np.float32))
    return sides


def related(count: int, seed: int = 1, noise: float = 0.7, dimension: int = 64) -> DensityEvidence:
    """Two documents, each sentence of which answers the other's of the same place."""
    random = np.random.default_rng(seed)
    source = random.standard_normal((count, dimension))
    target = source + noise * random.standard_normal((count, dimension))
    return DensityEvidence(groups(source.astype(np.float32)), groups(target.astype(np.float32)))


def unrelated(sources: int, targets: int, seed: int = 1, dimension: int = 64) -> DensityEvidence:
    random = np.random.default_rng(seed)
    sides = (random.standard_normal((count, dimension)).astype(np.float32) for count in (sources, targets))
    return DensityEvidence(*map(groups, sides))


@pytest.mark.parametrize("count", [6, 40, 700])
def test_evidence_speaks_for_what_answers_and_against_what_does_not(count: int) -> None:
    table = related(count).tables(range(count), range(count), PAIR)[1, 1]
    answers = np.eye(count, dtype=bool)
    assert np.quantile(table[answers], 0.1) > 3
    assert np.quantile(table[~answers], 0.9) < 0


@pytest.mark.parametrize("count", [2, 3, 4])
@pytest.mark.parametrize("seed", range(4))
def test_a_few_sentences_are_told_apart_and_no_more_is_made_of_them(count: int, seed: int) -> None:
    table = related(count, seed).tables(range(count), range(count), PAIR)[1, 1]
    assert table.argmax(axis=1).tolist() == list(range(count))
    assert np.abs(table).max() <= max(5.0, CLAMP * (count - 2))


def test_a_single_pair_says_nothing() -> None:
    assert related(1).tables(range(1), range(1), PAIR)[1, 1].tolist() == [[0.0]]


def test_a_merged_sentence_is_answered_by_its_parts_together() -> None:
    source = np.random.default_rng(3).standard_normal((30, 64)).astype(np.float32)
    target = np.concatenate([source[:10], source[10:11] + source[11:12], source[12:]])
    found = DensityEvidence(groups(source), groups(target)).tables(range(30), range(29), [(1, 1), (2, 1), (3, 1)])
    best = {size: float(table[:, 10].max()) for size, table in found.items()}
    assert int(found[2, 1][:, 10].argmax()) == 10
    assert best[2, 1] > max(best[1, 1], best[3, 1])


@pytest.mark.parametrize("seed", range(5))
def test_unrelated_documents_have_no_pair_beyond_doubt(seed: int) -> None:
    """The best of some hundred pairs looks good by chance; a moved passage needs a score of 7 at the least."""
    table = unrelated(20, 20, seed).tables(range(20), range(20), PAIR)[1, 1]
    assert table.max() < 7
    assert np.median(table) < 0


def test_a_group_without_text_says_nothing() -> None:
    random = np.random.default_rng(5)
    source, target = (random.standard_normal((6, 16)).astype(np.float32) for _ in range(2))
    source[2] = target[4] = 0.0
    found = DensityEvidence(groups(source), groups(target)).tables(range(6), range(6), SIZES)
    assert not found[1, 1][2].any()
    assert not found[1, 1][:, 4].any()
    assert found[2, 1][2].any()


STRETCHES = st.tuples(st.integers(0, 8), st.integers(0, 8)).map(sorted)


@given(st.integers(0, 8), st.integers(0, 8), STRETCHES, STRETCHES, st.integers(0, 99))
def test_a_stretch_has_the_figures_of_the_whole(
    sources: int, targets: int, rows: list[int], columns: list[int], seed: int
) -> None:
    evidence = unrelated(sources, targets, seed, dimension=8)
    part = (range(*(min(end, sources) for end in rows)), range(*(min(end, targets) for end in columns)))
    whole = evidence.tables(range(sources), range(targets), SIZES)
    found = evidence.tables(*part, SIZES)
    assert list(found) == SIZES
    for (n, m), table in found.items():
        assert table.dtype == np.float32
        assert table.shape == (max(0, len(part[0]) - n + 1), max(0, len(part[1]) - m + 1))
        inner = whole[n, m][part[0].start :, part[1].start :][: table.shape[0], : table.shape[1]]
        np.testing.assert_allclose(table, inner, atol=1e-3)
        assert np.isfinite(table).all()
        assert (np.abs(table) <= CLAMP).all()


def test_blocks_do_not_show(monkeypatch: pytest.MonkeyPatch) -> None:
    usual = related(50).tables(range(50), range(50), SIZES)
    monkeypatch.setattr(density, "BLOCK", 7)
    for size, table in related(50).tables(range(50), range(50), SIZES).items():
        np.testing.assert_allclose(table, usual[size], atol=1e-3)


def test_identical_sentences_do_not_divide_by_nought() -> None:
    same = np.ones((9, 8), dtype=np.float32)
    for table in DensityEvidence(groups(same), groups(same)).tables(range(9), range(9), SIZES).values():
        assert np.isfinite(table).all()


def test_memory_is_far_below_a_full_table() -> None:
    count = 4000
    random = np.random.default_rng(7)
    sides = [groups(random.standard_normal((count, 8)).astype(np.float32)) for _ in range(2)]
    tracemalloc.start()
    try:
        DensityEvidence(*sides).tables(range(1000, 1030), range(1000, 1030), SIZES)
        _, peak = tracemalloc.get_traced_memory()
    finally:
        tracemalloc.stop()
    assert peak < 0.7 * 4 * count * count
