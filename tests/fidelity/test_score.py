"""Scores of beads and documents."""

import math
from collections.abc import Callable

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from toolkit.fidelity import judge
from toolkit.fidelity.length import deviation
from toolkit.fidelity.score import POINTS
from toolkit.model import BeadText, Language, Passage
from toolkit.settings import FidelitySettings

Opened = Callable[..., BeadText]
SETTINGS = FidelitySettings()

SOURCE = "市政府周二宣布关闭三座老旧电厂，并将在沿海地区建设新的风力发电场。"
GOOD = (
    "The city government announced on Tuesday it would close three old power plants and build wind farms on the coast."
)
LOSSY = "The city government announced on Tuesday it would close three old power plants."
WRONG = (
    "The city government announced on Tuesday it would close five old power plants and build wind farms on the coast."
)
OTHER = "Local fans celebrated through the night after their team had won the championship for the second time."


def fidelity(bead: BeadText) -> float:
    return judge([bead], SETTINGS).fidelity


def test_worse_translations_score_lower(opened: Opened) -> None:
    scores = [fidelity(opened(SOURCE, target)) for target in (GOOD, LOSSY, OTHER)]
    assert scores == sorted(scores, reverse=True) and scores[0] > 70 and scores[-1] < 15
    assert fidelity(opened(SOURCE, WRONG)) < scores[0]


def test_a_copy_scores_nothing(opened: Opened) -> None:
    assert fidelity(opened(SOURCE, SOURCE)) < 5
    assert fidelity(opened(GOOD, GOOD)) < 5


def test_parts_of_a_score(opened: Opened) -> None:
    judgement = judge([opened(SOURCE, WRONG)], SETTINGS)
    (score,) = judgement.bead_scores
    assert [finding.severity for finding in judgement.findings] == ["major"]
    assert score.penalty == POINTS * 5
    assert 0.5 < score.source_coverage <= 1 and 0.5 < score.target_coverage <= 1 and 0.9 < score.length <= 1


def test_a_pair_scores_the_same_alone_and_in_a_batch(opened: Opened) -> None:
    beads = [opened(SOURCE, target, index=i) for i, target in enumerate((GOOD, LOSSY, OTHER))]
    together = judge(beads, SETTINGS).bead_scores
    assert together == tuple(judge([bead], SETTINGS).bead_scores[0] for bead in beads)


def test_null_beads_count_as_nothing_by_their_length(opened: Opened) -> None:
    good = opened(SOURCE, GOOD)
    lost, invented = opened(SOURCE, "", index=1), opened("", GOOD, index=1)
    alone = fidelity(good)
    assert judge([good, lost], SETTINGS).fidelity == pytest.approx(alone / 2)
    assert judge([good, invented], SETTINGS).fidelity == pytest.approx(alone / 2, rel=0.1)
    assert judge([lost], SETTINGS).bead_scores[0].fidelity == 0


def test_nothing_scores_nothing() -> None:
    judgement = judge([], SETTINGS)
    assert (judgement.findings, judgement.bead_scores, judgement.fidelity) == ((), (), 0.0)


def test_checks_run_in_the_order_of_the_settings(opened: Opened) -> None:
    bead = opened("约有4500人撤离。", "约有5400人撤离。")
    order = FidelitySettings(checks=("untranslated", "number"))
    assert [finding.check for finding in judge([bead], order).findings][:1] == ["untranslated"]
    assert judge([bead], FidelitySettings(checks=())).findings == ()


@pytest.mark.parametrize(
    ("source", "target", "languages", "expected"),
    [
        ("字" * 100, "a" * 390, ("zh", "en"), 0.0),
        ("a" * 300, "字" * 100, ("en", "zh"), 0.0),
        ("字" * 100, "", ("zh", "en"), -8.0),
        ("", "a", ("zh", "en"), 8.0),
        ("  ", " ", ("zh", "en"), 0.0),
    ],
)
def test_deviation_from_the_expected_length(
    source: str, target: str, languages: tuple[Language, Language], expected: float
) -> None:
    found = deviation(Passage(source, 0, languages[0]), Passage(target, 0, languages[1]))
    assert found == pytest.approx(expected, abs=1e-9)


def test_longer_is_positive_whatever_the_direction() -> None:
    assert deviation(Passage("字" * 50, 0, "zh"), Passage("a" * 400, 0, "en")) > 0
    assert deviation(Passage("a" * 300, 0, "en"), Passage("字" * 200, 0, "zh")) > 0


TEXT = st.text(alphabet="天气港口经济增长三十万，。 abcdefgh THE port of 12.5%（）", max_size=40)


@settings(suppress_health_check=[HealthCheck.function_scoped_fixture], deadline=None)
@given(st.lists(st.tuples(TEXT, TEXT), max_size=4))
def test_scores_stay_between_0_and_100(opened: Opened, pairs: list[tuple[str, str]]) -> None:
    judgement = judge([opened(*pair, index=i) for i, pair in enumerate(pairs)], SETTINGS)
    for value in (judgement.fidelity, *(score.fidelity for score in judgement.bead_scores)):
        assert math.isfinite(value) and 0 <= value <= 100
    for score in judgement.bead_scores:
        assert 0 <= score.source_coverage <= 1 and 0 <= score.target_coverage <= 1 and 0 <= score.length <= 1
