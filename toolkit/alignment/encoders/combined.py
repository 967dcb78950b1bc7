"""Several encoders at once: their evidence added up, and toned down, since they see the same texts."""

import math
from collections.abc import Mapping, Sequence
from functools import cached_property
from typing import TYPE_CHECKING

from toolkit.alignment.encoders.interface import Encoder, Evidence, Size, Unit

if TYPE_CHECKING:
    from toolkit.alignment.encoders.interface import Table


class CombinedEncoder:
    """Compares sentences by what several encoders find."""

    def __init__(self, encoders: Sequence[Encoder]) -> None:
        self._encoders = tuple(encoders)

    @cached_property
    def name(self) -> str:
        """The names of all, joined as they were asked for."""
        return "+".join(encoder.name for encoder in self._encoders)

    def evidence(self, source: Sequence[Unit], target: Sequence[Unit], largest: int) -> "CombinedEvidence":
        """The evidence between two documents, for groups of up to `largest` sentences. Raises as the encoders do."""
        return CombinedEvidence([encoder.evidence(source, target, largest) for encoder in self._encoders])


class CombinedEvidence:
    """The sum of several evidences, each divided by the root of their number.

    Independent evidence would add up as it is, wholly dependent evidence be averaged. With multilingual-e5-small (four
    bits) for a model: strict and null F1 on sixty news documents (NTREX-128 with injected omissions), and strict F1 on
    one of Hansard. Lexicon: .923, .782, .921; model: .912, .724, .967; sum: .940, .851, .938; mean: .930, .798, .967;
    this: .931, .812, .964.
    """

    def __init__(self, parts: Sequence[Evidence]) -> None:
        self._parts = tuple(parts)

    def tables(self, sources: range, targets: range, sizes: Sequence[Size]) -> "Mapping[Size, Table]":
        """See `toolkit.alignment.encoders.interface.Evidence.tables`."""
        import numpy as np

        weight = np.float32(1.0 / math.sqrt(len(self._parts)))
        first, *others = (part.tables(sources, targets, sizes) for part in self._parts)
        return {size: weight * sum((other[size] for other in others), start=first[size]) for size in sizes}
