"""What stands out in a comparison, and the words in which its framing shifts read."""

from collections.abc import Sequence
from dataclasses import dataclass

from toolkit.model import Comparison, Cue, Document, Finding, Script, Shift, ShiftClass, Span

_SHIFT_RANK: dict[ShiftClass, int] = {
    "reversed": 0,
    "dropped": 1,
    "added": 1,
    "softened": 1,
    "amplified": 1,
    "preserved": 2,
}


@dataclass(frozen=True, slots=True)
class Words:
    """A quotation from one document; `loaded` where it is a cue, not the plain words that stand for one."""

    text: str
    script: Script
    loaded: bool


def matched(comparison: Comparison) -> tuple[int, int]:
    """How many sentences of the source and of the target have a counterpart."""
    beads = [bead for bead in comparison.alignment.beads if not bead.is_null]
    return sum(len(bead.source) for bead in beads), sum(len(bead.target) for bead in beads)


def stretches(document: Document, spans: Sequence[Span]) -> tuple[Span, ...]:
    """The spans in order, those with nothing but white space between them made one."""
    joined: list[Span] = []
    for start, end in sorted(spans):
        if joined and not document.text[joined[-1][1] : start].strip():
            joined[-1] = (joined[-1][0], max(end, joined[-1][1]))
        else:
            joined.append((start, end))
    return tuple(joined)


def quote(document: Document, *spans: Span) -> str:
    """The text of the spans on one line, gaps between them shown."""
    return " … ".join(" ".join(document.text[start:end].split()) for start, end in stretches(document, spans))


def worst_first(comparison: Comparison) -> tuple[Finding, ...]:
    """The findings, major ones first, else in the order of the text."""
    return tuple(sorted(comparison.findings, key=lambda finding: (finding.severity != "major", finding.bead)))


def notable_first(comparison: Comparison) -> tuple[Shift, ...]:
    """The shifts, the most telling first.

    A reversal tells most and a preserved cue least; between them, the more intensity was lost or gained the earlier,
    and the outlet's own words before quoted ones.
    """

    def rank(shift: Shift) -> tuple[int, int, bool, int]:
        cues = _cues(comparison, shift)
        intensities = [cue.intensity if cue else 0 for cue in cues]
        change = max(intensities) if shift.kind in ("preserved", "reversed") else abs(intensities[0] - intensities[1])
        return (_SHIFT_RANK[shift.kind], -change, all(cue.voice != "outlet" for cue in cues if cue), shift.bead)

    return tuple(sorted(comparison.shifts, key=rank))


def chinese_and_english(comparison: Comparison, shift: Shift) -> tuple[Words | None, Words | None]:
    """What stands on the Chinese and on the English side of a shift: a cue, plain words, or nothing that is known."""
    documents = (comparison.source, comparison.target)
    words = tuple(
        _words(document, cue, shift) for document, cue in zip(documents, _cues(comparison, shift), strict=True)
    )
    return (words[0], words[1]) if comparison.source.language == "zh" else (words[1], words[0])


def _cues(comparison: Comparison, shift: Shift) -> tuple[Cue | None, Cue | None]:
    return (
        None if shift.source is None else comparison.source_cues[shift.source],
        None if shift.target is None else comparison.target_cues[shift.target],
    )


def _words(document: Document, cue: Cue | None, shift: Shift) -> Words | None:
    if cue:
        return Words(quote(document, *cue.parts), document.script, loaded=True)
    return Words(quote(document, shift.rendering), document.script, loaded=False) if shift.rendering else None
