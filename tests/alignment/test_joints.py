"""How sentences end."""

import pytest

from toolkit.alignment.joints import ENDINGS, Ending, ending
from toolkit.model import Sentence

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
        "« He left. »",
        "“他走了。 ”",
        ".",
    ],
    "colon": ["他说：", "他说:", "He said:", "He said: "],
    "comma": [
        "他走了，",
        "他走了；",
        "红、",
        "他——",
        "He left,",
        "He left;",
        "He —",
        "He -",
        "“他走了，”",
        "他走了,",
        "He left –",
    ],
    "none": ["澜岸港新建两座粮食码头", "Port to get two terminals", "", " ", "”", '"', "第1章", "（完）", "U.S", "50%"],
}


def sentence(text: str, index: int = 1) -> Sentence:
    return Sentence(index, text, 0, len(text), 0)


def test_every_ending_is_in_the_table() -> None:
    assert (*TABLE, "headline") == ENDINGS


@pytest.mark.parametrize(("text", "expected"), [(text, end) for end, texts in TABLE.items() for text in texts])
def test_ending(text: str, expected: Ending) -> None:
    assert ending(sentence(text)) == expected


@pytest.mark.parametrize(
    ("text", "expected"), [("港口新建码头", "headline"), ("他走了。", "terminal"), ("Port", "headline")]
)
def test_what_opens_a_document_without_a_mark_is_a_headline(text: str, expected: Ending) -> None:
    assert ending(sentence(text, 0)) == expected
