"""HTML as the paragraphs that a reader sees."""

import re
from typing import TYPE_CHECKING

from toolkit.reading.interface import Extract

if TYPE_CHECKING:
    from lxml.etree import _Element

_START = re.compile(
    r"\s*(?:<\?xml[^>]*>\s*)?(?:<!--.*?-->\s*)*<(?:!doctype\s+html|html|head|body|article|main|section|div|p|h1)\b",
    re.IGNORECASE | re.DOTALL,
)
_UNSEEN = frozenset(
    "audio button canvas datalist embed head iframe input meta nav noscript object rp rt rtc script select style "
    "svg template textarea title video".split()
)
_BLOCKS = frozenset(
    "address article aside blockquote body caption center dd details dialog dir div dl dt fieldset figcaption figure "
    "footer form h1 h2 h3 h4 h5 h6 header hgroup hr html legend li main menu ol p pre plaintext section summary table "
    "tbody td tfoot th thead tr ul".split()
)
_PRESERVED = frozenset({"plaintext", "pre"})
_HIDING_STYLE = re.compile(r"display\s*:\s*none|visibility\s*:\s*hidden", re.IGNORECASE)

_WIDE = "[\u1100-\u11ff\u2e80-\ua4cf\uac00-\ud7a3\uf900-\ufaff\ufe30-\ufe4f\uff00-\uff60\U00020000-\U0003fffd“”‘’—…]"
_FOLD_BETWEEN_WIDE = re.compile(rf"(?<={_WIDE})[ \t\f\v]*\n[ \t\n\f\v]*(?={_WIDE})")
_FOLD = re.compile(r"[ \t\n\f\v]+")
# Marks that no text holds, as `require_text` refuses control characters: a line break and the end of a paragraph.
_BREAK, _END = "\x01", "\x02"
_PARAGRAPH_END = re.compile(rf"{_END}|{_BREAK}\s*{_BREAK}")
_BREAKS = re.compile(rf" ?{_BREAK} ?")
_AROUND = f" {_BREAK}"


def looks_like_html(text: str) -> bool:
    """Whether text begins as an HTML page or fragment does."""
    return _START.match(text) is not None


class Html:
    """A page or fragment: each block element is a paragraph, and so is what two ``<br>`` in a row part.

    A single ``<br>`` is a line feed. White space folds as in a browser; a line feed between two Chinese characters
    vanishes. Scripts, styles, navigation, forms' controls, the readings of ruby and what is hidden are dropped.
    """

    name = "html"
    suffixes: tuple[str, ...] = (".html", ".htm", ".xhtml")

    def extract(self, text: str) -> Extract:
        """The visible paragraphs. Raises `ValueError` for elements nested deeper than the parser follows."""
        root = _parse(text)
        if root is None:
            return Extract.join(())
        folded = _FOLD.sub(" ", _FOLD_BETWEEN_WIDE.sub("", _flow(root)))
        return Extract.join(_BREAKS.sub("\n", paragraph.strip(_AROUND)) for paragraph in _PARAGRAPH_END.split(folded))


def _parse(text: str) -> "_Element | None":
    from lxml import etree

    # Encoded again: lxml refuses a str with an XML declaration, and this way what the page declares is moot.
    parser = etree.HTMLParser(encoding="utf-8", no_network=True, huge_tree=True, remove_comments=True, remove_pis=True)
    root = etree.fromstring(text.replace("\v", " ").encode(), parser)
    if any(entry.type_name == "ERR_RESOURCE_LIMIT" for entry in parser.error_log):
        raise ValueError("its elements are nested too deeply")
    return root


def _flow(root: "_Element") -> str:
    """The visible text in order, with a mark for each line break and around each block; without recursion."""
    flow: list[str] = []
    stack: list[str | tuple[_Element, bool]] = [(root, False)]
    while stack:
        item = stack.pop()
        if isinstance(item, str):
            flow.append(item)
            continue
        element, preserved = item
        if element.tag in _UNSEEN or "hidden" in element.attrib or _HIDING_STYLE.search(element.get("style") or ""):
            continue
        preserved = preserved or element.tag in _PRESERVED
        mark = _BREAK if element.tag == "br" else _END if element.tag in _BLOCKS else ""
        flow.append(mark + _lines(element.text, preserved))
        stack.append(_END if element.tag in _BLOCKS else "")
        for child in reversed(element):
            stack.extend((_lines(child.tail, preserved), (child, preserved)))
    return "".join(flow)


def _lines(text: str | None, preserved: bool) -> str:
    return (text or "").replace("\n", _BREAK) if preserved else text or ""
