"""Which sentences of the source answer which of the target."""

from collections.abc import Sequence

from toolkit.alignment.encoders import Encoder, Unit, load_encoder
from toolkit.alignment.segments import common_segments
from toolkit.model import Alignment, Bead, Language, Sentence, Word

__all__ = ["Encoder", "align", "common_segments", "load_encoder"]


def align(
    source: Sequence[Sentence],
    target: Sequence[Sentence],
    source_words: Sequence[Sequence[Word]],
    target_words: Sequence[Sequence[Word]],
    language: Language,
    encoder: Encoder,
) -> Alignment:
    """Every sentence of both documents in exactly one bead, in the order of the source.

    `source_words` and `target_words` run parallel to the sentences; `language` is the source's. A null bead holds one
    sentence.
    """
    from toolkit.alignment.corridor import corridor, rare_points
    from toolkit.alignment.moved import with_moved
    from toolkit.alignment.priors import load_priors
    from toolkit.alignment.scores import LARGEST, Scores
    from toolkit.alignment.search import best_path
    from toolkit.alignment.weights import load_weights

    other: Language = "en" if language == "zh" else "zh"
    # A sentence without a letter or a figure has no words; it is aligned by its length and its place.
    units = _units(source, source_words, language), _units(target, target_words, other)
    weights = load_weights()
    scores = Scores(encoder.evidence(*units, LARGEST), source, target, language, weights)
    points = rare_points(source_words, target_words)
    steps = best_path(scores, corridor(points, len(source), len(target)), load_priors(weights, language))
    return Alignment(
        tuple(
            Bead(
                tuple(range(step.source, step.source + step.sources)),
                tuple(range(step.target, step.target + step.targets)),
                round(step.confidence, 3),
                step.moved,
            )
            for step in with_moved(steps, scores, points)
        ),
        encoder.name,
    )


def _units(sentences: Sequence[Sentence], words: Sequence[Sequence[Word]], language: Language) -> list[Unit]:
    return [Unit(sentence.text, language, tuple(found)) for sentence, found in zip(sentences, words, strict=True)]
