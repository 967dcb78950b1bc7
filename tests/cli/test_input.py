"""Bad input: a clear message on standard error, the right exit code, nothing on standard output, no traceback."""

import io
import sys
import time
from pathlib import Path
from typing import Any

import pytest

from toolkit.cli import main

BAD_FILES = [
    (None, 3, "bad.txt does not exist"),
    (b"", 3, "bad.txt is empty"),
    (" \n\u3000\t\r\n".encode(), 3, "nothing but white space"),
    (b"\xef\xbb\xbf", 3, "nothing but white space"),
    (b"\x89PNG\r\n\x1a\n\0\0\0\rIHDR", 3, "a PNG picture"),
    (b"%PDF-1.7\n%\xe2\xe3", 3, "a PDF document"),
    (b"PK\x03\x04\x14\0\x06\0", 3, "a ZIP archive"),
    (b"\x7fELF\x02\x01\x01\0\0\0", 3, "binary"),
    (b"\xc1\xf5\x80\xff \xc0\x80\xfe\x81 \x8d\x8f\x90\x9d", 3, "encoding of bad.txt was not recognised"),
    ("港口已恢复作业。".encode()[:-1], 3, "damaged or cut-off"),
    ("今日は港が再開された。それはよかったです。".encode(), 3, "Japanese"),
    ("항구가 월요일에 다시 문을 열었다.".encode(), 3, "Korean"),
    (b"Le port a repris le travail lundi, a dit la direction. Tout le monde en est content." * 3, 3, "French"),
    (b"12 34 56. 78!", 3, "no letters"),
]


@pytest.mark.parametrize(("data", "code", "message"), BAD_FILES, ids=[message for _, _, message in BAD_FILES])
def test_bad_files(run: Any, folder: Path, data: bytes | None, code: int, message: str) -> None:
    if data is not None:
        (folder / "bad.txt").write_bytes(data)
    for arguments in (("compare", "bad.txt", "en.txt", "-o", "r.html"), ("framing", "bad.txt", "--format", "jsonl")):
        result = run(*arguments)
        assert (result.code, result.out) == (code, "")
        assert result.err.startswith("parallax: ")
        assert message in result.err
        assert result.err.count("\n") == 1
    assert not (folder / "r.html").exists()


@pytest.mark.parametrize(
    ("arguments", "code", "message"),
    [
        (("compare", ".", "en.txt"), 3, ". is a folder; give a file."),
        (("compare", "zh.txt", "zh.txt"), 3, "zh.txt and zh.txt are both Chinese"),
        (("compare", "en.txt", "other.txt"), 3, "en.txt and other.txt are both English"),
        (("align", "en.txt", "other.txt", "--segmented"), 3, "en.txt and other.txt are both English"),
        (("compare", "zh.txt"), 2, "compare needs SOURCE and TARGET, or one bitext (.tsv); zh.txt is not a bitext"),
        (("align", "-"), 2, "align needs SOURCE and TARGET"),
        (("score", "missing.tsv"), 3, "missing.tsv does not exist"),
        (("compare", "pairs.tsv", "en.txt"), 2, "give it alone"),
        (("framing", "zh.txt", "pairs.tsv"), 2, "give it alone"),
        (("compare", "-", "-"), 2, "Standard input (-) can be read only once"),
        (("compare", "-", "en.txt", "--reference", "-"), 2, "Standard input (-) can be read only once"),
        (("framing", "zh.txt", "en.txt", "--lines"), 2, "--lines goes with one file"),
        (("compare", "pairs.tsv", "--reference", "other.txt"), 2, "a bitext carries its references in a column"),
        (("compare", "zh.txt", "en.txt", "--format", "docx"), 2, "Known formats: html, json, text"),
        (("compare", "zh.txt", "en.txt", "-o", "report.docx"), 2, "known: .html, .json, .txt"),
        (("align", "zh.txt", "en.txt", "-o", "beads.docx"), 2, "known: .json, .jsonl, .ladder, .tmx, .tsv, .txt"),
        (("compare", "zh.txt", "en.txt", "--format", "html:"), 2, "no path after the colon"),
        (("compare", "zh.txt", "en.txt", "--format", "html", "--format", "json"), 2, "html and json have no path"),
        (("compare", "zh.txt", "en.txt", "--encoder", "psychic"), 2, "Known encoders: lexicon"),
        (("align", "pairs.tsv", "--encoder", "psychic"), 2, "Known encoders: lexicon"),
        (("compare", "zh.txt", "en.txt", "--pack", "nosuch"), 2, "news"),
        (("framing", "pairs.tsv", "--pack", "nosuch"), 2, "news"),
        (("compare", "zh.txt", "en.txt", "--encoding", "klingon"), 2, "Usual ones are utf-8, gb18030"),
        (("compare", "zh.txt", "en.txt", "--encoding", "ascii"), 3, "cannot be read as ascii"),
        (("score", "pairs.tsv", "--direction", "en-zh"), 2, "The columns of pairs.tsv go zh-en, not en-zh"),
        (("compare", "zh.txt", "en.txt", "--reference", "zh.txt", "--direction", "zh-en"), 3, "is Chinese, but the"),
    ],
)
def test_what_makes_no_sense(run: Any, arguments: tuple[str, ...], code: int, message: str) -> None:
    result = run(*arguments)
    assert (result.code, result.out) == (code, "")
    assert result.err.startswith("parallax: ")
    assert message in result.err


@pytest.mark.parametrize(
    ("arguments", "message"),
    [
        (("compare",), "Missing argument 'SOURCE'"),
        (("nosuch",), "No such command 'nosuch'"),
        (("align", "zh.txt", "en.txt", "--format", "html"), "'html' is not one of 'text', 'json'"),
        (("score", "pairs.tsv", "--direction", "zh-fr"), "'zh-fr' is not one of 'zh-en', 'en-zh'"),
        (("framing", "en.txt", "--minimum-intensity", "4"), "4 is not in the range 1<=x<=3"),
        (("compare", "zh.txt", "en.txt", "other.txt"), "unexpected extra argument (other.txt)"),
    ],
)
def test_usage(run: Any, arguments: tuple[str, ...], message: str) -> None:
    result = run(*arguments)
    assert (result.code, result.out) == (2, "")
    assert message in result.err
    assert "Usage: parallax" in result.err


@pytest.mark.parametrize(
    ("table", "message"),
    [
        ("a\tb\n1\t2\n", "no column 'source'"),
        ("source\ttarget\n", "holds a header but no pairs"),
        ("source\ttarget\n港口\tport\textra\n", "line 2: 3 cells"),
        ("source\ttarget\nThe port.\tThe harbour.\n", "are both English"),
        ("source\ttarget\n\tThe harbour.\n\tThe port.\n", "(source) is neither Chinese nor English: it is empty"),
        ("source\ttarget\n\t\n", "it is empty"),
    ],
)
@pytest.mark.parametrize("command", ["compare", "align", "score", "framing"])
def test_bad_tables(run: Any, folder: Path, command: str, table: str, message: str) -> None:
    (folder / "bad.tsv").write_text(table, encoding="utf-8")
    result = run(command, "bad.tsv")
    assert (result.code, result.out) == (3, "")
    assert message in result.err


def test_references_in_the_wrong_language(run: Any, folder: Path) -> None:
    (folder / "bad.tsv").write_text("source\ttarget\treference\n港口开了。\tIt opened.\t港口已开。\n", encoding="utf-8")
    result = run("compare", "bad.tsv")
    assert result.code == 3
    assert "The reference bad.tsv (reference) is Chinese, but the translation is English" in result.err


def test_one_side_empty_after_reading(run: Any, folder: Path) -> None:
    (folder / "zh.html").write_text("<html><script>let 港口 = 1;</script><nav>首页</nav></html>", encoding="utf-8")
    for command in ("compare", "align", "score", "framing"):
        result = run(command, "zh.html", "en.txt")
        assert (result.code, result.out) == (3, "")
        assert "zh.html, read as html, holds no text" in result.err


def test_one_sentence_each(run: Any, folder: Path) -> None:
    (folder / "a.txt").write_text("港口周一恢复作业", encoding="utf-8")
    (folder / "b.txt").write_text("The port resumed work on Monday", encoding="utf-8")
    for command in ("compare", "align", "score", "framing"):
        assert run(command, "a.txt", "b.txt").code == 0
    assert run("compare", "a.txt", "en.txt", "-o", "r.html").code == 0


LINES = {
    "one sentence": ("新城港口因台风停摆三天，积压的集装箱约有2.4万个，" * 70_000)[:1_700_000],
    "no word": "a" * 5_000_000,
    "one digit": "港口" + "1" * 5_000_000,
    "one numeral": "港口" + "一" * 1_700_000,
    "opening marks": "港口" + "“" * 1_700_000,
}


@pytest.mark.parametrize(
    ("command", "kind"),
    [*(("align", kind) for kind in LINES), ("compare", "one sentence"), ("framing", "one sentence")],
)
def test_a_line_of_5_mb_is_refused_quickly(run: Any, folder: Path, command: str, kind: str) -> None:
    (folder / "long.txt").write_text(LINES[kind], encoding="utf-8")
    started = time.perf_counter()
    result = run(command, "long.txt", *(["en.txt"] if command != "framing" else []))
    assert (result.code, result.out) == (3, "")
    assert result.err.startswith("parallax: long.txt ")
    assert time.perf_counter() - started < 20


def test_many_sentences_in_a_line_of_5_mb(run: Any, folder: Path) -> None:
    (folder / "long.zh.txt").write_text("新城港口因台风停摆三天。" * 140_000, encoding="utf-8")
    for command in ("compare", "align"):
        result = run(command, "long.zh.txt", "en.txt")
        assert (result.code, result.out) == (3, "")
        assert "long.zh.txt has 140,000 sentences; at most 25,000 can be aligned at once" in result.err


@pytest.mark.parametrize("digit", ["9", "九", "９"])
def test_a_number_of_more_digits_than_python_reads(run: Any, folder: Path, digit: str) -> None:
    (folder / "a.txt").write_text(f"港口有{digit * 5000}个集装箱。", encoding="utf-8")
    assert run("compare", "a.txt", "en.txt").code == 0


def test_long_lines_in_a_table(run: Any, folder: Path) -> None:
    (folder / "long.tsv").write_text(f"source\ttarget\n{'港口，' * 50_000}\tThe port.\n", encoding="utf-8")
    for command in ("compare", "align", "score", "framing"):
        assert run(command, "long.tsv").code == 3
    (folder / "lines.txt").write_text(f"他说港口开了。\n{'港口，' * 50_000}\n", encoding="utf-8")
    assert run("framing", "lines.txt", "--lines").code == 3


@pytest.mark.parametrize("arguments", [("compare", "-", "en.txt"), ("framing", "-"), ("align", "-", "en.txt")])
def test_standard_input_is_one_side(
    run: Any, folder: Path, monkeypatch: pytest.MonkeyPatch, arguments: tuple[str, ...]
) -> None:
    data = (folder / "zh.txt").read_bytes()
    monkeypatch.setattr(sys, "stdin", io.TextIOWrapper(io.BytesIO(data), encoding="ascii"))
    assert run(*arguments).code == 0


def test_a_fault_of_ours_is_told_apart(run: Any, monkeypatch: pytest.MonkeyPatch) -> None:
    def broken(*_: object) -> None:
        raise ZeroDivisionError("nought")

    monkeypatch.setattr("toolkit.pairs.split", broken)
    result = run("align", "zh.txt", "en.txt")
    assert (result.code, result.out) == (70, "")
    assert "ZeroDivisionError: nought\nparallax: this is a fault of Parallax itself; please report it" in result.err


def test_arguments_are_those_of_the_command_line(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(sys, "argv", ["parallax", "compare", "missing", "en.txt"])
    with pytest.raises(SystemExit) as left:
        main()
    assert left.value.code == 3
