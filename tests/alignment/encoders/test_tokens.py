"""Tokens: what of a sentence can meet the other language."""

import pytest

from toolkit.alignment.encoders import Unit
from toolkit.alignment.encoders.tokens import KINDS, Kind, Token, tokens
from toolkit.alignment.weights import load_weights
from toolkit.language.dictionary import Dictionary
from toolkit.language.words import words
from toolkit.model import Language


def of(text: str, language: Language, dictionary: Dictionary) -> tuple[Token, ...]:
    [found] = tokens([Unit(text, language, words(text, language, dictionary))])
    return found


def keys(text: str, language: Language, dictionary: Dictionary, kind: Kind) -> set[str]:
    return {key for token, held in of(text, language, dictionary) for key in held if token == kind}


@pytest.mark.parametrize(
    ("chinese", "english", "kind"),
    [
        ("港口", "port", "word"),
        ("港口", "port", "latin"),
        ("24人", "24 people", "number"),
        ("我们不知道。", "We do not know.", "function"),
        ("我們不知道。", "We do not know.", "function"),
        ("但他没来。", "But HE came.", "function"),
        ("为什么？", "Why?", "mark"),
        ("快！", "Quick!", "mark"),
        ("“快”", "“quick”", "mark"),
        ("「快」", '"quick"', "mark"),
        ("《快》（上）", "Quick (one)", "mark"),
        ("他说：好", "He said: good", "mark"),
        ("红；绿", "red; green", "mark"),
        ("他——我", "he — I", "mark"),
        ("好…", "well…", "mark"),
        ("特朗普说", "Trump said", "sound"),
        ("克林頓說", "Clinton said", "sound"),
    ],
)
def test_both_languages_meet(chinese: str, english: str, kind: Kind, dictionary: Dictionary) -> None:
    if kind in ("word", "latin"):
        assert keys(chinese, "zh", dictionary, "word") & keys(english, "en", dictionary, "latin")
    else:
        assert keys(chinese, "zh", dictionary, kind) & keys(english, "en", dictionary, kind)


@pytest.mark.parametrize(("chinese", "english"), [("好……", "well..."), ("他——我", "he -- I")])
def test_typewritten_marks_meet_printed_ones(chinese: str, english: str, dictionary: Dictionary) -> None:
    assert keys(chinese, "zh", dictionary, "mark") & keys(english, "en", dictionary, "mark")


@pytest.mark.parametrize(
    ("chinese", "english"), [("好。", "Well."), ("好，", "Well,"), ("他说好", "He said well"), ("百分之五", "5%")]
)
def test_marks_that_tell_nothing_are_none(chinese: str, english: str, dictionary: Dictionary) -> None:
    assert not keys(chinese, "zh", dictionary, "mark") | keys(english, "en", dictionary, "mark")


def test_each_token_stands_once_in_order(dictionary: Dictionary) -> None:
    found = of("“港口，港口！”他问：“港口？”", "zh", dictionary)
    assert len(found) == len(set(found))
    assert [kind for kind, _ in found if kind == "mark"] == ["mark"] * 4
    assert found[0][0] == "word"


def test_content_words_keep_kind_and_keys(dictionary: Dictionary) -> None:
    held = words("Port workers left.", "en", dictionary)
    assert [token for token in of("Port workers left.", "en", dictionary) if token[0] == "latin"] == [
        (word.kind, word.keys) for word in held
    ]


def test_texts_without_tokens(dictionary: Dictionary) -> None:
    assert of("", "zh", dictionary) == of(" . ,", "en", dictionary) == ()
    assert tokens([]) == []


def test_every_kind_has_weights_in_both_languages() -> None:
    found = load_weights().tokens
    assert set(found) == {"zh", "en"}
    for language in found:
        assert set(found[language]) == set(KINDS)
        assert all(set(signs) == {"hit", "surprisal", "again", "miss", "strange"} for signs in found[language].values())


@pytest.mark.parametrize("text", ["WHO", "US", "IT", "May 3"])
def test_acronyms_and_months_are_no_function_words(text: str, dictionary: Dictionary) -> None:
    assert keys(text, "en", dictionary, "function") == set()
