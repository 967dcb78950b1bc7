"""Quotation marks that sneer, and the many that do not."""

from collections.abc import Callable

import pytest

from toolkit.model import Cue

Cues = Callable[[str], tuple[Cue, ...]]


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("该国的“民主”只剩下形式。", ["“民主”"]),
        ("該國的「民主」只剩下形式。", ["「民主」"]),
        ("这些“专家”从未到过现场。", ["“专家”"]),
        ("该国以“国家安全”为由禁售手机。", ["以", "“国家安全”"]),
        ("Those “experts” had never been there.", ["“experts”"]),
        ("It cited ‘national security’ again.", ["‘national security’"]),
        ("Under the guise of “aid”, they sold arms.", ["Under the guise of", "“aid”"]),
        # Names, titles, nicknames, terms, slogans, definitions
        ("“一带一路”论坛在京举行。", []),
        ("“双十一”销量上升。", []),
        ("《和平》杂志停刊。", []),
        ("这艘船名为“和平”。", []),
        ("“和平”号空间站坠落。", []),
        ("世界卫生组织（简称“安全”）。", []),
        ("“民主”一词源于希腊语。", []),
        ("人称“外卖专家”的小哥来了。", []),
        ("The word “freedom” appears twice.", []),
        ("The ship, known as “freedom”, sank.", []),
        ("The “Freedom” tour sold out.", []),
        ("A “quantitative easing” programme began.", []),
        # Genuine quotations
        ("他说：“民主。”", []),
        ("发言人强调“和平”。", []),
        ("She said “peace” twice.", []),
        ("He called it “justice” at last.", []),
        ("She asked for “peace,” he added.", []),
    ],
)
def test_scare_quotes(cues: Cues, text: str, found: list[str]) -> None:
    assert [cue.text for cue in cues(text)] == found


def test_house_style_is_no_sneer_of_the_reporter(cues: Cues) -> None:
    (cue,) = cues("台湾地区“立法院”周五开会。")
    assert (cue.entry, cue.intensity) == ("house-style-quotes", 1)
    assert "reporter did not choose" in cue.why
    assert not cues("泰国“国会”周五开会。")


@pytest.mark.parametrize(
    ("text", "parts"),
    [
        ("其所谓“国家安全”考量并无依据。", ["所谓", "“国家安全”"]),
        ("其所谓的“国家安全”考量并无依据。", ["所谓的", "“国家安全”"]),
        ("其所謂「國家安全」考量並無依據。", ["所謂", "「國家安全」"]),
        ('Its so-called "U.S. national security" concerns are baseless.', ["so-called", '"U.S. national security"']),
    ],
)
def test_quotation_marks_after_a_distancing_label_strengthen_it(cues: Cues, text: str, parts: list[str]) -> None:
    (cue,) = cues(text)
    assert [text[start:end] for start, end in cue.parts] == parts
    assert (cue.category, cue.intensity) == ("distancing-label", 3)


def test_a_cue_inside_the_marks_stays_one(cues: Cues) -> None:
    label, inside = cues("所谓“暴徒”不过是学生。")
    assert (label.intensity, label.parts) == (3, ((0, 2),))
    assert (inside.text, inside.voice) == ("暴徒", "quoted")


def test_a_long_quotation_after_a_label_does_not_strengthen_it(cues: Cues) -> None:
    (cue,) = cues("所谓“我们从来没有做过任何对不起客户的事情也不会做”令人失望。")
    assert cue.intensity == 2
