"""The embedded encoder: words that share a dictionary key, a number, a name, a sound, a function word or a mark.

Each token of a sentence has a counterpart in a group of the other side's sentences, or has not. A counterpart weighs
more the less likely a group of this size is to hold one anyway in this very document: every match is read against its
neighbourhood, and rare words count much, common ones little. What a second sentence of the group with a counterpart
adds or takes is weighed too: a headline repeats its lead. The weights are fitted (`toolkit.alignment.weights`); both
directions are summed.
"""

from collections import defaultdict
from collections.abc import Mapping, Sequence
from typing import TYPE_CHECKING

from toolkit.alignment.encoders.interface import Size, Unit
from toolkit.alignment.encoders.tokens import Token, tokens
from toolkit.alignment.weights import Weights, load_weights
from toolkit.model import Language

if TYPE_CHECKING:
    from numpy import float32, int64
    from numpy.typing import NDArray

    from toolkit.alignment.encoders.interface import Table

    Positions = NDArray[int64]
    Values = NDArray[float32]

LEAST_CHANCE = 0.01
"""Below this the chance of a counterpart says no more: two documents that are long enough share any word somewhere."""


class LexiconEncoder:
    """Compares sentences by the keys of their words; needs no model."""

    name = "lexicon"

    def evidence(self, source: Sequence[Unit], target: Sequence[Unit], largest: int) -> "LexiconEvidence":
        """The evidence between two documents, for groups of up to `largest` sentences."""
        languages = _language(source), _language(target)
        return LexiconEvidence(tokens(source), tokens(target), languages, largest, load_weights())


class LexiconEvidence:
    """The evidence of both directions."""

    def __init__(
        self,
        source: Sequence[Sequence[Token]],
        target: Sequence[Sequence[Token]],
        languages: tuple[Language, Language],
        largest: int,
        weights: Weights,
    ) -> None:
        self._forward = _Direction(source, target, largest, weights.tokens[languages[0]])
        self._backward = _Direction(target, source, largest, weights.tokens[languages[1]])

    def tables(self, sources: range, targets: range, sizes: Sequence[Size]) -> Mapping[Size, "Table"]:
        """See `toolkit.alignment.encoders.interface.Evidence.tables`."""
        forward = self._forward.tables(sources, targets, max(m for _, m in sizes))
        backward = self._backward.tables(targets, sources, max(n for n, _ in sizes))
        return {(n, m): _summed(forward[m - 1], n) + _summed(backward[n - 1], m).T for n, m in sizes}


def _language(units: Sequence[Unit]) -> Language:
    """The language of a document; that of an empty one does not matter."""
    return units[0].language if units else "zh"


class _Direction:
    """What the tokens of one side (`own`) say about the sentences of the other (`others`)."""

    def __init__(
        self,
        own: Sequence[Sequence[Token]],
        others: Sequence[Sequence[Token]],
        largest: int,
        weights: Mapping[str, Mapping[str, float]],
    ) -> None:
        import numpy as np

        self._others = len(others)
        by_key: dict[str, list[int]] = defaultdict(list)
        for position, held in enumerate(others):
            for key in {key for _, keys in held for key in keys}:
                by_key[key].append(position)
        numbers: dict[Token, int] = {}
        hits: list[list[int]] = []
        occurrences: list[int] = []
        ends = [0]
        for held in own:
            for token in held:
                number = numbers.setdefault(token, len(numbers))
                if number == len(hits):
                    hits.append(sorted({at for key in token[1] for at in by_key.get(key, ())}))
                occurrences.append(number)
            ends.append(len(occurrences))
        self._occurrences, self._ends = np.array(occurrences, dtype=np.int64), np.array(ends, dtype=np.int64)
        # All hits on one line: token after token, each with its positions in the others.
        token_of_hit = np.repeat(np.arange(len(hits)), [len(found) for found in hits])
        positions = np.array([at for found in hits for at in found], dtype=np.int64)
        self._hits = token_of_hit * max(1, self._others) + positions
        hit, surprisal, again, miss, strange = (
            np.array([weights[kind][sign] for kind, _ in numbers], dtype=np.float32)
            for sign in ("hit", "surprisal", "again", "miss", "strange")
        )
        self._gain: list[Values] = []
        self._again: list[Values] = []
        self._loss: list[Values] = []
        for width in range(1, largest + 1):
            groups = _groups(token_of_hit, positions, len(hits), self._others, width)
            # Half a group more keeps the chance of a token that is everywhere below one and of a rare one above nought.
            chance = ((groups + 0.5) / (max(1, self._others - width + 1) + 1.0)).clip(LEAST_CHANCE, 1.0)
            news = -np.log(chance)
            loss = np.where(groups > 0, miss, strange)
            self._loss.append(loss.astype(np.float32))
            self._again.append((again * news).astype(np.float32))
            self._gain.append((hit + (surprisal - again) * news - loss).astype(np.float32))

    def tables(self, own: range, others: range, largest: int) -> "list[Table]":
        """For each width up to `largest`: each own sentence against each group of so many others."""
        import numpy as np

        ends = self._ends[own.start : own.stop + 1]
        found, local = np.unique(self._occurrences[ends[0] : ends[-1]], return_inverse=True)
        holds = np.zeros((len(own), len(found)), dtype=np.float32)
        holds[np.repeat(np.arange(len(own)), np.diff(ends)), local] = 1.0
        # Which of these tokens are met in which of these others.
        first, last = (
            np.searchsorted(self._hits, found * max(1, self._others) + edge) for edge in (others.start, others.stop)
        )
        many = last - first
        rows = np.repeat(np.arange(len(found)), many)
        within = np.arange(many.sum()) - np.repeat(np.cumsum(many) - many, many)
        columns = self._hits[np.repeat(first, many) + within] - found[rows] * max(1, self._others) - others.start
        single = np.zeros((len(found), len(others)), dtype=np.float32)
        single[rows, columns] = 1.0
        tables: list[Table] = []
        counts = single
        for width in range(1, largest + 1):
            if width > 1:
                counts = counts[:, :-1] + single[:, width - 1 :]
            gain, again, loss = (of[width - 1][found] for of in (self._gain, self._again, self._loss))
            told = gain[:, None] * (counts > 0) + again[:, None] * counts
            tables.append(holds @ told + (holds @ loss)[:, None])
        return tables


def _groups(token_of_hit: "Positions", positions: "Positions", count: int, others: int, width: int) -> "Positions":
    """For each of `count` tokens, how many groups of `width` consecutive others hold a hit of it."""
    import numpy as np

    # A hit opens the groups that start at it or up to `width - 1` before it, as far as no earlier hit has opened them.
    follows = np.zeros(len(positions), dtype=bool)
    follows[1:] = token_of_hit[1:] == token_of_hit[:-1]
    before = np.where(follows, np.roll(positions, 1), -1)
    first, last = np.maximum(positions - width, before) + 1, np.minimum(positions, others - width)
    groups: Positions = np.bincount(token_of_hit, np.maximum(last - first.clip(0) + 1, 0), count).astype(np.int64)
    return groups


def _summed(table: "Table", size: int) -> "Table":
    """Sums of `size` consecutive rows."""
    import numpy as np

    rows = max(0, len(table) - size + 1)
    total: Table = sum(
        (table[offset : offset + rows] for offset in range(size)), np.zeros((rows, table.shape[1]), np.float32)
    )
    return total
