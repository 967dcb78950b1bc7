"""The heaviest chain of points that runs forward in both documents."""

from collections.abc import Iterable, Sequence
from itertools import groupby

Point = tuple[int, int, float]
"""A source sentence, a target sentence, and a weight."""

NONE = -1
"""The number of no point."""


class HeaviestBefore:
    """The heaviest chain, and the number of its last point, among those that end before a place (a Fenwick tree)."""

    def __init__(self, places: int) -> None:
        self._best: list[tuple[float, int]] = [(0, NONE)] * (places + 1)

    def add(self, place: int, weight: float, number: int) -> None:
        """A chain that ends at `place` with the point `number`."""
        node = place + 1
        while node < len(self._best):
            self._best[node] = max(self._best[node], (weight, number))
            node += node & -node

    def before(self, place: int) -> tuple[float, int]:
        """Weight and last point of the heaviest that ends before `place`; of two as heavy, that of the later point."""
        best: tuple[float, int] = (0, NONE)
        node = place
        while node > 0:
            best = max(best, self._best[node])
            node -= node & -node
        return best


def heaviest_chain(points: Sequence[Point]) -> list[tuple[int, int]]:
    """The chain that weighs most and in which each point is beyond the one before it on both sides.

    `points` are ordered by source sentence.
    """
    heaviest = HeaviestBefore(max((j for _, j, _ in points), default=0) + 1)
    previous: list[int] = []
    last, most = NONE, 0.0
    for _, row in groupby(enumerate(points), key=lambda entry: entry[1][0]):
        reached = [(number, j, weight, *heaviest.before(j)) for number, (_, j, weight) in row]
        for number, j, weight, before, from_point in reached:
            previous.append(from_point)
            heaviest.add(j, before + weight, number)
            if before + weight > most:
                last, most = number, before + weight
    return [points[number][:2] for number in _followed(previous, last)][::-1]


def _followed(previous: Sequence[int], last: int) -> Iterable[int]:
    while last != NONE:
        yield last
        last = previous[last]
