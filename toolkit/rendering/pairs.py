"""The beads as the page shows them: sentences in marked pieces, and the notes that the marks lead to."""

import hashlib
from bisect import bisect_right
from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from itertools import groupby
from string import ascii_lowercase
from typing import TypeVar

from toolkit.model import Bead, BeadScore, Comparison, Cue, Document, Finding, Script, Sentence, Shift, Side, Span
from toolkit.rendering import phrases
from toolkit.rendering.digest import Words, chinese_and_english, quote, stretches
from toolkit.rendering.runs import cut

UNCERTAIN = 0.6
"""A pair of less confidence than this is called uncertain."""

_Cue = tuple[Side, int]
"""A cue by its side and its index there."""
_T = TypeVar("_T")


@dataclass(frozen=True, slots=True)
class Key:
    """The small letter or number that leads from a mark to its note, and what a screen reader says for it."""

    symbol: str
    id: str
    label: str


@dataclass(frozen=True, slots=True)
class Piece:
    """A run of a sentence: `classes` style what covers it (empty: plain text), `keys` belong to marks that end here."""

    text: str
    classes: str
    keys: tuple[Key, ...]


@dataclass(frozen=True, slots=True)
class Cell:
    """One side of a pair: paragraphs of sentences of pieces; no paragraphs on the empty side of a null bead."""

    document: Document
    paragraphs: tuple[tuple[tuple[Piece, ...], ...], ...]


@dataclass(frozen=True, slots=True)
class FindingNote:
    """A finding under its pair."""

    key: Key
    finding: Finding


@dataclass(frozen=True, slots=True)
class CueNote:
    """A cue under its pair; `text` joins its parts."""

    key: Key
    cue: Cue
    text: str
    lang: Script


@dataclass(frozen=True, slots=True)
class ShiftNote:
    """A shift read from Chinese to English, with the notes of those of its cues that stand in the same pair."""

    shift: Shift
    chinese: Words | None
    english: Words | None
    cues: tuple[CueNote, ...] = ()


@dataclass(frozen=True, slots=True)
class Pair:
    """A bead on the page; `number` counts from 1, `cues` are those of which no shift of this pair speaks."""

    number: int
    id: str
    bead: Bead
    score: BeadScore
    source: Cell
    target: Cell
    findings: tuple[FindingNote, ...]
    shifts: tuple[ShiftNote, ...]
    cues: tuple[CueNote, ...]

    @property
    def uncertain(self) -> bool:
        """Whether the two sides may not belong together, or a null may belong to a pair beside it."""
        return self.bead.confidence < UNCERTAIN


@dataclass(frozen=True, slots=True)
class _Mark:
    span: Span
    style: str
    key: Key


def build_pairs(comparison: Comparison) -> tuple[Pair, ...]:
    """All beads in the order of the alignment."""
    beads = comparison.alignment.beads
    ids = permalinks((_text(comparison, "source", bead), _text(comparison, "target", bead)) for bead in beads)
    findings = _by_bead((finding.bead, finding) for finding in comparison.findings)
    shifts = _by_bead((shift.bead, shift) for shift in comparison.shifts)
    cues = _by_bead(_placed_cues(comparison))
    return tuple(
        _pair(comparison, index, id_, findings.get(index, []), shifts.get(index, []), cues.get(index, []))
        for index, id_ in enumerate(ids)
    )


def permalinks(texts: Iterable[tuple[str, str]]) -> Iterator[str]:
    """An id for each pair of texts, from their content alone: where a pair stands does not change its address.

    A pair that occurs again gets a number behind the id of the first.
    """
    seen: Counter[str] = Counter()
    for source, target in texts:
        digest = hashlib.sha256(f"{source}\0{target}".encode("utf-8", "surrogatepass")).hexdigest()[:10]
        seen[digest] += 1
        yield f"p-{digest}" if seen[digest] == 1 else f"p-{digest}-{seen[digest]}"


def shift_note(comparison: Comparison, shift: Shift, notes: dict[_Cue, CueNote] | None = None) -> ShiftNote:
    """A shift in words, with those of its cues that have a note."""
    chinese, english = chinese_and_english(comparison, shift)
    cues = tuple(notes[cue] for cue in _cues_of(shift) if cue in notes) if notes else ()
    return ShiftNote(shift, chinese, english, cues)


def _pair(
    comparison: Comparison,
    index: int,
    id_: str,
    findings: Sequence[Finding],
    shifts: Sequence[Shift],
    cues: Sequence[_Cue],
) -> Pair:
    finding_notes = [_finding_note(finding, str(number), id_) for number, finding in enumerate(findings, start=1)]
    cue_notes = {cue: _cue_note(comparison, cue, _letter(number), id_) for number, cue in enumerate(cues)}
    told = {cue for shift in shifts for cue in _cues_of(shift)}
    bead = comparison.alignment.beads[index]

    def cell(side: Side) -> Cell:
        document = comparison.source if side == "source" else comparison.target
        marks = [
            _Mark(span, note.finding.severity, note.key)
            for note in finding_notes
            if (span := note.finding.source_span if side == "source" else note.finding.target_span)
        ]
        marks += [
            _Mark(part, f"cue i{note.cue.intensity}", note.key)
            for (cue_side, _), note in cue_notes.items()
            if cue_side == side
            for part in stretches(document, note.cue.parts)
        ]
        sentences = comparison.sentences(side, bead)
        pieces = _pieces(sentences, marks)
        paragraphs = groupby(zip(sentences, pieces, strict=True), key=lambda pair: pair[0].paragraph)
        return Cell(document, tuple(tuple(pieces for _, pieces in group) for _, group in paragraphs))

    return Pair(
        number=index + 1,
        id=id_,
        bead=bead,
        score=comparison.bead_scores[index],
        source=cell("source"),
        target=cell("target"),
        findings=tuple(finding_notes),
        shifts=tuple(shift_note(comparison, shift, cue_notes) for shift in shifts),
        cues=tuple(note for cue, note in cue_notes.items() if cue not in told),
    )


def _pieces(sentences: Sequence[Sentence], marks: Sequence[_Mark]) -> list[tuple[Piece, ...]]:
    """The sentences in pieces. A mark over several sentences shows its key once, in the last that it touches."""
    ends = [
        max(
            (min(mark.span[1], s.end) for s in sentences if mark.span[0] < s.end and s.start < mark.span[1]), default=-1
        )
        for mark in marks
    ]
    return [
        tuple(
            Piece(
                text=run.text,
                classes=" ".join(dict.fromkeys(marks[i].style for i in run.marks)),
                keys=tuple(marks[i].key for i in run.ends),
            )
            for run in cut(
                sentence.text,
                [(mark.span[0] - sentence.start, end - sentence.start) for mark, end in zip(marks, ends, strict=True)],
            )
        )
        for sentence in sentences
    ]


def _finding_note(finding: Finding, symbol: str, pair: str) -> FindingNote:
    label = f"Note {symbol}: {phrases.SEVERITIES[finding.severity]} finding"
    return FindingNote(Key(symbol, f"{pair}-{symbol}", label), finding)


def _cue_note(comparison: Comparison, cue: _Cue, symbol: str, pair: str) -> CueNote:
    side, index = cue
    document = comparison.source if side == "source" else comparison.target
    value = (comparison.source_cues if side == "source" else comparison.target_cues)[index]
    label = f"Note {symbol}: {phrases.category(value.category)}, {phrases.INTENSITIES[value.intensity]}"
    return CueNote(Key(symbol, f"{pair}-{symbol}", label), value, quote(document, *value.parts), document.script)


def _letter(number: int) -> str:
    """0 -> a, 25 -> z, 26 -> aa."""
    head, tail = divmod(number, 26)
    return (_letter(head - 1) if head else "") + ascii_lowercase[tail]


def _text(comparison: Comparison, side: Side, bead: Bead) -> str:
    return "\n".join(sentence.text for sentence in comparison.sentences(side, bead))


def _cues_of(shift: Shift) -> tuple[_Cue, ...]:
    source: list[_Cue] = [] if shift.source is None else [("source", shift.source)]
    target: list[_Cue] = [] if shift.target is None else [("target", shift.target)]
    return (*source, *target)


def _placed_cues(comparison: Comparison) -> Iterator[tuple[int, _Cue]]:
    """Each cue with the bead of the sentence in which it begins: the source's cues first, then the target's."""
    sides: tuple[tuple[Side, tuple[Sentence, ...], tuple[Cue, ...]], ...] = (
        ("source", comparison.source_sentences, comparison.source_cues),
        ("target", comparison.target_sentences, comparison.target_cues),
    )
    for side, sentences, cues in sides:
        beads = {
            sentence: number
            for number, bead in enumerate(comparison.alignment.beads)
            for sentence in (bead.source if side == "source" else bead.target)
        }
        starts = [sentence.start for sentence in sentences]
        for index, cue in enumerate(cues):
            yield beads[max(0, bisect_right(starts, cue.start) - 1)], (side, index)


def _by_bead(items: Iterable[tuple[int, _T]]) -> dict[int, list[_T]]:
    groups: dict[int, list[_T]] = defaultdict(list)
    for bead, item in items:
        groups[bead].append(item)
    return groups
