"""Words and the keys on which both languages meet."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from toolkit.language import english
from toolkit.language.dictionary import Dictionary, load_dictionary
from toolkit.language.words import words
from toolkit.model import Language


def keys(text: str, language: Language, dictionary: Dictionary) -> set[str]:
    return {key for word in words(text, language, dictionary) for key in word.keys}


@pytest.mark.parametrize(
    ("chinese", "english"),
    [
        ("妄称", "falsely"),
        ("妄稱", "falsely"),
        ("声称", "claimed"),
        ("码头", "wharf"),
        ("碼頭", "docks"),
        ("北京", "Beijing"),
        ("臺灣", "Taiwan"),
        ("台湾", "Taiwanese"),
        ("美国", "United States"),
        ("美国", "U.S."),
        ("美国", "US"),
        ("美方", "American"),
        ("欧盟", "EU"),
        ("人工智能", "artificial"),
        ("人工智能", "intelligence"),
        ("商务部", "commerce"),
        ("9月", "September"),
        ("9月4日", "Sept. 4"),
        ("2024年", "2024"),
        ("1.3万亿", "1.3 trillion"),
        ("１．３万亿", "1,300 billion"),
        ("780万", "7.8 million"),
        ("两亿", "200 million"),
        ("25%", "25 percent"),
        ("郭晓彤", "Guo"),
        ("郭晓彤", "Xiaotong"),
        ("郭曉彤", "Guo Xiaotong"),
        ("iPhone手机", "iPhone"),
        ("GPT模型", "GPT"),
    ],
)
def test_what_answers_each_other_meets(chinese: str, english: str, dictionary: Dictionary) -> None:
    assert keys(chinese, "zh", dictionary) & keys(english, "en", dictionary)


@pytest.mark.parametrize(
    ("chinese", "english"),
    [
        ("1.3万亿", "1.3 billion"),
        ("9月", "March"),
        ("北京", "Nanjing"),
        ("的", "of the"),
        ("美国", "let us go"),
        ("码头", "falsely"),
    ],
)
def test_what_does_not_answer_each_other_does_not_meet(chinese: str, english: str, dictionary: Dictionary) -> None:
    assert not keys(chinese, "zh", dictionary) & keys(english, "en", dictionary)


@pytest.mark.parametrize(
    ("text", "language", "expected"),
    [
        (
            "郭晓彤称，今年9月投资1.3万亿元。",
            "zh",
            [
                ("郭晓彤", "name"),
                ("称", "word"),
                ("今年", "word"),
                ("9月", "number"),
                ("投资", "word"),
                ("1.3万亿", "number"),
                ("元", "word"),
            ],
        ),
        (
            "The U.S. firm isn't well-known.",
            "en",
            [
                ("The", "function"),
                ("U.S.", "latin"),
                ("firm", "latin"),
                ("isn", "latin"),
                ("t", "function"),
                ("well", "latin"),
                ("known", "latin"),
            ],
        ),
        ("港务局採購iPhone", "zh", [("港务局", "word"), ("採購", "word"), ("iPhone", "latin")]),
        ("——，。！ \n", "zh", []),
        ("", "en", []),
    ],
)
def test_words_in_order_with_their_kinds(
    text: str, language: Language, expected: list[tuple[str, str]], dictionary: Dictionary
) -> None:
    assert [(word.text, word.kind) for word in words(text, language, dictionary)] == expected


def test_function_words_have_no_keys(dictionary: Dictionary) -> None:
    for text, language in (("他们已经在这里了。", "zh"), ("They are not with us.", "en")):
        for word in words(text, language, dictionary):  # type: ignore[arg-type]
            assert (word.kind == "function") == (not word.keys), word


NEWS = st.text(
    st.sampled_from("郭晓彤码碼头頭的了一二三十百万亿％%.,，。“”「」0123456789１２ aZé\n\u200bUS'-𠮷"), max_size=60
)


@given(st.one_of(st.text(max_size=40), NEWS), st.sampled_from(["zh", "en"]), st.integers(0, 1000))
def test_spans_slice_the_text(text: str, language: Language, offset: int) -> None:
    end = offset
    for word in words(text, language, load_dictionary(), offset):
        assert end <= word.start < word.end <= offset + len(text)
        assert text[word.start - offset : word.end - offset] == word.text
        end = word.end


def test_a_token_of_ten_thousand_rare_characters_takes_no_time(dictionary: Dictionary) -> None:
    text = "\U00020bb7" * 10_000
    assert "".join(word.text for word in words(text, "zh", dictionary)) == text


@pytest.mark.parametrize(
    ("token", "key"),
    [
        ("terminals", "termin"),
        ("Claimed", "claim"),
        ("US", "us"),
        ("U.S.", "us"),
        ("us", None),
        ("The", None),
        ("IT", "it"),
        ("x", None),
        ("café", "café"),
    ],
)
def test_english_key(token: str, key: str | None) -> None:
    assert english.key(token) == key


def test_english_keys_of_a_text() -> None:
    assert list(english.keys("The U.S. dock-workers said so again.")) == ["us", "dock", "worker", "say"]
