"""Plain text: where its paragraphs begin and end.

A blank line always parts two paragraphs. Between other lines it depends on who broke them:

- Nobody but the writer: each line is a paragraph, as Chinese files without blank lines are written.
- An editor or mailer that fills lines up to a fixed width ("hard wrap"): lines belong together where the break was
  forced, and the line feeds stay in the paragraph's text.

A line is *full* where the next line's first word would not have fitted behind it within the text's width, which is
the width of all but the longest tenth of the lines that another follows. A text counts as hard-wrapped when that
width is 50 to 100 columns (a Chinese character takes two), at least half of such lines are full, and at least half
of the full ones stop in the middle of a sentence; paragraphs of one line each fail the second or the third test. In
hard-wrapped text, a line continues the one before it if that one is full, or stops in mid-sentence beyond three
quarters of the width, or if it begins with a small letter itself; a line indented by U+3000 or set off as a list
item (-, *, •) never does.
"""

import re
from unicodedata import east_asian_width

from toolkit.model import Span
from toolkit.reading.interface import Extract

_NARROWEST, _WIDEST = 50, 100
# A full-width mark may not begin a line: it pulls the character before it down, two columns early.
_KINSOKU = 2
_SENTENCE_END = re.compile(r"[.!?:;。！？：；…][\"'”’」』)）\]]*$")
_LINE = re.compile(r"[^\n]*\S[^\n]*")
_OPENING = re.compile(r"\u3000|\s*[-*•●]\s")
_FIRST_WORD = re.compile(r"[!-~\u00c0-\u024f]+|\S")


class PlainText:
    """Text without markup; the text itself stays as it is."""

    name = "text"
    suffixes: tuple[str, ...] = (".txt", ".text")

    def extract(self, text: str) -> Extract:
        """The text and the spans of its paragraphs."""
        return Extract(text, find_paragraphs(text))


def find_paragraphs(text: str) -> tuple[Span, ...]:
    """The spans of the paragraphs of plain text, without the white space around them."""
    lines = [found.span() for found in _LINE.finditer(text)]
    wrapped = _wrapped_breaks(text, lines)
    paragraphs: list[Span] = []
    for index, (start, end) in enumerate(lines):
        if index in wrapped:
            start = paragraphs.pop()[0]
        paragraphs.append(_trimmed(text, start, end))
    return tuple(paragraphs)


def _trimmed(text: str, start: int, end: int) -> Span:
    piece = text[start:end]
    return start + len(piece) - len(piece.lstrip()), end - len(piece) + len(piece.rstrip())


def _wrapped_breaks(text: str, lines: list[Span]) -> frozenset[int]:
    """Indices of the lines that continue the paragraph of the line before them."""
    following = [index for index in range(1, len(lines)) if lines[index][0] == lines[index - 1][1] + 1]
    if not following:
        return frozenset()
    before = {index: text[slice(*lines[index - 1])].rstrip() for index in following}
    after = {index: text[slice(*lines[index])] for index in following}
    columns = {index: _columns(before[index]) for index in following}
    width = sorted(columns.values())[len(following) * 9 // 10]
    full = {index for index in following if columns[index] + _first_word_columns(after[index]) > width - _KINSOKU}
    broken = {index for index in following if not _SENTENCE_END.search(before[index])}
    if not (_NARROWEST <= width <= _WIDEST and 2 * len(full) >= len(following) and 2 * len(full & broken) >= len(full)):
        return frozenset()
    return frozenset(
        index
        for index in following
        if not _OPENING.match(after[index])
        and (
            index in full or (index in broken and columns[index] >= 0.75 * width) or after[index].lstrip()[0].islower()
        )
    )


def _columns(text: str) -> int:
    if text.isascii() or len(text) > _WIDEST:
        return len(text)
    return sum(2 if east_asian_width(character) in "WF" else 1 for character in text)


def _first_word_columns(line: str) -> int:
    """Columns that the first word of `line` would take at the end of another line, with a space before it if Latin."""
    word = _FIRST_WORD.match(line.lstrip())
    columns = _columns(word[0]) if word else 0
    return columns + 1 if word and word[0].isascii() else columns
