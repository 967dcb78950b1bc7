"""Quotation marks are paired, nested, carried over paragraphs, and told from apostrophes."""

from collections.abc import Callable

import pytest

from toolkit.framing.quotations import find_quotations
from toolkit.model import Document

Make = Callable[[str], Document]


@pytest.mark.parametrize(
    ("text", "inside"),
    [
        ("他说：“明天下雨。”", ["明天下雨。"]),
        ("他說：「明天下雨，『記得帶傘』。」", ["明天下雨，『記得帶傘』。", "記得帶傘"]),
        ("他说“好”，又说“不好”。", ["好", "不好"]),
        ('他说"好"，又说"不好"。', ["好", "不好"]),
        ("The mayor said “it’s over”.", ["it’s over"]),
        ("The workers' strike wasn't over.", []),
        ("‘The workers’ rights matter,’ she said.", ["The workers’ rights matter,"]),
        ("'The workers' rights matter,' she said.", ["The workers' rights matter,"]),
        ("It was the '90s, and rock 'n' roll ruled.", []),
        ("He called it \"a 'good' plan\" twice.", ["a 'good' plan", "good"]),
        ('A 6" pipe and a 7" pipe.', []),
        ('他说“好"，就走了。', ["好"]),
        ("A stray ” closes nothing.", []),
        ('"Yes," she said. "No."', ["Yes,", "No."]),
    ],
)
def test_pairs(document: Make, text: str, inside: list[str]) -> None:
    found = find_quotations(document(text))
    assert [text[mark.inner_start : mark.inner_end] for mark in found] == inside
    assert all(mark.closed for mark in found)


def test_depth(document: Make) -> None:
    outer, inner = find_quotations(document("他說：「他又說『不行』。」"))
    assert (outer.depth, inner.depth) == (0, 1)


def test_a_quotation_within_one_carried_over_is_deeper(document: Make) -> None:
    marks = find_quotations(document("She said: “We waited.\n\nIt was ‘fine’ and it went on.” The rain fell."))
    assert [mark.depth for mark in marks] == [0, 0, 1]


def test_an_open_quotation_runs_to_the_end_of_its_paragraph(document: Make) -> None:
    text = "他说：“今天不行。\n\n会议改在明天。"
    (mark,) = find_quotations(document(text))
    assert text[mark.inner_start : mark.inner_end] == "今天不行。"
    assert not mark.closed


def test_a_speech_runs_through_paragraphs_without_marks(document: Make) -> None:
    text = '"We waited.\n\nWe waited on.\n\nWe still wait." The rain went on.'
    found = find_quotations(document(text))
    inside = [text[mark.inner_start : mark.inner_end] for mark in found]
    assert inside == ["We waited.", "We waited on.", "We still wait."]


@pytest.mark.parametrize("reopened", ["“", ""])
def test_a_speech_over_paragraphs(document: Make, reopened: str) -> None:
    text = f"She said: “We waited.\n\n{reopened}We still wait.” The rain went on."
    first, second = find_quotations(document(text))
    assert text[first.inner_start : first.inner_end] == "We waited."
    assert text[second.inner_start : second.inner_end] == "We still wait."
    assert (first.closed, second.closed) == (False, True)
