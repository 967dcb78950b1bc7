"""Every check on its own examples, through the real words and correspondences, and what findings look like."""

from collections.abc import Callable
from dataclasses import replace

import pytest

from toolkit.errors import UsageError
from toolkit.fidelity import judge
from toolkit.fidelity.checks import CHECKS, ENTRY_POINTS, Example, load_checks
from toolkit.model import BeadText, Finding
from toolkit.settings import FidelitySettings

Opened = Callable[..., BeadText]
EXAMPLES = [(name, example) for name, check in CHECKS.items() for example in check.examples]


@pytest.mark.parametrize(("name", "example"), EXAMPLES, ids=[f"{name}-{i}" for i, (name, _) in enumerate(EXAMPLES)])
def test_example(name: str, example: Example, opened: Opened) -> None:
    found = list(CHECKS[name].find(opened(example.source, example.target)))
    assert bool(found) is example.fires, found


@pytest.mark.parametrize("name", CHECKS)
def test_every_check_has_examples_of_both_kinds(name: str) -> None:
    assert {example.fires for example in CHECKS[name].examples} == {True, False}
    assert CHECKS[name].name == name


@pytest.mark.parametrize(("name", "example"), EXAMPLES, ids=[f"{name}-{i}" for i, (name, _) in enumerate(EXAMPLES)])
def test_spans_are_counted_in_the_documents(name: str, example: Example, opened: Opened) -> None:
    here = list(CHECKS[name].find(opened(example.source, example.target)))
    there = list(CHECKS[name].find(opened(example.source, example.target, start=100, index=7)))
    assert len(here) == len(there)
    for near, far in zip(here, there, strict=True):
        assert (near.bead, far.bead) == (0, 7)
        assert near.category.startswith("accuracy/") and near.check == name
        assert (near.source_span or near.target_span) is not None
        for a, b, text in (
            (near.source_span, far.source_span, example.source),
            (near.target_span, far.target_span, example.target),
        ):
            assert (a is None) is (b is None)
            if a and b:
                assert b == (a[0] + 100, a[1] + 100)
                assert 0 <= a[0] < a[1] <= len(text)


def found_by(name: str, bead: BeadText) -> Finding:
    (finding,) = CHECKS[name].find(bead)
    return finding


def test_a_changed_magnitude_is_told_in_figures(opened: Opened) -> None:
    source, target = "该公司去年营收达1.3万亿元。", "Its revenue reached 1.3 billion yuan last year."
    finding = found_by("number", opened(source, target))
    assert (finding.category, finding.severity) == ("accuracy/mistranslation", "major")
    assert finding.evidence == "original 1.3万亿 = 1,300,000,000,000; translation 1.3 billion = 1,300,000,000"
    assert finding.source_span and source[slice(*finding.source_span)] == "1.3万亿"
    assert finding.target_span and target[slice(*finding.target_span)] == "1.3 billion"


@pytest.mark.parametrize(
    ("source", "target"),
    [
        ("他走了七十里路。", "He walked 35 kilometres."),
        ("债务达8601亿元。", "The debt is 860.1 billion yuan (about $121.6 billion)."),
        ("净利润5623.24万元。", "Net profit was 56.2 million yuan."),
        ("二十年来首次。", "The first time in two decades."),
        ("隔离14天。", "Two weeks of quarantine."),
        ("近三成的人反对。", "Nearly 30% were opposed."),
        ("产量增长两倍。", "Output tripled."),
        ("会议于5日下午3时开始。", "The meeting began at 3 p.m. on the 5th."),
        ("比赛于晚上7:45开始。", "The match starts at 7.45pm."),
        ("S-400系统", "the S-400 system"),
        ("增长1.8至2.6%。", "a rise of 1.8 to 2.6 percentage points."),
        ("两国元首通了电话。", "The two heads of state spoke by telephone."),
        ("一位官员说。", "An official said."),
    ],
)
def test_what_good_translations_do_to_numbers_is_no_finding(source: str, target: str, opened: Opened) -> None:
    assert list(CHECKS["number"].find(opened(source, target))) == []


@pytest.mark.parametrize(
    ("source", "target"),
    [
        ("共有4500人参加。", "Some 5400 people took part."),
        ("2019年3月开工。", "Work began in March 2018."),
        ("增长42.8%。", "a rise of 42.08%."),
        ("约1000人到场。", "Some 1,600 people came."),
        (
            "他说，2021年有300人，2021年底有500人。",
            "In 2012 there were 300, at the end of 2021 there were 500, he said.",
        ),
        ("第28届会议。", "The 29th session."),
        ("晚上8点开始。", "It starts at 9 p.m."),
        ("建国70周年。", "The 60th anniversary."),
        ("Some 4,500 people took part.", "约4.5万人参加。"),
    ],
)
def test_changed_figures_are_major(source: str, target: str, opened: Opened) -> None:
    finding = found_by("number", opened(source, target))
    assert (finding.category, finding.severity) == ("accuracy/mistranslation", "major")


def test_a_lost_figure_is_major_when_it_is_specific_and_minor_when_not(opened: Opened) -> None:
    specific = found_by("number", opened("大桥全长3648米。", "It is a long bridge."))
    plain = found_by("number", opened("他32岁。", "He is young."))
    assert (specific.category, specific.severity) == ("accuracy/omission", "major")
    assert (plain.category, plain.severity) == ("accuracy/omission", "minor")
    assert specific.target_span is None


def test_the_same_number_of_another_unit_is_minor(opened: Opened) -> None:
    finding = found_by("number", opened("他被判处15年监禁。", "He was sentenced to 15 months in prison."))
    assert finding.severity == "minor"
    assert finding.message == "The number 15 is the original's, but counts another unit."


def test_a_lost_sentence_is_major_but_a_heading_or_a_credit_line_minor(opened: Opened) -> None:
    assert found_by("omission", opened("环保组织批评这项计划破坏湿地。", "")).severity == "major"
    assert found_by("omission", opened("图为施工现场的工人正在搬运建筑材料。", "")).severity == "minor"
    assert found_by("omission", opened("背景", "")).severity == "minor"
    assert (
        found_by("addition", opened("", "Critics accused the government of ignoring the wetlands.")).severity == "major"
    )
    assert found_by("addition", opened("", "Background")).severity == "minor"


@pytest.mark.parametrize(
    ("sentence", "severity"),
    [
        ("Statement: this column gives the opinion of its author alone.", "minor"),
        ("Please leave a comment with the buttons below the picture.", "minor"),
        ("Photo by our correspondent at the northern harbour gate.", "minor"),
        ("Sources close to the ministry described heated talks on wetlands.", "major"),
        ("Statements from three ministries contradicted the harbour company.", "major"),
    ],
)
def test_page_furniture_is_minor(opened: Opened, sentence: str, severity: str) -> None:
    assert found_by("addition", opened("", sentence)).severity == severity


def test_evidence_of_an_omission_names_the_words(opened: Opened) -> None:
    finding = found_by("omission", opened("环保组织批评这项计划破坏湿地。", ""))
    assert "湿地" in finding.evidence and "批评" in finding.evidence
    assert finding.source_span == (0, 15) and finding.target_span is None


def test_a_copied_target_is_one_finding_on_both_sides(opened: Opened) -> None:
    finding = found_by("untranslated", opened("港口已恢复运营。", "港口已恢复运营。"))
    assert (finding.category, finding.severity) == ("accuracy/untranslated", "major")
    assert finding.source_span == finding.target_span == (0, 8)


def test_default_settings_name_known_checks_in_order() -> None:
    assert [check.name for check in load_checks(FidelitySettings().checks)] == list(FidelitySettings().checks)


def test_an_unknown_check_is_a_usage_error_that_names_the_known_ones() -> None:
    with pytest.raises(UsageError, match=r"'spelling'.*number, untranslated, omission, addition"):
        load_checks(("number", "spelling"))


def test_a_check_of_an_entry_point_is_found(monkeypatch: pytest.MonkeyPatch) -> None:
    from importlib.metadata import EntryPoint, EntryPoints

    from toolkit.fidelity.checks.number import NumberCheck

    entry = EntryPoint("figures", "toolkit.fidelity.checks.number:NumberCheck", ENTRY_POINTS)
    monkeypatch.setattr("importlib.metadata.entry_points", lambda group: EntryPoints([entry]).select(group=group))
    (check,) = load_checks(("figures",))
    assert isinstance(check, NumberCheck)


@pytest.mark.parametrize(
    "target", ["", "Environmental groups warned that 26 square kilometres of wetland are at risk."]
)
def test_where_the_alignment_is_unsure_no_finding_is_major(opened: Opened, target: str) -> None:
    bead = opened("环保组织批评这项计划破坏62平方公里湿地。", target)
    for confidence, severity in ((0.9, "major"), (0.4, "minor")):
        judgement = judge([replace(bead, confidence=confidence)], FidelitySettings())
        assert [finding.severity for finding in judgement.findings] == [severity]
