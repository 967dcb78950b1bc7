"""Embeddings on disk: what a model has read once, it need not read again.

One SQLite file for each model in the cache folder. It costs time, never correctness: a file that is damaged, locked or
where nothing can be written is done without, and any of them may be deleted at any time.
"""

import contextlib
import hashlib
import sqlite3
import zlib
from collections.abc import Iterator, Mapping, Sequence
from pathlib import Path
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from numpy import float16
    from numpy.typing import NDArray

    Vector = NDArray[float16]

FORMAT = 1
"""Raised whenever texts are embedded, or vectors are stored, in another way."""

ROWS = 500
"""Texts that are asked for at once; SQLite may allow no more than 999 variables."""

PATIENCE = 10.0
"""Seconds to wait for another process that writes."""

CHECKSUM = 4
"""Bytes of it before each vector."""


class Embeddings:
    """The vectors of one model by text, as half floats.

    A vector of length one has components below one, which half precision keeps to a thousandth: cosines change in the
    fifth decimal, where models themselves differ between devices, and the file is half as large.
    """

    def __init__(self, folder: Path, model: str) -> None:
        """`model` tells everything apart that gives other vectors for the same text."""
        self._model = f"{FORMAT}\0{model}\0".encode()
        self._path = folder / f"embeddings-{hashlib.blake2b(self._model, digest_size=6).hexdigest()}.sqlite"

    def load(self, texts: Sequence[str]) -> "dict[str, Vector]":
        """The vectors of those texts that are known."""
        found: dict[str, Vector] = {}
        # An address that only reads makes no file where there is none.
        address = f"{self._path.absolute().as_uri()}?mode=ro"
        with self._forgiving(), contextlib.closing(sqlite3.connect(address, PATIENCE, uri=True)) as database:
            for start in range(0, len(texts), ROWS):
                keys = {self._key(text): text for text in texts[start : start + ROWS]}
                marks = ",".join("?" * len(keys))
                query = f"SELECT key, vector FROM embeddings WHERE key IN ({marks})"  # noqa: S608 - nothing but marks
                for key, stored in database.execute(query, tuple(keys)):
                    vector = _unpacked(key, stored)
                    if vector is not None:
                        found[keys[key]] = vector
        return found

    def store(self, vectors: "Mapping[str, Vector]") -> None:
        """Keep what a model has made of these texts."""
        with self._forgiving():
            self._path.parent.mkdir(parents=True, exist_ok=True)
            with contextlib.closing(sqlite3.connect(self._path, PATIENCE)) as database, database:
                database.execute("CREATE TABLE IF NOT EXISTS embeddings (key BLOB PRIMARY KEY, vector BLOB NOT NULL)")
                rows = ((key, _packed(key, vector)) for key, vector in self._keyed(vectors))
                database.executemany("INSERT OR REPLACE INTO embeddings VALUES (?, ?)", rows)

    def _keyed(self, vectors: "Mapping[str, Vector]") -> "Iterator[tuple[bytes, Vector]]":
        return ((self._key(text), vector) for text, vector in vectors.items())

    def _key(self, text: str) -> bytes:
        return hashlib.blake2b(self._model + text.encode("utf-8", "surrogatepass"), digest_size=16).digest()

    @contextlib.contextmanager
    def _forgiving(self) -> Iterator[None]:
        """Go on without the file where it is of no use; one that is damaged is removed, to be made anew."""
        try:
            yield
        except sqlite3.OperationalError:  # there is none yet, it is locked, the disk is full
            pass
        except sqlite3.DatabaseError:
            with contextlib.suppress(OSError):
                self._path.unlink()
        except OSError:
            pass


def _packed(key: bytes, vector: "Vector") -> bytes:
    content = vector.astype("<f2").tobytes()
    return zlib.crc32(key + content).to_bytes(CHECKSUM) + content


def _unpacked(key: bytes, stored: object) -> "Vector | None":
    """The vector, or None where not every bit of it is as it was."""
    import numpy as np

    if not isinstance(stored, bytes) or zlib.crc32(key + stored[CHECKSUM:]).to_bytes(CHECKSUM) != stored[:CHECKSUM]:
        return None
    return np.frombuffer(stored[CHECKSUM:], dtype="<f2").astype(np.float16)
