import os
import stat
from pathlib import Path
from typing import Any

import pytest

from toolkit.cli.output import Destination, destinations, write
from toolkit.errors import OutputError, UsageError

SUFFIXES = {".html": "html", ".json": "json", ".txt": "text"}


@pytest.mark.parametrize(
    ("output", "formats", "expected"),
    [
        (None, (), [("text", None)]),
        (None, ("json",), [("json", None)]),
        ("r.html", (), [("html", "r.html")]),
        ("R.HTML", (), [("html", "R.HTML")]),
        ("r.html", ("json",), [("json", "r.html")]),
        ("r.html", ("json:a",), [("html", "r.html"), ("json", "a")]),
        (None, ("json:a", "html"), [("json", "a"), ("html", None)]),
        ("r", ("json:a", "html"), [("json", "a"), ("html", "r")]),
        (None, (r"json:C:\a.json",), [("json", r"C:\a.json")]),
        (None, ("json:-",), [("json", "-")]),
    ],
)
def test_destinations(output: str | None, formats: tuple[str, ...], expected: list[tuple[str, str | None]]) -> None:
    asked = destinations(Path(output) if output else None, formats, SUFFIXES)
    assert asked == tuple(Destination(name, Path(path) if path else None) for name, path in expected)


@pytest.mark.parametrize(
    ("output", "formats", "message"),
    [
        ("r.pdf", (), "known: .html, .json, .txt"),
        ("r", (), "no format goes by that suffix"),
        (None, ("json", "html"), "json and html have no path"),
        ("a", ("json", "html"), "json and html have no path"),
        (None, ("json:",), "no path after the colon"),
        ("a.html", ("json:a.html",), "in the same place"),
        (None, ("json:a", "html:b/../a"), "in the same place"),
        (None, ("json:-", "html"), "in the same place"),
    ],
)
def test_destinations_that_make_no_sense(output: str | None, formats: tuple[str, ...], message: str) -> None:
    with pytest.raises(UsageError, match=message):
        destinations(Path(output) if output else None, formats, SUFFIXES)


def test_a_file_is_written_whole(folder: Path) -> None:
    path = folder / "a" / "b" / "c.txt"
    write("港口\n", path)
    assert path.read_bytes() == "港口\n".encode()
    assert list(path.parent.iterdir()) == [path]
    assert stat.S_IMODE(path.stat().st_mode) == 0o666 & ~_umask()


def _umask() -> int:
    mask = os.umask(0)
    os.umask(mask)
    return mask


def test_a_file_keeps_its_permissions_and_a_link_its_target(folder: Path) -> None:
    (folder / "private").write_text("old", encoding="utf-8")
    (folder / "private").chmod(0o600)
    (folder / "link").symlink_to("private")
    write("new", folder / "link")
    assert (folder / "link").is_symlink()
    assert (folder / "private").read_text(encoding="utf-8") == "new"
    assert stat.S_IMODE((folder / "private").stat().st_mode) == 0o600


def test_a_name_as_long_as_the_system_allows(folder: Path) -> None:
    write("x", folder / ("n" * 255))
    assert (folder / ("n" * 255)).read_bytes() == b"x"


@pytest.mark.parametrize(
    ("path", "message"),
    [
        (".", "it is a folder"),
        ("zh.txt/r.html", "part of its path is a file"),
        ("zh.txt/deep/r.html", "part of its path is a file"),
        ("n" * 256, "File name too long"),
    ],
)
def test_unwritable(folder: Path, path: str, message: str) -> None:
    before = sorted(folder.rglob("*"))
    with pytest.raises(OutputError, match=message):
        write("x", Path(path))
    assert sorted(folder.rglob("*")) == before


@pytest.mark.skipif(not hasattr(os, "geteuid") or os.geteuid() == 0, reason="root may write everywhere")
def test_a_folder_that_may_not_be_written(folder: Path) -> None:
    (folder / "locked").mkdir(mode=0o500)
    with pytest.raises(OutputError, match="Permission denied"):
        write("x", folder / "locked" / "r.html")


def test_nothing_is_left_of_a_write_that_failed(folder: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    (folder / "r.html").write_text("old", encoding="utf-8")
    before = sorted(folder.iterdir())

    def full(*_: object) -> None:
        raise OSError(28, "No space left on device")

    monkeypatch.setattr(Path, "write_bytes", full)
    with pytest.raises(OutputError, match="No space left on device"):
        write("new", folder / "r.html")
    assert (folder / "r.html").read_text(encoding="utf-8") == "old"
    assert sorted(folder.iterdir()) == before


@pytest.mark.skipif(not Path("/dev/null").is_char_device(), reason="needs devices")
def test_a_device_stays_a_device(run: Any) -> None:
    assert run("compare", "zh.txt", "en.txt", "-o", "/dev/null", "--format", "html").code == 0
    assert Path("/dev/null").is_char_device()


@pytest.mark.parametrize(
    ("arguments", "message"),
    [
        (("compare", "zh.txt", "en.txt", "-o", "folder", "--format", "html"), "folder could not be written: it is a"),
        (("compare", "zh.txt", "en.txt", "--format", "json:en.txt/r"), "part of its path is a file"),
        (("align", "zh.txt", "en.txt", "-o", "folder"), "it is a folder"),
        (("score", "pairs.tsv", "-o", "folder"), "it is a folder"),
        (("framing", "en.txt", "-o", "folder"), "it is a folder"),
        (("compare", "zh.txt", "en.txt", "-o", "zh.txt"), "zh.txt is an input and would be overwritten"),
        (("compare", "zh.txt", "en.txt", "--format", "json:./folder/../en.txt"), "en.txt is an input"),
        (("compare", "zh.txt", "en.txt", "-o", "link.html"), "link.html is an input"),
        (("compare", "zh.txt", "en.txt", "--reference", "other.txt", "-o", "other.txt"), "other.txt is an input"),
        (("compare", "zh.txt", "en.txt", "--pack", "other.txt", "-o", "other.txt"), "other.txt is an input"),
        (("align", "zh.txt", "en.txt", "-o", "en.txt"), "en.txt is an input"),
        (("score", "pairs.tsv", "-o", "pairs.tsv"), "pairs.tsv is an input"),
        (("framing", "en.txt", "-o", "en.txt"), "en.txt is an input"),
    ],
)
def test_unwritable_output(run: Any, folder: Path, arguments: tuple[str, ...], message: str) -> None:
    (folder / "folder").mkdir()
    (folder / "link.html").symlink_to("zh.txt")
    before = {path: path.read_bytes() for path in folder.rglob("*") if path.is_file()}
    result = run(*arguments)
    assert (result.code, result.out) == (2, "")
    assert message in result.err
    assert {path: path.read_bytes() for path in folder.rglob("*") if path.is_file()} == before


@pytest.mark.parametrize("command", ["align", "score", "framing"])
def test_output_option_of_the_smaller_commands(run: Any, folder: Path, command: str) -> None:
    to_file = run(command, "pairs.tsv", "-o", "new/folder/out.txt")
    assert (to_file.code, to_file.out) == (0, "")
    assert (folder / "new/folder/out.txt").read_text(encoding="utf-8") == run(command, "pairs.tsv", "-o", "-").out
    assert not (folder / "-").exists()
