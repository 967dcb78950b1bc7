"""The records of a comparison as plain values: one form for the JSON document and for the command line's lines."""

from typing import Any

from toolkit.model import Bead, Correspondence, Cue, Document, Finding, ReferenceScore, Sentence, Shift, Signature, Span

Record = dict[str, Any]


def bead_record(bead: Bead) -> Record:
    """`{"source", "target", "confidence", "moved"}`; confidence to four digits."""
    return {
        "source": list(bead.source),
        "target": list(bead.target),
        "confidence": round(bead.confidence, 4),
        "moved": bead.moved,
    }


def finding_record(finding: Finding) -> Record:
    """`{"check", "category", "severity", "message", "evidence", "source_span", "target_span"}`; a span may be null."""
    return {
        "check": finding.check,
        "category": finding.category,
        "severity": finding.severity,
        "message": finding.message,
        "evidence": finding.evidence,
        "source_span": _span(finding.source_span),
        "target_span": _span(finding.target_span),
    }


def cue_record(cue: Cue) -> Record:
    """A cue with its reasons; `parts`, the spans of a discontinuous cue, is there only when there are several."""
    parts = {"parts": [list(part) for part in cue.parts]} if len(cue.parts) > 1 else {}
    return {
        "text": cue.text,
        "start": cue.start,
        "end": cue.end,
        **parts,
        "category": cue.category,
        "intensity": cue.intensity,
        "polarity": cue.polarity,
        "voice": cue.voice,
        "negated": cue.negated,
        "why": cue.why,
        "entry": cue.entry,
        "neutral": cue.neutral,
    }


def shift_record(shift: Shift) -> Record:
    """`{"source", "target", "class", "why", "rendering"}`: cue indices (or null), and the span of the plain words."""
    return {
        "source": shift.source,
        "target": shift.target,
        "class": shift.kind,
        "why": shift.why,
        "rendering": _span(shift.rendering),
    }


def document_record(document: Document, name: str) -> Record:
    """A document whole, under the name a reader knows it by."""
    return {
        "name": name,
        "language": document.language,
        "script": document.script,
        "format": document.format,
        "encoding": document.encoding,
        "text": document.text,
        "paragraphs": [list(span) for span in document.paragraphs],
        "notes": list(document.notes),
    }


def sentence_record(sentence: Sentence) -> Record:
    """`{"start", "end", "paragraph", "text"}`; its index is its place in the list."""
    return {
        "start": sentence.start,
        "end": sentence.end,
        "paragraph": sentence.paragraph,
        "text": sentence.text,
    }


def correspondence_record(correspondence: Correspondence) -> Record:
    """`{"source", "target", "key"}`: two spans and what they met on."""
    return {
        "source": list(correspondence.source),
        "target": list(correspondence.target),
        "key": correspondence.key,
    }


def reference_score_record(score: ReferenceScore) -> Record:
    """`{"name", "score", "signature", "note"}`."""
    return {"name": score.name, "score": round(score.score, 4), "signature": score.signature, "note": score.note}


def signature_record(signature: Signature) -> Record:
    """The parts of the signature, and `string`, the form to quote."""
    return {
        "version": signature.version,
        "encoder": signature.encoder,
        "dictionary": signature.dictionary,
        "lexicon": signature.lexicon,
        "settings": signature.settings,
        "string": str(signature),
    }


def _span(span: Span | None) -> list[int] | None:
    return None if span is None else list(span)
