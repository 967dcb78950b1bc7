"""Line breaks within a paragraph: those that a writer meant, as against those of wrapping."""

import re
from unicodedata import east_asian_width

from toolkit.model import Language

LIST_MARKER = re.compile(
    r"(?:[（(]?(?:\d{1,3}(?:[.．]\d{1,3})*|[一二三四五六七八九十]{1,4}|[ivxIVX]{1,5}|[a-zA-Z])(?:[)）、]|[.．](?!\d)))+\s*"
)
"""The number or letter of a list item: "1. ", "(a) ", "（一）", "三、"."""

_BREAK = re.compile(r"\r\n|[\n\r\v\f\x85\u2028\u2029]")
_ITEM = re.compile(rf"[-*•·●■▪◆○–]\s|{LIST_MARKER.pattern}")
_LATIN_WORD = re.compile(r"[!-~]{1,40}")
_NARROWEST = 40
"""Columns below which nobody wraps prose."""


def columns(text: str) -> int:
    """How wide `text` is in a fixed-width font, where a Chinese character takes two columns."""
    return len(text) if text.isascii() else sum(2 if east_asian_width(character) in "WF" else 1 for character in text)


def meant_breaks(text: str, language: Language) -> frozenset[int]:
    """Where the line breaks of `text` stand that end a sentence whatever the punctuation (headlines, lists, verse).

    A break is one of wrapping where the first word of the next line (in Chinese, its first character) would not have
    fitted into the width of the widest line. Where more than half of a paragraph's breaks fail this test or the
    lines are narrower than prose, all are meant. English that goes on in lower case is wrapped in any case; a list
    marker begins a line in any case.
    """
    breaks = list(_BREAK.finditer(text))
    if not breaks:
        return frozenset()
    starts = [0, *(match.end() for match in breaks)]
    ends = [*(match.start() for match in breaks), len(text)]
    lines = [text[start:end].strip() for start, end in zip(starts, ends, strict=True)]
    widths = [columns(line) for line in lines]
    widest = max(widths)
    full = [
        width + columns(_first_unit(following)) > widest
        for width, following in zip(widths[:-1], lines[1:], strict=True)
    ]
    wrapped = widest >= _NARROWEST and 2 * sum(full) >= len(full)
    return frozenset(
        match.start()
        for match, fits, following in zip(breaks, full, lines[1:], strict=True)
        if _ITEM.match(following) or not ((wrapped and fits) or (language == "en" and following[:1].islower()))
    )


def _first_unit(line: str) -> str:
    """What could not be parted from the beginning of a line: a Latin word with the space before it, or a character
    with one mark that may not begin a line."""
    word = _LATIN_WORD.match(line)
    return f" {word.group()}" if word else line[:2]
