"""How long a translation is, against how long one is expected to be."""

from math import log, sqrt

from toolkit.language.length import ENGLISH_PER_CHINESE
from toolkit.model import Passage

SPREAD = 0.25
"""The usual spread of that ratio's logarithm, for long text."""
SHORT = 12
"""Chinese characters by which a short text's spread grows: at this length its variance has doubled."""
FARTHEST = 8.0


def deviation(source: Passage, target: Passage) -> float:
    """By how many spreads the target is longer (or, below zero, shorter) than expected, within -8 and 8."""
    chinese, english = (source, target) if source.language == "zh" else (target, source)
    characters, letters = len(chinese.text.strip()), len(english.text.strip())
    if not (characters and letters):
        return 0.0 if characters == letters else FARTHEST if target.text.strip() else -FARTHEST
    longer = log(letters / characters / ENGLISH_PER_CHINESE[source.language]) / (SPREAD * sqrt(1 + SHORT / characters))
    return max(-FARTHEST, min(FARTHEST, longer if target is english else -longer))
