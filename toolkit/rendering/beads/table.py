"""Beads as a table that Parallax reads again as a bitext.

Cells are raw, as in every TSV of the house: no quoting, and no apostrophe before what a spreadsheet would take for a
formula, for both would come back as text. Import the file as text, not by opening it.
"""

import json

from toolkit.rendering.beads.data import segment_records
from toolkit.rendering.beads.interface import Aligned

COLUMNS = ("id", "source", "target", "confidence", "moved", "source_sentences", "target_sentences")


class TsvRenderer:
    """`tsv`: a bead a row under a header; the empty side of a null is an empty cell."""

    name = "tsv"
    suffix = ".tsv"

    def render(self, aligned: Aligned) -> str:
        """The header and the rows."""
        rows = [COLUMNS, *([_cell(record[column]) for column in COLUMNS] for record in segment_records(aligned))]
        return "".join("\t".join(row) + "\n" for row in rows)


def _cell(value: object) -> str:
    return value if isinstance(value, str) else json.dumps(value)
