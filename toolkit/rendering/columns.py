"""Text measured and wrapped in terminal columns, of which a Chinese character takes two."""

import re
import unicodedata
from collections.abc import Iterator

# What a terminal would obey instead of showing: control characters, direction overrides, half a surrogate pair.
_UNSAFE = re.compile("[\x00-\x08\x0b-\x1f\x7f-\x9f\u200e\u200f\u202a-\u202e\u2066-\u2069\ud800-\udfff]")
_NO_LINE_START = frozenset("，。、；：？！…—·”’」』）》〉】〕％,.;:?!)]}%")
_NO_LINE_END = frozenset("“‘「『（《〈【〔([{")


def printable(text: str) -> str:
    """`text` on one line, with what could take control of a terminal shown as U+FFFD."""
    return " ".join(_UNSAFE.sub("\ufffd", text.replace("\r", " ")).split())


def columns(text: str) -> int:
    """How many terminal columns `text` takes: 2 for wide characters, 0 for combining and invisible ones."""
    return sum(_columns(character) for character in text)


def pad(text: str, width: int) -> str:
    """`text` filled up with spaces to `width` columns."""
    return text + " " * (width - columns(text))


def shorten(text: str, width: int) -> str:
    """`text`, or as much of its beginning as fits into `width` columns with an ellipsis."""
    if columns(text) <= width:
        return text
    kept, room = "", width - 1
    for character in text:
        room -= _columns(character)
        if room < 0:
            break
        kept += character
    return kept.rstrip() + "…"


def wrap(text: str, width: int, first: str = "", rest: str | None = None) -> list[str]:
    """`text` in lines of at most `width` columns, after `first` on the first line and `rest` (spaces) on the others.

    Lines break at spaces and between Chinese characters, but not before closing or after opening punctuation; a word
    wider than a line is broken where the line ends.
    """
    rest = " " * columns(first) if rest is None else rest
    lines: list[str] = []
    line, room = "", width - columns(first)
    for piece in _pieces(printable(text)):
        if columns(line + piece.rstrip()) > room and line.strip():
            lines.append(line.rstrip())
            line = ""
        while columns(piece.rstrip()) > room:
            head = shorten(piece, room + 1)[:-1] or piece[0]
            lines.append(head)
            piece = piece[len(head) :]
        line += piece
    lines.append(line.rstrip())
    return [(first if number == 0 else rest) + line for number, line in enumerate(lines)]


def _pieces(text: str) -> Iterator[str]:
    """The smallest stretches between which a line may break."""
    piece = ""
    for character in text:
        if piece and _breaks(piece[-1], character):
            yield piece
            piece = ""
        piece += character
    if piece:
        yield piece


def _breaks(before: str, after: str) -> bool:
    if before == " ":
        return after != " "
    if after == " " or after in _NO_LINE_START or before in _NO_LINE_END or not _columns(after):
        return False
    return 2 in (_columns(before), _columns(after))


def _columns(character: str) -> int:
    if unicodedata.category(character) in ("Mn", "Me", "Cf"):
        return 0
    return 2 if unicodedata.east_asian_width(character) in "WF" else 1
