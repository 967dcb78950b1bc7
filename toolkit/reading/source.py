"""Where text comes from: a path or standard input, with every way that can fail said plainly."""

import os
import stat
import sys
from pathlib import Path
from typing import BinaryIO

from toolkit.errors import UnreadableError
from toolkit.reading.encoding import Decoded, decode
from toolkit.settings import ReadingSettings

Source = str | os.PathLike[str]
"""A path, or ``-`` for standard input."""


def source_name(source: Source) -> str:
    """What a source is called in messages and in `Document.name`."""
    return "standard input" if os.fspath(source) == "-" else os.fspath(source)


def read_raw(source: Source, settings: ReadingSettings) -> Decoded:
    """The decoded text of `source` as it stands, line ends included, for readers that work line by line.

    Raises `UnreadableError` for what is missing, a folder, forbidden, empty, blank, too large, binary or in no
    recognisable encoding; `UsageError` for an unknown encoding in the settings.
    """
    name = source_name(source)
    data = _read_bytes(source, settings.max_bytes)
    if not data:
        raise UnreadableError(f"{name} is empty (0 bytes).")
    decoded = decode(data, settings.encoding, name)
    if not decoded.text.strip():
        raise UnreadableError(f"{name} holds nothing but white space.")
    return decoded


def _read_bytes(source: Source, max_bytes: int) -> bytes:
    name = source_name(source)
    if os.fspath(source) == "-":
        return _limited(sys.stdin.buffer, max_bytes, name)
    path = Path(source)
    try:
        if path.is_dir():
            raise UnreadableError(f"{name} is a folder; give a file.")
        with path.open("rb") as file:
            status = os.fstat(file.fileno())
            if stat.S_ISREG(status.st_mode) and status.st_size > max_bytes:
                raise _too_large(name, max_bytes)
            return _limited(file, max_bytes, name)
    except FileNotFoundError:
        raise UnreadableError(f"{name} does not exist; check the path.") from None
    except PermissionError:
        raise UnreadableError(f"{name} may not be read; check its permissions.") from None
    except (OSError, ValueError) as error:
        reason = error.strerror if isinstance(error, OSError) and error.strerror else str(error)
        raise UnreadableError(f"{name} could not be read: {reason}.") from None


def _limited(file: BinaryIO, max_bytes: int, name: str) -> bytes:
    # A pipe does not tell its size, and a file may grow: one byte too many is enough to know.
    data = file.read(max_bytes + 1)
    if len(data) > max_bytes:
        raise _too_large(name, max_bytes)
    return data


def _too_large(name: str, max_bytes: int) -> UnreadableError:
    return UnreadableError(f"{name} is larger than {max_bytes:,} bytes; split it, or raise the limit (max_bytes).")
