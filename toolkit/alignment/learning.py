"""What a document teaches: words that keep answering each other in it, though no dictionary says so.

The first search of a document has found most of its beads; the words that share them again and again (names, terms, a
writer's habits) are counterparts for the second. Association is Dice's coefficient, as in Kay and Röscheisen (1993).
"""

from collections import Counter, defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import replace

from toolkit.alignment.encoders.interface import Words
from toolkit.alignment.search import Step
from toolkit.model import Word

SURE = 0.8
"""Confidence of the beads that are learnt from."""

LEAST_TIMES = 3
"""Beads that two words must share."""

LEAST_DICE = 0.5
"""Twice the beads that they share, against those of the one and those of the other together."""

MOST_PAIRS = 10_000
"""Pairs of words beyond which a bead, a chapter in one line, tells nothing about which of them answer each other."""

Learnt = Mapping[str, frozenset[str]]
"""English keys by Chinese word."""


def learnt_words(chinese: Words, english: Words, beads: Iterable[tuple[range, range]]) -> Learnt:
    """Keys of English words that answer Chinese words in `beads` (Chinese sentences, English ones)."""
    held = [
        (_types(chinese[i] for i in ours), {key for j in theirs for word in english[j] for key in _keys(word)})
        for ours, theirs in beads
    ]
    held = [(words, keys) for words, keys in held if len(words) * len(keys) <= MOST_PAIRS]
    times = Counter(word for words, _ in held for word in words), Counter(key for _, keys in held for key in keys)
    often = [{found for found, count in counted.items() if count >= LEAST_TIMES} for counted in times]
    together = Counter((word, key) for words, keys in held for word in words & often[0] for key in keys & often[1])
    learnt: dict[str, set[str]] = defaultdict(set)
    for (word, key), count in together.items():
        if count >= LEAST_TIMES and 2 * count >= LEAST_DICE * (times[0][word] + times[1][key]):
            learnt[word].add(key)
    return {word: frozenset(keys) for word, keys in learnt.items()}


def sure_beads(steps: Iterable[Step], turned: bool) -> list[tuple[range, range]]:
    """The sentences of the beads that are learnt from, Chinese first; `turned` says that the target is the Chinese."""
    found = [(step.source_range, step.target_range) for step in steps if not step.is_null and step.confidence >= SURE]
    return [(theirs, ours) for ours, theirs in found] if turned else found


def taught(words: Words, learnt: Learnt) -> Words:
    """The words of a Chinese document with the keys that were learnt beside their own."""
    return [[_taught(word, learnt) for word in sentence] for sentence in words]


def _taught(word: Word, learnt: Learnt) -> Word:
    return replace(word, keys=word.keys | learnt[word.text]) if _teaches(word) and word.text in learnt else word


def _types(sentences: Iterable[Sequence[Word]]) -> set[str]:
    return {word.text for sentence in sentences for word in sentence if _teaches(word)}


def _teaches(word: Word) -> bool:
    """Whether a Chinese word is one that can be learnt."""
    return word.kind in ("word", "name")


def _keys(word: Word) -> Iterable[str]:
    """The keys of an English word that can be learnt."""
    return word.keys if word.kind == "latin" else ()
