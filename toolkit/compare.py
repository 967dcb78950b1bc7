"""The main job on one page: read, split, align, score, frame."""

import sys
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from pathlib import PurePath
from types import ModuleType

from toolkit import pairs
from toolkit.alignment import common_segments
from toolkit.fidelity import Judgement, judge, reference_scores
from toolkit.framing import find_cues, find_shifts, load_lexicon
from toolkit.language.dictionary import Dictionary, load_dictionary
from toolkit.language.sentences import split
from toolkit.model import BeadText, Comparison, Cue, Document, ReferenceScore, Shift, Signature
from toolkit.pairs import Input, Pair, Version
from toolkit.reading.bitext import Bitext
from toolkit.reading.segmented import language_of
from toolkit.settings import Settings
from toolkit.version import __version__

Progress = Callable[[str], None]
"""Is told what is being done, in a few words each time."""


def silent(_: str) -> None:
    """The progress of a run that nobody watches."""


def compare(
    source: Input,
    target: Input,
    *,
    reference: Input | None = None,
    settings: Settings | None = None,
    progress: Progress = silent,
) -> Comparison:
    """Compare the original of a report with its translation.

    A string is a text, a path object a file. `reference` is a second translation, by which the target gets BLEU, chrF
    and TER too. Raises `InputError` where a version can't be read or the two are not one Chinese and one English,
    `UsageError` for settings that make no sense.
    """
    settings = settings or Settings()
    progress("reading")
    model = None if reference is None else pairs.open_document(reference, settings, "the reference")
    first, second, swapped = pairs.opened_in_order(source, target, model, settings)
    dictionary = load_dictionary(progress)
    progress("aligning")
    pair = pairs.aligned(first, second, dictionary, settings, swapped=swapped)
    progress("comparing")
    scores = _against_reference(pair, model, dictionary, settings) if model else ()
    return _examined(pair, dictionary, settings, scores, _notes(model) if model else ())


def compare_bitext(bitext: Bitext, *, settings: Settings | None = None, progress: Progress = silent) -> Comparison:
    """Compare two versions that are aligned already: each row of `bitext` is a bead. Raises as `compare` does."""
    settings = settings or Settings()
    dictionary = load_dictionary(progress)
    progress("comparing")
    pair = pairs.table(bitext, dictionary, settings)
    hypotheses = [row.target for row in bitext.rows if row.reference]
    references = [row.reference for row in bitext.rows if row.reference]
    scores: tuple[ReferenceScore, ...] = ()
    if references:
        language, name = pair.target.document.language, f"{bitext.name} (reference)"
        pairs.check_reference(language_of(references, name)[0], language, name)
        scores = reference_scores(hypotheses, references, language)
    return _examined(pair, dictionary, settings, scores, bitext.notes)


def align(source: Input, target: Input, *, settings: Settings | None = None, progress: Progress = silent) -> Pair:
    """Two versions aligned, and nothing more. Raises as `compare` does."""
    settings = settings or Settings()
    progress("reading")
    first, second, swapped = pairs.opened_in_order(source, target, None, settings)
    dictionary = load_dictionary(progress)
    progress("aligning")
    return pairs.aligned(first, second, dictionary, settings, swapped=swapped)


def align_lines(
    source: Sequence[str],
    target: Sequence[str],
    names: tuple[str, str],
    *,
    settings: Settings | None = None,
    progress: Progress = silent,
) -> Pair:
    """Two documents that are given one sentence a line, aligned; `names` is what messages call them."""
    dictionary = load_dictionary(progress)
    progress("aligning")
    return pairs.aligned_lines(source, target, names, dictionary, settings or Settings())


def align_bitext(bitext: Bitext, *, settings: Settings | None = None, progress: Progress = silent) -> Pair:
    """The alignment that a bitext gives: a bead a row. Raises as `compare` does."""
    return pairs.table(bitext, load_dictionary(progress), settings or Settings())


def judge_beads(pair: Pair, *, settings: Settings | None = None) -> Iterator[Judgement]:
    """The fidelity of each bead on its own, in order; spans are counted in the documents."""
    settings = settings or Settings()
    return (judge([bead], settings.fidelity) for bead in pair.opened())


def judge_rows(bitext: Bitext, *, settings: Settings | None = None, progress: Progress = silent) -> Iterator[Judgement]:
    """The fidelity of each row on its own, in order; spans are counted within the row. Raises as `compare` does."""
    settings = settings or Settings()
    for pair in pairs.rows(bitext, load_dictionary(progress), settings):
        yield judge(pair.opened(), settings.fidelity)


@dataclass(frozen=True, slots=True)
class Framing:
    """The cues of both versions and what became of each."""

    source_cues: tuple[Cue, ...]
    target_cues: tuple[Cue, ...]
    shifts: tuple[Shift, ...]


def frame(pair: Pair, *, settings: Settings | None = None) -> Framing:
    """The cues of an aligned pair and their shifts."""
    return _framed(pair, pair.opened(), settings or Settings())


def frame_rows(bitext: Bitext, *, settings: Settings | None = None, progress: Progress = silent) -> Iterator[Framing]:
    """The framing of each row on its own, in order; spans are counted within the row. Raises as `compare` does."""
    settings = settings or Settings()
    for pair in pairs.rows(bitext, load_dictionary(progress), settings):
        yield frame(pair, settings=settings)


def frame_lines(lines: Sequence[str], name: str, *, settings: Settings | None = None) -> Iterator[tuple[Cue, ...]]:
    """The cues of each line, a document of its own; all lines are in one language. Raises `InputError`."""
    language, script = language_of(lines, name)
    for line in lines:
        document, sentences = pairs.cell(line, language, script, name)
        pairs.check_sentences(document, sentences)
        yield _cues(document, settings or Settings())


def frame_document(document: Document, *, settings: Settings | None = None) -> tuple[Cue, ...]:
    """The cues of one document, in order. Raises `InputError` for a sentence too long to be one."""
    pairs.check_sentences(document, split(document))
    return _cues(document, settings or Settings())


def _framed(pair: Pair, beads: Sequence[BeadText], settings: Settings) -> Framing:
    source_cues, target_cues = (_cues(version.document, settings) for version in (pair.source, pair.target))
    return Framing(source_cues, target_cues, find_shifts(beads, source_cues, target_cues))


def _cues(document: Document, settings: Settings) -> tuple[Cue, ...]:
    return find_cues(document, load_lexicon(settings.framing.packs), settings.framing.minimum_intensity)


def _examined(
    pair: Pair,
    dictionary: Dictionary,
    settings: Settings,
    scores: tuple[ReferenceScore, ...],
    notes: tuple[str, ...],
) -> Comparison:
    """What fidelity and framing say of an aligned pair."""
    beads = pair.opened()
    judgement = judge(beads, settings.fidelity)
    framing = _framed(pair, beads, settings)
    lexicon = load_lexicon(settings.framing.packs)
    return Comparison(
        source=pair.source.document,
        target=pair.target.document,
        source_sentences=pair.source.sentences,
        target_sentences=pair.target.sentences,
        alignment=pair.alignment,
        correspondences=tuple(bead.correspondences for bead in beads),
        fidelity=judgement.fidelity,
        bead_scores=judgement.bead_scores,
        findings=judgement.findings,
        source_cues=framing.source_cues,
        target_cues=framing.target_cues,
        shifts=framing.shifts,
        signature=Signature(
            version=__version__,
            encoder=pair.alignment.encoder,
            dictionary=dictionary.fingerprint,
            lexicon=lexicon.fingerprint,
            settings=settings.fingerprint(),
        ),
        reference_scores=scores,
        swapped=pair.swapped,
        notes=notes,
    )


def _notes(reference: Document) -> tuple[str, ...]:
    """What its reader remarked on the reference, under the file's bare name, as reports show names."""
    return tuple(f"{PurePath(reference.name).name}: {note}" for note in reference.notes)


def _against_reference(
    pair: Pair, reference: Document, dictionary: Dictionary, settings: Settings
) -> tuple[ReferenceScore, ...]:
    """The target's scores against the reference, both cut where their alignments with the source agree."""
    other = pairs.aligned(pair.source.document, reference, dictionary, settings)
    segments = common_segments(pair.alignment.beads, other.alignment.beads)
    return reference_scores(
        [_joined(pair.target, mine) for mine, _ in segments],
        [_joined(other.target, theirs) for _, theirs in segments],
        pair.target.document.language,
    )


def _joined(version: Version, indices: Sequence[int]) -> str:
    glue = "" if version.document.language == "zh" else " "
    return glue.join(" ".join(version.sentences[index].text.split()) for index in indices)


class _Callable(ModuleType):
    """This module, which shares its name with its main function, called as that function."""

    __call__ = staticmethod(compare)


__wrapped__ = compare
"""Where `inspect` and notebooks find the signature."""

sys.modules[__name__].__class__ = _Callable
