"""What becomes of cues from the Chinese to the English side."""

from collections.abc import Callable
from dataclasses import replace

import pytest

from toolkit.framing import find_shifts
from toolkit.model import BeadText, Correspondence, Cue, Language, Passage, Shift

Cues = Callable[[str], tuple[Cue, ...]]


def bead(
    index: int,
    source: str | None,
    target: str | None,
    starts: tuple[int, int] = (0, 0),
    words: dict[str, str] | None = None,
) -> BeadText:
    """A bead of two strings; `words` maps words of the source to words of the target that answer them."""

    def passage(text: str | None, start: int) -> Passage | None:
        language: Language = "zh" if text and any("㐀" <= letter <= "鿿" for letter in text) else "en"
        return None if text is None else Passage(text, start, language)

    def span(text: str, word: str, start: int) -> tuple[int, int]:
        return (start + text.index(word), start + text.index(word) + len(word))

    pairs = tuple(
        Correspondence(span(source or "", one, starts[0]), span(target or "", other, starts[1]), other)
        for one, other in (words or {}).items()
    )
    return BeadText(index, passage(source, starts[0]), passage(target, starts[1]), pairs)


def kinds(shifts: tuple[Shift, ...]) -> list[tuple[int | None, int | None, str]]:
    return [(shift.source, shift.target, shift.kind) for shift in shifts]


@pytest.mark.parametrize(
    ("chinese", "english", "expected"),
    [
        ("该集团妄称此举合法。", "The group falsely claimed that it was legal.", [(0, 0, "preserved")]),
        ("该集团妄称此举合法。", "The group claimed that it was legal.", [(0, 0, "softened")]),
        ("该集团声称此举合法。", "The group falsely claimed that it was legal.", [(0, 0, "amplified")]),
        ("该集团妄称此举合法。", "The group said that it was legal.", [(0, None, "dropped")]),
        ("该集团称此举合法。", "The group claimed that it was legal.", [(None, 0, "added")]),
        ("该集团声称此举合法。", "The group did not claim that it was legal.", [(0, 0, "reversed")]),
        ("该集团并未声称合法。", "The group did not claim that it was legal.", [(0, 0, "preserved")]),
        ("暴徒冲进大楼。", "The heroic defenders entered the building.", [(0, 0, "reversed")]),
        ("其所谓“国家安全”考量。", "Its so-called national security concerns.", [(0, 0, "softened")]),
        ("其所谓“国家安全”考量。", 'Its so-called "national security" concerns.', [(0, 0, "preserved")]),
        ("所谓熔断，是指暂停交易。", "The so-called circuit breaker suspends trading.", [(None, 0, "added")]),
        ("负责人“嘴硬”称没有输。", 'The head "stubbornly" said that he had not lost.', [(0, 0, "preserved")]),
        (
            "该集团声称合法，并叫嚣报复。",
            "The group claimed that it was legal and clamoured for revenge.",
            [(0, 0, "preserved"), (1, 1, "preserved")],
        ),
        (
            "他炮轰对方，又指责媒体。",
            "He accused the other side and slammed the media.",
            [(0, 1, "preserved"), (1, 0, "preserved")],
        ),
    ],
)
def test_classes(cues: Cues, chinese: str, english: str, expected: list[tuple[int | None, int | None, str]]) -> None:
    shifts = find_shifts([bead(0, chinese, english)], cues(chinese), cues(english))
    if chinese.startswith("他炮轰"):
        # Entries tie, so the places decide: what stands first answers what stands first.
        expected = [(0, 0, "softened"), (1, 1, "amplified")]
    assert kinds(shifts) == expected


@pytest.mark.parametrize(
    ("english", "chinese", "expected"),
    [
        ("The group falsely claimed it.", "该集团声称如此。", [(0, 0, "amplified")]),
        ("The group said it.", "该集团声称如此。", [(None, 0, "dropped")]),
        ("The group claimed it.", "该集团称如此。", [(0, None, "added")]),
    ],
)
def test_a_chinese_target_is_read_from_chinese_too(
    cues: Cues, english: str, chinese: str, expected: list[tuple[int | None, int | None, str]]
) -> None:
    assert kinds(find_shifts([bead(0, english, chinese)], cues(english), cues(chinese))) == expected


def test_words_that_answer_each_other_decide(cues: Cues) -> None:
    chinese, english = "他炮轰对方，又指责媒体。", "He accused the media and slammed the other side."
    answers = {"炮轰": "slammed", "指责": "accused"}
    shifts = find_shifts([bead(0, chinese, english, words=answers)], cues(chinese), cues(english))
    assert kinds(shifts) == [(0, 1, "preserved"), (1, 0, "preserved")]


def test_the_plain_words_that_stand_instead(cues: Cues) -> None:
    chinese, english = "该集团妄称此举合法。", "The group said that it was legal."
    (shift,) = find_shifts([bead(0, chinese, english, words={"妄称": "said"})], cues(chinese), cues(english))
    assert (shift.kind, shift.rendering) == ("dropped", (10, 14))
    assert shift.why == "“妄称” (3) is rendered by “said” in the English version, which is no cue."


def test_a_lone_report_verb_is_the_rendering_of_a_loaded_one(cues: Cues) -> None:
    (shift,) = find_shifts(
        [bead(0, "该集团妄称此举合法。", "The group said that it was legal.", (7, 40))],
        [replace(cue, start=cue.start + 7, parts=((11, 13),)) for cue in cues("该集团妄称此举合法。")],
        (),
    )
    assert (shift.kind, shift.rendering) == ("dropped", (50, 54))


def test_why(cues: Cues) -> None:
    chinese, english = "该集团妄称此举合法。", "The group falsely claimed that it was legal."
    (shift,) = find_shifts([bead(0, chinese, english)], cues(chinese), cues(english))
    assert shift.why == "“妄称” (3) is answered by “falsely claimed” (3): equal force."


def test_unrelated_cues_are_not_paired(cues: Cues) -> None:
    chinese = "他坚决反对这项计划，并在会上发表了很长的讲话，谈到了教育。"
    english = "He opposed the plan, gave a long talk on schools, and met the mob."
    shifts = find_shifts([bead(0, chinese, english)], cues(chinese), cues(english))
    assert kinds(shifts) == [(0, None, "dropped"), (None, 0, "added")]


def test_praise_beside_a_doubting_verb_turns_nothing_round(cues: Cues) -> None:
    chinese, english = "他坚决反对。", "He claimed that it was wrong."
    shifts = find_shifts([bead(0, chinese, english)], cues(chinese), cues(english))
    assert set(kinds(shifts)) == {(0, None, "dropped"), (None, 0, "added")}


def test_every_cue_stands_in_exactly_one_shift(cues: Cues) -> None:
    chinese = "他妄称合法。对方叫嚣报复。暴徒冲进大楼。"
    english = "The mob stormed in. He falsely claimed it was legal. They resolutely left."
    source, target = cues(chinese), cues(english)
    beads = [
        bead(0, chinese[:6], english[20:53], (0, 20)),
        bead(1, chinese[6:13], None, (6, 0)),
        bead(2, chinese[13:], english[:19], (13, 0)),
        bead(3, None, english[53:], (0, 53)),
    ]
    shifts = find_shifts(beads, source, target)
    assert [(shift.bead, shift.kind) for shift in shifts] == [
        (0, "preserved"),
        (1, "dropped"),
        (2, "preserved"),
        (3, "added"),
    ]
    assert sorted(shift.source for shift in shifts if shift.source is not None) == list(range(len(source)))
    assert sorted(shift.target for shift in shifts if shift.target is not None) == list(range(len(target)))
