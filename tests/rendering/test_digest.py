"""What stands out, and how shifts read."""

from toolkit.model import Comparison
from toolkit.rendering.digest import Words, chinese_and_english, matched, notable_first, quote, stretches, worst_first


def test_major_findings_come_first_then_the_order_of_the_text(harbour: Comparison) -> None:
    assert [finding.bead for finding in worst_first(harbour)] == [1, 7, 8, 5, 10]


def test_reversals_come_first_and_preserved_cues_last(harbour: Comparison) -> None:
    shifts = notable_first(harbour)
    assert (shifts[0].kind, shifts[-1].kind) == ("reversed", "preserved")
    # Intensity 3 lost in the outlet's own voice, then 3 added in reported speech, then changes of 2.
    assert [(shift.kind, shift.bead) for shift in shifts[1:4]] == [("dropped", 1), ("added", 7), ("dropped", 0)]


def test_a_shift_reads_from_chinese_to_english(harbour: Comparison) -> None:
    preserved = next(shift for shift in harbour.shifts if shift.kind == "preserved")
    assert chinese_and_english(harbour, preserved) == (
        Words("妄称", "zh-Hans", loaded=True),
        Words("exaggeratedly claimed", "en", loaded=True),
    )
    assert chinese_and_english(harbour, harbour.shifts[0]) == (
        Words("打着 … 的旗号", "zh-Hans", loaded=True),
        Words("on security grounds", "en", loaded=False),
    )
    assert chinese_and_english(harbour, harbour.shifts[1])[1] is None


def test_it_does_so_when_the_english_is_the_original(hostile: Comparison) -> None:
    dropped, added = hostile.shifts
    chinese, english = chinese_and_english(hostile, dropped)
    assert chinese == Words("\U0001f409", "zh-Hant", loaded=True)
    assert english == Words("\U0001f9d1\u200d\U0001f680", "en", loaded=False)
    assert chinese_and_english(hostile, added)[0] is None


def test_parts_that_touch_read_as_one(hostile: Comparison) -> None:
    document = hostile.source
    at = document.text.index("wrapped")
    assert quote(document, (at, at + 7), (at + 8, at + 10)) == "wrapped by"
    assert quote(document, (at + 11, at + 13), (at - 5, at - 1), (at, at + 7)) == "line wrapped … an"
    assert stretches(document, [(at, at + 7), (at + 2, at + 4)]) == ((at, at + 7),)


def test_matched_sentences_are_counted_on_both_sides(harbour: Comparison) -> None:
    assert matched(harbour) == (11, 11)
