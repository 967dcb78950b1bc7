"""What became of each cue between the Chinese and the English side."""

from bisect import bisect_left
from collections.abc import Sequence
from dataclasses import dataclass

from toolkit.framing import voice_en, voice_zh
from toolkit.framing.assignment import assign
from toolkit.framing.matching import overlaps
from toolkit.framing.quotations import MARKS
from toolkit.model import BeadText, Correspondence, Cue, Passage, Shift, ShiftClass, Span

_SAME_ENTRY, _SAME_CATEGORY, _KINDRED = 6.0, 4.0, 2.0
_ANSWERED, _NEIGHBOURS, _POSITION = 4.0, 1.0, 1.0
"""What each kind of evidence is worth that two cues answer each other; position counts from 0 to its full worth."""
_NEAR = {True: 0.35, False: 0.2}
"""Relative distance up to which two cues stand at the same place of their passages: kindred ones, others."""
_SPEECH = frozenset({"doubting-verb", "hostile-verb"})
_CONTEXT = {"zh": 8, "en": 25}
"""Characters on either side of a cue in which its neighbours are sought."""

_KIN = (
    frozenset({"doubting-verb", "hostile-verb", "factive-verb", "attack-verb", "manner-adverb", "intensifier"}),
    frozenset({"distancing-label", "scare-quotes", "doubting-verb"}),
    frozenset(
        {"name-calling", "negative-evaluation", "threat-metaphor", "coercion", "imputed-intent", "manner-adverb"}
    ),
    frozenset({"negative-evaluation", "manner-adverb", "intensifier", "exaggeration-minimisation", "attack-verb"}),
    frozenset({"counter-expectation", "intensifier", "manner-adverb"}),
    frozenset({"legitimation", "intensifier"}),
)
"""Categories that translators render by one another: a verb by its adverb, a label by quotation marks."""
_VERDICTS = frozenset(
    "legitimation name-calling negative-evaluation threat-metaphor coercion attack-verb hostile-verb".split()
)
"""Categories that praise or blame; opposite ones at the same place are a stance turned round."""


@dataclass(frozen=True, slots=True)
class _Held:
    """A cue of a bead: its index among the cues of its side, and where it stands in its passage (0-1)."""

    index: int
    cue: Cue
    place: float
    context: Span


def find_shifts(beads: Sequence[BeadText], source_cues: Sequence[Cue], target_cues: Sequence[Cue]) -> tuple[Shift, ...]:
    """One shift for every pair of cues that answer each other within a bead, and one for every cue left alone.

    The cues of each side come in text order. Cues answer each other by being of one entry, of one or of kindred
    categories, by their words corresponding, and by standing at the same place; the pairing with the most evidence is
    taken. The class is always read from the Chinese side to the English one: the difference of intensity, or
    "reversed" where the stance towards the target turns round. Ordered by bead, in a bead by where the cues stand.
    """
    shifts: list[Shift] = []
    for bead in beads:
        source, target = _held(bead.source, source_cues), _held(bead.target, target_cues)
        evidence = [[_evidence(one, other, bead.correspondences) for other in target] for one in source]
        pairs = assign(evidence)
        found = [_paired(source[row], target[column], bead) for row, column in pairs]
        rows, columns = {row for row, _ in pairs}, {column for _, column in pairs}
        found.extend(_alone(held, bead, on_source=True) for row, held in enumerate(source) if row not in rows)
        found.extend(_alone(held, bead, on_source=False) for column, held in enumerate(target) if column not in columns)
        places = {True: {held.index: held.place for held in source}, False: {held.index: held.place for held in target}}
        found.sort(
            key=lambda shift: (
                places[True][shift.source] if shift.source is not None else places[False][shift.target or 0]
            )
        )
        shifts.extend(found)
    return tuple(shifts)


def _held(passage: Passage | None, cues: Sequence[Cue]) -> list[_Held]:
    if passage is None:
        return []
    start, length = passage.start, max(1, len(passage.text))
    first, last = (bisect_left(cues, place, key=lambda cue: cue.start) for place in (start, start + length))
    reach = _CONTEXT[passage.language]
    return [
        _Held(
            index,
            cue,
            (cue.start + cue.parts[-1][1] - 2 * start) / (2 * length),
            (cue.start - reach, cue.parts[-1][1] + reach),
        )
        for index, cue in enumerate(cues[first:last], first)
    ]


def _evidence(source: _Held, target: _Held, correspondences: Sequence[Correspondence]) -> float:
    """How much speaks for two cues answering each other; 0 where too little does."""
    one, other = source.cue, target.cue
    distance = abs(source.place - target.place)
    answered = any(
        overlaps(one.parts, [pair.source]) and overlaps(other.parts, [pair.target]) for pair in correspondences
    )
    neighbours = sum(
        overlaps([source.context], [pair.source]) and overlaps([target.context], [pair.target])
        for pair in correspondences
    )
    kindred = any(one.category in kin and other.category in kin for kin in _KIN)
    same_place = neighbours > 0 or distance <= _NEAR[kindred]
    turned_round = {one.category, other.category} <= _VERDICTS and _opposed(one, other)
    if one.entry == other.entry:
        kinship = _SAME_ENTRY
    elif one.category == other.category:
        kinship = _SAME_CATEGORY
    elif answered or (same_place and (kindred or turned_round)):
        kinship = _KINDRED if kindred else _KINDRED / 2
    else:
        return 0.0
    return kinship + _ANSWERED * answered + _NEIGHBOURS * min(neighbours, 3) + _POSITION * (1 - distance)


def _opposed(one: Cue, other: Cue) -> bool:
    """Whether the two take opposite stances: one praises and the other blames, or one denies what the other says."""
    if {one.polarity, other.polarity} == {"positive", "negative"}:
        return one.negated == other.negated
    return one.polarity == other.polarity and one.polarity != "neutral" and one.negated != other.negated


def _paired(source: _Held, target: _Held, bead: BeadText) -> Shift:
    chinese, english = (source, target) if _is_chinese(bead.source) else (target, source)
    kind, what = _classify(chinese.cue, english.cue)
    why = f"{_named(chinese.cue)} is answered by {_named(english.cue)}: {what}."
    return Shift(source.index, target.index, kind, bead.index, why)


def _classify(chinese: Cue, english: Cue) -> tuple[ShiftClass, str]:
    if _opposed(chinese, english):
        return "reversed", "the stance is turned round"
    if chinese.intensity == english.intensity:
        return "preserved", "equal force"
    return ("softened", "less force") if english.intensity < chinese.intensity else ("amplified", "more force")


def _alone(held: _Held, bead: BeadText, *, on_source: bool) -> Shift:
    own, other = (bead.source, bead.target) if on_source else (bead.target, bead.source)
    chinese = _is_chinese(own)
    side = "English" if chinese else "Chinese"
    rendering = _rendering(held.cue, bead.correspondences, on_source=on_source)
    if rendering is None and other is not None and held.cue.category in _SPEECH:
        rendering = _plain_report(other)
    if other is None:
        why = f"{_named(held.cue)} stands in a sentence that the {side} version does not have."
    elif rendering:
        neutral = other.text[rendering[0] - other.start : rendering[1] - other.start]
        why = f"{_named(held.cue)} is rendered by “{neutral}” in the {side} version, which is no cue."
    else:
        why = f"No loaded word of the {side} version answers {_named(held.cue)}."
    return Shift(
        held.index if on_source else None,
        None if on_source else held.index,
        "dropped" if chinese else "added",
        bead.index,
        why,
        rendering,
    )


def _rendering(cue: Cue, correspondences: Sequence[Correspondence], *, on_source: bool) -> Span | None:
    """From the first to the last of the other side's words that answer the cue's own, where they stand together."""
    spans = sorted(
        {
            pair.target if on_source else pair.source
            for pair in correspondences
            if overlaps(cue.parts, [pair.source if on_source else pair.target])
        }
    )
    if not spans or spans[-1][1] - spans[0][0] > 3 * sum(end - start for start, end in spans):
        return spans[0] if spans else None
    return (spans[0][0], spans[-1][1])


def _plain_report(passage: Passage) -> Span | None:
    """The passage's report verb, where it has just one."""
    voices = voice_zh if passage.language == "zh" else voice_en
    found = voices.report_verbs(passage.text)
    return passage.span(*found[0]) if len(found) == 1 else None


def _is_chinese(passage: Passage | None) -> bool:
    return passage is not None and passage.language == "zh"


def _named(cue: Cue) -> str:
    marked = cue.text[0] in MARKS and cue.text[-1] in MARKS
    return f"{cue.text if marked else f'“{cue.text}”'} ({cue.intensity})"
