"""Alignment of the bundled corpora, sentences as given, against their gold beads.

Strict F1 as the field scores it: a bead counts when it is identical to a gold bead; precision counts nulls, recall does
not. The least figures lie a margin below what was measured; they are there to notice what breaks.
"""

import json
import os
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

from toolkit.model import Alignment

Aligned = Callable[..., Alignment]
Bead = tuple[tuple[int, ...], tuple[int, ...]]

CORPORA = Path(__file__).resolve().parents[2] / "corpora"

LEAST = {
    "apartment-presale-refunds": 0.75,
    "chip-tool-curbs": 0.90,
    "county-marathon": 0.85,
    "deep-sea-cable-row": 0.40,
    "drone-delivery-permit": 0.75,
    "estate-lift-dispute": 0.85,
    "glacier-lake-warning": 0.90,
    "hospital-flu-season": 0.85,
    "housing-vacancy-tax": 0.85,
    "solar-tariff-ruling": 0.90,
    "strait-ferry-talks": 0.85,
    "vaccine-trial-dispute": 0.85,
}


def gold_and_found(slug: str, aligned: Aligned) -> tuple[set[Bead], set[Bead]]:
    gold: dict[str, Any] = json.loads((CORPORA / slug / "gold.json").read_text(encoding="utf-8"))
    source, target = gold["direction"].split("-")
    texts, paragraphs = [], []
    for side in (source, target):
        text = (CORPORA / slug / f"{side}.txt").read_text(encoding="utf-8")
        spans = gold["sentences"][side]
        texts.append([text[span["start"] : span["end"]] for span in spans])
        paragraphs.append([span["paragraph"] for span in spans])
    found = aligned(*texts, source, paragraphs)
    return (
        {(tuple(bead[source]), tuple(bead[target])) for bead in gold["beads"]},
        {(bead.source, bead.target) for bead in found.beads},
    )


def strict_f1(gold: set[Bead], found: set[Bead]) -> float:
    answered = {bead for bead in gold if bead[0] and bead[1]}
    precision, recall = len(gold & found) / len(found), len(answered & found) / len(answered)
    return 2 * precision * recall / (precision + recall) if precision + recall else 0.0


def test_every_corpus_has_a_least_figure() -> None:
    assert set(LEAST) == {path.parent.name for path in CORPORA.glob("*/gold.json")}


@pytest.mark.parametrize("slug", sorted(LEAST))
def test_strict_f1(slug: str, aligned: Aligned) -> None:
    gold, found = gold_and_found(slug, aligned)
    assert strict_f1(gold, found) >= LEAST[slug], sorted(gold ^ found)


def test_same_alignment_in_every_process() -> None:
    """The order in which a process walks through its sets must not show."""
    versions = [str(CORPORA / "deep-sea-cable-row" / name) for name in ("zh.txt", "en.txt")]
    command = [sys.executable, "-m", "toolkit", "align", *versions, "--format", "json"]
    seen = {
        subprocess.run(command, env={**os.environ, "PYTHONHASHSEED": seed}, capture_output=True, check=True).stdout
        for seed in "123"
    }
    assert len(seen) == 1
