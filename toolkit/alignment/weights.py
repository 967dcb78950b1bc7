"""What each sign of a translation weighs: the parameters of a log-linear model, fitted to gold alignments.

A chain of beads is scored by a sum of weighted signs, and its probability among all chains is in proportion to the
exponential of that sum (a conditional random field: Lafferty, McCallum and Pereira 2001). `weights.json` holds the
weights and says on which data and by which command they were fitted.
"""

import json
from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache
from importlib.resources import files

from toolkit.model import Language

Sides = Mapping[Language, Mapping[str, float]]
"""Weights by the language of the sentence that they look at."""


@dataclass(frozen=True, slots=True)
class Weights:
    """Natural logarithms of likelihood, each for one of what its name says.

    `tokens` has, for each language and kind of token ("word"): "hit", for a token that has a counterpart in the other
    group; "surprisal", times minus the logarithm of the chance of one; "again", times the same for each further
    sentence of the group with a counterpart; "miss", for a token that has none there; "strange", for one that has none
    in the whole document. `sizes` are those of a bead ("1-2": one Chinese sentence, two English ones), `length` those
    of the deviation from the expected length (`toolkit.alignment.length`) and of its square, `paragraph` that of a
    paragraph break within a bead. `joints` are those of two sentences that share a bead, by how the first one ends
    (`toolkit.alignment.joints`). `nulls` are those of a sentence that stands alone: "one" for each, "length" times the
    logarithm of its length against a usual one, and how it ends. `shares` says how the beads of the fitting data were
    shared out among the kinds of `toolkit.alignment.priors`.
    """

    tokens: Mapping[Language, Mapping[str, Mapping[str, float]]]
    sizes: Mapping[str, float]
    length: Mapping[str, float]
    paragraph: float
    joints: Sides
    nulls: Sides
    shares: Mapping[str, float]


@cache
def load_weights() -> Weights:
    """The weights that are part of this package."""
    data = json.loads(files("toolkit.alignment").joinpath("weights.json").read_text(encoding="utf-8"))
    return Weights(**data["weights"])
