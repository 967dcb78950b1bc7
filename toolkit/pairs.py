"""Two versions of one report, read, cut and aligned: what the comparison starts from."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from os import PathLike
from pathlib import Path

from toolkit.alignment import align, load_encoder
from toolkit.errors import LanguageError, UsageError
from toolkit.language.correspondence import correspond
from toolkit.language.dictionary import Dictionary
from toolkit.language.sentences import split
from toolkit.language.words import words
from toolkit.model import Alignment, Bead, BeadText, Document, Language, Passage, Script, Sentence, Word
from toolkit.reading import from_text, read
from toolkit.reading.bitext import Bitext
from toolkit.reading.segmented import from_lines, language_of
from toolkit.settings import Settings

Input = str | PathLike[str] | Document
"""A version of a report: its text as a string, a file as a path object (``Path("-")``: standard input), or read."""

LANGUAGES: dict[Language, str] = {"zh": "Chinese", "en": "English"}


@dataclass(frozen=True, slots=True)
class Version:
    """A document cut into sentences, and the words of each."""

    document: Document
    sentences: tuple[Sentence, ...]
    words: tuple[tuple[Word, ...], ...]


@dataclass(frozen=True, slots=True)
class Pair:
    """Two versions and their alignment; `swapped` tells that they were given the other way round."""

    source: Version
    target: Version
    alignment: Alignment
    swapped: bool = False

    def opened(self) -> tuple[BeadText, ...]:
        """Every bead with its text, its words and their correspondences."""
        opened = []
        for index, bead in enumerate(self.alignment.beads):
            left, right = _passage(self.source, bead.source), _passage(self.target, bead.target)
            pairs = correspond(left.words, right.words) if left and right else ()
            opened.append(BeadText(index, left, right, pairs))
        return tuple(opened)


def open_document(given: Input, settings: Settings) -> Document:
    """The document that was given. Raises `InputError` where it can't be read, `UsageError` for a path as a string."""
    if isinstance(given, Document):
        return given
    if isinstance(given, PathLike):
        return read(given, settings.reading)
    if "\n" not in given and len(given) < 1000 and Path(given).is_file():
        raise UsageError(f"{given!r} is the name of a file, not a text. Pass pathlib.Path({given!r}) to read it.")
    return from_text(given)


def in_order(
    first: Document, second: Document, reference: Document | None, settings: Settings
) -> tuple[Document, Document, bool]:
    """Source, target, and whether they were given the other way round.

    The first document is the source, unless the settings name the direction or a reference tells the target's
    language. Raises `LanguageError` where there is not one of each language.
    """
    _check_languages(first.language, second.language, first.name, second.name)
    direction = settings.reading.direction
    wanted = direction[-2:] if direction else reference.language if reference else second.language
    if reference and reference.language != wanted:
        raise LanguageError(
            f"The reference {reference.name} is {LANGUAGES[reference.language]}, but the translation is not. "
            "Give a reference in the language of the translation."
        )
    return (first, second, False) if second.language == wanted else (second, first, True)


def aligned(
    source: Document, target: Document, dictionary: Dictionary, settings: Settings, *, swapped: bool = False
) -> Pair:
    """Both documents cut into sentences and aligned."""
    versions = (_version(source, split(source), dictionary), _version(target, split(target), dictionary))
    return Pair(*versions, _alignment(*versions, settings), swapped)


def aligned_lines(
    source: Sequence[str], target: Sequence[str], names: tuple[str, str], dictionary: Dictionary, settings: Settings
) -> Pair:
    """Two documents that are given a sentence a line, aligned. Raises `LanguageError` as `in_order` does."""
    (first, first_sentences), (second, second_sentences) = from_lines(source, names[0]), from_lines(target, names[1])
    _check_languages(first.language, second.language, *names)
    versions = (_version(first, first_sentences, dictionary), _version(second, second_sentences, dictionary))
    return Pair(*versions, _alignment(*versions, settings))


def table(bitext: Bitext, dictionary: Dictionary) -> Pair:
    """Both columns of a table as documents with a sentence a row, aligned row by row."""
    versions = []
    for name, cells in _columns(bitext):
        document, sentences = from_lines(cells, name, bitext.encoding, bitext.notes)
        versions.append(_version(document, sentences, dictionary))
    source, target = versions
    _check_languages(source.document.language, target.document.language, source.document.name, target.document.name)
    return Pair(source, target, _row_by_row(source, target))


def rows(bitext: Bitext, dictionary: Dictionary) -> Iterator[Pair]:
    """Each row of a table as a pair of its own; the whole columns tell the languages."""
    (source_name, sources), (target_name, targets) = _columns(bitext)
    source_kind, target_kind = language_of(sources, source_name), language_of(targets, target_name)
    _check_languages(source_kind[0], target_kind[0], source_name, target_name)
    for left, right in zip(sources, targets, strict=True):
        source = _version(*cell(left, *source_kind, source_name), dictionary)
        target = _version(*cell(right, *target_kind, target_name), dictionary)
        yield Pair(source, target, _row_by_row(source, target))


def cell(text: str, language: Language, script: Script, name: str) -> tuple[Document, tuple[Sentence]]:
    """A line or a cell as a document of one sentence."""
    span = (0, len(text))
    return Document(text, language, script, (span,), name, "cell"), (Sentence(0, text, *span, 0),)


def _columns(bitext: Bitext) -> tuple[tuple[str, list[str]], tuple[str, list[str]]]:
    return (
        (f"{bitext.name} (source)", [row.source for row in bitext.rows]),
        (f"{bitext.name} (target)", [row.target for row in bitext.rows]),
    )


def _check_languages(first: Language, second: Language, first_name: str, second_name: str) -> None:
    if first == second:
        raise LanguageError(
            f"{first_name} and {second_name} are both {LANGUAGES[first]}. "
            "Parallax compares a Chinese version with an English one: give one of each."
        )


def _version(document: Document, sentences: tuple[Sentence, ...], dictionary: Dictionary) -> Version:
    found = tuple(words(sentence.text, document.language, dictionary, sentence.start) for sentence in sentences)
    return Version(document, sentences, found)


def _alignment(source: Version, target: Version, settings: Settings) -> Alignment:
    encoder = load_encoder(settings.alignment.encoder)
    return align(source.sentences, target.sentences, source.words, target.words, source.document.language, encoder)


def _row_by_row(source: Version, target: Version) -> Alignment:
    """The alignment that a table gives: a bead a row, a null for an empty cell on one side."""
    beads = []
    for left, right in zip(source.sentences, target.sentences, strict=True):
        held = tuple((sentence.index,) if sentence.text.strip() else () for sentence in (left, right))
        beads.append(Bead(held[0], held[1], 1.0))
    return Alignment(tuple(beads), "given")


def _passage(version: Version, indices: Sequence[int]) -> Passage | None:
    if not indices:
        return None
    start, end = version.sentences[indices[0]].start, version.sentences[indices[-1]].end
    held = tuple(word for index in indices for word in version.words[index])
    return Passage(version.document.text[start:end], start, version.document.language, held)
