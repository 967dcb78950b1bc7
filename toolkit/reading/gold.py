"""Gold alignments: folders of texts whose beads are known, Chinese side first.

Two kinds of folder are read:

- NAME.zh, NAME.en and NAME.gold: a sentence a line, and a ladder (`toolkit.reading.ladder`).
- A ``manifest.tsv`` with the columns slug, zh, en, gold and direction, as in this project's ``corpora/``: running
  texts, and a JSON file each with `sentences` (spans in those texts) and `beads`.
"""

import json
from bisect import bisect_left
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any, get_args

from toolkit.errors import UnreadableError
from toolkit.model import Bead, Span
from toolkit.reading.ladder import Placed, check_beads, read_ladder
from toolkit.reading.lines import read_lines, split_lines
from toolkit.reading.source import read_raw
from toolkit.settings import Direction, ReadingSettings

MANIFEST = "manifest.tsv"
_COLUMNS = ("slug", "zh", "en", "gold", "direction")

Spans = tuple[Span, ...]
_DIRECTIONS: dict[str, Direction] = {direction: direction for direction in get_args(Direction)}


@dataclass(frozen=True, slots=True)
class Gold:
    """A pair of texts and its gold beads, whose `source` is Chinese and `target` English whatever the `direction`.

    `spans` are those of the sentences on both sides, counted in characters that are not white space (`solid_spans`);
    None where the files hold one sentence a line. `path` is the file of the beads.
    """

    name: str
    zh: Path
    en: Path
    path: Path
    beads: tuple[Bead, ...]
    direction: Direction = "zh-en"
    spans: tuple[Spans, Spans] | None = None


def read_gold(folder: Path, settings: ReadingSettings | None = None) -> tuple[Gold, ...]:
    """Every gold alignment in a folder, by name or in the order of its manifest.

    Raises `UnreadableError` for a folder without any, for texts without gold and gold without texts, and for gold that
    does not hold together, as `read_ladder` does.
    """
    settings = settings or ReadingSettings()
    if not folder.is_dir():
        what = "is not a folder" if folder.exists() else "does not exist"
        raise UnreadableError(f"{folder} {what}; give the folder that holds texts and gold beads.")
    found = _listed(folder, settings) if (folder / MANIFEST).exists() else _side_by_side(folder, settings)
    golds = tuple(found)
    if not golds:
        raise UnreadableError(
            f"{folder} holds no gold: neither a {MANIFEST} nor NAME.gold (a bead a line, [0]:[0, 1]) beside NAME.zh "
            "and NAME.en (a sentence a line)."
        )
    return golds


def solid_spans(text: str, spans: Sequence[Span]) -> Spans:
    """Spans of `text` counted in its characters that are not white space.

    So they mean the same in a text with other line ends, and a sentence ends where the next begins.
    """
    solid = [index for index, character in enumerate(text) if not character.isspace()]
    return tuple((bisect_left(solid, start), bisect_left(solid, end)) for start, end in spans)


def _side_by_side(folder: Path, settings: ReadingSettings) -> Iterator[Gold]:
    texts = [path for path in folder.iterdir() if path.suffix in (".zh", ".en")]
    for gold in sorted({path.with_suffix(".gold") for path in texts} | set(folder.glob("*.gold"))):
        zh, en = gold.with_suffix(".zh"), gold.with_suffix(".en")
        for path in (gold, zh, en):
            if not path.exists():
                raise UnreadableError(
                    f"{path} does not exist, though the folder holds others of that name. Add it, or take them out."
                )
        sizes = (len(read_lines(zh, settings)), len(read_lines(en, settings)))
        yield Gold(gold.stem, zh, en, gold, read_ladder(gold, settings, sizes))


def _listed(folder: Path, settings: ReadingSettings) -> Iterator[Gold]:
    manifest = folder / MANIFEST
    header, *lines = (line.split("\t") for line in split_lines(read_raw(manifest, settings).text) if line)
    for column in _COLUMNS:
        if column not in header:
            raise UnreadableError(f"{manifest} has no column {column!r}; it needs {', '.join(_COLUMNS)}.")
    for cells in lines:
        if len(cells) != len(header):
            raise UnreadableError(f"{manifest}: {cells[0]} has {len(cells)} cells, the header {len(header)} columns.")
        row = dict(zip(header, cells, strict=True))
        yield _report(folder, row, settings)


def _report(folder: Path, row: dict[str, str], settings: ReadingSettings) -> Gold:
    direction = _DIRECTIONS.get(row["direction"])
    if direction is None:
        raise UnreadableError(
            f"{folder / MANIFEST}: {row['slug']} has the direction {row['direction']!r}; write zh-en or en-zh."
        )
    zh, en, path = (folder / row[column] for column in ("zh", "en", "gold"))
    texts = (read_raw(zh, settings).text, read_raw(en, settings).text)
    try:
        gold = json.loads(read_raw(path, settings).text)
        spans = [_spans(gold["sentences"][side]) for side in ("zh", "en")]
        beads = [_bead(record) for record in gold["beads"]]
    except (ValueError, LookupError, TypeError) as error:
        raise UnreadableError(
            f"{path} is not a gold file ({type(error).__name__}: {error}). It needs 'sentences', with a list of "
            "'start' and 'end' for 'zh' and 'en', and 'beads', a list of sentence indices 'zh' and 'en'."
        ) from error
    for given, text, file in zip(spans, texts, (zh, en), strict=True):
        edges = [0, *(edge for span in given for edge in span), len(text)]
        if edges != sorted(edges):
            raise UnreadableError(f"{path}: its sentences do not follow each other within {file}.")
    placed: list[Placed] = [(f"bead {index}", bead) for index, bead in enumerate(beads)]
    check_beads(placed, str(path), (len(spans[0]), len(spans[1])))
    solid = (solid_spans(texts[0], spans[0]), solid_spans(texts[1], spans[1]))
    return Gold(row["slug"], zh, en, path, tuple(beads), direction, solid)


def _spans(records: list[dict[str, Any]]) -> list[Span]:
    return [(int(record["start"]), int(record["end"])) for record in records]


def _bead(record: dict[str, Any]) -> Bead:
    source, target = (tuple(sorted(map(int, record[side]))) for side in ("zh", "en"))
    if not source and not target:
        raise ValueError("a bead without sentences")
    return Bead(source, target, 1.0, bool(record.get("moved", False)))
