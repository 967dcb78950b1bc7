"""The values that flow through Parallax, each a frozen dataclass.

Every span, anywhere, is half-open ``[start, end)`` and counts Unicode code points of the text of the `Document` it
belongs to; `Document.text` is never altered. "Source" is the original, "target" the version that is judged;
either may be the Chinese one.
"""

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Literal

Span = tuple[int, int]
Language = Literal["zh", "en"]
Script = Literal["zh-Hans", "zh-Hant", "en"]
"""A BCP 47 tag, used as it is for the ``lang`` attribute of rendered text."""
LANGUAGE_NAMES: dict[Language, str] = {"zh": "Chinese", "en": "English"}

Side = Literal["source", "target"]

Severity = Literal["major", "minor"]
Voice = Literal["outlet", "quoted", "reported"]
Polarity = Literal["negative", "positive", "neutral"]
ShiftClass = Literal["preserved", "softened", "amplified", "dropped", "added", "reversed"]
WordKind = Literal["word", "function", "name", "number", "latin"]


@dataclass(frozen=True, slots=True)
class Document:
    """The text of one version of a report.

    `paragraphs` are spans in order, without overlap; what lies between them is white space. `name` says where the
    text came from (a path, "standard input", "text"); `encoding` is the codec it was decoded with, None for text
    that was given as a string. `notes` say, in full sentences, what was guessed or skipped while reading.
    """

    text: str
    language: Language
    script: Script
    paragraphs: tuple[Span, ...]
    name: str
    format: str
    encoding: str | None = None
    notes: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Sentence:
    """A sentence of a document: `text` is the document's text from `start` to `end`; `paragraph` counts from 0."""

    index: int
    text: str
    start: int
    end: int
    paragraph: int


@dataclass(frozen=True, slots=True)
class Word:
    """A token of a sentence, with the keys by which it can meet a token of the other language.

    `keys` live in one space for both languages: English stems, ``#1300000000000`` for a number of that value, and
    lower-case pinyin for Chinese names. A Chinese word has a key for every reading its glosses offer; two words
    answer each other when they share one. Function words and punctuation have no keys and kind "function".
    """

    text: str
    start: int
    end: int
    kind: WordKind
    keys: frozenset[str] = frozenset()


@dataclass(frozen=True, slots=True)
class Bead:
    """Sentences of the source that answer sentences of the target, by index.

    Either side may be empty (a null bead; it then holds one sentence). Indices of a side are consecutive.
    `confidence` is between 0 and 1. `moved` marks a bead that stands out of the order of the others.
    """

    source: tuple[int, ...]
    target: tuple[int, ...]
    confidence: float
    moved: bool = False

    @property
    def is_null(self) -> bool:
        """Whether one side is empty."""
        return not (self.source and self.target)


@dataclass(frozen=True, slots=True)
class Alignment:
    """Every sentence of both documents in exactly one bead, ordered by source, nulls of the target where they stand."""

    beads: tuple[Bead, ...]
    encoder: str


@dataclass(frozen=True, slots=True)
class Correspondence:
    """A word of the source that answers a word of the target, and the key on which they met."""

    source: Span
    target: Span
    key: str


@dataclass(frozen=True, slots=True)
class Passage:
    """What a bead holds on one side: a stretch of the document from its first sentence to its last."""

    text: str
    start: int
    language: Language
    words: tuple[Word, ...] = ()

    def span(self, start: int, end: int) -> Span:
        """The document's span for positions counted within this passage."""
        return (self.start + start, self.start + end)


@dataclass(frozen=True, slots=True)
class BeadText:
    """A bead opened for reading: both passages (None on the empty side of a null) and their word correspondences.

    `confidence` is the bead's own, 0-1.
    """

    index: int
    source: Passage | None
    target: Passage | None
    correspondences: tuple[Correspondence, ...] = ()
    confidence: float = 1.0


@dataclass(frozen=True, slots=True)
class Finding:
    """Something wrong or notable in a bead.

    `check` is the slug of the check that found it, `category` its category in the MQM typology (themqm.org), for
    example "accuracy/mistranslation". `message` is one sentence for the reader; `evidence` says why, in the words
    and values compared. A span is None where that side has nothing to show.
    """

    check: str
    category: str
    severity: Severity
    message: str
    evidence: str
    bead: int
    source_span: Span | None = None
    target_span: Span | None = None


@dataclass(frozen=True, slots=True)
class Cue:
    """A loaded word or phrase: evidence to look at, not an error.

    `parts` holds all spans of a cue (a discontinuous one, such as 打着…的旗号, has several) and `text`, `start`, `end`
    are its first part. `category` is a slug of `toolkit.framing.categories`; `intensity` is 1 mild, 2 clear, 3
    extreme; `polarity` is the stance towards its target. `voice` says whose word it is. `entry` is the pack entry
    that matched, `neutral` what a plain report would have written (empty where nothing is needed).
    """

    text: str
    start: int
    end: int
    parts: tuple[Span, ...]
    category: str
    intensity: int
    polarity: Polarity
    voice: Voice
    negated: bool
    why: str
    entry: str
    neutral: str = ""


@dataclass(frozen=True, slots=True)
class Shift:
    """What became of a cue, always read from the Chinese side to the English one.

    `source` and `target` index the comparison's source and target cues; one is None for dropped and added. `bead`
    is the bead it happened in. `rendering` is the span, on the side that has no cue, of the neutral words that
    stand there instead, where they are known.
    """

    source: int | None
    target: int | None
    kind: ShiftClass
    bead: int
    why: str
    rendering: Span | None = None


@dataclass(frozen=True, slots=True)
class BeadScore:
    """How faithful a bead is, and what that figure is made of.

    `fidelity` is 0-100; 0 for a null bead. `source_coverage` is the share, telling words counting more, of the
    source's content words that have a counterpart; `target_coverage` the same the other way; `length` how usual the
    length is (0-1). `penalty` is what the findings took off, in points.
    """

    fidelity: float
    source_coverage: float
    target_coverage: float
    length: float
    penalty: float


@dataclass(frozen=True, slots=True)
class ReferenceScore:
    """A corpus score against a reference translation, with sacrebleu's signature verbatim."""

    name: str
    score: float
    signature: str
    note: str = ""


@dataclass(frozen=True, slots=True)
class Signature:
    """What makes the figures of a comparison reproducible, in the manner of sacrebleu.

    `dictionary` and `lexicon` are content hashes (the bilingual dictionary, the framing packs); `settings` is a hash
    of the settings that can change what is found in two texts.
    """

    version: str
    encoder: str
    dictionary: str
    lexicon: str
    settings: str

    def __str__(self) -> str:
        return (
            f"parallax:{self.version}|encoder:{self.encoder}|dictionary:{self.dictionary}"
            f"|lexicon:{self.lexicon}|settings:{self.settings}"
        )


@dataclass(frozen=True, slots=True)
class Comparison:
    """Everything that was found about one pair of documents; every renderer reads only this.

    `fidelity` is the document's score, 0-100. `bead_scores` run parallel to `alignment.beads`. `swapped` tells that
    the two files were given the other way round and put right, `notes` what else the reader must know.
    """

    source: Document
    target: Document
    source_sentences: tuple[Sentence, ...]
    target_sentences: tuple[Sentence, ...]
    alignment: Alignment
    correspondences: tuple[tuple[Correspondence, ...], ...]
    fidelity: float
    bead_scores: tuple[BeadScore, ...]
    findings: tuple[Finding, ...]
    source_cues: tuple[Cue, ...]
    target_cues: tuple[Cue, ...]
    shifts: tuple[Shift, ...]
    signature: Signature
    reference_scores: tuple[ReferenceScore, ...] = ()
    swapped: bool = False
    notes: tuple[str, ...] = ()

    def sentences(self, side: Side, bead: Bead) -> tuple[Sentence, ...]:
        """The sentences that `bead` holds on one side, in order."""
        if side == "source":
            return tuple(self.source_sentences[i] for i in bead.source)
        return tuple(self.target_sentences[i] for i in bead.target)

    def findings_in(self, bead: int) -> Iterator[Finding]:
        """The findings of one bead, in order."""
        return (finding for finding in self.findings if finding.bead == bead)

    def _repr_html_(self) -> str:
        """How a notebook shows a comparison: the report, in a frame of its own."""
        # The one door upstairs: a notebook asks the value itself, and only rendering knows how.
        from toolkit.rendering.notebook import framed

        return framed(self)


@dataclass(frozen=True, slots=True)
class Skipped:
    """What could not be analysed, and why, where a batch goes on without it."""

    name: str
    reason: str
