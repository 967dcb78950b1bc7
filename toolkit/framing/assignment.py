"""The best one-to-one assignment of a small matrix (Hungarian method, after Jonker & Volgenant 1987)."""

from collections.abc import Sequence
from math import inf


def assign(scores: Sequence[Sequence[float]]) -> list[tuple[int, int]]:
    """The pairs (row, column) of positive score whose total is highest, no row or column twice, ordered by row."""
    if not scores or not scores[0]:
        return []
    if len(scores) > len(scores[0]):
        return sorted((row, column) for column, row in assign(list(zip(*scores, strict=True))))
    rows, columns = len(scores), len(scores[0])
    row_potential, column_potential = [0.0] * (rows + 1), [0.0] * (columns + 1)
    taken_by = [0] * (columns + 1)  # rows and columns count from 1; column 0 holds the row that seeks a place
    for row in range(1, rows + 1):
        taken_by[0] = row
        column = 0
        slack, came_from, done = [inf] * (columns + 1), [0] * (columns + 1), [False] * (columns + 1)
        while taken_by[column]:
            done[column] = True
            here, step, following = taken_by[column], inf, 0
            for other in range(1, columns + 1):
                if done[other]:
                    continue
                cost = -max(scores[here - 1][other - 1], 0.0) - row_potential[here] - column_potential[other]
                if cost < slack[other]:
                    slack[other], came_from[other] = cost, column
                if slack[other] < step:
                    step, following = slack[other], other
            for other in range(columns + 1):
                if done[other]:
                    row_potential[taken_by[other]] += step
                    column_potential[other] -= step
                else:
                    slack[other] -= step
            column = following
        while column:
            taken_by[column] = taken_by[came_from[column]]
            column = came_from[column]
    pairs = ((taken_by[column] - 1, column - 1) for column in range(1, columns + 1) if taken_by[column])
    return sorted((row, column) for row, column in pairs if scores[row][column] > 0)
