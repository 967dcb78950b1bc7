"""The embedded encoder: figures known by hand, and tables that agree whichever way they are asked for."""

import math
from typing import TYPE_CHECKING

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from toolkit.alignment.encoders.interface import Size, Unit
from toolkit.alignment.encoders.lexicon import LEAST_CHANCE, LexiconEncoder, LexiconEvidence
from toolkit.alignment.encoders.tokens import KINDS, Token
from toolkit.alignment.weights import Weights
from toolkit.model import Language, Word

if TYPE_CHECKING:
    from toolkit.alignment.encoders.interface import Table

LARGEST = 4
SIZES: list[Size] = [(n, m) for n in range(1, LARGEST + 1) for m in range(1, LARGEST + 1)]

NOUGHT = {"hit": 0.0, "surprisal": 0.0, "again": 0.0, "miss": 0.0, "strange": 0.0}


def weights(chinese: dict[str, float], english: dict[str, float], **kinds: dict[str, float]) -> Weights:
    """Weights of words by language; of another kind, where it is named, for both."""
    sides: dict[Language, dict[str, float]] = {"zh": NOUGHT | chinese, "en": NOUGHT | english}
    tokens = {
        language: {kind: NOUGHT | kinds[kind] if kind in kinds else words for kind in KINDS}
        for language, words in sides.items()
    }
    return Weights(tokens, sizes={}, length={}, paragraph=0.0, joints={}, nulls={}, shares={})


def word(*keys: str) -> Token:
    return ("word", frozenset(keys))


def whole(source: list[list[Token]], target: list[list[Token]], given: Weights) -> "dict[Size, Table]":
    evidence = LexiconEvidence(source, target, ("zh", "en"), LARGEST, given)
    return dict(evidence.tables(range(len(source)), range(len(target)), SIZES))


# Sentence 0 holds a word of its own, sentence 1 one that nothing answers; "port" stands twice in English.
SOURCE = [[word("port"), word("grain")], [word("fog")]]
TARGET = [[word("port")], [word("port"), word("grain")], [word("ship")]]


def chance(groups: int, of: int) -> float:
    return -math.log((groups + 0.5) / (of + 1.0))


def test_hits_misses_and_strangers_by_hand() -> None:
    found = whole(SOURCE, TARGET, weights({"hit": 2.0, "miss": -3.0, "strange": -0.5}, {}))
    assert found[1, 1].tolist() == [[2.0 - 3.0, 2.0 + 2.0, -3.0 - 3.0], [-0.5, -0.5, -0.5]]
    assert found[1, 2].tolist() == [[4.0, 4.0], [-0.5, -0.5]]
    assert found[1, 3].tolist() == [[4.0], [-0.5]]
    assert found[2, 1].tolist() == [[-1.5, 3.5, -6.5]]


def test_surprisal_by_hand() -> None:
    """Of three English sentences two hold "port" and one holds "grain"; of two pairs both, and both one."""
    found = whole(SOURCE, TARGET, weights({"surprisal": 1.0}, {}))
    port, grain = chance(2, 3), chance(1, 3)
    assert found[1, 1][0].tolist() == pytest.approx([port, port + grain, 0.0])
    assert found[1, 2][0].tolist() == pytest.approx([chance(2, 2) + chance(2, 2)] * 2)
    assert found[1, 3][0].tolist() == pytest.approx([2 * chance(1, 1)])
    assert found[1, 1][1].tolist() == [0.0] * 3


def test_again_by_hand() -> None:
    """A counterpart in each further sentence of a group counts; one that stands twice in a sentence does not."""
    found = whole(SOURCE, TARGET, weights({"again": 1.0}, {}))
    assert not found[1, 1].any()
    assert found[1, 2][0].tolist() == pytest.approx([chance(2, 2), 0.0])
    assert found[1, 3][0].tolist() == pytest.approx([chance(1, 1)])
    thrice = whole([[word("port")]], [[word("port"), word("port", "harbour")]] * 3, weights({"again": 1.0}, {}))
    assert thrice[1, 3][0, 0] == pytest.approx(2 * chance(1, 1))


def test_the_other_direction_by_hand() -> None:
    found = whole(SOURCE, TARGET, weights({}, {"hit": 2.0, "miss": -3.0, "strange": -0.5}))
    assert found[1, 1].tolist() == [[2.0, 4.0, -0.5], [-3.0, -6.0, -0.5]]
    assert found[2, 1].tolist() == [[2.0, 4.0, -0.5]]
    assert found[1, 2].tolist() == [[6.0, 3.5], [-9.0, -6.5]]


def test_directions_are_summed() -> None:
    chinese, english = {"hit": 2.0, "surprisal": 0.5, "miss": -3.0}, {"hit": 1.0, "again": 0.25, "strange": -0.5}
    both, one, other = (
        whole(SOURCE, TARGET, given)
        for given in (weights(chinese, english), weights(chinese, {}), weights({}, english))
    )
    for size in SIZES:
        np.testing.assert_allclose(both[size], one[size] + other[size], atol=1e-5)


def test_one_shared_key_is_enough_and_counts_once() -> None:
    given = weights({"hit": 2.0, "miss": -3.0}, {})
    assert whole([[word("port", "harbour")]], [[word("harbour"), word("port")]], given)[1, 1].tolist() == [[2.0]]


def test_kinds_have_weights_of_their_own() -> None:
    given = weights({"hit": 2.0}, {}, number={"hit": 7.0})
    number: Token = ("number", frozenset({"#3"}))
    assert whole([[number, word("port")]], [[number, word("port")]], given)[1, 1].tolist() == [[7.0 + 2.0 + 7.0]]


def test_rare_words_say_more_up_to_a_limit() -> None:
    given = weights({"surprisal": 1.0}, {})
    found = [
        float(whole([[word("port")]], [[word("port")], *([[word("ship")]] * others)], given)[1, 1][0, 0])
        for others in (0, 1, 5, 50, 500, 1000)
    ]
    assert found[:4] == sorted(set(found[:4]))
    assert found[4] == found[5] == pytest.approx(-math.log(LEAST_CHANCE))


KEYS = [f"k{number}" for number in range(8)]
TOKENS = st.tuples(st.sampled_from(["word", "number"]), st.frozensets(st.sampled_from(KEYS), min_size=1, max_size=3))
DOCUMENTS = st.lists(st.lists(TOKENS, max_size=5, unique=True), max_size=7)
STRETCHES = st.tuples(st.integers(0, 7), st.integers(0, 7)).map(sorted)

UNEVEN = weights(
    {"hit": 0.3, "surprisal": 0.7, "again": -0.2, "miss": -0.9, "strange": -0.1},
    {"hit": -0.4, "surprisal": 0.5, "again": 0.3, "miss": -0.6, "strange": -0.2},
    number={"hit": 0.9, "surprisal": 0.2, "again": -0.5, "miss": -0.8, "strange": -1.1},
)


@given(DOCUMENTS, DOCUMENTS, STRETCHES, STRETCHES, st.integers(1, LARGEST))
def test_a_stretch_has_the_figures_of_the_whole(
    source: list[list[Token]], target: list[list[Token]], rows: list[int], columns: list[int], largest: int
) -> None:
    evidence = LexiconEvidence(source, target, ("zh", "en"), LARGEST, UNEVEN)
    full = evidence.tables(range(len(source)), range(len(target)), SIZES)
    part = (
        range(*(min(edge, len(source)) for edge in rows)),
        range(*(min(edge, len(target)) for edge in columns)),
    )
    sizes = [(n, m) for n, m in SIZES if n <= largest]
    found = evidence.tables(*part, sizes)
    assert list(found) == sizes
    for (n, m), table in found.items():
        assert table.dtype == np.float32
        assert table.shape == (max(0, len(part[0]) - n + 1), max(0, len(part[1]) - m + 1))
        inner = full[n, m][part[0].start :, part[1].start :][: table.shape[0], : table.shape[1]]
        np.testing.assert_allclose(table, inner, atol=1e-4)


@given(DOCUMENTS, DOCUMENTS)
def test_mirrored_documents_have_transposed_tables(source: list[list[Token]], target: list[list[Token]]) -> None:
    found = LexiconEvidence(source, target, ("zh", "en"), LARGEST, UNEVEN).tables(
        range(len(source)), range(len(target)), SIZES
    )
    turned = LexiconEvidence(target, source, ("en", "zh"), LARGEST, UNEVEN).tables(
        range(len(target)), range(len(source)), SIZES
    )
    for n, m in SIZES:
        np.testing.assert_allclose(found[n, m], turned[m, n].T, atol=1e-4)


def expected(source: list[list[Token]], target: list[list[Token]], size: Size, i: int, j: int) -> float:
    """What the docstrings say, token by token."""
    return sum(
        _told(token, others, m, place, language)
        for language, own, others, n, m, first, place in (
            ("zh", source, target, size[0], size[1], i, j),
            ("en", target, source, size[1], size[0], j, i),
        )
        for held in own[first : first + n]
        for token in held
    )


def _told(token: Token, others: list[list[Token]], width: int, place: int, language: Language) -> float:
    kind, keys = token
    holds = [any(keys & theirs for _, theirs in sentence) for sentence in others]
    weight = UNEVEN.tokens[language][kind]
    count = sum(holds[place : place + width])
    if not count:
        return weight["miss"] if any(holds) else weight["strange"]
    places = range(len(others) - width + 1)
    groups = sum(any(holds[at : at + width]) for at in places)
    news = min(chance(groups, len(places)), -math.log(LEAST_CHANCE))
    return weight["hit"] + weight["surprisal"] * max(0.0, news) + weight["again"] * (count - 1) * max(0.0, news)


@given(DOCUMENTS, DOCUMENTS)
def test_tables_are_the_sum_over_tokens(source: list[list[Token]], target: list[list[Token]]) -> None:
    for size, table in whole(source, target, UNEVEN).items():
        for i, row in enumerate(table.tolist()):
            for j, value in enumerate(row):
                assert value == pytest.approx(expected(source, target, size, i, j), abs=1e-4)


def test_the_encoder_reads_units() -> None:
    def unit(text: str, language: Language, *keys: str) -> Unit:
        return Unit(text, language, tuple(Word(key, 0, 0, "word", frozenset({key})) for key in keys))

    source = [unit("a", "zh", "port"), unit("b", "zh", "grain")]
    target = [unit("c", "en", "port"), unit("d", "en", "grain")]
    assert LexiconEncoder().name == "lexicon"
    table = LexiconEncoder().evidence(source, target, LARGEST).tables(range(2), range(2), [(1, 1)])[1, 1]
    assert table[0, 0] > table[0, 1] and table[1, 1] > table[1, 0]
    assert LexiconEncoder().evidence([], [], LARGEST).tables(range(0), range(0), [(2, 2)])[2, 2].shape == (0, 0)
