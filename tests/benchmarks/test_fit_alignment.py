"""Fitting the aligner's weights: its gradient against finite differences, and that fitting helps."""

from pathlib import Path
from typing import TYPE_CHECKING

import numpy as np
import pytest

from toolkit.alignment.encoders import Unit
from toolkit.alignment.encoders.lexicon import LexiconEncoder
from toolkit.alignment.scores import LARGEST, Scores
from toolkit.alignment.search import MOVES
from toolkit.alignment.weights import load_weights
from toolkit.language.dictionary import load_dictionary
from toolkit.language.words import words

pytest.importorskip("scipy", reason="needs the dependency group fit")

from tests.benchmarks.fit_alignment import (
    PATHS,
    START,
    Part,
    fit,
    flat,
    in_order,
    parts_of,
    shares_of,
    tree,
    weights_of,
)
from toolkit.model import Bead, Language, Sentence

if TYPE_CHECKING:
    from numpy import float64
    from numpy.typing import NDArray

    Vector = NDArray[float64]

LANGUAGES: tuple[Language, Language] = ("zh", "en")

CHINESE = (
    "新城港口周一恢复作业。",
    "渔民担心牡蛎会死。",
    "积压的集装箱约有2.4万个，",
    "局长林志远否认了。",
    "运费上涨百分之十二。",
)
ENGLISH = (
    "The port of Xincheng resumed work on Monday.",
    "About 24,000 containers had piled up.",
    "The director, Lin Zhiyuan, denied it.",
    "Freight rates rose.",
    "They are 12 percent higher.",
)
GOLD = "[0]:[0]\n[1]:[]\n[2]:[1]\n[3]:[2]\n[4]:[3, 4]\n"


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    """Two short documents, the second a part of the first."""
    for name, first, gold in (("a", 0, GOLD), ("b", 2, "[0]:[0]\n[1]:[1]\n[2]:[2, 3]\n")):
        for suffix, lines in ((".zh", CHINESE[first:]), (".en", ENGLISH[max(0, first - 1) :])):
            (tmp_path / f"{name}{suffix}").write_text("".join(f"{line}\n" for line in lines), encoding="utf-8")
        (tmp_path / f"{name}.gold").write_text(gold, encoding="utf-8")
    return tmp_path


def start() -> "Vector":
    return np.array([value for _, value in flat(START)])


def test_tree_is_the_inverse_of_flat() -> None:
    values = [float(number) for number in range(len(PATHS))]
    assert [value for _, value in flat(tree(values))] == values
    assert [path for path, _ in flat(tree(values))] == PATHS
    assert tree(start().tolist()) == START


def test_what_is_fitted_is_what_the_package_holds() -> None:
    """The same tree, so that no weight is left out; shares are counted, not fitted."""
    held = load_weights()
    given = {name: getattr(held, name) for name in START}
    assert sorted(path for path, _ in flat(given)) == sorted(PATHS)
    assert weights_of(start().tolist()).sizes == START["sizes"]


def test_signs_add_up_to_what_the_aligner_scores(folder: Path) -> None:
    part, dictionary = next(parts_of(folder)), load_dictionary()
    held = dict(flat({name: getattr(load_weights(), name) for name in START}))
    values = np.array([held[path] for path in PATHS])
    sides = [
        ([Sentence(i, text, 0, len(text), i) for i, text in enumerate(texts)], language)
        for texts, language in ((CHINESE, LANGUAGES[0]), (ENGLISH, LANGUAGES[1]))
    ]
    units = [
        [Unit(sentence.text, language, words(sentence.text, language, dictionary)) for sentence in sentences]
        for sentences, language in sides
    ]
    evidence = LexiconEncoder().evidence(units[0], units[1], LARGEST)
    scores = Scores(evidence, sides[0][0], sides[1][0], "zh", load_weights())
    for size, table in scores.tables(range(5), range(5)).items():
        np.testing.assert_allclose(np.tensordot(values, part.tables[size], 1), table, atol=1e-3)
    np.testing.assert_allclose(values @ part.source_nulls, scores.source_nulls, atol=1e-6)
    np.testing.assert_allclose(values @ part.target_nulls, scores.target_nulls, atol=1e-6)


def test_parts_and_their_gold(folder: Path) -> None:
    values = start()
    parts = list(parts_of(folder))
    assert [(part.sources, part.targets, len(part.gold)) for part in parts] == [(5, 5, 4), (3, 4, 3)]
    assert parts[0].source_alone.tolist() == [0.0, 1.0, 0.0, 0.0, 0.0]
    assert all(part.gain(values)[0] < 0.0 for part in parts)
    assert all(size in MOVES for part in parts for _, _, size in part.gold)


def test_gradient_equals_finite_differences(folder: Path) -> None:
    part = next(parts_of(folder))
    random = np.random.default_rng(4)
    values = start() + 0.1 * random.standard_normal(len(PATHS))
    _, growth = part.gain(values)
    for _ in range(5):
        step = 0.01 * random.standard_normal(len(PATHS))
        numeric = part.gain(values + step)[0] - part.gain(values - step)[0]
        assert numeric == pytest.approx(2 * float(growth @ step), rel=0.01, abs=1e-3)
    told = {path: growth[at] for at, path in enumerate(PATHS)}
    for path in (
        ("sizes", "1-2"),
        ("nulls", "zh", "one"),
        ("tokens", "zh", "word", "hit"),
        ("joints", "en", "terminal"),
    ):
        step = np.array([0.01 * (each == path) for each in PATHS])
        numeric = (part.gain(values + step)[0] - part.gain(values - step)[0]) / 0.02
        assert numeric == pytest.approx(told[path], rel=0.02, abs=2e-3), path


def test_fitting_makes_the_gold_likelier(folder: Path, capsys: pytest.CaptureFixture[str]) -> None:
    parts = [(part, 1.0) for part in parts_of(folder)]
    fitted = fit(parts, rounds=5)
    assert capsys.readouterr().out.startswith("2 parts, ")
    before, after = (sum(part.gain(values)[0] for part, _ in parts) for values in (start(), fitted))
    assert before < after - 0.5
    assert after < 0.0
    shares = shares_of(parts, fitted)
    assert sum(shares.values()) == pytest.approx(1.0, abs=1e-3)
    assert shares["1-0"] > shares["0-1"] and shares["1-n"] > shares["n-1"]


def test_a_part_counts_as_often_as_its_share(folder: Path) -> None:
    first, second = parts_of(folder)
    twice, double = fit([(first, 1.0), (first, 1.0), (second, 1.0)], 3), fit([(first, 2.0), (second, 1.0)], 3)
    np.testing.assert_allclose(twice, double, atol=1e-3)


def test_moved_beads_are_left_out_of_the_chain() -> None:
    beads = [Bead((0,), (3,), 1.0), Bead((1,), (0,), 1.0), Bead((2, 3), (1,), 1.0), Bead((4,), (), 1.0)]
    assert in_order(beads) == [beads[1], beads[2]]


def test_a_blank_line_is_a_null(folder: Path) -> None:
    lines = (folder / "a.zh").read_text(encoding="utf-8").splitlines()
    lines[1] = ""
    (folder / "a.zh").write_text("".join(f"{line}\n" for line in lines), encoding="utf-8")
    part: Part = next(parts_of(folder))
    for values in (start(), -start()):
        gain, growth = part.gain(values)
        assert -1e3 < gain < 0.0
        assert np.abs(growth).max() < 1e3
