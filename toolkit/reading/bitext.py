"""Bitext: a table of pairs, a source and its target a row.

The format is plain TSV in UTF-8 or any encoding that `toolkit.reading.encoding` knows: a header names the columns
``source`` and ``target``, and if wanted ``id`` and ``reference``, in any order; cells are raw, so a quotation mark
is a character like any other and a tab or a line feed cannot stand in a cell.
``parallax align --format tsv`` writes such a table.
"""

import os
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import PurePath

from toolkit.errors import UnreadableError
from toolkit.reading.lines import split_lines
from toolkit.reading.source import Source, read_raw, source_name
from toolkit.settings import ReadingSettings

_SUFFIXES = frozenset({".tsv"})
_REQUIRED = ("source", "target")
_COLUMNS = (*_REQUIRED, "id", "reference")
_SILENT = frozenset({*_COLUMNS, "confidence", "moved", "source_sentences", "target_sentences"})
"""Columns of which nothing need be said: those that are read, and what ``parallax align`` writes beside them."""


@dataclass(frozen=True, slots=True)
class Row:
    """One pair as it stands in the file; `source` or `target` may be empty.

    `id` is the row's own or else its number, from 1. `reference` is None where the row has none.
    """

    id: str
    source: str
    target: str
    reference: str | None = None


@dataclass(frozen=True, slots=True)
class Bitext:
    """The pairs of a file in order; `notes` say what was guessed or ignored."""

    rows: tuple[Row, ...]
    name: str
    encoding: str
    notes: tuple[str, ...] = ()


def is_bitext(path: Source) -> bool:
    """Whether a path's suffix says that it holds both versions."""
    return PurePath(os.fspath(path)).suffix.lower() in _SUFFIXES


def read_bitext(path: Source, settings: ReadingSettings | None = None) -> Bitext:
    """The pairs of a TSV file.

    Raises `UnreadableError` as `read_raw` does, and for a missing or doubled column, a row with more or fewer cells
    than the header (the message names its line), and a file without rows.
    """
    decoded = read_raw(path, settings or ReadingSettings())
    name = source_name(path)
    lines = ((number, line) for number, line in enumerate(split_lines(decoded.text), 1) if line)
    _, head = next(lines)
    header = [cell.strip().lower() for cell in head.split("\t")]
    _check_header(header, name)
    rows = tuple(_rows(lines, header, name))
    if not rows:
        raise UnreadableError(f"{name} holds a header but no pairs.")
    ignored = ", ".join(repr(column) for column in header if column not in _SILENT)
    notes = (*decoded.notes, f"Columns that were ignored: {ignored}.") if ignored else decoded.notes
    return Bitext(rows, name, decoded.encoding, notes)


def _check_header(header: list[str], name: str) -> None:
    for column in _REQUIRED:
        if column not in header:
            raise UnreadableError(
                f"{name} has no column {column!r}: its first line must name the columns, parted by tabs, and hold "
                f"'source' and 'target'. It holds {', '.join(map(repr, header[:8]))[:200]}."
            )
    for column in _COLUMNS:
        if header.count(column) > 1:
            raise UnreadableError(f"{name} names the column {column!r} more than once.")


def _rows(lines: Iterator[tuple[int, str]], header: list[str], name: str) -> Iterator[Row]:
    for index, (number, line) in enumerate(lines, 1):
        cells = line.split("\t")
        if len(cells) != len(header):
            raise UnreadableError(
                f"{name}, line {number}: {len(cells)} cells where the header has {len(header)} columns. "
                "A cell may be empty, but its tab must stand, and no cell may hold a tab or a line break."
            )
        row = dict(zip(header, cells, strict=True))
        yield Row(row.get("id") or str(index), row["source"], row["target"], row.get("reference") or None)
