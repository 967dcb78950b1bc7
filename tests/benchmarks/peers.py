"""Aligners of sentences from PyPI that run on Chinese and English without a network, each with its adapter.

``python -m tests.benchmarks.peers NAME SOURCE TARGET LANGUAGE`` aligns two files of a sentence a line, the first in
LANGUAGE (zh or en), and prints JSON as ``parallax align --format json`` does. The benchmark starts it once a document.

Looked at in November 2026 and left out:

- sentweave 0.3.3: sentalign 0.3.0 under its new name, the same code.
- bertalign 2.0.1: needs Python 3.12, torch, and LaBSE from a model hub.
- lingtrain-aligner 1.0.3: declares none of the packages that it imports, torch and sentence-transformers among them,
  which weigh more than a gigabyte.
- pypi-bleualign 0.1.1.1: under the GPL 2, which this project does not build on, and needs a machine translation.
- hadal 0.0.3: mines pairs, does not align; its encoder is a model from a hub, with torch, transformers and faiss.
- ezbee 0.1.5: installs, but its gen-trace 0.1.0 ships bytecode of Python 3.8 alone ("bad magic number").
- yalign 0.1.1: Python 2 only ("No module named 'yalignmodel'"), and needs a model trained for each pair of languages.
- tinybee 0.1.5, semantic-text-aligner 0.0.1: take their vectors from a service on the network.
- ENPC-Aligner 1.0.5: finds words at blanks, which Chinese has not, and knows French and English only.
- dtwsa 0.1.0: pairs one word or sentence with one, above a similarity that has to be tuned.
- preprocess-corpora 0.1.1: calls uplug and hunalign, which it does not bring; PyPI has no hunalign, nor has Debian 12.
- m2v-align 0.1.0: prints "Hello from m2v-align!" and does nothing else.
"""

import json
import sys
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from importlib.metadata import PackageNotFoundError, version
from pathlib import Path
from typing import TYPE_CHECKING

from toolkit.model import Bead, Language

if TYPE_CHECKING:
    from tests.benchmarks.vectors import Matrix

Lines = Sequence[str]
Link = tuple[tuple[int, ...], tuple[int, ...]]
"""A bead as peers give it: indices of the source, of the target."""


@dataclass(frozen=True, slots=True)
class Peer:
    """One row of the table: a name for it, the distribution that it needs, how it is set, and the adapter."""

    name: str
    distribution: str
    setting: str
    links: Callable[[Lines, Lines, Language], list[Link]]

    @property
    def version(self) -> str | None:
        """The version that is installed; None where none is."""
        try:
            return version(self.distribution)
        except PackageNotFoundError:
            return None

    def align(self, source: Lines, target: Lines, language: Language) -> list[Bead]:
        """Every sentence in exactly one bead: those of the peer, and a null for each sentence that it leaves out."""
        found = [(left, right) for left, right in self.links(source, target, language) if left and right]
        held = [{index for link in found for index in link[side]} for side in range(2)]
        nulls: list[Link] = [((index,), ()) for index in range(len(source)) if index not in held[0]]
        nulls += [((), (index,)) for index in range(len(target)) if index not in held[1]]
        return [Bead(left, right, 1.0) for left, right in found + nulls]


def _galechurch(source: Lines, target: Lines, language: Language) -> list[Link]:
    return _galechurch_with(source, target, 1.0)


def _galechurch_by_ratio(source: Lines, target: Lines, language: Language) -> list[Link]:
    # Its documentation calls mean_xy target characters per source character. It is the reciprocal: a target of exactly
    # three times the characters costs nothing at 1/3 and can't be aligned at all at 3.
    return _galechurch_with(source, target, _characters(source) / _characters(target))


def _galechurch_with(source: Lines, target: Lines, ratio: float) -> list[Link]:
    import galechurch

    return [
        (
            tuple(range(bead.source_start, bead.source_end)),
            tuple(range(bead.target_start, bead.target_end)),
        )
        for bead in galechurch.align(source, target, mean_xy=ratio).beads
    ]


def _nltk(source: Lines, target: Lines, language: Language) -> list[Link]:
    from nltk.translate import gale_church

    # Its score of a great difference in length underflows to infinity, and a cell without a finite score counts as
    # nought: that is why it loses its way between Chinese and English even where it is told the ratio.
    ratio = _characters(target) / _characters(source)
    parameters = type("Parameters", (gale_church.LanguageIndependent,), {"AVERAGE_CHARACTERS": ratio})
    lengths = ([len(line) for line in lines] for lines in (source, target))
    # Pairs of sentences, all of a bead's; the pairs of a bead share a sentence, and beads follow each other.
    beads: list[tuple[set[int], set[int]]] = []
    for i, j in sorted(gale_church.align_blocks(*lengths, parameters)):
        if beads and (i in beads[-1][0] or j in beads[-1][1]):
            beads[-1][0].add(i)
            beads[-1][1].add(j)
        else:
            beads.append(({i}, {j}))
    return [(tuple(sorted(left)), tuple(sorted(right))) for left, right in beads]


def _characters(lines: Lines) -> int:
    return max(1, sum(len(line.replace(" ", "")) for line in lines))


def _sentalign(source: Lines, target: Lines, language: Language) -> list[Link]:
    from sentalign import sentalign

    from tests.benchmarks.vectors import lexicon_vectors
    from toolkit.language.dictionary import load_dictionary

    encoder = _Passages()
    for lines, vectors in zip(
        (source, target), lexicon_vectors(source, target, language, load_dictionary()), strict=True
    ):
        encoder.add(lines, vectors)
    found = sentalign(source, target, encoder, alignment_max_size=_Passages.largest)
    return [(tuple(bead.src_indices), tuple(bead.tgt_indices)) for bead in found.alignments]


class _Passages:
    """The encoder that sentalign asks: it gives the text of a few sentences in a row, and gets the sum of theirs."""

    largest = 8
    """The sentences of the longest passage: sentalign's default."""

    def __init__(self) -> None:
        self._vectors: dict[str, Matrix] = {}

    def add(self, lines: Lines, vectors: "Matrix") -> None:
        """Take up all passages of a document."""
        import numpy as np
        from sentalign.dp_utils import layer, preprocess_line

        clean = [preprocess_line(line) for line in lines]
        sums = np.concatenate([np.zeros((1, vectors.shape[1])), np.cumsum(vectors, axis=0, dtype=np.float64)])
        for size in range(1, self.largest + 1):
            for end, text in enumerate(layer(clean, size), 1):
                whole = sums[end] - sums[end - size] if end >= size else np.zeros(vectors.shape[1])
                self._vectors[text] = whole.astype(np.float32)

    def encode(self, texts: Lines) -> "Matrix":
        """The vectors of passages that were taken up."""
        import numpy as np

        return np.array([self._vectors[text] for text in texts])


PEERS = (
    Peer("sentalign", "sentalign", "vectors of our lexicon", _sentalign),
    Peer("galechurch-ratio", "galechurch", "length ratio of the documents", _galechurch_by_ratio),
    Peer("galechurch", "galechurch", "as it comes", _galechurch),
    Peer("nltk", "nltk", "gale_church, length ratio of the documents", _nltk),
)


def main(name: str, source: str, target: str, language: Language) -> None:
    """Align two files and print the beads."""
    peer = next(peer for peer in PEERS if peer.name == name)
    lines = [Path(path).read_text(encoding="utf-8").split("\n")[:-1] for path in (source, target)]
    beads = peer.align(lines[0], lines[1], language)
    print(json.dumps({"beads": [{"source": bead.source, "target": bead.target, "moved": False} for bead in beads]}))


if __name__ == "__main__":
    main(sys.argv[1], sys.argv[2], sys.argv[3], "zh" if sys.argv[4] == "zh" else "en")
