"""Where results go: standard output, or files that appear whole or not at all."""

import contextlib
import os
import sys
import tempfile
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

from click.exceptions import Exit

from toolkit.errors import OutputError, UsageError


@dataclass(frozen=True, slots=True)
class Destination:
    """A format and the file it goes to; None and ``-`` are standard output."""

    format: str
    path: Path | None


def destinations(output: Path | None, formats: tuple[str, ...], suffixes: dict[str, str]) -> tuple[Destination, ...]:
    """What ``-o PATH`` and ``--format FORMAT[:PATH]`` ask for; text on standard output when nothing is asked for.

    A format without a path goes to `output` if that is given, else to standard output; an `output` without a format
    tells it by its suffix (`suffixes`: suffix -> format). Raises `UsageError` where the two do not fit together.
    """
    asked = [_parsed(given) for given in formats]
    homeless = [destination for destination in asked if destination.path is None]
    if len(homeless) > 1:
        names = " and ".join(destination.format for destination in homeless)
        raise UsageError(f"Only one format can go to one place; {names} have no path. Write --format FORMAT:PATH.")
    if output is not None:
        if homeless:
            asked[asked.index(homeless[0])] = Destination(homeless[0].format, output)
        else:
            asked.insert(0, Destination(by_suffix(output, suffixes), output))
    places = {(destination.path or Path("-")).resolve() for destination in asked}
    if len(places) < len(asked):
        raise UsageError("Two formats were asked for in the same place; give each its own path.")
    return tuple(asked) or (Destination("text", None),)


def by_suffix(path: Path, suffixes: dict[str, str]) -> str:
    """The format that the suffix of `path` tells. Raises `UsageError` for one that is not in `suffixes`."""
    try:
        return suffixes[path.suffix.lower()]
    except KeyError:
        known = ", ".join(sorted(suffixes))
        raise UsageError(f"{path}: no format goes by that suffix (known: {known}). Name it with --format.") from None


def write(text: str, path: Path | None) -> None:
    """`text` to a file, whole or not at all, or to standard output. Missing folders are made.

    Raises `OutputError` where it can't be written.
    """
    if path is None or path == Path("-"):
        _print(text)
        return
    try:
        _store(text.encode("utf-8", "backslashreplace"), path)
    except OSError as error:
        in_the_way = isinstance(error, FileExistsError | NotADirectoryError)
        reason = "part of its path is a file, not a folder" if in_the_way else error.strerror
        raise OutputError(f"{path} could not be written: {reason}. Choose another place.") from error


def _print(text: str) -> None:
    if sys.stdout is None:
        raise OutputError("Standard output is closed; name a file with -o.")
    try:
        sys.stdout.write(text)
        sys.stdout.flush()
    except OSError as error:
        # What is left in the buffer must not fail a second time when the interpreter ends.
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
        if isinstance(error, BrokenPipeError):
            raise Exit(0) from None  # whoever read it has seen enough
        raise OutputError(f"Standard output could not be written: {error.strerror}.") from error


def _store(data: bytes, path: Path) -> None:
    if path.is_dir():
        raise IsADirectoryError(0, "it is a folder")
    if path.exists() and not path.is_file():  # a pipe or a device stays what it is
        path.write_bytes(data)
        return
    path.parent.mkdir(parents=True, exist_ok=True)
    with _replacing(path.resolve()) as temporary:
        temporary.write_bytes(data)


@contextlib.contextmanager
def _replacing(path: Path) -> Iterator[Path]:
    """A file beside `path` that takes its place, with its permissions, when all went well."""
    mode = path.stat().st_mode & 0o777 if path.exists() else 0o666 & ~_umask()
    handle, name = tempfile.mkstemp(dir=path.parent, prefix=".parallax-", suffix=".tmp")
    os.close(handle)
    temporary = Path(name)
    try:
        yield temporary
        temporary.chmod(mode)
        temporary.replace(path)
    except BaseException:
        temporary.unlink(missing_ok=True)
        raise


def _umask() -> int:
    mask = os.umask(0)
    os.umask(mask)
    return mask


def _parsed(given: str) -> Destination:
    name, colon, path = given.partition(":")
    if colon and not path:
        raise UsageError(f"--format {given}: no path after the colon.")
    return Destination(name, Path(path) if path else None)
