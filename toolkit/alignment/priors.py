"""How beads of each kind are shared out in a document: what its own first search tells, held back by what is usual.

Novels merge sentences, features leave them out, parliamentary records do neither; one fixed prior serves none of them.
"""

import math
from collections.abc import Mapping
from dataclasses import dataclass
from typing import Literal

from toolkit.alignment.encoders.interface import Size
from toolkit.alignment.weights import Weights
from toolkit.model import Language

Kind = Literal["1-1", "1-n", "n-1", "n-n", "source-null", "target-null"]

SOURCE_NULL: Size = (1, 0)
TARGET_NULL: Size = (0, 1)

USUAL_BEADS = 30.0
"""How many beads of the usual shares a document's own beads are weighed against."""


def kind_of(size: Size) -> Kind:
    """The kind of beads that a size belongs to."""
    match size:
        case (1, 1):
            return "1-1"
        case (1, 0):
            return "source-null"
        case (0, 1):
            return "target-null"
        case (1, _):
            return "1-n"
        case (_, 1):
            return "n-1"
        case _:
            return "n-n"


@dataclass(frozen=True, slots=True)
class Priors:
    """`usual` shares of all beads by kind, with which the weights were fitted, and those that this document has."""

    usual: Mapping[Kind, float]
    shares: Mapping[Kind, float]

    def bonus(self, kind: Kind) -> float:
        """What a bead of this kind scores more, in natural logarithms, than the weights say.

        Beads of several sentences on both sides are too rare for one document to tell how rare.
        """
        if kind == "n-n":
            return 0.0
        return math.log(self.shares[kind] / self.usual[kind])

    def adapted(self, expected: Mapping[Kind, float]) -> "Priors":
        """These priors for a document that is expected to hold so many beads of each kind."""
        total = sum(expected.values()) + USUAL_BEADS
        shares = {kind: (expected[kind] + USUAL_BEADS * usual) / total for kind, usual in self.usual.items()}
        return Priors(self.usual, shares)


def load_priors(weights: Weights, language: Language) -> Priors:
    """The usual priors, where `language` is the source's."""
    shares = weights.shares
    usual: dict[Kind, float] = {
        "1-1": shares["1-1"],
        "1-n": shares["1-n" if language == "zh" else "n-1"],
        "n-1": shares["n-1" if language == "zh" else "1-n"],
        "n-n": shares["n-n"],
        "source-null": shares["1-0" if language == "zh" else "0-1"],
        "target-null": shares["0-1" if language == "zh" else "1-0"],
    }
    return Priors(usual, usual)
