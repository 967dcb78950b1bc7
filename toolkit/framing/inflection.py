"""The inflected shapes of an English word, generated from its base form.

Generating from the forms of a pack, which are known to be base forms, is surer than guessing the lemma of every word
of a text, where "left", "shot" and "lives" are ambiguous, and needs no table of the language.
"""

import re
from functools import lru_cache

from toolkit.language.irregular import IRREGULAR

_UNINFLECTED = frozenset(
    """about above across after again against all almost along also although always among and another any anything
    around away because before behind below beneath between beyond both but down during each either enough even ever
    every few for from here how into just less many merely more most much must neither never nor not nothing now off
    often once only onto out over per rather since some something still such than that the their them
    then there these they this those though through thus too toward towards under until upon very was what when where
    which while who whose why will with within without would yet""".split()
)
_CONSONANT_DOUBLED = re.compile(r"(?:[^aeiou]|qu)[aeiouy][bdfgklmnprtvz]$")
_SIBILANT = re.compile(r"(?:s|x|z|ch|sh)$")
_VOWELS = re.compile(r"[aeiouy]+")


@lru_cache(maxsize=16_384)
def inflections(word: str) -> frozenset[str]:
    """`word` (lower case) and the shapes it takes as a noun or verb; shapes that English lacks do no harm."""
    if word in IRREGULAR:
        return frozenset((word, *IRREGULAR[word]))
    if len(word) < 3 or word in _UNINFLECTED or not word.isalpha() or word.endswith(("ed", "ing", "'s")):
        return frozenset((word,))
    return frozenset((word, *_regular(word)))


def _regular(word: str) -> set[str]:
    if word.endswith("ie"):
        return {f"{word}s", f"{word}d", f"{word[:-2]}ying"}
    if word.endswith("e"):
        shapes = {f"{word}s", f"{word}d", f"{word[:-1]}ing"}
        return shapes | {f"{word[:-2]}ves"} if word.endswith("fe") else shapes
    if word.endswith("y") and word[-2] not in "aeiou":
        return {f"{word[:-1]}ies", f"{word[:-1]}ied", f"{word}ing"}
    shapes = {f"{word}es" if _SIBILANT.search(word) or word.endswith("o") else f"{word}s"}
    if word.endswith(("f", "o")):
        shapes |= {f"{word[:-1]}ves", f"{word}s"}
    doubles = bool(_CONSONANT_DOUBLED.search(word))
    one_syllable = len(_VOWELS.findall(word)) == 1
    if doubles:
        shapes |= {f"{word}{word[-1]}ed", f"{word}{word[-1]}ing"}
    if not (doubles and one_syllable):
        # The stress decides whether a longer word doubles (admitted, targeted); both shapes are offered.
        shapes |= {f"{word}ed", f"{word}ing"}
    return shapes
