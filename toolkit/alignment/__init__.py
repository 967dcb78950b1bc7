"""Which sentences of the source answer which of the target."""

from collections.abc import Sequence

from toolkit.alignment.encoders import Encoder, Evidence, Unit, load_encoder
from toolkit.alignment.encoders.interface import Words
from toolkit.alignment.segments import common_segments
from toolkit.model import Alignment, Bead, Language, Sentence

__all__ = ["Encoder", "align", "common_segments", "load_encoder"]


def align(
    source: Sequence[Sentence],
    target: Sequence[Sentence],
    source_words: Words,
    target_words: Words,
    language: Language,
    encoder: Encoder,
) -> Alignment:
    """Every sentence of both documents in exactly one bead, in the order of the source.

    `source_words` and `target_words` run parallel to the sentences; `language` is the source's. A null bead holds one
    sentence.
    """
    from toolkit.alignment.corridor import corridor, rare_points
    from toolkit.alignment.learning import learnt_words, sure_beads, taught
    from toolkit.alignment.moved import with_moved
    from toolkit.alignment.priors import load_priors
    from toolkit.alignment.scores import LARGEST, Scores
    from toolkit.alignment.search import Lattice, Search
    from toolkit.alignment.weights import load_weights

    other: Language = "en" if language == "zh" else "zh"

    def evidence(source_words: Words, target_words: Words) -> Evidence:
        units = _units(source, source_words, language), _units(target, target_words, other)
        return encoder.evidence(*units, LARGEST)

    weights = load_weights()
    priors = load_priors(weights, language)
    points = rare_points(source_words, target_words)
    stretches = corridor(points, len(source), len(target))
    scores = Scores(evidence(source_words, target_words), source, target, language, weights)
    lattice = Lattice(scores, stretches)
    # The first search tells what is usual in this document, and which words answer each other in it.
    search = Search(lattice, priors)
    priors = priors.adapted(search.expected())
    chinese, english = (source_words, target_words) if language == "zh" else (target_words, source_words)
    learnt = learnt_words(chinese, english, sure_beads(search.path(), turned=language == "en"))
    del search
    if learnt:
        del lattice  # memory should not hold two
        chinese = taught(chinese, learnt)
        scores = scores.by(evidence(chinese, english) if language == "zh" else evidence(english, chinese))
        lattice = Lattice(scores, stretches)
    path = Search(lattice, priors).path()
    return Alignment(
        tuple(
            Bead(tuple(step.source_range), tuple(step.target_range), round(step.confidence, 3), step.moved)
            for step in with_moved(path, scores, points)
        ),
        encoder.name,
    )


def _units(sentences: Sequence[Sentence], words: Words, language: Language) -> list[Unit]:
    """Sentences as encoders see them; one without a letter or a figure has no words, but marks, length and place."""
    return [Unit(sentence.text, language, tuple(found)) for sentence, found in zip(sentences, words, strict=True)]
