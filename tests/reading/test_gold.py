import json
from itertools import pairwise
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from toolkit.errors import UnreadableError
from toolkit.model import Bead
from toolkit.reading.gold import Gold, read_gold, solid_spans

CORPORA = Path(__file__).resolve().parents[2] / "corpora"

REPORT: dict[str, Any] = {
    "sentences": {
        "zh": [{"start": 0, "end": 3}, {"start": 5, "end": 9}],
        "en": [{"start": 0, "end": 4}, {"start": 5, "end": 9}],
    },
    "beads": [{"zh": [0], "en": [1], "moved": True}, {"zh": [1], "en": []}, {"zh": [], "en": [0]}],
}
HEADER = "slug\tzh\ten\tgold\tdirection\n"


def ladder_folder(folder: Path, gold: str = "[0]:[0]\n[1]:[]\n") -> Path:
    (folder / "b.zh").write_text("雨停了。\n路干了。\n", encoding="utf-8")
    (folder / "b.en").write_text("The rain stopped.\n", encoding="utf-8")
    (folder / "b.gold").write_text(gold, encoding="utf-8")
    return folder


def corpus(folder: Path, rows: str = "one\tzh.txt\ten.txt\tgold.json\ten-zh\n", **changes: Any) -> Path:
    (folder / "zh.txt").write_text("标题。\n\n雨停了。\n", encoding="utf-8")
    (folder / "en.txt").write_text("Dry. Wet.\n", encoding="utf-8")
    (folder / "gold.json").write_text(json.dumps(REPORT | changes), encoding="utf-8")
    (folder / "manifest.tsv").write_text(HEADER + rows, encoding="utf-8")
    return folder


def test_ladders(tmp_path: Path) -> None:
    for name in ("zh", "en", "gold"):
        (tmp_path / f"a.1.{name}").write_text({"zh": "好。", "en": "Good.", "gold": "[0]:[0]"}[name], encoding="utf-8")
    (tmp_path / "notes.txt").write_text("no matter", encoding="utf-8")
    assert read_gold(ladder_folder(tmp_path)) == (
        Gold("a.1", tmp_path / "a.1.zh", tmp_path / "a.1.en", tmp_path / "a.1.gold", (Bead((0,), (0,), 1.0),)),
        Gold(
            "b", tmp_path / "b.zh", tmp_path / "b.en", tmp_path / "b.gold", (Bead((0,), (0,), 1.0), Bead((1,), (), 1.0))
        ),
    )


def test_corpus(tmp_path: Path) -> None:
    assert read_gold(corpus(tmp_path)) == (
        Gold(
            "one",
            tmp_path / "zh.txt",
            tmp_path / "en.txt",
            tmp_path / "gold.json",
            (Bead((0,), (1,), 1.0, moved=True), Bead((1,), (), 1.0), Bead((), (0,), 1.0)),
            "en-zh",
            (((0, 3), (3, 7)), ((0, 4), (4, 8))),
        ),
    )


def test_our_corpora() -> None:
    golds = read_gold(CORPORA)
    assert [gold.name for gold in golds] == sorted(path.parent.name for path in CORPORA.glob("*/gold.json"))
    assert {gold.direction for gold in golds} == {"zh-en", "en-zh"}
    for gold in golds:
        assert gold.spans is not None
        for path, spans in zip((gold.zh, gold.en), gold.spans, strict=True):
            solid = "".join(path.read_text(encoding="utf-8").split())
            edges = [edge for span in spans for edge in span]
            assert edges[1:-1:2] == edges[2::2]  # each sentence ends where the next begins
            assert (edges[0], edges[-1]) == (0, len(solid))


@pytest.mark.parametrize(
    ("gold", "message"),
    [
        ("[0]:[0]\n[1]:[1]\n", r"b\.gold, line 2: the second text has no sentence 1, for it has 1"),
        ("[0]:[0]\n", r"b\.gold: sentence 1 of the first text stands in no bead"),
        ("[0]:[0]\nx\n", r"b\.gold, line 2: 'x' is not a bead"),
    ],
)
def test_ladders_that_do_not_fit(tmp_path: Path, gold: str, message: str) -> None:
    with pytest.raises(UnreadableError, match=message):
        read_gold(ladder_folder(tmp_path, gold))


@pytest.mark.parametrize("missing", ["zh", "en", "gold"])
def test_a_file_is_missing(tmp_path: Path, missing: str) -> None:
    (ladder_folder(tmp_path) / f"b.{missing}").unlink()
    with pytest.raises(UnreadableError, match=rf"b\.{missing} does not exist, though the folder holds others"):
        read_gold(tmp_path)


def test_no_gold_at_all(tmp_path: Path) -> None:
    with pytest.raises(UnreadableError, match=r"holds no gold: neither a manifest\.tsv nor NAME\.gold"):
        read_gold(tmp_path)
    with pytest.raises(UnreadableError, match="nowhere does not exist; give the folder"):
        read_gold(tmp_path / "nowhere")
    with pytest.raises(UnreadableError, match=r"b\.zh is not a folder"):
        read_gold(ladder_folder(tmp_path) / "b.zh")


@pytest.mark.parametrize(
    ("changes", "message"),
    [
        ({"rows": ""}, "holds no gold"),
        ({"rows": "one\tzh.txt\n"}, "one has 2 cells, the header 5 columns"),
        ({"rows": "one\tzh.txt\ten.txt\tgold.json\tzh-fr\n"}, "one has the direction 'zh-fr'; write zh-en or en-zh"),
        ({"rows": "one\tzh.txt\ten.txt\tnone.json\tzh-en\n"}, r"none\.json does not exist"),
        ({"beads": [{"zh": [0], "en": [0]}]}, r"gold\.json: sentence 1 of the first text stands in no bead"),
        (
            {"beads": [{"zh": [0], "en": [0]}, {"zh": [0, 1], "en": [1]}]},
            "bead 1: sentence 0 of the first text stands in",
        ),
        ({"beads": [{"zh": [0, 1], "en": [7]}]}, "bead 0: the second text has no sentence 7"),
        ({"beads": [{"zh": [], "en": []}]}, r"is not a gold file \(ValueError: a bead without sentences\)"),
        ({"beads": [{"zh": ["x"], "en": []}]}, "is not a gold file"),
        ({"beads": None}, "is not a gold file"),
        ({"sentences": {"zh": []}}, r"is not a gold file \(KeyError: 'en'\)\. It needs 'sentences'"),
        ({"sentences": {**REPORT["sentences"], "en": [{"start": 0, "end": 99}]}}, "do not follow each other within"),
        ({"sentences": {**REPORT["sentences"], "zh": [{"start": 3, "end": 2}]}}, "do not follow each other within"),
    ],
)
def test_corpora_that_do_not_hold_together(tmp_path: Path, changes: dict[str, Any], message: str) -> None:
    with pytest.raises(UnreadableError, match=message):
        read_gold(corpus(tmp_path, **changes))


def test_a_manifest_without_a_column(tmp_path: Path) -> None:
    (corpus(tmp_path) / "manifest.tsv").write_text("slug\tzh\ten\tgold\n", encoding="utf-8")
    with pytest.raises(UnreadableError, match="no column 'direction'"):
        read_gold(tmp_path)
    (tmp_path / "gold.json").write_text("{", encoding="utf-8")
    (tmp_path / "manifest.tsv").write_text(HEADER + "one\tzh.txt\ten.txt\tgold.json\tzh-en\n", encoding="utf-8")
    with pytest.raises(UnreadableError, match=r"gold\.json is not a gold file \(JSONDecodeError"):
        read_gold(tmp_path)


@given(st.lists(st.text(st.characters(codec="utf-8"), max_size=6), max_size=6))
def test_solid_spans_do_not_see_white_space(parts: list[str]) -> None:
    text = "".join(parts)
    edges = [sum(map(len, parts[:n])) for n in range(len(parts) + 1)]
    spans = list(pairwise(edges))
    solid = "".join(text.split())
    assert [solid[start:end] for start, end in solid_spans(text, spans)] == ["".join(part.split()) for part in parts]
