"""Which word of one passage answers which of the other."""

from collections import defaultdict
from collections.abc import Sequence
from heapq import heappop, heappush

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
    sources: Sequence[int], targets: Sequence[int], source_length: int, target_length: int
) -> list[tuple[int, int]]:
    """The closest pairs that remain are always neighbours on the line of all positions, so only these are compared."""
    line = sorted([(i / source_length, True, i) for i in sources] + [(j / target_length, False, j) for j in targets])
    before, after = list(range(-1, len(line) - 1)), list(range(1, len(line) + 1))
    heap: list[tuple[float, int, int, int, int]] = []

    def offer(left: int, right: int) -> None:
        if left >= 0 and right < len(line) and line[left][1] != line[right][1]:
            source, target = (left, right) if line[left][1] else (right, left)
            distance = abs(line[source][0] - line[target][0])
            heappush(heap, (distance, line[source][2], line[target][2], left, right))

    for right in range(1, len(line)):
        offer(right - 1, right)
    pairs: list[tuple[int, int]] = []
    taken: set[int] = set()
    while heap:
        _, source, target, left, right = heappop(heap)
        if left in taken or right in taken:
            continue
        pairs.append((source, target))
        taken |= {left, right}
        left, right = before[left], after[right]
        if left >= 0:
            after[left] = right
        if right < len(line):
            before[right] = left
        offer(left, right)
    return pairs
