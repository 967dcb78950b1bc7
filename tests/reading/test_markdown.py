import pytest

from toolkit.reading.interface import Extract
from toolkit.reading.markdown import Markdown


def extract(text: str) -> Extract:
    return Markdown().extract(text)


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("# Ferry *delayed*\n\nThe **old** ferry.", "Ferry delayed\n\nThe old ferry."),
        ("Heading\n=======\ntext", "Heading\n\ntext"),
        ("- one\n- two\n  1. three\n", "one\n\ntwo\n\nthree"),
        ("> quoted\n> on\n\nafter", "quoted\non\n\nafter"),
        ("[link](http://example.org) &amp; `code` &mdash; \\*", "link & code — *"),
        ("one<br>two  \nthree", "onetwo\nthree"),
        ("| a | b |\n|---|---|\n| c | d |", "a\n\nb\n\nc\n\nd"),
        ("他说**“不”**后离开。", "他说“不”后离开。"),
        ("2**3 is eight", "2**3 is eight"),
        ("text\n\n---\n\nmore", "text\n\nmore"),
    ],
)
def test_plain_paragraphs(text: str, expected: str) -> None:
    assert extract(text).text == expected


def test_what_is_left_out_is_counted() -> None:
    result = extract("One ![a pier](p.png).\n\n```\ncode\n```\n\n    more\n\n<div>\nblock\n</div>\n\nTwo.")
    assert result.text == "One .\n\nTwo."
    assert result.notes == ("Left out of the Markdown: HTML blocks: 1, code blocks: 2, images: 1.",)


@pytest.mark.parametrize("front", ["---\ntitle: Pier\n---\n", "+++\ntitle = 'Pier'\n+++\n"])
def test_front_matter(front: str) -> None:
    result = extract(front + "The pier.")
    assert result.text == "The pier."
    assert result.notes == ("Left out of the Markdown: front matter.",)


def test_a_rule_at_the_top_is_not_front_matter() -> None:
    assert extract("---\n\nThe pier.\n\n---\n").text == "The pier."


def test_spans() -> None:
    result = extract("# A\n\nbc")
    assert result.paragraphs == ((0, 1), (3, 5))
