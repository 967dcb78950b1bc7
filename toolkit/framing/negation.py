"""Whether a cue is denied: "did not claim", 并未声称.

A text that forbids or advises against something (must not hype, 不应炒作) does not deny that it happens.
"""

import re
from bisect import bisect_left
from collections.abc import Sequence

from toolkit.framing.english import Token
from toolkit.framing.inflection import inflections

_REACH = 4
"""How many English words may stand between the negation and what it denies."""
_NEGATORS = (
    frozenset("not n't never no without neither nor cannot".split()) | inflections("refuse") | inflections("decline")
)
_BETWEEN = frozenset(
    "a an the any to of have had ever even yet once so by his her its their such".split()
) | inflections("be")
_AFFIRMING_AFTER = frozenset("only just merely simply least doubt".split())
"""Before these, a negation raises instead of denying: not only claimed, no doubt."""
_FORBIDDING = frozenset("must should shall ought let".split())
"""After these, a negation forbids instead of denying: must not claim."""

_CLAUSE_END = re.compile(r"[,.;:!?—]")

_CHINESE = re.compile(
    r"(?:没有|没|从未|从没|从不|尚未|并未|并无|从无|未曾|不曾|未|并不是|并不|并非|绝非|绝不|决不|不是|不会|不能|不再|不可能"
    r"|不存在|不|非|无意|拒不|拒绝)"
    r"(?:公开|再|曾经?|想|敢|会|去|被|把|将|是|一味|有|任何|直接|进行|在|以|什么|任意|这种|此类|一个|对其|对此|所谓的?|丝毫|主动|刻意){0,3}$"
)
_CHINESE_AFFIRMING = re.compile(
    r"(?:不得不|不能不|不会不|不可不|无不|莫不|岂不|岂非|难道(?:不|没)|何尝(?:不|没)|不无|除非|是非|南非|北非)\w{0,3}$"
)
"""Denials that affirm (不得不, 岂不), and words that end as a denial begins (南非)."""


def is_negated_zh(folded: str, start: int) -> bool:
    """Whether what starts at `start` of Simplified text is denied by the words before it."""
    before = re.split(r"[，。！？；：、\n“”]", folded[max(0, start - 12) : start])[-1]
    return bool(_CHINESE.search(before)) and not _CHINESE_AFFIRMING.search(before)


def is_negated_en(text: str, tokens: Sequence[Token], start: int) -> bool:
    """Whether what starts at `start` of `text`, whose words are `tokens`, is denied by the words before it."""
    position = bisect_left(tokens, start, key=lambda token: token.start)
    for before in range(position - 1, max(-1, position - 1 - _REACH), -1):
        if _CLAUSE_END.search(text, tokens[before].end, tokens[before + 1].start):
            return False
        key = tokens[before].key
        if key in _NEGATORS:
            forbids = before > 0 and tokens[before - 1].key in _FORBIDDING
            return not forbids and tokens[before + 1].key not in _AFFIRMING_AFTER
        if key not in _BETWEEN and not key.endswith("ly"):
            return False
    return False
