"""Whose words a stretch of text is: the outlet's, quoted, or reported.

Quoted is what stands in quotation marks; reported is the complement of a report verb, up to the end of the sentence
or to the next speaker; all else, the report verbs themselves included, is the outlet's. `voice_zh` and `voice_en` find
the complements.
"""

from bisect import bisect_right
from collections.abc import Iterable, Sequence

from toolkit.framing.matching import Cover, Match
from toolkit.framing.quotations import Quotation
from toolkit.model import Span, Voice

SPEECH = frozenset({"doubting-verb", "hostile-verb", "factive-verb"})
"""Categories of cues that report as a verb of saying does."""
ATTACK = "attack-verb"
"""The category of cues whose complement ends with the clause: accused of …"""


class Voices:
    """Whose words are where in one document."""

    def __init__(self, quotations: Sequence[Quotation], reported: Iterable[Span]) -> None:
        self._quoted = Cover((mark.inner_start, mark.inner_end) for mark in quotations)
        self._reported = Cover(reported)

    def of(self, span: Span) -> Voice:
        """The voice of what stands at `span`; quotation marks that `span` takes in do not count."""
        if self._quoted.holds(span):
            return "quoted"
        return "reported" if self._reported.holds(span) else "outlet"


def report_cues(matches: Sequence[Match]) -> list[Span]:
    """Those of `matches` that report what somebody says, as spans."""
    return [(match.start, match.end) for match in matches if match.entry.category in SPEECH and len(match.parts) == 1]


def outermost(quotations: Sequence[Quotation]) -> list[Quotation]:
    """Those of `quotations` that stand in no other, in text order."""
    return [mark for mark in quotations if mark.depth == 0]


def within(position: int, quotations: Sequence[Quotation]) -> bool:
    """Whether `position` lies inside one of `quotations`, which are the outermost ones in text order."""
    number = bisect_right(quotations, position, key=lambda mark: mark.inner_start) - 1
    return number >= 0 and position < quotations[number].inner_end
