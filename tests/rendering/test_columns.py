"""Terminal columns."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from toolkit.rendering.columns import columns, pad, printable, shorten, wrap


@pytest.mark.parametrize(
    ("text", "width"),
    [
        ("", 0),
        ("abc", 3),
        ("港口", 4),
        ("１３％", 6),
        ("“x”", 3),
        ("e\u0301", 1),
        ("zero\u200bwidth", 9),
        ("\U0001f409\U00020bb7", 4),
    ],
)
def test_columns(text: str, width: int) -> None:
    assert columns(text) == width


def test_what_a_terminal_would_obey_is_shown_instead() -> None:
    assert printable("a\x1b[31mb\x9bc\u202ed\r\n\te\x00\ud800") == "a\ufffd[31mb\ufffdc\ufffdd e\ufffd\ufffd"


def test_shorten_and_pad() -> None:
    assert shorten("港口起重机", 10) == "港口起重机"
    assert shorten("港口起重机", 9) == "港口起重…"
    assert shorten("harbour cranes", 9) == "harbour…"
    assert pad("港口", 6) == "港口  "


def test_lines_do_not_begin_with_closing_nor_end_with_opening_punctuation() -> None:
    assert wrap("起重机停运，说", 10) == ["起重机停", "运，说"]
    assert wrap("北国商务部（港口", 12) == ["北国商务部", "（港口"]


def test_words_stay_whole_and_lines_hang() -> None:
    assert wrap("why the levy hurts", 14, "  why  ") == ["  why  why the", "       levy", "       hurts"]


def test_a_word_wider_than_a_line_is_broken() -> None:
    assert wrap("a " + "x" * 12, 5) == ["a", "xxxxx", "xxxxx", "xx"]


@given(st.text(max_size=120), st.integers(4, 30))
def test_wrapping_keeps_the_text_and_the_width(text: str, width: int) -> None:
    lines = wrap(text, width)
    assert all(columns(line) <= width for line in lines)
    assert "".join(lines).replace(" ", "") == printable(text).replace(" ", "")
