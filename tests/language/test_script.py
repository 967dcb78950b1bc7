"""Traditional read as Simplified, code point for code point."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from toolkit.language.script import simplify, traditionalise


@pytest.mark.parametrize(
    ("text", "simplified"),
    [
        ("", ""),
        ("Grain docks at 25%", "Grain docks at 25%"),
        ("發言人強調，碼頭「不會」停工。", "发言人强调，码头「不会」停工。"),
        ("头发与发言", "头发与发言"),
        ("乾淨的後面", "干净的后面"),
        ("乾隆皇帝", "乾隆皇帝"),
        ("café 與 naïve", "café 与 naïve"),
        ("第一行臺灣\r\n第二行\t國家", "第一行台湾\r\n第二行\t国家"),
        ("𠮷野家與龍", "𠮷野家与龙"),
    ],
)
def test_known(text: str, simplified: str) -> None:
    assert simplify(text) == simplified


def test_traditionalise() -> None:
    assert traditionalise("发言人说，头发里面") == "發言人說，頭髮裡面"


CHINESE = st.text(st.characters(min_codepoint=0x3000, max_codepoint=0x9FFF), max_size=40)


@given(st.one_of(st.text(max_size=60), CHINESE))
def test_length_is_kept(text: str) -> None:
    assert len(simplify(text)) == len(text)
