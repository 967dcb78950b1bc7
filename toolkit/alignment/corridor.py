"""Where to look: the stretch of the target in which each source sentence can have its counterpart.

Short documents are searched whole. In long ones, sentences that share rare words are the points through which the
heaviest monotone chain runs; the corridor follows it, narrow where points stand close together and as wide as the gap
where they do not. Time and memory thus grow with the length of the documents, not with its square.
"""

from bisect import bisect_left
from collections import defaultdict
from collections.abc import Iterator, Sequence

from toolkit.alignment.chain import Point, heaviest_chain
from toolkit.alignment.encoders.interface import Words

WHOLE = 90_000
"""Source times target sentences up to which documents are searched whole: 300 a side."""

STEP = 48
"""Source sentences that share one stretch of the target."""

MARGIN = 40
"""Sentences that the corridor leaves on each side of its chain."""

RARE = 12
"""Sentences of a side that may hold a word which makes points."""

STRONGEST = 4
"""Points kept for a source sentence."""

MOST_CELLS = 8_000_000
"""Cells of a corridor that is as wide as it may be throughout: bounds memory where two long documents have nothing in
common. Where a gap is wider, its diagonal is followed."""

Stretch = tuple[range, range]
"""Source sentences, and the target sentences that they are compared with."""


def corridor(points: Sequence[Point], sources: int, targets: int) -> tuple[Stretch, ...]:
    """Stretches around the heaviest chain of `points`, for documents of so many sentences.

    Together they hold every source sentence once, in order. Both ends of the target stretches never fall, and each
    stretch begins where the one before it has not yet ended; the first begins with the target, the last ends with it.
    """
    if sources * targets <= WHOLE:
        return ((range(sources), range(targets)),)
    anchors = [(-1, 0), *heaviest_chain(points), (sources, targets)]
    most = max(8 * MARGIN, MOST_CELLS // sources)
    found: list[Stretch] = []
    low = high = 0
    for start in range(0, sources, STEP):
        stop = min(sources, start + STEP)
        # The nearest anchors that stand clear of these sentences on either side.
        before = anchors[max(0, bisect_left(anchors, (start - MARGIN // 2, -1)) - 1)]
        after = anchors[min(len(anchors) - 1, bisect_left(anchors, (stop + MARGIN // 2, -1)))]
        first, last = before[1] - MARGIN, after[1] + MARGIN
        if last - first > most:
            first, last = (_on_line(before, after, at) + side for at, side in ((start, -most // 2), (stop, most // 2)))
        low = min(max(low, first, 0), max(high - 1, 0))
        high = targets if stop == sources else max(high, min(last, targets))
        found.append((range(start, stop), range(low, high)))
    return tuple(found)


def rare_points(source: Words, target: Words) -> tuple[Point, ...]:
    """Sentences that share words which are rare on both sides, in order; the strongest of each source sentence."""
    postings = [_postings(side) for side in (source, target)]
    weights: dict[int, dict[int, float]] = defaultdict(lambda: defaultdict(float))
    for key, ours in postings[0].items():
        theirs = postings[1].get(key, ())
        if len(ours) <= RARE and 0 < len(theirs) <= RARE:
            for i in ours:
                for j in theirs:
                    weights[i][j] += 1.0 / (len(ours) * len(theirs))
    return tuple(point for i in sorted(weights) for point in _strongest(i, weights[i]))


def _strongest(i: int, weights: dict[int, float]) -> Iterator[Point]:
    kept = sorted(weights.items(), key=lambda found: (-found[1], found[0]))[:STRONGEST]
    return ((i, j, weight) for j, weight in sorted(kept))


def _postings(side: Words) -> dict[str, list[int]]:
    """The sentences that hold each key."""
    found: dict[str, list[int]] = defaultdict(list)
    for position, words in enumerate(side):
        for key in sorted({key for word in words for key in word.keys}):
            found[key].append(position)
    return found


def _on_line(before: tuple[int, int], after: tuple[int, int], at: int) -> int:
    """The target sentence on the straight line between two anchors."""
    share = (at - before[0]) / max(1, after[0] - before[0])
    return round(before[1] + share * (after[1] - before[1]))
