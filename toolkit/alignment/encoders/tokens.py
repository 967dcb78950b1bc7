"""What of a sentence can meet a sentence of the other language: words, and what is too weak to be a word's key."""

from collections.abc import Iterator, Sequence
from functools import lru_cache
from typing import Literal, get_args

from toolkit.alignment.encoders.interface import Unit
from toolkit.language.dictionary import load_dictionary
from toolkit.language.function_words import FUNCTION_KEYS
from toolkit.language.script import simplify
from toolkit.language.sound import chinese_sounds, english_sounds
from toolkit.model import Language

Kind = Literal["word", "latin", "name", "number", "function", "mark", "sound"]

KINDS: tuple[Kind, ...] = get_args(Kind)

Token = tuple[Kind, frozenset[str]]
"""A kind, and the keys by which it meets tokens of the other language."""

_MARKS = {
    mark: frozenset({key})
    for marks, key in (
        ("？?", "?"),
        ("！!", "!"),
        ('“”"「」『』', '"'),
        ("：:", ":"),
        ("；;", ";"),
        ("（(", "("),
        ("—–", "-"),
        ("…", "..."),
    )
    for mark in marks
}


def tokens(units: Sequence[Unit]) -> list[tuple[Token, ...]]:
    """The different tokens of each sentence, in the order in which they are found."""
    return [tuple(dict.fromkeys(_tokens(unit))) for unit in units]


def _tokens(unit: Unit) -> Iterator[Token]:
    function_words = FUNCTION_KEYS[unit.language]
    for word in unit.words:
        if word.keys:
            yield word.kind, word.keys
        keys = None if word.kind == "number" else function_words.get(_plain(word.text, unit.language))
        if keys:
            yield "function", keys
    printed = unit.text.replace("...", "…").replace("--", "—")
    for mark in sorted(_MARKS.keys() & set(printed)):
        yield "mark", _MARKS[mark]
    if unit.language == "zh":
        sounds = chinese_sounds(simplify(unit.text), load_dictionary().syllables)
    else:
        sounds = english_sounds(unit.text)
    for keys in sounds:
        yield "sound", keys


@lru_cache(maxsize=20_000)
def _plain(word: str, language: Language) -> str:
    if language == "zh":
        return simplify(word)
    # WHO, US and IT are no pronouns.
    return "" if len(word) > 1 and word.isupper() else word.lower()
