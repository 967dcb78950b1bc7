"""What the reports say in words: one place for names, labels and sentences, shared by the page and the terminal."""

from collections import Counter
from collections.abc import Sequence
from pathlib import PureWindowsPath

from toolkit.model import (
    LANGUAGE_NAMES,
    Bead,
    BeadScore,
    Comparison,
    Cue,
    Document,
    Finding,
    Script,
    Sentence,
    Severity,
    ShiftClass,
    Signature,
    Voice,
)

SCRIPTS: dict[Script, str] = {
    "zh-Hans": "Chinese, simplified characters",
    "zh-Hant": "Chinese, traditional characters",
    "en": "English",
}
INTENSITIES = {1: "mild", 2: "clear", 3: "extreme"}
VOICES: dict[Voice, str] = {
    "outlet": "outlet’s own voice",
    "quoted": "inside a quotation",
    "reported": "reported speech",
}
SEVERITIES: dict[Severity, str] = {"major": "Major", "minor": "Minor"}
SEVERITY_GLYPHS: dict[Severity, str] = {"major": "●", "minor": "○"}

SHIFT_GLYPHS: dict[ShiftClass, str] = {
    "preserved": "=",
    "softened": "↘",
    "dropped": "−",
    "amplified": "↗",
    "added": "+",
    "reversed": "⇄",
}
"""All shift classes, in the order in which reports list them."""
SHIFT_MEANINGS: dict[ShiftClass, str] = {
    "preserved": "equally strong in both",
    "softened": "weaker in English",
    "dropped": "only the Chinese is loaded",
    "amplified": "stronger in English",
    "added": "only the English is loaded",
    "reversed": "the stance is turned round",
}
_SHIFT_VERBS: dict[ShiftClass, tuple[str, str]] = {
    "preserved": ("keeps its force", "keep their force"),
    "softened": ("is softened", "are softened"),
    "dropped": ("is dropped", "are dropped"),
    "amplified": ("is amplified", "are amplified"),
    "added": ("is added", "are added"),
    "reversed": ("is reversed", "are reversed"),
}

_NAMES = {"exaggeration-minimisation": "exaggeration or minimisation"}

OPENING = 120
"""Characters of a version's first sentence that the top of a report shows."""

_FIDELITY_BANDS = (
    (68, "The {target} version says what the {source} original says, as far as words and figures tell."),
    (
        45,
        "The {target} version follows the {source} original in most places; some of it is missing or added, or said "
        "in quite other words.",
    ),
    (25, "Much of the {source} original is missing from the {target} version, or something else stands there."),
    (0, "The {target} version hardly answers the {source} original."),
)
FIDELITY_CAVEAT = (
    "An automatic estimate from word correspondences, length and checks. Professional translations of news reports "
    "score 68 to 89, the same with every fifth sentence left out 53 to 78, unrelated texts below 10. Read the passages "
    "before you quote it."
)
"""Measured on newstest2020, document by document: the 5th and 95th percentile of 130 human translations."""


def opening(sentences: Sequence[Sentence]) -> str:
    """How a version begins: its first sentence, as a rule the headline, cut to a line or two."""
    text = " ".join(sentences[0].text.split()) if sentences else ""
    if len(text) <= OPENING:
        return text
    start = text[:OPENING]
    whole_words, _, rest = start.rpartition(" ")
    # Chinese has spaces too, but seldom one so near the end: there the cut falls where it falls.
    return (whole_words if len(rest) < 20 else start) + "…"


def file_name(document: Document) -> str:
    """The name of a document without the folders that led to it, so that a report is the same wherever it was made."""
    return PureWindowsPath(document.name).name or document.name


def language(document: Document) -> str:
    """ "Chinese" or "English"."""
    return LANGUAGE_NAMES[document.language]


def counted(count: int, singular: str, plural: str | None = None) -> str:
    """ "1 sentence", "2 sentences", "no sentences"."""
    return f"{count or 'no'} {singular if count == 1 else plural or singular + 's'}"


def listed(items: list[str]) -> str:
    """ "a", "a and b", "a, b and c"."""
    return " and ".join(filter(None, [", ".join(items[:-1]), *items[-1:]]))


def percent(share: float) -> str:
    """A share between 0 and 1 as "82 %", with the no-break space of careful typesetting."""
    return f"{share:.0%}".replace("%", "\u00a0%")


def category(slug: str) -> str:
    """The name of a framing category or check: its slug in words."""
    return _NAMES.get(slug, slug.replace("-", " "))


def fidelity_sentence(comparison: Comparison) -> str:
    """What the document's fidelity figure means, in one sentence."""
    sentence = next(sentence for least, sentence in _FIDELITY_BANDS if comparison.fidelity >= least)
    return sentence.format(source=language(comparison.source), target=language(comparison.target))


def coverage_sentence(document: Document, matched: int, total: int) -> str:
    """How many sentences of one version have a counterpart in the other."""
    name, alone = language(document), total - matched
    if not alone:
        return f"Every {name} sentence has a counterpart ({total} of {total})."
    have, stand = "has" if matched == 1 else "have", "stands" if alone == 1 else "stand"
    return f"{matched} of {counted(total, f'{name} sentence')} {have} a counterpart; {alone} {stand} alone."


def moved_sentence(comparison: Comparison) -> str:
    """How many passages stand out of order; empty where none does."""
    moved = sum(bead.moved for bead in comparison.alignment.beads)
    where = f"at another place in the {language(comparison.target)} version"
    return f"{counted(moved, 'passage')} {'stands' if moved == 1 else 'stand'} {where}." if moved else ""


def cue_sentence(comparison: Comparison) -> str:
    """How many loaded words each version uses."""
    source, target = len(comparison.source_cues), len(comparison.target_cues)
    if not source and not target:
        return "No loaded words were recognised in either version."
    first = counted(source, "loaded word or phrase", "loaded words or phrases")
    second = f"the {language(comparison.target)} version {target or 'none'}"
    return f"The {language(comparison.source)} version uses {first}, {second}."


def shift_sentence(comparison: Comparison) -> str:
    """What became of the loaded words, read from Chinese to English; empty where there are none."""
    counts = Counter(shift.kind for shift in comparison.shifts)
    clauses = [f"{counts[kind]} {_SHIFT_VERBS[kind][counts[kind] > 1]}" for kind in SHIFT_GLYPHS if counts[kind]]
    return f"From Chinese to English, {listed(clauses)}." if clauses else ""


def findings_sentence(comparison: Comparison) -> str:
    """How many findings there are, by severity."""
    if not comparison.findings:
        return "The checks found nothing wrong."
    counts = Counter(finding.severity for finding in comparison.findings)
    parts = [f"{counts[severity]} {severity}" for severity in SEVERITIES if counts[severity]]
    return f"The checks point at {counted(len(comparison.findings), 'place')}: {listed(parts)}."


def cue_facts(cue: Cue) -> str:
    """What kind of cue it is: "doubting verb · extreme (3 of 3) · negative · outlet’s own voice"."""
    facts = [
        category(cue.category),
        f"{INTENSITIES[cue.intensity]} ({cue.intensity} of 3)",
        cue.polarity if cue.polarity != "neutral" else "",
        VOICES[cue.voice],
        "negated" if cue.negated else "",
    ]
    return " · ".join(filter(None, facts))


def bead_label(comparison: Comparison, bead: Bead) -> str:
    """What is out of the ordinary about a null or a moved bead; empty for the others."""
    if not bead.target:
        return f"{language(comparison.source)} only"
    if not bead.source:
        return f"{language(comparison.target)} only"
    return "Moved" if bead.moved else ""


def no_counterpart(document: Document) -> str:
    """What stands on the empty side of a null bead; `document` is that side's."""
    return f"No counterpart in the {language(document)} version"


def score_parts(comparison: Comparison, score: BeadScore) -> tuple[tuple[str, str], ...]:
    """What a bead's fidelity is made of, as names and figures."""
    source, target = language(comparison.source), language(comparison.target)
    parts = [
        (f"{source} content found", percent(score.source_coverage)),
        (f"{target} content backed", percent(score.target_coverage)),
        ("usual length", percent(score.length)),
    ]
    if score.penalty:
        parts.append(("for findings", f"−{score.penalty:.0f}"))
    return tuple(parts)


def notices(comparison: Comparison) -> tuple[str, ...]:
    """What the reader must know before anything else, in full sentences."""
    source, target = comparison.source, comparison.target
    swapped = (
        (f"The two files were given the other way round; {file_name(source)} is read as the original.",)
        if comparison.swapped
        else ()
    )
    per_document = tuple(f"{file_name(document)}: {note}" for document in (source, target) for note in document.notes)
    return swapped + comparison.notes + per_document


def citation(comparison: Comparison) -> str:
    """How to cite the figures of this report; without a date, which the reader adds."""
    return (
        f"Parallax {comparison.signature.version}, comparison of “{file_name(comparison.source)}” "
        f"({language(comparison.source)}) with “{file_name(comparison.target)}” ({language(comparison.target)}), "
        f"fidelity {comparison.fidelity:.1f}. Signature: {comparison.signature}"
    )


def signature_parts(signature: Signature) -> tuple[tuple[str, str, str], ...]:
    """The parts of a signature: name, value, meaning."""
    return (
        ("version", signature.version, "version of Parallax"),
        ("encoder", signature.encoder, "what compared the sentences"),
        ("dictionary", signature.dictionary, "content of the bilingual dictionary"),
        ("lexicon", signature.lexicon, "content of the lists of loaded words"),
        ("settings", signature.settings, "settings of the analysis"),
    )


def finding_category(finding: Finding) -> str:
    """The check that found it, and its category in the MQM typology: "number · accuracy: mistranslation"."""
    mqm = finding.category.replace("/", ": ")
    return mqm if mqm.endswith(finding.check) else f"{category(finding.check)} · {mqm}"


GLOSSARY = (
    (
        "Passage pair",
        "Sentences of one version with the sentences of the other that say the same, one to one or several to several.",
    ),
    ("Fidelity", "How much of the original is found again in the version judged, and how little else, from 0 to 100."),
    (
        "Content found, content backed",
        "The shares, telling words counting more, of the original’s content words that have "
        "a counterpart, and of the other version’s.",
    ),
    (
        "Finding",
        "A place where a check sees something missing, added or changed. Its category follows MQM, the usual "
        "typology of translation errors; major ones change what the reader learns.",
    ),
    ("Loaded word", "A word or phrase that tilts the reader where a plain one would do, such as “claim” for “say”."),
    ("Voice", "Whose word it is: the outlet’s own, inside a quotation, or reported from a speaker."),
    ("Change of wording", "What became of a loaded word from Chinese to English, whichever is the original."),
    ("Uncertain match", "A pair that may not belong together; the figure is the confidence."),
)
