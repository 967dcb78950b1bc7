"""The two scripts of Chinese: Traditional read as Simplified, code point for code point, and Simplified rewritten."""

from functools import lru_cache
from typing import Any

VARIANTS = str.maketrans("砲", "炮")
"""Taiwan's forms of words that OpenCC leaves alone, because the character is Simplified too in another sense."""


@lru_cache
def converter(direction: str) -> Any:
    """OpenCC's converter of that name: t2s, s2t, s2tw."""
    from opencc import OpenCC

    return OpenCC(direction)


def simplify(text: str) -> str:
    """`text` in Simplified characters, of the same length, so that spans into one are spans into the other.

    OpenCC converts phrases, which may change their length; where one does, its line is converted character by
    character instead. Text that is not Traditional Chinese comes back as it is.
    """
    if text.isascii():
        return text
    converted: str = converter("t2s").convert(text)
    if len(converted) != len(text):
        converted = "".join(_same_length(line) for line in text.splitlines(keepends=True))
    return converted.translate(VARIANTS)


def traditionalise(text: str) -> str:
    """Simplified `text` as Taiwan prints it; its length may change."""
    converted: str = converter("s2tw").convert(text)
    return converted


def _same_length(line: str) -> str:
    converted: str = converter("t2s").convert(line)
    if len(converted) == len(line):
        return converted
    characters = (converter("t2s").convert(character) for character in line)
    return "".join(new if len(new) == 1 else old for old, new in zip(line, characters, strict=True))
