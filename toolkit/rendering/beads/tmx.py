"""Beads as a translation memory: TMX 1.4b, the form in which translation tools exchange segments.

What the specification leaves open is decided so:

- A null bead is a unit with one variant, which the specification allows ("one or more <tuv>"), rather than one with an
  empty segment, which tools would offer as a translation. A unit that has no source says srclang="*all*", since no
  variant of it is in the header's source language.
- A unit with several sentences on a side has segtype "block", for it is none of "sentence", "paragraph", "phrase".
- Confidence, move and sentence indices are properties: `x-confidence`, `x-moved`, `x-source-sentences` and
  `x-target-sentences`. `tuid` is the bead's index, from 0.
- No dates: they are optional, and the same alignment gives the same bytes.
- No document type declaration: the file is valid without it, and parsers go looking for the DTD where there is one.
- Characters that XML 1.0 does not allow become U+FFFD.
"""

import re

from lxml import etree

from toolkit.model import Bead
from toolkit.rendering.beads.interface import Aligned
from toolkit.rendering.beads.ladder import indices
from toolkit.version import __version__

_LANG = "{http://www.w3.org/XML/1998/namespace}lang"
_NOT_XML = re.compile("[^\t\n\r\x20-\ud7ff\ue000-\ufffd\U00010000-\U0010ffff]")


class TmxRenderer:
    """`tmx`: a translation unit a bead."""

    name = "tmx"
    suffix = ".tmx"

    def render(self, aligned: Aligned) -> str:
        """One TMX document."""
        tmx = etree.Element("tmx", version="1.4")
        attributes = {
            "creationtool": "parallax",
            "creationtoolversion": __version__,
            "segtype": "sentence",
            "o-tmf": "parallax",
            "adminlang": "en",
            "srclang": aligned.source.script,
            "datatype": "plaintext",
        }
        etree.SubElement(tmx, "header", attributes)
        body = etree.SubElement(tmx, "body")
        for number, bead in enumerate(aligned.alignment.beads):
            _add_unit(body, str(number), bead, aligned)
        etree.indent(tmx)
        return etree.tostring(tmx, encoding="UTF-8", xml_declaration=True).decode() + "\n"


def _add_unit(body: etree._Element, number: str, bead: Bead, aligned: Aligned) -> None:
    unit = etree.SubElement(body, "tu", tuid=number)
    if max(len(bead.source), len(bead.target)) > 1:
        unit.set("segtype", "block")
    if not bead.source:
        unit.set("srclang", "*all*")
    properties = {
        "x-confidence": str(round(bead.confidence, 4)),
        "x-moved": str(bead.moved).lower(),
        "x-source-sentences": indices(bead.source),
        "x-target-sentences": indices(bead.target),
    }
    for kind, value in properties.items():
        etree.SubElement(unit, "prop", type=kind).text = value
    if bead.source:
        _add_variant(unit, aligned.source.script, aligned.segment("source", bead))
    if bead.target:
        _add_variant(unit, aligned.target.script, aligned.segment("target", bead))


def _add_variant(unit: etree._Element, language: str, text: str) -> None:
    variant = etree.SubElement(unit, "tuv", {_LANG: language})
    etree.SubElement(variant, "seg").text = _NOT_XML.sub("\ufffd", text)
