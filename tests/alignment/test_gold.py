"""Alignment of the bundled corpora against their gold beads: sentences as given, and from the raw text.

The least figures lie a margin below what was measured; they are there to notice what breaks.
"""

import json
import os
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

from toolkit.alignment.evaluation import Counts, count
from toolkit.model import Alignment, Bead

Aligned = Callable[..., Alignment]

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


def counted(slug: str, aligned: Aligned) -> Counts:
    """What agrees, read from the original to the translation."""
    gold: dict[str, Any] = json.loads((CORPORA / slug / "gold.json").read_text(encoding="utf-8"))
    source, target = gold["direction"].split("-")
    texts, paragraphs = [], []
    for side in (source, target):
        text = (CORPORA / slug / f"{side}.txt").read_text(encoding="utf-8")
        spans = gold["sentences"][side]
        texts.append([text[span["start"] : span["end"]] for span in spans])
        paragraphs.append([span["paragraph"] for span in spans])
    found = aligned(*texts, source, paragraphs)
    return count([Bead(tuple(bead[source]), tuple(bead[target]), 1.0) for bead in gold["beads"]], found.beads)


def test_every_corpus_has_a_least_figure() -> None:
    assert set(LEAST) == {path.parent.name for path in CORPORA.glob("*/gold.json")}


@pytest.mark.parametrize("slug", sorted(LEAST))
def test_strict_f1(slug: str, aligned: Aligned) -> None:
    counts = counted(slug, aligned)
    assert counts.strict.f1 >= LEAST[slug], counts


def test_total_from_the_raw_text() -> None:
    """Cut by our own splitter, which does not quite agree with the gold on what is a sentence."""
    command = [sys.executable, "-m", "toolkit", "evaluate", "alignment", str(CORPORA), "--format", "json"]
    run = subprocess.run(command, capture_output=True, check=True, encoding="utf-8")
    [folder] = json.loads(run.stdout)["folders"]
    assert [document["name"] for document in folder["documents"]] == sorted(LEAST)
    figures, kinds = folder["total"]["figures"], folder["total"]["kinds"]
    # What the gold holds, whatever was found: 294 beads.
    assert sum(tally["gold"] for name, tally in kinds.items() if name != "moved") == 294
    assert kinds["moved"]["gold"] == 11
    assert figures["strict_f1"] >= 0.85
    assert figures["lax_f1"] >= 0.92
    assert figures["null_f1"] >= 0.70
    assert folder["total"]["calibration"]["error"] <= 0.15


def test_same_alignment_in_every_process() -> None:
    """The order in which a process walks through its sets must not show."""
    versions = [str(CORPORA / "deep-sea-cable-row" / name) for name in ("zh.txt", "en.txt")]
    command = [sys.executable, "-m", "toolkit", "align", *versions, "--format", "json"]
    seen = {
        subprocess.run(command, env={**os.environ, "PYTHONHASHSEED": seed}, capture_output=True, check=True).stdout
        for seed in "123"
    }
    assert len(seen) == 1
