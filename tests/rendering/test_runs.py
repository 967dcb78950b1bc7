"""Cutting a text at the edges of its marks."""

from hypothesis import given
from hypothesis import strategies as st

from toolkit.rendering.runs import Run, cut

TEXT = st.text(max_size=40)
SPANS = st.lists(st.tuples(st.integers(-5, 50), st.integers(-5, 50)), max_size=8)


def test_overlapping_marks() -> None:
    assert cut("abcdef", [(0, 4), (2, 6)]) == (Run("ab", (0,)), Run("cd", (0, 1), (0,)), Run("ef", (1,), (1,)))


def test_a_mark_within_a_mark_that_ends_with_it() -> None:
    assert cut("所谓的“报告”", [(0, 7), (3, 7)]) == (Run("所谓的", (0,)), Run("“报告”", (0, 1), (0, 1)))


def test_code_points_outside_the_basic_plane_count_as_one() -> None:
    assert [run.text for run in cut("\U0001f409\U00020bb7龍", [(1, 2)])] == ["\U0001f409", "\U00020bb7", "龍"]


def test_a_mark_that_goes_on_after_the_text_does_not_end_in_it() -> None:
    assert cut("abc", [(1, 9)]) == (Run("a"), Run("bc", (0,)))


def test_nothing() -> None:
    assert cut("", [(0, 0), (0, 3)]) == ()
    assert cut("abc", []) == (Run("abc"),)


@given(TEXT, SPANS)
def test_runs_joined_are_the_text_and_every_code_point_has_its_marks(text: str, spans: list[tuple[int, int]]) -> None:
    runs = cut(text, spans)
    assert "".join(run.text for run in runs) == text
    assert all(run.text for run in runs)
    covered = [run.marks for run in runs for _ in run.text]
    assert covered == [tuple(i for i, (start, end) in enumerate(spans) if start <= at < end) for at in range(len(text))]


@given(TEXT, SPANS)
def test_a_mark_ends_once_and_where_it_says(text: str, spans: list[tuple[int, int]]) -> None:
    ends: dict[int, int] = {}
    at = 0
    for run in cut(text, spans):
        at += len(run.text)
        for mark in run.ends:
            assert mark in run.marks
            assert mark not in ends
            ends[mark] = at
    assert ends == {i: end for i, (start, end) in enumerate(spans) if start < end and 0 < end <= len(text)}
