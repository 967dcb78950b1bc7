"""Forms of a lexicon in English text, found word by word.

A form matches in any inflection, with hyphens, spaces or quotation marks between its words, in British and American
spelling. A form whose word is itself inflected (damning, so-called) matches in that shape alone.
"""

import re
from collections import defaultdict
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import lru_cache
from itertools import pairwise

from toolkit.framing.inflection import inflections
from toolkit.framing.interface import Entry, Form, Lexicon
from toolkit.framing.matching import Match, within_marks, without_overlaps
from toolkit.framing.quotations import MARKS, Quotation
from toolkit.model import Span

MAXIMUM_GAP = 6
"""How many words a gap holds at most."""

_TOKEN = re.compile(
    r"(?:[A-Za-z]\.){2,}|[^\W_]+?(?=n['’]t\b)|n['’]t\b|['’](?:s|re|ve|ll|d|m)\b|(?<=s)['’](?=\s)|[^\W_]+", re.IGNORECASE
)
_HYPHENS = r"\-‐‑‒–"
_JOINT = re.compile(rf"[\s{_HYPHENS}{MARKS}]{{0,5}}")
_HYPHEN = re.compile(f"[{_HYPHENS}]")
_REFLEXIVE = frozenset(
    "myself yourself himself herself itself oneself ourselves yourselves themselves themself".split()
)
_POSSESSIVE = frozenset("my your his her its our their one's 's '".split())
_WILDCARDS = {"oneself": _REFLEXIVE, "one's": _POSSESSIVE}
_VARIANTS = re.compile(r"(is(?=e|a|ing)|our|ence)(e|ed|es|ing|ation|ations|s|)$")
_SPELLINGS = {"is": "iz", "our": "or", "ence": "ense"}
_GAP = "…"


@dataclass(frozen=True, slots=True)
class Token:
    """A word of an English text; `key` is the lower-case, spelling-independent shape by which forms meet it."""

    text: str
    start: int
    end: int
    key: str


@dataclass(frozen=True, slots=True)
class Pattern:
    """A form or veto as a set of token keys for each word; an empty set is a gap."""

    words: tuple[frozenset[str], ...]
    commas: bool = False


def tokenise(text: str) -> tuple[Token, ...]:
    """The words of `text`: clitics ('s, n't) stand alone, hyphenated words come apart, abbreviations stay whole."""
    return tuple(Token(m[0], m.start(), m.end(), _spelling(m[0].lower())) for m in _TOKEN.finditer(text))


def find_matches(text: str, tokens: Sequence[Token], quotations: Sequence[Quotation], lexicon: Lexicon) -> list[Match]:
    """The lexicon's forms in `text`, whose tokens are `tokens`, without overlaps and in text order."""
    reader = _Reader(text, tokens)
    index = _index(lexicon)
    found = []
    for position in range(len(tokens)):
        for key in reader.keys_at(position):
            for entry, form, pattern in index.get(key, ()):
                ranges = reader.match(pattern, position)
                if ranges and not reader.vetoed(form, ranges) and not reader.in_name(ranges):
                    found.append(Match(reader.spans(ranges), entry, form, form.intensity))
    return without_overlaps(within_marks(found, quotations))


class _Reader:
    """Patterns held against one text."""

    def __init__(self, text: str, tokens: Sequence[Token]) -> None:
        self.text = text
        self.tokens = tokens
        # What stands between a token and the next one: can a form run on across it, can a gap?
        gaps = [text[one.end : two.start] for one, two in pairwise(tokens)]
        self.joined = [bool(_JOINT.fullmatch(gap)) and "\n\n" not in gap for gap in gaps] + [False]
        self.hyphenated = [bool(_HYPHEN.fullmatch(gap)) for gap in gaps] + [False]
        self.ends = ["\n\n" in gap or any(mark in gap for mark in ".!?;:") for gap in gaps] + [True]
        self.commas = [any(mark in gap for mark in ",—") for gap in gaps] + [True]

    def keys_at(self, position: int) -> tuple[str, ...]:
        """The token's key, and that of it and the next as one word where a hyphen joins them (scare-mongering)."""
        key = self.tokens[position].key
        return (key, key + self.tokens[position + 1].key) if self.hyphenated[position] else (key,)

    def match(self, pattern: Pattern, position: int) -> list[tuple[int, int]] | None:
        """The token ranges that `pattern` covers from `position` on, one for each part; None where it does not."""
        ranges: list[tuple[int, int]] = []
        begin = position
        words = pattern.words
        for number, word in enumerate(words):
            if not word:
                ranges.append((begin, position))
                skipped = self._gap(position, words[number + 1], pattern.commas)
                if skipped is None:
                    return None
                begin = position = skipped
                continue
            after_gap = number == 0 or not words[number - 1]
            if position >= len(self.tokens) or (not after_gap and not self.joined[position - 1]):
                return None
            if self.tokens[position].key in word:
                position += 1
            elif len(words) == 1 and self.hyphenated[position]:
                position += 2
            else:
                return None
        return [*ranges, (begin, position)]

    def _gap(self, position: int, word: frozenset[str], commas: bool) -> int | None:
        for skipped in range(position, min(position + MAXIMUM_GAP + 1, len(self.tokens))):
            if self.ends[skipped - 1] or (self.commas[skipped - 1] and not commas):
                return None
            if self.tokens[skipped].key in word:
                return skipped
        return None

    def vetoed(self, form: Form, ranges: Sequence[tuple[int, int]]) -> bool:
        """Whether the form found at `ranges` stands inside one of its own vetoes."""
        first, last = ranges[0][0], ranges[-1][1]
        for veto in form.unless:
            pattern = compile_form(veto, commas=True)
            reach = len(pattern.words) + MAXIMUM_GAP * sum(not word for word in pattern.words)
            for position in range(max(0, first - reach), first + 1):
                matched = self.match(pattern, position)
                if matched and matched[0][0] <= first and last <= matched[-1][1]:
                    return True
        return False

    def in_name(self, ranges: Sequence[tuple[int, int]]) -> bool:
        """Whether the words belong to a name of several words in mid-sentence (the Radical Party)."""
        first, last = ranges[0][0], ranges[-1][1]
        if len(ranges) > 1 or not all(_is_capitalised(token.text) for token in self.tokens[first:last]):
            return False
        if self._starts_sentence(first) or self._in_title_case(first):
            return False
        before = first > 0 and self._adjacent(first - 1) and not self._starts_sentence(first - 1)
        return (before and _is_capitalised(self.tokens[first - 1].text)) or (
            self._adjacent(last - 1) and _is_capitalised(self.tokens[last].text)
        )

    def _adjacent(self, position: int) -> bool:
        return self.joined[position] and not self.ends[position] and position + 1 < len(self.tokens)

    def _starts_sentence(self, position: int) -> bool:
        start = self.tokens[position].start
        return self.text[max(0, start - 8) : start].rstrip(f" ([{MARKS}")[-1:] in ("", *".!?:;—–…\n")

    def _in_title_case(self, position: int) -> bool:
        """Whether the line is a headline: most longer words are capitalised, and it does not end as sentences do."""
        start = self.text.rfind("\n", 0, self.tokens[position].start) + 1
        end = self.text.find("\n", start)
        line = self.text[start : end if end >= 0 else len(self.text)]
        longer = [word for word in re.findall(r"[A-Za-z]+", line) if len(word) > 3]
        return line.rstrip()[-1:].isalnum() and sum(not word[0].isupper() for word in longer) <= len(longer) / 4

    def spans(self, ranges: Sequence[tuple[int, int]]) -> tuple[Span, ...]:
        return tuple((self.tokens[first].start, self.tokens[last - 1].end) for first, last in ranges)


@lru_cache(maxsize=4)
def _index(lexicon: Lexicon) -> dict[str, list[tuple[Entry, Form, Pattern]]]:
    index: dict[str, list[tuple[Entry, Form, Pattern]]] = defaultdict(list)
    for entry, form in lexicon.forms("en"):
        pattern = compile_form(form.text.strip(MARKS))
        for key in pattern.words[0]:
            index[key].append((entry, form, pattern))
    return dict(index)


@lru_cache(maxsize=65_536)
def compile_form(text: str, commas: bool = False) -> Pattern:
    """`text` as it is matched; two forms that compile alike are one. `commas` tells whether gaps may hold any."""
    return Pattern(tuple(_pattern_words(text)), commas)


def _pattern_words(text: str) -> Iterator[frozenset[str]]:
    for number, part in enumerate(text.lower().replace("’", "'").split(_GAP)):
        if number:
            yield frozenset()
        for word in re.findall(r"one's|\S+", part):
            if word in _WILDCARDS:
                yield _WILDCARDS[word]
                continue
            for token in _TOKEN.findall(word):
                yield frozenset(_spelling(shape) for shape in inflections(_spelling(token)))


@lru_cache(maxsize=65_536)
def _spelling(word: str) -> str:
    """One spelling for British and American variants (-ise/-ize, -our/-or, -ence/-ense), and ' for ’."""
    word = word.replace("’", "'")
    if len(word) < 5:
        return word
    return _VARIANTS.sub(lambda match: _SPELLINGS[match[1]] + match[2], word)


def _is_capitalised(word: str) -> bool:
    return word[:1].isupper() and word[1:].islower()
