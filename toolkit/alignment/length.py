"""How long a translation is expected to be.

Lengths are log-normal around a ratio that depends on the direction (`toolkit.language.length`), with a log standard
deviation of .21 to .28 for a sentence of news.
"""

import math
from typing import TYPE_CHECKING

from toolkit.language.length import ENGLISH_PER_CHINESE

if TYPE_CHECKING:
    from numpy import float64
    from numpy.typing import NDArray

    Row = NDArray[float64]

LOG_RATIO = {"zh": math.log(ENGLISH_PER_CHINESE["zh"]), "en": -math.log(ENGLISH_PER_CHINESE["en"])}
"""Expected log(target length / source length) by the language of the source."""

CLAMP = 0.25
"""How far a document's own ratio may pull the expectation: more, and an omission would explain itself away."""

DEVIATION = 0.30
"""Log standard deviation of a sentence's length."""

SLACK = 4.0
"""Characters of the longer script that any sentence may have more or less; tames titles and one-word sentences."""


def weight(text: str) -> int:
    """The length of a sentence: its characters without white space, at least one."""
    return max(1, sum(not character.isspace() for character in text))


def expected_log_ratio(source: int, target: int, language: str) -> float:
    """The expected log(target / source) for documents of these lengths, `language` being the source's."""
    usual = LOG_RATIO[language]
    seen = math.log(max(1, target) / max(1, source))
    return min(max(seen, usual - CLAMP), usual + CLAMP)


def log_density(source: "Row | float", target: "Row", expected: float) -> "Row":
    """Minus half the squared deviation of each length from its expectation, no worse than -8; nought is perfect."""
    import numpy as np

    deviation = (np.log((target + SLACK) / (source * math.exp(expected) + SLACK))) / DEVIATION
    return np.maximum(-0.5 * deviation**2, -8.0)
