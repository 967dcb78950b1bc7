"""The report for a terminal or an e-mail: plain text of 88 columns, Chinese counted at its width, no colour codes."""

from collections.abc import Iterable, Iterator

from toolkit.model import Comparison, Document, Finding, Sentence, Span
from toolkit.rendering import phrases
from toolkit.rendering.columns import columns, pad, printable, shorten, wrap
from toolkit.rendering.digest import Words, chinese_and_english, matched, notable_first, worst_first

WIDTH = 88
_CELL = 30


class TextRenderer:
    """`text`: the findings and shifts, for reading where there is no browser."""

    name = "text"
    suffix = ".txt"

    def render(self, comparison: Comparison) -> str:
        """Verdict, findings, shifts, sentences alone, reference scores and signature, in this order."""
        sections = (
            _header(comparison),
            _section("Before you read", (line for note in phrases.notices(comparison) for line in _item(note))),
            _section("Verdict", _verdict(comparison)),
            _section("Findings, major ones first", _findings(comparison)),
            _section("Changes of wording, the most telling first", _shifts(comparison)),
            _section("Sentences without counterpart", _alone(comparison)),
            _section("Scores against the reference", _reference_scores(comparison)),
            _section("Signature", [str(comparison.signature)]),
        )
        return "\n\n".join("\n".join(section) for section in sections if section) + "\n"


def _header(comparison: Comparison) -> list[str]:
    versions = (
        ("Original", comparison.source, comparison.source_sentences),
        ("Version judged", comparison.target, comparison.target_sentences),
    )
    lines = [
        f"{pad(role, 16)}{printable(phrases.file_name(document))} ({phrases.SCRIPTS[document.script]}, "
        f"{phrases.counted(len(sentences), 'sentence')})"
        for role, document, sentences in versions
    ]
    return ["Parallax comparison", "=" * WIDTH, *lines]


def _section(title: str, body: Iterable[str]) -> list[str]:
    lines = list(body)
    return [title, "-" * columns(title), *lines] if lines else []


def _item(text: str) -> list[str]:
    return wrap(text, WIDTH, "- ")


def _verdict(comparison: Comparison) -> Iterator[str]:
    yield from wrap(f"Fidelity {comparison.fidelity:.0f} of 100. {phrases.fidelity_sentence(comparison)}", WIDTH)
    source, target = matched(comparison)
    coverage = (
        phrases.coverage_sentence(comparison.source, source, len(comparison.source_sentences)),
        phrases.coverage_sentence(comparison.target, target, len(comparison.target_sentences)),
        phrases.moved_sentence(comparison),
    )
    yield from wrap(" ".join(coverage), WIDTH)
    yield from wrap(phrases.findings_sentence(comparison), WIDTH)
    yield from wrap(f"{phrases.cue_sentence(comparison)} {phrases.shift_sentence(comparison)}", WIDTH)
    yield from wrap(phrases.FIDELITY_CAVEAT, WIDTH)


def _findings(comparison: Comparison) -> Iterator[str]:
    for number, finding in enumerate(worst_first(comparison)):
        if number:
            yield ""
        severity = f"{phrases.SEVERITY_GLYPHS[finding.severity]} {phrases.SEVERITIES[finding.severity]}"
        yield f"{severity}, pair {finding.bead + 1}: {phrases.finding_category(finding)}"
        yield from wrap(finding.message, WIDTH, "  ")
        yield from _quotations(comparison, finding)
        if finding.evidence:
            yield from wrap(finding.evidence, WIDTH, "  why  ")


def _quotations(comparison: Comparison, finding: Finding) -> Iterator[str]:
    """The sentences that a finding points into, the place in brackets."""
    sides = (
        (comparison.source, comparison.source_sentences, finding.source_span),
        (comparison.target, comparison.target_sentences, finding.target_span),
    )
    for document, sentences, span in sides:
        if span:
            yield from wrap(_excerpt(document, sentences, span), WIDTH, f"  {document.language}   ")


def _excerpt(document: Document, sentences: tuple[Sentence, ...], span: Span) -> str:
    start = min((s.start for s in sentences if s.start < span[1] and span[0] < s.end), default=span[0])
    end = max((s.end for s in sentences if s.start < span[1] and span[0] < s.end), default=span[1])
    text = document.text
    if (start, end) == span:
        return text[start:end]
    return f"{text[start : span[0]]}[{text[span[0] : span[1]]}]{text[span[1] : end]}"


def _shifts(comparison: Comparison) -> Iterator[str]:
    if not comparison.shifts:
        return
    yield f"{'Pair':>4}  {pad('Change', 11)}  {pad('Chinese', _CELL)}  English"
    for shift in notable_first(comparison):
        chinese, english = (_cell(words) for words in chinese_and_english(comparison, shift))
        change = f"{phrases.SHIFT_GLYPHS[shift.kind]} {shift.kind}"
        yield f"{shift.bead + 1:>4}  {pad(change, 11)}  {pad(chinese, _CELL)}  {english}".rstrip()
    if any(side and not side.loaded for shift in comparison.shifts for side in chinese_and_english(comparison, shift)):
        yield "      In brackets: plain words that stand where the other side has a loaded one."


def _cell(words: Words | None) -> str:
    if not words:
        return "-"
    text = shorten(printable(words.text), _CELL if words.loaded else _CELL - 2)
    return text if words.loaded else f"({text})"


def _alone(comparison: Comparison) -> Iterator[str]:
    for number, bead in enumerate(comparison.alignment.beads, start=1):
        if bead.is_null:
            for sentence in comparison.sentences("target" if bead.target else "source", bead):
                language = (comparison.target if bead.target else comparison.source).language
                yield from wrap(sentence.text, WIDTH, f"{number:>4}  {language}  ")


def _reference_scores(comparison: Comparison) -> Iterator[str]:
    for score in comparison.reference_scores:
        yield from wrap(score.signature, WIDTH, f"{pad(score.name, 8)}{score.score:5.1f}  ")
        if score.note:
            yield from wrap(score.note, WIDTH, " " * 15)
