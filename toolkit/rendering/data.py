"""The JSON form: versioned, one record a line so that it is small, and two runs can be compared with diff."""

import json
import re
from typing import Any

from toolkit.model import Comparison
from toolkit.rendering.phrases import file_name
from toolkit.rendering.records import (
    Record,
    bead_record,
    correspondence_record,
    cue_record,
    document_record,
    finding_record,
    reference_score_record,
    sentence_record,
    shift_record,
    signature_record,
)

SCHEMA_VERSION = 1
"""Raised when a key changes its meaning or goes away; new keys may come without."""

_SURROGATE = re.compile("[\ud800-\udfff]")


class JsonRenderer:
    """`json`: the whole comparison for programs."""

    name = "json"
    suffix = ".json"

    def render(self, comparison: Comparison) -> str:
        """One JSON object in UTF-8 text, with `schema_version` first."""
        return _lines(comparison_record(comparison)) + "\n"


def comparison_record(comparison: Comparison) -> Record:
    """The comparison as plain values. Spans count code points of `source.text` and `target.text`."""
    return {
        "schema_version": SCHEMA_VERSION,
        "signature": signature_record(comparison.signature),
        "fidelity": round(comparison.fidelity, 2),
        "swapped": comparison.swapped,
        "notes": list(comparison.notes),
        "source": document_record(comparison.source, file_name(comparison.source)),
        "target": document_record(comparison.target, file_name(comparison.target)),
        "sentences": {
            "source": [sentence_record(sentence) for sentence in comparison.source_sentences],
            "target": [sentence_record(sentence) for sentence in comparison.target_sentences],
        },
        "beads": [_bead(comparison, index) for index in range(len(comparison.alignment.beads))],
        "findings": [{"bead": finding.bead, **finding_record(finding)} for finding in comparison.findings],
        "source_cues": [cue_record(cue) for cue in comparison.source_cues],
        "target_cues": [cue_record(cue) for cue in comparison.target_cues],
        "shifts": [{"bead": shift.bead, **shift_record(shift)} for shift in comparison.shifts],
        "reference_scores": [reference_score_record(score) for score in comparison.reference_scores],
    }


def _bead(comparison: Comparison, index: int) -> Record:
    score = comparison.bead_scores[index]
    return {
        **bead_record(comparison.alignment.beads[index]),
        "fidelity": round(score.fidelity, 2),
        "source_coverage": round(score.source_coverage, 4),
        "target_coverage": round(score.target_coverage, 4),
        "length": round(score.length, 4),
        "penalty": round(score.penalty, 2),
        "correspondences": [correspondence_record(each) for each in comparison.correspondences[index]],
    }


def _lines(value: Any, indent: str = "") -> str:
    """JSON with objects opened and each record of a list on a line of its own."""
    deeper = indent + "  "
    if isinstance(value, dict) and value:
        rows = [f"{_compact(key)}: {_lines(entry, deeper)}" for key, entry in value.items()]
    elif isinstance(value, list) and any(isinstance(entry, dict) for entry in value):
        rows = [_compact(entry) for entry in value]
    else:
        return _compact(value)
    opening, closing = "{}" if isinstance(value, dict) else "[]"
    return opening + "\n" + ",\n".join(deeper + row for row in rows) + "\n" + indent + closing


def _compact(value: Any) -> str:
    # Half a surrogate pair cannot be written as UTF-8; escaped, it comes back as it was.
    written = json.dumps(value, ensure_ascii=False, separators=(",", ":"))
    return _SURROGATE.sub(lambda half: f"\\u{ord(half[0]):04x}", written)
