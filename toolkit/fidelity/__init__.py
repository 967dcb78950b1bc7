"""How faithful a translation is: findings by rule, a score a bead, a score for the whole."""

from collections.abc import Sequence
from dataclasses import dataclass, replace

from toolkit.fidelity.checks import load_checks
from toolkit.fidelity.reference import reference_scores
from toolkit.fidelity.score import document_fidelity, score_bead
from toolkit.model import BeadScore, BeadText, Finding
from toolkit.settings import FidelitySettings

__all__ = ["Judgement", "judge", "reference_scores"]

SURE = 0.6
"""Confidence below which a bead may well be cut in the wrong place."""


@dataclass(frozen=True, slots=True)
class Judgement:
    """What was found in a run of beads; `bead_scores` run parallel to them, `fidelity` (0-100) sums them up."""

    findings: tuple[Finding, ...]
    bead_scores: tuple[BeadScore, ...]
    fidelity: float


def judge(beads: Sequence[BeadText], settings: FidelitySettings) -> Judgement:
    """Every bead looked at by every check of the settings, and scored.

    A bead's findings and score depend on that bead alone, so a pair gets the same ones by itself and in a batch. Where
    the alignment is unsure of a bead, what is missing may stand beside it: no finding is major there. Raises
    `UsageError` for a check that does not exist.
    """
    checks = load_checks(settings.checks)
    found: list[Finding] = []
    scores: list[BeadScore] = []
    for bead in beads:
        in_bead = [finding for check in checks for finding in check.find(bead)]
        if bead.confidence < SURE:
            in_bead = [replace(finding, severity="minor") for finding in in_bead]
        found.extend(in_bead)
        scores.append(score_bead(bead, in_bead))
    return Judgement(tuple(found), tuple(scores), document_fidelity(beads, scores))
