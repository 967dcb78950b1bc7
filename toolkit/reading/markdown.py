"""Markdown (CommonMark with tables) as plain paragraphs."""

import re
from collections import Counter
from typing import TYPE_CHECKING

from toolkit.reading.interface import Extract

if TYPE_CHECKING:
    from markdown_it.token import Token

_FRONT_MATTER = re.compile(r"(---|\+\+\+)[ \t]*\n(?=[ \t]*[\w\"'#]).*?\n\1[ \t]*(?:\n|\Z)", re.DOTALL)
_LEFT_OUT = {
    "fence": "code block",
    "code_block": "code block",
    "html_block": "HTML block",
    "image": "image",
}
_HAN = re.compile("[\u3400-\u9fff]")


class Markdown:
    """Headings, paragraphs, list items, block quotes and table cells become paragraphs; the rest is left out."""

    name = "markdown"
    suffixes: tuple[str, ...] = (".md", ".markdown")

    def extract(self, text: str) -> Extract:
        """The paragraphs without markup; a note counts the code blocks, HTML blocks and images left out."""
        from markdown_it import MarkdownIt

        left_out: Counter[str] = Counter()
        front_matter = _FRONT_MATTER.match(text)
        if front_matter:
            text = text[front_matter.end() :]
            left_out["front matter"] = 1
        tokens = MarkdownIt("commonmark", {"maxNesting": 100}).enable("table").parse(text)
        paragraphs = []
        for token in tokens:
            if token.type in _LEFT_OUT:
                left_out[_LEFT_OUT[token.type]] += 1
            elif token.type == "inline":
                paragraphs.append(_plain(token.children or [], left_out))
        return Extract.join(paragraphs, _notes(left_out))


def _plain(tokens: list["Token"], left_out: Counter[str]) -> str:
    parts = []
    for token in tokens:
        if token.type == "image":
            left_out["image"] += 1
        elif token.type in ("softbreak", "hardbreak"):
            parts.append("\n")
        elif token.type in ("text", "code_inline"):
            parts.append(token.content)
    text = "".join(parts)
    # CommonMark does not see the strong emphasis of 他说**“不”**后: full-width punctuation hides the flank.
    return text.replace("**", "") if _HAN.search(text) else text


def _notes(left_out: Counter[str]) -> tuple[str, ...]:
    if not left_out:
        return ()
    counted = (name if name == "front matter" else f"{name}s: {count}" for name, count in sorted(left_out.items()))
    return (f"Left out of the Markdown: {', '.join(counted)}.",)
