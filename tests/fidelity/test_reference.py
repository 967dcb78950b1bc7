"""Scores against a reference, beside direct calls of sacrebleu."""

import pytest
from sacrebleu.metrics.bleu import BLEU
from sacrebleu.metrics.chrf import CHRF
from sacrebleu.metrics.ter import TER

from toolkit.fidelity import reference_scores
from toolkit.model import Language

ENGLISH = ["The port has resumed operations.", "Three ships left on Monday morning."]
ENGLISH_REFERENCE = ["The harbour has resumed operations.", "Three ships sailed on Monday morning."]
CHINESE = ["港口已恢复运营。", "三艘船周一早上离港。"]
CHINESE_REFERENCE = ["港口已经恢复运营。", "三艘船只周一早晨离港。"]


@pytest.mark.parametrize(
    ("language", "hypotheses", "references"),
    [("en", ENGLISH, ENGLISH_REFERENCE), ("zh", CHINESE, CHINESE_REFERENCE)],
)
def test_figures_and_signatures_are_those_of_sacrebleu(
    language: Language, hypotheses: list[str], references: list[str]
) -> None:
    chinese = language == "zh"
    for score, metric in zip(
        reference_scores(hypotheses, references, language),
        (BLEU(trg_lang=language), CHRF(word_order=0), TER(normalized=chinese, asian_support=chinese)),
        strict=True,
    ):
        assert score.score == pytest.approx(metric.corpus_score(hypotheses, [references]).score)
        assert score.signature == str(metric.get_signature())


def test_names_and_tokenizers() -> None:
    bleu, chrf, ter = reference_scores(CHINESE, CHINESE_REFERENCE, "zh")
    assert [score.name for score in (bleu, chrf, ter)] == ["BLEU", "chrF2", "TER"]
    assert "tok:zh" in bleu.signature and "norm:yes" in ter.signature and "asian:yes" in ter.signature
    assert "tok:13a" in reference_scores(ENGLISH, ENGLISH_REFERENCE, "en")[0].signature


def test_identical_text() -> None:
    assert [round(score.score, 6) for score in reference_scores(CHINESE, CHINESE, "zh")] == [100, 100, 0]


def test_ter_known_by_hand() -> None:
    # One word of five exchanged in the first segment, one of six in the second.
    ter = reference_scores(["a b c d e", "a b c d e f"], ["a b c d x", "a b c d e x"], "en")[2]
    assert ter.score == pytest.approx(100 * 2 / 11)


def test_a_single_short_segment_counts_the_orders_that_it_has() -> None:
    bleu = reference_scores(["Three ships"], ["Three ships"], "en")[0]
    assert bleu.score == pytest.approx(100)
    assert "eff:yes" in bleu.signature
    assert "eff:no" in reference_scores(ENGLISH, ENGLISH_REFERENCE, "en")[0].signature


def test_few_segments_carry_a_note() -> None:
    assert all(score.note.startswith("fewer than 100 segments: ") for score in reference_scores(["a"], ["a"], "en"))
    assert all(score.note == "" for score in reference_scores(["a b c d"] * 100, ["a b c d"] * 100, "en"))


def test_no_segments_no_scores() -> None:
    assert reference_scores([], [], "en") == ()


def test_unequal_numbers_of_segments() -> None:
    with pytest.raises(ValueError, match="2 hypotheses, but 1 references"):
        reference_scores(["a", "b"], ["a"], "en")
