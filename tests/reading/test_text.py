import pytest
from hypothesis import given
from hypothesis import strategies as st

from toolkit.reading.text import PlainText, find_paragraphs

WRAPPED = """\
The harbour authority said on Tuesday that the northern pier would stay
closed until the spring, after divers found cracks in four of its
pillars. Ferries will use the old quay meanwhile, which can take only
one ship at a time.

Fishermen who sell their catch at the pier have been offered stalls in
the covered market. Most of them, a spokeswoman said, had accepted."""

WRAPPED_CHINESE = """\
港务局星期二说，北码头要到春天才能重新开放，因为潜水员发现四根桥
墩有裂缝。在此期间渡轮改停旧码头，那里一次只能停靠一艘船，乘客须
提前半小时到达。
　　在码头卖鱼的渔民可以到室内市场设摊。发言人说，他们大多已经接
受了这个安排，只有两户还在考虑，另有一户打算提前退休。"""


def paragraphs(text: str) -> list[str]:
    return [text[start:end] for start, end in find_paragraphs(text)]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("", []),
        (" \n\u3000\n", []),
        ("One.", ["One."]),
        ("\n  One.  \n", ["One."]),
        ("One.\n\nTwo.", ["One.", "Two."]),
        ("One.\n \t\u3000\nTwo.\n\n\n\nThree.\n", ["One.", "Two.", "Three."]),
        ("　　雨停了。\n　　路还没干。", ["雨停了。", "路还没干。"]),
        ("市政新闻\n雨停了。\n路还没干。", ["市政新闻", "雨停了。", "路还没干。"]),
        (
            "Title\n\nFirst line is a paragraph.\nSo is the second.",
            ["Title", "First line is a paragraph.", "So is the second."],
        ),
        ("Peking\nNanking\nTientsin\nHankow", ["Peking", "Nanking", "Tientsin", "Hankow"]),
        ("a\u2028b\x0bc\x85d", ["a\u2028b\x0bc\x85d"]),
    ],
)
def test_paragraphs(text: str, expected: list[str]) -> None:
    assert paragraphs(text) == expected


def test_wrapped_english_keeps_its_line_feeds() -> None:
    assert paragraphs(WRAPPED) == WRAPPED.split("\n\n")


def test_wrapped_english_under_a_headline_without_blank_lines() -> None:
    first, second = WRAPPED.split("\n\n")
    assert paragraphs(f"Pier to stay closed\n{first}\n{second}") == ["Pier to stay closed", first, second]


def test_ragged_lines_stay_together() -> None:
    ragged = WRAPPED.replace(
        "pillars. Ferries will use the old quay meanwhile, which can take only\n",
        "pillars. Ferries will use the old\nquay meanwhile, which can take only\n",
    )
    assert paragraphs(ragged) == ragged.split("\n\n")


def test_wrapped_chinese() -> None:
    first, second = WRAPPED_CHINESE.split("\n\u3000\u3000")
    assert paragraphs(WRAPPED_CHINESE) == [first, second]


def test_sentences_of_like_width_one_a_line_stay_apart() -> None:
    lines = [
        "The northern pier stays closed until the spring, officials said.",
        "Divers had found deep cracks in four of its concrete pillars.",
        "Ferries will use the old quay, which can take one ship at a time.",
        "Fishermen were offered stalls in the covered market instead.",
    ]
    assert paragraphs("\n".join(lines)) == lines


def test_list_items_stay_apart() -> None:
    items = ["- " + WRAPPED.split("\n")[0], "- " + WRAPPED.split("\n")[1], "* one ship at a time"]
    assert paragraphs("\n".join(items)) == items


def test_wrapped_list_items_stay_whole() -> None:
    first, second = ("- " + block.replace("\n", "\n  ") for block in WRAPPED.split("\n\n"))
    assert paragraphs(f"{first}\n{second}") == [first, second]


def test_headlines_stay_apart() -> None:
    text = "Northern pier stays shut until the spring\nFerries to use old quay\nFishermen move indoors"
    assert paragraphs(text) == text.split("\n")


def test_the_text_stays_as_it_is() -> None:
    text = "\u3000 One.\u00ad \n\n\tTwo.\u200b\n"
    assert PlainText().extract(text).text == text


CHARACTERS = st.characters(exclude_categories=["Cs"])


@given(st.text(st.sampled_from("ab 。，中\n\n\t\u3000.") | CHARACTERS))
def test_spans_are_trimmed_ordered_disjoint_and_complete(text: str) -> None:
    end_before = 0
    for start, end in find_paragraphs(text):
        assert end_before <= start < end <= len(text)
        assert text[start:end] == text[start:end].strip()
        assert not text[end_before:start].strip()
        end_before = end
    assert not text[end_before:].strip()
