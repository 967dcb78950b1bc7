"""Cues as a whole: order, fields, what is one cue and what two."""

import time
from collections.abc import Callable
from dataclasses import replace

import pytest
from hypothesis import given
from hypothesis import strategies as st

from toolkit.framing import Lexicon, find_cues
from toolkit.model import Cue, Document

Cues = Callable[[str], tuple[Cue, ...]]


def test_fields(cues: Cues) -> None:
    (cue,) = cues("该集团还妄称此举合法。")
    assert (cue.text, cue.start, cue.end, cue.parts) == ("妄称", 4, 6, ((4, 6),))
    assert (cue.category, cue.intensity, cue.polarity, cue.voice) == ("doubting-verb", 3, "negative", "outlet")
    assert (cue.entry, cue.neutral, cue.negated) == ("falsely-claim", "称", False)
    assert cue.why == (
        "Declares the claim false while reporting it. Doubting verb: reports a statement while casting doubt on it."
    )


def test_the_plain_wording_is_in_the_script_of_the_text(small: Lexicon, document: Callable[[str], Document]) -> None:
    (cue,) = find_cues(replace(document("該集團還妄稱此舉合法。"), script="zh-Hant"), small)
    assert cue.neutral == "稱"


def test_minimum_intensity(small: Lexicon, document: Callable[[str], Document]) -> None:
    text = document("他声称合法，遭炮轰，对方叫嚣报复。")
    for least, found in ((1, ["声称", "炮轰", "叫嚣"]), (2, ["炮轰", "叫嚣"]), (3, ["叫嚣"])):
        assert [cue.text for cue in find_cues(text, small, least)] == found


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("The firm brazenly claimed that it had won.", [("brazenly claimed", "doubting-verb", 3)]),
        ("The firm “brazenly” claimed that it had won.", [("“brazenly” claimed", "doubting-verb", 3)]),
        ("他悍然声称获胜。", [("悍然声称", "doubting-verb", 3)]),
        ("他公然叫嚣报复。", [("公然叫嚣", "hostile-verb", 3)]),
        ("The firm falsely claimed that it had won.", [("falsely claimed", "doubting-verb", 3)]),
        ("The firm brazenly slammed it.", [("brazenly", "manner-adverb", 3), ("slammed", "attack-verb", 2)]),
        ("他公然指责对方。", [("公然", "manner-adverb", 2), ("指责", "attack-verb", 1)]),
    ],
)
def test_an_adverb_and_its_verb_of_saying_are_one(cues: Cues, text: str, found: list[tuple[str, str, int]]) -> None:
    assert [(cue.text, cue.category, cue.intensity) for cue in cues(text)] == found


def test_both_reasons_are_given(cues: Cues) -> None:
    (cue,) = cues("The firm brazenly claimed that it had won.")
    assert "in doubt" in cue.why
    assert "shameless" in cue.why


def test_offsets_are_code_points_of_the_text_as_given(cues: Cues) -> None:
    text = "🚢🚢 ＡＢＣ公司妄稱獲勝。"
    (cue,) = cues(text)
    assert text[cue.start : cue.end] == cue.text == "妄稱"


PIECES = st.sampled_from(
    [
        "妄称",
        "所谓",
        "“",
        "”",
        "「",
        "」",
        "，",
        "。",
        "民主",
        "打着",
        "旗号",
        "竟",
        "他",
        "\n\n",
        "没有",
        "表示",
        "🚢",
        "a",
        " ",
    ]
)
WORDS = st.sampled_from(
    [
        "falsely claimed",
        "so-called",
        "“",
        "”",
        "'",
        '"',
        ",",
        ".",
        "not",
        "mob",
        "said",
        "\n\n",
        "smeared",
        "as",
        "it's",
        "Mob",
    ]
)


@given(st.one_of(st.lists(PIECES).map("".join), st.lists(WORDS).map(" ".join)))
def test_spans_hold_for_any_text(small: Lexicon, document: Callable[[str], Document], text: str) -> None:
    found = find_cues(document(text), small)
    assert list(found) == sorted(found, key=lambda cue: cue.parts)
    covered: set[int] = set()
    for cue in found:
        assert (cue.start, cue.end) == cue.parts[0]
        assert text[cue.start : cue.end] == cue.text != ""
        assert all(0 <= start < end <= len(text) for start, end in cue.parts)
        positions = {position for start, end in cue.parts for position in range(start, end)}
        assert covered.isdisjoint(positions)
        covered |= positions


def test_a_thousand_words_take_little_time(small: Lexicon, document: Callable[[str], Document]) -> None:
    for text in (
        "The firm falsely claimed that the mob had slammed it. " * 100,
        "该集团妄称此举合法，并炮轰所谓“专家”。" * 60,
    ):
        find_cues(document(text), small)
        start = time.perf_counter()
        find_cues(document(text), small)
        assert time.perf_counter() - start < 0.5  # ten times what it takes, so that a busy machine does not fail it
