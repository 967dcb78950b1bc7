import re
from collections.abc import Callable

import pytest

from toolkit.language.correspondence import correspond
from toolkit.language.dictionary import Dictionary, load_dictionary
from toolkit.language.words import words
from toolkit.model import BeadText, Language, Passage

Opened = Callable[..., BeadText]


@pytest.fixture(scope="session")
def dictionary() -> Dictionary:
    return load_dictionary()


@pytest.fixture(scope="session")
def opened(dictionary: Dictionary) -> Opened:
    """Opens a pair as the pipeline does: `opened(source, target)`, an empty side for a null bead.

    Whichever side has Han characters tells the direction; a pair in one language is one that was not translated.
    """

    def open_pair(source: str, target: str, *, start: int = 0, index: int = 0) -> BeadText:
        language: Language = (
            "zh" if re.search("[一-鿿]", source) or not (source or re.search("[一-鿿]", target)) else "en"
        )
        left = _passage(source, language, start, dictionary)
        right = _passage(target, "en" if language == "zh" else "zh", start, dictionary)
        pairs = correspond(left.words, right.words) if left and right else ()
        return BeadText(index, left, right, pairs)

    return open_pair


def _passage(text: str, language: Language, start: int, dictionary: Dictionary) -> Passage | None:
    return Passage(text, start, language, words(text, language, dictionary, start)) if text else None
