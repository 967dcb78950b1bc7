"""Files become documents: encodings, formats, paragraphs, and the bitext tables that hold both versions."""

from pathlib import PurePath

from toolkit.errors import LanguageError, UnreadableError, UsageError
from toolkit.language.identify import identify
from toolkit.model import Document
from toolkit.reading.bitext import Bitext, Row, is_bitext, read_bitext
from toolkit.reading.encoding import Decoded, decode, require_text
from toolkit.reading.html import Html, looks_like_html
from toolkit.reading.interface import Extract, Format
from toolkit.reading.lines import read_lines, split_lines
from toolkit.reading.markdown import Markdown
from toolkit.reading.source import Source, read_raw, source_name
from toolkit.reading.text import PlainText
from toolkit.settings import ReadingSettings

__all__ = [
    "FORMATS",
    "Bitext",
    "Decoded",
    "Extract",
    "Format",
    "Row",
    "Source",
    "decode",
    "from_text",
    "is_bitext",
    "read",
    "read_bitext",
    "read_lines",
    "read_raw",
    "split_lines",
]

FORMATS: tuple[Format, ...] = (PlainText(), Markdown(), Html())
"""The formats of the house; a file's suffix chooses. Entry points of the group ``parallax.formats`` may add others."""


def read(source: Source, settings: ReadingSettings | None = None) -> Document:
    """The document in a file, or on standard input for ``-``.

    The suffix chooses the format; without one that is known, what starts like HTML is read as HTML and all else as
    plain text. Line ends become ``\\n``; nothing else of a plain text is altered.

    Raises `UnreadableError` for a file that is missing, a folder, forbidden, empty, too large, binary, in no
    recognisable encoding, or without text in it; `UsageError` for an unknown encoding in the settings;
    `LanguageError` for text that is neither Chinese nor English.
    """
    decoded = read_raw(source, settings or ReadingSettings())
    name = source_name(source)
    text = _line_feeds(decoded.text)
    return _document(text, _format_of(name, text), name, decoded.encoding, decoded.notes)


def from_text(text: str, name: str = "text") -> Document:
    """The document in a string of plain text; `name` is what messages call it. Raises as `read` does."""
    require_text(text, name)
    return _document(_line_feeds(text.removeprefix("\ufeff")), PlainText(), name, None, ())


def _line_feeds(text: str) -> str:
    return text.replace("\r\n", "\n").replace("\r", "\n")


def _format_of(name: str, text: str) -> Format:
    suffix = PurePath(name).suffix.lower()
    for known in FORMATS:
        if suffix in known.suffixes:
            return known
    return (_foreign_format(suffix) if suffix else None) or (Html() if looks_like_html(text) else PlainText())


def _foreign_format(suffix: str) -> Format | None:
    # Imported here: it costs as much as the rest of this package.

    from importlib.metadata import entry_points

    for entry in entry_points(group="parallax.formats", name=suffix.removeprefix(".")):
        try:
            found: Format = entry.load()()
        except Exception as error:
            raise UsageError(f"The format {entry.value!r} for {suffix} files could not be loaded: {error}.") from error
        return found
    return None


def _document(text: str, format_: Format, name: str, encoding: str | None, notes: tuple[str, ...]) -> Document:
    try:
        extract = format_.extract(text)
    except ValueError as error:
        raise UnreadableError(f"{name} cannot be read as {format_.name}: {error}.") from error
    if not extract.paragraphs:
        raise UnreadableError(f"{name}, read as {format_.name}, holds no text.")
    require_text(extract.text, name)
    identified = identify(extract.text)
    if identified.language is None or identified.script is None:
        raise LanguageError(f"{name} is neither Chinese nor English: {identified.reason}.")
    return Document(
        text=extract.text,
        language=identified.language,
        script=identified.script,
        paragraphs=extract.paragraphs,
        name=name,
        format=format_.name,
        encoding=encoding,
        notes=(*notes, *extract.notes),
    )
