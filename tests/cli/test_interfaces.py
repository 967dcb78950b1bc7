"""The interfaces that outside programs rely on: keys, types, order, spans."""

import json
from pathlib import Path
from typing import Any

import pytest
from lxml import etree

from toolkit.cli.align import FORMATS
from toolkit.reading import read_bitext
from toolkit.rendering import RENDERERS
from toolkit.rendering.beads import BEAD_RENDERERS

CORPORA = Path(__file__).resolve().parents[2] / "corpora"
REPORTS = ["county-marathon", "glacier-lake-warning", "strait-ferry-talks"]

CATEGORIES = """
    doubting-verb hostile-verb attack-verb factive-verb distancing-label scare-quotes manner-adverb name-calling
    imputed-intent coercion negative-evaluation legitimation intensifier exaggeration-minimisation hedge
    counter-expectation threat-metaphor
    """.split()
SHIFTS = {"preserved", "softened", "amplified", "dropped", "added", "reversed"}


def records(text: str) -> list[dict[str, Any]]:
    return [json.loads(line) for line in text.split("\n")[:-1]]


def check_beads(beads: list[dict[str, Any]]) -> tuple[list[int], list[int]]:
    for bead in beads:
        assert list(bead)[:4] == ["source", "target", "confidence", "moved"]
        assert isinstance(bead["confidence"], float) and 0 <= bead["confidence"] <= 1
        assert isinstance(bead["moved"], bool)
        assert bead["source"] or bead["target"]
        if not (bead["source"] and bead["target"]):
            assert len(bead["source"] + bead["target"]) == 1
    sides = [sorted(index for bead in beads for index in bead[side]) for side in ("source", "target")]
    for side in sides:
        assert side == list(range(len(side)))  # every sentence in exactly one bead
    return sides[0], sides[1]


def check_cues(cues: list[dict[str, Any]], text: str) -> None:
    required = {"text", "start", "end", "category", "intensity", "polarity", "voice", "negated", "why"}
    for cue in cues:
        assert required <= set(cue) <= required | {"parts", "entry", "neutral"}
        assert text[cue["start"] : cue["end"]] == cue["text"] != ""
        parts = cue.get("parts", [[cue["start"], cue["end"]]])
        assert parts[0] == [cue["start"], cue["end"]]
        assert all(0 <= start < end <= len(text) for start, end in parts)
        assert cue["category"] in CATEGORIES
        assert cue["intensity"] in (1, 2, 3)
        assert cue["polarity"] in ("negative", "positive", "neutral")
        assert cue["voice"] in ("outlet", "quoted", "reported")
        assert isinstance(cue["negated"], bool)
        assert cue["why"]


def check_shifts(record: dict[str, Any]) -> None:
    seen: dict[str, list[int]] = {"source": [], "target": []}
    for shift in record["shifts"]:
        assert shift["class"] in SHIFTS
        assert shift["source"] is not None or shift["target"] is not None
        for side, indices in seen.items():
            if shift[side] is not None:
                indices.append(shift[side])
    for side, indices in seen.items():
        assert sorted(indices) == list(range(len(record[f"{side}_cues"])))  # what became of each cue, once


def check_findings(findings: list[dict[str, Any]], source: str, target: str) -> None:
    required = {"check", "category", "severity", "message", "source_span", "target_span"}
    for finding in findings:
        assert required <= set(finding) <= required | {"evidence", "bead"}
        assert finding["severity"] in ("major", "minor")
        for span, text in ((finding["source_span"], source), (finding["target_span"], target)):
            if span is not None:
                start, end = span
                assert 0 <= start < end <= len(text)


@pytest.mark.parametrize("report", REPORTS)
def test_align(run: Any, report: str) -> None:
    code, out, err = run("align", CORPORA / report / "zh.txt", CORPORA / report / "en.txt", "--format", "json")
    assert (code, err) == (0, "")
    result = json.loads(out)
    assert list(result) == ["beads"]
    gold = json.loads((CORPORA / report / "gold.json").read_text(encoding="utf-8"))
    sides = check_beads(result["beads"])
    assert [len(side) for side in sides] == [len(gold["sentences"]["zh"]), len(gold["sentences"]["en"])]


def test_align_segmented_counts_lines(run: Any, folder: Path) -> None:
    (folder / "zh.lines").write_bytes("港口周一恢复作业。他说：“好。”很好。\r\n\r\n运费上涨百分之十二。\r\n".encode())
    (folder / "en.lines").write_bytes(b"The port resumed work on Monday.\nFreight rose by 12 percent.\n")
    code, out, _ = run("align", "zh.lines", "en.lines", "--segmented", "--format", "json")
    assert code == 0
    beads = json.loads(out)["beads"]
    assert check_beads(beads) == ([0, 1, 2], [0, 1])


def test_align_for_reading(run: Any) -> None:
    code, out, _ = run("align", "zh.txt", "en.txt")
    assert code == 0
    assert "\n[5]:[5]  " in out
    assert "  < 所谓的“专家”警告，运费可能上涨百分之十二。\n  > So-called “experts” warned" in out


def test_align_offers_every_format() -> None:
    assert tuple(BEAD_RENDERERS) == FORMATS


@pytest.mark.parametrize("name", FORMATS)
def test_align_tells_the_format_by_the_suffix(run: Any, folder: Path, name: str) -> None:
    path = folder / f"beads{BEAD_RENDERERS[name].suffix.upper()}"
    assert run("align", "zh.txt", "en.txt", "-o", path) == (0, "", "")
    asked = run("align", "zh.txt", "en.txt", "--format", name)
    assert (asked.code, asked.out, asked.err) == (0, path.read_text(encoding="utf-8"), "")
    assert run("align", "zh.txt", "en.txt", "-o", "other.TSV", "--format", name).code == 0
    assert (folder / "other.TSV").read_text(encoding="utf-8") == asked.out


@pytest.mark.parametrize("report", REPORTS)
def test_an_alignment_as_table_is_a_bitext(run: Any, folder: Path, report: str) -> None:
    files = (CORPORA / report / "zh.txt", CORPORA / report / "en.txt")
    files = files if report != "glacier-lake-warning" else files[::-1]
    assert run("align", *files, "-o", "beads.tsv") == (0, "", "")
    beads = json.loads(run("align", *files, "--format", "json").out)["beads"]
    table = read_bitext("beads.tsv")
    assert [(bool(row.source), bool(row.target)) for row in table.rows] == [
        (bool(bead["source"]), bool(bead["target"])) for bead in beads
    ]
    code, out, err = run("score", "beads.tsv", "--format", "jsonl")
    assert (code, err) == (0, "")
    direct = records(run("score", *files, "--format", "jsonl").out)
    assert [record["id"] for record in records(out)] == [record["id"] for record in direct]
    code, out, err = run("framing", "beads.tsv", "--format", "jsonl")
    assert (code, err, len(records(out))) == (0, "", len(beads))
    again = json.loads(run("compare", "beads.tsv", "--format", "json").out)
    check_comparison(again)
    assert len(again["beads"]) == len(beads)
    assert again["notes"] == []
    assert run("align", "beads.tsv", "--format", "tsv").err == ""


def test_align_writes_a_translation_memory_both_ways(run: Any) -> None:
    report = CORPORA / "strait-ferry-talks"
    for first, second, languages in (("zh", "en", ("zh-Hant", "en")), ("en", "zh", ("en", "zh-Hant"))):
        out = run("align", report / f"{first}.txt", report / f"{second}.txt", "--format", "tmx").out
        root = etree.fromstring(out.encode())
        variants = [
            tuple(variant.get("{http://www.w3.org/XML/1998/namespace}lang") for variant in unit.iter("tuv"))
            for unit in root.iter("tu")
        ]
        assert set(variants) <= {languages, languages[:1], languages[1:]}
        assert [header.get("srclang") for header in root.iter("header")] == [languages[0]]


def test_score_a_bitext(run: Any) -> None:
    code, out, err = run("score", "pairs.tsv", "--format", "jsonl")
    assert (code, err) == (0, "")
    scored = records(out)
    assert [record["id"] for record in scored] == ["a1", "2", "c", "d", "e"]
    for record, row in zip(scored, read_bitext("pairs.tsv").rows, strict=True):
        assert list(record) == ["id", "fidelity", "findings"]
        assert isinstance(record["fidelity"], float) and 0 <= record["fidelity"] <= 100
        check_findings(record["findings"], row.source, row.target)
    number = scored[1]["findings"][0]
    assert (number["check"], number["severity"]) == ("number", "major")
    assert read_bitext("pairs.tsv").rows[1].target[slice(*number["target_span"])] == "42,000"
    assert [finding["check"] for record in scored[2:] for finding in record["findings"]] == ["addition", "omission"]
    assert min(scored[0]["fidelity"], scored[1]["fidelity"]) > scored[2]["fidelity"] == 0


def test_score_two_versions_bead_by_bead(run: Any, folder: Path) -> None:
    code, out, _ = run("score", "zh.txt", "en.txt", "--format", "jsonl")
    assert code == 0
    assert [record["id"] for record in records(out)] == ["0", "1", "2", "3", "4", "5"]
    code, out, _ = run("score", "pairs.tsv")
    assert (code, out.split()[:2]) == (0, ["a1", out.split()[1]])
    assert "major number: " in out


def test_framing_of_a_bitext(run: Any) -> None:
    code, out, err = run("framing", "pairs.tsv", "--format", "jsonl")
    assert (code, err) == (0, "")
    framed = records(out)
    assert [record["id"] for record in framed] == ["a1", "2", "c", "d", "e"]
    for record, row in zip(framed, read_bitext("pairs.tsv").rows, strict=True):
        assert list(record) == ["id", "source_cues", "target_cues", "shifts"]
        check_cues(record["source_cues"], row.source)
        check_cues(record["target_cues"], row.target)
        check_shifts(record)
    assert [cue["text"] for cue in framed[0]["source_cues"]] == ["嘴硬"]
    assert framed[0]["shifts"][0]["class"] == "preserved"
    assert run("framing", "pairs.tsv").out.startswith("a1: preserved: 嘴硬 → stubbornly. ")


@pytest.mark.parametrize("report", REPORTS)
def test_framing_of_two_versions(run: Any, report: str) -> None:
    code, out, _ = run("framing", CORPORA / report / "zh.txt", CORPORA / report / "en.txt", "--format", "jsonl")
    assert code == 0
    [record] = records(out)
    assert record["id"] is None
    check_cues(record["source_cues"], (CORPORA / report / "zh.txt").read_text(encoding="utf-8"))
    check_cues(record["target_cues"], (CORPORA / report / "en.txt").read_text(encoding="utf-8"))
    check_shifts(record)


def test_framing_of_one_file(run: Any, folder: Path) -> None:
    code, out, err = run("framing", "en.txt", "--format", "jsonl")
    assert (code, err) == (0, "")
    [record] = records(out)
    assert list(record) == ["line", "cues"]
    assert record["line"] is None
    check_cues(record["cues"], (folder / "en.txt").read_text(encoding="utf-8"))
    found = [cue["text"] for cue in record["cues"]]
    assert found == ["falsely claimed", "stubbornly", "So-called"]
    assert run("framing", "en.txt").out.count("\n") == 3


def test_framing_line_by_line(run: Any, folder: Path) -> None:
    lines = ["他嘴硬地否认。", "", "今天天气很好。", "\u2028他妄称“𠮷祥号”已经沉没。", "  他妄称。"]
    (folder / "lines.txt").write_bytes("\r\n".join(lines).encode())
    code, out, _ = run("framing", "lines.txt", "--lines", "--format", "jsonl")
    assert code == 0
    framed = records(out)
    assert [list(record) for record in framed] == [["line", "cues"]] * 5
    assert [record["line"] for record in framed] == [1, 2, 3, 4, 5]
    for record, line in zip(framed, lines, strict=True):
        check_cues(record["cues"], line)
    assert [len(record["cues"]) for record in framed] == [1, 0, 0, 1, 1]
    assert run("framing", "lines.txt", "--lines").out.startswith("1: 1-3 嘴硬 [")


def test_minimum_intensity_and_packs(run: Any, folder: Path) -> None:
    (folder / "mine.yaml").write_text(
        "category: name-calling\nentries:\n- id: bungler\n  why: Calls a person unable.\n  en:\n"
        "  - {form: bungler, intensity: 2, polarity: negative, fires: [The bungler left.], silent: [He left.]}\n",
        encoding="utf-8",
    )
    (folder / "a.txt").write_text("The bungler stubbornly denied what they falsely claimed.", encoding="utf-8")

    def cues(*options: object) -> list[str]:
        [record] = records(run("framing", "a.txt", "--format", "jsonl", *options).out)
        return [cue["text"] for cue in record["cues"]]

    assert cues() == ["stubbornly", "falsely claimed"]
    assert cues("--minimum-intensity", 3) == ["falsely claimed"]
    assert cues("--pack", "mine.yaml") == ["bungler"]
    assert cues("--pack", "news", "--pack", "mine.yaml") == ["bungler", "stubbornly", "falsely claimed"]


ODD_ROWS = [
    ("q1", '"他说"', '"He said" it.', '"'),
    ("'q2'", "“他”说：𠮷野家今天开门。", 'She said "no', "No\u00a0way"),
    ("<b>&amp;", "=1+1，他笑了。\u2028又哭了。", "\\t is no tab; =SUM(A1) \u0085 neither", "\ufeff,;|"),
    ("ü 4", "　全角空格，Ａ股上涨百分之五。", "Emoji 👩‍👩‍👧 rose 5 percent, e\u0301.", ""),
]


def test_odd_cells_come_through(run: Any, folder: Path) -> None:
    text = "\r\n".join(["reference\tSOURCE\tid\ttarget", *("\t".join((r, s, i, t)) for i, s, t, r in ODD_ROWS)])
    (folder / "odd.tsv").write_bytes(b"\xef\xbb\xbf" + text.encode())
    for command in ("score", "framing"):
        code, out, _ = run(command, "odd.tsv", "--format", "jsonl")
        assert code == 0
        assert [record["id"] for record in records(out)] == [row[0] for row in ODD_ROWS]
    for record, (_, source, target, _) in zip(
        records(run("framing", "odd.tsv", "--format", "jsonl").out), ODD_ROWS, strict=True
    ):
        check_cues(record["source_cues"], source)
        check_cues(record["target_cues"], target)
    comparison = json.loads(run("compare", "odd.tsv", "--format", "json").out)
    assert [sentence["text"] for sentence in comparison["sentences"]["source"]] == [row[1] for row in ODD_ROWS]
    assert [sentence["text"] for sentence in comparison["sentences"]["target"]] == [row[2] for row in ODD_ROWS]
    for name in RENDERERS:
        assert run("compare", "odd.tsv", "--format", name).code == 0


def test_one_row(run: Any, folder: Path) -> None:
    (folder / "one.tsv").write_text("source\ttarget\nThe port is open.\t港口开放了。", encoding="utf-8")
    [scored] = records(run("score", "one.tsv", "--format", "jsonl").out)
    assert scored["id"] == "1"
    [framed] = records(run("framing", "one.tsv", "--format", "jsonl").out)
    assert framed == {"id": "1", "source_cues": [], "target_cues": [], "shifts": []}
    assert check_beads(json.loads(run("align", "one.tsv", "--format", "json").out)["beads"]) == ([0], [0])
    comparison = json.loads(run("compare", "one.tsv", "--format", "json").out)
    assert comparison["source"]["language"] == "en"


def test_empty_cells_are_no_sentences(run: Any) -> None:
    beads = json.loads(run("align", "pairs.tsv", "--format", "json").out)["beads"]
    assert [(bead["source"], bead["target"]) for bead in beads] == [([0], [0]), ([1], [1]), ([], [2]), ([2], [])]
    check_beads(beads)
    assert "2 of 3 Chinese sentences have a counterpart; 1 stands alone." in run("compare", "pairs.tsv").out


def check_comparison(comparison: dict[str, Any]) -> None:
    source, target = comparison["source"]["text"], comparison["target"]["text"]
    for side, text in (("source", source), ("target", target)):
        for sentence in comparison["sentences"][side]:
            assert text[sentence["start"] : sentence["end"]] == sentence["text"]
        check_cues(comparison[f"{side}_cues"], text)
    sides = check_beads(comparison["beads"])
    assert [len(side) for side in sides] == [len(comparison["sentences"][side]) for side in ("source", "target")]
    check_findings(comparison["findings"], source, target)
    check_shifts(comparison)
    for entry in (*comparison["findings"], *comparison["shifts"]):
        assert 0 <= entry["bead"] < len(comparison["beads"])


@pytest.mark.parametrize("report", REPORTS)
def test_compare_corpora(run: Any, folder: Path, report: str) -> None:
    files = (CORPORA / report / "zh.txt", CORPORA / report / "en.txt")
    code, out, err = run("compare", *files, "-o", "report.html", "--format", "json:deep/down/r.json")
    assert (code, out, err) == (0, "", "")
    check_comparison(json.loads((folder / "deep/down/r.json").read_text(encoding="utf-8")))
    page = (folder / "report.html").read_text(encoding="utf-8")
    assert page.startswith("<!DOCTYPE html>")
    assert page.rstrip().endswith("</html>")


def test_compare_puts_formats_where_they_were_asked(run: Any, folder: Path) -> None:
    assert run("compare", "zh.txt", "en.txt").out.startswith("Parallax comparison\n")
    assert json.loads(run("compare", "zh.txt", "en.txt", "--format", "json").out)["swapped"] is False
    code, out, _ = run("compare", "zh.txt", "en.txt", "--format", "text", "--format", "json:a.json", "-o", "b.dat")
    assert (code, out) == (0, "")
    assert (folder / "b.dat").read_text(encoding="utf-8").startswith("Parallax comparison")
    check_comparison(json.loads((folder / "a.json").read_text(encoding="utf-8")))
    code, out, _ = run("compare", "zh.txt", "en.txt", "-o", "c.TXT", "--format", "html:d", "--format", "json:-")
    assert (code, json.loads(out)["swapped"]) == (0, False)
    assert {"c.TXT", "d"} <= {path.name for path in folder.iterdir()}


def test_two_runs_write_the_same_bytes(run: Any, folder: Path) -> None:
    for name in ("one", "two"):
        run("compare", "zh.txt", "en.txt", "--reference", "other.txt", "-o", f"{name}.html", "--format", f"json:{name}")
    assert (folder / "one.html").read_bytes() == (folder / "two.html").read_bytes()
    assert (folder / "one").read_bytes() == (folder / "two").read_bytes()


def test_reference_adds_scores(run: Any) -> None:
    comparison = json.loads(run("compare", "zh.txt", "en.txt", "--reference", "other.txt", "--format", "json").out)
    scores = comparison["reference_scores"]
    assert [score["name"] for score in scores] == ["BLEU", "chrF2", "TER"]
    assert all("version:" in score["signature"] for score in scores)
    table = json.loads(run("compare", "pairs.tsv", "--format", "json").out)
    assert [score["name"] for score in table["reference_scores"]] == ["BLEU", "chrF2", "TER"]


@pytest.mark.parametrize(
    "arguments",
    [
        ("en.txt", "zh.txt", "--direction", "zh-en"),
        ("zh.txt", "en.txt", "--direction", "en-zh"),
        ("en.txt", "zh.txt", "--reference", "other.txt"),
    ],
)
def test_swapped_files_are_put_right_and_said_so(run: Any, folder: Path, arguments: tuple[str, ...]) -> None:
    code, _, _ = run("compare", *arguments, "-o", "report.html", "--format", "json:r.json")
    assert code == 0
    comparison = json.loads((folder / "r.json").read_text(encoding="utf-8"))
    assert comparison["swapped"] is True
    assert comparison["source"]["name"] == arguments[1]
    notice = f"given the other way round; {arguments[1]} is read as the original"
    assert notice in (folder / "report.html").read_text(encoding="utf-8")
    assert notice in run("compare", *arguments).out


@pytest.mark.parametrize("command", ["align", "score", "framing"])
def test_swapped_files_are_remarked_on_beside_the_data(run: Any, command: str) -> None:
    code, out, err = run(command, "en.txt", "zh.txt", "--direction", "zh-en")
    assert (code, err) == (
        0,
        "parallax: The versions were given the other way round; zh.txt is taken for the original.\n",
    )
    assert out == run(command, "zh.txt", "en.txt").out


def test_segmented_files_are_swapped_too(run: Any) -> None:
    options = ("--segmented", "--format", "json")
    code, out, err = run("align", "en.txt", "zh.txt", "--direction", "zh-en", *options)
    assert (code, out) == (0, run("align", "zh.txt", "en.txt", *options).out)
    assert "the other way round" in err


def test_guesses_are_remarked_on(run: Any, folder: Path) -> None:
    (folder / "old.txt").write_bytes((folder / "zh.txt").read_bytes().decode().encode("gb18030"))
    table = (folder / "pairs.tsv").read_bytes().decode().replace("reference", "refrence").encode("gb18030")
    (folder / "old.tsv").write_bytes(table)
    for arguments in (("align", "old.txt", "en.txt"), ("framing", "old.txt"), ("score", "old.tsv")):
        code, _, err = run(*arguments)
        assert code == 0
        assert "guessed to be gb18030" in err
    assert "Columns that were ignored: 'refrence'." in err
    comparison = json.loads(run("compare", "old.tsv", "--format", "json").out)
    assert len(comparison["notes"]) == 2
    comparison = json.loads(run("compare", "en.txt", "zh.txt", "--reference", "old.txt", "--format", "json").out)
    assert comparison["notes"][0].startswith("old.txt: The encoding was guessed")
    assert run("framing", "old.txt", "--encoding", "gbk").err == ""
