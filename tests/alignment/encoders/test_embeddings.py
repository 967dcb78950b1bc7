"""The cache of embeddings: it gives back what it was given, or nothing."""

import sqlite3
import subprocess
import sys
from contextlib import closing
from pathlib import Path
from typing import TYPE_CHECKING

import numpy as np
import pytest

from toolkit.alignment.encoders import embeddings
from toolkit.alignment.encoders.embeddings import ROWS, Embeddings

if TYPE_CHECKING:
    from numpy import float16
    from numpy.typing import NDArray

TEXTS = ["港口开放了。", "The port is open.", "", "a\0b", "\ud800"]


def vectors(texts: list[str], dimension: int = 6) -> "dict[str, NDArray[float16]]":
    random = np.random.default_rng(1)
    return {text: random.standard_normal(dimension).astype(np.float16) for text in texts}


def files(folder: Path) -> list[Path]:
    return sorted(folder.glob("*"))


def test_round_trip(tmp_path: Path) -> None:
    cache, kept = Embeddings(tmp_path / "new" / "folder", "model"), vectors(TEXTS)
    cache.store(kept)
    found = cache.load([*TEXTS, "never seen"])
    assert found.keys() == kept.keys()
    for text, vector in found.items():
        assert vector.dtype == np.float16
        np.testing.assert_array_equal(vector, kept[text])


def test_more_texts_than_a_query_may_ask_for(tmp_path: Path) -> None:
    texts = [f"sentence {number}" for number in range(2 * ROWS + 1)]
    cache = Embeddings(tmp_path, "model")
    cache.store(vectors(texts))
    assert len(cache.load(texts)) == len(texts)
    assert cache.load([]) == {}


def test_another_model_or_format_knows_nothing(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    Embeddings(tmp_path, "model\0revision\0float32").store(vectors(TEXTS))
    for other in ("model\0revision\0float16", "model\0other\0float32", "modelrevision\0float32"):
        assert Embeddings(tmp_path, other).load(TEXTS) == {}
    monkeypatch.setattr(embeddings, "FORMAT", embeddings.FORMAT + 1)
    assert Embeddings(tmp_path, "model\0revision\0float32").load(TEXTS) == {}


def test_reading_makes_no_file(tmp_path: Path) -> None:
    assert Embeddings(tmp_path / "none", "model").load(TEXTS) == {}
    assert files(tmp_path) == []


@pytest.mark.parametrize("content", [b"", b"no database at all", b"SQLite format 3\0" + b"\xff" * 5000])
def test_a_damaged_file_is_made_anew(tmp_path: Path, content: bytes) -> None:
    cache, kept = Embeddings(tmp_path, "model"), vectors(TEXTS)
    cache.store(kept)
    [path] = files(tmp_path)
    path.write_bytes(content)
    assert cache.load(TEXTS) == {}
    cache.store(kept)
    assert cache.load(TEXTS).keys() == kept.keys()


def test_a_flipped_bit_is_noticed(tmp_path: Path) -> None:
    cache, kept = Embeddings(tmp_path, "model"), vectors(TEXTS)
    cache.store(kept)
    [path] = files(tmp_path)
    content = bytearray(path.read_bytes())
    at = content.index(kept[TEXTS[0]].tobytes())
    content[at] ^= 1
    path.write_bytes(content)
    assert cache.load(TEXTS).keys() == kept.keys() - {TEXTS[0]}


@pytest.mark.parametrize("stored", [None, "text", b"", b"abc"])
def test_rows_that_are_no_vectors(tmp_path: Path, stored: object) -> None:
    cache = Embeddings(tmp_path, "model")
    cache.store(vectors(TEXTS))
    [path] = files(tmp_path)
    with closing(sqlite3.connect(path)) as database, database:
        database.execute("DROP TABLE embeddings")
        database.execute("CREATE TABLE embeddings (key BLOB PRIMARY KEY, vector)")
        database.execute("INSERT INTO embeddings VALUES (?, ?)", (cache._key(TEXTS[0]), stored))
    assert cache.load(TEXTS) == {}


def test_a_place_that_cannot_be_written_is_done_without(tmp_path: Path) -> None:
    (tmp_path / "file").write_text("not a folder", encoding="utf-8")
    cache = Embeddings(tmp_path / "file" / "cache", "model")
    cache.store(vectors(TEXTS))
    assert cache.load(TEXTS) == {}


def test_a_locked_file_is_done_without(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(embeddings, "PATIENCE", 0.05)
    cache, kept = Embeddings(tmp_path, "model"), vectors(TEXTS)
    cache.store(kept)
    [path] = files(tmp_path)
    with closing(sqlite3.connect(path)) as other:
        other.execute("BEGIN EXCLUSIVE")
        assert cache.load(TEXTS) == {}
        cache.store(vectors(["more"]))
        other.rollback()
    assert cache.load([*TEXTS, "more"]).keys() == kept.keys()


WRITER = """
import sys
from pathlib import Path
import numpy as np
from toolkit.alignment.encoders.embeddings import Embeddings
cache = Embeddings(Path(sys.argv[1]), "model")
for number in range(40):
    cache.store({f"{sys.argv[2]} {number}": np.full(4, number, np.float16), f"both {number}": np.ones(4, np.float16)})
"""


def test_several_processes_write_at_once(tmp_path: Path) -> None:
    writers = [subprocess.Popen([sys.executable, "-c", WRITER, tmp_path, name]) for name in ("one", "two", "three")]
    assert [writer.wait(60) for writer in writers] == [0, 0, 0]
    texts = [f"{name} {number}" for name in ("one", "two", "three", "both") for number in range(40)]
    assert Embeddings(tmp_path, "model").load(texts).keys() == set(texts)
