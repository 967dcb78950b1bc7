"""Fits the weights of the aligner to gold alignments.

    python -m tests.benchmarks.fit_alignment 'FOLDER[*SHARE]'... -o toolkit/alignment/weights.json [--rounds N]

The probability of the gold chains is maximised, less a Gaussian prior around the weights of `START`; a folder's
documents count SHARE times. Long documents are cut where no gold bead crosses. Moved beads and those of more than four
sentences a side count as nulls: the monotone pass is what is fitted. Every score is linear in the weights, so a sign is
what the aligner's own code scores when its weight is one and all others nought.
"""

import argparse
import json
import shlex
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from itertools import pairwise
from pathlib import Path
from typing import TYPE_CHECKING, Any

import numpy as np
from scipy.optimize import minimize

from tests.benchmarks.texts import sentences_of
from toolkit.alignment.chain import heaviest_chain
from toolkit.alignment.encoders import Unit
from toolkit.alignment.encoders.interface import Size
from toolkit.alignment.encoders.lexicon import LexiconEvidence
from toolkit.alignment.encoders.tokens import KINDS, Token, tokens
from toolkit.alignment.joints import ENDINGS
from toolkit.alignment.priors import SOURCE_NULL, TARGET_NULL, Kind, Priors, kind_of
from toolkit.alignment.scores import IMPOSSIBLE, LARGEST, SIZES, Scores
from toolkit.alignment.search import MOVES, Lattice, Search
from toolkit.alignment.weights import Weights
from toolkit.language.dictionary import load_dictionary
from toolkit.language.words import words
from toolkit.model import Bead, Language, Sentence
from toolkit.reading.gold import read_gold

if TYPE_CHECKING:
    from numpy import float32, float64
    from numpy.typing import NDArray

    Vector = NDArray[float64]
    Signs = NDArray[float32]

DEVIATION = 0.5
"""Standard deviation of the prior around `START`."""

WRITTEN = "toolkit/alignment/weights.json"
"""Where the weights of the aligner stand."""

CUT = 60
"""Sentences after which a long document may be cut."""

_LANGUAGES: tuple[Language, ...] = ("zh", "en")
_MET = {"word": 0.55, "latin": 0.6, "name": 0.5, "number": 0.7}
_SIZES = {"1-1": 0.89, "1-2": 0.04, "2-1": 0.04, "2-2": 0.004, "1-3": 0.006, "3-1": 0.006}


def _start_of_token(kind: str) -> dict[str, float]:
    """Were tokens independent, and met as often as in a professional translation."""
    met, share = _MET.get(kind, 0.3), 0.65 if kind in _MET else 0.2
    signs = {"hit": np.log(met), "surprisal": 1.0, "again": 0.0, "miss": np.log(1 - met), "strange": -0.1}
    return {sign: share * float(weight) for sign, weight in signs.items()}


def _start_of_size(size: Size) -> float:
    return 0.65 * float(np.log(_SIZES.get(f"{size[0]}-{size[1]}", 0.001 * 0.3 ** max(0, sum(size) - 5))))


START: dict[str, Any] = {
    "tokens": {language: {kind: _start_of_token(kind) for kind in KINDS} for language in _LANGUAGES},
    "sizes": {f"{n}-{m}": _start_of_size((n, m)) for n, m in SIZES},
    "length": {"squared": -0.17, "absolute": 0.0},
    "paragraph": -2.7,
    "joints": {language: dict.fromkeys(ENDINGS, 0.0) for language in _LANGUAGES},
    "nulls": {language: {"one": -2.6, "length": 0.0, **dict.fromkeys(ENDINGS, 0.0)} for language in _LANGUAGES},
}

Leaf = tuple[str, ...]


def flat(tree: Mapping[str, Any], path: Leaf = ()) -> Iterator[tuple[Leaf, float]]:
    """The leaves of a tree of weights, by their paths."""
    for name, value in tree.items():
        if isinstance(value, Mapping):
            yield from flat(value, (*path, name))
        else:
            yield (*path, name), value


PATHS = [path for path, _ in flat(START)]


def tree(values: Sequence[float]) -> dict[str, Any]:
    """The tree that `flat` takes apart."""
    found: dict[str, Any] = {}
    for path, value in zip(PATHS, values, strict=True):
        at = found
        for name in path[:-1]:
            at = at.setdefault(name, {})
        at[path[-1]] = float(value)
    return found


def weights_of(values: Sequence[float], shares: Mapping[str, float] | None = None) -> Weights:
    """Weights with these values."""
    return Weights(**tree(values), shares=shares or {})


@dataclass(frozen=True)
class Nothing:
    """No evidence at all."""

    def tables(self, sources: range, targets: range, sizes: Sequence[Size]) -> dict[Size, "Signs"]:
        """Noughts in the shape of `Evidence.tables`."""
        return {
            (n, m): np.zeros((max(0, len(sources) - n + 1), max(0, len(targets) - m + 1)), np.float32) for n, m in sizes
        }


class Part:
    """A stretch of a document: the signs of every bead and null, and which of them the gold has."""

    def __init__(
        self, source: Sequence[Sentence], target: Sequence[Sentence], beads: Sequence[Bead], language: Language
    ) -> None:
        other: Language = "en" if language == "zh" else "zh"
        self.language, self.sources, self.targets = language, len(source), len(target)
        held = _tokens(source, language), _tokens(target, other)
        signs = [self._scored(path, source, target, held) for path in PATHS]
        self.tables = {size: np.stack([tables[size] for tables, _, _ in signs]) for size in SIZES}
        self.source_nulls = np.stack([nulls for _, nulls, _ in signs])
        self.target_nulls = np.stack([nulls for _, _, nulls in signs])
        answered = [bead for bead in beads if (len(bead.source), len(bead.target)) in self.tables]
        self.gold = [(bead.source[0], bead.target[0], (len(bead.source), len(bead.target))) for bead in answered]
        self.source_alone = _alone(self.sources, [i for bead in answered for i in bead.source])
        self.target_alone = _alone(self.targets, [j for bead in answered for j in bead.target])

    def _scored(
        self,
        path: Leaf,
        source: Sequence[Sentence],
        target: Sequence[Sentence],
        held: tuple[list[tuple[Token, ...]], list[tuple[Token, ...]]],
    ) -> tuple[Mapping[Size, "Signs"], "Vector", "Vector"]:
        """What everything scores when the weight at `path` is one and all others nought."""
        weights = weights_of([float(each == path) for each in PATHS])
        other: Language = "en" if self.language == "zh" else "zh"
        evidence = (
            LexiconEvidence(*held, (self.language, other), LARGEST, weights) if path[0] == "tokens" else Nothing()
        )
        scores = Scores(evidence, source, target, self.language, weights)
        tables = scores.tables(range(self.sources), range(self.targets))
        return tables, scores.source_nulls, scores.target_nulls

    def search(self, values: "Vector") -> Search:
        """A search with these weights."""
        weighted = _Weighted(self, values)
        return Search(Lattice(weighted, ((range(self.sources), range(self.targets)),)), _EVEN)

    def gain(self, values: "Vector") -> tuple[float, "Vector"]:
        """The log-probability of the gold chain, and how it grows with each weight."""
        search = self.search(values)
        expected = {size: np.zeros(table.shape[1:]) for size, table in self.tables.items()}
        nulls = np.zeros(self.sources), np.zeros(self.targets)
        for row, column, size, probabilities in search.posteriors():
            if size == SOURCE_NULL:
                nulls[0][row] += probabilities.sum()
            elif size == TARGET_NULL:
                nulls[1][column : column + len(probabilities)] += probabilities
            else:
                expected[size][row, column : column + len(probabilities)] += probabilities
        growth = self.source_nulls @ (self.source_alone - nulls[0]) + self.target_nulls @ (self.target_alone - nulls[1])
        score = values @ (self.source_nulls @ self.source_alone + self.target_nulls @ self.target_alone)
        for i, j, size in self.gold:
            score += values @ self.tables[size][:, i, j]
            expected[size][i, j] -= 1.0
        for size, table in self.tables.items():
            growth -= np.tensordot(table, expected[size].astype(np.float32), 2)
        return float(score) - search.total, growth


class _Weighted(Scores):
    """The scores of a part, whose signs are known already."""

    def __init__(self, part: Part, values: "Vector") -> None:
        self.sources, self.targets = part.sources, part.targets
        self.source_nulls, self.target_nulls = values @ part.source_nulls, values @ part.target_nulls
        single = values.astype(np.float32)
        self._tables = {size: np.tensordot(single, table, 1) for size, table in part.tables.items()}
        for size, table in self._tables.items():
            # A blank line is no part of a bead whatever the weights: each sign says so by itself.
            table[part.tables[size][0] < IMPOSSIBLE / 2] = IMPOSSIBLE

    def tables(self, sources: range, targets: range) -> Mapping[Size, "Signs"]:
        """The tables of the whole part."""
        return self._tables


_SHARES: dict[Kind, float] = dict.fromkeys((kind_of(size) for size in MOVES), 1.0)
_EVEN = Priors(_SHARES, _SHARES)


def _tokens(sentences: Sequence[Sentence], language: Language) -> list[tuple[Token, ...]]:
    dictionary = load_dictionary()
    return tokens([Unit(each.text, language, words(each.text, language, dictionary)) for each in sentences])


def _alone(count: int, answered: Sequence[int]) -> "Vector":
    alone = np.ones(count)
    alone[answered] = 0.0
    return alone


def parts_of(folder: Path) -> Iterator[Part]:
    """The documents of a folder, long ones in parts."""
    for gold in read_gold(folder):
        sides = sentences_of(gold)
        turned = gold.direction == "en-zh"
        beads = in_order([Bead(b.target, b.source, 1.0) if turned else b for b in gold.beads])
        if turned:
            sides = sides[::-1]
        cuts = [(0, 0)]
        for bead in beads:
            if bead.source[0] - cuts[-1][0] >= CUT:
                cuts.append((bead.source[0], bead.target[0]))
        cuts.append((len(sides[0]), len(sides[1])))
        for first, last in pairwise(cuts):
            yield Part(
                sides[0][first[0] : last[0]],
                sides[1][first[1] : last[1]],
                [_from(bead, first) for bead in beads if first[0] <= bead.source[0] < last[0]],
                "en" if turned else "zh",
            )


def in_order(beads: Sequence[Bead]) -> list[Bead]:
    """The beads of the heaviest chain that runs forward on both sides, weighed in sentences."""
    answered = sorted((bead for bead in beads if not bead.is_null), key=lambda bead: bead.source)
    chain = heaviest_chain([(b.source[0], b.target[0], len(b.source) + len(b.target)) for b in answered])
    kept = set(chain)
    return [bead for bead in answered if (bead.source[0], bead.target[0]) in kept]


def _from(bead: Bead, first: tuple[int, int]) -> Bead:
    return Bead(tuple(i - first[0] for i in bead.source), tuple(j - first[1] for j in bead.target), 1.0)


def fit(parts: Sequence[tuple[Part, float]], rounds: int) -> "Vector":
    """The weights under which the gold is likeliest, by L-BFGS; each part counts as often as the number beside it."""
    start = np.array([value for _, value in flat(START)])

    def loss(values: "Vector") -> tuple[float, "Vector"]:
        off = (values - start) / DEVIATION
        total, growth = -0.5 * float(off @ off), -off / DEVIATION
        for part, share in parts:
            gain, grown = part.gain(values)
            total, growth = total + share * gain, growth + share * grown
        return -total, -growth

    found = minimize(loss, start, jac=True, method="L-BFGS-B", options={"maxiter": rounds})
    print(f"{len(parts)} parts, {found.nit} rounds, loss {found.fun:.1f}")
    values: Vector = found.x
    return values


def shares_of(parts: Sequence[tuple[Part, float]], values: "Vector") -> dict[str, float]:
    """How the beads are shared out, as these weights see them; Chinese first."""
    totals: dict[str, float] = dict.fromkeys(("1-1", "1-n", "n-1", "n-n", "1-0", "0-1"), 0.0)
    names = {"source-null": "1-0", "target-null": "0-1"}
    turned = {"1-n": "n-1", "n-1": "1-n", "1-0": "0-1", "0-1": "1-0"}
    for part, share in parts:
        for kind, count in part.search(values).expected().items():
            name = names.get(kind, kind)
            totals[name if part.language == "zh" else turned.get(name, name)] += share * count
    total = sum(totals.values())
    return {name: round(count / total, 4) for name, count in totals.items()}


def main() -> None:
    """Fit and write."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("folders", nargs="+", metavar="FOLDER[*SHARE]")
    parser.add_argument("-o", "--output", type=Path, required=True)
    parser.add_argument("--rounds", type=int, default=60)
    arguments = parser.parse_args()
    parts: list[tuple[Part, float]] = []
    for given in arguments.folders:
        folder, _, share = given.partition("*")
        parts.extend((part, float(share or 1.0)) for part in parts_of(Path(folder)))
    values = fit(parts, arguments.rounds)
    found = tree(values.round(3).tolist()) | {"shares": shares_of(parts, values)}
    data = [
        f"{Path(given.partition('*')[0]).name}{given[len(given.partition('*')[0]) :]}" for given in arguments.folders
    ]
    record = {"command": f"python -m tests.benchmarks.fit_alignment {shlex.join(data)} -o {WRITTEN}", "weights": found}
    arguments.output.write_text(json.dumps(record, indent=1) + "\n", encoding="utf-8")


if __name__ == "__main__":
    main()
