"""Function words that answer each other."""

import re
from collections import defaultdict

import pytest
from hypothesis import given
from hypothesis import strategies as st

from toolkit.language.function_words import FUNCTION_KEYS
from toolkit.language.script import simplify


def answer(chinese: str, english: str) -> bool:
    return bool(FUNCTION_KEYS["zh"][chinese] & FUNCTION_KEYS["en"][english])


def members() -> dict[str, tuple[set[str], set[str]]]:
    """The Chinese and the English words of each key."""
    found: dict[str, tuple[set[str], set[str]]] = defaultdict(lambda: (set(), set()))
    for side, language in enumerate(FUNCTION_KEYS):
        for word, keys in FUNCTION_KEYS[language].items():
            for key in keys:
                found[key][side].add(word)
    return found


@pytest.mark.parametrize(
    ("language", "word", "keys"),
    [
        ("zh", "我", {"=i"}),
        ("zh", "其", {"=he", "=she", "=it", "=they"}),
        ("zh", "不", {"=not"}),
        ("zh", "还", {"=also", "=more"}),
        ("zh", "该", {"=this", "=that"}),
        ("en", "me", {"=i"}),
        ("en", "her", {"=she"}),
        ("en", "nothing", {"=not"}),
        ("en", "could", {"=can"}),
        ("en", "while", {"=when"}),
    ],
)
def test_keys(language: str, word: str, keys: set[str]) -> None:
    table = {"zh": FUNCTION_KEYS["zh"], "en": FUNCTION_KEYS["en"]}[language]
    assert table[word] == keys


@pytest.mark.parametrize(
    "pair",
    "我们/us 没有/no 但是/however 因为/since 如果/if 将/will 可以/could 可能/may 必须/must 这些/these 那/that".split()
    + "什么/what 为什么/why 怎么/how 也/too 更/more 最/most 只/only 都/all 每/every 时/when 或/or 两/both".split(),
)
def test_pairs_that_answer(pair: str) -> None:
    assert answer(*pair.split("/"))


@pytest.mark.parametrize(
    "pair", "我/we 他/she 不/but 但/not 会/can 谁/what 后/before 前/after 也/or 这/that 一/both".split()
)
def test_pairs_that_do_not(pair: str) -> None:
    assert not answer(*pair.split("/"))


def test_every_key_has_words_on_both_sides() -> None:
    for key, (chinese, english) in members().items():
        assert chinese and english, key
        assert key.removeprefix("=") in english


def test_form() -> None:
    for word in FUNCTION_KEYS["zh"]:
        assert re.fullmatch(r"[㐀-鿿]+", word)
        assert simplify(word) == word
    for word in FUNCTION_KEYS["en"]:
        assert re.fullmatch(r"[a-z]+", word)


MEANT_TWICE = {
    "zh": {"其", "可以", "该", "还"},
    "en": {"every"},
}
"""Words that stand in several groups on purpose."""


def test_no_word_stands_in_two_groups_by_accident() -> None:
    for language, meant in MEANT_TWICE.items():
        table = FUNCTION_KEYS["zh" if language == "zh" else "en"]
        assert {word for word, keys in table.items() if len(keys) > 1} == meant


@given(st.sampled_from(sorted(FUNCTION_KEYS["en"])))
def test_keys_name_their_group(word: str) -> None:
    assert all(FUNCTION_KEYS["en"][key[1:]] >= {key} for key in FUNCTION_KEYS["en"][word])
