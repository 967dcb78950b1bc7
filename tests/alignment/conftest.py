"""Alignment of sentences that are given as strings."""

from collections.abc import Sequence
from typing import Protocol

import pytest

from toolkit.alignment import align, load_encoder
from toolkit.language.dictionary import Dictionary, load_dictionary
from toolkit.language.words import words
from toolkit.model import Alignment, Language, Sentence


class Aligned(Protocol):
    def __call__(
        self,
        source: Sequence[str],
        target: Sequence[str],
        language: Language = "zh",
        paragraphs: tuple[Sequence[int], Sequence[int]] | None = None,
    ) -> Alignment: ...


@pytest.fixture(scope="session")
def dictionary() -> Dictionary:
    return load_dictionary()


@pytest.fixture(scope="session")
def aligned(dictionary: Dictionary) -> Aligned:
    """Aligns sentences, `language` being the source's; each is a paragraph of its own unless `paragraphs` are given."""

    def run(
        source: Sequence[str],
        target: Sequence[str],
        language: Language = "zh",
        paragraphs: tuple[Sequence[int], Sequence[int]] | None = None,
    ) -> Alignment:
        other: Language = "en" if language == "zh" else "zh"
        paragraphs = paragraphs or (range(len(source)), range(len(target)))
        return align(
            _sentences(source, paragraphs[0]),
            _sentences(target, paragraphs[1]),
            [words(text, language, dictionary) for text in source],
            [words(text, other, dictionary) for text in target],
            language,
            load_encoder("lexicon"),
        )

    return run


def _sentences(texts: Sequence[str], paragraphs: Sequence[int]) -> list[Sentence]:
    return [Sentence(i, text, 0, len(text), at) for i, (text, at) in enumerate(zip(texts, paragraphs, strict=True))]
