"""Which word of one passage answers which of the other."""

from collections import Counter

import pytest
from hypothesis import given
from hypothesis import strategies as st

from toolkit.language.correspondence import correspond
from toolkit.language.dictionary import Dictionary
from toolkit.language.words import words
from toolkit.model import Word

Side = list[set[str]]


def side(*keys: set[str]) -> tuple[Word, ...]:
    """Words of one character each, given by their keys."""
    return tuple(Word("x", at, at + 1, "word", frozenset(found)) for at, found in enumerate(keys))


@pytest.mark.parametrize(
    ("source", "target", "expected"),
    [
        ([], [], []),
        ([{"dock"}], [], []),
        ([{"dock"}], [{"grain"}], []),
        ([{"dock"}, {"grain"}], [{"grain"}, {"dock"}], [(0, 1, "dock"), (1, 0, "grain")]),
        ([{"artifici", "intellig"}], [{"artifici"}, {"intellig"}], [(0, 0, "artifici"), (0, 1, "intellig")]),
        ([{"dock"}, set(), {"dock"}], [{"dock"}, set(), {"dock"}], [(0, 0, "dock"), (2, 2, "dock")]),
        ([{"dock"}, set(), {"dock"}], [set(), set(), {"dock"}], [(2, 2, "dock")]),
        ([{"dock"}], [set(), {"dock"}, {"dock"}], [(0, 1, "dock")]),
    ],
    ids=["empty", "one-empty", "nothing-shared", "crossed", "two-keys", "nearest", "one-left-over", "first-of-two"],
)
def test_known(source: Side, target: Side, expected: list[tuple[int, int, str]]) -> None:
    found = correspond(side(*source), side(*target))
    assert [(pair.source[0], pair.target[0], pair.key) for pair in found] == expected


def test_sentence(dictionary: Dictionary) -> None:
    chinese, english = "他妄称码头耗资1.3万亿元。", "He falsely claimed the dock had cost 1.3 trillion yuan."
    found = correspond(words(chinese, "zh", dictionary), words(english, "en", dictionary))
    pairs = {(chinese[slice(*pair.source)], english[slice(*pair.target)]) for pair in found}
    assert {("妄称", "falsely"), ("码头", "dock"), ("1.3万亿", "1.3 trillion"), ("元", "yuan")} <= pairs


SIDES = st.lists(st.sets(st.sampled_from("abcd"), max_size=3), max_size=8)


@given(SIDES, SIDES)
def test_each_key_pairs_as_many_words_as_both_sides_have(source: Side, target: Side) -> None:
    found = correspond(side(*source), side(*target))
    held = [Counter(key for keys in both for key in keys) for both in (source, target)]
    assert Counter(pair.key for pair in found) == held[0] & held[1]
    assert len({(pair.source, pair.key) for pair in found}) == len(found)
    assert len({(pair.target, pair.key) for pair in found}) == len(found)
    for pair in found:
        assert pair.key in source[pair.source[0]] & target[pair.target[0]]
    assert [pair.source for pair in found] == sorted(pair.source for pair in found)


def nearest_first(source: Side, target: Side, key: str) -> set[tuple[int, int]]:
    """The definition, word for word: all pairs by distance, and whoever is still free is paired."""
    sources, targets = ([at for at, keys in enumerate(both) if key in keys] for both in (source, target))
    paired: list[tuple[int, int]] = []
    for _, i, j in sorted((abs(i / len(source) - j / len(target)), i, j) for i in sources for j in targets):
        if all(i != other_i and j != other_j for other_i, other_j in paired):
            paired.append((i, j))
    return set(paired)


@given(SIDES, SIDES, st.sampled_from("abcd"))
def test_nearest_relative_position_first(source: Side, target: Side, key: str) -> None:
    found = {(pair.source[0], pair.target[0]) for pair in correspond(side(*source), side(*target)) if pair.key == key}
    assert found == nearest_first(source, target, key)


def test_a_sentence_of_a_book_takes_no_time() -> None:
    assert len(correspond(side(*[{"dock"}] * 30_000), side(*[{"dock"}] * 40_000))) == 30_000
