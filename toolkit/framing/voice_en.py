"""What is reported in an English text: the complements of its report verbs (said that …; …, she said)."""

import re
from bisect import bisect_left
from collections.abc import Iterator, Sequence
from itertools import pairwise

from toolkit.framing.english import Token, tokenise
from toolkit.framing.inflection import inflections
from toolkit.framing.matching import Match
from toolkit.framing.quotations import Quotation
from toolkit.framing.voice import ATTACK, outermost, report_cues, within
from toolkit.model import Span

REPORT_VERBS = frozenset[str]().union(
    *(
        inflections(verb)
        for verb in """say state tell add note announce report write argue believe think explain stress emphasize
        suggest warn declare insist maintain contend acknowledge admit concede confirm reveal disclose deny predict
        claim allege assert reply respond remark observe recall estimate hold assure inform remind complain caution
        vow""".split()
    )
)
"""Plain verbs of saying and thinking in all their shapes."""
_POINT = inflections("point")
_ALSO_NOUNS = frozenset(
    """state states report reports note notes claim claims reply replies response remark remarks estimate estimates hold
    holds holding held notes noted vow vows thinking writing reporting caution assured feeling complaint""".split()
)
_DETERMINERS = frozenset(
    "the a an this that these those his her its their our my your 's any some such no every each of".split()
)
_CONJUNCTIONS = frozenset("but and while whereas although though yet meanwhile however".split())
_PREPOSITIONS = frozenset(
    """on in at to during after before via by from last this earlier later monday tuesday wednesday thursday friday
    saturday sunday reporters journalists""".split()
)
_SENTENCE_BREAK = re.compile(r"[.!?](?=[\s”’\"')]*\s+[“‘\"'(]?[A-Z0-9])|[.!?][”’\"')]*\s*$|\n\n|\n(?=[A-Z“\"])")
_NAMING = frozenset[str]().union(*map(inflections, "call describe brand label dub deem consider term".split()))
_NOT_NAMING = frozenset("for on off up in out to back upon".split())
_CLAUSE_END = re.compile(r"[,;:!?](?!\w)|(?<!\.[A-Z])\.(?!\w)|$")
_ATTACK_OF = frozenset("of for as".split())
_ACCORDING_TO = re.compile(r"\s*[“‘\"']?According to [^,]{2,60},", re.IGNORECASE)
_ACCORDING_TO_AFTER = re.compile(r",[”’\"']? according to ", re.IGNORECASE)
_STOP = re.compile(r"[,.;!?]")


def report_verbs(text: str) -> list[Span]:
    """The plain verbs of saying in `text`, as spans."""
    tokens = tokenise(text)
    return [
        (token.start, token.end) for number, token in enumerate(tokens) if _is_report_verb(text, tokens, number, set())
    ]


def reported(
    text: str, tokens: Sequence[Token], quotations: Sequence[Quotation], matches: Sequence[Match]
) -> Iterator[Span]:
    """Where `text` reports what somebody says; `tokens` are its words, `matches` the cues found in it."""
    quotations = outermost(quotations)
    speaking = {end for _, end in report_cues(matches)}
    for match in matches:
        if match.entry.category == ATTACK:
            yield from _accusation(text, tokens, match.end)
    for number, (token, following) in enumerate(pairwise(tokens)):
        so_called = number > 0 and tokens[number - 1].key == "so"
        if token.key in _NAMING and token.text.islower() and following.key not in _NOT_NAMING and not so_called:
            yield (token.end, _clause_end(text, token.end))
    first = 0
    for start, end in _sentences(text, quotations):
        while first < len(tokens) and tokens[first].start < start:
            first += 1
        last = first
        while last < len(tokens) and tokens[last].start < end:
            last += 1
        yield from _sentence(text, tokens[first:last], (start, end), quotations, speaking)


def _sentences(text: str, quotations: Sequence[Quotation]) -> Iterator[Span]:
    start = 0
    for stop in _SENTENCE_BREAK.finditer(text):
        if not within(stop.start(), quotations) or stop[0].startswith("\n\n"):
            yield (start, stop.end())
            start = stop.end()
    yield (start, len(text))


def _sentence(
    text: str, tokens: Sequence[Token], sentence: Span, quotations: Sequence[Quotation], speaking: set[int]
) -> Iterator[Span]:
    start, end = sentence
    opened: int | None = None
    source = _ACCORDING_TO.match(text, start, end)
    if source:
        opened = source.end()
    trailing = _ACCORDING_TO_AFTER.search(text, start, end)
    if trailing:
        yield (start, trailing.start())
    for number, token in enumerate(tokens):
        if not _is_report_verb(text, tokens, number, speaking) or within(token.start, quotations):
            continue
        comma = _clause_start(text, tokens, number, start)
        if comma is not None and _is_afterthought(text, tokens, number, end):
            yield (start if opened is None else opened, comma)
            opened = None
        elif opened is None:
            opened = token.end
        elif comma is not None and comma >= opened and _next_speaker(text, tokens, number, comma):
            yield (opened, comma)
            opened = token.end
    if opened is not None:
        yield (opened, end)


def _is_report_verb(text: str, tokens: Sequence[Token], number: int, speaking: set[int]) -> bool:
    token = tokens[number]
    following = tokens[number + 1].key if number + 1 < len(tokens) else ""
    known = token.end in speaking or (token.key in _POINT and following == "out")
    if not known and token.text.lower() not in REPORT_VERBS and token.key not in REPORT_VERBS:
        return False
    if following == "that":
        return True
    preceding = tokens[number - 1].key if number else ""
    if preceding in _DETERMINERS or (not known and token.text[0].isupper() and number):
        return False
    if token.key in _ALSO_NOUNS or (known and not token.key.endswith(("ed", "ing", "s"))):
        return (
            preceding in ("he", "she", "they", "it", "we", "i", "who", "to", "also")
            or text[token.end : token.end + 1] == ":"
        )
    return following not in ("of", "for", "about", "against", "by")


def _clause_start(text: str, tokens: Sequence[Token], number: int, start: int) -> int | None:
    """Where the comma stands that opens the clause of a report verb, if its subject is short enough to tell."""
    for before in range(number - 1, max(-2, number - 10), -1):
        begin = tokens[before].end if before >= 0 else start
        between = text[begin : tokens[before + 1].start]
        if "," in between or "—" in between or ";" in between:
            return begin + next(place for place, mark in enumerate(between) if mark in ",—;")
        if any(mark in between for mark in ".:!?”") and before >= 0:
            return begin if "”" in between else None
    return None


def _is_afterthought(text: str, tokens: Sequence[Token], number: int, end: int) -> bool:
    """Whether the report verb closes what was said ("…, he said on Monday."), not opens it."""
    after = tokens[number].end
    stop = _STOP.search(text, after, end)
    rest = text[after : stop.start() if stop else end].split()
    if not rest:
        return True
    if len(rest) > 7 or "that" in rest:
        return False
    # "…, said the minister." turns verb and subject round: the comma stands right before the verb.
    inverted = number == 0 or "," in text[tokens[number - 1].end : tokens[number].start]
    return inverted or rest[0].lower() in _PREPOSITIONS


def _next_speaker(text: str, tokens: Sequence[Token], number: int, comma: int) -> bool:
    first = next((token for token in tokens[:number] if token.start > comma), None)
    return text[comma] == ";" or (first is not None and first.key in _CONJUNCTIONS)


def _accusation(text: str, tokens: Sequence[Token], after: int) -> Iterator[Span]:
    """What somebody is accused of: from the preposition to the end of the clause."""
    first = bisect_left(tokens, after, key=lambda token: token.start)
    for token in tokens[first : first + 7]:
        if token.key in _ATTACK_OF:
            yield (token.end, _clause_end(text, token.end))
            return
        if any(mark in text[after : token.start] for mark in ",.;:"):
            return


def _clause_end(text: str, start: int) -> int:
    stop = _CLAUSE_END.search(text, start)
    return stop.start() if stop else len(text)
