"""Expected lengths."""

import math

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from toolkit.alignment.length import (
    CLAMP,
    DEVIATION,
    FARTHEST,
    LOG_RATIO,
    SLACK,
    deviation,
    expected_log_ratio,
    weight,
)
from toolkit.model import Language

LENGTHS = st.integers(0, 100_000)
LANGUAGES = st.sampled_from(["zh", "en"])


@pytest.mark.parametrize(
    ("text", "expected"), [("港口 开放。", 5), ("The port\u00a0opens.", 13), ("　港\t口\n", 2), ("", 1), (" ", 1)]
)
def test_weight_counts_what_is_not_white_space(text: str, expected: int) -> None:
    assert weight(text) == expected


def test_english_is_longer_in_both_directions() -> None:
    assert math.exp(LOG_RATIO["zh"]) == pytest.approx(3.9)
    assert math.exp(LOG_RATIO["en"]) == pytest.approx(1 / 3.0)


@given(LENGTHS, LENGTHS, LANGUAGES)
def test_a_document_pulls_its_expectation_no_further_than_the_clamp(
    source: int, target: int, language: Language
) -> None:
    found = expected_log_ratio(source, target, language)
    assert abs(found - LOG_RATIO[language]) <= CLAMP + 1e-12
    seen = math.log(max(1, target) / max(1, source))
    if abs(seen - LOG_RATIO[language]) < CLAMP:
        assert found == pytest.approx(seen)
    else:
        assert (found > LOG_RATIO[language]) == (seen > LOG_RATIO[language])


def test_deviation_by_hand() -> None:
    source, target = np.array([[10.0], [0.0]]), np.array([40.0, 20.0, 1000.0])
    found = deviation(source, target, math.log(4.0))
    assert found.shape == (2, 3)
    assert found[0, 0] == 0.0
    assert found[0, 1] == pytest.approx(math.log((40 + SLACK) / (20 + SLACK)) / DEVIATION)
    assert found[0, 2] == found[1, 2] == FARTHEST


@given(st.integers(1, 500), st.integers(1, 500), st.floats(-2.0, 2.0))
def test_deviation_has_no_sign_and_an_end(source: int, target: int, expected: float) -> None:
    [found] = deviation(np.array([float(source)]), np.array([float(target)]), expected).tolist()
    assert 0.0 <= found <= FARTHEST


@given(st.integers(1, 500), st.floats(0.1, 0.9))
def test_the_farther_off_the_greater(source: int, share: float) -> None:
    usual = 4.0 * source
    lengths = np.array([usual, usual * (1 + share), usual * (1 + 2 * share)])
    near, far, farther = deviation(np.array([float(source)]), lengths, math.log(4.0)).tolist()
    assert near < far < farther


def test_slack_is_of_the_longer_script_in_both_directions() -> None:
    """A heading of four characters and its translation are as far off, whichever is the source."""
    ratio = math.log(3.4)
    chinese, english = np.array([4.0]), np.array([24.0])
    assert deviation(english, chinese, -ratio) == pytest.approx(deviation(chinese, english, ratio))
