"""Ladders: the beads of two texts that are cut into sentences, in the form of gold files.

A line is a bead, ``[0]:[0, 1]``: the sentences of the first text, then those of the second, counted from 0; ``[]`` for
nothing. The beads may stand in any order, and so may the sentences of a bead, which are read in the order of the text.
"""

import re
from collections.abc import Iterable, Sequence

from toolkit.errors import UnreadableError
from toolkit.model import Bead
from toolkit.reading.lines import read_lines
from toolkit.reading.source import Source, source_name
from toolkit.settings import ReadingSettings

_RUNG = re.compile(r"\s*\[([\d,\s]*)\]\s*:\s*\[([\d,\s]*)\]\s*", re.ASCII)

Placed = tuple[str, Bead]
"""A bead, and how messages call the place where it stands."""


def read_ladder(
    path: Source, settings: ReadingSettings | None = None, sizes: tuple[int, int] | None = None
) -> tuple[Bead, ...]:
    """The beads of a ladder file; blank lines are passed over, and the file is taken to be sure of all beads.

    `sizes` are the numbers of sentences of both texts. Raises `UnreadableError`, naming the line, for what is no bead,
    for a sentence in two beads and, where `sizes` are known, for one that does not exist or stands in none; and as
    `read_lines` does.
    """
    name = source_name(path)
    beads = []
    for number, line in enumerate(read_lines(path, settings), 1):
        if line.strip():
            place = f"line {number}"
            beads.append((place, _bead(line, f"{name}, {place}")))
    check_beads(beads, name, sizes)
    return tuple(bead for _, bead in beads)


def check_beads(beads: Sequence[Placed], name: str, sizes: tuple[int, int] | None) -> None:
    """Raises `UnreadableError` unless every sentence stands in one bead; without `sizes`, in one at most."""
    for side, number in enumerate(("first", "second")):
        seen: dict[int, str] = {}
        for place, bead in beads:
            for index in (bead.source, bead.target)[side]:
                if sizes and not 0 <= index < sizes[side]:
                    raise UnreadableError(
                        f"{name}, {place}: the {number} text has no sentence {index}, for it has {sizes[side]}, "
                        "counted from 0. Check that texts and beads belong together."
                    )
                if index in seen:
                    raise UnreadableError(
                        f"{name}, {place}: sentence {index} of the {number} text stands in {seen[index]} already. "
                        "Put every sentence into one bead."
                    )
                seen[index] = place
        if sizes and len(seen) < sizes[side]:
            missing = next(index for index in range(sizes[side]) if index not in seen)
            alone = f"[]:[{missing}]" if side else f"[{missing}]:[]"
            raise UnreadableError(
                f"{name}: sentence {missing} of the {number} text stands in no bead. Put every sentence into one; "
                f"{alone} says that nothing answers it."
            )


def _bead(line: str, place: str) -> Bead:
    rung = _RUNG.fullmatch(line)
    try:
        source, target = (_indices(side.split(",")) for side in rung.groups()) if rung else ((), ())
    except ValueError:
        source, target = (), ()
    if not source and not target:
        raise UnreadableError(
            f"{place}: {line.strip()[:60]!r} is not a bead. Write [0]:[0, 1], the sentences of the first text and "
            "those of the second, counted from 0, with [] for nothing on one side."
        )
    return Bead(source, target, 1.0)


def _indices(cells: Iterable[str]) -> tuple[int, ...]:
    given = list(cells)
    return () if [cell.strip() for cell in given] == [""] else tuple(sorted(map(int, given)))
