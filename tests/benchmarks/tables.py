"""Tables that are printed a row at a time, as their figures come in."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from unicodedata import east_asian_width

STYLES = ("text", "markdown")

FIRST = 58
"""Characters of the first column; the others are as wide as their heads."""


@dataclass(frozen=True, slots=True)
class Table:
    """A title, the names of the columns, and one of `STYLES`."""

    title: str
    columns: Sequence[str]
    style: str = "text"

    def show(self, rows: Iterable[Sequence[str]]) -> None:
        """Print the table. A row that is too short gives a reason in its last cell."""
        print(f"\n{self.title}\n" if self.style == "markdown" else f"\n{self.title}")
        print(self._line(self.columns))
        if self.style == "markdown":
            print("|---" + "|--:" * (len(self.columns) - 1) + "|")
        for row in rows:
            print(self._line(row), flush=True)

    def _line(self, row: Sequence[str]) -> str:
        if self.style == "markdown":
            cells = [*row, *[""] * (len(self.columns) - len(row))]
            return "| " + " | ".join(cell.replace("|", "\\|") for cell in cells) + " |"
        first, *others = row
        padded = first + " " * (FIRST - sum(2 if east_asian_width(letter) in "FW" else 1 for letter in first))
        if len(row) < len(self.columns):
            return f"{padded}  {'  '.join(others)}"
        widths = (max(len(name), 6) for name in self.columns[1:])
        return padded + "".join(f"  {cell:>{width}}" for cell, width in zip(others, widths, strict=True))
