"""The loaded words of a document, as cues."""

import re
from collections.abc import Mapping, Sequence
from dataclasses import replace
from functools import partial

from toolkit.framing import chinese, english, voice_en, voice_zh
from toolkit.framing.categories import CATEGORIES
from toolkit.framing.interface import Lexicon
from toolkit.framing.matching import Match
from toolkit.framing.negation import is_negated_en, is_negated_zh
from toolkit.framing.quotations import MARKS, Quotation, find_quotations
from toolkit.framing.scare_quotes import find_scare_quotes, strengthen_labels
from toolkit.framing.voice import Voices
from toolkit.language.script import traditionalise
from toolkit.model import Cue, Document, Language, Span

_MODIFIERS = frozenset({"manner-adverb", "intensifier"})
_SPEECH_VERBS = frozenset({"doubting-verb", "hostile-verb"})
_BESIDE = re.compile(rf"[\s地{MARKS}]{{0,4}}")
_ZH_REPORTS = re.compile(r"地?(?:还|又|也|则|回应)?(?:称|说|道|表示|宣称|声称|宣布|回应|指出|表态|回答|辩称|坚称|否认)")
_EN_REPORTS = re.compile(r"\s+([a-z]+)")
_IRONIC = {"zh": 4, "en": 2}
"""Characters or words that the outlet's own irony marks around a manner of speaking hold at most."""


def find_matches(document: Document, lexicon: Lexicon) -> list[Match]:
    """The forms of `lexicon` that stand in `document`, before anything is made of them."""
    quotations = find_quotations(document)
    if document.language == "zh":
        return chinese.find_matches(chinese.fold(document.text), quotations, lexicon)
    return english.find_matches(document.text, english.tokenise(document.text), quotations, lexicon)


def find_cues(document: Document, lexicon: Lexicon, minimum_intensity: int = 1) -> tuple[Cue, ...]:
    """The cues of `document` of at least `minimum_intensity` (1-3), in text order.

    Besides the forms of `lexicon` these are scare quotes. What belongs together is one cue of the higher intensity:
    a judging adverb and the verb of saying after it (falsely claims), a distancing label and the quotation marks after
    it (so-called "experts"). Other cues on one target stay apart. Longer forms win over shorter ones within them.
    """
    text, language = document.text, document.language
    quotations = find_quotations(document)
    if language == "zh":
        text = chinese.fold(text)
        matches = _merged(text, chinese.find_matches(text, quotations, lexicon))
        voices = Voices(quotations, voice_zh.reported(text, quotations, matches))
        is_negated = partial(is_negated_zh, text)
    else:
        tokens = english.tokenise(text)
        matches = _merged(text, english.find_matches(text, tokens, quotations, lexicon))
        voices = Voices(quotations, voice_en.reported(text, tokens, quotations, matches))
        is_negated = partial(is_negated_en, text, tokens)
    matches = strengthen_labels(text, matches, quotations, language)
    matches.extend(find_scare_quotes(text, matches, quotations, language))
    marks = {(mark.inner_start, mark.inner_end): mark for mark in quotations}
    return tuple(
        _cue(document, match, voices, marks, is_negated(match.start))
        for match in sorted(matches, key=lambda match: match.parts)
        if match.intensity >= minimum_intensity
    )


def _merged(text: str, matches: Sequence[Match]) -> list[Match]:
    """`matches`, in which a judging adverb and the verb of saying right after it are one."""
    merged: list[Match] = []
    for match in matches:
        before = merged[-1] if merged else None
        if (
            before
            and before.entry.category in _MODIFIERS
            and match.entry.category in _SPEECH_VERBS
            and (between := _BESIDE.fullmatch(text, before.end, match.start))
        ):
            # A mark that closes between the two has its partner right before the first.
            marked = before.start > 0 and text[before.start - 1] in MARKS and not set(MARKS).isdisjoint(between[0])
            start = before.start - marked
            intensity = max(before.intensity, match.intensity)
            merged[-1] = replace(match, parts=((start, match.end),), intensity=intensity, modifier=before)
        else:
            merged.append(match)
    return merged


def _cue(document: Document, match: Match, voices: Voices, marks: Mapping[Span, Quotation], negated: bool) -> Cue:
    start, end = match.parts[0]
    neutral = match.entry.neutral(document.language)
    polarity = match.form.polarity
    if polarity == "neutral" and match.modifier:
        polarity = match.modifier.form.polarity
    return Cue(
        text=document.text[start:end],
        start=start,
        end=end,
        parts=match.parts,
        category=match.entry.category,
        intensity=match.intensity,
        polarity=polarity,
        voice=voices.of(_marked_by_outlet(document, (start, end), marks) or (start, end)),
        negated=negated,
        why=_why(match),
        entry=match.entry.id,
        neutral=traditionalise(neutral) if document.script == "zh-Hant" else neutral,
    )


def _why(match: Match) -> str:
    category = CATEGORIES[match.entry.category]
    reasons = [match.entry.why]
    if match.modifier and match.modifier.entry.why != match.entry.why:
        reasons.append(match.modifier.entry.why)
    if match.entry.category == "distancing-label" and match.intensity > match.form.intensity:
        reasons.append("The quotation marks after it doubt the name a second time.")
    reasons.append(f"{category.name}: {category.description}.")
    return " ".join(reasons)


def _marked_by_outlet(document: Document, span: Span, quotations: Mapping[Span, Quotation]) -> Span | None:
    """The span with its marks, where these are the outlet's irony and quote nobody; None elsewhere.

    They are where they hold a manner of speaking and nothing else, and the verb of saying that it belongs to stands
    right after them, outside: he "stubbornly" said; 他“嘴硬”称. Nobody said "stubbornly".
    """
    text, language = document.text, document.language
    marks = quotations.get(span)
    if marks is None or not marks.closed or _size(text[span[0] : span[1]], language) > _IRONIC[language]:
        return None
    if language == "zh":
        reports = _ZH_REPORTS.match(chinese.fold(text[marks.end : marks.end + 6])) is not None
    else:
        following = _EN_REPORTS.match(text, marks.end)
        reports = following is not None and following[1] in voice_en.REPORT_VERBS
    return (marks.start, marks.end) if reports else None


def _size(text: str, language: Language) -> int:
    return len(text) if language == "zh" else len(text.split())
