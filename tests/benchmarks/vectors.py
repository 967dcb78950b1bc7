"""What our lexicon makes of sentences, in the form that other aligners take: dense vectors.

Peers that need a sentence encoder get these instead, so that the table compares aligners and not models, and needs no
network.
"""

import math
from collections import Counter, defaultdict
from collections.abc import Sequence
from typing import TYPE_CHECKING

from toolkit.language.dictionary import Dictionary
from toolkit.language.words import words
from toolkit.model import Language, Word

if TYPE_CHECKING:
    from numpy import float32
    from numpy.typing import NDArray

    Matrix = NDArray[float32]

DIMENSIONS = 1024
"""Cosines of random projections are off by about one over the root of this: .03."""

SEED = 0


def lexicon_vectors(
    source: Sequence[str], target: Sequence[str], language: Language, dictionary: Dictionary
) -> "tuple[Matrix, Matrix]":
    """A vector for each sentence of both documents, in one space; `language` is the source's.

    A sentence is the sum of the keys of its words, each weighed by its rarity in these two documents; a word with many
    keys spreads its weight over them. Keys that only one document has are left out: they tell nothing about the other.
    A random projection makes the sums dense. The vector of a passage is the sum of its sentences' vectors.
    """
    import numpy as np

    sides = [
        [_keys(words(text, own, dictionary)) for text in texts]
        for texts, own in zip((source, target), _languages(language), strict=True)
    ]
    first, second = ({key for keys in side for key in keys} for side in sides)
    held_by = Counter(key for side in sides for keys in side for key in keys)
    sentences = len(source) + len(target)
    rows = {key: row for row, key in enumerate(sorted(first & second))}
    projection = np.random.default_rng(SEED).standard_normal((len(rows), DIMENSIONS), dtype=np.float32)
    projection /= math.sqrt(DIMENSIONS)

    def vector(keys: dict[str, float]) -> "Matrix":
        known = [key for key in keys if key in rows]
        weights = np.array([keys[key] * math.log(sentences / held_by[key]) for key in known], dtype=np.float32)
        return np.asarray(weights @ projection[[rows[key] for key in known]], dtype=np.float32)

    found = [np.array([vector(keys) for keys in side]).reshape(-1, DIMENSIONS) for side in sides]
    return found[0], found[1]


def _keys(found: Sequence[Word]) -> dict[str, float]:
    weights: dict[str, float] = defaultdict(float)
    for word in found:
        for key in sorted(word.keys):
            weights[key] += 1 / math.sqrt(len(word.keys))
    return weights


def _languages(source: Language) -> tuple[Language, Language]:
    return (source, "en" if source == "zh" else "zh")
