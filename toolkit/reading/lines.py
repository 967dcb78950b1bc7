"""Text that is read line by line: only a line feed ends a line, whatever other separators it holds."""

from toolkit.reading.source import Source, read_raw
from toolkit.settings import ReadingSettings


def split_lines(text: str) -> list[str]:
    """The lines of `text` without their ends (``\\n`` or ``\\r\\n``; ``\\r`` where there is no other).

    A line end at the very end opens no further line. Blank lines stay, as empty strings.
    """
    if "\n" not in text:
        text = text.replace("\r", "\n")
    return [line.removesuffix("\r") for line in text.removesuffix("\n").split("\n")]


def read_lines(source: Source, settings: ReadingSettings | None = None) -> tuple[str, ...]:
    """The lines of a file that holds one sentence or one document a line. Raises as `read_raw` does."""
    return tuple(split_lines(read_raw(source, settings or ReadingSettings()).text))
