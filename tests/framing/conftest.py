"""A small pack of the tests' own, and documents made from strings."""

import re
from collections.abc import Callable
from pathlib import Path

import pytest

from toolkit.framing import Lexicon, find_cues, load_lexicon
from toolkit.model import Cue, Document

SMALL = Path(__file__).with_name("data") / "small"
Cues = Callable[[str], tuple[Cue, ...]]


def as_document(text: str) -> Document:
    chinese = re.search(r"[㐀-鿿]", text) is not None
    paragraphs = tuple(match.span() for match in re.finditer(r"\S[^\n]*(?:\n(?!\n)[^\n]+)*", text))
    return Document(text, "zh" if chinese else "en", "zh-Hans" if chinese else "en", paragraphs, "text", "text")


@pytest.fixture(scope="session")
def document() -> Callable[[str], Document]:
    """A document from a string, Chinese if it holds any Chinese; paragraphs are parted by empty lines."""
    return as_document


@pytest.fixture(scope="session")
def small() -> Lexicon:
    return load_lexicon([str(SMALL)])


@pytest.fixture(scope="session")
def cues(small: Lexicon) -> Cues:
    """The cues that the small pack finds in a string."""
    return lambda text: find_cues(as_document(text), small)


@pytest.fixture(scope="session")
def news() -> Cues:
    """The cues that the bundled pack finds in a string."""
    lexicon = load_lexicon(["news"])
    return lambda text: find_cues(as_document(text), lexicon)
