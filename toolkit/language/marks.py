"""Quotation marks and brackets, matched within a paragraph."""

import re

OPENING = "“‘「『（(【[〔《〈"
CLOSING = "”’」』）)】]〕》〉"
STRAIGHT = "\"'"
MARKS = re.escape(OPENING + CLOSING + STRAIGHT)
"""All of them, escaped for a character class."""

# Half-width and full-width, curly and straight marks are mixed in practice, so each pair is of a kind.
_KIND = dict(zip(OPENING + CLOSING + STRAIGHT, "\"'「『(([[〔《〈\"'「『(([[〔《〈\"'", strict=True))
QUOTES = frozenset(mark for mark, kind in _KIND.items() if kind in "\"'「『")
TITLES = frozenset("《〈")
_SCAN = re.compile(f"[{MARKS}]")
_ELISION = re.compile(r"\d|(?:em|til|twas|tis|cause|n)\b", re.IGNORECASE)
_BEFORE_OPENING = frozenset(OPENING + "—–-/" + STRAIGHT)
_AFTER_CLOSING = frozenset(CLOSING + "。！？，、；：….!?,;:—–-/" + STRAIGHT)


def partners(text: str) -> dict[int, int]:
    """Where each matched mark of `text` has its partner, both ways.

    Straight marks open or close by the white space and punctuation around them and, where neither tells (as in
    Chinese), in turn. Apostrophes and marks without a partner are left out.
    """
    waiting: dict[str, list[int]] = {kind: [] for kind in _KIND.values()}
    found: dict[int, int] = {}
    for match in _SCAN.finditer(text):
        mark, position = match.group(), match.start()
        if _KIND[mark] == "'" and _is_apostrophe(text, position):
            continue
        stack = waiting[_KIND[mark]]
        if mark in OPENING or (mark in STRAIGHT and _opens(text, position, bool(stack))):
            stack.append(position)
        elif stack:
            opening = stack.pop()
            found[opening], found[position] = position, opening
    return found


def _neighbours(text: str, position: int) -> tuple[str, str]:
    return text[position - 1] if position else " ", text[position + 1] if position + 1 < len(text) else " "


def _is_apostrophe(text: str, position: int) -> bool:
    before, after = _neighbours(text, position)
    if text[position] == "‘":
        return False
    within = before.isalnum() and before.isascii() and after.isalnum() and after.isascii()
    return within or (not before.isalnum() and _ELISION.match(text, position + 1) is not None)


def _opens(text: str, position: int, one_is_open: bool) -> bool:
    before, after = _neighbours(text, position)
    opens = before.isspace() or before in _BEFORE_OPENING
    closes = after.isspace() or after in _AFTER_CLOSING
    return opens if opens != closes else not one_is_open
