import importlib.metadata
import io
import os
import sys
import threading
from pathlib import Path
from types import SimpleNamespace

import pytest

from toolkit.errors import LanguageError, UnreadableError, UsageError
from toolkit.reading import Extract, from_text, read, read_lines, read_raw
from toolkit.settings import ReadingSettings

ENGLISH = "The pier is closed.\n\nFerries use the old quay."
CHINESE = "码头关闭了。\n\n渡轮改停旧码头，乘客须提前半小时到达。"


def write(folder: Path, name: str, data: bytes | str) -> Path:
    path = folder / name
    path.write_bytes(data if isinstance(data, bytes) else data.encode())
    return path


def give_stdin(monkeypatch: pytest.MonkeyPatch, data: bytes) -> None:
    monkeypatch.setattr(sys, "stdin", io.TextIOWrapper(io.BytesIO(data), encoding="utf-8"))


def test_a_plain_text(tmp_path: Path) -> None:
    path = write(tmp_path, "report.txt", CHINESE)
    document = read(path)
    assert document.text == CHINESE
    assert (document.language, document.script, document.format) == ("zh", "zh-Hans", "text")
    assert (document.name, document.encoding, document.notes) == (str(path), "utf-8", ())
    assert document.paragraphs == ((0, 6), (8, len(CHINESE)))


@pytest.mark.parametrize(
    ("name", "content", "used", "text"),
    [
        ("a.md", "# The pier\n\nis *closed*.", "markdown", "The pier\n\nis closed."),
        ("a.HTML", "<p>The pier</p>is closed", "html", "The pier\n\nis closed"),
        ("a.txt", "<p>The pier</p>", "text", "<p>The pier</p>"),
        ("a", "<!doctype html><p>The pier</p>", "html", "The pier"),
        ("a.unheard", "# The pier", "text", "# The pier"),
    ],
)
def test_the_suffix_chooses_the_format(tmp_path: Path, name: str, content: str, used: str, text: str) -> None:
    document = read(write(tmp_path, name, content))
    assert (document.format, document.text) == (used, text)


@pytest.mark.parametrize("ending", ["\r\n", "\r"])
def test_line_ends_become_line_feeds(tmp_path: Path, ending: str) -> None:
    assert read(write(tmp_path, "a.txt", ENGLISH.replace("\n", ending))).text == ENGLISH
    assert from_text(ENGLISH.replace("\n", ending)).text == ENGLISH


def test_nothing_else_is_altered() -> None:
    text = "\u3000\u3000码头\u00ad关闭了。\u200b\x0b渡轮\x0c改停旧码头。\x85 \u2028"
    document = from_text(text, "here")
    assert (document.text, document.name, document.encoding) == (text, "here", None)


def test_standard_input(monkeypatch: pytest.MonkeyPatch) -> None:
    give_stdin(monkeypatch, "<html><p>碼頭關閉了。</p>".encode("big5"))
    document = read("-")
    assert (document.name, document.format, document.script) == ("standard input", "html", "zh-Hant")
    assert document.encoding == "big5hkscs"
    assert len(document.notes) == 1
    give_stdin(monkeypatch, ENGLISH.encode())
    assert read(Path("-")).format == "text"


def test_standard_input_is_limited(monkeypatch: pytest.MonkeyPatch) -> None:
    give_stdin(monkeypatch, b"x" * 11)
    with pytest.raises(UnreadableError, match="standard input is larger than 10 bytes"):
        read("-", ReadingSettings(max_bytes=10))


@pytest.mark.skipif(not hasattr(os, "mkfifo"), reason="needs named pipes")
def test_a_pipe(tmp_path: Path) -> None:
    path = tmp_path / "pipe"
    os.mkfifo(path)
    writer = threading.Thread(target=path.write_bytes, args=(ENGLISH.encode(),))
    writer.start()
    assert read(path).text == ENGLISH
    writer.join()


@pytest.mark.parametrize(
    ("name", "data", "message"),
    [
        ("empty.txt", b"", "empty"),
        ("blank.txt", " \n\u3000\t\n".encode(), "white space"),
        ("large.txt", b"word " * 30, "larger than 100 bytes"),
        ("script.html", b"<script>x()</script>", "holds no text"),
        ("code.md", b"```\ncode\n```\n", "holds no text"),
        ("bell.html", b"<p>ring&#7;</p>", "U\\+0007"),
        ("deep.html", b"<b>" * 3000 + b"x", "deeply"),
        ("x.pdf", b"%PDF-1.4", "PDF"),
    ],
)
def test_unreadable_files(tmp_path: Path, name: str, data: bytes, message: str) -> None:
    path = write(tmp_path, name, data)
    with pytest.raises(UnreadableError, match=message) as raised:
        read(path, ReadingSettings(max_bytes=10_000 if "deep" in name else 100))
    assert str(path) in str(raised.value)


def test_unreadable_paths(tmp_path: Path) -> None:
    file = write(tmp_path, "a.txt", ENGLISH)
    for path, message in (
        (tmp_path, "folder"),
        (tmp_path / "none.txt", "does not exist"),
        (file / "a.txt", "could not be read"),
        (tmp_path / ("x" * 5000), "could not be read"),
        ("nul\0.txt", "could not be read"),
    ):
        with pytest.raises(UnreadableError, match=message):
            read(path)


def test_forbidden_files(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    def refuse(*arguments: object) -> None:
        raise PermissionError(13, "Permission denied")

    monkeypatch.setattr(Path, "open", refuse)
    with pytest.raises(UnreadableError, match="permissions"):
        read(tmp_path / "a.txt")


def test_foreign_languages(tmp_path: Path) -> None:
    with pytest.raises(LanguageError, match="neither Chinese nor English: it looks like Japanese"):
        read(write(tmp_path, "a.txt", "港の北桟橋は春まで閉鎖される。"))
    with pytest.raises(LanguageError, match="no letters"):
        from_text("1 + 2 = 3")


def test_strings_that_are_not_text() -> None:
    with pytest.raises(UnreadableError, match="U\\+D800"):
        from_text("half \ud800")
    with pytest.raises(UnreadableError, match="holds no text"):
        from_text("")


def test_the_encoding_setting(tmp_path: Path) -> None:
    path = write(tmp_path, "a.txt", "碼頭".encode("big5"))
    assert read(path, ReadingSettings(encoding="big5")).text == "碼頭"
    with pytest.raises(UsageError):
        read(path, ReadingSettings(encoding="klingon"))


class Shout:
    name = "shout"
    suffixes: tuple[str, ...] = (".shout",)

    def extract(self, text: str) -> Extract:
        return Extract.join([text.upper()])


def test_outsiders_formats(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    asked = []

    def entry_points(group: str, name: str) -> list[SimpleNamespace]:
        asked.append((group, name))
        return [SimpleNamespace(value="shout:Shout", load=lambda: Shout)] if name == "shout" else []

    monkeypatch.setattr(importlib.metadata, "entry_points", entry_points)
    document = read(write(tmp_path, "a.shout", "the pier"))
    assert (document.format, document.text) == ("shout", "THE PIER")
    read(write(tmp_path, "a.txt", "the pier"))
    assert asked == [("parallax.formats", "shout")]


def test_a_broken_outsider(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    entry = importlib.metadata.EntryPoint("x", "no_such_module_anywhere:X", "parallax.formats")
    monkeypatch.setattr(importlib.metadata, "entry_points", lambda group, name: [entry])
    with pytest.raises(UsageError, match="no_such_module_anywhere"):
        read(write(tmp_path, "a.x", "the pier"))


@pytest.mark.parametrize(
    ("data", "lines"),
    [
        ("one\ntwo\n", ("one", "two")),
        ("one\n\ntwo", ("one", "", "two")),
        ("one\r\ntwo\r\n\r\n", ("one", "two", "")),
        ("one\rtwo", ("one", "two")),
        ("o\u2028n\x0be\x0c\x85\ntw\ro\n", ("o\u2028n\x0be\x0c\x85", "tw\ro")),
        ("\ufeffone", ("one",)),
    ],
)
def test_lines(tmp_path: Path, data: str, lines: tuple[str, ...]) -> None:
    assert read_lines(write(tmp_path, "a.txt", data)) == lines


def test_raw_text_keeps_its_line_ends(tmp_path: Path) -> None:
    assert read_raw(write(tmp_path, "a", b"\xef\xbb\xbfone\r\ntwo\r"), ReadingSettings()).text == "one\r\ntwo\r"
