"""Priors by kind of bead."""

import math
from typing import get_args

import pytest
from hypothesis import given
from hypothesis import strategies as st

from toolkit.alignment.priors import USUAL_BEADS, Kind, Priors, kind_of, load_priors
from toolkit.alignment.scores import LARGEST
from toolkit.alignment.search import MOVES
from toolkit.alignment.weights import Weights, load_weights
from toolkit.model import Language

KINDS: tuple[Kind, ...] = get_args(Kind)
LANGUAGES: tuple[Language, ...] = ("zh", "en")

WEIGHTS = Weights(
    tokens={},
    sizes={},
    length={},
    paragraph=0.0,
    joints={},
    nulls={},
    shares={"1-1": 0.5, "1-n": 0.2, "n-1": 0.1, "n-n": 0.05, "1-0": 0.12, "0-1": 0.03},
)


def test_every_move_is_of_a_kind() -> None:
    kinds = {size: kind_of(size) for size in MOVES}
    assert len(kinds) == LARGEST**2 + 2
    assert set(kinds.values()) == set(KINDS)
    assert [kinds[size] for size in ((1, 1), (1, 4), (3, 1), (2, 2), (1, 0), (0, 1))] == [
        "1-1",
        "1-n",
        "n-1",
        "n-n",
        "source-null",
        "target-null",
    ]


@pytest.mark.parametrize("language", LANGUAGES)
def test_usual_shares_have_no_bonus(language: Language) -> None:
    priors = load_priors(load_weights(), language)
    assert set(priors.usual) == set(KINDS)
    assert sum(priors.usual.values()) == pytest.approx(1.0, abs=1e-3)
    assert [priors.bonus(kind) for kind in KINDS] == [0.0] * len(KINDS)


def test_shares_are_read_from_the_source() -> None:
    chinese, english = load_priors(WEIGHTS, "zh").usual, load_priors(WEIGHTS, "en").usual
    assert chinese == {"1-1": 0.5, "1-n": 0.2, "n-1": 0.1, "n-n": 0.05, "source-null": 0.12, "target-null": 0.03}
    assert english == {"1-1": 0.5, "1-n": 0.1, "n-1": 0.2, "n-n": 0.05, "source-null": 0.03, "target-null": 0.12}


COUNTS = st.fixed_dictionaries({kind: st.integers(0, 5_000).map(lambda tenths: tenths / 10) for kind in KINDS})


@given(COUNTS)
def test_adapted_shares_lie_between_the_usual_and_the_document(counts: dict[Kind, float]) -> None:
    priors = load_priors(WEIGHTS, "zh")
    adapted = priors.adapted(counts)
    assert sum(adapted.shares.values()) == pytest.approx(1.0)
    assert adapted.usual == priors.usual
    total = sum(counts.values())
    for kind in KINDS:
        own = counts[kind] / total if total else priors.usual[kind]
        assert min(own, priors.usual[kind]) - 1e-9 <= adapted.shares[kind] <= max(own, priors.usual[kind]) + 1e-9
        assert math.isfinite(adapted.bonus(kind))
        if kind != "n-n" and abs(own - priors.usual[kind]) > 1e-6 and total:
            assert (adapted.bonus(kind) > 0) == (own > priors.usual[kind])


def test_adapted_by_hand() -> None:
    counts: dict[Kind, float] = dict.fromkeys(KINDS, 0.0) | {"1-n": USUAL_BEADS}
    adapted = load_priors(WEIGHTS, "zh").adapted(counts)
    assert adapted.shares["1-n"] == pytest.approx(0.6)
    assert adapted.shares["1-1"] == pytest.approx(0.25)
    assert adapted.bonus("1-n") == pytest.approx(math.log(3.0))
    assert adapted.bonus("1-1") == pytest.approx(math.log(0.5))


def test_a_longer_document_is_believed_more() -> None:
    priors = load_priors(WEIGHTS, "zh")
    short, long = (
        priors.adapted(dict.fromkeys(KINDS, 0.0) | {"1-1": count}).bonus("source-null") for count in (10.0, 1_000.0)
    )
    assert long < short < 0.0


def test_many_to_many_is_never_adapted() -> None:
    usual = dict.fromkeys(KINDS, 0.1)
    assert Priors(usual, dict.fromkeys(KINDS, 0.5)).bonus("n-n") == 0.0
    assert Priors(usual, dict.fromkeys(KINDS, 0.5)).bonus("1-n") == pytest.approx(math.log(5.0))
