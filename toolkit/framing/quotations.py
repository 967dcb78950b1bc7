"""Where a document quotes: quotation marks paired, nested, left open, or opened again in every paragraph."""

import re
from dataclasses import dataclass, replace

from toolkit.model import Document, Language, Span

OPENING = {"“": "”", "‘": "’", "「": "」", "『": "』"}
CLOSING = {closing: opening for opening, closing in OPENING.items()}
STRAIGHT = ('"', "'")
MARKS = "".join((*OPENING, *CLOSING, *STRAIGHT))

_MARK = re.compile(f"[{MARKS}]")
_ELISION = re.compile(r"(?:\d\ds|em|til|tis|twas|cause|n|bout|round)\b", re.IGNORECASE)
_LONGEST_SPEECH = 5
"""How many paragraphs without any mark a quotation may run through."""
_BEFORE_OPENING = re.compile(r"[\s(\[{—–\-/“‘\"'（：，。]")


@dataclass(frozen=True, slots=True)
class Quotation:
    """A quotation in a document, with (`start`, `end`) and without (`inner_start`, `inner_end`) its marks.

    `depth` is 0 for a quotation in running text, 1 for one inside that, and so on. One that is not `closed` runs to
    the end of its paragraph.
    """

    start: int
    end: int
    inner_start: int
    inner_end: int
    depth: int
    closed: bool = True


def find_quotations(document: Document) -> tuple[Quotation, ...]:
    """All quotations of `document`, ordered by where they start.

    Marks that match none are ignored, apostrophes among them. A quotation that a paragraph leaves open is taken up
    again in the next one if that closes it, with or without a mark of its own at the start, as long speeches are set.
    """
    found: list[Quotation] = []
    left_open = ""
    unmarked: list[Span] = []
    for start, end in document.paragraphs:
        quotations, still_open = _paragraph(document.text, start, end, document.language, left_open)
        if left_open and not quotations and not still_open and len(unmarked) < _LONGEST_SPEECH:
            unmarked.append((start, end))
            continue
        if any(quotation.start == quotation.inner_start for quotation in quotations):
            found.extend(Quotation(*span, *span, 0, closed=False) for span in unmarked)
        found.extend(quotations)
        left_open, unmarked = still_open, []
    return tuple(sorted(found, key=lambda quotation: (quotation.start, -quotation.end)))


def _paragraph(text: str, start: int, end: int, language: Language, carried: str) -> tuple[list[Quotation], str]:
    found: list[Quotation] = []
    open_marks: list[tuple[str, int]] = []
    for match in _MARK.finditer(text, start, end):
        mark, at = match[0], match.start()
        kinds = [kind for kind, _ in open_marks]
        kind = _kind(text, at, start, end, language, kinds)
        if kind and kind not in kinds:
            open_marks.append((kind, at))
        elif kind and mark not in OPENING:
            while open_marks[-1][0] != kind:
                open_marks.pop()
            _, begin = open_marks.pop()
            found.append(Quotation(begin, at + 1, begin + 1, at, len(open_marks)))
        elif carried and CLOSING.get(mark, mark) == carried and not open_marks:
            found = [replace(quotation, depth=quotation.depth + 1) for quotation in found]
            found.append(Quotation(start, at + 1, start, at, 0))
            carried = ""
    for depth, (kind, begin) in enumerate(open_marks):
        if kind not in "'‘":
            found.append(Quotation(begin, end, begin + 1, end, depth, closed=False))
            return found, kind
    return found, ""


def _kind(text: str, at: int, start: int, end: int, language: Language, open_kinds: list[str]) -> str:
    """The opening mark of the quotation that the mark at `at` opens, or closes if it is open; empty for others."""
    mark = text[at]
    before = text[at - 1] if at > start else " "
    after = text[at + 1] if at + 1 < end else " "
    if mark in "'’‘" and _is_word(before) and _is_word(after):
        return ""
    if mark in "'‘" and _ELISION.match(text, at + 1, end) and not _is_word(before):
        return ""
    if mark in OPENING:
        return mark
    kind = CLOSING.get(mark, mark)
    if kind in open_kinds and (language == "zh" or not before.isspace()):
        return "" if mark in "'’" and _is_possessive(text, at, end) else kind
    if mark == '"' and "“" in open_kinds and not before.isspace():
        return "“"  # marks of two kinds in one pair are common slips
    if mark == '"':
        opens = not after.isspace() and (language == "zh" or bool(_BEFORE_OPENING.match(before)))
        return mark if opens else ""
    if mark == "'":
        return mark if _is_word(after) and _BEFORE_OPENING.match(before) else ""
    return ""


def _is_word(character: str) -> bool:
    return (character.isascii() and character.isalnum()) or ("À" <= character <= "ɏ")


def _is_possessive(text: str, at: int, end: int) -> bool:
    """Whether the mark after a plural (the workers’ rights) leaves its quotation open: another close must follow."""
    if text[at - 1] != "s" or text[at + 1 : at + 2] != " " or not text[at + 2 : at + 3].isalpha():
        return False
    following = re.compile(r"[‘'’](?!\w)|(?<!\w)['‘]").search(text, at + 1, end)
    return bool(following) and following[0] != "‘" and not text[following.start() - 1].isspace()  # type: ignore[index,union-attr]
