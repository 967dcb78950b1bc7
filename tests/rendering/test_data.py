"""The JSON form."""

import json
from typing import Any

import pytest

from toolkit.model import Bead, Comparison, Cue, Document, Finding, Shift
from toolkit.rendering import render
from toolkit.rendering.records import bead_record, cue_record, finding_record, shift_record

KEYS = [
    "schema_version",
    "signature",
    "fidelity",
    "swapped",
    "notes",
    "source",
    "target",
    "sentences",
    "beads",
    "findings",
    "source_cues",
    "target_cues",
    "shifts",
    "reference_scores",
]


def _loaded(comparison: Comparison) -> dict[str, Any]:
    loaded: dict[str, Any] = json.loads(render(comparison, "json"))
    return loaded


def test_the_whole_form_is_versioned_and_its_keys_are_known(harbour: Comparison) -> None:
    data = _loaded(harbour)
    assert list(data) == KEYS
    assert data["schema_version"] == 1
    assert data["signature"]["string"] == str(harbour.signature)
    assert data["swapped"] is True
    assert data["source"] == {
        "name": "harbour.zh.txt",
        "language": "zh",
        "script": "zh-Hans",
        "format": "text",
        "encoding": "gb18030",
        "text": harbour.source.text,
        "paragraphs": [list(span) for span in harbour.source.paragraphs],
        "notes": ["The encoding was guessed to be GB18030."],
    }
    assert data["reference_scores"][0] == {
        "name": "BLEU",
        "score": 41.327,
        "signature": "nrefs:1|case:mixed|eff:no|tok:13a|smooth:exp|version:2.5.1",
        "note": "",
    }
    assert data["beads"][1] == {
        "source": [1],
        "target": [1],
        "confidence": 0.96,
        "moved": False,
        "fidelity": 58.4,
        "source_coverage": 0.81,
        "target_coverage": 0.84,
        "length": 0.97,
        "penalty": 25.0,
        "correspondences": [
            {
                "source": [harbour.source_sentences[1].start, harbour.source_sentences[1].start + 2],
                "target": [harbour.target_sentences[1].start, harbour.target_sentences[1].start + 5],
                "key": "port",
            }
        ],
    }


@pytest.mark.parametrize("fixture", ["harbour", "hostile", "plain"])
def test_texts_come_back_and_spans_slice_them(fixture: str, request: pytest.FixtureRequest) -> None:
    comparison: Comparison = request.getfixturevalue(fixture)
    data = _loaded(comparison)
    for side, document in (("source", comparison.source), ("target", comparison.target)):
        text = data[side]["text"]
        assert text == document.text
        for sentence in data["sentences"][side]:
            assert text[sentence["start"] : sentence["end"]] == sentence["text"]
        for cue in data[f"{side}_cues"]:
            assert text[cue["start"] : cue["end"]] == cue["text"]
    ordered = sorted(index for bead in data["beads"] for index in bead["source"])
    assert ordered == list(range(len(comparison.source_sentences)))


def test_findings_and_shifts_name_their_bead(harbour: Comparison) -> None:
    data = _loaded(harbour)
    finding, text = data["findings"][0], data["source"]["text"]
    assert (finding["bead"], finding["check"]) == (1, "number")
    assert text[slice(*finding["source_span"])] == "1.3亿"
    shift = data["shifts"][0]
    assert {key: shift[key] for key in ("bead", "source", "target", "class")} == {
        "bead": 0,
        "source": 0,
        "target": None,
        "class": "dropped",
    }
    assert data["target"]["text"][slice(*shift["rendering"])] == "on security grounds"
    assert data["source_cues"][0]["parts"] == [[2, 4], [8, 11]]


def test_one_record_a_line_and_chinese_as_it_is(harbour: Comparison) -> None:
    text = render(harbour, "json")
    assert "悍然宣布" in text
    assert len(text.encode()) < 25_000
    beads = text[text.index('"beads"') : text.index('"findings"')].splitlines()
    assert len(beads) == len(harbour.alignment.beads) + 3


def test_half_a_surrogate_pair_comes_back(builder: type) -> None:
    comparison = builder([(["断\ud83d。"], ["Broken."])], "zh-Hans", "en", ("a", "b")).comparison()
    assert json.loads(render(comparison, "json").encode())["source"]["text"] == "断\ud83d。"


def test_the_records_that_the_command_line_prints() -> None:
    """Their keys are an interface: DESIGN.md names them."""
    cue = Cue("妄称", 2, 4, ((2, 4),), "doubting-verb", 3, "negative", "outlet", False, "why", "news/妄称", "称")
    finding = Finding("number", "accuracy/mistranslation", "major", "Wrong.", "1 is not 2.", 0, (1, 2))
    assert bead_record(Bead((0,), (0, 1), 0.97)) == {
        "source": [0],
        "target": [0, 1],
        "confidence": 0.97,
        "moved": False,
    }
    assert cue_record(cue) == {
        "text": "妄称",
        "start": 2,
        "end": 4,
        "category": "doubting-verb",
        "intensity": 3,
        "polarity": "negative",
        "voice": "outlet",
        "negated": False,
        "why": "why",
        "entry": "news/妄称",
        "neutral": "称",
    }
    assert finding_record(finding) == {
        "check": "number",
        "category": "accuracy/mistranslation",
        "severity": "major",
        "message": "Wrong.",
        "evidence": "1 is not 2.",
        "source_span": [1, 2],
        "target_span": None,
    }
    assert shift_record(Shift(0, None, "dropped", 4, "why", (3, 5))) == {
        "source": 0,
        "target": None,
        "class": "dropped",
        "why": "why",
        "rendering": [3, 5],
    }


def test_a_document_without_a_path_keeps_its_name() -> None:
    from toolkit.rendering.phrases import file_name

    names = ["standard input", "a/b/c.txt", "C:\\reports\\c.txt", "/", ""]
    documents = [Document("x", "en", "en", ((0, 1),), name, "text") for name in names]
    assert [file_name(document) for document in documents] == ["standard input", "c.txt", "c.txt", "/", ""]
