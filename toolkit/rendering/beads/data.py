"""Beads for programs: indices as one JSON object, or texts and all as a JSON object a line."""

import json
from collections.abc import Iterator

from toolkit.rendering.beads.interface import Aligned
from toolkit.rendering.records import Record, bead_record


class JsonRenderer:
    """`json`: `{"beads": [{"source": [0], "target": [0, 1], "confidence": 0.97, "moved": false}]}`, indices only."""

    name = "json"
    suffix = ".json"

    def render(self, aligned: Aligned) -> str:
        """One JSON object, a bead a line."""
        beads = ",\n".join(json.dumps(bead_record(bead)) for bead in aligned.alignment.beads)
        return f'{{"beads": [\n{beads}\n]}}\n'


class JsonLinesRenderer:
    """`jsonl`: a bead a line with its texts, under the names of the TSV's columns."""

    name = "jsonl"
    suffix = ".jsonl"

    def render(self, aligned: Aligned) -> str:
        """One JSON object a line."""
        return "".join(f"{json.dumps(record, ensure_ascii=False)}\n" for record in segment_records(aligned))


def segment_records(aligned: Aligned) -> Iterator[Record]:
    """Each bead as the pair of its texts, with what is known of it beside.

    `id` is the bead's index, from 0, as `parallax score SOURCE TARGET` numbers beads.
    """
    for number, bead in enumerate(aligned.alignment.beads):
        record = bead_record(bead)
        yield {
            "id": str(number),
            "source": aligned.segment("source", bead),
            "target": aligned.segment("target", bead),
            "confidence": record["confidence"],
            "moved": record["moved"],
            "source_sentences": record["source"],
            "target_sentences": record["target"],
        }
