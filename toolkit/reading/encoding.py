"""Bytes become text: a byte order mark, UTF-8, what the file declares, then a guess by plausibility.

Nothing is ever replaced in silence: bytes that cannot be read raise `UnreadableError`, a guess leaves a note.
"""

import codecs
import re
from dataclasses import dataclass

from toolkit.errors import UnreadableError, UsageError
from toolkit.reading.plausibility import LEAST_MEAN, mean_outside_ascii, plausibility

_MARKS = (
    # UTF-32 before UTF-16: the little-endian marks begin alike.
    (codecs.BOM_UTF32_LE, "utf-32-le"),
    (codecs.BOM_UTF32_BE, "utf-32-be"),
    (codecs.BOM_UTF8, "utf-8"),
    (codecs.BOM_UTF16_LE, "utf-16-le"),
    (codecs.BOM_UTF16_BE, "utf-16-be"),
    (b"\x84\x31\x95\x33", "gb18030"),
)
# Files that say gb2312 hold gbk, and files that say big5 hold what Hong Kong or Windows added to it.
_SUPERSETS = {"gb2312": "gb18030", "gbk": "gb18030", "big5": "big5hkscs", "cp950": "big5hkscs"}
# What servers and editors declare without looking; it fits any bytes, so it proves nothing.
_IDLE_DECLARATIONS = frozenset({"iso8859-1", "cp1252", "ascii", "utf-8"})

_SIGNATURES = (
    (b"%PDF-", "a PDF document"),
    (b"PK\x03\x04", "a ZIP archive, as Word (.docx), OpenDocument and EPUB files are"),
    (b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1", "an old Microsoft Office document (.doc, .xls)"),
    (b"{\\rtf", "an RTF document"),
    (b"\x89PNG\r\n", "a PNG picture"),
    (b"\xff\xd8\xff", "a JPEG picture"),
    (b"GIF87a", "a GIF picture"),
    (b"GIF89a", "a GIF picture"),
    (b"\x1f\x8b", "a gzip archive"),
    (b"7z\xbc\xaf\x27\x1c", "a 7-Zip archive"),
    (b"Rar!\x1a\x07", "a RAR archive"),
    (b"\xfd7zXZ", "an xz archive"),
    (b"SQLite format 3\0", "an SQLite database"),
)
_DECLARATION = re.compile(rb"""<(?:meta\b[^>]*?\bcharset|\?xml\b[^>]*?\bencoding)\s*=\s*["']?\s*([\w.:-]+)""", re.I)
_NOT_TEXT = re.compile("[\x00-\x08\x0e-\x1f\x7f\ud800-\udfff]")
_ASCII_BYTES = bytes(range(128))

_MOSTLY_VALID = 0.85
"""Share of the bytes above 127 that stand in valid UTF-8 sequences from which a file is taken for broken UTF-8."""
_FEW = 0.25
"""Largest share of characters outside ASCII in a text that may be Windows-1252; each quotation mark is one."""
_ACCENTED_RUN = re.compile("[À-ÖØ-öø-ÿŒœŠšŽžŸƒ]{3}")


@dataclass(frozen=True, slots=True)
class Decoded:
    """The text of a file without its byte order mark, the codec that read it, and what was guessed on the way."""

    text: str
    encoding: str
    notes: tuple[str, ...] = ()


def decode(data: bytes, encoding: str | None, name: str) -> Decoded:
    """The text in `data`; `encoding` overrides recognition, `name` is what messages call the file.

    Raises `UsageError` for an unknown `encoding`, `UnreadableError` for data that is no text or in no encoding that
    could be recognised.
    """
    codec = _codec(encoding) if encoding is not None else None
    for signature, kind in _SIGNATURES:
        if data.startswith(signature):
            raise UnreadableError(f"{name} is {kind}, not text. Save it as plain text, Markdown or HTML first.")
    decoded = _recognised(data, name) if codec is None else Decoded(_strict(data, codec, name), codec)
    decoded = Decoded(decoded.text.removeprefix("\ufeff"), decoded.encoding, decoded.notes)
    require_text(decoded.text, name)
    return decoded


def require_text(text: str, name: str) -> None:
    """Raises `UnreadableError` where `text` holds a control character or half a surrogate pair."""
    if found := _NOT_TEXT.search(text):
        line = text.count("\n", 0, found.start()) + 1
        raise UnreadableError(
            f"{name} is binary or damaged: line {line} holds the control character U+{ord(found[0]):04X}. "
            "Give a text file, or remove the character."
        )


def _codec(encoding: str) -> str:
    try:
        codec = codecs.lookup(encoding).name
        b" ".decode(codec, "ignore")
    except (LookupError, ValueError):
        raise UsageError(
            f"There is no text encoding named {encoding!r}. Usual ones are utf-8, gb18030, big5hkscs and utf-16."
        ) from None
    return _SUPERSETS.get(codec, codec)


def _strict(data: bytes, codec: str, name: str) -> str:
    try:
        return data.decode(codec)
    except UnicodeDecodeError as error:
        raise UnreadableError(
            f"{name} cannot be read as {codec}: {_where(error)} does not fit. Check the encoding, or save as UTF-8."
        ) from None
    except UnicodeError as error:
        raise UnreadableError(f"{name} cannot be read as {codec}: {error}. Check the encoding.") from None


def _where(error: UnicodeDecodeError) -> str:
    return f"byte 0x{error.object[error.start]:02X} at position {error.start}"


def _recognised(data: bytes, name: str) -> Decoded:
    for mark, codec in _MARKS:
        if data.startswith(mark):
            return Decoded(_strict(data, codec, name), codec)
    if b"\0" in data:
        return _without_mark(data, name)
    try:
        return Decoded(data.decode("utf-8"), "utf-8")
    except UnicodeDecodeError as error:
        misfit = error
    if _is_broken_utf8(data):
        raise UnreadableError(f"{name} is UTF-8 with damaged or cut-off characters: {_where(misfit)} does not fit.")
    return _as_declared(data) or _guessed(data, name, misfit)


def _without_mark(data: bytes, name: str) -> Decoded:
    """UTF-16 that forgot its byte order mark: the only text with NUL bytes in it."""
    readings = _readings(data, ("utf-16-le", "utf-16-be"))
    if readings:
        best = max(readings, key=lambda reading: plausibility(reading.text))
        if plausibility(best.text) > LEAST_MEAN * len(best.text):
            return _as_guess(best)
    raise UnreadableError(f"{name} is binary data (it holds NUL bytes), not text. Save the report as text first.")


def _is_broken_utf8(data: bytes) -> bool:
    high = len(data.translate(None, _ASCII_BYTES))
    valid = len(data.decode("utf-8", "ignore").encode().translate(None, _ASCII_BYTES))
    return valid >= _MOSTLY_VALID * high


def _as_declared(data: bytes) -> Decoded | None:
    declared = _DECLARATION.search(data[:4096])
    if not declared:
        return None
    try:
        codec = _codec(declared[1].decode("ascii", "replace"))
        return None if codec in _IDLE_DECLARATIONS else Decoded(data.decode(codec), codec)
    except (UsageError, UnicodeError):
        return None


def _guessed(data: bytes, name: str, misfit: UnicodeDecodeError) -> Decoded:
    readings = [
        reading
        for reading in _readings(data, ("gb18030", "big5hkscs", "cp1252"))
        if (_is_western(reading.text) if reading.encoding == "cp1252" else _is_chinese(reading.text))
    ]
    if not readings:
        raise UnreadableError(
            f"The encoding of {name} was not recognised: not UTF-8 ({_where(misfit)}), and neither GB18030 nor Big5 "
            "makes Chinese of it. Name the encoding, or save the file as UTF-8."
        )
    return _as_guess(max(readings, key=lambda reading: plausibility(reading.text)))


def _readings(data: bytes, encodings: tuple[str, ...]) -> list[Decoded]:
    readings = []
    for encoding in encodings:
        try:
            readings.append(Decoded(data.decode(encoding), encoding))
        except UnicodeDecodeError:
            continue
    return readings


def _as_guess(reading: Decoded) -> Decoded:
    note = f"The encoding was guessed to be {reading.encoding}; if characters look wrong, name the right one."
    return Decoded(reading.text, reading.encoding, (note,))


def _is_chinese(text: str) -> bool:
    return mean_outside_ascii(text) >= LEAST_MEAN


def _is_western(text: str) -> bool:
    """Whether a text read as Windows-1252 may be English: a few quotation marks, dashes and single accented letters."""
    return sum(not letter.isascii() for letter in text) <= _FEW * len(text) and not _ACCENTED_RUN.search(text)
