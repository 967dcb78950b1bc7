"""How sentences end."""

import pytest

from toolkit.alignment.joints import ENDINGS, Ending, ending

TABLE: dict[Ending, list[str]] = {
    "terminal": [
        "他走了。",
        "他走了吗？",
        "快走！",
        "他走了……",
        "他说：“走吧。”",
        "他說：「走吧。」",
        "他說：『走吧！』",
        "（见上文。）",
        "《走吧！》",
        "【完。】",
        "He left.",
        "Did he?",
        "Go!",
        'He said: "Go."',
        "He said: “Go.”",
        "He said: 'Go.'",
        "He said: ‘Go.’",
        "(See above.)",
        "He left…",
        "He left...",
        "He left. ",
        "他走了。　",
        "[He left.]",
        ".",
    ],
    "colon": ["他说：", "他说:", "He said:", "He said: "],
    "comma": ["他走了，", "他走了；", "红、", "他——", "He left,", "He left;", "He —", "He -", "“他走了，”", "他走了,"],
    "none": ["澜岸港新建两座粮食码头", "Port to get two terminals", "", " ", "”", '"', "第1章", "（完）", "U.S", "50%"],
}


def test_every_ending_is_in_the_table() -> None:
    assert tuple(TABLE) == ENDINGS


@pytest.mark.parametrize(("text", "expected"), [(text, end) for end, texts in TABLE.items() for text in texts])
def test_ending(text: str, expected: Ending) -> None:
    assert ending(text) == expected


@pytest.mark.xfail(strict=True, reason="a dash that English writes as an en dash")
@pytest.mark.parametrize("text", ["He left –", "他走了–"])
def test_an_en_dash_is_a_dash(text: str) -> None:
    assert ending(text) == "comma"


@pytest.mark.xfail(strict=True, reason="white space between the mark and the closing quote hides the mark")
@pytest.mark.parametrize("text", ["« He left. »", "“他走了。 ”"])
def test_space_before_a_closing_quote(text: str) -> None:
    assert ending(text) == "terminal"
