"""Which word of one passage answers which of the other."""

from collections import defaultdict
from collections.abc import Iterable, Sequence

from toolkit.model import Correspondence, Word


def correspond(source: Sequence[Word], target: Sequence[Word]) -> tuple[Correspondence, ...]:
    """Pairs of words that share a key, in source order.

    For each key, the words of both sides that have it are paired one to one, nearest relative position first. A word
    with several keys may thus answer several words (人工智能: artificial, intelligence), but no two words of a passage
    share one counterpart by the same key.
    """
    by_key: dict[str, tuple[list[int], list[int]]] = defaultdict(lambda: ([], []))
    for side, side_words in enumerate((source, target)):
        for position, word in enumerate(side_words):
            for key in word.keys:
                by_key[key][side].append(position)
    found = [
        Correspondence((source[i].start, source[i].end), (target[j].start, target[j].end), key)
        for key, (sources, targets) in by_key.items()
        if sources and targets
        for i, j in _nearest(sources, targets, len(source), len(target))
    ]
    return tuple(sorted(found, key=lambda pair: (pair.source, pair.target, pair.key)))


def _nearest(
    sources: Iterable[int], targets: Iterable[int], source_length: int, target_length: int
) -> list[tuple[int, int]]:
    by_distance = sorted((abs(i / source_length - j / target_length), i, j) for i in sources for j in targets)
    pairs: list[tuple[int, int]] = []
    taken_sources: set[int] = set()
    taken_targets: set[int] = set()
    for _, i, j in by_distance:
        if i not in taken_sources and j not in taken_targets:
            pairs.append((i, j))
            taken_sources.add(i)
            taken_targets.add(j)
    return pairs
