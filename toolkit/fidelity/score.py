"""The fidelity of a bead and of a document, 0-100.

A bead's score is a product of four things and a deduction:

- coverage: the geometric mean of both sides' covered shares, each bent so that the share that a good translation leaves
  uncovered (a dictionary knows two words in three) costs little and a half that is missing costs much;
- the amount left uncovered: of two beads with the same share, the longer has more that may be wrong;
- length: how usual the target's length is for the source's;
- translation: the share of the target that was not copied from the source;
- less the penalty: MQM weights of the findings (major 5, minor 1), three points each.

All of it is read off the one pair, so a pair gets the same score alone and in a batch. The constants were tuned
lightly on newstest2020 (MQM) and checked on newstest2021.
"""

from collections.abc import Sequence
from math import exp, sqrt

from toolkit.fidelity.copied import copied_share
from toolkit.fidelity.coverage import Covered, coverage
from toolkit.fidelity.length import deviation
from toolkit.language.length import ENGLISH_PER_CHINESE
from toolkit.model import BeadScore, BeadText, Finding

SEVERITY_WEIGHTS = {"major": 5, "minor": 1}
POINTS = 3.0
"""What a unit of MQM weight takes off."""
UNCOVERED = 0.015
"""The rate at which the weight left uncovered wears a score down."""
SCALE = 0.5
"""Stretches the scale so that half of all professional translations get about 80 or more."""
UNUSUAL = 3.0
"""Spreads from the expected length at which a length is hardly usual any more (1/e); within one it costs nothing."""
LENGTH = 0.2
"""The part of a score that an absurd length takes away by itself."""


def score_bead(bead: BeadText, findings: Sequence[Finding]) -> BeadScore:
    """A bead's score, given what was found in it; 0 for a null bead."""
    if bead.source is None or bead.target is None:
        return BeadScore(0.0, 0.0, 0.0, 0.0, 0.0)
    source, target = coverage(bead, "source"), coverage(bead, "target")
    length = exp(-((deviation(bead.source, bead.target) / UNUSUAL) ** 4))
    penalty = POINTS * sum(SEVERITY_WEIGHTS[finding.severity] for finding in findings)
    covered = sqrt(_bent(source) * _bent(target)) * exp(-UNCOVERED * (source.uncovered + target.uncovered))
    translated = 1 - copied_share(bead)
    fidelity = 100 * covered**SCALE * translated * (1 - LENGTH * (1 - length)) - penalty
    return BeadScore(min(100.0, max(0.0, fidelity)), source.share, target.share, length, penalty)


def _bent(side: Covered) -> float:
    return 1 - (1 - side.share) ** 2


def document_fidelity(beads: Sequence[BeadText], scores: Sequence[BeadScore]) -> float:
    """The mean of the beads' scores, weighted by how much text each answers for; 0 where there is no text at all.

    A bead weighs what its source is long; one without a source weighs what its target would be long in the source's
    language. So a lost sentence and an invented one both enter as 0, in proportion to their length.
    """
    total = weighted = 0.0
    for bead, score in zip(beads, scores, strict=True):
        if bead.source is not None:
            amount = float(len(bead.source.text))
        elif bead.target is not None:
            chinese_source = bead.target.language == "en"
            amount = len(bead.target.text) * (
                1 / ENGLISH_PER_CHINESE["zh"] if chinese_source else ENGLISH_PER_CHINESE["en"]
            )
        else:
            continue
        total += amount
        weighted += amount * score.fidelity
    return weighted / total if total else 0.0
