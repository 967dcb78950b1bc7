"""How long a translation is expected to be.

Lengths are log-normal around a ratio that depends on the direction (`toolkit.language.length`), with a log standard
deviation of .21 to .28 for a sentence of news.
"""

import math
from typing import TYPE_CHECKING

from toolkit.language.length import ENGLISH_PER_CHINESE
from toolkit.model import Language

if TYPE_CHECKING:
    from numpy import float64
    from numpy.typing import NDArray

    Values = NDArray[float64]

LOG_RATIO: dict[Language, float] = {
    "zh": math.log(ENGLISH_PER_CHINESE["zh"]),
    "en": -math.log(ENGLISH_PER_CHINESE["en"]),
}
"""Expected log(target length / source length) by the language of the source."""

CLAMP = 0.25
"""How far a document's own ratio may pull the expectation: more, and an omission would explain itself away."""

DEVIATION = 0.30
"""Log standard deviation of a sentence's length."""

SLACK = 4.0
"""Characters of the longer script that any sentence may have more or less; tames titles and one-word sentences."""

FARTHEST = 4.0
"""Standard deviations beyond which a length says no more."""

USUAL: dict[Language, float] = {"zh": 25.0, "en": 100.0}
"""Characters of a sentence of middling length."""


def weight(text: str) -> int:
    """The length of a sentence: its characters without white space, at least one."""
    return max(1, len("".join(text.split())))


def expected_log_ratio(source: int, target: int, language: Language) -> float:
    """The expected log(target / source) for documents of these lengths, `language` being the source's."""
    usual = LOG_RATIO[language]
    seen = math.log(max(1, target) / max(1, source))
    return min(max(seen, usual - CLAMP), usual + CLAMP)


def deviation(source: "Values", target: "Values", expected: float) -> "Values":
    """How many standard deviations each length is off its expectation, at most `FARTHEST`; no sign."""
    import numpy as np

    if expected < 0.0:
        source, target, expected = target, source, -expected
    found: Values = np.abs(np.log((target + SLACK) / (source * math.exp(expected) + SLACK))) / DEVIATION
    return np.minimum(found, FARTHEST)
