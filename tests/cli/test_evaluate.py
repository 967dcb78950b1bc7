"""`parallax evaluate`: figures known by hand, two kinds of folders, and what is wrong with a folder."""

import json
import re
import shutil
from pathlib import Path
from typing import Any

import pytest

from toolkit.cli import progress

CORPORA = Path(__file__).resolve().parents[2] / "corpora"

CHINESE = (
    "新城港口周一恢复作业。\n渔民担心疏浚航道会破坏附近的牡蛎养殖场。\n积压的集装箱约有2.4万个。\n"
    "局长林志远否认了这一说法。\n运费上涨百分之十二。\n"
)
ENGLISH = """The port of Xincheng resumed work on Monday.
About 24,000 containers had piled up.
The director, Lin Zhiyuan, denied it.
Freight rates rose by 12 percent.
"""
GOLD = "[0]:[0]\n[1]:[]\n[2]:[1]\n[3]:[2]\n[4]:[3]\n"
WRONG = "[0]:[0]\n[1, 2]:[1]\n[3]:[2]\n[4]:[3]\n"


@pytest.fixture
def gold(folder: Path) -> Path:
    """A folder with a document whose gold Parallax finds, and the same in Traditional with gold that it does not."""
    place = folder / "gold"
    place.mkdir()
    for name, chinese, beads in (("a", CHINESE, GOLD), ("b", CHINESE.replace("恢复", "恢復"), WRONG)):
        (place / f"{name}.zh").write_text(chinese, encoding="utf-8")
        (place / f"{name}.en").write_text(ENGLISH, encoding="utf-8")
        (place / f"{name}.gold").write_text(beads, encoding="utf-8")
    return place


def test_figures_by_hand(run: Any, gold: Path) -> None:
    code, out, err = run("evaluate", "alignment", gold, "--format", "json")
    assert (code, err) == (0, "")
    result = json.loads(out)
    assert re.fullmatch(r"parallax:\S+\|encoder:lexicon\|dictionary:\w+\|settings:\w+", result["signature"])
    [folder] = result["folders"]
    assert (folder["folder"], [document["name"] for document in folder["documents"]]) == (str(gold), ["a", "b"])
    perfect = dict.fromkeys("strict_p strict_r strict_f1 lax_f1 null_p null_r null_f1".split(), 1.0)
    assert folder["documents"][0]["figures"] == {**perfect, "moved_p": 0.0, "moved_r": 0.0}
    # The second: of five found three are gold, of four gold ones three were found. Lax lets the half of 2-1 pass, but
    # not the null that belongs to it: 4 of 5, 4 of 4.
    assert folder["documents"][1]["figures"] == {
        "strict_p": 0.6,
        "strict_r": 0.75,
        "strict_f1": 0.6667,
        "lax_f1": 0.8889,
        "null_p": 0.0,
        "null_r": 0.0,
        "null_f1": 0.0,
        "moved_p": 0.0,
        "moved_r": 0.0,
    }
    total = folder["total"]
    assert (total["figures"]["strict_p"], total["figures"]["strict_r"]) == (0.8, 0.875)
    assert total["kinds"]["1-1"] == {
        "gold": 7,
        "hits": 7,
        "found": 8,
        "right": 7,
        "p": 0.875,
        "r": 1.0,
        "f1": 0.9333,
    }
    assert total["kinds"]["2-1"]["gold"] == 1
    assert list(total["kinds"]) == ["1-1", "1-2", "2-1", "2-2", "n-m", "1-0", "0-1", "moved"]
    bins = total["calibration"]["bins"]
    assert (len(bins), sum(each["beads"] for each in bins), sum(each["right"] for each in bins)) == (10, 10, 8)
    assert 0 < total["calibration"]["error"] < 0.5


def test_tables(run: Any, gold: Path) -> None:
    code, out, err = run("evaluate", "alignment", "gold")
    assert (code, err) == (0, "")
    lines = out.splitlines()
    assert lines[0] == "gold"
    assert lines[2].split() == ["strict", "lax", "null", "moved"]
    assert [line.split()[0] for line in lines[3:7]] == ["document", "a", "b", "total"]
    assert lines[4].split()[1:] == ["1.000"] * 7 + ["-", "-"]
    assert lines[5].split()[1:] == ["0.600", "0.750", "0.667", "0.889", "0.000", "-", "0.000", "-", "-"]
    assert "1-1         7      8      7  0.875 1.000 0.933" in lines
    assert re.search(r"^0\.9 - 1\.0 +\d+  0\.\d+ [01]\.\d+$", out, re.MULTILINE)
    assert re.search(r"^Expected calibration error 0\.\d{3}\.$", out, re.MULTILINE)
    assert lines[-1].startswith("parallax:")
    assert max(map(len, lines)) <= 88


def test_the_other_direction_and_a_file(run: Any, gold: Path, folder: Path) -> None:
    """Gold is read from Chinese to English, whichever of them is aligned with which."""
    options = ("--format", "json", "-o", folder / "out.json")
    assert run("evaluate", "alignment", gold, "--direction", "en-zh", *options) == (0, "", "")
    result = json.loads((folder / "out.json").read_text(encoding="utf-8"))
    assert result["folders"][0]["documents"][0]["figures"]["strict_f1"] == 1.0
    assert result["folders"][0]["documents"][0]["kinds"]["1-0"]["hits"] == 1


def test_corpora_from_their_raw_text(run: Any, folder: Path, gold: Path) -> None:
    rows = (CORPORA / "manifest.tsv").read_text(encoding="utf-8").splitlines(keepends=True)
    slugs = ("glacier-lake-warning", "strait-ferry-talks")
    (folder / "few").mkdir()
    kept = [rows[0], *(row for row in rows if row.startswith(slugs))]
    (folder / "few" / "manifest.tsv").write_text("".join(kept), encoding="utf-8")
    for slug in slugs:
        shutil.copytree(CORPORA / slug, folder / "few" / slug)
        text = folder / "few" / slug / "zh.txt"
        text.write_bytes(text.read_bytes().replace(b"\n", b"\r\n"))  # spans move, the text does not
        gold_file = folder / "few" / slug / "gold.json"
        record = json.loads(gold_file.read_text(encoding="utf-8"))
        plain = (CORPORA / slug / "zh.txt").read_text(encoding="utf-8")
        for sentence in record["sentences"]["zh"]:
            for edge in ("start", "end"):
                sentence[edge] += plain.count("\n", 0, sentence[edge])
        gold_file.write_text(json.dumps(record), encoding="utf-8")
    code, out, err = run("evaluate", "alignment", "few", gold, "--format", "json")
    assert (code, err) == (0, "")
    folders = json.loads(out)["folders"]
    assert [each["folder"] for each in folders] == ["few", str(gold)]
    assert [document["name"] for document in folders[0]["documents"]] == list(slugs)
    assert all(document["figures"]["strict_f1"] > 0.8 for document in folders[0]["documents"])
    assert folders[0]["total"]["kinds"]["moved"]["gold"] == 2


@pytest.mark.parametrize(
    ("name", "text", "message"),
    [
        ("a.gold", None, "a.gold does not exist, though the folder holds others of that name. Add it, or take"),
        ("a.en", None, "a.en does not exist, though"),
        ("a.gold", "[0]:[0]\n[1:[]\n", "a.gold, line 2: '[1:[]' is not a bead. Write [0]:[0, 1]"),
        ("b.gold", GOLD.replace("[3]\n", "[4]\n"), "b.gold, line 5: the second text has no sentence 4, for it has 4"),
        ("b.gold", GOLD.replace("[2]:[1]\n", ""), "b.gold: sentence 2 of the first text stands in no bead"),
        ("b.gold", GOLD + "[]:[3]\n", "b.gold, line 6: sentence 3 of the second text stands in line 5 already"),
        ("manifest.tsv", "a\tb\n", "manifest.tsv has no column 'slug'"),
        ("b.zh", "一\u0000二\n", "b.zh is binary"),
    ],
)
def test_gold_that_is_wrong(run: Any, gold: Path, name: str, text: str | None, message: str) -> None:
    if text is None:
        (gold / name).unlink()
    else:
        (gold / name).write_text(text, encoding="utf-8")
    code, out, err = run("evaluate", "alignment", gold)
    assert (code, out) == (3, "")
    assert err.startswith("parallax: ")
    assert message in err


def test_languages_the_wrong_way_round(run: Any, gold: Path) -> None:
    (gold / "a.zh").rename(gold / "x")
    (gold / "a.en").rename(gold / "a.zh")
    (gold / "x").rename(gold / "a.en")
    (gold / "a.gold").write_text("[0]:[0]\n[]:[1]\n[1]:[2]\n[2]:[3]\n[3]:[4]\n", encoding="utf-8")
    code, _, err = run("evaluate", "alignment", gold)
    assert code == 3
    assert "a.zh is English and" in err and "Swap their names" in err


@pytest.mark.parametrize(
    ("arguments", "code", "message"),
    [
        ((), 2, "Usage: parallax evaluate"),
        (("fluency",), 2, "No such command 'fluency'"),
        (("alignment",), 2, "Missing argument 'FOLDER...'"),
        (("alignment", "."), 3, ". holds no gold: neither a manifest.tsv nor NAME.gold"),
        (("alignment", "nowhere"), 3, "nowhere does not exist"),
        (("alignment", "zh.txt"), 3, "zh.txt is not a folder"),
        (("alignment", "gold", "-o", "gold/b.gold"), 2, "gold/b.gold is an input and would be overwritten"),
        (("alignment", ".", "--encoder", "psychic"), 2, "Known encoders: lexicon"),
    ],
)
def test_usage(run: Any, gold: Path, arguments: tuple[str, ...], code: int, message: str) -> None:
    result = run("evaluate", *arguments)
    assert (result.code, result.out) == (code, "")
    assert message in result.err


def test_a_folder_named_twice_counts_once(run: Any, gold: Path) -> None:
    assert run("evaluate", "alignment", gold, gold).out == run("evaluate", "alignment", gold).out


def test_documents_are_counted_on_standard_error(run: Any, gold: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(progress, "PATIENCE", 0.0)
    result = run("evaluate", "alignment", gold, "--format", "json")
    assert json.loads(result.out)
    assert [line for line in result.err.splitlines() if "documents" in line] == [
        f"parallax: {done} of 2 documents …" for done in (1, 2)
    ]
