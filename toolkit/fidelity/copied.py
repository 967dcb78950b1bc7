"""Text that stands in the target as it does in the source's language: what was copied, not translated."""

import re
from collections.abc import Iterator

from toolkit.model import BeadText, Span

_HAN = re.compile(r"[㐀-鿿豈-﫿𠀀-𯿿]")
_HAN_RUN = re.compile(r"[㐀-鿿豈-﫿𠀀-𯿿](?:[\s、，·“”《》「」]*[㐀-鿿豈-﫿𠀀-𯿿])*")
_LATIN_RUN = re.compile(r"[A-Za-z][\w'’-]*(?:[\s,]+[A-Za-z][\w'’-]*)*")
_LATIN_WORD = re.compile(r"[A-Za-z][\w'’-]*")
_BRACKETED = re.compile(r"[(（\[［《「『“\"‘][^()（）\[\]［］《》「」『』“”\"]{0,200}[)）\]］》」』”\"’]")

HAN_TERM = 4
"""So many Chinese characters in brackets or quotes may be a name or a term that an English text cites."""
LATIN_PHRASE = 4
"""From so many words on, most of them in lower case, Latin text is a phrase, not a name or a brand."""


def is_copy(bead: BeadText) -> bool:
    """Whether the target is the source again, white space aside, and there is something in it to translate."""
    if bead.source is None or bead.target is None or bead.source.text.split() != bead.target.text.split():
        return False
    text = bead.target.text
    return bool(_HAN.search(text)) if bead.target.language == "en" else len(_LATIN_WORD.findall(text)) >= LATIN_PHRASE


def copied_runs(bead: BeadText) -> Iterator[Span]:
    """The stretches of the target, counted within it, that are in the source's language and no cited name or term."""
    if bead.source is None or bead.target is None:
        return
    text = bead.target.text
    if is_copy(bead):
        yield 0, len(text)
        return
    cited = [match.span() for match in _BRACKETED.finditer(text)]
    runs = _HAN_RUN if bead.target.language == "en" else _LATIN_RUN
    for run in runs.finditer(text):
        inside = any(start < run.start() and run.end() < end for start, end in cited)
        if bead.target.language == "en":
            count = len(_HAN.findall(run[0]))
            copied = count > (HAN_TERM if inside else 1)
        else:
            # A title or a slogan is cited in brackets just as the source has it.
            copied = _is_phrase(run[0]) and not inside
        if copied:
            yield run.span()


def copied_share(bead: BeadText) -> float:
    """How much of the target was copied, by length."""
    length = len(bead.target.text) if bead.target else 0
    return sum(end - start for start, end in copied_runs(bead)) / length if length else 0.0


def _is_phrase(run: str) -> bool:
    words = _LATIN_WORD.findall(run)
    return len(words) >= LATIN_PHRASE and 2 * sum(word[0].islower() for word in words) > len(words)
