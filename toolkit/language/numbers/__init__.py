"""Numbers of a text, as exact values with spans: the same figure has the same value in both languages."""

from toolkit.language.numbers.chinese import find_chinese
from toolkit.language.numbers.english import find_english
from toolkit.language.numbers.value import LARGEST, Number, NumberKind
from toolkit.model import Language

__all__ = ["Number", "NumberKind", "find_numbers"]


def find_numbers(text: str, language: Language) -> tuple[Number, ...]:
    """The numbers of `text` in order, without overlap.

    Numerals inside words that count nothing (一些, 五角大楼, "no one", "GPT-4o") and vague ones (数十万, "dozens")
    are no numbers. A range is its two ends, each with the unit that stands only at one: 3至5万 is 30,000 and 50,000.
    """
    found = find_chinese(text) if language == "zh" else find_english(text)
    return tuple(number for number in found if number.value < LARGEST)
