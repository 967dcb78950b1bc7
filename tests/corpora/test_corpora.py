"""The corpora hold together: offsets, freshness, manifest, variety, and nothing written twice."""

import csv
import json
import shutil
import subprocess
import sys
from collections import Counter
from pathlib import Path
from typing import Any

import pytest
import yaml

CORPORA = Path(__file__).resolve().parents[2] / "corpora"
SLUGS = sorted(path.parent.name for path in CORPORA.glob("*/annotation.yaml"))
LANGUAGES = ("zh", "en")

ANNOTATION: dict[str, Any] = {
    "title": {"zh": "甲", "en": "A"},
    "direction": "zh-en",
    "script": "zh-Hans",
    "genre": "trade",
    "about": "A report for the tests of the build.",
    "zh": [["标题"], ["该公司打着环保的旗号妄称零排放。", "股价下跌。"], ["本刊版权所有。"]],
    "en": [["Headline"], ["Shares fell.", "The firm, in the name of the environment, claimed zero emissions."]],
    "beads": "[0]:[0]\n[1]:[2]\n[2]:[1]\n[3]:[]\n",
    "boilerplate": {"zh": [3]},
    "cues": {
        "zh": [
            {
                "sentence": 1,
                "text": ["打着", "旗号"],
                "category": "distancing-label",
                "intensity": 2,
                "polarity": "negative",
                "voice": "outlet",
            },
            {
                "sentence": 1,
                "text": "妄称",
                "category": "doubting-verb",
                "intensity": 3,
                "polarity": "negative",
                "voice": "outlet",
            },
        ],
        "en": [
            {
                "sentence": 2,
                "text": "claimed",
                "category": "doubting-verb",
                "intensity": 1,
                "polarity": "negative",
                "voice": "outlet",
            }
        ],
    },
    "shifts": [
        {"zh": 0, "en": None, "class": "dropped", "rendering": "in the name of"},
        {"zh": 1, "en": 0, "class": "softened"},
    ],
}


def rows() -> list[dict[str, str]]:
    with (CORPORA / "manifest.tsv").open(encoding="utf-8", newline="") as file:
        return list(csv.DictReader(file, delimiter="\t", quoting=csv.QUOTE_NONE))


def text_of(slug: str, language: str) -> str:
    return (CORPORA / slug / f"{language}.txt").read_bytes().decode("utf-8")


def gold_of(slug: str) -> dict[str, Any]:
    gold: dict[str, Any] = json.loads((CORPORA / slug / "gold.json").read_text(encoding="utf-8"))
    return gold


def annotation_of(slug: str) -> dict[str, Any]:
    annotation: dict[str, Any] = yaml.safe_load((CORPORA / slug / "annotation.yaml").read_text(encoding="utf-8"))
    return annotation


def sentences_of(slug: str, language: str) -> list[str]:
    return [sentence for paragraph in annotation_of(slug)[language] for sentence in paragraph]


def build(corpora: Path, *arguments: str) -> subprocess.CompletedProcess[str]:
    return subprocess.run(
        [sys.executable, corpora / "build.py", *arguments], capture_output=True, encoding="utf-8", check=False
    )


def build_one(folder: Path, **changes: Any) -> subprocess.CompletedProcess[str]:
    """Builds a corpora folder of its own that holds one report, `ANNOTATION` with `changes`."""
    (folder / "one").mkdir()
    shutil.copy(CORPORA / "build.py", folder)
    text = yaml.safe_dump(ANNOTATION | changes, allow_unicode=True)
    (folder / "one" / "annotation.yaml").write_text(text, encoding="utf-8")
    return build(folder)


def test_everything_generated_is_up_to_date() -> None:
    result = build(CORPORA, "--check")
    assert result.returncode == 0, result.stderr


@pytest.mark.parametrize("slug", SLUGS)
@pytest.mark.parametrize("language", LANGUAGES)
def test_spans_slice_to_their_text(slug: str, language: str) -> None:
    text, gold = text_of(slug, language), gold_of(slug)
    sentences = gold["sentences"][language]
    assert [text[one["start"] : one["end"]] for one in sentences] == sentences_of(slug, language)
    for cue in gold["cues"][language]:
        sentence = sentences[cue["sentence"]]
        assert text[cue["start"] : cue["end"]] == cue["text"]
        assert [cue["start"], cue["end"]] == cue["parts"][0]
        assert all(sentence["start"] <= start < end <= sentence["end"] for start, end in cue["parts"])
    given = [cue["text"] for cue in annotation_of(slug)["cues"].get(language) or []]
    assert [[text[start:end] for start, end in cue["parts"]] for cue in gold["cues"][language]] == [
        [words] if isinstance(words, str) else words for words in given
    ]


@pytest.mark.parametrize("slug", SLUGS)
def test_renderings_slice_to_their_text(slug: str) -> None:
    for shift in gold_of(slug)["shifts"]:
        if rendering := shift.get("rendering"):
            text = text_of(slug, "en" if shift["en"] is None else "zh")
            assert text[rendering["start"] : rendering["end"]] == rendering["text"]


@pytest.mark.parametrize("slug", SLUGS)
@pytest.mark.parametrize("language", LANGUAGES)
def test_paragraphs_are_separated_by_a_blank_line(slug: str, language: str) -> None:
    text = text_of(slug, language)
    joiner = "" if language == "zh" else " "
    assert text == "\n\n".join(joiner.join(one) for one in annotation_of(slug)[language]) + "\n"
    assert len(text.split("\n\n")) == gold_of(slug)["sentences"][language][-1]["paragraph"] + 1


@pytest.mark.parametrize("slug", SLUGS)
def test_beads_partition_both_sides(slug: str) -> None:
    gold = gold_of(slug)
    for language in LANGUAGES:
        indices = sorted(index for bead in gold["beads"] for index in bead[language])
        assert indices == list(range(len(gold["sentences"][language])))


@pytest.mark.parametrize("slug", SLUGS)
def test_every_cue_stands_in_one_shift(slug: str) -> None:
    gold = gold_of(slug)
    for language in LANGUAGES:
        indices = sorted(shift[language] for shift in gold["shifts"] if shift[language] is not None)
        assert indices == list(range(len(gold["cues"][language])))


def test_manifest_is_complete() -> None:
    assert [row["slug"] for row in rows()] == SLUGS
    for row in rows():
        gold = gold_of(row["slug"])
        assert row["licence"] == "CC0-1.0"
        assert all((CORPORA / row[key]).is_file() for key in ("zh", "en", "gold"))
        assert all(row.values()) and None not in row
        assert (row["direction"], row["script"]) == (gold["direction"], gold["script"])
        assert int(row["beads"]) == len(gold["beads"])
        for language in LANGUAGES:
            assert int(row[f"{language}_sentences"]) == len(gold["sentences"][language])
            assert int(row[f"{language}_cues"]) == len(gold["cues"][language])


def test_the_variety_that_examples_and_tests_need() -> None:
    table = rows()
    assert sum(12 <= int(row["zh_sentences"]) <= 40 for row in table) >= 12
    assert sum(row["script"] == "zh-Hant" for row in table) >= 2
    assert sum(row["direction"] == "en-zh" for row in table) >= 2
    assert sum(int(row["moved"]) > 0 for row in table) >= 1
    assert sum(int(row["boilerplate"]) > 0 for row in table) >= 4
    classes = Counter(shift["class"] for slug in SLUGS for shift in gold_of(slug)["shifts"])
    assert set(classes) == {"preserved", "softened", "amplified", "dropped", "added", "reversed"}
    sizes = {(len(bead["zh"]), len(bead["en"])) for slug in SLUGS for bead in gold_of(slug)["beads"]}
    assert {(1, 0), (0, 1), (1, 1), (1, 2), (2, 1)} <= sizes


@pytest.mark.parametrize("language", LANGUAGES)
def test_no_sentence_is_written_twice(language: str) -> None:
    counts = Counter(sentence for slug in SLUGS for sentence in sentences_of(slug, language))
    assert [sentence for sentence, count in counts.items() if count > 1] == []


def test_build_computes_offsets_and_moves(tmp_path: Path) -> None:
    result = build_one(tmp_path)
    assert result.returncode == 0, result.stderr
    assert (tmp_path / "one" / "zh.txt").read_bytes().decode() == (
        "标题\n\n该公司打着环保的旗号妄称零排放。股价下跌。\n\n本刊版权所有。\n"
    )
    gold = json.loads((tmp_path / "one" / "gold.json").read_text(encoding="utf-8"))
    assert gold["sentences"]["zh"][2] == {"start": 20, "end": 25, "paragraph": 1}
    assert gold["sentences"]["en"][2]["start"] == 23
    assert gold["cues"]["zh"][0]["parts"] == [[7, 9], [12, 14]]
    assert [bead["moved"] for bead in gold["beads"]].count(True) == 1
    assert gold["shifts"][0]["rendering"] == {"text": "in the name of", "start": 33, "end": 47}
    assert build(tmp_path, "--check").returncode == 0


def test_check_reports_what_is_stale(tmp_path: Path) -> None:
    build_one(tmp_path)
    (tmp_path / "one" / "en.txt").write_text("Changed\n", encoding="utf-8")
    result = build(tmp_path, "--check")
    assert result.returncode == 1
    assert "one/en.txt is stale" in result.stderr
    assert (tmp_path / "one" / "en.txt").read_text(encoding="utf-8") == "Changed\n"


@pytest.mark.parametrize(
    ("changes", "message"),
    [
        ({"beads": "[0]:[0]\n[1]:[2]\n[2]:[1]\n"}, "zh sentence 3 is in no bead"),
        ({"beads": "[0]:[0]\n[1]:[2]\n[2]:[1]\n[2, 3]:[]\n"}, "zh sentence 2 is in several beads"),
        ({"beads": "[0]:[0]\n[1]:[1, 2]\n[2, 3]:[]\n"}, "a null bead holds one sentence"),
        ({"beads": "[0]:[0, 2]\n[1, 2]:[1]\n[3]:[]\n"}, "indices of one side must run on"),
        ({"beads": "[0]-[0]\n"}, "not a bead"),
        ({"zh": [["标题"], ["一句。两句。"]]}, "more than one sentence"),
        ({"en": [["Headline", "cut at its comma"]]}, "the first paragraph is the headline"),
        ({"en": [["Headline"], [2025]]}, "not text, quote it"),
        ({"boilerplate": {"zh": [2]}}, "boilerplate: zh sentence 2 is in no null bead"),
        ({"shifts": [{"zh": 1, "en": 0, "class": "softened"}]}, "zh cue 0 (打着): in 0 shifts"),
        (
            {"shifts": [{"zh": 0, "en": None, "class": "dropped"}, {"zh": 1, "en": 0, "class": "preserved"}]},
            "the class is softened",
        ),
        (
            {"shifts": [{"zh": 0, "en": 0, "class": "softened"}, {"zh": 1, "en": None, "class": "softened"}]},
            "the class is dropped",
        ),
        (
            {"cues": ANNOTATION["cues"] | {"en": [ANNOTATION["cues"]["en"][0] | {"text": "claim"}]}},
            "en cue 0: 'claim' not found",
        ),
        (
            {"cues": ANNOTATION["cues"] | {"en": [ANNOTATION["cues"]["en"][0] | {"text": "the"}]}},
            "'the' stands 2 times, say which",
        ),
        (
            {"cues": ANNOTATION["cues"] | {"en": [ANNOTATION["cues"]["en"][0] | {"voice": "narrator"}]}},
            "voice 'narrator' is none of",
        ),
        (
            {"cues": ANNOTATION["cues"] | {"zh": ANNOTATION["cues"]["zh"][::-1]}},
            "zh cues: write them in the order of the text",
        ),
        (
            {"cues": ANNOTATION["cues"] | {"en": [ANNOTATION["cues"]["en"][0] | {"sentence": 1, "text": "fell"}]}},
            "stand in different beads",
        ),
    ],
)
def test_build_refuses_mistakes(tmp_path: Path, changes: dict[str, Any], message: str) -> None:
    result = build_one(tmp_path, **changes)
    assert result.returncode == 1
    assert message in result.stderr
    assert not (tmp_path / "one" / "gold.json").exists()
