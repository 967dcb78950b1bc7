"""What is reported in a Chinese text: the complements of its report verbs (……表示，……)."""

import re
from bisect import bisect_left, bisect_right
from collections.abc import Iterator, Sequence

from toolkit.framing.matching import Match
from toolkit.framing.quotations import Quotation
from toolkit.framing.voice import ATTACK, outermost, report_cues, within
from toolkit.language.script import simplify
from toolkit.model import Span

_VERB = re.compile(
    r"(?:明确|公开|再次|反复|多次)?(?:表示|指出|认为|强调|宣布|坦言|直言|写道|重申|否认|证实|披露|主张|相信|预测|说道|表态|透露|估计)"
    r"|(?:回应|介绍|补充|提到|呼吁|警告|解释|谈到)(?:说|称|道|指)?(?=[，：:“])"
    r"|(?:分析|报道|声明|评论|说明|发文|发言)(?:[说称道指]|(?=[：:“]))"
    r"|(?<![名简俗人职通尊昵统全代别又堪被可合匀对相号著爱美])称(?![为作呼号霸赞职谓心得之道职])"
    r"|(?<![小学游演假传解述诉话再据])说(?![明法服辞教唱谎不定客书])道?|(?<=[^知报街频])道(?=[，：:“])|指(?=[，：:])"
)
_ACCORDING = re.compile(
    r"(?:据|根据|按照)[^，。！？]{0,20}?(?:报道|称|介绍|透露|消息|说|悉|了解|报告|说法|公告|声明)，"
)
_NEXT_SPEAKER = re.compile(
    r"^(?:但|不过|然而|而|同时|并|此外|另|随后|还|又|也)|(?:还|又|也|则|并|同时|反复|随后|另)[^，；]{0,4}$"
)
_BACK_TO_OUTLET = re.compile(r"[，；](?=引发|引起|招致|随即遭|遭到|遭|对此|随后|结果)")
_NAMING = re.compile(r"(?:形容|描述|斥|称|指|视|喻)[^，。！？；\n]{0,12}?为(?!了)|称之为|形容")
_CLAUSE_END = re.compile(r"[，。！？；\n]")


def report_verbs(text: str) -> list[Span]:
    """The plain verbs of saying in `text`, as spans."""
    return [verb.span() for verb in _VERB.finditer(simplify(text))]


def reported(text: str, quotations: Sequence[Quotation], matches: Sequence[Match]) -> Iterator[Span]:
    """Where `text`, given in Simplified characters, reports what somebody says; `matches` are the cues found in it."""
    quotations = outermost(quotations)
    verbs = sorted({*report_cues(matches), *(verb.span() for verb in _VERB.finditer(text))})
    verbs = [verb for verb in verbs if not within(verb[0], quotations)]
    for start, end in _sentences(text, quotations):
        yield from _sentence(text, (start, end), verbs[bisect_left(verbs, (start, 0)) : bisect_left(verbs, (end, 0))])
    judged = [match.end for match in matches if match.entry.category == ATTACK]
    for begin in (*judged, *(verb.end() for verb in _NAMING.finditer(text))):
        stop = _CLAUSE_END.search(text, begin)
        yield (begin, stop.start() if stop else len(text))


def _sentences(text: str, quotations: Sequence[Quotation]) -> Iterator[Span]:
    start = 0
    for stop in re.finditer(r"[。！？!?\n]", text):
        if stop[0] == "\n" or not within(stop.start(), quotations):
            yield (start, stop.end())
            start = stop.end()
    yield (start, len(text))


def _sentence(text: str, sentence: Span, verbs: Sequence[Span]) -> Iterator[Span]:
    start, end = sentence
    opened: int | None = None
    backs = [back.start() for back in _BACK_TO_OUTLET.finditer(text, start, end)]

    def back_within(opened: int, end: int) -> int | None:
        following = backs[bisect_right(backs, opened) :][:1]
        return following[0] if following and following[0] < end else None

    source = _ACCORDING.search(text, start, end)
    if source and not text[start : source.start()].strip():
        opened = source.end()
    for begin, finish in verbs:
        if opened is None:
            opened = finish
        elif begin >= opened:
            clause = max(opened, 1 + max(text.rfind(mark, opened, begin) for mark in "，；"))
            back = back_within(opened, begin)
            if back or text[clause - 1] == "；" or _NEXT_SPEAKER.search(text[clause:begin]):
                yield (opened, back or clause)
                opened = finish
    if opened is not None:
        yield (opened, back_within(opened, end) or end)
