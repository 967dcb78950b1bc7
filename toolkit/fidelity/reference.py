"""Scores against a reference translation: BLEU, chrF and TER, by sacrebleu."""

from collections.abc import Sequence

from toolkit.model import Language, ReferenceScore

FEW = 100
"""Below this number of segments a corpus score carries a warning."""


def reference_scores(
    hypotheses: Sequence[str], references: Sequence[str], language: Language
) -> tuple[ReferenceScore, ...]:
    """BLEU, chrF and TER of parallel segments in `language`, each with sacrebleu's signature verbatim.

    BLEU is tokenised for the language, chrF has no word order, and TER treats Chinese by character. With a single
    segment BLEU counts only the n-gram orders that it has. TER counts edits: 0 is best and there is no upper bound.
    No segments, no scores. Raises ValueError where the two differ in number.
    """
    from sacrebleu.metrics.bleu import BLEU
    from sacrebleu.metrics.chrf import CHRF
    from sacrebleu.metrics.ter import TER

    if len(hypotheses) != len(references):
        raise ValueError(f"{len(hypotheses)} hypotheses, but {len(references)} references")
    if not hypotheses:
        return ()
    chinese = language == "zh"
    metrics = (
        BLEU(trg_lang=language, effective_order=len(hypotheses) == 1),
        CHRF(word_order=0),
        TER(normalized=chinese, asian_support=chinese),
    )
    note = f"fewer than {FEW} segments: read with care" if len(hypotheses) < FEW else ""
    found = []
    for metric in metrics:
        result = metric.corpus_score(list(hypotheses), [list(references)])
        found.append(ReferenceScore(result.name, result.score, str(metric.get_signature()), note))
    return tuple(found)
