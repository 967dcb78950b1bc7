"""Two versions of one report, read, cut and aligned: what the comparison starts from."""

import contextlib
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from itertools import count
from os import PathLike
from pathlib import Path

from toolkit.alignment import align, load_encoder
from toolkit.errors import InputError, LanguageError, UsageError
from toolkit.language.correspondence import correspond
from toolkit.language.dictionary import Dictionary
from toolkit.language.sentences import split
from toolkit.language.words import words
from toolkit.model import LANGUAGE_NAMES, Alignment, Bead, BeadText, Document, Language, Passage, Script, Sentence, Word
from toolkit.reading import FORMATS, from_text, read
from toolkit.reading.bitext import Bitext, Row
from toolkit.reading.segmented import from_lines
from toolkit.settings import Settings

Input = str | PathLike[str] | Document
"""A version of a report: its text as a string, a file as a path object (``Path("-")``: standard input), or read."""

Cut = tuple[Document, tuple[Sentence, ...]]
"""A document and its sentences."""

LONGEST_SENTENCE = 100_000
"""Characters of a sentence or a cell beyond which a text is no report; as a rule its punctuation is missing."""

MOST_SENTENCES = 25_000
"""Sentences of a version beyond which it is not aligned: each takes 2 ms and 80 kB."""


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

    @property
    def notes(self) -> tuple[str, ...]:
        """What the reader of any result must know: that the versions were swapped, what was guessed while reading."""
        source, target = self.source.document, self.target.document
        swapped = f"The versions were given the other way round; {source.name} is taken for the original."
        read = (f"{document.name}: {note}" for document in (source, target) for note in document.notes)
        return (swapped, *read) if self.swapped else tuple(read)

    def opened(self) -> tuple[BeadText, ...]:
        """Every bead with its text, its words and their correspondences."""
        opened = []
        for index, bead in enumerate(self.alignment.beads):
            left, right = _passage(self.source, bead.source), _passage(self.target, bead.target)
            pairs = correspond(left.words, right.words) if left and right else ()
            opened.append(BeadText(index, left, right, pairs, bead.confidence))
        return tuple(opened)


def open_document(given: Input, settings: Settings, name: str = "text") -> Document:
    """The document that was given; `name` is what messages call a text.

    Raises `InputError` where it can't be read, `UsageError` for a path as a string.
    """
    if isinstance(given, Document):
        return given
    if isinstance(given, PathLike):
        return read(given, settings.reading)
    if "\n" not in given and _is_file_name(given):
        raise UsageError(f"{given!r} is the name of a file, not a text. Pass pathlib.Path({given!r}) to read it.")
    return from_text(given, name)


def _is_file_name(text: str) -> bool:
    if text.lower().endswith(tuple(suffix for known in FORMATS for suffix in known.suffixes)):
        return True
    with contextlib.suppress(OSError, ValueError):  # most texts are too long for the name of a file
        return Path(text).is_file()
    return False


def opened_in_order(
    source: Input, target: Input, reference: Document | None, settings: Settings
) -> tuple[Document, Document, bool]:
    """Both versions read, and put in order as `in_order` does. Raises as `open_document` and `in_order` do."""
    first = open_document(source, settings, "the first text")
    second = open_document(target, settings, "the second text")
    return in_order(first, second, reference, settings)


def in_order(
    first: Document, second: Document, reference: Document | None, settings: Settings
) -> tuple[Document, Document, bool]:
    """Source, target, and whether they were given the other way round.

    The first document is the source, unless the settings name the direction or a reference tells the target's
    language. Raises `LanguageError` where there is not one of each language.
    """
    _check_languages(first, second)
    direction = settings.reading.direction
    wanted = direction[-2:] if direction else reference.language if reference else second.language
    source, target = (first, second) if second.language == wanted else (second, first)
    if reference:
        check_reference(reference.language, target.language, reference.name)
    return source, target, source is second


def check_reference(language: Language, target: Language, name: str) -> None:
    """Raises `LanguageError` for a reference that is not in the language of the target."""
    if language != target:
        raise LanguageError(
            f"The reference {name} is {LANGUAGE_NAMES[language]}, but the translation is {LANGUAGE_NAMES[target]}. "
            "Give a reference in the language of the translation."
        )


def aligned(
    source: Document, target: Document, dictionary: Dictionary, settings: Settings, *, swapped: bool = False
) -> Pair:
    """Both documents cut into sentences and aligned. Raises `InputError` for more than can be aligned at once."""
    return _aligned((source, split(source)), (target, split(target)), dictionary, settings, swapped)


def aligned_lines(
    source: Sequence[str], target: Sequence[str], names: tuple[str, str], dictionary: Dictionary, settings: Settings
) -> Pair:
    """Two documents that are given a sentence a line, aligned. Raises as `in_order` and `aligned` do."""
    first, second = from_lines(source, names[0]), from_lines(target, names[1])
    *_, swapped = in_order(first[0], second[0], None, settings)
    return _aligned(*((second, first) if swapped else (first, second)), dictionary, settings, swapped)


def table(bitext: Bitext, dictionary: Dictionary, settings: Settings) -> Pair:
    """Both columns of a table as documents, aligned row by row; an empty cell is no sentence. Raises as `columns`."""
    source, target = (_version(*column, dictionary) for column in columns(bitext, settings))
    return Pair(source, target, _row_by_row(bitext.rows))


def rows(bitext: Bitext, dictionary: Dictionary, settings: Settings) -> Iterator[Pair]:
    """Each row of a table as a pair of its own. Raises as `columns` does."""
    (source, _), (target, _) = columns(bitext, settings)
    for row in bitext.rows:
        left, right = (
            _version(*cell(text, column.language, column.script, column.name), dictionary)
            for text, column in ((row.source, source), (row.target, target))
        )
        yield Pair(left, right, _row_by_row([row]))


def columns(bitext: Bitext, settings: Settings) -> tuple[Cut, Cut]:
    """Both columns of a table, each cell that is not empty a sentence; as wholes they tell the languages.

    Raises `LanguageError` where they are not one of each language, `UsageError` where the settings name the other
    direction.
    """
    sources = [row.source for row in bitext.rows if row.source.strip()]
    targets = [row.target for row in bitext.rows if row.target.strip()]
    source = from_lines(sources, f"{bitext.name} (source)", bitext.encoding)
    target = from_lines(targets, f"{bitext.name} (target)", bitext.encoding)
    _check_languages(source[0], target[0])
    direction = f"{source[0].language}-{target[0].language}"
    if settings.reading.direction not in (None, direction):
        raise UsageError(
            f"The columns of {bitext.name} go {direction}, not {settings.reading.direction}. "
            "Give them the right names, or leave the direction out."
        )
    return source, target


def cell(text: str, language: Language, script: Script, name: str) -> Cut:
    """A line or a cell as a document of one sentence, or of none where it is blank."""
    span = (0, len(text))
    sentences = (Sentence(0, text, *span, 0),) if text.strip() else ()
    return Document(text, language, script, (span,), name, "cell"), sentences


def check_sentences(document: Document, sentences: Sequence[Sentence]) -> None:
    """Raises `InputError` for a sentence too long to be one."""
    for sentence in sentences:
        if len(sentence.text) > LONGEST_SENTENCE:
            raise InputError(
                f"{document.name} holds a sentence of {len(sentence.text):,} characters, “{sentence.text[:20]}…”; "
                f"the longest that can be analysed has {LONGEST_SENTENCE:,}. Check its punctuation, or split it."
            )


def _check_languages(first: Document, second: Document) -> None:
    if first.language == second.language:
        raise LanguageError(
            f"{first.name} and {second.name} are both {LANGUAGE_NAMES[first.language]}. "
            "Parallax compares a Chinese version with an English one: give one of each."
        )


def _aligned(source: Cut, target: Cut, dictionary: Dictionary, settings: Settings, swapped: bool) -> Pair:
    for document, sentences in (source, target):
        if len(sentences) > MOST_SENTENCES:
            raise InputError(
                f"{document.name} has {len(sentences):,} sentences; at most {MOST_SENTENCES:,} can be aligned at once. "
                "Split both versions into parts that belong together."
            )
    encoder = load_encoder(settings.alignment.encoder, settings.alignment.model)
    first, second = _version(*source, dictionary), _version(*target, dictionary)
    language = first.document.language
    alignment = align(first.sentences, second.sentences, first.words, second.words, language, encoder)
    return Pair(first, second, alignment, swapped)


def _version(document: Document, sentences: tuple[Sentence, ...], dictionary: Dictionary) -> Version:
    check_sentences(document, sentences)
    found = tuple(words(sentence.text, document.language, dictionary, sentence.start) for sentence in sentences)
    return Version(document, sentences, found)


def _row_by_row(rows: Iterable[Row]) -> Alignment:
    """The alignment that a table gives: a bead a row, a null for an empty cell, nothing for an empty row."""
    sources, targets = count(), count()
    beads = []
    for row in rows:
        source = (next(sources),) if row.source.strip() else ()
        target = (next(targets),) if row.target.strip() else ()
        if source or target:
            beads.append(Bead(source, target, 1.0))
    return Alignment(tuple(beads), "given")


def _passage(version: Version, indices: Sequence[int]) -> Passage | None:
    if not indices:
        return None
    start, end = version.sentences[indices[0]].start, version.sentences[indices[-1]].end
    held = tuple(word for index in indices for word in version.words[index])
    return Passage(version.document.text[start:end], start, version.document.language, held)
