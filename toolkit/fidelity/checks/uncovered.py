"""What omission and addition share: sentences and clauses of one side that nothing on the other side answers."""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from math import log

from toolkit.fidelity.coverage import Clause, clauses, content_words, matched, passage_of
from toolkit.fidelity.length import deviation
from toolkit.model import BeadText, Finding, Passage, Severity, Side, Span, Word

SENTENCE_WORDS = 4
"""A sentence of fewer content words than this is a heading, a credit line or an interjection."""
CLAUSE_WORDS = 4
"""A clause of fewer content words may go into a word of its neighbour."""
BY_CHANCE = 0.1
"""How often a word of a clause that has no counterpart meets some word of the other side by accident."""
USUAL, LEAST, MOST = 0.65, 0.45, 0.8
"""How often a word is met in a faithful translation: before anything is known of the bead, and at either end."""
SUSPICIOUS = -3.8
"""Log odds (being there against being missing) below which a clause is reported: 2-8 % of professional translations."""
CERTAIN = -8.0
"""Log odds below which a clause without any counterpart, or a whole sentence, is a major finding."""
_BOILERPLATE = re.compile(
    r"\s*(?:[（(【\[]|来源|來源|编辑|編輯|责任编辑|責任編輯|记者|記者|图为|圖為|图片|圖片|资料图|视频|視頻|摄影|攝影|点击|點擊|更多|相关阅读|延伸閱讀"
    r"|扫描下方|掃描下方|扫码|掃碼|免责声明|免責聲明|版权所有|版權所有|本文(?:系|由|仅|僅|来源|來源)"
    r"|(?:sources?|editors?|editing|reporting|photos?|images?|videos?|original|statement)\s*(?::|by\b|from\b)"
    r"|(?:read more|related|copyright|click|follow us|share this|please|disclaimer|all rights)\b|©)",
    re.IGNORECASE,
)


@dataclass(frozen=True, slots=True)
class Uncovered:
    """One side's sentences and clauses without counterpart, as findings of `check`."""

    check: str
    category: str
    side: Side
    sentence_message: str
    unrelated_message: str
    clause_message: str

    def find(self, bead: BeadText) -> Iterator[Finding]:
        """A finding for the whole bead where it is null, else one a clause that is not covered though the rest is."""
        passage = passage_of(bead, self.side)
        if passage is None:
            return
        if bead.source is None or bead.target is None:
            span = passage.span(0, len(passage.text))
            yield self._finding(bead, _null_severity(passage), self.sentence_message, content_words(passage), span)
            return
        if _odds_of_all(passage, bead, self.side) < CERTAIN:
            span = passage.span(0, len(passage.text))
            yield self._finding(bead, "major", self.unrelated_message, content_words(passage), span)
            return
        longer = deviation(bead.source, bead.target)
        for clause, odds in _odds(bead, self.side):
            # A target that is long enough speaks against an omission, one that is short enough against an addition.
            odds += longer if self.side == "source" else -longer
            if odds < SUSPICIOUS:
                severity: Severity = "major" if odds < CERTAIN and clause.uncovered == clause.content else "minor"
                span = passage.span(clause.start, clause.end)
                yield self._finding(bead, severity, self.clause_message, clause.uncovered, span)

    def _finding(
        self, bead: BeadText, severity: Severity, message: str, words: tuple[Word, ...], span: Span
    ) -> Finding:
        other = "translation" if self.side == "source" else "original"
        evidence = f"no counterpart in the {other}: {_listed(words)}"
        spans = (span, None) if self.side == "source" else (None, span)
        return Finding(self.check, self.category, severity, message, evidence, bead.index, *spans)


def _odds_of_all(passage: Passage, bead: BeadText, side: Side) -> float:
    """The log odds that the other side answers this one at all."""
    spans = matched(bead, side)
    content = _dependable(content_words(passage))
    met = sum((word.start, word.end) in spans for word in content)
    return _log_odds(met, len(content) - met, USUAL)


def _odds(bead: BeadText, side: Side) -> Iterator[tuple[Clause, float]]:
    """The log odds that a clause is there on the other side, from its words, given how well the rest is covered."""
    parts = tuple(clauses(bead, side))
    sizes = [len(_dependable(part.content)) for part in parts]
    losses = [len(_dependable(part.uncovered)) for part in parts]
    for part, size, lost in zip(parts, sizes, losses, strict=True):
        rest = sum(sizes) - size
        if size < CLAUSE_WORDS or not rest:
            continue
        there = min(MOST, max(LEAST, (rest - (sum(losses) - lost) + 2 * USUAL) / (rest + 2)))
        yield part, _log_odds(size - lost, lost, there)


def _log_odds(met: int, lost: int, there: float) -> float:
    return met * log(there / BY_CHANCE) + lost * log((1 - there) / (1 - BY_CHANCE))


def _dependable(words: Sequence[Word]) -> list[Word]:
    """Words that a dictionary can be relied on for: no names, nor the single characters that they fall into."""
    return [
        word
        for word in words
        if word.kind not in ("name", "number")
        and not word.text[0].isupper()
        and (len(word.text) > 1 or word.text.isascii())
    ]


def _null_severity(passage: Passage) -> Severity:
    short = len(content_words(passage)) < SENTENCE_WORDS
    return "minor" if short or _BOILERPLATE.match(passage.text) else "major"


def _listed(words: tuple[Word, ...]) -> str:
    """The first words, for the evidence."""
    shown = ", ".join(word.text for word in words[:8])
    return shown + ", …" if len(words) > 8 else shown or "no content word"
