"""Text that is cut already: one sentence, or one cell of a table, a line."""

from collections.abc import Sequence

from toolkit.errors import LanguageError
from toolkit.language.identify import identify
from toolkit.model import Document, Language, Script, Sentence


def language_of(lines: Sequence[str], name: str) -> tuple[Language, Script]:
    """The language and script of all lines together. Raises `LanguageError` for neither Chinese nor English."""
    identified = identify("\n".join(lines))
    if identified.language is None or identified.script is None:
        raise LanguageError(f"{name} is neither Chinese nor English: {identified.reason}.")
    return identified.language, identified.script


def from_lines(lines: Sequence[str], name: str, encoding: str | None = None) -> tuple[Document, tuple[Sentence, ...]]:
    """A document with one sentence, and one paragraph, a line; an empty line is an empty sentence.

    Raises `LanguageError` as `language_of` does.
    """
    language, script = language_of(lines, name)
    sentences: list[Sentence] = []
    start = 0
    for index, line in enumerate(lines):
        sentences.append(Sentence(index, line, start, start + len(line), index))
        start += len(line) + 1
    paragraphs = tuple((sentence.start, sentence.end) for sentence in sentences)
    document = Document("\n".join(lines), language, script, paragraphs, name, "lines", encoding)
    return document, tuple(sentences)
