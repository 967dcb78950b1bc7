"""Forms of a lexicon in Chinese text, found as strings and checked against word boundaries.

Text and forms are compared in Simplified characters, with full-width letters as half-width ones; that changes no
length, so positions hold for the text as it was given.
"""

import re
from bisect import bisect_left, bisect_right
from collections import defaultdict
from collections.abc import Sequence
from functools import lru_cache
from typing import Any

from toolkit.framing.interface import Entry, Form, Lexicon
from toolkit.framing.matching import Cover, Match, within_marks, without_overlaps
from toolkit.framing.quotations import MARKS, Quotation
from toolkit.language.script import simplify
from toolkit.model import Span

MAXIMUM_GAP = 15
"""How many characters a gap holds at most."""

# t2s leaves 著 alone, because 著名 keeps it; read as 着 on both sides, 打著 and 打着 are one.
_FOLDED = {code: code - 0xFEE0 for code in range(0xFF01, 0xFF5F) if chr(code - 0xFEE0).isalnum()}
_FOLDED |= {ord("著"): ord("着"), ord("「"): ord("“"), ord("」"): ord("”"), ord("『"): ord("‘"), ord("』"): ord("’")}
_TITLE = re.compile(r"《[^《》\n]*》|〈[^〈〉\n]*〉")
_REACH = 40
"""How many characters around a form a veto is sought in."""
_SURNAMES = frozenset(
    "王李张刘陈杨赵黄周吴徐孙胡朱高林何郭马罗梁宋郑谢韩唐冯于董萧程曹袁邓许傅沈曾彭吕苏卢蒋蔡贾丁魏薛叶阎余潘杜戴夏钟汪田"
    "任姜范方石姚谭廖邹熊金陆郝孔白崔康毛邱秦江史顾侯邵孟龙万段雷钱汤尹黎易常武乔贺赖龚文鄂"
)


def fold(text: str) -> str:
    """`text` as forms are compared: Simplified, half-width letters, one kind of quotation mark; of the same length."""
    return simplify(text).translate(_FOLDED)


def find_matches(folded: str, quotations: Sequence[Quotation], lexicon: Lexicon) -> list[Match]:
    """The lexicon's forms in `folded` text, without overlaps and in text order; none inside the title of a work."""
    automaton, forms = _automaton(lexicon)
    cuts: _Boundaries | None = None
    titles = Cover(match.span() for match in _TITLE.finditer(folded))
    found = []
    for number, start, _ in automaton.find_matches_as_indexes(folded, overlapping=True):
        for entry, form in forms[number]:
            match = compile_form(form.text.strip(MARKS)).match(folded, start)
            if not match or _vetoed(form, folded, match.span()):
                continue
            parts = tuple(match.span(group) for group in range(1, 1 + (match.re.groups)))
            if titles.holds(match.span()):
                continue
            cuts = cuts or _Boundaries(folded)
            # Two parts that answer each other are evidence enough that neither is a chance string.
            if len(parts) == 1 and cuts.cut(parts[0]):
                continue
            found.append(Match(parts, entry, form, form.intensity))
    return without_overlaps(within_marks(found, quotations))


class _Boundaries:
    """Word boundaries by the segmenter's dictionary alone: a guess at an unknown word must not hide a cue."""

    def __init__(self, text: str) -> None:
        import rjieba

        self.text = text
        self.starts = [start for _, start, _ in rjieba.tokenize(text, hmm=False)]

    def cut(self, span: Span) -> bool:
        """Whether a word is cut in two by `span`, one part of it inside and one outside (坚决 in 攻坚决战).

        A longer form may stand whole inside a word (分子 in 恐怖分子); a form of one character must be a word.
        """
        start, end = span
        first = self.starts[bisect_right(self.starts, start) - 1]
        position = bisect_left(self.starts, end)
        ends_word = position == len(self.starts) or self.starts[position] == end
        if end - start == 1:
            return first != start or not ends_word or self._in_name(start)
        last = self.starts[position - 1]
        # A particle at the end joins the next word in the dictionary's eyes (丝毫不 in 丝毫不顾).
        ends_word = ends_word or self.text[end - 1] in "不无没未般的地"
        return (first != start or not ends_word) and first != last

    def _in_name(self, position: int) -> bool:
        """Whether a surname stands before, and the segmenter takes what follows for a given name (鄂竟平)."""
        if self.text[position - 1 : position] not in _SURNAMES:
            return False
        import rjieba

        clause = self.text[position - 1 : position + 6]
        return any(start <= 1 < end and end - start > 1 for _, start, end in rjieba.tokenize(clause))


def _vetoed(form: Form, text: str, span: Span) -> bool:
    start, end = span
    for veto in form.unless:
        pattern = compile_form(veto, commas=True)
        position = max(0, start - _REACH)
        while match := pattern.search(text, position, end + _REACH):
            if match.start() > start:
                break
            if end <= match.end():
                return True
            position = match.start() + 1
    return False


@lru_cache(maxsize=4)
def _automaton(lexicon: Lexicon) -> tuple[Any, list[list[tuple[Entry, Form]]]]:
    """An automaton over the first parts of all forms, and for each pattern the forms that start with it."""
    from ahocorasick_rs import AhoCorasick, MatchKind

    starting: dict[str, list[tuple[Entry, Form]]] = defaultdict(list)
    pairs = list(lexicon.forms("zh"))
    for (entry, form), text in zip(pairs, fold("\n".join(form.text for _, form in pairs)).split("\n"), strict=True):
        starting[text.strip(MARKS).split("…")[0]].append((entry, form))
    return AhoCorasick(list(starting), matchkind=MatchKind.Standard), list(starting.values())


@lru_cache(maxsize=65_536)
def compile_form(text: str, commas: bool = False) -> re.Pattern[str]:
    """`text` as it is matched, with a group for each part. `commas` tells whether gaps may hold any."""
    stops = "。！？；\n" if commas else "。！？；，,：:\n"
    gap = f"[^{stops}]{{0,{MAXIMUM_GAP}}}?"
    return re.compile(gap.join(f"({re.escape(part)})" for part in fold(text).split("…")))
