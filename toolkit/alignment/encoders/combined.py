"""Several encoders at once: the mean of what they find."""

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
    """The mean of several evidences.

    Independent evidence would add up; but encoders look at the same words, and what both find must not count twice.
    Measured with multilingual-e5-small (in four bits) for a model, strict and null F1 on sixty news documents
    (NTREX-128 with injected omissions), and strict F1 on one of Hansard: lexicon .967, .904, .962; model .951, .855,
    .971; their sum .976, .947, .969; their mean .983, .955, .987. On twenty news documents that had no part in the
    choice: lexicon .983, .935; model .977, .935; mean 1.0, 1.0. A model much weaker than the lexicon does harm: one
    made of the dictionary alone brings the sixty to .945, .839.
    """

    def __init__(self, parts: Sequence[Evidence]) -> None:
        self._parts = tuple(parts)

    def tables(self, sources: range, targets: range, sizes: Sequence[Size]) -> "Mapping[Size, Table]":
        """See `toolkit.alignment.encoders.interface.Evidence.tables`."""
        import numpy as np

        first, *others = (part.tables(sources, targets, sizes) for part in self._parts)
        share = np.float32(1.0 / len(self._parts))
        return {size: share * sum((other[size] for other in others), start=first[size]) for size in sizes}
