"""The page as values: what the templates show, computed before they lay it out."""

from dataclasses import dataclass

from toolkit.model import Comparison, Document, Finding
from toolkit.rendering.columns import shorten
from toolkit.rendering.digest import Words, matched, notable_first, quote, worst_first
from toolkit.rendering.pairs import Pair, ShiftNote, build_pairs, shift_note

WORST, NOTABLE = 5, 4
"""How many findings and shifts the verdict names."""

PLACE = 48
"""Columns of what a finding points at that the verdict quotes; a Chinese character takes two."""


@dataclass(frozen=True, slots=True)
class Page:
    """A whole report; the worst findings and the most notable shifts come with the pair they stand in."""

    comparison: Comparison
    pairs: tuple[Pair, ...]
    worst: tuple[tuple[Finding, tuple[Words, ...], Pair], ...]
    """With what each finding points at, in the source and in the target."""
    notable: tuple[tuple[ShiftNote, Pair], ...]
    coverage: tuple[tuple[Document, int, int], tuple[Document, int, int]]
    """Each version with the number of its sentences that have a counterpart, and of all."""


def build_page(comparison: Comparison) -> Page:
    """The page of a comparison."""
    pairs = build_pairs(comparison)
    source, target = matched(comparison)
    return Page(
        comparison=comparison,
        pairs=pairs,
        worst=tuple(
            (finding, _places(comparison, finding), pairs[finding.bead]) for finding in worst_first(comparison)[:WORST]
        ),
        notable=tuple(
            (shift_note(comparison, shift), pairs[shift.bead]) for shift in notable_first(comparison)[:NOTABLE]
        ),
        coverage=(
            (comparison.source, source, len(comparison.source_sentences)),
            (comparison.target, target, len(comparison.target_sentences)),
        ),
    )


def _places(comparison: Comparison, finding: Finding) -> tuple[Words, ...]:
    sides = ((comparison.source, finding.source_span), (comparison.target, finding.target_span))
    return tuple(
        Words(shorten(quote(document, span), PLACE), document.script, loaded=False) for document, span in sides if span
    )
