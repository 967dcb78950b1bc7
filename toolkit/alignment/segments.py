"""Where two alignments of one source agree to cut."""

from collections.abc import Sequence

from toolkit.model import Bead

Segment = tuple[tuple[int, ...], tuple[int, ...]]


def common_segments(first: Sequence[Bead], second: Sequence[Bead]) -> list[Segment]:
    """The finest segments that no bead of either alignment crosses: target sentences of the first and of the second.

    Both alignments share their source. Every target sentence stands in exactly one segment; one that no source
    sentence answers stays with the sentences before it (or, at the very start, after it).
    """
    end_of: dict[int, int] = {}
    for bead in (*first, *second):
        for index in bead.source:
            end_of[index] = max(end_of.get(index, index), bead.source[-1])
    # Each source sentence belongs to the segment that opened at the last cut before it.
    segment_of: dict[int, int] = {}
    segment, reach = -1, -1
    for index in sorted(end_of):
        if index > reach:
            segment += 1
        reach = max(reach, end_of[index])
        segment_of[index] = segment
    sides = [[list[int]() for _ in range(max(segment + 1, 1))] for _ in range(2)]
    for side, beads in zip(sides, (first, second), strict=True):
        current = 0
        for bead in beads:
            current = segment_of[bead.source[0]] if bead.source else current
            side[current].extend(bead.target)
    return [(tuple(mine), tuple(theirs)) for mine, theirs in zip(*sides, strict=True) if mine or theirs]
