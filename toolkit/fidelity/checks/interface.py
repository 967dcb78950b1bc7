"""The seam of fidelity checks: a bead becomes findings."""

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Protocol

from toolkit.model import BeadText, Finding


@dataclass(frozen=True, slots=True)
class Example:
    """A pair on which a check must fire, or must stay silent; an empty side makes it a null bead.

    Every check carries examples of both kinds, and the tests run them.
    """

    source: str
    target: str
    fires: bool


class Check(Protocol):
    """One check; implementations stand in `toolkit.fidelity.checks.CHECKS`."""

    @property
    def name(self) -> str:
        """The slug that findings, settings and suppressions use."""
        ...

    @property
    def examples(self) -> tuple[Example, ...]:
        """Pairs on which the check fires, and pairs on which it stays silent."""
        ...

    def find(self, bead: BeadText) -> Iterator[Finding]:
        """What is wrong or notable in a bead, spans counted in the documents."""
        ...
